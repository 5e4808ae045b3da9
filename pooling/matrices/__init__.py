"""Matrices as text and as patterns: what a learner types, what travels in a link, what an example shows."""

from pooling.matrices.text import MAX_CHARACTERS, format_matrix, parse_matrix

__all__ = ["MAX_CHARACTERS", "format_matrix", "parse_matrix"]
