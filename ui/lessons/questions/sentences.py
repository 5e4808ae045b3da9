"""What is said of answers: assets/lessons/<language>/mistakes.toml, by the name of the mistake."""

import html
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from ui.app import assets
from ui.lessons.words import LANGUAGE

TYPED = "{typed}"
"""What the browser fills: the answer."""


@cache
def sentences() -> dict[str, Any]:
    """Return the sentences, by section and name."""
    return tomllib.loads(assets.read(f"lessons/{LANGUAGE}/mistakes.toml"))


def section(name: str) -> dict[str, str]:
    """Return one section; "cells.winners" is a section of a section.

    >>> section("claim")["depends"]
    'It depends'
    """
    found: Any = sentences()
    for part in name.split("."):
        found = found[part]
    return {key: text for key, text in found.items() if isinstance(text, str)}


def filled(template: str, parts: Mapping[str, object]) -> str:
    """Fill the words in braces that are among the `parts`, and leave the others.

    >>> filled("{typed} of {total}", {"total": 4})
    '{typed} of 4'
    """
    for name, text in parts.items():
        template = template.replace(f"{{{name}}}", str(text))
    return template


def as_html(sentence: str) -> str:
    """Return a sentence of the app as HTML; what stands between backticks is code.

    >>> as_html("`a < b` is true")
    '<code>a &lt; b</code> is true'
    """
    return re.sub("`([^`]*)`", r"<code>\1</code>", html.escape(sentence, quote=False))
