"""Small files that take a decoder seconds or gigabytes, or try to. Each is made here, of a few lines."""

import io
import struct
import zlib

from PIL import Image


def saved(image, form, **options):
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def zeros(count):
    """So many zeros, deflated, without making them: one block again and again, then their checksum."""
    block = zlib.compressobj(9)
    start = block.compress(bytes(10**6)) + block.flush(zlib.Z_FULL_FLUSH)
    again = block.compress(bytes(10**6)) + block.flush(zlib.Z_FULL_FLUSH)
    whole, rest = divmod(count, 10**6)
    end = zlib.compressobj(9, zlib.DEFLATED, -15)
    last = end.compress(bytes(rest)) + end.flush()
    return start + again * (whole - 1) + last + struct.pack(">HH", count % 65521, 1)


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(columns, rows, *chunks, depth=8, colour=0, data=None):
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, depth, colour, 0, 0, 0))
    pixels = png_chunk(b"IDAT", zlib.compress(b"\0\0") if data is None else data)
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + pixels + png_chunk(b"IEND", b"")


def jpeg_with_a_repeated_scan(times=800, side=4000):
    """A progressive JPEG of 16 megapixels, one colour; its last scan comes again and again."""
    whole = saved(Image.new("L", (side, side), 90), "JPEG", progressive=True, quality=50)
    start = whole.rindex(b"\xff\xda")
    return whole[:start] + whole[start:-2] * times + b"\xff\xd9"


def bmp_of_run_lengths(columns=65_000, rows=600):
    """Each row is one pixel and the end of the row: Pillow fills up the rest pixel by pixel."""
    palette = bytes(1024)
    size = 54 + len(palette)
    information = struct.pack("<IiiHHIIiiII", 40, columns, rows, 1, 8, 1, rows * 4, 0, 0, 256, 0)
    header = b"BM" + struct.pack("<IHHI", size + rows * 4, 0, 0, size)
    return header + information + palette + b"\1\0\0\0" * rows


def tiff(columns, rows, compression, pixels, *fields):
    """A TIFF of 8 bits of grey in one strip, or, with the fields of a tile, in one tile."""
    place = ((273, 8), (278, rows), (279, len(pixels)))
    common = ((256, columns), (257, rows), (258, 8), (259, compression), (262, 1), (277, 1))
    entries = sorted((*common, *(fields or place)))
    table = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    start = struct.pack("<I", 8 + len(pixels))
    return b"II*\0" + start + pixels + struct.pack("<H", len(entries)) + table + bytes(4)


def tiff_with_a_large_tile(side=22_000):
    """16 × 16 pixels in one tile of 484 megapixels."""
    pixels = zeros(side * side)
    return tiff(16, 16, 8, pixels, (322, side), (323, side), (324, 8), (325, len(pixels)))


def gif_of_many_frames(frames=20_000):
    whole = saved(Image.new("P", (8, 8)), "GIF")
    start = whole.index(b",")
    return whole[:start] + whole[start:-1] * frames + b";"


def gif_with_a_large_frame():
    """The screen is small, the frame on it has 65,535 rows and columns."""
    return gif_of_many_frames(1).replace(
        b"," + struct.pack("<HHHH", 0, 0, 8, 8), b"," + b"\0\0" * 2 + b"\xff" * 4
    )


def apng_of_many_frames(frames=20_000, side=8):
    pixels = zlib.compress(bytes((side + 1) * side))

    def control(number):
        return png_chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, side, side, 0, 0, 1, 10, 0, 0))

    later = (
        control(number) + png_chunk(b"fdAT", struct.pack(">I", number + 1) + pixels)
        for number in range(1, 2 * frames, 2)
    )
    whole = png(side, side, png_chunk(b"acTL", struct.pack(">II", frames, 0)), control(0), data=pixels)
    return whole[:-12] + b"".join(later) + whole[-12:]


def small_png(*chunks):
    return png(8, 8, *chunks, data=zlib.compress(bytes(9 * 8)))


def exif_of_many_entries(entries=65_000):
    """Entries that all point to the same large value."""
    value = bytes(60_000)
    entry = struct.pack("<HHII", 0x9286, 7, len(value), 8)
    table = struct.pack("<H", entries) + entry * entries + bytes(4)
    return small_png(png_chunk(b"eXIf", b"II*\0" + struct.pack("<I", 8 + len(value)) + value + table))


def jpeg_of_many_markers(times=2_400_000):
    """Ten megabytes of empty comments before the picture."""
    whole = saved(Image.new("L", (8, 8)), "JPEG")
    return whole[:2] + b"\xff\xfe\0\x02" * times + whole[2:]


def webp_of_many_frames(frames=100_000):
    two = [Image.new("RGB", (8, 8), shade) for shade in ("red", "blue")]
    whole = saved(two[0], "WEBP", save_all=True, append_images=two[1:])
    start, second = whole.index(b"ANMF"), whole.rindex(b"ANMF")
    content = whole[8:start] + whole[start:second] * frames
    return b"RIFF" + struct.pack("<I", len(content)) + content


HOSTILE = {
    "JPEG, a scan again and again": jpeg_with_a_repeated_scan,
    "JPEG, many markers": jpeg_of_many_markers,
    "BMP, run lengths": bmp_of_run_lengths,
    "TIFF, a large tile": tiff_with_a_large_tile,
    "TIFF, deflate": lambda: tiff(8000, 5000, 8, zeros(40_000_000)),
    "TIFF, more in a strip than it says": lambda: tiff(8, 8, 8, zeros(2 * 10**9)),
    "TIFF, LZW": lambda: saved(Image.new("L", (8000, 5000)), "TIFF", compression="tiff_lzw"),
    "PNG, a long side": lambda: png(1, 40_000_000),
    "PNG, 16 bits": lambda: png(8000, 5000, depth=16, data=zeros(5000 * 16001)),
    "PNG, four channels of 16 bits": lambda: png(8000, 5000, depth=16, colour=6, data=zeros(5000 * 64001)),
    "PNG, more than it says": lambda: png(8, 8, data=zeros(8 * 10**9)),
    "PNG, texts": lambda: small_png(*[png_chunk(b"zTXt", b"Comment\0\0" + zeros(200 * 10**6))] * 40),
    "PNG, international texts": lambda: small_png(
        *[png_chunk(b"iTXt", b"C\0\1\0\0\0" + zeros(200 * 10**6))] * 40
    ),
    "PNG, a profile": lambda: small_png(png_chunk(b"iCCP", b"sRGB\0\0" + zeros(4 * 10**9))),
    "PNG, EXIF": exif_of_many_entries,
    "PNG, many frames": apng_of_many_frames,
    "GIF, many frames": gif_of_many_frames,
    "GIF, a large frame": gif_with_a_large_frame,
    "WebP, many frames": webp_of_many_frames,
}
"""Name: what makes the file."""
