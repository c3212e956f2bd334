"""A real browser for what is rendered for browsers: Chromium, driven by playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that is closed afterwards; a skipped test where there is none, a failed one under OKR_TEST_ALL."""
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    if found is None:
        said = "not run: needs Chromium; Debian and Ubuntu have it as the package chromium"
        if os.environ.get("OKR_TEST_ALL"):
            pytest.fail(said)
        pytest.skip(said)
    with sync_playwright() as playwright:
        # Without a sandbox: it cannot be had in most containers, and only files of our own are opened.
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
