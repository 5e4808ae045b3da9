"""The stepper's panels, by their names in a link."""

TABS = {
    "shape": "Shape",
    "coverage": "Coverage",
    "gradient": "Gradient",
    "code": "Code",
    "predict": "Predict",
}
FORMER_TABS = ("fast",)
"""Panels that links of before may open; what they showed is in another panel now."""
