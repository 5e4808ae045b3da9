"""What a link says: whatever stands in it, pages see valid values only, and every other one is named once."""

from urllib.parse import parse_qs, urlencode

from hypothesis import example, given
from hypothesis import strategies as st

from tests.each import each
from tests.profiles import examples
from ui.controls.link import MOST_NAMED, VIEW, read_link, rejected_sentence
from ui.controls.names import Name, NotLinked
from ui.controls.setting_types import Choice, Number, Several, Threshold
from ui.controls.settings import SETTINGS
from ui.controls.text_types import Box, Matrix, Pair
from ui.matrix.shapes import SHAPES
from ui.stepper.panels.tabs import FORMER_TABS

ALL = SETTINGS | VIEW
NUMBERS = [key for key, setting in ALL.items() if isinstance(setting, Number)]
NO_NUMBERS = [
    *("inf", "-inf", "+inf", "Infinity", "∞", "nan", "1e999", "9" * 309, "9" * 4301, "0" * 13, "1" * 10**6),
    *("", " ", "+3", " 3", "3 ", "3\n", "\t3", "1_000", "0x10", "0b1", "3.0", "3,0", "1e1", "１２", "٣", "²"),
    *("-1", "−1", "true", "None", "[3]", "{}", "3;3", "3\x00", "\u202e3", "\ud7ff", "3 # three", "${3}"),
]
PIECES = st.one_of(
    st.text(max_size=30),
    st.text("0123456789+-_.eExX,;|[] \n\t", max_size=30),
    st.sampled_from([*NO_NUMBERS, "3", "007", "True", "FALSE", "Max", "1,2;3,4", "1,2|3,4", *FORMER_TABS]),
)
LINKS = st.lists(st.tuples(st.sampled_from([*ALL, "embed", "lang"]), PIECES), max_size=12)


@each("key", NUMBERS)
def test_what_is_no_number_is_rejected_by_its_form_and_length(key):
    for text in NO_NUMBERS:
        link = read_link(urlencode({key: text, "lang": "en"}))
        assert (link.query, link.corrected, len(link.rejected)) == ("lang=en", {key: None}, 1), text[:40]


@each("key", ALL)
def test_every_setting_rejects_what_is_none_of_its_values(key):
    for text in ("", "<b>", "x" * 10**6, "\x00", "Nonsense,;|[[(", "[" * 10_000, "1," * 9_999):
        link = read_link(urlencode({key: text}))
        assert (link.query, [one.key for one in link.rejected]) == ("", [key]), text[:40]


@each("key", [key for key in ALL if not isinstance(ALL[key], NotLinked)])
def test_valid_values_are_left_as_they_are(key):
    setting = ALL[key]
    if isinstance(setting, Choice):
        texts = list(setting.labels.values())
    elif isinstance(setting, Number):
        texts = [str(setting.low), str(setting.high)]
    elif isinstance(setting, Box):
        texts = ["0,0,1,1", "0.25,0.5,3,256"]
    elif isinstance(setting, Pair):
        texts = ["0,0", "16,-16"]
    elif isinstance(setting, Several):
        names = list(setting.labels)
        texts = [",".join(names[: setting.least]), ",".join(names[-setting.most :])]
    elif isinstance(setting, Threshold):
        texts = ["auto", "-0.5", "128"]
    elif isinstance(setting, Name):
        texts = ["padding", "odd-cell_2"]
    else:
        texts = ["1,2;3,4"] if isinstance(setting, Matrix) else ["true", "false"]
    for text in texts:
        query = urlencode({key: text, "lang": "de"})
        assert read_link(query) == (query, {}, ())


@examples(200)
@given(LINKS)
@example([(key, "9" * 4301) for key in ALL])
def test_what_is_left_of_a_link_is_valid_and_nothing_else_is_lost(pairs):
    query = urlencode(pairs)
    link = read_link(query)
    came, left = (parse_qs(text, keep_blank_values=True) for text in (query, link.query))
    assert read_link(link.query) == (link.query, {}, ())
    assert {one.key for one in link.rejected} - {"hide"} == (came.keys() - left.keys()) - {"hide"}
    assert {key: texts for key, texts in left.items() if key not in ALL} == {
        key: texts for key, texts in came.items() if key not in ALL
    }
    for key in left.keys() & ALL.keys():
        (text,) = left[key]
        assert ALL[key].validate(text) is None
        assert ALL[key].value(text) == ALL[key].value(came[key][-1])
    if link.rejected:
        sentence = rejected_sentence(link.rejected)
        named = link.rejected[:MOST_NAMED]
        assert all(one.label in sentence or "invalid matrix" in sentence for one in named)
        more = len(link.rejected) - len(named)
        assert sentence.endswith(f" and {more} more.") == (more > 0)
        assert len(sentence) < 600


@each(
    ("query", "left"),
    [
        ("window_rows=3&window_rows=4", "window_rows=4"),  # the last one counts, as in Streamlit
        ("window_rows=3&window_rows=inf", ""),
        ("window_rows=inf&window_rows=3", "window_rows=3"),
        ("reduction=Max&reduction=Average&lang=a&lang=b", "reduction=Average&lang=a&lang=b"),
        ("window_rows=007&ceil_mode=True", "window_rows=7&ceil_mode=true"),
        ("ceil_mode=", ""),
    ],
)
def test_one_value_is_left_of_several_as_the_app_would_write_it(query, left):
    assert read_link(query).query == left


@each(
    ("source", "matrix", "left"),
    [
        ("1-D", SHAPES["row"].default, True),
        ("1-D", "1,2;3,4", False),
        ("3-D", SHAPES["volume"].default, True),
        ("Matrix", ",".join("1" * 20), False),
        ("1-D", ",".join("1" * 20), True),
        ("Photo", ",".join("1" * 20), True),
        ("2-D", ",".join("1" * 20), False),
    ],
)
def test_matrix_has_to_be_of_the_kind_that_the_link_says(source, matrix, left):
    query = urlencode({"matrix": matrix, "source": source})
    assert ("matrix" in parse_qs(read_link(query).query)) == left
    assert "matrix" in parse_qs(read_link(query, any_kind=True).query)


def test_answers_are_in_no_link():
    link = read_link("chapter=padding&answer=6")
    assert link.query == "chapter=padding"
    assert rejected_sentence(link.rejected) == (
        "This link has Answer = “6”, but it must be given on the page by the learner; using none."
    )


def test_one_sentence_names_all_that_was_rejected():
    two = read_link("window_rows=inf&matrix=1,x").rejected
    assert rejected_sentence(two) == (
        "This link has 2 invalid values; using the defaults for Window rows (“inf”), Matrix (“1,x”)."
    )
    many = read_link(urlencode(dict.fromkeys(ALL, "<b>" * 1000))).rejected
    sentence = rejected_sentence(many)
    assert sentence.startswith(
        f"This link has {len(ALL)} invalid values; using the defaults for Reduction, p, p = ∞, Sharpness β, "
        "Share of the max α, Window"
    )
    assert "<b>" not in sentence


def test_a_part_that_is_none_is_named_and_the_others_stay_hidden():
    link = read_link("hide=menu,sidebar,controls")
    assert link.corrected == {"hide": "menu,controls"}
    assert rejected_sentence(link.rejected) == (
        "This link has Hidden = “sidebar”, but it must be one or more of menu, heading, controls, …; "
        "using the others."
    )
    assert read_link("hide=sidebar").corrected == {"hide": None}
    assert read_link("models=max,pooling,avg").corrected == {"models": None}
