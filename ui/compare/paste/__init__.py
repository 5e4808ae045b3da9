"""A pasted layer: what was read of it in a sentence, and which settings it becomes."""
