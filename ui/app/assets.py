"""The files of `assets/`, read once; components are declared from them."""

from functools import cache
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@cache
def read(name: str) -> str:
    """Return the text of `assets/<name>`."""
    return (ASSETS / name).read_text("utf-8")


def bundle(folder: str) -> str:
    """Join the ES modules of `assets/<folder>` into one, in the order that its modules.txt names.

    Streamlit takes a component's script as one inline module. The files stay real modules, so that an editor
    follows their imports; those lines, and `export` before all but the default, are dropped here.
    """
    names = read(f"{folder}/modules.txt").split()
    return "\n".join(_as_part(read(f"{folder}/{name}")) for name in names)


def styles(folder: str) -> str:
    """Join the style sheets of `assets/<folder>`, in the order that its styles.txt names."""
    return "\n".join(read(f"{folder}/{name}") for name in read(f"{folder}/styles.txt").split())


def _as_part(module: str) -> str:
    lines = (line for line in module.splitlines() if not line.startswith("import "))
    return "\n".join(
        line.removeprefix("export ") if not line.startswith("export default") else line for line in lines
    )
