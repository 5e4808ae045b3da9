"""Compare: every verdict, every trouble and the way back, as the server sees them; loops play TensorFlow."""

import re
from concurrent.futures import wait
from html import unescape
from threading import Event

import numpy as np
import pytest

from pooling.frameworks import tensorflow
from pooling.process.parent import ProcessError
from tests.each import each
from tests.pages.opening import open_page, open_settings, said, write_text
from tests.pages.rerun import assert_light
from ui.compare.verdict.asking import ANSWERS, SHOWN

PAGE = "compare"
RIGHT = {"MAX": max, "AVG": lambda cells: sum(cells) / len(cells)}


TIMES = {"theirs": 4.2e-5, "ours": 2e-5, "runs": 9}


def refused(header):
    """What TensorFlow says of what it does not take, or nothing."""
    if header["pooling_type"] not in RIGHT:
        return f"ValueError: {header['pooling_type']} pooling is not supported."
    if header["arguments"]:
        return f"TypeError: Got an unexpected keyword argument '{next(iter(header['arguments']))}'"
    too_far = any(s > w for s, w in zip(header["strides"], header["window_shape"], strict=True))
    return "ValueError: `strides` > `window_shape`" if too_far and header["call"] == "tf.nn.pool" else ""


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
        if words := refused(header):
            return {"status": "failed", "error": words, "version": "9.9.9"}, None
        result = (
            self.globally(header, planes) if header["call"] == "keras_global" else self.pooled(header, planes)
        )
        said = {"status": "ok", "version": "9.9.9", "device": "CPU:0", "keras": "3.9", "times": TIMES}
        return said, np.array(result, np.float32) + np.float32(self.wrong)

    def globally(self, header, planes):
        return [RIGHT[header["pooling_type"]](plane.ravel().tolist()) for plane in planes]

    def pooled(self, header, planes):
        """Every window that fits, however many axes it has."""
        window, strides = header["window_shape"], header["strides"]
        shape = [(n - w) // s + 1 for n, w, s in zip(planes.shape[1:], window, strides, strict=True)]
        result = np.empty((len(planes), *(max(size, 0) for size in shape)), np.float32)
        for place in np.ndindex(result.shape):
            starts = [i * s for i, s in zip(place[1:], strides, strict=True)]
            cells = planes[place[0], *(slice(i, i + w) for i, w in zip(starts, window, strict=True))]
            result[place] = RIGHT[header["pooling_type"]](cells.ravel().tolist())
        return result


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    fake = FakeTensorFlow()
    monkeypatch.setattr(tensorflow.WORKER, "ask", fake.ask)
    monkeypatch.setattr(tensorflow.WORKER, "start", lambda: None)
    monkeypatch.setattr(tensorflow.WORKER, "ready", True)
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: True)
    forget()
    yield fake
    fake.answering.set()
    wait(list(ANSWERS))
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
    return texts(r'<p class="below">(.*?)</p>', html(app))[0]


def settle(app):
    """Look again once all is answered: pure Python may take longer than the page waits."""
    wait(list(ANSWERS))
    return app.run()


def cards(app):
    """Each card as (title, verdict, sentence), in their order."""
    found = re.findall(r'<section class="card.*?</section>', html(app), re.DOTALL)
    return [
        (
            texts("<h2>(.*?)</h2>", card)[0],
            texts(r'<span class="verdict[^>]*>(.*?)</span>', card)[0],
            next(iter(texts("<p>(.*?)</p>", card)), ""),
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


def test_textbook_is_identical_in_all_six_operations(fake):
    app = open_page(PAGE)
    assert headline(app) == "Compared with TensorFlow 9.9.9: all 6 results are identical."
    assert [card[:2] for card in cards(app)] == [
        ("Max", "= Identical"),
        ("Average", "= Identical"),
        ("Global max", "= Identical"),
        ("Global average", "= Identical"),
        ("Global max (tf.nn.pool)", "= Identical"),
        ("Global average (tf.nn.pool)", "= Identical"),
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
        *[("tf.nn.pool", "AVG")] * 2,
        *[("tf.nn.pool", "MAX")] * 2,
    ]
    assert fake.types == {"float32"}
    assert not app.toast


def test_changed_control_sends_little(monkeypatch):
    # More than elsewhere: views, their controls, a pasted layer's menu, six results with TensorFlow's calls.
    assert_light(PAGE, monkeypatch, most_bytes=17 * 1024, most_messages=34)


def test_link_restores_the_question(fake):
    app = open_page(PAGE, matrix="-1,-2,-3;-4,-5,-6.5", reduction="Average", window_cols="3", stride_rows="1")
    assert cards(app)[0][:2] == ("Average", "= Identical")
    assert numbers(app, "Average")["Ours"] == [["−3.583"]]
    assert numbers(app, "Global max")["Ours"] == [["−1"]]
    assert 'window_shape=(2, 3), pooling_type="AVG", strides=(1, 2), padding="VALID"' in unescape(html(app))
    assert "(1, 2, 3, 1): batch, rows, columns, channels" in given(app)
    assert not app.toast


def test_type_of_x_is_what_tensorflow_gets_and_what_it_does_not_hold_stays_float32(fake):
    app = open_page(PAGE, dtype="uint8", function="tf.nn.pool")
    assert fake.types == {"uint8"}
    assert "Both pool x as uint8." in given(app)
    assert not app.warning
    fake.types.clear()
    app.selectbox(key="dtype").set_value("float64").run()
    assert fake.types == {"float64"}
    assert "Keras’ layers compute in float32." in given(app)
    app = open_page(PAGE, dtype="uint8", matrix="1,2.5;-1,300")
    (sentence,) = said(app.warning)
    assert sentence.startswith("x has 2.5 in row 0, column 1, and 2 more such cells: uint8 holds")
    assert "Both pool x as float32." in given(app)
    assert app.query_params["dtype"] == "uint8"


def test_wrong_answer_is_named_different_and_the_difference_has_a_scale(fake):
    fake.wrong = 0.5
    app = open_page(PAGE)
    assert headline(app) == "Compared with TensorFlow 9.9.9: all 6 results differ."
    assert cards(app)[0] == (
        "Max",
        "≠ Different",
        "4 of 4 cells differ, at most by 0.5 in row 0, column 0: rounding does not explain it.",
    )
    assert numbers(app, "Max")["Difference"] == [["−0.5", "−0.5"], ["−0.5", "−0.5"]]
    assert html(app).count('<td class="marked"') == 2 * (4 + 4 + 4 * 1)  # TensorFlow's and the difference
    assert "Difference: blue −0.5, orange +0.5." in html(app)


def test_last_digit_of_an_average_is_rounding_and_of_a_maximum_is_not(fake):
    fake.wrong = 2.0**-22  # half a unit in the last place of 3.75 is 2 ** -23
    app = open_page(PAGE)
    found = {card[0]: card[1] for card in cards(app)}
    assert found["Average"] == "≈ Equal within rounding"
    assert found["Max"] == "= Identical"  # 6 + 2 ** -22 is 6 in float32
    fake.wrong = 2.0**-20
    assert cards(open_page(PAGE, matrix="1,2;3,4"))[0][1] == "≠ Different"


def test_minimum_is_refused_in_tensorflows_own_words_with_a_way_out(fake):
    app = open_page(PAGE, reduction="Min")
    title, verdict, sentence = cards(app)[0]
    assert (title, verdict) == ("Min", "⊘ TensorFlow refuses")
    assert "min(x) = −max(−x)" in sentence
    assert "<samp>ValueError: MIN pooling is not supported.</samp>" in html(app)
    assert numbers(app, "Min") == {"Ours": [["1", "1"], ["2", "0"]]}
    assert headline(app) == "Compared with TensorFlow 9.9.9: 1 is refused by TensorFlow, 6 are identical."
    assert len(fake.asked) == 7


def test_keras_layer_is_asked_where_tf_nn_pool_does_not_support_a_stride(fake):
    app = open_page(PAGE, window_rows="1", window_cols="1")
    assert {call for call, _ in fake.asked} == {"keras", "keras_global", "tf.nn.pool"}
    assert [card[:2] for card in cards(app)[:2]] == [
        ("Max", "⊘ TensorFlow refuses"),
        ("Max (Keras layer)", "= Identical"),
    ]
    assert "CPU and GPU versions disagree" in cards(app)[0][2]
    assert "tf.keras.layers.MaxPooling2D(pool_size=(1, 1), strides=(2, 2)" in html(app)


def test_window_larger_than_the_input_is_asked_of_the_average_alone_until_somebody_insists(fake):
    app = open_page(PAGE, window_rows="5")
    assert cards(app)[0][1] == "! Can end the process"
    assert "can end the whole Python process" in cards(app)[0][2]
    assert cards(app)[0][2].endswith("We did not ask.")
    assert 'href="https://github.com/tensorflow/tensorflow/issues/125509"' in html(app)
    assert ("tf.nn.pool", "MAX") not in fake.asked[:2]
    assert [card[1] for card in cards(app)[2:]] == ["= Identical"] * 4
    fake.trouble = ProcessError("its process died (SIGFPE)")
    app.button(key="ask_anyway").click().run()
    settle(app)
    assert cards(app)[0][1] == "✕ Ended the process"
    assert "its process died (SIGFPE)" in cards(app)[0][2]
    assert not [button for button in app.button if button.key == "ask_anyway"]
    app.number_input(key="stride_rows").set_value(1).run()
    assert cards(app)[0][1] == "! Can end the process"  # another question: nobody insisted


def test_function_gradient_and_output_shape_are_chosen_and_linked(fake):
    app = open_page(PAGE, function="Keras Adaptive…Pooling", out_rows="2", compared="Gradients")
    assert ("keras_adaptive", "MAX") in fake.asked
    assert [card[0] for card in cards(app)] == ["Gradient of adaptive max", "Gradient of adaptive average"]
    assert "tape.gradient(y, x)" in html(app)
    app.selectbox(key="function").set_value("argmax").run()
    assert [toggle.key for toggle in app.toggle] == ["include_batch"]
    assert not [box for box in app.number_input if box.key == "out_rows"]
    app.selectbox(key="function").set_value("adaptive").run()
    assert app.number_input(key="out_rows").value == 2
    assert not app.toast


@each(
    ("link", "first"),
    [
        ({"source": "1-D", "matrix": "1,3,2,5"}, [["3", "5"]]),
        ({"matrix": "1,3;2,5|9,1;1,1"}, [["5"], ["9"]]),
        ({"source": "3-D", "matrix": "1,3;2,5|9,1;1,1"}, [["9"]]),
    ],
)
def test_rows_channels_and_slices_are_compared(fake, link, first):
    app = settle(open_page(PAGE, **link))
    assert numbers(app, "Max")["Ours"] == first
    assert headline(app).endswith("all 6 results are identical.")


def test_without_tensorflow_ours_stay_and_the_page_says_how_to_get_it(fake, monkeypatch):
    monkeypatch.setattr(tensorflow, "tensorflow_installed", lambda: False)
    app = open_page(PAGE, reduction="Sum")
    assert headline(app).startswith("TensorFlow is not installed here; install it")
    assert "pip install tensorflow" in headline(app)
    assert [card[1] for card in cards(app)] == ["? Not compared"] * 7
    assert cards(app)[0][2].startswith("We expect a refusal: TensorFlow pools with max and avg only")
    assert numbers(app, "Max") == {"Ours": [["6", "4"], ["7", "9"]]}
    assert not fake.asked
    assert not [button for button in app.button if button.key == "try_again"]


def test_who_answered_on_what_and_how_long_it_took_is_said(fake):
    app = open_page(PAGE)
    assert "TensorFlow 9.9.9 with Keras 3.9 answered on CPU:0" in html(app)
    assert html(app).count("Time: TensorFlow 42 µs, ours 20 µs, ratio 2.1<") == 6


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
    assert headline(app) == "Compared with TensorFlow 9.9.9: all 6 results are identical."
    assert not [button for button in app.button if button.key == "try_again"]


def test_answers_are_kept_and_failures_are_not(fake):
    app = open_page(PAGE)
    app.run()
    open_page(PAGE)
    assert len(fake.asked) == 6
    app.number_input(key="stride_rows").set_value(1).run()
    assert len(fake.asked) == 8  # the global pools have no strides
    fake.trouble = {"status": "failed", "error": "InternalError: no"}
    app.number_input(key="window_rows").set_value(3).run()
    app.run()
    assert len(fake.asked) == 12
    assert "TensorFlow answered with an error (InternalError: no)" in headline(app)


def test_matrices_that_differ_in_one_cell_or_in_shape_have_answers_of_their_own(fake):
    for matrix, average in [("1,2;3,4", "2.5"), ("1,2;3,5", "2.75"), ("1,2,3,4", "2.5")]:
        assert numbers(open_page(PAGE, matrix=matrix, window_rows="1"), "Global average")["TensorFlow"] == [
            [average]
        ]


def test_page_does_not_wait_for_a_slow_answer_and_asks_again_until_it_is_there(fake):
    fake.answering.clear()
    app = open_page(PAGE)
    assert headline(app).startswith("Asking TensorFlow…")
    assert {card[1] for card in cards(app)} == {"… Asking TensorFlow"}
    assert numbers(app, "Max")["Ours"] == [["6", "4"], ["7", "9"]]
    assert asks_again(app)
    app.number_input(key="stride_rows").set_value(1).run()
    assert len(numbers(app, "Max")["Ours"]) == 3
    assert asks_again(app)
    assert headline(app).startswith("6 questions before yours, of at most 64 that wait, each")
    fake.answering.set()
    settle(app)
    assert headline(app).endswith("all 6 results are identical.")
    assert not asks_again(app)
    assert len(fake.asked) == 8


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
    assert headline(app).endswith("all 6 results are identical.")


def test_menu_of_disagreements_sets_everything_and_undo_takes_the_matrix_back(fake):
    app = open_page(PAGE, source="Photo", reduction="Average", ceil_mode="true", dilation_rows="2")
    app.menu_button(key="disagreement").click("minimum").run()
    assert not app.exception
    settle(app)
    assert cards(app)[0][:2] == ("Min", "⊘ TensorFlow refuses")
    assert "The minimum is the negative maximum" in html(app)
    write_text(app, "9,8;7,6")
    assert "upside down" not in html(app)
    app.menu_button(key="disagreement").click("too_large").run()
    assert cards(app)[0][1] == "! Can end the process"
    app.button(key="undo").click().run()
    assert app.session_state["matrix"] == "9,8;7,6"


def test_photo_is_compared_reduced_and_whole(fake):
    app = open_page(PAGE, source="Photo", cells="8 × 8")
    assert len(numbers(app, "Max")["TensorFlow"]) == 4
    open_settings(app).toggle(key="whole").set_value(True).run()
    assert app.selectbox(key="cells").disabled
    settle(app)
    assert cards(app)[0] == ("Max", "= Identical", "All 12,544 cells are the same, bit for bit.")
    assert "(1, 224, 224, 1)" in given(app)
    assert html(app).count('alt="Difference, 112 rows and 112 columns"') == 2


def test_photo_that_a_link_cannot_bring_leaves_the_page_standing(fake):
    app = open_page(PAGE, source="Photo", photo="Your own")
    assert "for this tab alone" in said(app.info)[0]
    assert not fake.asked


STRANGE = ("nan,1;inf,-inf", "-0,0;0.1,123456789012", "5", "1e-320,1;1,1", "-inf,-inf|nan,2|3,3")
FUNCTIONS = ("overview", "pool", "direct", "argmax", "keras", "global", "adaptive")
LAYERS = (
    {"window_rows": 1, "window_cols": 1},
    {"window_rows": 5, "stride_rows": 1},
    {"padding": "same_lower", "window_cols": 3, "window_rows": 1},
    {"padding": "same", "window_rows": 3, "stride_cols": 4},
)


def test_strange_numbers_and_layers_in_a_row_leave_the_page_standing(fake):
    app = open_page(PAGE)
    for number in range(len(FUNCTIONS)):
        reduction = ("max", "avg", "min", "sum")[number % 4]
        chosen = {"function": FUNCTIONS[number], "compared": ("output", "gradient")[number % 2]}
        chosen |= {"matrix": STRANGE[number % 5], "reduction": reduction, **LAYERS[number % 4]}
        for key, value in chosen.items():
            app.session_state[key] = value
        app.run()
        assert not app.exception, (chosen, app.exception)
        assert len(cards(app)) >= (1 if FUNCTIONS[number] == "argmax" else 2), chosen


def test_numbers_beyond_float32_are_said_to_be_infinite(fake):
    note = given(open_page(PAGE, matrix="1e308,-1e308;3e38,inf"))
    assert note.endswith("2 cells exceed the largest float32, 3.4e38, and become ±∞.")
    assert "beyond" not in given(open_page(PAGE, matrix="3e38,inf"))
