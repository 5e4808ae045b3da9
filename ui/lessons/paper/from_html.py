"""HTML that was made from a chapter's Markdown, as Markdown again, with every quantity filled in."""

import html
import re

ABOUT = (
    (r"</?(?:button|span)\b[^>]*>", ""),
    (r'<a\b[^>]*\bhref="(https?://[^"]*)"[^>]*>(.*?)</a>', r"[\2](\1)"),
    (r"</?a\b[^>]*>", ""),
    (r"</?strong>", "**"),
    (r"</?em>", "*"),
    (r"<pre[^>]*><code[^>]*>(.*?)</code></pre>", r"\n```\n\1```\n"),
    (r"</?code>", "`"),
    (r"<li>\s*", "- "),
    (r"</?(?:p|ul|ol|li|br|h\d)\b[^>]*>", "\n"),
)
"""What stands for a mark, and the mark; links within the app lead nowhere from a notebook."""


def markdown_of(text: str) -> str:
    """Turn HTML into Markdown; tables stay as they are.

    >>> markdown_of('<p>See <strong>4</strong> &amp; <a href="learn?chapter=padding">padding</a>.</p>')
    'See **4** & padding.'
    """
    for pattern, mark in ABOUT:
        text = re.sub(pattern, mark, text, flags=re.DOTALL)
    return re.sub(r"\n{3,}", "\n\n", html.unescape(text) if "<table" not in text else text).strip()
