"""The controls of *Step through*: a layer of any kind; `layer.py` beside it has those of plain pooling."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

import streamlit as st

from pooling import PoolSpec
from pooling.kinds.base import Adaptive, Fractional
from pooling.kinds.weighted import Blur, RoiAlign, RoiPool, Stochastic
from ui.controls.layer_of import PAD_SIDES
from ui.controls.setting_types import MOST_SEED
from ui.controls.settings import LINKED, POOL_SETTINGS
from ui.controls.settings.layers import LAYER_SETTINGS
from ui.controls.short_forms import AXES
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.box import ask_box
from ui.controls.widgets.controls import choose, flag, number, pick
from ui.controls.widgets.held import assign, current
from ui.controls.widgets.kept import setting_now
from ui.controls.widgets.layer import ask_pads, ask_sizes, spec_controls
from ui.controls.widgets.reduction import ask_parameter, ask_reduction
from ui.controls.words import DRAW_AGAIN, GROUPS

LAYER_WIDTH, DRAW_WIDTH, FILTER_WIDTH = 112, 58, 96  # px: with them the controls fill one row
FIRST_WIDTHS, OTHER_WIDTH = {"depth": 86, "rows": 82, "cols": 104}, 70
OUTPUT_LABELS = {"rows": "Rows", "cols": "Columns"}


def layer_controls(rank: int, settings: AllSettings) -> PoolSpec:
    """Draw the controls of a layer of any kind into the current row; return it.

    Plain pooling shows none of the others: the kind of layer is in All settings, until it is another.
    """
    kind = setting_now("layer")
    if kind == "pool":
        with settings.group(GROUPS["layer"]):
            settings.ask(pick, "layer", LAYER_WIDTH)
        spec = spec_controls(rank, settings)
        _keep(settings, LAYER_SETTINGS.keys() - {"layer"})
        return spec
    asked = _Asked(rank, settings)
    asked.draw(pick, "layer", LAYER_WIDTH)
    layer = _KINDS[kind](asked)
    _keep(settings, (POOL_SETTINGS | LAYER_SETTINGS).keys() - asked.keys)
    return layer


def _keep(settings: AllSettings, keys: Collection[str]) -> None:
    """Keep the settings that this kind of layer does not ask for."""
    for key in sorted(keys):
        settings.keep(key)


class _Asked:
    """What several kinds of layer ask for, and which settings have been asked for."""

    def __init__(self, rank: int, settings: AllSettings) -> None:
        """Ask for nothing yet."""
        self.rank, self.settings = rank, settings
        self.keys: set[str] = set()

    def draw(self, control: Callable[..., Any], key: str, *arguments: Any) -> Any:
        """Draw the control of a setting in the row."""
        self.keys.add(key)
        return control(key, *arguments)

    def ask(self, **controls: Callable[..., Any]) -> list[Any]:
        """Draw the controls of settings in All settings, or keep them."""
        self.keys |= controls.keys()
        with self.settings.group(GROUPS["layer"]):
            return [self.settings.ask(control, key) for key, control in controls.items()]

    def sizes(self) -> dict[str, Any]:
        """Ask for the window and the strides."""
        self.keys |= {f"{what}_{axis}" for what in LINKED for axis in AXES}
        window, strides = ask_sizes(AXES[-self.rank :], self.settings, False)
        return {"window_shape": window, "strides": strides}

    def pads(self, named: str) -> Any:
        """Return a padding by its name, or ask for its numbers."""
        if named != "custom":
            return named
        self.keys |= {f"pad_{side}" for pair in PAD_SIDES[-self.rank :] for side in pair}
        with self.settings.group(GROUPS["edges"]):
            return ask_pads(self.rank, self.settings)

    def reduction(self) -> dict[str, Any]:
        """Ask for the reduction."""
        self.keys |= {"reduction", "p", "p_infinite", "beta", "alpha"}
        name = ask_reduction()
        return {"reduction": name, **ask_parameter(self.settings, name)}

    def output(self, rank: int = 0) -> tuple[int, ...]:
        """Ask for the output's shape; only the first of its sides says that it is the output's."""
        first, *others = AXES[-(rank or self.rank) :]
        size = self.draw(number, f"out_{first}", FIRST_WIDTHS[first])
        named = {axis: partial(number, label=OUTPUT_LABELS[axis]) for axis in others}
        return size, *(self.draw(draw, f"out_{axis}", OTHER_WIDTH) for axis, draw in named.items())

    def seed(self) -> int:
        """Ask for the seed, beside a button that takes the next one."""
        seed = int(self.draw(number, "draw", DRAW_WIDTH))
        st.button(
            DRAW_AGAIN["label"],
            icon=":material/casino:",
            key="draw_again",
            help=DRAW_AGAIN["help"],
            on_click=_draw_again,
        )
        return seed

    def window(self) -> tuple[int, ...]:
        """Return the window without asking for it."""
        return tuple(int(self.settings.keep(f"window_{axis}")) for axis in AXES[-self.rank :])


def _draw_again() -> None:
    assign(draw=(current("draw") + 1) % (MOST_SEED + 1))


def _layer(kind: type[PoolSpec], spec: PoolSpec, **own: Any) -> PoolSpec:
    return kind(**{name: getattr(spec, name) for name in PoolSpec.__dataclass_fields__}, **own)


def _adaptive(asked: _Asked) -> PoolSpec:
    spec = PoolSpec.of(window_shape=asked.window(), **asked.reduction())
    return _layer(Adaptive, spec, output_shape=asked.output())


def _fractional(asked: _Asked) -> PoolSpec:
    reduction, shape, seed = asked.reduction(), asked.output(), asked.seed()
    sequence, overlapping = asked.ask(sequence=choose, overlap=flag)
    window = asked.sizes()["window_shape"] if sequence == "pytorch" else asked.window()
    own = {"output_shape": shape, "seed": seed, "sequence": sequence, "overlapping": overlapping}
    return _layer(Fractional, PoolSpec.of(window_shape=window, **reduction), **own)


def _blur(asked: _Asked) -> PoolSpec:
    reduction, sizes = asked.reduction(), asked.sizes()
    taps = int(asked.draw(pick, "taps", FILTER_WIDTH))
    named, border = asked.ask(padding=pick, blur_border=choose)
    padding = asked.pads(named)
    return _layer(Blur, PoolSpec.of(**reduction, **sizes, padding=padding), taps=taps, border=border)


def _stochastic(asked: _Asked) -> PoolSpec:
    training = asked.draw(choose, "phase") == "training"
    asked.keys |= POOL_SETTINGS.keys() - {"reduction", "p", "beta"}
    spec = spec_controls(asked.rank, asked.settings, reduction=False, padding_in_row=False)
    seed = asked.seed() if training else int(asked.settings.keep("draw"))
    return _layer(Stochastic, spec, seed=seed, training=training)


def _roi_pool(asked: _Asked) -> PoolSpec:
    return _layer(RoiPool, PoolSpec.of(window_shape=asked.window()), **_region(asked))


def _roi_align(asked: _Asked) -> PoolSpec:
    region = _region(asked)
    own = {"samples": asked.draw(number, "samples"), "aligned": asked.draw(flag, "aligned")}
    return _layer(RoiAlign, PoolSpec.of("avg", asked.window()), **region, **own)


def _region(asked: _Asked) -> dict[str, Any]:
    asked.keys.add("box")
    return {"output_shape": asked.output(2), "box": ask_box(asked.settings)}


_KINDS: dict[str, Callable[[_Asked], PoolSpec]] = {
    "adaptive": _adaptive,
    "fractional": _fractional,
    "blur": _blur,
    "stochastic": _stochastic,
    "roi_pool": _roi_pool,
    "roi_align": _roi_align,
}
