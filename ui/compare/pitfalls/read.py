"""The pitfalls as data: `assets/pitfalls/*.toml`, a group each. No number of an answer is written there."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ui.app.folder import ASSETS

NONE = "none"
"""The setting's value while all pitfalls are listed."""


@dataclass(frozen=True)
class Source:
    """Where an answer comes from: one rule, right or wrong, on the pitfall's input.

    Attributes
    ----------
    name : str
        What sentences call it; if the file has none, the rule's.
    label : str
        What stands above its numbers; if empty, the library's name.
    settings : Mapping
        Other settings than the pitfall's; alone, they stand for our core with them.
    library : str
        A key of `LIBRARIES`: what people type there.
    mistake, gradient, count, integers : str
        The name of a mistake of `pooling.misconceptions`; of `gradient`, also "first", and of `count`, what
        is counted, which are right.
    late : bool
        Whether TensorFlow's 3-D windows start late, as without oneDNN.
    format : str
        The data_format in which a batch with channels first is read.
    words : str
        An answer that is no number.
    because : str
        What the wrong answer would have needed.
    """

    name: str
    label: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    library: str = ""
    mistake: str = ""
    gradient: str = ""
    count: str = ""
    integers: str = ""
    late: bool = False
    format: Literal["", "channels_first", "channels_last"] = ""
    words: str = ""
    because: str = ""


@dataclass(frozen=True)
class Thread:
    """A discussion on GitHub: its place there, and what it is about."""

    at: str
    about: str

    @property
    def address(self) -> str:
        """Return its address."""
        return f"https://github.com/{self.at}"

    @property
    def name(self) -> str:
        """Return its name, such as "pytorch#57178"."""
        _, repository, _, number = self.at.split("/")
        return f"{repository}#{number}"


@dataclass(frozen=True)
class Pitfall:
    """One pitfall.

    Attributes
    ----------
    name, group, title : str
        Its name in a link, where it is listed, and as what.
    ask, why : str
        The question, and one or two sentences why; quantities stand in braces.
    look : str
        What is looked at of every answer: a key of `LOOKS`.
    settings : Mapping
        Of the input and the layer, as in a link, with the short forms of a chapter's figures.
    choices : tuple of Source
        The answers to choose from.
    beside : tuple of Source
        More of them, to show or to quote.
    shows : tuple of str
        Which are shown after the answer, the right one first.
    right : str
        The name of the right choice.
    at : tuple of int
        The output cell that is looked at.
    window : bool
        Whether the question shows what that cell's window covers.
    inputs : tuple of str
        Sources whose other input the question shows, too.
    asked : str
        The library whose call the question shows, with every argument.
    code : str
        Another call in its place.
    dtype : str
        The input's type.
    page : bool
        Whether the other views can show it.
    live : Mapping
        What the view With TensorFlow is asked for, if not outputs of all functions.
    quote : Mapping
        What a text says, `text`, and which of our sources it is, `source`.
    threads : tuple of Thread
        Where people met it.
    """

    name: str
    group: str
    title: str
    ask: str
    why: str
    look: str
    settings: Mapping[str, Any]
    choices: tuple[Source, ...]
    shows: tuple[str, ...]
    threads: tuple[Thread, ...]
    beside: tuple[Source, ...] = ()
    right: str = "tensorflow"
    at: tuple[int, ...] = ()
    window: bool = False
    inputs: tuple[str, ...] = ()
    asked: str = "tensorflow"
    code: str = ""
    dtype: str = "float32"
    page: bool = True
    live: Mapping[str, str] = field(default_factory=dict)
    quote: Mapping[str, str] = field(default_factory=dict)

    @property
    def sources(self) -> dict[str, Source]:
        """Return all sources by name."""
        return {source.name: source for source in (*self.choices, *self.beside)}


RULES = ("library", "mistake", "gradient", "count", "integers")


def _source(entry: Mapping[str, Any]) -> Source:
    name = next((entry[key] for key in ("name", *RULES) if key in entry), "words")
    given: dict[str, Any] = {"name": name, **entry}
    return Source(**given)


def _pitfall(name: str, group: str, entry: dict[str, Any]) -> Pitfall:
    made: dict[str, Any] = {
        "choices": tuple(map(_source, entry.pop("choices"))),
        "beside": tuple(map(_source, entry.pop("beside", ()))),
        "threads": tuple(Thread(**thread) for thread in entry.pop("threads")),
        **{key: tuple(entry.pop(key)) for key in ("shows", "inputs", "at") if key in entry},
    }
    return Pitfall(name=name, group=group, **made, **entry)


def _read() -> dict[str, Pitfall]:
    found: dict[str, Pitfall] = {}
    for path in sorted((ASSETS / "pitfalls").glob("*.toml")):
        entries = tomllib.loads(path.read_text("utf-8"))
        group = entries.pop("group")
        found |= {name: _pitfall(name, group, entry) for name, entry in entries.items()}
    return found


PITFALLS = _read()
"""All pitfalls by name, in the order they are shown."""


def next_after(name: str) -> str:
    """Return the pitfall after this one; after the last comes the first."""
    names = list(PITFALLS)
    return names[(names.index(name) + 1) % len(names)]
