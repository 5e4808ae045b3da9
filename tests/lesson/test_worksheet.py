"""The worksheet on paper: three pages A4, nothing cut off, and solutions on the third alone."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext

from ui.lessons import library
from ui.lessons.paper import worksheet

PLACES = """() => [...document.querySelectorAll('.sheet')].map(sheet => {
  const { top, height } = sheet.getBoundingClientRect();
  const inside = [...sheet.querySelectorAll('*')].map(each => each.getBoundingClientRect());
  return { page: Math.round(top / height), over: Math.max(...inside.map(box => box.bottom)) > top + height,
    wide: Math.max(...inside.map(box => box.right)) > sheet.getBoundingClientRect().right,
    solved: sheet.querySelectorAll('.often, strong').length > 8 };
})"""


def test_worksheet_prints_on_three_pages(contexts: Callable[..., BrowserContext]) -> None:
    page = contexts().new_page()
    page.set_content(worksheet(library.opened))
    page.emulate_media(media="print")
    assert page.evaluate(PLACES) == [
        {"page": number, "over": False, "wide": False, "solved": number == 2} for number in range(3)
    ]
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 3
    page.close()
