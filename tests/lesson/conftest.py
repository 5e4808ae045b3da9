"""A page for a lesson alone, mounted afresh for every test."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.fixtures import browser, browser_path, context, contexts, new_page  # noqa: F401 - fixtures
from tests.lesson.chapters import Told, chapter
from tests.stepper.conftest import BROWSER, Mount


class LessonMount(Mount):
    """`mount(lesson, at="padding", viewport=…)` shows a lesson and returns its page.

    `told` is its Python side.
    """

    component = "lesson"

    def __call__(self, lesson: dict[str, Any] | None = None, **options: Any) -> Page:
        """Mount one lesson in place of the last, with nothing kept of it."""
        of_browser = {name: options.pop(name) for name in BROWSER if name in options}
        self.told = Told(lesson or chapter())
        plain = self.page(**of_browser)
        plain.show()
        plain.page.evaluate("localStorage.clear()")
        self.shown = plain.show(self.told, **options)
        return self.shown


@pytest.fixture(scope="package")
def lesson_pages(contexts: Callable[..., BrowserContext]) -> Iterator[LessonMount]:  # noqa: F811
    """The pages that the tests of this folder use one after the other."""
    mount = LessonMount(contexts)
    yield mount
    mount.close()


@pytest.fixture
def mount(lesson_pages: LessonMount) -> Iterator[LessonMount]:
    """Mount a lesson. The test fails if the page logs an error, throws one, or asks another host."""
    yield from lesson_pages.without_problems()
