"""The bundler: it orders modules by their imports, and says what is wrong in a sentence."""

import re
from graphlib import CycleError, TopologicalSorter

import pytest

from ui.app import bundle
from ui.app.assets import ASSETS

MAIN = 'import { twice } from "./maths/twice.js";\n\nexport default function start() { return twice(1); }\n'
TWICE = 'import {\n  TWO,\n} from "./two.js";\n\nexport function twice(x) { return TWO * x; }\n'
TWO = "// Two.\n\n/** It is\n * used twice. */\nexport const TWO = 2; // not three\n"
IMPORT_SAME = 'import { same } from "../../stepper/panel/same.js";\n'
GOOD = {"main.js": MAIN, "maths/twice.js": TWICE, "maths/two.js": TWO}


@pytest.fixture
def folder(tmp_path):
    """Write files into a folder of its own: `folder({name: text})`, beside the good ones."""

    def write(files):
        for name, text in (GOOD | files).items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        return tmp_path

    return write


def test_script_has_what_is_needed_first_and_no_import(folder):
    assert bundle.script(folder({})).splitlines() == [
        "const TWO = 2; // not three",
        "function twice(x) { return TWO * x; }",
        "export default function start() { return twice(1); }",
    ]


def test_script_keeps_code_behind_a_comment(folder):
    cast = "export const TWO =\n  /** @type {number} */ (2);\n\n/** Three. */\nconst three = 3;\n"
    assert "(2);\n\nconst three" in bundle.script(folder({"maths/two.js": cast}))


def test_script_leaves_out_what_nothing_imports(folder):
    assert "seven" not in bundle.script(folder({"maths/seven.js": "export const seven = 7;"}))


def test_script_takes_modules_of_the_folders_beside_it_once_each(tmp_path):
    files = {
        "lesson/main.js": 'import { judge } from "./ask/judge.js";\n'
        'import { same } from "../stepper/panel/same.js";\n'
        "export default function start() { return judge(same); }\n",
        "lesson/ask/judge.js": IMPORT_SAME + "export const judge = same;\n",
        "lesson/own.js": "export const own = 1;\n",
        "stepper/panel/same.js": 'import { least } from "../least.js";\n'
        'import { own } from "../../lesson/own.js";\nexport const same = least + own;\n',
        "stepper/least.js": "export const least = 0;\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    lesson = tmp_path / "lesson"
    assert set(bundle.read_modules(lesson)) == {
        "main.js", "ask/judge.js", "own.js", "../stepper/panel/same.js", "../stepper/least.js",
    }  # fmt: skip
    lines = bundle.script(lesson).splitlines()
    assert [line.split()[1] for line in lines[:4]].index("same") == 2
    assert lines[3:] == ["const judge = same;", "export default function start() { return judge(same); }"]
    (tmp_path / "stepper/least.js").write_text("export const judge = 0;\nexport const least = 0;\n", "utf-8")
    with pytest.raises(bundle.BundleError, match=r"both declare judge"):
        bundle.script(lesson)
    (tmp_path / "stepper/least.js").write_text('import { judge } from "../lesson/ask/judge.js";\n', "utf-8")
    with pytest.raises(bundle.BundleError, match=r"does not export|in a circle"):
        bundle.script(lesson)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (
            {
                "maths/two.js": 'import { one } from "./one.js";\nexport const TWO = one + one;',
                "maths/one.js": 'import { twice } from "./twice.js";\nexport const one = twice(0.5);',
            },
            "in a circle: .*maths/two.js -> maths/one.js",
        ),
        ({"main.js": 'import { a } from "../a.js";'}, "main.js needs ../a.js, and .* has no such file"),
        ({"maths/twice.js": 'import { b } from "./b.js";'}, "maths/twice.js needs maths/b.js"),
        (
            {"maths/two.js": "const TWO = 2;"},
            "maths/twice.js imports TWO from maths/two.js, which does not export it",
        ),
        ({"main.js": MAIN + "const TWO = 3;"}, r"main.js and maths/two.js both declare TWO"),
        ({"main.js": MAIN + "async function twice() {}"}, r"main.js and maths/twice.js both declare twice"),
        ({"main.js": 'import * as maths from "./maths/two.js";'}, "main.js has 'import .*cannot read"),
        ({"main.js": 'import { TWO as two } from "./maths/two.js";'}, "imports TWO as two"),
        ({"maths/two.js": "const TWO = 2;\nexport { TWO };"}, "maths/two.js has 'export .*cannot read"),
        ({"main.js": "const { a, b } = {};"}, "main.js has 'const .*cannot read"),
    ],
)
def test_script_says_what_is_wrong(folder, files, sentence):
    with pytest.raises(bundle.BundleError, match=sentence):
        bundle.script(folder(files))


def test_sheet_follows_the_order_of_its_imports(folder):
    main = '/* Order counts. */\n@import "./b.css";\n@import "./c/a.css";\n'
    written = folder({"main.css": main, "b.css": "b {}\n", "c/a.css": "a {}\n"})
    assert bundle.sheet(written) == "/* Order counts. */\nb {}\na {}\n"


def test_sheet_says_which_file_is_missing(folder):
    with pytest.raises(bundle.BundleError, match=r"main.css needs b.css"):
        bundle.sheet(folder({"main.css": '@import "./b.css";\n'}))


@pytest.mark.parametrize("name", ["stepper", "copy", "stepper_frame", "history"])
def test_components_are_bundled_whole(name):
    files = {path.relative_to(ASSETS / name).as_posix() for path in (ASSETS / name).rglob("*.js")}
    read = set(bundle.read_modules(ASSETS / name))
    assert {module for module in read if not module.startswith("../")} == files
    assert all((ASSETS / name / module).is_file() for module in read)  # what several components share, too
    script = bundle.script(ASSETS / name)
    assert len(re.findall(r"^export default ", script, re.MULTILINE)) == 1
    assert not re.search(r"^(import|export (?!default))", script, re.MULTILINE)


def imports_between_folders(modules):
    """For every folder the folders that its files import from; a file outside all folders is its own."""
    folders = {name: name.split("/")[0] for name in modules}
    between = {folder: set() for folder in folders.values()}
    for name, module in modules.items():
        between[folders[name]] |= {folders[each] for each in module.imports} - {folders[name]}
    return between


def test_folders_of_the_stepper_import_one_way(folder):
    assert list(
        TopologicalSorter(imports_between_folders(bundle.read_modules(ASSETS / "stepper"))).static_order()
    )
    both_ways = {
        "main.js": 'import { a } from "./x/a.js";',
        "x/a.js": 'import { b } from "../y/b.js";\nexport const a = b;',
        "y/b.js": 'import { c } from "../x/c.js";\nexport const b = c;',
        "x/c.js": "export const c = 1;",
    }
    with pytest.raises(CycleError):
        TopologicalSorter(imports_between_folders(bundle.read_modules(folder(both_ways)))).prepare()


@pytest.mark.parametrize("name", ["stepper", "copy"])
def test_sheets_are_all_imported(name):
    sheet = bundle.sheet(ASSETS / name)
    for path in (ASSETS / name).rglob("*.css"):
        assert path.name == "main.css" or path.read_text("utf-8").strip() in sheet, path
    assert "@import" not in sheet
