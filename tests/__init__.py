"""A package, so that no library's stray `tests` package can stand before ours."""
