"""A chapter as one file: what is packed into it, what links it has, how large it is."""

import json
import re
from base64 import b64decode
from gzip import decompress

from pooling import PoolSpec
from pooling.matrices import parse_matrix
from ui.lessons import standalone
from ui.lessons.library import chapter, files
from ui.stepper.data import Screen, stepper_data

MOST = 400_000  # bytes: it is put on a USB stick, or sent by mail


def unpacked(page):
    """What the page opens."""
    packed = re.search(r'id="packed">([^<]+)<', page)[1]
    return json.loads(decompress(b64decode(packed)))


def test_a_chapter_is_one_file_without_links_into_the_app_and_with_the_same_numbers():
    name = next(iter(files()))
    page = standalone.standalone_html(chapter(name).payload)
    assert len(page.encode()) <= MOST
    assert not re.search(r'(?:src|href)="(?!data:)', page), "nothing is fetched"
    opened = unpacked(page)
    assert len(opened["codes"]) == 2
    lesson, own = opened["lesson"], chapter(name).payload
    assert lesson["standalone"]
    assert lesson["page"] is None
    figures = [
        block for screen in lesson["screens"] for block in screen["blocks"] if block["kind"] == "figure"
    ]
    assert figures
    assert not any(figure["open"] for figure in figures)
    data = [
        block.get("data")
        for screen in own["screens"]
        for block in screen["blocks"]
        if block["kind"] == "figure"
    ]
    assert [figure.get("data") for figure in figures] == data


def test_links_lead_to_the_address_that_is_given_or_are_words_alone():
    html = '<p>See <a class="page" href="compare?window=3">Compare</a> and <a href="https://a.org">a</a>.</p>'
    told = '<p><a class="chapter" href="learn?chapter=padding" data-chapter="padding">Padding</a></p>'
    blocks = [{"kind": "text", "html": html}, {"kind": "question", "variants": [{"reveal": told}]}]
    lesson = {"screens": [{"id": "a", "blocks": blocks}], "page": {"href": "compare", "label": "Compare"}}
    (without,) = standalone.linked(lesson, "")["screens"]
    assert without["blocks"][0]["html"] == '<p>See Compare and <a href="https://a.org">a</a>.</p>'
    assert without["blocks"][1]["variants"] == [{"reveal": "<p>Padding</p>"}]
    linked = standalone.linked(lesson, "https://lab.example/")
    assert 'href="https://lab.example/compare?window=3"' in linked["screens"][0]["blocks"][0]["html"]
    assert linked["page"]["href"] == "https://lab.example/compare"


def test_a_figure_is_one_file():
    payload = chapter(next(iter(files()))).payload
    blocks = (block for screen in payload["screens"] for block in screen["blocks"])
    block = next(block for block in blocks if block.get("component") == "step")
    opened = unpacked(standalone.figure_html(block, "Max & more", payload["words"]))
    assert opened["lesson"]["screens"][0]["blocks"][0]["data"] == block["data"]
    assert "<title>Max &amp; more" in standalone.figure_html(block, "Max & more", payload["words"])
    x, spec = parse_matrix("1,3;5,6"), PoolSpec.of("max", 2)
    own = standalone.layer_html(stepper_data(x, spec, Screen(embedded=True)), "Mine", payload["words"])
    assert "6" in json.dumps(unpacked(own)["lesson"]["screens"][0]["blocks"][0]["data"]["output"])
    assert len(own) <= MOST
