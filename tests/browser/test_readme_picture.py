"""The picture in README.md: the demo's chat page after one update. OKRBOT_WRITE_PICTURES=1 renews it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import demo
from tests.browser.conftest import Visit

pytestmark = pytest.mark.slow

DOCS = demo.ROOT / "docs"
MOST_BYTES = 300_000
UPDATE = "/kr update 60% blocked on legal @wang"


def test_the_chat_page_as_the_readme_shows_it(visit: Visit, tmp_path: Path) -> None:
    with demo.running(folder=tmp_path) as show:
        page = visit(show.address, width=1280, height=800)
        page.get_by_role("textbox", name="Message").fill(UPDATE)
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_text("blocked: legal").last).to_be_in_viewport()
        page.wait_for_timeout(300)  # the picture is of a page that is at rest
        picture = (DOCS if os.environ.get("OKRBOT_WRITE_PICTURES") == "1" else tmp_path) / "chat.png"
        page.screenshot(path=picture)
        page.close()  # before its server goes
        assert show.stop()[0] == 0
    assert 10_000 < picture.stat().st_size < MOST_BYTES


def test_the_picture_is_there() -> None:
    assert (DOCS / "chat.png").stat().st_size < MOST_BYTES
