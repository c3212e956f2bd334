"""What stands around a page: the head with its policy, its looks and its script."""

from __future__ import annotations

from okrcli.render.svg import escape


def top(title: str) -> str:
    """The beginning of a document.

    Nothing may be loaded from anywhere, and only our own looks and script are let in, by their digests.
    """
    style = read("page.css")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(read('page.js'))}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="generator" content="okr">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    )


def bottom() -> str:
    """The end of a document."""
    return f"</main>\n<script>{read('page.js')}</script>\n</body>\n</html>\n"


def read(name: str) -> str:
    """A file that lies beside this one."""
    import os

    with open(f"{os.path.dirname(__file__)}/{name}", encoding="utf-8") as stream:  # noqa: PTH120, PTH123
        return stream.read()


def _digest(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
