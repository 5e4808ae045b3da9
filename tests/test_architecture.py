"""The house's rules, read from the code: who may import what, and how large things may grow."""

import ast
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.each import each

ROOT = Path(__file__).resolve().parents[1]
STDLIB = set(sys.stdlib_module_names)
UI = {"numpy", "plotly", "pooling", "ui"}
CONCEPTS = {"colours", "errors", "indices", "number_text", "reference", "spec", "step", "stepping"}
MORE = {
    "ui/app/widgets/warm.py": {"PIL", "pandas", "pyarrow"},
    "ui/app/widgets/server.py": {"starlette"},
    "ui/export/notebook_file.py": {"nbformat"},
    "ui/app/widgets/finite.py": {"google"},  # Streamlit's messages are protobuf
}
MAY_IMPORT = {"ui": UI, "ui widgets": UI | {"streamlit"}, "pages": {"streamlit", "pooling", "ui"}}


@cache
def nodes(source: str) -> list[ast.AST]:
    """Every import and function, in the order of `ast.walk`."""
    kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef)
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]


def imports(source: str) -> set[str]:
    """Top-level packages that a module imports, also within functions."""
    names = set()
    for node in nodes(source):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or ".").split(".")[0])
    return names


def allowed(path: Path) -> set[str]:
    """Packages that the file may import, beside the standard library."""
    parts = path.relative_to(ROOT).parts
    if parts[:2] == ("pooling", "frameworks"):
        return {"pooling", "numpy", "tensorflow"}
    if parts[0] == "pooling":
        return {"pooling", "numpy"} | ({"PIL", "pi_heif"} if parts[1] == "images" else set())
    if parts[0] in ("app.py", "pages"):
        return MAY_IMPORT["pages"]
    if parts[:3] == (
        "ui",
        "export",
        "gif",
    ):  # draws pictures for people, letters included; the core draws none
        return MAY_IMPORT["ui"] | {"PIL"}
    if parts[:2] == ("ui", "lessons") and parts[2] in ("markdown.py", "chapter.py"):  # Markdown's own tokens
        return MAY_IMPORT["ui"] | {"markdown_it"}
    return MAY_IMPORT["ui widgets" if "widgets" in parts else "ui"] | MORE.get("/".join(parts), set())


def forbidden(path: Path, source: str) -> set[str]:
    return imports(source) - STDLIB - allowed(path)


CODE = [
    ROOT / "app.py",
    *(path for part in ("pooling", "ui", "pages") for path in sorted((ROOT / part).rglob("*.py"))),
]


def test_modules_import_only_what_their_place_allows():
    found = {str(path.relative_to(ROOT)): forbidden(path, path.read_text("utf-8")) for path in CODE}
    assert not {path: names for path, names in found.items() if names}


@each(
    ("file", "source", "found"),
    [
        ("pooling/fast.py", "import streamlit", {"streamlit"}),
        ("pooling/fast.py", "from PIL import Image", {"PIL"}),
        ("pooling/images/reading.py", "from PIL import Image\nimport tensorflow", {"tensorflow"}),
        ("pooling/fast.py", "def f():\n    import tensorflow", {"tensorflow"}),
        ("ui/stepper/words.py", "import streamlit as st", {"streamlit"}),
        ("ui/app/widgets/frame.py", "import tensorflow", {"tensorflow"}),
        ("ui/photos/widgets/photos.py", "from PIL import Image", {"PIL"}),
        ("ui/export/gif/look.py", "import streamlit", {"streamlit"}),
        ("pages/compare.py", "import numpy as np", {"numpy"}),
        ("pages/compare.py", "from pages import step_through", {"pages"}),
    ],
)
def test_the_import_rule_can_fail(file, source, found):
    assert forbidden(ROOT / file, source) == found


@cache
def imports_within(folder: str) -> dict[str, set[str]]:
    """Which modules of a folder each of them imports."""
    files = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in (ROOT / folder).rglob("*.py")
    }
    modules = {name.removesuffix(".__init__"): path for name, path in files.items()}
    return {
        name: modules_imported(path.read_text("utf-8")) & set(modules) - {name}
        for name, path in modules.items()
    }


def modules_imported(source: str) -> set[str]:
    """Full names of the modules that a module imports, and of what it takes from packages."""
    names = set()
    for node in nodes(source):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def longest_chains(imports: dict[str, set[str]]) -> dict[str, list[str]]:
    """Of each module the longest way along its imports, itself included; packages are no step."""
    packages = {name.rpartition(".")[0] for name in imports}
    found: dict[str, list[str]] = {}
    for name in TopologicalSorter({name: imports[name] - packages for name in imports}).static_order():
        chains = [found[other] for other in sorted(imports[name] - packages)]
        found[name] = [name, *max(chains, key=len, default=[])]
    return found


def test_imports_within_ui_are_at_most_six_deep():
    """Six imports, so seven modules, from the first to the last: a chapter's figure holds a whole stepper."""
    deepest = max(longest_chains(imports_within("ui")).values(), key=len)
    assert len(deepest) - 1 <= 6, " > ".join(deepest)


def test_chains_of_imports_are_counted():
    imports = {"ui": set(), "ui.a": {"ui", "ui.b"}, "ui.b": {"ui.c"}, "ui.c": set()}
    assert longest_chains(imports)["ui.a"] == ["ui.a", "ui.b", "ui.c"]
    assert any("ui.stepper.data" in names for names in imports_within("ui").values())


def test_pure_files_of_ui_never_import_widgets():
    for name, imported in imports_within("ui").items():
        if ".widgets" not in name:
            assert not [other for other in imported if ".widgets" in other], name


def rooms_imported(imports: dict[str, set[str]]) -> dict[str, set[str]]:
    """Which rooms each room imports; a module beside the rooms counts as one."""
    found: dict[str, set[str]] = {}
    for name, imported in imports.items():
        found.setdefault(room_of(name), set()).update(map(room_of, imported))
    return {room: others - {room} for room, others in found.items()}


def room_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


def test_rooms_of_the_core_import_one_way():
    order = list(TopologicalSorter(rooms_imported(imports_within("pooling"))).static_order())
    assert order.index("pooling.validation") < order.index("pooling.windows") < order.index("pooling.fast")


def test_a_circle_of_rooms_is_found():
    imports = {
        "core.a.one": {"core.b.one"},
        "core.b.one": set(),
        "core.b.two": {"core.a.two"},
        "core.a.two": set(),
    }
    with pytest.raises(CycleError):
        list(TopologicalSorter(rooms_imported(imports)).static_order())


def test_top_level_of_the_core_keeps_what_everyone_must_know():
    beside = {path.stem for path in (ROOT / "pooling").glob("*.py")} - {"__init__"}
    assert beside == CONCEPTS


@pytest.mark.parametrize(("package", "tests"), [("pooling", "core"), ("ui", "ui")])
def test_tests_lie_in_the_rooms_of_what_they_test(package, tests):
    rooms = {path.name for path in (ROOT / package).iterdir() if (path / "__init__.py").exists()}
    found = (
        path.relative_to(ROOT / "tests" / tests).parts
        for path in (ROOT / "tests" / tests).rglob("*/test_*.py")
    )
    assert {parts[0] for parts in found if len(parts) > 1} <= rooms


def loaded_after(statement: str) -> set[str]:
    """Modules loaded in a fresh interpreter after `statement`."""
    code = f"{statement}\nimport sys; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_pooling_alone_loads_numpy_and_nothing_heavier():
    heavy = {"streamlit", "PIL", "pandas", "plotly", "tensorflow", "skimage", "scipy"}
    assert loaded_after("import pooling, pooling.reference") & heavy == set()
    assert loaded_after("import pooling.images") & heavy == {"PIL"}  # so that the line above can fail


def test_pages_stay_thin_and_files_stay_readable():
    for path in CODE:
        lines = path.read_text("utf-8").count("\n")
        assert lines <= (80 if path.parent.name == "pages" or path.name == "app.py" else 200), path


def test_the_quick_path_is_read_in_one_sitting():
    files = (ROOT / "pooling" / "fast").glob("*.py")
    assert sum(path.read_text("utf-8").count("\n") for path in files) <= 800


def test_scripts_and_styles_stay_readable():
    for path in (ROOT / "assets").rglob("*"):
        if path.suffix in (".js", ".ts", ".css"):
            lines = path.read_text("utf-8").splitlines()
            assert len(lines) <= (300 if path.suffix == ".ts" else 240), path  # types alone may be longer
            assert path.suffix == ".css" or max(map(len, lines)) <= 120, path


def test_functions_fit_in_the_eye():
    for path in CODE:
        most = 40 if path.relative_to(ROOT).parts[0] == "ui" else 30
        for node in nodes(path.read_text("utf-8")):
            if isinstance(node, ast.FunctionDef):
                doc = ast.get_docstring(node, clean=False) or ""
                size = (node.end_lineno or 0) - node.lineno + 1 - (doc.count("\n") + 1 if doc else 0)
                assert size <= most, f"{path.name}: {node.name} has {size} lines"


def test_no_page_uses_what_breaks_deep_links():
    """`st.navigation` beside a folder named pages/ breaks links on a fresh server (facts: Streamlit 1.67)."""
    for path in CODE:
        assert "st.navigation(" not in path.read_text("utf-8")
