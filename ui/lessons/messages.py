"""The border to the browser: what of the lesson's messages comes through."""

from collections.abc import Collection


def opened(message: object, chapters: Collection[str]) -> str | None:
    """Return the chapter to open, "" for the list of all, or None for anything else.

    >>> opened({"chapter": "padding"}, ["padding"]), opened({"chapter": "x"}, ["padding"])
    ('padding', None)
    """
    name = message.get("chapter") if isinstance(message, dict) else None
    return name if isinstance(name, str) and (name == "" or name in chapters) else None
