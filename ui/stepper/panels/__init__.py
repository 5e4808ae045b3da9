"""The panels below the grids: shape, coverage, gradient, code, predict."""
