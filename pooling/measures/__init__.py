"""What pooling keeps of its input, in numbers: the result brought back to the input's size, and measured.

`upsampling` brings it back, `numbers` describes an array, `kept` compares the two, `histograms` counts them.
"""

from pooling.measures.histograms import Histogram, histogram
from pooling.measures.kept import Kept, measure
from pooling.measures.numbers import Numbers, describe
from pooling.measures.upsampling import upsample

__all__ = ["Histogram", "Kept", "Numbers", "describe", "histogram", "measure", "upsample"]
