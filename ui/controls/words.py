"""Words of the controls that are not a setting's own."""

GROUPS = {
    "input": "Input",
    "convolution": "Convolution",
    "reduction": "More reductions",
    "spacing": "Window",
    "edges": "Edges",
}
LINK = {
    True: "Set each axis on its own",
    False: "One number for all axes",
}
"""What the link sign does, while one number stands for all axes or not."""


def all_settings_label(changed: int) -> str:
    """Name the button that opens all settings.

    >>> all_settings_label(0), all_settings_label(2)
    ('All settings', 'All settings · 2 changed')
    """
    return f"All settings · {changed} changed" if changed else "All settings"
