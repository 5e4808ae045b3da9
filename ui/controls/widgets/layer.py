"""The controls of a pooling layer: the few that are always there, and the others in All settings."""

from time import monotonic
from typing import Any

import streamlit as st

from pooling import PoolSpec
from pooling.reductions import REDUCTIONS
from ui.controls.layer_of import PAD_SIDES
from ui.controls.settings import LINKED, SETTINGS
from ui.controls.short_forms import AXES
from ui.controls.widgets.all_settings import AllSettings
from ui.controls.widgets.controls import flag, line, number, pick
from ui.controls.widgets.held import HELD_SECONDS, assign, current
from ui.controls.widgets.kept import setting_now
from ui.controls.widgets.reduction import ask_parameter, ask_reduction
from ui.controls.words import GROUPS, LINK

SIDE_WIDTH, AXIS_WIDTH, PADDING_WIDTH = 72, 56, 124  # px: with them the controls fill one row of a projector
LABELLED_WIDTH = 112  # px: a label of two words on one line
SLIDER_WIDTH = 150  # px: leaves room for the page's own controls in the row
_OPENED, _WINDOW, _SLIDER = "axes_opened", "window_before", "window_slider"
_FOLLOWED = "strides_followed"


def spec_controls(
    rank: int = 2,
    settings: AllSettings | None = None,
    *,
    reduction: bool = True,
    slider: bool = False,
    padding_key: str = "padding",
    padding_in_row: bool = True,
) -> PoolSpec:
    """Draw the controls of a pooling layer with `rank` axes into the current row; return its spec.

    With `slider`, the one number for all sides of the window is asked for by a slider. `padding_key` is the
    setting of the padding, of which a page may have its own; it may also be in All settings.

    The page draws the button of its `settings`; without them, the layer has its own, and the button too.
    """
    all_settings = settings or AllSettings(st)
    name = ask_reduction() if reduction else "max"
    window, strides = ask_sizes(AXES[-rank:], all_settings, slider)
    padding = pick(padding_key, PADDING_WIDTH) if padding_in_row else ""
    parameter = ask_parameter(all_settings, name) if reduction else {}
    with all_settings.group(GROUPS["spacing"]), line("dilation_row", drawn=all_settings.open):
        dilations = _per_axis("dilation", rank, all_settings)
    with all_settings.group(GROUPS["edges"]):
        padding = padding or all_settings.ask(pick, padding_key, PADDING_WIDTH)
        pads = ask_pads(rank, all_settings) if padding == "custom" else padding
        ceil_mode = all_settings.ask(flag, "ceil_mode")
        count_include_pad = all_settings.ask(flag, "count_include_pad")
        divisor = all_settings.ask(number, "divisor_override") if REDUCTIONS[name].divides else 0
    if settings is None:
        all_settings.button()
    return PoolSpec.of(
        name,
        window,
        strides=strides,
        padding=pads,
        dilations=dilations,
        ceil_mode=ceil_mode,
        count_include_pad=count_include_pad,
        divisor_override=divisor or None,
        **parameter,
    )


def ask_sizes(
    axes: tuple[str, ...], settings: AllSettings, slider: bool
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Ask for window and strides: one number each while all axes are equal, else one for each axis."""
    names = {what: [f"{what}_{axis}" for axis in axes] for what in LINKED}
    equal = all(len({setting_now(key) for key in keys}) == 1 for keys in names.values())
    one = len(axes) == 1 or (equal and not st.session_state.get(_OPENED))
    sizes: dict[str, tuple[int, ...]] = {}
    for what, keys in names.items():
        changed = _window_changed if what == "window" else _stride_changed
        options: dict[str, Any] = {"on_change": changed, "args": (axes, one)}
        if one and slider and what == "window":
            sizes[what] = (_slide(axes, settings),) * len(axes)
        elif one:
            label, meaning = LINKED[what]
            sizes[what] = (
                number(keys[0], SIDE_WIDTH, label=label, meaning=meaning, **options),
                *(settings.keep(key) for key in keys[1:]),
            )
        else:
            sizes[what] = tuple(number(key, AXIS_WIDTH, **options) for key in keys)
    if len(axes) > 1:
        icon = ":material/link:" if one else ":material/link_off:"
        st.button(LINK[one], icon=icon, key="link_axes", type="tertiary", on_click=_link, args=(axes, one))
    st.session_state[_WINDOW] = dict(zip(axes, sizes["window"], strict=True))
    return sizes["window"], sizes["stride"]


def _slide(axes: tuple[str, ...], settings: AllSettings) -> int:
    """Ask for the side of the window by a slider.

    It is not bound to the address, so that window and stride are written there together.
    """
    side, *_ = (int(settings.keep(f"window_{axis}")) for axis in axes)
    setting, state = SETTINGS[f"window_{axes[0]}"], st.session_state
    if state.get(_SLIDER) != side:
        state[_SLIDER] = side
    label, meaning = LINKED["window"]
    low, high = getattr(setting, "low", side), getattr(setting, "high", side)
    st.slider(label, low, high, key=_SLIDER, width=SLIDER_WIDTH, help=meaning, on_change=_slid, args=(axes,))
    return side


def _slid(axes: tuple[str, ...]) -> None:
    _take_window(dict.fromkeys(axes, st.session_state[_SLIDER]))


def _window_changed(axes: tuple[str, ...], one: bool) -> None:
    """Give all axes the one number."""
    _take_window({axis: current(f"window_{axes[0] if one else axis}") for axis in axes})


def _take_window(sides: dict[str, int]) -> None:
    """Set the window; a stride that was as long as the window follows it.

    Behind a fast hand the browser still sends a stride of some steps ago: one that had just followed.
    """
    before, strides, past = st.session_state[_WINDOW], {}, _followed()
    for axis, side in sides.items():
        stride = current(f"stride_{axis}")
        if stride == before.get(axis) or (axis, stride) in past:
            strides[axis] = side
            past |= {(axis, stride): monotonic(), (axis, side): monotonic()}
    st.session_state[_WINDOW], st.session_state[_FOLLOWED] = sides, past
    assign(**_named("window", sides), **_named("stride", strides))


def _followed() -> dict[tuple[str, int], float]:
    """Return the strides, by axis, that followed the window a moment ago, and when."""
    times: dict[tuple[str, int], float] = st.session_state.get(_FOLLOWED, {})
    return {key: time for key, time in times.items() if monotonic() - time <= HELD_SECONDS}


def _stride_changed(axes: tuple[str, ...], one: bool) -> None:
    if one:
        assign(**_named("stride", dict.fromkeys(axes, current(f"stride_{axes[0]}"))))


def _link(axes: tuple[str, ...], one: bool) -> None:
    """Open the numbers of each axis, or give all axes those of the first."""
    st.session_state[_OPENED] = one
    if not one:
        for what in LINKED:
            assign(**_named(what, dict.fromkeys(axes, current(f"{what}_{axes[0]}"))))


def _named(what: str, sizes: dict[str, int]) -> dict[str, int]:
    return {f"{what}_{axis}": size for axis, size in sizes.items()}


def _per_axis(what: str, rank: int, settings: AllSettings) -> tuple[int, ...]:
    """Ask for one number an axis; the last axes are rows and columns."""
    return tuple(settings.ask(number, f"{what}_{axis}", LABELLED_WIDTH) for axis in AXES[-rank:])


def ask_pads(rank: int, settings: AllSettings) -> tuple[tuple[int, int], ...]:
    """Ask for the padding before and after each axis."""
    pads = []
    for axis, (before, after) in zip(AXES[-rank:], PAD_SIDES[-rank:], strict=True):
        with line(f"pad_{axis}", drawn=settings.open):
            pads.append((settings.ask(number, f"pad_{before}"), settings.ask(number, f"pad_{after}")))
    return tuple(pads)
