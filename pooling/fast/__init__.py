"""Pooling, fast: separable passes over tiles of the input, made of few calls of NumPy's ufuncs.

The greatest of a 3 × 3 window is the greatest of its three rows' greatest, and sums split the same way:
passes along one axis and then the other take 3 + 3 operations in place of 3 × 3. A pass goes from cells to
windows of 2, 4, 8 … cells, so wide ones take little longer. A tile has all its passes before the next one
begins, while its numbers are in the processor's cache. `pooling.reference` is the definition this must match.

     input        one tile     along the rows' axis         along the columns' axis
    ┌───────┐     1 3 2 4 ┐
    │ tile  │ ──▶ 5 6 1 2 ┘max ──▶ 5 6 2 4 ──▶ max(5, 6) max(2, 4) ──▶ 6 4 ──▶ result
    ├───────┤     7 2 8 3 ┐
    │ tile  │     4 5 9 0 ┘max ──▶ 7 5 9 3 ──▶ max(7, 5) max(9, 3) ──▶ 7 9
    └───────┘

This is the tile by hand, for windows of 2 × 2 and strides of 2:

>>> import numpy as np
>>> x = np.array([[1, 3, 2, 4], [5, 6, 1, 2], [7, 2, 8, 3], [4, 5, 9, 0]])
>>> rows = np.maximum(x[0::2], x[1::2])
>>> np.maximum(rows[:, 0::2], rows[:, 1::2])
array([[6, 4],
       [7, 9]])

`plan` settles what does not depend on the numbers: dtype, passes, tiles (`tiles`) and threads. `kernels` says
which ufunc calls make a pass, `program` gives these their buffers and repeats them, `execute` runs it all.
Each trick is explained where it is, with what it buys: "Without: 1.2 to 2 ×" is how many times as long rows
of the table in `benchmarks/README.md` take without it.
"""

from pooling.fast.execute import pool as pool
