from __future__ import annotations

from tests.support.picture import PICTURE, picture


def test_the_picture_in_the_readme_is_what_the_command_prints() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(), "draw it anew: python -m tests.support.picture"
