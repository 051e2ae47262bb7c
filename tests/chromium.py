"""Debian's Chromium for tests; missing is a failure, never a skip."""

import shutil

import pytest

HOW = "install it with `apt-get update && apt-get install -y chromium` and `pip install playwright`"


def chromium_path():
    """Where the browser is, or a failed test that says how to get it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.fail(f"The browser tests need Chromium: {HOW}", pytrace=False)
    return path


def playwright():
    """Playwright's entry, or a failed test that says how to get it."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.fail(f"The browser tests need Playwright: {HOW}", pytrace=False)
    return sync_playwright()
