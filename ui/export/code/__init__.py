"""The same pooling as code to copy: with NumPy alone, and with each framework that can compute it."""
