"""The words of the figure under the hand."""

SMALLEST_TOP = 0.1
"""The smallest end of the colour scale, so that a distance of nearly 0 does not look large."""


BOARD = {
    "label": "A picture that is moved, and what is left of the move after each pool",
    "not_moved": "Not moved",
    "moved": "Moved: {shift}",
    "changes": "What changed",
    "no_changes": "Too many to show; lower the jitter.",
    "same": "= same",
    "other": "≠ differs",
    "equal": "{share} equal",
    "distance": "distance {distance}",
    "unlike": "moves along, {unlike} off",
    "down": "down {n}",
    "up": "up {n}",
    "right": "right {n}",
    "left": "left {n}",
    "still": "not moved",
    "seed": "Seed {seed}: {shift}",
    "hand": "By hand: {shift}",
    "numbers": "(dy, dx) = ({down}, {right})",
    "heat": "All {n} shifts: {way}",
    "heat_hint": "Dark: nothing is left of the shift. Point, drag or click.",
    "heat_one": "{shift}: {share} equal, distance {distance}",
    "drag": "Drag the picture, or use the arrow keys.",
    "previous": "Previous draw (P)",
    "next": "New draw (N)",
    "new": "New draw",
    "seed_label": "Seed",
    "line": "Line",
    "circle": "Circle",
    "stop": "Stop",
    "class": "24 draws",
    "class_told": "24 draws from seed {seed}: {results} after the last pool",
    "result": "1 result",
    "results": "{n} results",
    "picture_alt": "{level}, {size}, {shift}",
    "changes_alt": "{level}: cells that changed, {share} equal",
    "centre": "Middle",
}
"""The words of the figure; braces are filled in the browser."""
