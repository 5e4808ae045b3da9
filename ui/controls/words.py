"""Words of the controls that are not a setting's own."""

from collections.abc import Mapping

GROUPS = {
    "input": "Input",
    "layer": "Kind of layer",
    "box": "Box",
    "convolution": "Convolution",
    "head": "Head",
    "training": "Training",
    "draws": "Draws",
    "side_by_side": "Side by side",
    "reduction": "More reductions",
    "spacing": "Window",
    "edges": "Edges",
}
LINK = {
    True: "Set each axis on its own",
    False: "One number for all axes",
}
"""What the link sign does, while one number stands for all axes or not."""

DRAW_AGAIN = {"label": "Again", "help": "Take the next seed, and with it other random numbers."}
BOX_SIDES = ("Top", "Left", "Bottom", "Right")
BOX_ENDS = "The box must end after it begins: Top above Bottom, Left before Right. The box stays as it was."


def in_words(texts: Mapping[str, str]) -> str:
    """Return settings by label in one line, as a printed page has them.

    >>> in_words({"Dilation rows": "2", "Ceil mode": "true"})
    'Dilation rows: 2 · Ceil mode: on'
    """
    switched = {"true": "on", "false": "off"}
    return " · ".join(f"{label}: {switched.get(text, text)}" for label, text in texts.items())


def all_settings_label(changed: int) -> str:
    """Name the button that opens all settings.

    >>> all_settings_label(0), all_settings_label(2)
    ('All settings', 'All settings · 2 changed')
    """
    return f"All settings · {changed} changed" if changed else "All settings"
