"""How a page lies in its window."""

from __future__ import annotations

from playwright.sync_api import Page


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
