"""Blur pooling: the maximum at stride 1, then a binomial filter with the stride, against aliasing."""
