"""Whole networks that run or are compared here: a classifier, trainings, and the pictures they learn from."""
