"""Assets: the stepper's modules become one script with nothing lost."""

import re

from ui.app import assets

FOLDER = assets.ASSETS / "stepper"


def test_bundle_holds_every_module_once():
    listed = (FOLDER / "modules.txt").read_text("utf-8").split()
    assert sorted(listed) == sorted(path.name for path in FOLDER.glob("*.js"))
    assert listed[-1] == "main.js"


def test_bundle_has_one_export_and_no_import():
    script = assets.bundle("stepper")
    assert re.findall(r"^export .*", script, re.MULTILINE) == re.findall(
        r"^export default .*", script, re.MULTILINE
    )
    assert script.count("export default ") == 1
    assert not re.search(r"^import ", script, re.MULTILINE)


def test_bundle_gives_no_top_level_name_twice():
    names = re.findall(
        r"^(?:async )?(?:function|const|let|class) (\w+)", assets.bundle("stepper"), re.MULTILINE
    )
    assert len(names) > 40
    assert sorted(names) == sorted(set(names))


def test_imports_name_what_the_modules_export():
    for path in FOLDER.glob("*.js"):
        for wanted, module in re.findall(
            r'^import \{ (.*?) \} from "\./(.*?)";?$', path.read_text("utf-8"), re.MULTILINE
        ):
            text = (FOLDER / module).read_text("utf-8")
            for name in wanted.split(", "):
                assert re.search(
                    rf"^export (?:async )?(?:function|const|class) {name}\b", text, re.MULTILINE
                ), (
                    path.name,
                    name,
                )
