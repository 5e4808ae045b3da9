"""What the README and the other texts promise is so."""

import re
from pathlib import Path

import dev
from ui.app.pages import PAGES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_readme_opens_with_a_screenshot_and_the_two_commands():
    head = README[: README.index("## ")]
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", head)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)
    assert "python dev.py\n" in head
    assert "python dev.py test\n" in head


def test_readme_names_every_page_and_every_command():
    for page in PAGES:
        assert f"**{page.title}**" in README
    for command in ("test", "check", "fix", "lock", "bench"):
        assert f"python dev.py {command}" in README


def test_links_in_the_texts_lead_to_files():
    for text in [*ROOT.glob("*.md"), *(ROOT / "benchmarks").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text.read_text("utf-8")):
            assert (text.parent / target).exists(), f"{text.name}: {target}"


NAMED = re.compile(
    r"(?<![\w/.])(?:pages|ui|pooling|assets|tests|tools|training)/[\w/]+\.(?:py|js|css|toml|d\.ts)\b"
)


def test_files_that_texts_and_comments_name_exist():
    """A file that moves gets its new name there, too; `name` and `x` stand for any."""
    rooms = [ROOT / room for room in ("pooling", "ui", "pages", "assets", ".streamlit")]
    texts = [*ROOT.glob("*.*"), *(path for room in rooms for path in room.rglob("*.*"))]
    gone = {
        f"{path.relative_to(ROOT)}: {named}"
        for path in texts
        if path.suffix in (".py", ".js", ".ts", ".css", ".md", ".toml")
        for named in NAMED.findall(path.read_text("utf-8"))
        if not (ROOT / named).exists() and Path(named).stem not in ("name", "test_name", "test_x")
    }
    assert gone == set()


def test_files_that_architecture_names_exist():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`((?:app|pages|ui|pooling|assets|tests)/[\w/.]+)`", text)) - {"pages/name.py"}
    assert len(named) > 15
    assert [path for path in named if "name" not in path and not (ROOT / path).exists()] == []


def test_requirements_give_a_reason_for_each_package():
    for file in ROOT.glob("requirements*.txt"):
        lines = file.read_text("utf-8").splitlines()
        for i, line in enumerate(lines):
            if line and not line.startswith(("#", "-r")):
                above = lines[i - 1]
                same_package = above.split(" ")[0].startswith(line.split("-")[0].split(" ")[0])
                assert above.startswith("#") or same_package, f"{file.name}: {line}"


def test_dev_is_importable_without_any_package():
    source = Path(dev.__file__).read_text("utf-8")
    assert not re.search(r"^(?:import|from) (?:numpy|streamlit|PIL|playwright)", source, re.MULTILINE)
