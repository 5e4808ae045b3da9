"""Every sentence that the panels say of a photograph alone."""

SHAPE = {
    "ticks": "A tick marks where a window starts.",
    "some_ticks": "A tick stands for {k} windows, where the first of them starts: they are too many.",
    "now": "Window {n} of {count} reads {places}.",
    "range": "{a}–{b}",
}
COVERAGE = {
    "first": "Row {row}, column {col}, where the window of this step starts, is read {value}.",
}
GRADIENT = {
    "step_label": "This step: what goes to each cell of the window",
    "step_channel": "This step, {name}",
    "total_label": "All steps together",
    "total_channel": "All steps together, {name}",
    "winner": "Step {n}: {g} comes in, and row {row}, column {col} gets it all; the steps together give it "
    "{total}.",
    "winners": "Step {n}: {g} comes in for each channel; {places}.",
    "place": "{name} goes to row {row}, column {col}",
    "each": "Step {n}: {g} comes in, and each of the {count} cells gets {share}.",
    "tie": " Of the {k} tied cells the first in reading order gets it, as in TensorFlow and PyTorch.",
    "ones": "A photograph is sent ones: it has too many outputs to type a gradient for.",
}
_TOO_MANY = "shares out each step's gradient are too many to send for a photograph this large"
GRADIENT_STEPS = {
    "lp": f"The numbers by which a p-norm {_TOO_MANY}; choose a matrix, or 16 × 16, to see them.",
    "softmax": f"The numbers by which a softmax mean {_TOO_MANY}; choose a matrix, or 16 × 16, to see them.",
}
CODE = {"channel": "These are the numbers of the red channel; green and blue run through the same lines."}
PREDICT = {
    "ask": "What goes to row {row}, column {col} of the red output?",
    "channel": "Red is asked; green and blue are uncovered with it.",
}


def picture_alt(label: str, least: str, most: str) -> str:
    """Describe a picture of numbers for those who do not see it.

    >>> picture_alt("All steps together", "0", "4")
    'All steps together, as a picture: from 0 to 4'
    """
    return f"{label}, as a picture: {f'from {least} to {most}' if least != most else f'{least} everywhere'}"
