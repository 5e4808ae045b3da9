"""Pooling, fast: a box-shaped window is pooled along one axis after the other, block by block.

The greatest of a 3 × 3 window is the greatest of its three rows' greatest, and sums split the same way: 3 + 3
operations in place of 3 × 3 (`passes`). They are few, however wide the window (`doubling`), each on a whole
block of cells that stays in the processor's cache (`blocks`, `layout`), and noted once for all blocks
(`recipe`). `pooling.reference` is the definition this is held against.
"""

from pooling.fast.call import pool as pool
