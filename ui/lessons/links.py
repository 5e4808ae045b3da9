"""Links in a chapter: to a page, a chapter or another site, and buttons that light up part of a figure."""

from collections.abc import Collection, Mapping
from html import escape

from ui.app.pages import PAGES
from ui.controls.link import read_link, rejected_sentence
from ui.lessons import LessonError
from ui.lessons.figures.base import Figure

Tags = tuple[str, str]
ADDRESSES = {page.address: page for page in PAGES if page.address}


def tags(href: str, figures: Mapping[str, Figure], last: str, chapters: Collection[str], place: str) -> Tags:
    """Return the HTML before and behind the text of a link; the `last` figure is that of its screen.

    Raises
    ------
    LessonError
        It leads nowhere.
    """
    word, _, rest = href.partition(":")
    if word == "page":
        return page_link(rest, place)
    if word == "chapter":
        return chapter_link(rest, chapters)
    if word == "show":
        return show_button(rest, figures, last)
    return web_link(href)


def page_link(href: str, place: str) -> Tags:
    """Link to a page by its address, with settings or without: step_through?reduction=Average."""
    address, _, query = href.partition("?")
    if address not in ADDRESSES:
        raise LessonError(f"There is no page “{address}”; write one of {', '.join(ADDRESSES)}.")
    if rejected := read_link(query).rejected:
        raise LessonError(rejected_sentence(rejected))
    return f'<a class="page" href="{escape(from_lesson(href, place))}">', "</a>"


def from_lesson(href: str, place: str) -> str:
    """Return the address of a page that leads back to a place of a chapter.

    >>> from_lesson("step_through?step=2", "padding/odd-cell")
    'step_through?step=2&lesson=padding/odd-cell'
    """
    return f"{href}{'&' if '?' in href else '?'}lesson={place}" if place else href


def chapter_link(href: str, chapters: Collection[str]) -> Tags:
    """Link to a chapter by its id, and to a screen of it: padding, or padding/odd-cell."""
    name, _, screen = href.partition("/")
    if name not in chapters:
        raise LessonError(f"There is no chapter “{name}”; write one of {', '.join(chapters)}.")
    at = f"&amp;at={escape(screen)}" if screen else ""
    mark = f' data-screen="{escape(screen)}"' if screen else ""
    return (
        f'<a class="chapter" href="learn?chapter={escape(name)}{at}" data-chapter="{escape(name)}"{mark}>',
        "</a>",
    )


def show_button(target: str, figures: Mapping[str, Figure], last: str) -> Tags:
    """Light up a target in the screen's last figure, or in the one that is named first: toy/winners."""
    owner, _, rest = target.partition("/")
    name, wanted = (owner, rest) if owner in figures else (last, target)
    if name not in figures:
        raise LessonError(f"show:{target} has no figure on this screen; name one: show:toy/{target}.")
    figures[name].check_target(wanted)
    return (
        f'<button type="button" class="show" data-show="{escape(wanted)}" data-figure="{escape(name)}">',
        "</button>",
    )


def web_link(href: str) -> Tags:
    """Link to another site."""
    if not href.startswith(("https://", "http://")):
        raise LessonError(
            f"A link to “{href}” leads nowhere. Begin it with https://, page:, chapter: or show:."
        )
    return f'<a href="{escape(href)}" target="_blank" rel="noopener">', "</a>"
