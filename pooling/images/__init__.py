"""Reading, resizing and encoding pictures: the one room of the core that may import Pillow.

`read_image` reads in this process. `pooling.images.readers` reads files of strangers: in processes of their
own, with limits on time and memory.
"""

from pooling.images.file_types import ALLOWED, EXTENSIONS, ImageError
from pooling.images.pixels import Pixels, encode_png, encode_webp, fit_within, resize, square, to_grey
from pooling.images.reading import MAX_MEGAPIXELS, read_image, read_reduced

__all__ = [
    "ALLOWED",
    "EXTENSIONS",
    "MAX_MEGAPIXELS",
    "ImageError",
    "Pixels",
    "encode_png",
    "encode_webp",
    "fit_within",
    "read_image",
    "read_reduced",
    "resize",
    "square",
    "to_grey",
]
