"""Reductions side by side on one input, and what each of them keeps."""
