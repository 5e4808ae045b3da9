"""Pool an image in a real browser: real files, what is seen of them, and what is downloaded."""

import io
import struct
import zlib
from base64 import b85decode

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from pooling import PoolSpec, pool
from pooling.images.samples import sample_image
from tests.browser.axe import assert_clean
from tests.browser.fixtures import PHONE
from tests.browser.helpers import open_page, settled, upload
from ui.controls.settings import SETTINGS
from ui.photos.sizes import sized

CORNERS = """image => {
  const { naturalWidth: width, naturalHeight: height } = image;
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  context.drawImage(image, 0, 0);
  return [[0, 0], [width - 1, height - 1]].map(at => [...context.getImageData(...at, 1, 1).data.slice(0, 3)]);
}"""
PANELS = ["input", "max", "average", "min"]
RED = (230, 20, 30)


def address(server_url, query=""):
    return f"{server_url}/pool_an_image{query}"


def panel(page, title):
    return page.locator(f".st-key-panels_{title}")


def saved(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def flat(colour=RED, size=(40, 30), mode="RGB"):
    return Image.new(mode, size, colour)


def a_good_png(shade):
    return saved(flat((shade, 99, 99)), "PNG")


def downloaded(page, title):
    button = page.get_by_role("button", name=f"{title} as PNG")
    if not button.is_visible():
        page.get_by_role("button", name="Export").click()
        expect(button).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"{title} as PNG").click()
    return waiting.value.suggested_filename, np.asarray(Image.open(waiting.value.path())).astype(int)


def shown_size(page, title):
    """What the browser decoded: (rows, columns)."""
    image = panel(page, title).locator("img")
    image.evaluate("image => image.decode()")
    return tuple(image.evaluate("image => [image.naturalHeight, image.naturalWidth]"))


def test_uploaded_photo_is_pooled_downloaded_pixel_by_pixel_and_kept_for_its_tab(new_page, server_url):
    page = new_page()
    noise = np.random.default_rng(5).integers(0, 256, (300, 400, 3), dtype=np.uint8)
    open_page(page, address(server_url, "?window_rows=2"))
    page.get_by_role("combobox", name="Photo").click()
    page.get_by_role("option", name="Your own").click()
    settled(page)
    page.get_by_text("RGB", exact=True).click()
    settled(page)
    expect(page.get_by_test_id("stAlert")).to_contain_text("for this tab alone")
    upload(page, "noise.png", saved(Image.fromarray(noise), "PNG"))

    expect(page.get_by_text("12,544 windows in each of 3 channels")).to_be_visible()
    assert [shown_size(page, title) for title in PANELS] == [(224, 224), (112, 112), (112, 112), (112, 112)]
    name, before = downloaded(page, "Input")
    assert name == "photo-input-224x224.png"
    corners = [before[row::2, column::2] for row in (0, 1) for column in (0, 1)]
    for title, expected in [
        ("Max", np.maximum.reduce(corners)),
        ("Average", np.rint(sum(corners) / 4)),
        ("Min", np.minimum.reduce(corners)),
    ]:
        name, after = downloaded(page, title)
        assert name == f"photo-{title.lower()}-112x112.png"
        assert (after == expected).all(), title
    page.reload()
    expect(page.locator(".own-photo")).to_contain_text("300 × 400 pixels")
    assert shown_size(settled(page), "max") == (112, 112)
    assert "noise" not in page.url
    other = open_page(new_page(), page.url)
    expect(other.get_by_test_id("stAlert")).to_contain_text("file above, up to 10 MB")


def test_panels_are_one_size_unsmoothed_and_above_the_fold_and_axes_end_at_the_last_pixel(
    page, server_url, subtests
):
    open_page(page, address(server_url, "?colour=RGB"))
    boxes = [panel(page, title).locator("img").bounding_box() for title in PANELS]
    assert len({(box["width"], box["height"], box["y"]) for box in boxes}) == 1
    assert all(box["width"] > 190 for box in boxes)
    wipe = page.get_by_role("slider", name="Photo over results")
    assert wipe.bounding_box()["y"] + wipe.bounding_box()["height"] <= 720
    rendering = panel(page, "max").locator("img").evaluate("image => getComputedStyle(image).imageRendering")
    assert rendering == "pixelated"
    lens_shows_the_cores_numbers_in_every_panel(page)
    wipe.fill("40")
    expect(page.locator(".wipe-over")).to_have_count(3)
    page.get_by_role("radiogroup", name="Colour").get_by_text("Grey", exact=True).click()
    settled(page)
    expect(page.locator(".wipe-over")).to_have_count(3)  # the pictures were drawn anew
    wipe.fill("0")
    expect(page.locator(".wipe-over")).to_have_count(0)
    open_page(page, address(server_url, "?fit=Keep+shape"))
    for title, last_row, last_column in [("input", "148", "223"), ("min", "73", "111")]:
        axes_end_at(panel(page, title), last_row, last_column)
    with subtests.test("a phone shows them two by two, without sideways scroll"):
        phone_shows_two_by_two_without_sideways_scroll(page)


def lens_shows_the_cores_numbers_in_every_panel(page):
    """By the mouse and by the keys, at the default window."""
    side = SETTINGS["window_rows"].default
    x = sized(sample_image("cat"), 224, "crop", "rgb")
    box = panel(page, "min").locator("img").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.502, box["y"] + box["height"] * 0.252)
    count = 224 // side
    for i, j in ((int(0.252 * count), int(0.502 * count)), (int(0.252 * count), int(0.502 * count) + 1)):
        for title, reduction in (("max", "max"), ("average", "avg"), ("min", "min")):
            y = pool(x, PoolSpec.of(reduction, side))[:, i, j]
            shown = [f"{value:.1f}" if reduction == "avg" else str(value) for value in y]
            expect(panel(page, title).locator(".lens-centre b")).to_have_text(shown)
        row, column = (at * side + (side - 1) // 2 for at in (i, j))
        expect(panel(page, "input").locator(".lens-centre b")).to_have_text(list(map(str, x[:, row, column])))
        expect(page.locator(".told")).to_contain_text(f"Row {row}, column {column}: (")
        panel(page, "input").locator(".picture-axes").focus()
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator(".lens")).to_have_count(0)


def axes_end_at(panel, last_row, last_column):
    picture = panel.locator("img").bounding_box()
    rows, columns = panel.locator(".picture-row"), panel.locator(".picture-col")
    assert (rows.last.inner_text(), columns.last.inner_text()) == (last_row, last_column)
    assert rows.first.inner_text() == columns.first.inner_text() == "0"
    at = columns.last.bounding_box()
    assert at["x"] + at["width"] / 2 == pytest.approx(picture["x"] + picture["width"], abs=2)
    at = rows.last.bounding_box()
    assert at["y"] + at["height"] / 2 == pytest.approx(picture["y"] + picture["height"], abs=2)


def phone_shows_two_by_two_without_sideways_scroll(page):
    page.set_viewport_size(PHONE)
    settled(page)
    left, right, below, _ = (panel(page, title).bounding_box() for title in PANELS)
    assert left["y"] == right["y"] < below["y"]
    assert left["x"] == below["x"] < right["x"]
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    row = page.locator(".st-key-pool_row").bounding_box()
    assert row["y"] + row["height"] == 844  # it stays there while the pictures scroll


def test_step_through_takes_the_photo_of_a_link_along(page, server_url):
    open_page(page, address(server_url, "?photo=Greek+coins&window_rows=3"))
    page.get_by_role("button", name="Step through this photo").click()
    expect(page.get_by_text("Input 64 × 64")).to_be_visible()
    expect(page.get_by_role("combobox", name="Photo")).to_have_value("Greek coins")
    expect(page.get_by_role("spinbutton", name="Window rows")).to_have_value("3")
    settled(page)


def exif_rotated():
    """In the file red on the left and black on the right; turned a quarter clockwise, red is on top."""
    image = flat((0, 0, 0))
    image.paste(RED, (0, 0, 20, 30))
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(image, "JPEG", exif=exif, quality=95)


def animated():
    return saved(flat(), "GIF", save_all=True, append_images=[flat((0, 0, 255)), flat((0, 255, 0))])


def half_transparent():
    image = flat((*RED, 255), mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 15, 40, 30))
    return saved(image, "PNG")


# name: (file, shape of the input at "keep shape", its first pixel, its last pixel). The shapes differ: so
# a picture can be told from the last one.
# 48 rows and 64 columns, red on black: made by pillow-heif, because what reads HEIC here cannot write it.
HEIC = zlib.decompress(
    b85decode(
        r"c-muNV30{GsVvAy%}izhg51nBLl8SRGck>Ufw49>wIq=N0u(b+a*CjAhJwuG5(YG&l$nzcHpIn&fe{FSfN>#&27<{ztelydm"
        r"j>p6L`8v|R3<1dqb%7F#N;c;EXjo{`I}i#Q~;#!W)>vp1L-oLGG|6+kkACMBDoI?fBydX!N9=JoB-4z;lRkl`2Rmh0W(MiGY"
        r"HA;Vsc0XN@_VVGNQ>WP-tYG_Ug&9ojW)(3>1Ju%pih6F$t)g&4uw`@qtdDCBn)1IYoKNITb)rUIw-XppZyraX~87XAV%Tk(`"
        r"rQ0A+(5Zvdr1fa(AL{~tg!5DOG!R%C(%nK?K(fRsdLK`tzif#Js5$i&Rr0%Xt5O-Td=a=!-Sdd>%yw{P+P|KFvo%2oKUUcdg"
        r"oS-^$=u1m^NOtaZmZ#wYxv75TlyH>B1{|A^`4j$}`ntLX-c~^*Kv8LyV8Rf-~UorPrH@@AK$8qS|Bf)cRe`8loSsT;)XjbI3"
        r"2@U(>4pv-JO0AuH<H|J=j;`}Ff&xX3C9l`e<#ChLnEYs?&;7sIj{>=8-Jfm6+*LO*0RU<3lTZ"
    )
)
READ = {
    "animated.gif": (animated, (30, 40), RED, RED),
    "cmyk.jpg": (lambda: saved(flat(size=(41, 30)).convert("CMYK"), "JPEG"), (30, 41), RED, RED),
    "deep.png": (
        lambda: saved(Image.fromarray(np.full((30, 42), 40000, dtype=np.uint16)), "PNG"),
        (30, 42),
        (156, 156, 156),
        (156, 156, 156),
    ),
    "alpha.png": (half_transparent, (30, 40), RED, (255, 255, 255)),
    "turned.jpg": (exif_rotated, (40, 30), RED, (0, 0, 0)),
    "photo.webp": (lambda: saved(flat(size=(43, 30)), "WEBP", lossless=True), (30, 43), RED, RED),
    "photo.bmp": (lambda: saved(flat(size=(44, 30)), "BMP"), (30, 44), RED, RED),
    "phone.heic": (lambda: HEIC, (48, 64), (0, 0, 0), RED),
    "photo.jfif": (lambda: saved(flat(size=(46, 30)), "AVIF", quality=90), (30, 46), RED, RED),
    "photo.tiff": (lambda: saved(flat(size=(45, 30)), "TIFF"), (30, 45), RED, RED),
}


def truncated():
    noise = np.random.default_rng(1).integers(0, 256, (200, 300, 3), dtype=np.uint8)
    return saved(Image.fromarray(noise), "JPEG")[:6000]


def header_of_a_huge_png():
    """8000 × 8000 of 1 bit: a few hundred bytes that would decode to 64 million pixels."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 8000, 8000, 1, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(1001 * 100))) + chunk(b"IEND", b"")
    )


REJECTED = {
    "truncated.jpg": (truncated, "The file begins as a JPEG picture, but it is damaged"),
    "text.png": (lambda: b"Dear diary", "The file is not a picture of a kind known here"),
    "huge.png": (header_of_a_huge_png, "8000 rows and 8000 columns of pixels; at most 40 megapixels"),
    "empty.png": (lambda: b"", "The file is empty"),
    "paper.png": (lambda: b"%PDF-1.7\n%...", "The file is a PDF document"),
}


def test_files_are_read_rightly_or_rejected_in_one_sentence(page, server_url, subtests):
    """One session for all files, like that of a learner who tries several."""
    open_page(page, address(server_url, "?photo=Your+own&fit=Keep+shape&colour=RGB"))
    with subtests.test("axe, before there is a file"):
        assert_clean(page)
    files_are_read_rightly(page, subtests)
    files_are_rejected_in_one_sentence_and_everything_else_stays(page, subtests)


def files_are_read_rightly(page, subtests):
    for name, (make, shape, first, last) in READ.items():
        with subtests.test(name):
            upload(page, name, make())
            expect(page.get_by_text("in each of 3 channels")).to_be_visible()
            assert shown_size(page, "input") == shape
            corners = panel(page, "input").locator("img").evaluate(CORNERS)
            assert corners[0] == pytest.approx(first, abs=12)  # JPEG and CMYK do not keep a colour exactly
            assert corners[1] == pytest.approx(last, abs=12)


def files_are_rejected_in_one_sentence_and_everything_else_stays(page, subtests):
    alerts = page.get_by_test_id("stAlert")
    upload(page, "last.png", a_good_png(1))
    for name, (make, sentence) in REJECTED.items():
        with subtests.test(name):
            upload(page, name, make())
            expect(alerts).to_have_count(1)
            expect(alerts).to_contain_text(sentence)
            expect(alerts).to_contain_text("Still using last.png.")
            expect(page.locator(".picture")).to_have_count(4)
            for control in ("Photo", "Padding"):
                expect(page.get_by_role("combobox", name=control)).to_be_enabled()
    upload(page, "good.png", a_good_png(2))
    expect(alerts).to_have_count(0)
    assert shown_size(page, "max") == (15, 20)
    with subtests.test("over ten megabytes"):
        upload(page, "heavy.png", saved(flat(), "PNG") + bytes(10_500_000), taken=False)
        message = page.get_by_test_id("stFileUploader").get_by_role("alert")
        expect(message).to_have_text("Error: File must be 10.0MB or smaller.")
        assert message.bounding_box()["width"] > 100
        assert shown_size(page, "max") == (15, 20)
