"""Joins the ES modules of a folder into one script and its style sheets into one: Streamlit takes one each.

The files stay real modules, so that editors, linters and type checkers follow their imports. The script
starts at main.js and the sheet at main.css; what a file imports comes before it, from the folders beside it
too: "../stepper/dom.js". Comments on lines of their own are left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]+)\} from "([^"]+)";?\n', re.MULTILINE)
NAME = re.compile(
    r"^(?P<export>export )?(?P<default>default )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE
)
UNREADABLE = re.compile(
    r"^(?:import\b|export (?!default |(?:async )?(?:function|const|let|class) )|(?:const|let) \W|var ).*",
    re.MULTILINE,
)
COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)[ \t]*\n", re.MULTILINE | re.DOTALL)
SHEET_IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)
FORMS = 'import { name } from "./file.js", and export before a function, const, let or class'


class BundleError(ValueError):
    """A sentence about what is wrong with the files of a folder."""


@dataclass(frozen=True)
class Module:
    """A module: its bare code, and the names that it imports, exports and declares."""

    code: str
    imports: Mapping[str, frozenset[str]]
    exports: frozenset[str]
    names: tuple[str, ...]


def script(folder: Path) -> str:
    """Join main.js and all that it imports, each file after the ones that it needs.

    Raises
    ------
    BundleError
        A circle of imports, a missing file or name, or a top-level name that two files declare.
    """
    modules = read_modules(folder)
    _check_names(modules)
    return "\n".join(modules[name].code for name in _in_order(modules))


def read_modules(folder: Path) -> dict[str, Module]:
    """Read main.js and all that it imports, by their places seen from the folder."""
    modules: dict[str, Module] = {}
    wanted = [("main.js", "main.js")]
    while wanted:
        name, importer = wanted.pop()
        if name not in modules:
            modules[name] = _parse(name, _read(folder, name, importer), folder.name)
            wanted += [(each, name) for each in modules[name].imports]
    return modules


def sheet(folder: Path) -> str:
    """Join main.css and the sheets that it imports, in its order.

    Raises
    ------
    BundleError
        A missing file.
    """
    text = _read(folder, "main.css", "main.css")
    return SHEET_IMPORT.sub(lambda found: _read(folder, _resolved("main.css", found[1]), "main.css"), text)


def _parse(name: str, text: str, home: str) -> Module:
    code = COMMENT.sub("", text + "\n")
    imports = {_resolved(name, path, home): _names_in(names) for names, path in IMPORT.findall(code)}
    code = IMPORT.sub("", code)
    if strange := UNREADABLE.search(code):
        raise BundleError(f"{name} has {strange[0]!r}, which the bundler cannot read. It reads {FORMS}.")
    declared = list(NAME.finditer(code))
    exports = frozenset(each[3] for each in declared if each["export"] and not each["default"])
    code = re.sub(r"^export (?!default )", "", code, flags=re.MULTILINE).strip()
    return Module(code, imports, exports, tuple(each[3] for each in declared))


def _names_in(names: str) -> frozenset[str]:
    return frozenset(filter(None, (name.strip() for name in names.split(","))))


def _resolved(importer: str, path: str, home: str = "") -> str:
    """Give a file's place seen from the folder `home`, one for each file.

    "../grid/svg.js" in "edit/paint.js" is "grid/svg.js"; "../dom.js" in "main.js" lies outside, and
    "../home/a.js" in a file there leads back to "a.js".
    """
    parts = list(Path(importer).parent.parts)
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts).removeprefix(f"../{home}/")


def _read(folder: Path, name: str, importer: str) -> str:
    try:
        return (folder / name).read_text("utf-8")
    except FileNotFoundError:
        raise BundleError(
            f"{importer} needs {name}, and {folder.name}/ has no such file. Write it, or correct the import."
        ) from None


def _check_names(modules: Mapping[str, Module]) -> None:
    for name, module in modules.items():
        for source, wanted in module.imports.items():
            for missing in sorted(wanted - modules[source].exports):
                raise BundleError(f"{name} imports {missing} from {source}, which does not export it.")
    owners: dict[str, str] = {}
    for name, module in modules.items():
        for declared in module.names:
            if declared in owners:
                raise BundleError(
                    f"{owners[declared]} and {name} both declare {declared}. All files become one: rename it."
                )
            owners[declared] = name


def _in_order(modules: Mapping[str, Module]) -> list[str]:
    try:
        return list(TopologicalSorter({name: each.imports for name, each in modules.items()}).static_order())
    except CycleError as error:
        circle = " -> ".join(reversed(error.args[1]))
        raise BundleError(
            f"These modules import each other in a circle: {circle}. Move what they share to one of its own."
        ) from None
