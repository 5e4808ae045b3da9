import io
import struct
import warnings
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pooling.errors import PoolingError
from pooling.images import ImageError, read_image, reading, worker
from tests.core.images.hostile_pictures import tiff_with_a_large_tile
from tests.each import each
from tests.profiles import examples

ALLOWED = "PNG, JPEG, HEIC, AVIF, WebP, GIF, BMP or TIFF"


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format=form, **options)
    return file.getvalue()


def error_of(data: bytes) -> str:
    with pytest.raises(ImageError) as error:
        read_image(data)
    return str(error.value)


def png_chunk(content: bytes) -> bytes:
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


def png_header(width: int, height: int) -> bytes:
    header = png_chunk(b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT" + zlib.compress(b"\0\0"))


def bmp_header(width: int, height: int) -> bytes:
    information = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + information


def gif_header(width: int, height: int) -> bytes:
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\0"
    return b"GIF89a" + screen + frame + b";"


@each("header", [png_header, bmp_header, gif_header])
@each(("width", "height"), [(8000, 5001), (10_000, 9500)])
def test_read_image_rejects_more_than_forty_megapixels_by_the_header(header, width: int, height: int) -> None:
    # There are no pixel data: had it been decoded, it would be called damaged.
    assert error_of(header(width, height)) == (
        f"The picture has {height} rows and {width} columns of pixels; at most 40 megapixels (million "
        "pixels) and 65,535 pixels a side are allowed: make it smaller in a photo program "
        "and choose it again."
    )


@each("header", [png_header, bmp_header, gif_header])
def test_read_image_rejects_a_decompression_bomb(header) -> None:
    assert error_of(header(60_000, 60_000)) == (
        "The picture has far too many pixels; at most 40 megapixels (million pixels) and 65,535 "
        "pixels a side are allowed: make it smaller in a photo program and choose it again."
    )


def test_read_image_takes_exactly_forty_megapixels() -> None:
    assert "damaged" in error_of(png_header(8000, 5000))


def a(name: str) -> str:
    return f"an {name}" if name == "AVIF" else f"a {name}"


PHOTO = Image.fromarray(np.random.default_rng(2).integers(0, 256, (24, 20, 3), np.uint8))
VALID = {
    "PNG": encoded(PHOTO, "PNG"),
    "JPEG": encoded(PHOTO, "JPEG"),
    "WebP": encoded(PHOTO, "WEBP"),
    "GIF": encoded(PHOTO.quantize(16), "GIF"),
    "BMP": encoded(PHOTO, "BMP"),
    "TIFF": encoded(PHOTO, "TIFF"),
    "AVIF": encoded(PHOTO, "AVIF"),
}


@each("name", VALID)
@each("share", [0.15, 0.5, 0.9])
def test_read_image_says_that_a_truncated_file_is_damaged(name: str, share: float) -> None:
    data = VALID[name]
    assert read_image(data).shape == (24, 20, 3)
    assert error_of(data[: int(len(data) * share)]) == (
        f"The file begins as {a(name)} picture, but it is damaged, incomplete or without pixels; "
        f"save or download it again, or choose another {ALLOWED} picture."
    )


@each(("width", "height"), [(0, 0), (0, 4), (4, 0)])
@each(("header", "name"), [(png_header, "PNG"), (bmp_header, "BMP"), (gif_header, "GIF")])
def test_read_image_rejects_a_picture_without_pixels(header, name: str, width: int, height: int) -> None:
    assert error_of(header(width, height)).startswith(
        f"The file begins as a {name} picture, but it is damaged"
    )


WRONG_KINDS = {
    b"%PDF-1.7\n%\xe2\xe3": "a PDF document",
    b"<svg xmlns='http://www.w3.org/2000/svg'/>": "an SVG drawing",
    b"<?xml version='1.0'?>\n<!-- made by hand -->\n<svg></svg>": "an SVG drawing",
    b"\xff\x0a\xfa\x7f": "a JPEG XL image",
    b"\0\0\0\x0cJXL \r\n\x87\n": "a JPEG XL image",
    b"\0\0\0\x0cjP  \r\n\x87\n": "a JPEG 2000 image",
    b"1,3,2,4;5,6,1,2": "not a picture of a kind known here",
    b"BMW is a car": "not a picture of a kind known here",
    b"<html><body>": "not a picture of a kind known here",
    b"\0": "not a picture of a kind known here",
    b"8BPS\0\x01": "not a picture of a kind known here",
    encoded(PHOTO, "PPM"): "not a picture of a kind known here",
    encoded(PHOTO, "ICO"): "not a picture of a kind known here",
}


@each(("data", "kind"), WRONG_KINDS.items())
def test_read_image_names_the_wrong_kind_of_file(data: bytes, kind: str) -> None:
    assert error_of(data) == (
        f"The file is {kind}; only {ALLOWED} can be read: save or export it as PNG first."
    )


def test_read_image_says_that_a_file_is_empty() -> None:
    assert error_of(b"") == f"The file is empty; choose a {ALLOWED} picture that is not."


def test_image_error_is_a_pooling_error() -> None:
    assert issubclass(ImageError, PoolingError)


def gives_a_picture_or_an_image_error(data: bytes) -> None:
    """Every warning is an error here: none may leave, and none may turn into another answer."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            pixels = read_image(data)
        except ImageError:
            return
    assert pixels.dtype == np.uint8
    assert pixels.ndim == 3
    assert pixels.shape[2] == 3
    assert pixels.size


@given(st.binary(max_size=200), st.sampled_from([data[:12] for data in VALID.values()] + [b""]))
def test_read_image_lets_no_other_error_out_for_random_bytes(noise: bytes, start: bytes) -> None:
    gives_a_picture_or_an_image_error(start + noise)


@pytest.mark.parametrize("name", VALID)
def test_read_image_lets_no_other_error_out_for_any_one_spoiled_byte(name: str) -> None:
    data = VALID[name]
    for place in [*range(64), *range(-64, 0)]:
        for byte in (0, 1, 255):
            spoiled = bytearray(data)
            spoiled[place] = byte
            gives_a_picture_or_an_image_error(bytes(spoiled))


@st.composite
def spoiled_files(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(list(VALID.values()))))
    # Headers are where a changed byte does most: they get half of the changes.
    places = st.integers(0, len(data) - 1) | st.integers(0, 63) | st.integers(-200, -1)
    for place, byte in draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=6)):
        data[place] = byte
    return bytes(data[: draw(st.just(len(data)) | st.integers(0, len(data)))])


@examples(200)
@given(spoiled_files())
def test_read_image_lets_no_other_error_out_for_spoiled_files(data: bytes) -> None:
    gives_a_picture_or_an_image_error(data)


def test_read_image_leaves_the_warning_filters_as_they_were() -> None:
    before = list(warnings.filters)
    read_image(VALID["PNG"])
    error_of(b"")
    assert warnings.filters == before


def test_read_image_decodes_one_picture_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    # `warnings.catch_warnings` in two threads at once can leave the filters changed for good.
    held: list[bool] = []
    decode = reading._decode
    monkeypatch.setattr(
        reading, "_decode", lambda *asked: held.append(reading._DECODING.locked()) or decode(*asked)
    )
    read_image(VALID["PNG"])
    error_of(VALID["PNG"][:200])
    assert held == [True, True]
    assert not reading._DECODING.locked()


def test_tile_is_bounded_as_the_picture_is() -> None:
    assert "tiles of 22000 rows and 22000 columns of pixels" in error_of(tiff_with_a_large_tile(22_000))


def test_answer_of_the_reading_process_is_a_reduced_picture_or_a_sentence() -> None:
    header = {"longest": 10, "seconds": 5.0}
    photo = np.frombuffer(encoded(Image.new("RGB", (40, 20), "red"), "PNG"), np.uint8)
    said, pixels = worker.answer(header, photo)
    assert (said, np.shape(pixels)) == ({"status": "read", "shape": (20, 40)}, (5, 10, 3))
    said, pixels = worker.answer(header, None)
    assert (said["status"], pixels) == ("rejected", None)
