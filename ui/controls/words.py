"""Words of the controls that are not a setting's own."""

GROUPS = {
    "input": "Input",
    "layer": "Layer",
    "box": "Box",
    "reduction": "More reductions",
    "spacing": "Window",
    "edges": "Edges",
}
PADDINGS = {"valid": "Valid", "same": "Same", "same_lower": "Same lower", "custom": "Custom"}
"""The word of each padding on the screen and in links."""
LINK = {
    True: "Set each axis on its own",
    False: "One number for all axes",
}
"""What the link sign does, while one number stands for all axes or not."""

DRAW_AGAIN = {"label": "Again", "help": "Take the next seed, and with it other random numbers."}
BOX_SIDES = ("Top", "Left", "Bottom", "Right")


def all_settings_label(changed: int) -> str:
    """Name the button that opens all settings.

    >>> all_settings_label(0), all_settings_label(2)
    ('All settings', 'All settings · 2 changed')
    """
    return f"All settings · {changed} changed" if changed else "All settings"
