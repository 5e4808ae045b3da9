"""The HTML around the app: Streamlit's index.html with our first paint in it, right for any address.

By itself it is white, with Streamlit's paddings until our styles come, and it finds its files and its server
only from an address without a second slash.
"""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from ui.app import assets
from ui.app.pages import APP, PAGES

ICON = "🟧"
STYLES = (
    "page.css",
    "lesson.css",
    "fields.css",
    "loading.css",
    "controls.css",
    "presented.css",
    "printed.css",
)
"""The styles of every page's frame."""
HEAD, END, BODY, TITLE, TAB_ICON, BESIDE = (
    "<head>",
    "</head>",
    "<body>",
    "<title>Streamlit</title>",
    '"./favicon.png"',
    '"./',
)
"""What our first paint replaces or comes behind; the last is how the addresses of Streamlit's files begin."""
DRAWN = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
    f"<text y='.9em' font-size='90'>{ICON}</text></svg>"
)
"""As Streamlit draws the icon of a tab, so that it stays what it is."""


def strange(index: str) -> str:
    """Say in a sentence what `index` lacks, if our first paint has no place in it; "" if it has."""
    missing = [wanted for wanted in (HEAD, END, BODY, TITLE, TAB_ICON, BESIDE) if wanted not in index]
    if not missing:
        return ""
    return f"Streamlit's index.html has no {missing[0]}, so it is served as it is, without our first paint."


def shell(index: str, address: str, early: Sequence[str] = ()) -> str:
    """Return `index` for the page at `address`, "step_through" for one, with our first paint in it.

    The browser fetches the modules that are named in `early` before any code asks for them.
    """
    top = "../" * address.count("/") or "./"
    first = {
        TAB_ICON: f'"data:image/svg+xml,{quote(DRAWN)}"',
        BESIDE: f'"{top}',
        TITLE: f"<title>{title(address)}</title>",
        HEAD: f"{HEAD}\n{_beginning(top)}",
        END: "".join(f'<link rel="modulepreload" crossorigin href="{top}{name}">' for name in early) + END,
        # Not in the head, so that our styles come after Streamlit's, which it adds there.
        BODY: f"{BODY}\n{assets.style('shell/main.css', *STYLES)}",
    }
    for found, ours in first.items():
        index = index.replace(found, ours)
    return index


def _beginning(top: str) -> str:
    """Return what comes first of all: with the meta tag, the empty page of a dark browser is dark."""
    script = f'<script data-top="{top}">(() => {{\n{assets.script("shell")}\n}})();</script>'
    return f'<meta name="color-scheme" content="light dark" />\n{script}'


def title(address: str) -> str:
    """Return what the browser's tab says from the first moment.

    >>> title("step_through"), title("nonsense")
    ('Step through · Pooling Lab', 'Pooling Lab')
    """
    return escape(next((page.tab for page in PAGES if page.address == address), APP))
