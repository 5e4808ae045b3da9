"""Every public name has NumPy-style sections, and they are about the arguments it really has."""

import importlib
import inspect
import pkgutil
import re

import pooling
from pooling import PoolSpec, reference
from pooling.reductions import REDUCTIONS
from tests.each import each

FUNCTIONS = {name: getattr(pooling, name) for name in pooling.__all__ if not name[0].isupper()}
FUNCTIONS |= {"PoolSpec.of": PoolSpec.of, "reference.pool": reference.pool}
CLASSES = {name: getattr(pooling, name) for name in pooling.__all__ if name[0].isupper()}
LAYERS = [FUNCTIONS[f"{name}_pool"] for name in REDUCTIONS]
ORDER = ["Parameters", "Attributes", "Returns", "Raises", "See Also", "Notes", "Examples"]


def sections(text):
    """Split a NumPy-style docstring into {title: text}; what stands before the first title is the summary."""
    parts = re.split(r"^(\w[\w ]*)\n-{3,}\n", f"{inspect.cleandoc(text)}\n", flags=re.MULTILINE)
    return {"Summary": parts[0]} | dict(zip(parts[1::2], parts[2::2], strict=True))


def parameters(text):
    """Split a section into {name: description}; several names may share a line."""
    entries = re.split(r"^(?=\S)", sections(text)["Parameters"], flags=re.MULTILINE)[1:]
    return {
        name.strip(): entry.split("\n", 1)[1]
        for entry in entries
        for name in entry.split("\n", 1)[0].split(" : ")[0].split(",")
    }


def missing(function):
    """What the docstring of a public function lacks."""
    found = sections(inspect.getdoc(function))
    lacks = [title for title in ("Parameters", "Returns", "Raises", "Examples") if not found.get(title)]
    names = [name for name in inspect.signature(function).parameters if name != "cls"]
    if "Parameters" in found and list(parameters(function.__doc__)) != names:
        lacks.append("its parameters")
    if ">>> " not in found.get("Examples", ""):
        lacks.append("an example")
    return lacks


@each("name", FUNCTIONS)
def test_function_has_its_sections_and_explains_its_own_parameters(name):
    assert missing(FUNCTIONS[name]) == []


@each("name", sorted(CLASSES))
def test_class_has_its_sections_and_an_example(name):
    found = sections(inspect.getdoc(CLASSES[name]))
    assert ">>> " in found["Examples"]
    if name != "PoolingError":
        names = re.findall(r"^(\w[\w, ]*) : ", found["Attributes"], flags=re.MULTILINE)
        assert [one for each in names for one in each.split(", ")] == list(CLASSES[name].__annotations__)


def test_docstring_that_lacks_something_is_found_out():
    def half(x, y):
        """Do half of it.

        Parameters
        ----------
        x : int
            A number.

        Returns
        -------
        int
            Half.
        """

    assert missing(half) == ["Raises", "Examples", "its parameters", "an example"]
    assert missing(pooling.max_pool) == []


@each("layer", LAYERS)
def test_layers_explain_a_shared_parameter_in_the_same_words(layer):
    shared, own = parameters(pooling.max_pool.__doc__), parameters(layer.__doc__)
    assert {name: own[name] for name in shared} == shared


def module_docstrings():
    """Every docstring of a module, a class or a function under pooling, private ones included."""
    for found in pkgutil.walk_packages(pooling.__path__, "pooling."):
        module = importlib.import_module(found.name)
        yield found.name, module.__doc__ or ""
        for name, member in vars(module).items():
            if getattr(member, "__module__", None) == module.__name__:
                yield f"{found.name}.{name}", inspect.getdoc(member) or ""
                for part, value in vars(member).items() if inspect.isclass(member) else ():
                    yield f"{found.name}.{name}.{part}", inspect.getdoc(value) or ""


def wrong_sections(text):
    """Google-style headings, and NumPy-style ones that are unknown, badly underlined or out of order."""
    google = re.findall(r"^\s*(Raises|Args|Returns|Attributes|Yields|Examples?|Notes?):$", text, re.MULTILINE)
    titled = re.findall(r"^([A-Z][\w ]*)\n(-{3,})$", inspect.cleandoc(text), re.MULTILINE)
    titles = [title for title, _ in titled]
    unknown = [title for title in titles if title not in ORDER]
    ragged = [title for title, line in titled if len(title) != len(line)]
    known = [title for title in titles if title in ORDER]
    return google + unknown + ragged + ([] if known == sorted(known, key=ORDER.index) else ["order"])


def test_sections_are_numpys_and_in_its_order_everywhere_in_the_core():
    found = dict(module_docstrings())
    assert len(found) > 200
    assert {name: wrong for name, text in found.items() if (wrong := wrong_sections(text))} == {}


def test_wrong_sections_are_found():
    assert wrong_sections("It.\n\nRaises:\n    ValueError: no.") == ["Raises"]
    assert wrong_sections("It.\n\nNotes\n---\nx\n\nReturns\n-------\nx") == ["Notes", "order"]
    assert wrong_sections("It.\n\nWords\n-----\nx") == ["Words"]
