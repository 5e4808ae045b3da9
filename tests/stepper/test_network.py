"""The four pictures of Filter, detect, condense alone: what Python answers, and the step in the address."""

import json

import numpy as np
import pytest
from playwright.sync_api import expect

from pooling import PoolSpec
from pooling.network import KERNELS, extract
from tests.stepper.plain_page import ADDRESS
from ui.app import assets
from ui.network.figure import figure_data
from ui.network.kernel import KernelDocument, kernel_data

PHOTO = np.arange(144.0).reshape(12, 12)
MOUNT = """async ({ html, css, js, data, address }) => {
  history.replaceState(null, "", address);
  const host = document.querySelector("main").appendChild(document.createElement("div"));
  const parentElement = host.attachShadow({ mode: "open" });
  parentElement.innerHTML = `${html}<style>${css}</style>`;
  const { default: mount } = await import(URL.createObjectURL(new Blob([js], { type: "text/javascript" })));
  window.sent = [];
  const setTriggerValue = (_, value) => window.sent.push(value);
  window.take = (text) => {
    window.unmount = mount({ data: [JSON.parse(text)], parentElement, setTriggerValue });
  };
  window.take(data);
}"""
UNMOUNT = "() => { window.unmount(); document.querySelector('main > div').remove(); }"


def sent_data(answered=0, weights=None, window=2):
    """What Python sends, as text."""
    spec = PoolSpec.of("max", window)
    made = extract(PHOTO, KERNELS["identity"].weights, spec, padding="same")
    kernel = kernel_data(KernelDocument(weights or "0,0,0;0,1,0;0,0,0"))
    return json.dumps(figure_data(made) | {"kernel": kernel, "drawn": False, "answered": answered})


@pytest.fixture
def page(mount):
    """A page with the last step of 36 in its address."""
    page = mount.page().show()
    files = assets.component("network")
    page.evaluate(MOUNT, {**files, "data": sent_data(), "address": ADDRESS + "?step=36"})
    yield page
    page.evaluate(UNMOUNT)


def weights(page):
    return [field.input_value() for field in page.locator(".weights input").all()]


def test_late_answer_leaves_a_weight_that_was_typed_since(page):
    page.locator(".weights input").first.click()
    for text in "23":
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    numbers = page.evaluate("sent.map(({ n }) => n)")
    assert len(numbers) == 2
    page.evaluate("text => take(text)", sent_data(numbers[0], "2,0,0;0,1,0;0,0,0"))
    assert weights(page)[:3] == ["2", "3", "0"]
    page.evaluate("text => take(text)", sent_data(numbers[1], "2,4,0;0,1,0;0,0,0"))
    assert weights(page)[:3] == ["2", "4", "0"]  # the last answer is taken whatever it is


def test_address_follows_the_step_to_a_smaller_result(page):
    expect(page.locator(".count")).to_have_text("Step 36 of 36")
    page.evaluate("text => take(text)", sent_data(window=3))
    expect(page.locator(".count")).to_have_text("Step 16 of 16")
    page.wait_for_url("**?step=16")
