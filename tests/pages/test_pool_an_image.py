"""Pool an image: the four panels hold the right pixels, and the sentences the right numbers."""

import io
import re
from base64 import b64decode

import numpy as np
import pytest
from PIL import Image
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import DeletedFile

from pooling.images import ImageError
from pooling.images.readers import BUSY, Readers
from tests.pages.opening import open_page, stepper_data
from tests.pages.opening import said as as_read
from ui.photos.widgets import own

PAGE = "pool_an_image"


def bodies(app):
    """The HTML of the panels by title."""
    found = [element.proto.body for element in app.get("html") if "<figure" in element.proto.body]
    return {re.search(r"<b>(\w+)</b>", body)[1]: body for body in found}


def pictures(app):
    """The pixels of the panels by title, as int64."""
    return {title: decode(body) for title, body in bodies(app).items()}


def decode(body):
    data = re.search(r"data:image/png;base64,([\w+/=]+)", body)[1]
    return np.asarray(Image.open(io.BytesIO(b64decode(data)))).astype(np.int64)


def said(app):
    """The sentence above the panels."""
    return app.main.markdown[-1].value


def png(pixels, kind="PNG"):
    file = io.BytesIO()
    Image.fromarray(np.asarray(pixels, dtype=np.uint8)).save(file, kind)
    return file.getvalue()


def html(app):
    return "".join(element.proto.body for element in app.get("html"))


def upload(app, data):
    app.file_uploader[0].upload("a.png", data, "image/png").run()


def with_upload(pixels, **link):
    app = open_page(PAGE, photo="Your own", **link)
    upload(app, png(pixels))
    assert not app.exception, app.exception
    return app


def in_blocks(x, side=2):
    """Gather `side` × `side` blocks on the last axis; oracle by reshaping, not by sliding."""
    rows, columns = x.shape[0] // side, x.shape[1] // side
    blocks = x[: rows * side, : columns * side].reshape(rows, side, columns, side, -1)
    return blocks.transpose(0, 2, 4, 1, 3).reshape(rows, columns, -1, side * side)


def rounded_mean(blocks):
    return np.rint(blocks.sum(axis=-1) / blocks.shape[-1])


ORACLES = {"Max": lambda b: b.max(axis=-1), "Average": rounded_mean, "Min": lambda b: b.min(axis=-1)}


def test_page_begins_where_max_average_and_min_differ():
    app = open_page(PAGE)
    shown = pictures(app)
    assert list(shown) == ["Input", "Max", "Average", "Min"]
    assert shown["Input"].shape == (224, 224, 3)
    for title, oracle in ORACLES.items():
        assert (shown[title] == oracle(in_blocks(shown["Input"], 8))).all(), title
    assert (shown["Max"] - shown["Average"]).mean() > 20
    assert (shown["Average"] - shown["Min"]).mean() > 20
    assert app.slider(key="window_slider").value == 8
    assert said(app).startswith("224 × 224 → 28 × 28")
    assert app.query_params["window_cols"] == "8"  # so that a copied link shows the same


def test_link_that_names_a_setting_shows_what_it_showed_before():
    app = open_page(PAGE, photo="Chelsea the cat")
    shown = pictures(app)
    assert shown["Input"].shape == (224, 224)
    for title, oracle in ORACLES.items():
        assert (shown[title] == oracle(in_blocks(shown["Input"]))[..., 0]).all(), title
    assert said(app) == (
        "224 × 224 → 112 × 112: a quarter of the pixels. Window 2 × 2, strides 2 × 2: 12,544 windows."
    )
    assert "112 × 112" in bodies(app)["Max"]


def test_rgb_is_pooled_channel_by_channel():
    app = open_page(PAGE, colour="RGB", size="64 px", photo="Cup of coffee")
    shown = pictures(app)
    assert shown["Input"].shape == (64, 64, 3)
    for title, oracle in ORACLES.items():
        assert (shown[title] == oracle(in_blocks(shown["Input"]))).all(), title
    assert "1,024 windows in each of 3 channels." in said(app)


def test_link_restores_photo_size_shape_window_and_padding():
    app = open_page(
        PAGE,
        photo="Launch of a rocket",
        size="128 px",
        fit="Keep shape",
        window_rows="3",
        padding="Same lower",
    )
    assert not app.toast
    assert pictures(app)["Input"].shape == (85, 128)
    assert pictures(app)["Max"].shape == (43, 64)
    assert said(app) == (
        "85 × 128 → 43 × 64: 25.3% of the pixels. "
        "Window 3 × 2, strides 2 × 2, padded: top 1, bottom 1, left 0, right 0: 2,752 windows."
    )


def test_upload_is_pooled_and_captions_give_its_numbers():
    app = with_upload([[0, 10], [20, 31]], fit="Keep shape", window_rows="2")
    assert {title: picture.tolist() for title, picture in pictures(app).items()} == {
        "Input": [[0, 10], [20, 31]],
        "Max": [[31]],
        "Average": [[15]],  # 15.25
        "Min": [[0]],
    }
    captions = [re.search(r"<figcaption>(.*?)</figcaption>", body)[1] for body in bodies(app).values()]
    assert captions == [
        "The photo before pooling. Range 0 to 31, mean 15.2.",
        "Maximum of each window. Range 31 to 31, mean 31.0 (15.8 brighter).",
        "Average of each window. Range 15.25 to 15.25, mean 15.2 (as before).",
        "Minimum of each window. Range 0 to 0, mean 0.0 (15.2 darker).",
    ]
    assert said(app).startswith("2 × 2 → 1 × 1: a quarter of the pixels.")
    assert said(app).endswith(": 1 window.")


def go(app, name):
    """Choose a page in the menu, as the browser does: with the settings that the page before has shown."""
    app.switch_page(f"pages/{name}.py").run()
    assert not app.exception, app.exception


def test_window_of_the_photo_is_the_pages_own_and_there_again():
    app = open_page(PAGE)
    app.slider(key="window_slider").set_value(16).run()
    assert said(app).startswith("224 × 224 → 14 × 14")
    go(app, "step_through")
    assert stepper_data(app)["output"]["text"] == "6 4 7 9"
    go(app, PAGE)
    assert said(app).startswith("224 × 224 → 14 × 14")
    go(app, "step_through")
    app.number_input(key="window_rows").set_value(3).run()
    go(app, PAGE)
    assert "Window 3 × 3" in said(app)  # what the learner sets travels


def test_stride_follows_a_fast_hand_although_the_browser_sends_a_stride_of_some_steps_ago():
    app = open_page(PAGE)
    for side in (12, 16):
        app.slider(key="window_slider").set_value(side).run()
    app.slider(key="window_slider").set_value(20)
    app.number_input(key="stride_rows").set_value(12).run()
    assert "Window 20 × 20, strides 20 × 20" in said(app)
    app.number_input(key="stride_rows").set_value(5).run()
    app.slider(key="window_slider").set_value(8).run()
    assert "Window 8 × 8, strides 5 × 5" in said(app)  # one that the learner sets does not follow


def test_two_uploads_after_each_other_are_not_mixed_up():
    app = with_upload(np.full((4, 4), 10), fit="Keep shape")
    upload(app, png(np.full((4, 4), 77)))
    assert {picture.max() for picture in pictures(app).values()} == {77}


def test_upload_is_still_there_after_a_visit_to_another_page():
    app = with_upload(np.full((4, 4), 10), fit="Keep shape")
    app.switch_page("pages/step_through.py").run()
    app.switch_page(f"pages/{PAGE}.py")
    app.query_params["photo"] = "Your own"
    app.run()
    assert pictures(app)["Max"].max() == 10


@pytest.mark.parametrize(
    ("link", "share"),
    [
        ({"stride_rows": "1", "stride_cols": "1", "padding": "Same"}, "as many pixels as before"),
        ({"stride_cols": "1", "padding": "Same"}, "half the pixels"),
        (
            {"window_rows": "3", "window_cols": "3", "stride_rows": "1", "stride_cols": "1"},
            "87.9% of the pixels",
        ),
        (
            {"window_rows": "4", "window_cols": "4", "stride_rows": "4", "stride_cols": "4"},
            "1 pixel for every 16",
        ),
        ({"stride_rows": "1", "stride_cols": "1", "padding": "Custom"}, "65 more pixels than before"),
    ],
)
def test_sentence_says_how_many_pixels_are_left(link, share):
    assert said(open_page(PAGE, size="32 px", **link)).partition(": ")[2].partition(". ")[0] == share


def test_dilation_and_ceil_mode_are_obeyed():
    app = with_upload(
        np.arange(25).reshape(5, 5), fit="Keep shape", dilation_rows="2", dilation_cols="2", ceil_mode="true"
    )
    shown = pictures(app)
    assert shown["Max"].tolist() == [[12, 14], [22, 24]]
    assert shown["Min"].tolist() == [[0, 2], [10, 12]]
    assert "with dilations 2 × 2" in said(app)


def test_window_that_does_not_fit_gets_a_sentence_and_the_controls_stay():
    app = open_page(PAGE, size="32 px", fit="Keep shape", window_rows="32")
    assert as_read(app.warning) == [
        "The window spans 32 rows and the padded input has 21; make the window smaller or the padding larger."
    ]
    assert not bodies(app)
    app.number_input(key="window_rows").set_value(3).run()
    assert not app.warning
    assert len(bodies(app)) == 4


@pytest.mark.parametrize("photo", ["Your own", "Camera"])
def test_link_to_a_photo_that_no_link_can_carry_says_how_to_get_one(photo):
    app = open_page(PAGE, photo=photo)
    assert "for this tab alone" in app.info[0].value
    assert not bodies(app)
    assert not app.warning


def test_snapshot_is_pooled():
    app = open_page(PAGE, photo="Camera", size="32 px")
    app.camera_input[0].upload("snap.jpg", png(np.full((60, 80), 99), "JPEG"), "image/jpeg").run()
    assert not app.exception
    assert {picture.min() for picture in pictures(app).values()} == {99}
    assert "<b>Camera photo</b><span>In use: 60 × 80 pixels" in html(app)
    assert not app.camera_input
    app.button(key="again").click().run()
    assert app.camera_input
    assert {picture.min() for picture in pictures(app).values()} == {99}


def test_file_that_is_no_picture_gets_a_sentence_and_the_next_one_is_pooled(monkeypatch):
    """Streamlit's own copy is released, but not that of a file which the field still shows."""
    released = []
    monkeypatch.setattr(MemoryUploadedFileManager, "remove_file", lambda *which: released.append(which))
    app = open_page(PAGE, photo="Your own")
    upload(app, b"just text")
    assert not released
    assert [sentence.split(";")[0] for sentence in as_read(app.warning)] == [
        "The file is not a picture of a kind known here"
    ]
    upload(app, png(np.full((4, 4), 5)))
    assert not app.warning
    assert len(released) == 1
    assert len(bodies(app)) == 4
    upload(app, b"just text")
    assert as_read(app.warning)[0].endswith("Still using a.png.")
    assert pictures(app)["Max"].max() == 5


def test_every_name_that_pillow_knows_is_offered_and_read_by_what_is_in_it():
    app = open_page(PAGE, photo="Your own")
    offered = set(app.file_uploader[0].proto.type)
    assert offered >= {"image/*", ".jfif", ".jpe", ".dib", ".apng", ".tif", ".tiff", ".jpeg", ".mpo", ".avif"}
    app.file_uploader[0].upload("no name of a kind", png(np.full((4, 4), 5)), "").run()
    assert pictures(app)["Max"].max() == 5


def test_file_that_the_server_has_lost_gets_a_sentence(monkeypatch):
    state = {"field": DeletedFile("an id of a server that is gone"), own.REJECTED: ""}
    monkeypatch.setattr(own.st, "session_state", state)
    own._take("field", "Your own")
    assert state[own.REJECTED] == "The server has lost this file; choose it again."
    assert own.OWNER not in state


@pytest.mark.parametrize("page", [PAGE, "step_through", "filter_detect_condense", "compare"])
def test_photo_whose_pixels_were_forgotten_while_the_server_is_busy_gets_a_sentence(
    page, monkeypatch, no_tensorflow
):
    def busy(*_):
        raise ImageError(BUSY)

    app = open_page(page, photo="Your own", source="Photo")
    upload(app, png(np.full((40, 40), 5)))
    own._decoded._values.clear()
    with monkeypatch.context() as patch:
        patch.setattr(Readers, "read", busy)
        app.run()
    assert not app.exception
    assert as_read(app.warning) == [BUSY]
    assert not app.run().warning


def test_downloads_are_the_pictures_that_are_shown():
    app = open_page(PAGE, size="64 px", photo="Greek coins")
    assert not app.get("download_button")  # made when the menu is opened
    app.session_state["export"] = True
    buttons = app.run().get("download_button")
    assert [button.label for button in buttons] == [
        "Input as PNG",
        "Max as PNG",
        "Average as PNG",
        "Min as PNG",
    ]


def test_step_through_takes_the_window_along_that_the_page_began_with():
    app = open_page(PAGE)
    app.button(key="step_through").click().run()
    assert (stepper_data(app)["input"]["rows"], stepper_data(app)["output"]["rows"]) == (64, 8)


def test_step_through_takes_photo_and_window_along():
    app = open_page(PAGE, photo="Brick wall", window_rows="3")
    app.button(key="step_through").click().run()
    assert not app.exception, app.exception
    data = stepper_data(app)
    assert (data["input"]["rows"], data["output"]["rows"], data["output"]["cols"]) == (64, 31, 32)
    assert app.selectbox(key="photo").value == "bricks"
