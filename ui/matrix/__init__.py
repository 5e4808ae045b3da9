"""The numbers that a learner edits: kinds of input, examples, rows and columns, undo and redo."""
