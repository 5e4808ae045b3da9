"""Compare: every verdict, every trouble and the way back, as the server sees them; loops play TensorFlow."""

import re
from concurrent.futures import wait
from html import unescape
from threading import Event

import numpy as np
import pytest

from pooling.frameworks import tensorflow
from pooling.process.parent import ProcessError
from tests.pages.opening import open_page, open_settings, said, write_text
from tests.pages.rerun import assert_light
from ui.compare.asking import ANSWERS, SHOWN

PAGE = "compare"
RIGHT = {"MAX": max, "AVG": lambda cells: sum(cells) / len(cells)}


class FakeTensorFlow:
    """Answers what the worker is asked, for windows that fit; `wrong` is added to every number."""

    def __init__(self):
        self.asked, self.types, self.trouble, self.wrong = [], set(), None, 0.0
        self.answering = Event()
        self.answering.set()

    def ask(self, header, planes):
        self.asked.append((header["call"], header["pooling_type"]))
        self.answering.wait(60)
        self.types.add(planes.dtype.name)
        if isinstance(self.trouble, Exception):
            raise self.trouble
        if self.trouble:
            return self.trouble, None
        result = (
            self.globally(header, planes) if header["call"] == "keras_global" else self.pooled(header, planes)
        )
        return {"status": "ok", "version": "9.9.9"}, np.array(result, np.float32) + np.float32(self.wrong)

    def globally(self, header, planes):
        return [RIGHT[header["pooling_type"]](plane.ravel().tolist()) for plane in planes]

    def pooled(self, header, planes):
        (h, w), (down, right) = header["window_shape"], header["strides"]
        reduce = RIGHT[header["pooling_type"]]
        return [
            [
                [
                    reduce(plane[i : i + h, j : j + w].ravel().tolist())
                    for j in range(0, plane.shape[1] - w + 1, right)
                ]
                for i in range(0, plane.shape[0] - h + 1, down)
            ]
            for plane in planes
        ]


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    fake = FakeTensorFlow()
    monkeypatch.setattr(tensorflow.WORKER, "ask", fake.ask)
    monkeypatch.setattr(tensorflow.WORKER, "ready", True)
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: True)
    forget()
    yield fake
    forget()


def forget():
    ANSWERS.clear()
    SHOWN.clear()


def html(app):
    return "\n".join(node.proto.body for node in app.get("html"))


def texts(pattern, of):
    return [unescape(re.sub(r"<[^>]*>", "", text)).strip() for text in re.findall(pattern, of, re.DOTALL)]


def headline(app):
    (text,) = texts(r'<p class="headline[^>]*>(.*?)</p>', html(app))
    return text


def given(app):
    """What both sides were given, below the cards."""
    (text,) = texts(r'<p class="below">(.*?)</p>', html(app))
    return text


def cards(app):
    """Each card as (title, verdict, sentence), in their order."""
    found = re.findall(r'<section class="card.*?</section>', html(app), re.DOTALL)
    return [
        (
            texts("<h2>(.*?)</h2>", card)[0],
            texts(r'<span class="verdict[^>]*>(.*?)</span>', card)[0],
            "".join(texts("<p>(.*?)</p>", card)),
        )
        for card in found
    ]


def numbers(app, title):
    """The tables of a card: name to rows of text."""
    card = next(
        card
        for card in re.findall(r'<section class="card.*?</section>', html(app), re.DOTALL)
        if f"<h2>{title}</h2>" in card
    )
    return {
        texts("<b>(.*?)</b>", table)[0]: [
            texts("<td[^>]*>(.*?)</td>", row) for row in table.split("</tr>")[:-1]
        ]
        for table in re.findall(r'<figure class="numbers">.*?</figure>', card, re.DOTALL)
    }


def test_textbook_is_equal_in_all_four_operations(fake):
    app = open_page(PAGE)
    assert headline(app) == "Compared with TensorFlow 9.9.9: all 4 results match."
    assert [card[:2] for card in cards(app)] == [
        ("Max", "= Equal"),
        ("Average", "= Equal"),
        ("Global max", "= Equal"),
        ("Global average", "= Equal"),
    ]
    average = [["3.75", "2.25"], ["4.5", "5"]]
    assert numbers(app, "Average") == {
        "Ours": average,
        "TensorFlow": average,
        "Difference": [["0", "0"], ["0", "0"]],
    }
    assert numbers(app, "Global average")["Ours"] == [["3.875"]]
    assert sorted(fake.asked) == [
        ("keras_global", "AVG"),
        ("keras_global", "MAX"),
        ("tf.nn.pool", "AVG"),
        ("tf.nn.pool", "MAX"),
    ]
    assert fake.types == {"float32"}
    assert not app.toast


def test_changed_control_sends_little(monkeypatch):
    assert_light(PAGE, monkeypatch, most_messages=26)  # the choice of a view, and the menu of a pasted layer


def test_link_restores_the_question(fake):
    app = open_page(PAGE, matrix="-1,-2,-3;-4,-5,-6.5", reduction="Average", window_cols="3", stride_rows="1")
    assert cards(app)[0][:2] == ("Average", "= Equal")
    assert numbers(app, "Average")["Ours"] == [["−3.583"]]
    assert numbers(app, "Global max")["Ours"] == [["−1"]]
    assert 'window_shape=(2, 3), pooling_type="AVG", strides=(1, 2), padding="VALID"' in unescape(html(app))
    assert "(1, 2, 3, 1): batch, rows, columns, channels" in given(app)
    assert not app.toast


def test_wrong_answer_is_named_different_and_the_difference_has_a_scale(fake):
    fake.wrong = 0.5
    app = open_page(PAGE)
    assert headline(app) == "Compared with TensorFlow 9.9.9: all 4 results differ."
    assert cards(app)[0] == (
        "Max",
        "≠ Different",
        "4 of 4 cells differ, at most by 0.5: rounding does not explain it.",
    )
    assert numbers(app, "Max")["Difference"] == [["−0.5", "−0.5"], ["−0.5", "−0.5"]]
    assert "Difference: blue −0.5, orange +0.5." in html(app)


def test_last_digit_of_an_average_is_rounding_and_of_a_maximum_is_not(fake):
    fake.wrong = 2.0**-22  # half a unit in the last place of 3.75 is 2 ** -23
    app = open_page(PAGE)
    found = {card[0]: card[1] for card in cards(app)}
    assert found["Average"] == "≈ Equal up to rounding"
    assert found["Max"] == "= Equal"  # 6 + 2 ** -22 is 6 in float32
    fake.wrong = 2.0**-20
    assert cards(open_page(PAGE, matrix="1,2;3,4"))[0][1] == "≠ Different"


def test_minimum_is_unsupported_with_a_way_out_and_tensorflow_is_not_asked_for_it(fake):
    app = open_page(PAGE, reduction="Min")
    title, verdict, sentence = cards(app)[0]
    assert (title, verdict) == ("Min", "⊘ Not supported")
    assert "min(x) = −max(−x)" in sentence
    assert numbers(app, "Min") == {"Ours": [["1", "1"], ["2", "0"]]}
    assert headline(app) == "Compared with TensorFlow 9.9.9: 1 is not supported by TensorFlow, 4 match."
    assert len(fake.asked) == 4


def test_keras_layer_is_asked_where_tf_nn_pool_does_not_support_a_stride(fake):
    app = open_page(PAGE, window_rows="1", window_cols="1")
    assert {call for call, _ in fake.asked} == {"keras", "keras_global"}
    assert [card[:2] for card in cards(app)[:2]] == [
        ("Max", "⊘ Not supported"),
        ("Max (Keras layer)", "= Equal"),
    ]
    assert "CPU and GPU versions disagree" in cards(app)[0][2]
    assert "tf.keras.layers.MaxPooling2D(pool_size=(1, 1), strides=(2, 2)" in html(app)


def test_window_larger_than_the_input_is_possible_in_neither_and_never_asked(fake):
    app = open_page(PAGE, window_rows="5")
    assert [card[1] for card in cards(app)[:2]] == ["⊘ Not possible", "⊘ Not possible"]
    assert "can end the whole Python process" in cards(app)[0][2]
    assert {call for call, _ in fake.asked} == {"keras_global"}
    assert [card[1] for card in cards(app)[2:]] == ["= Equal", "= Equal"]


def test_without_tensorflow_ours_stay_and_the_page_says_how_to_get_it(fake, monkeypatch):
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: False)
    app = open_page(PAGE, reduction="Sum")
    assert headline(app).startswith("TensorFlow is not installed here; install it")
    assert "pip install tensorflow" in headline(app)
    assert [card[1] for card in cards(app)] == ["⊘ Not supported", *["? Not compared"] * 4]
    assert numbers(app, "Max") == {"Ours": [["6", "4"], ["7", "9"]]}
    assert not fake.asked
    assert not [button for button in app.button if button.key == "try_again"]


def test_broken_tensorflow_says_what_is_wrong_with_it(fake):
    fake.trouble = {"status": "unavailable", "error": "ImportError: DLL load failed"}
    assert "cannot be loaded (ImportError: DLL load failed)" in headline(open_page(PAGE))


def test_dead_worker_gets_a_sentence_and_trying_again_helps(fake):
    fake.trouble = ProcessError("its process died (SIGKILL)")
    app = open_page(PAGE)
    assert "its process died (SIGKILL)" in headline(app)
    assert {card[1] for card in cards(app)} == {"? Not compared"}
    assert numbers(app, "Max") == {"Ours": [["6", "4"], ["7", "9"]]}
    fake.trouble = None
    app.button(key="try_again").click().run()
    assert headline(app) == "Compared with TensorFlow 9.9.9: all 4 results match."
    assert not [button for button in app.button if button.key == "try_again"]


def test_answers_are_kept_and_failures_are_not(fake):
    app = open_page(PAGE)
    app.run()
    open_page(PAGE)
    assert len(fake.asked) == 4
    app.number_input(key="stride_rows").set_value(1).run()
    assert len(fake.asked) == 6  # the global pools have no strides
    fake.trouble = {"status": "failed", "error": "InternalError: no"}
    app.number_input(key="window_rows").set_value(3).run()
    app.run()
    assert len(fake.asked) == 10
    assert "TensorFlow answered with an error (InternalError: no)" in headline(app)


def test_matrices_that_differ_in_one_cell_or_in_shape_have_answers_of_their_own(fake):
    for matrix, average in [("1,2;3,4", "2.5"), ("1,2;3,5", "2.75"), ("1,2,3,4", "2.5")]:
        assert numbers(open_page(PAGE, matrix=matrix, window_rows="1"), "Global average")["TensorFlow"] == [
            [average]
        ]


def test_page_does_not_wait_for_a_slow_answer_and_asks_again_until_it_is_there(fake):
    fake.answering.clear()
    app = open_page(PAGE)
    assert headline(app).startswith("Starting TensorFlow…")
    assert {card[1] for card in cards(app)} == {"… Asking TensorFlow"}
    assert numbers(app, "Max")["Ours"] == [["6", "4"], ["7", "9"]]
    assert asks_again(app)
    app.number_input(key="stride_rows").set_value(1).run()
    assert len(numbers(app, "Max")["Ours"]) == 3
    assert asks_again(app)
    fake.answering.set()
    wait(list(ANSWERS))
    app.run()
    assert headline(app).endswith("all 4 results match.")
    assert not asks_again(app)
    assert len(fake.asked) == 6


def asks_again(app):
    """Whether the browser is told to look again."""
    return any(node.proto.component_name == "ask_again" for node in app.get("bidi_component"))


def test_bug_while_asking_is_raised_and_not_kept(fake):
    app = open_page(PAGE)
    fake.trouble = ZeroDivisionError("a bug of ours")
    app.number_input(key="stride_rows").set_value(1).run()
    assert len(app.exception) == 1
    fake.trouble = None
    app.run()
    assert not app.exception
    assert headline(app).endswith("all 4 results match.")


def test_menu_of_disagreements_sets_everything_and_undo_takes_the_matrix_back(fake):
    app = open_page(PAGE, source="Photo", reduction="Average", ceil_mode="true", dilation_rows="2")
    app.menu_button(key="disagreement").click("minimum").run()
    assert not app.exception
    assert cards(app)[0][:2] == ("Min", "⊘ Not supported")
    assert "The minimum is the negative maximum" in html(app)
    write_text(app, "9,8;7,6")
    assert "upside down" not in html(app)
    app.menu_button(key="disagreement").click("too_large").run()
    assert cards(app)[0][1] == "⊘ Not possible"
    app.button(key="undo").click().run()
    assert app.session_state["matrix"] == "9,8;7,6"


def test_photo_is_compared_reduced_and_whole(fake):
    app = open_page(PAGE, source="Photo", cells="8 × 8")
    assert len(numbers(app, "Max")["TensorFlow"]) == 4
    open_settings(app).toggle(key="whole").set_value(True).run()
    assert app.selectbox(key="cells").disabled
    assert cards(app)[0] == ("Max", "= Equal", "All 12,544 cells are equal.")
    assert "(1, 224, 224, 1)" in given(app)
    assert html(app).count('alt="Difference, 112 rows and 112 columns"') == 2


def test_photo_that_a_link_cannot_bring_leaves_the_page_standing(fake):
    app = open_page(PAGE, source="Photo", photo="Your own")
    assert "for this tab alone" in said(app.info)[0]
    assert not fake.asked


STRANGE = ("nan,1;inf,-inf", "-0,0;0.1,123456789012", "5", "1e-320,1;1,1")
REDUCTIONS = ("Max", "Average", "Min", "Sum")


@pytest.mark.parametrize(("number", "text"), list(enumerate(STRANGE)))
@pytest.mark.parametrize(("other", "reduction"), list(enumerate(REDUCTIONS)))
def test_strange_numbers_are_compared_without_an_error(fake, text, reduction, number, other):
    padding = ("Valid", "Same lower")[(number + other) % 2]  # each with both
    app = open_page(PAGE, matrix=text, reduction=reduction, padding=padding, window_rows="1", window_cols="1")
    assert len(cards(app)) >= 4
    assert not app.toast


def test_numbers_beyond_float32_are_said_to_be_infinite(fake):
    note = given(open_page(PAGE, matrix="1e308,-1e308;3e38,inf"))
    assert note.endswith("2 cells exceed the largest float32, 3.4e38, and become ±∞.")
    assert "beyond" not in given(open_page(PAGE, matrix="3e38,inf"))
