"""Fractional pooling: the output is between half as large as the input and nearly as large."""
