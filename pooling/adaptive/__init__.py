"""Adaptive pooling: the output's shape is given, and the windows follow from it."""
