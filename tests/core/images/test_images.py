import io

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from PIL import Image, ImageCms

from pooling.images import encode_png, read_image
from tests.each import each

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


@each(
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


@each("orientation", UPRIGHT)
@each(("form", "options"), [("PNG", {}), ("TIFF", {}), ("WEBP", {"lossless": True})])
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


@pytest.mark.parametrize(
    "exif", [b"Exif\0\0not EXIF at all", b"Exif\0\0MM\0*\0\0\0\x08\0\x05\x01\x12\xff\xff"]
)
def test_read_image_ignores_broken_exif(exif: bytes) -> None:
    assert_array_equal(read_image(encoded(Image.fromarray(RGB), "PNG", exif=exif)), RGB)


def test_read_image_takes_the_first_frame_of_an_animation() -> None:
    first, second = Image.fromarray(RGB), Image.new("RGB", (3, 2), "red")
    for form, options in (("GIF", {}), ("PNG", {}), ("WEBP", {"lossless": True}), ("TIFF", {})):
        data = encoded(first, form, save_all=True, append_images=[second], **options)
        assert_array_equal(read_image(data), RGB)


@each("form", ["TIFF", "JPEG"])
@each(
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


@each(("mode", "form"), [("RGBA", "PNG"), ("RGBA", "WEBP"), ("RGBA", "TIFF"), ("LA", "PNG")])
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


@each(
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
    red = Image.new("RGB", (4, 4), (220, 30, 40))
    if mode == "LAB":
        profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        image = ImageCms.profileToProfile(red, *profiles, outputMode="LAB")
    else:
        image = red.convert(mode)
    pixels = read_image(encoded(image, "TIFF"))
    assert np.abs(pixels.astype(int) - (220, 30, 40)).max() <= 4
