"""The same pooling as another figure, as code to copy."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any, ClassVar

from pooling import PoolingError
from ui.export.code.library_code import FRAMEWORKS
from ui.export.code.numpy_code import core_code, numpy_code
from ui.export.loop.loop_code import loop_code
from ui.lessons import LessonError
from ui.lessons.figures.base import ALONE, Around, Fact, Figure
from ui.lessons.figures.layer import LayerFigure

LANGUAGES: Mapping[str, Callable[..., Any]] = {
    "numpy": numpy_code,
    "core": core_code,
    "loop": lambda x, spec: loop_code(x, spec).program,
    **{name.lower(): write for name, write in FRAMEWORKS.items() if name != "PyTorch"},
    "torch": FRAMEWORKS["PyTorch"],
}


class CodeFigure(Figure):
    """A program that pools the numbers of the figure `of`."""

    KEYS: ClassVar[frozenset[str]] = frozenset({"of", "language"})
    kind: ClassVar[str] = "code"

    def __init__(self, name: str, body: Mapping[str, Any], around: Around = ALONE) -> None:
        super().__init__(name, body, around)
        of, language = around.above.get(str(self.body.get("of", ""))), self.body.get("language", "numpy")
        if not isinstance(of, LayerFigure):
            above = ", ".join(key for key, each in around.above.items() if isinstance(each, LayerFigure))
            raise LessonError(
                f"of = “{self.body.get('of', '')}” is no stepper above this figure; above it: {above}."
            )
        if language not in LANGUAGES:
            raise LessonError(f"language = “{language}” is none; write one of {', '.join(LANGUAGES)}.")
        self.of = of
        try:
            self.code = str(LANGUAGES[language](of.x, of.spec))
        except PoolingError as error:
            raise LessonError(f"There is no {language} code for “{of.name}”. {error}") from None

    def content(self) -> dict[str, Any]:
        """Return the program."""
        return {"html": f'<pre tabindex="0"><code>{escape(self.code.strip())}</code></pre>'}

    def link(self) -> tuple[str, str]:
        """Return the address of the same numbers on Step through."""
        return self.of.link()

    def alt(self) -> str:
        """Say whose code it is."""
        return f"Code, {self.body.get('language', 'numpy')}"

    def shown(self) -> Iterable[Any]:
        """Return what its figure shows."""
        return self.of.shown()

    def facts(self) -> Mapping[str, Fact | Callable[[str], Fact]]:
        """Return the quantities of its figure."""
        return self.of.facts()
