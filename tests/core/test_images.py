import io
import struct
import threading
import warnings
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from PIL import Image

from pooling.errors import PoolingError
from pooling.images import ImageError, encode_png, fit_within, read_image, resize, to_grey

ALLOWED = "PNG, JPEG, WebP, GIF, BMP or TIFF"
# 2 rows and 3 columns, every pixel its own colour, so that a swapped axis or channel shows.
RGB = np.array(
    [[[255, 0, 0], [0, 255, 0], [0, 0, 255]], [[0, 0, 0], [90, 120, 150], [255, 255, 255]]], np.uint8
)


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format=form, **options)
    return file.getvalue()


def grey_levels(data: bytes) -> list[list[int]]:
    pixels = read_image(data)
    assert (pixels == pixels[:, :, :1]).all()
    return pixels[:, :, 0].tolist()


def refusal(data: bytes) -> str:
    with pytest.raises(ImageError) as refused:
        read_image(data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("PNG", {}),
        ("BMP", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("GIF", {}),
        ("WEBP", {"lossless": 1}),
    ],
)
def test_read_image_gives_the_exact_pixels_of_a_lossless_file(form: str, options: dict[str, object]) -> None:
    pixels = read_image(encoded(Image.fromarray(RGB), form, **options))
    assert pixels.dtype == np.uint8
    assert_array_equal(pixels, RGB)


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_read_image_reads_a_lossy_file_nearly(form: str) -> None:
    block = np.full((8, 16, 3), (200, 60, 20), np.uint8)
    assert np.abs(read_image(encoded(Image.fromarray(block), form)).astype(int) - block).max() <= 5


def test_read_image_gives_an_array_of_its_own() -> None:
    pixels = read_image(encode_png(RGB))
    pixels[0, 0] = 7
    assert pixels[0, 0].tolist() == [7, 7, 7]


# What a viewer does with the stored rows and columns, from the EXIF standard's table of orientations.
UPRIGHT = {
    1: lambda stored: stored,
    2: lambda stored: stored[:, ::-1],
    3: lambda stored: stored[::-1, ::-1],
    4: lambda stored: stored[::-1],
    5: lambda stored: stored.transpose(1, 0, 2),
    6: lambda stored: np.rot90(stored, -1),
    7: lambda stored: stored[::-1, ::-1].transpose(1, 0, 2),
    8: lambda stored: np.rot90(stored, 1),
}


@pytest.mark.parametrize("orientation", UPRIGHT)
@pytest.mark.parametrize(("form", "options"), [("PNG", {}), ("TIFF", {}), ("WEBP", {"lossless": True})])
def test_read_image_turns_the_picture_upright(
    orientation: int, form: str, options: dict[str, object]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(Image.fromarray(RGB), form, exif=exif, **options)
    assert_array_equal(read_image(data), UPRIGHT[orientation](RGB))


def test_read_image_turns_a_phone_photo_upright() -> None:
    left_red = np.zeros((16, 32, 3), np.uint8)
    left_red[:, :16, 0] = 255
    exif = Image.Exif()
    exif[0x0112] = 6
    pixels = read_image(encoded(Image.fromarray(left_red), "JPEG", exif=exif))
    assert pixels.shape == (32, 16, 3)
    assert pixels[:12, :, 0].min() > 200
    assert pixels[20:].max() < 50


def test_read_image_ignores_broken_exif() -> None:
    broken = b"Exif\0\0MM\0*\0\0\0\x08\0\x05\x01\x12\xff\xff\xff\xff"
    assert_array_equal(read_image(encoded(Image.fromarray(RGB), "PNG", exif=broken)), RGB)


def test_read_image_takes_the_first_frame_of_an_animation() -> None:
    first, second = Image.fromarray(RGB), Image.new("RGB", (3, 2), "red")
    for form, options in (("GIF", {}), ("PNG", {}), ("WEBP", {"lossless": True}), ("TIFF", {})):
        data = encoded(first, form, save_all=True, append_images=[second], **options)
        assert_array_equal(read_image(data), RGB)


@pytest.mark.parametrize("form", ["TIFF", "JPEG"])
@pytest.mark.parametrize(
    ("ink", "colour"), [((0, 255, 255, 0), (255, 0, 0)), ((0, 0, 0, 255), (0, 0, 0)), ((0,) * 4, (255,) * 3)]
)
def test_read_image_turns_cmyk_into_rgb(form: str, ink: tuple[int, ...], colour: tuple[int, ...]) -> None:
    # Pillow writes the inverted inks and the Adobe marker that Photoshop does.
    pixels = read_image(encoded(Image.new("CMYK", (8, 8), ink), form))
    assert np.abs(pixels.astype(int) - colour).max() <= 3


def test_read_image_reads_palettes_and_single_bits() -> None:
    palette = Image.fromarray(RGB).quantize(8)
    assert_array_equal(read_image(encoded(palette, "PNG")), RGB)
    bits = Image.fromarray(np.array([[0, 255], [255, 0]], np.uint8)).convert("1")
    for form in ("PNG", "BMP", "TIFF", "GIF"):
        assert grey_levels(encoded(bits, form)) == [[0, 255], [255, 0]]


@pytest.mark.parametrize(
    ("mode", "form"), [("RGBA", "PNG"), ("RGBA", "WEBP"), ("RGBA", "TIFF"), ("LA", "PNG")]
)
def test_read_image_lays_transparent_parts_on_white(mode: str, form: str) -> None:
    black = (0,) * (len(mode) - 1)
    image = Image.new(mode, (3, 1))
    for column, alpha in enumerate((0, 128, 255)):
        image.putpixel((column, 0), (*black, alpha))
    options = {"lossless": True, "exact": True} if form == "WEBP" else {}
    assert grey_levels(encoded(image, form, **options)) == [[255, 127, 0]]


def test_read_image_lays_a_transparent_palette_on_white() -> None:
    image = Image.fromarray(np.array([[0, 1]], np.uint8), "L")
    image = image.convert("P")
    image.putpalette([10, 20, 30, 200, 100, 50])
    for form in ("PNG", "GIF"):
        assert read_image(encoded(image, form, transparency=0)).tolist() == [
            [[255, 255, 255], [200, 100, 50]]
        ]
    several = encoded(image, "PNG", transparency=bytes([255, 0]))
    assert read_image(several).tolist() == [[[10, 20, 30], [255, 255, 255]]]


def test_read_image_lays_a_transparent_colour_on_white() -> None:
    data = encoded(Image.fromarray(RGB), "PNG", transparency=(0, 0, 255))
    assert read_image(data)[0].tolist() == [[255, 0, 0], [0, 255, 0], [255, 255, 255]]


SIXTEEN_BITS = np.array([[0, 128, 129, 257], [32767, 32768, 65534, 65535]], np.uint16)


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_read_image_scales_sixteen_bits_by_their_full_range(form: str) -> None:
    data = encoded(Image.fromarray(SIXTEEN_BITS), form)
    assert grey_levels(data) == [[round(int(value) / 257) for value in row] for row in SIXTEEN_BITS]


@pytest.mark.parametrize(
    ("values", "levels"),
    [
        (np.array([[0, 32896, 65535]], np.int32), [[0, 128, 255]]),
        (np.array([[-100, 0, 100]], np.int32), [[0, 128, 255]]),
        (np.array([[-(2**31), 2**31 - 1]], np.int32), [[0, 255]]),
        (np.array([[70000, 70000]], np.int32), [[0, 0]]),
        (np.array([[0.0, 0.2, 0.4]], np.float32), [[0, 51, 102]]),
        (np.array([[0.0, 51.0, 200.0]], np.float32), [[0, 51, 200]]),
        (np.array([[-1.0, 0.0, 4.0]], np.float32), [[0, 51, 255]]),
        (np.array([[np.nan, 1.0, np.inf, -np.inf, 0.4]], np.float32), [[0, 255, 255, 0, 102]]),
        (np.array([[-3e38, 0.0, 3e38]], np.float32), [[0, 128, 255]]),
        (np.array([[np.nan, np.nan]], np.float32), [[0, 0]]),
        (np.array([[300.0, 300.0]], np.float32), [[0, 0]]),
    ],
)
def test_read_image_scales_deep_grey_by_its_range(values: np.ndarray, levels: list[list[int]]) -> None:
    assert grey_levels(encoded(Image.fromarray(values), "TIFF")) == levels


@pytest.mark.parametrize("mode", ["YCbCr", "LAB"])
def test_read_image_reads_other_colour_models(mode: str) -> None:
    from PIL import ImageCms

    red = Image.new("RGB", (4, 4), (220, 30, 40))
    if mode == "LAB":
        profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        image = ImageCms.profileToProfile(red, *profiles, outputMode="LAB")
    else:
        image = red.convert(mode)
    pixels = read_image(encoded(image, "TIFF"))
    assert np.abs(pixels.astype(int) - (220, 30, 40)).max() <= 4


def png_header(width: int, height: int) -> bytes:
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + png_data()
    )


def png_data() -> bytes:
    chunk = b"IDAT" + zlib.compress(b"\0\0")
    return struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))


def bmp_header(width: int, height: int) -> bytes:
    information = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + information


def gif_header(width: int, height: int) -> bytes:
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    return b"GIF89a" + screen + b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\0;"


@pytest.mark.parametrize("header", [png_header, bmp_header, gif_header])
@pytest.mark.parametrize(("width", "height"), [(8000, 5001), (10_000, 9500)])
def test_read_image_refuses_more_than_forty_megapixels_by_the_header(header, width: int, height: int) -> None:
    # There are no pixel data: had it been decoded, it would be called damaged.
    assert refusal(header(width, height)) == (
        f"The picture has {height} rows and {width} columns of pixels; at most 40 megapixels (million pixels) are "
        "read: make it smaller in a photo program and choose it again."
    )


@pytest.mark.parametrize("header", [png_header, bmp_header, gif_header])
def test_read_image_refuses_a_decompression_bomb(header) -> None:
    assert refusal(header(60_000, 60_000)) == (
        "The picture has far too many pixels; at most 40 megapixels (million pixels) are read: "
        "make it smaller in a photo program and choose it again."
    )


def test_read_image_takes_exactly_forty_megapixels() -> None:
    assert "damaged" in refusal(png_header(8000, 5000))


PHOTO = Image.fromarray(np.random.default_rng(2).integers(0, 256, (24, 20, 3), np.uint8))
VALID = {
    "PNG": encoded(PHOTO, "PNG"),
    "JPEG": encoded(PHOTO, "JPEG"),
    "WebP": encoded(PHOTO, "WEBP"),
    "GIF": encoded(PHOTO.quantize(16), "GIF"),
    "BMP": encoded(PHOTO, "BMP"),
    "TIFF": encoded(PHOTO, "TIFF"),
}


@pytest.mark.parametrize("name", VALID)
@pytest.mark.parametrize("share", [0.15, 0.5, 0.9])
def test_read_image_says_that_a_truncated_file_is_damaged(name: str, share: float) -> None:
    data = VALID[name]
    assert read_image(data).shape == (24, 20, 3)
    assert refusal(data[: int(len(data) * share)]) == (
        f"The file begins as a {name} picture, but it is damaged, incomplete or without pixels; "
        f"save or download it again, or choose another {ALLOWED} picture."
    )


@pytest.mark.parametrize(("width", "height"), [(0, 0), (0, 4), (4, 0)])
@pytest.mark.parametrize(("header", "name"), [(png_header, "PNG"), (bmp_header, "BMP"), (gif_header, "GIF")])
def test_read_image_refuses_a_picture_without_pixels(header, name: str, width: int, height: int) -> None:
    assert refusal(header(width, height)).startswith(
        f"The file begins as a {name} picture, but it is damaged"
    )


WRONG_KINDS = {
    b"%PDF-1.7\n%\xe2\xe3": "a PDF document",
    b"<svg xmlns='http://www.w3.org/2000/svg'/>": "an SVG drawing",
    b"<?xml version='1.0'?>\n<!-- made by hand -->\n<svg></svg>": "an SVG drawing",
    b"\0\0\0\x18ftypheic\0\0\0\0mif1heic": "a HEIC photo",
    b"\0\0\0\x20ftypavif\0\0\0\0avifmif1": "an AVIF image",
    b"1,3,2,4;5,6,1,2": "not a picture of a kind known here",
    b"BMW is a car": "not a picture of a kind known here",
    b"<html><body>": "not a picture of a kind known here",
    b"\0": "not a picture of a kind known here",
    b"8BPS\0\x01": "not a picture of a kind known here",
    encoded(PHOTO, "PPM"): "not a picture of a kind known here",
    encoded(PHOTO, "ICO"): "not a picture of a kind known here",
}


@pytest.mark.parametrize(("data", "kind"), WRONG_KINDS.items(), ids=range(len(WRONG_KINDS)))
def test_read_image_names_the_wrong_kind_of_file(data: bytes, kind: str) -> None:
    assert refusal(data) == (
        f"The file is {kind}; only {ALLOWED} can be read: save or export it as PNG first."
    )


def test_read_image_says_that_a_file_is_empty() -> None:
    assert refusal(b"") == f"The file is empty; choose a {ALLOWED} picture that is not."


def test_image_error_is_a_pooling_error() -> None:
    assert issubclass(ImageError, PoolingError)


def gives_a_picture_or_an_image_error(data: bytes) -> None:
    """Every warning is an error here: none may leave, and none may turn into another answer."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            pixels = read_image(data)
        except ImageError as refused:
            assert str(refused).endswith(".")
        else:
            assert pixels.dtype == np.uint8
            assert pixels.ndim == 3
            assert pixels.shape[2] == 3
            assert pixels.size


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from([data[:12] for data in VALID.values()] + [b""]))
def test_read_image_lets_no_other_error_out_for_random_bytes(noise: bytes, start: bytes) -> None:
    gives_a_picture_or_an_image_error(start + noise)


@st.composite
def spoiled_files(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(list(VALID.values()))))
    # Headers are where a changed byte does most: they get half of the changes.
    places = st.integers(0, len(data) - 1) | st.integers(0, 63) | st.integers(-200, -1)
    for place, byte in draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=6)):
        data[place] = byte
    return bytes(data[: draw(st.just(len(data)) | st.integers(0, len(data)))])


@settings(deadline=None, max_examples=200)
@given(spoiled_files())
def test_read_image_lets_no_other_error_out_for_spoiled_files(data: bytes) -> None:
    gives_a_picture_or_an_image_error(data)


def test_read_image_leaves_the_warning_filters_as_they_were_when_many_threads_read() -> None:
    before = list(warnings.filters)
    threads = [
        threading.Thread(target=lambda: [read_image(VALID["PNG"]) for _ in range(20)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert warnings.filters == before


def test_to_grey_is_the_luma_of_bt_601() -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (40, 50, 3), np.uint8)
    luma = pixels @ np.array([0.299, 0.587, 0.114])
    assert np.abs(to_grey(pixels) - luma).max() <= 0.51
    assert_array_equal(to_grey(pixels), np.asarray(Image.fromarray(pixels).convert("L")))


def test_to_grey_keeps_greys_as_they_are() -> None:
    greys = np.arange(256, dtype=np.uint8)[np.newaxis]
    assert_array_equal(to_grey(np.repeat(greys[:, :, np.newaxis], 3, axis=2)), greys)


@pytest.mark.parametrize("channels", [(), (3,)])
def test_resize_by_a_whole_number_is_average_pooling(channels: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(4).integers(0, 256, (12, 20, *channels), np.uint8)
    means = pixels.reshape(4, 3, 5, 4, *channels).mean(axis=(1, 3))
    assert resize(pixels, 4, 5).shape == (4, 5, *channels)
    # Pillow rounds once after the rows and once after the columns.
    assert np.abs(resize(pixels, 4, 5) - means).max() <= 1.01


def test_resize_enlarges_with_hard_pixels() -> None:
    small = np.array([[1, 2], [3, 4]], np.uint8)
    assert_array_equal(resize(small, 4, 6), np.kron(small, np.ones((2, 3), np.uint8)))


def test_resize_invents_no_values_at_an_edge() -> None:
    edge = np.repeat([[60, 190]], 50, axis=1).repeat(7, axis=0).astype(np.uint8)
    reduced = resize(edge, 3, 17)
    assert (reduced.min(), reduced.max()) == (60, 190)


@pytest.mark.parametrize(("height", "width"), [(0, 5), (5, 0), (-1, 5)])
def test_resize_refuses_a_size_below_one(height: int, width: int) -> None:
    with pytest.raises(PoolingError) as refused:
        resize(RGB, height, width)
    assert str(refused.value) == (
        f"The new size is {height} rows and {width} columns; both must be at least 1: choose more."
    )


@pytest.mark.parametrize(
    ("shape", "longest", "fitted"),
    [
        ((300, 451), 64, (43, 64)),
        ((451, 300), 64, (64, 43)),
        ((512, 512), 224, (224, 224)),
        ((30, 20), 64, (30, 20)),
        ((64, 64), 64, (64, 64)),
        ((1, 1000), 16, (1, 16)),
        ((5, 2), 1, (1, 1)),
        ((3, 2), 2, (2, 1)),
    ],
)
def test_fit_within_keeps_the_proportions(
    shape: tuple[int, int], longest: int, fitted: tuple[int, int]
) -> None:
    assert fit_within(shape, longest) == fitted


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999))
def test_fit_within_is_within_half_a_pixel_of_the_proportions(height: int, width: int, longest: int) -> None:
    new_height, new_width = fit_within((height, width), longest)
    scale = min(1, longest / max(height, width))
    assert max(new_height, new_width) == min(longest, max(height, width))
    assert abs(new_height - max(1, height * scale)) <= 0.5001
    assert abs(new_width - max(1, width * scale)) <= 0.5001


@pytest.mark.parametrize("array", [RGB, RGB[:, :, 1], RGB[::-1, ::-1], RGB.transpose(1, 0, 2), RGB[:1, :1]])
def test_encode_png_is_lossless(array: np.ndarray) -> None:
    data = encode_png(array)
    colour = array if array.ndim == 3 else np.repeat(array[:, :, np.newaxis], 3, axis=2)
    assert_array_equal(read_image(data), colour)
    assert Image.open(io.BytesIO(data)).mode == ("RGB" if array.ndim == 3 else "L")


@pytest.mark.parametrize(
    ("array", "came"),
    [
        (np.zeros((2, 2)), "shape (2, 2) and type float64"),
        (np.zeros((2, 2, 4), np.uint8), "shape (2, 2, 4) and type uint8"),
        (np.zeros((0, 2), np.uint8), "shape (0, 2) and type uint8"),
        (np.zeros(3, np.uint8), "shape (3,) and type uint8"),
    ],
)
def test_encode_png_refuses_what_is_no_picture(array: np.ndarray, came: str) -> None:
    with pytest.raises(PoolingError) as refused:
        encode_png(array)
    assert str(refused.value) == (
        f"The array has {came}; a picture is (H, W) or (H, W, 3) of uint8 with at least one pixel: convert it first."
    )
