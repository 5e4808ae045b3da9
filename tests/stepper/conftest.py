"""A page for the stepper, mounted afresh for every test in a browser that all of them share."""

import json
from collections.abc import Callable, Iterator
from typing import Any, Self

import pytest
from playwright.sync_api import BrowserContext, Page

from pooling import PoolSpec
from tests.browser.fixtures import PROJECTOR, browser, browser_path, context, contexts, new_page  # noqa: F401 - fixtures
from tests.browser.helpers import watch
from tests.stepper.answers import Answers
from tests.stepper.plain_page import PlainPage, answered

LINK = ("step", "panel", "upstream")  # what the stepper keeps in the address
MEDIA = {"color_scheme": "light", "reduced_motion": "no-preference"}
BROWSER = ("viewport", *MEDIA, "has_touch", "is_mobile")


class Mount:
    """`mount(spec, numbers, step=2, panel="code", viewport=…)` shows a stepper and returns its page.

    Numbers are an array, or the text of a matrix. `answers` is the Python side of the last one.
    """

    component = "stepper"

    def __init__(self, contexts: Callable[..., BrowserContext]):  # noqa: F811 - the fixture of that name
        self.contexts, self.pages, self.problems = contexts, {}, []
        self.shown, self.answers = None, None

    def __call__(self, *arguments: Any, **options: Any) -> Page:
        """Mount one stepper in place of the last."""
        of_browser = {name: options.pop(name) for name in BROWSER if name in options}
        self.answers = Answers(*arguments, **options)
        link = {name: options[name] for name in LINK if name in options}
        self.shown = self.page(**of_browser).show(self.answers, **link)
        return self.shown

    def change(self, spec: PoolSpec) -> None:
        """Change the settings, as their controls on the page do."""
        self.answers.spec = spec
        self.shown.evaluate("text => show(0, text)", self.answers.text())

    def answer_after(self, milliseconds: int) -> None:
        """From now on the line is slow: what is done meanwhile has to wait, and to be shown all the same."""
        self.shown.evaluate("milliseconds => { window.delay = milliseconds; }", milliseconds)

    def said(self) -> str:
        """What the page has said in passing, after everything asked is answered."""
        return "\n".join(answered(self.shown) and self.answers.said)

    def many(self, answers: list[Answers], **options: Any) -> Page:
        """Mount several, one below the other."""
        return self.page(**options).show(*answers)

    def page(self, **options: Any) -> PlainPage:
        """A page of such a browser: opening one takes longer than to use it again, and to change its size."""
        media = {name: options.pop(name, usual) for name, usual in MEDIA.items()}
        viewport = options.pop("viewport", PROJECTOR)
        key = json.dumps(options, sort_keys=True)
        if key not in self.pages:
            self.pages[key] = PlainPage(
                self.contexts(**options, viewport=viewport).new_page(), self.component
            )
            watch(self.pages[key].page, self.problems)
        page = self.pages[key].page
        if page.viewport_size != viewport:
            page.set_viewport_size(viewport)
        page.emulate_media(**media)
        return self.pages[key]

    def without_problems(self) -> Iterator[Self]:
        """Give itself to one test, and fail it if a page has had a problem."""
        self.problems.clear()
        yield self
        if self.problems:
            self.close()  # the next test begins on a page without a past
        assert not self.problems, "\n".join(self.problems)

    def close(self) -> None:
        """Close all pages."""
        for plain in self.pages.values():
            plain.page.close()
        self.pages.clear()


@pytest.fixture(scope="package")
def pages(contexts: Callable[..., BrowserContext]) -> Iterator[Mount]:  # noqa: F811
    """The pages that the tests of this folder use one after the other."""
    mount = Mount(contexts)
    yield mount
    mount.close()


@pytest.fixture
def mount(pages: Mount) -> Iterator[Mount]:
    """Mount a stepper. The test fails if the page logs an error, throws one, or asks another host."""
    yield from pages.without_problems()


@pytest.fixture
def opened(mount: Mount) -> Page:
    """The first example, pooled by max with a 2 × 2 window."""
    return mount()
