"""Which kinds of picture files are read here, by which names, and what to say of all others."""

import re
from contextlib import suppress

from PIL import Image

# Loading one of these enters its format and its file names into Pillow's registry.
from PIL import (  # isort: skip
    AvifImagePlugin,  # noqa: F401
    BmpImagePlugin,  # noqa: F401
    GifImagePlugin,  # noqa: F401
    JpegImagePlugin,  # noqa: F401
    MpoImagePlugin,  # noqa: F401
    PngImagePlugin,  # noqa: F401
    TiffImagePlugin,  # noqa: F401
    WebPImagePlugin,  # noqa: F401
)

from pooling.errors import PoolingError

with suppress(ImportError):  # it has no wheel for some systems
    import pi_heif

    # One thread, so that the limit on memory means the same on every machine.
    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)

# What a learner calls a kind: its names in Pillow's registry. MPO is what some phones write as .jpg: a JPEG
# with further pictures behind it. DIB is a BMP without its first 14 bytes.
_KINDS = {"PNG": ("PNG",), "JPEG": ("JPEG", "MPO"), "HEIC": ("HEIF",), "AVIF": ("AVIF",), "WebP": ("WEBP",)}
_KINDS |= {"GIF": ("GIF",), "BMP": ("BMP", "DIB"), "TIFF": ("TIFF",)}
_HERE = set(Image.EXTENSION.values())  # a format that cannot be read here has no file names
_READ = {kind: formats for kind, formats in _KINDS.items() if _HERE.issuperset(formats)}

FORMATS = tuple(form for formats in _READ.values() for form in formats if form in Image.OPEN)
"""Pillow's names of the formats that are read."""
EXTENSIONS = tuple(
    sorted(
        extension.removeprefix(".")
        for extension, form in Image.EXTENSION.items()
        if any(form in formats for formats in _READ.values())
    )
)
"""How the names of such files end, by Pillow's registry."""
ALLOWED = " or ".join(", ".join(_READ).rsplit(", ", 1))

# How files begin: the kinds known here, to call a file damaged, and common others, to name what it is.
_BEGINNINGS = {"PNG": rb"\x89PNG", "JPEG": rb"\xff\xd8\xff", "WebP": rb"RIFF....WEBP", "GIF": rb"GIF8[79]a"}
_BEGINNINGS |= {"BMP": rb"BM.{4}\0{4}", "TIFF": rb"II[*+]\0|MM\0[*+]"}
_BEGINNINGS |= {"HEIC": rb".{4}ftyp(hei|hev|mif|msf)", "AVIF": rb".{4}ftypavi[fs]"}
_OTHERS = {"a PDF document": rb"%PDF", "an SVG drawing": rb"\s*<.{0,900}?svg|\s*<svg"}
_OTHERS |= {"a JPEG XL image": rb"\xff\x0a|.{4}JXL ", "a JPEG 2000 image": rb"\xff\x4f\xff\x51|.{4}jP  "}
_OTHERS |= {f"{a} image": _BEGINNINGS[kind] for kind, a in (("HEIC", "a HEIC"), ("AVIF", "an AVIF"))}

TOO_MUCH = (
    "The picture takes too much time or memory to read; open it in a photo program, save it smaller or as a "
    "plain PNG or JPEG, and choose that."
)


class ImageError(PoolingError):
    """The bytes are not a picture that can be read here; the message says why and what to do."""


def why_unreadable(data: bytes) -> str:
    """Say what a file is that cannot be read, and what to do about it."""
    if not data:
        return f"The file is empty; choose a {ALLOWED} picture that is not."
    start = bytes(data[:1024])
    ours = _first_that_fits({kind: _BEGINNINGS[kind] for kind in _READ}, start)
    if ours:
        return (
            f"The file begins as {_a(ours)} {ours} picture, but it is damaged, incomplete or without pixels; "
            f"save or download it again, or choose another {ALLOWED} picture."
        )
    what = _first_that_fits(_OTHERS, start) or "not a picture of a kind known here"
    return f"The file is {what}; only {ALLOWED} can be read: save or export it as PNG first."


def _first_that_fits(kinds: dict[str, bytes], start: bytes) -> str | None:
    return next((name for name, pattern in kinds.items() if re.match(pattern, start, re.DOTALL)), None)


def _a(kind: str) -> str:
    return "an" if kind.startswith("A") else "a"
