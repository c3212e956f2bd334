"""The one place where text becomes markup."""

from __future__ import annotations

# The last two are no characters of XML (https://www.w3.org/TR/xml/#charsets), not even as references.
_SIGNS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\ufffe": "\ufffd", "\uffff": "\ufffd"}
)


def escape(text: str) -> str:
    """Text that is only text, in an element as in a quoted attribute.

    >>> escape('<b title="x">&')
    '&lt;b title=&quot;x&quot;&gt;&amp;'
    """
    return text.translate(_SIGNS)
