"""Pooling of a region of interest: a box on a feature map becomes an output of a fixed shape."""
