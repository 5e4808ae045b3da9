"""The explanations under the grids: shape, coverage, gradient, code, predict."""
