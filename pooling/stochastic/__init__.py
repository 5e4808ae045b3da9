"""Stochastic pooling: in training a cell is drawn, the larger the likelier; in a test cells are weighted."""
