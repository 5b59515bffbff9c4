"""Spreadsheets and settings in a real browser: a file handed in and taken, a setting the group reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from storage.tables import Team
from tests.browser.conftest import Visit, Watch
from tests.browser.hall import PATIENCE_SECONDS, Hall
from tests.browser.layout import overflow

pytestmark = pytest.mark.slow


def test_a_workbook_goes_out_is_changed_and_comes_in(
    hall: Hall, visit: Visit, watch: Watch, tmp_path: Path
) -> None:
    page = visit(hall.url + "/export", width=390, cookie=hall.cookie("dana"))
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download").click()
    file = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(file)
    book = load_workbook(file)
    plan = book["OKRs"]
    plan["J3"] = 0.65  # the target of KR1, shown as a percent
    plan.append([None, None, None, "O1", "Net promoter score", "Leo", None, None, 20, 50])
    book.save(file)
    before = hall.world.messages(hall.group)

    page.goto(hall.url + "/import")
    page.get_by_label("File (").set_input_files(file)
    page.get_by_role("button", name="Show what it would do").click()
    expect(page.get_by_role("row", name="KR1")).to_contain_text("target: 60% → 65%")
    expect(page.get_by_role("row", name="Net promoter score")).to_contain_text("20 → 50 · Leo")
    assert overflow(page) <= 0
    page.get_by_role("button", name="Take it: 2 changes").click()
    expect(page.get_by_text("Taken today")).to_be_visible()
    said = hall.world.wait_for(
        lambda: hall.world.messages(hall.group)[len(before) :], timeout=PATIENCE_SECONDS
    )
    assert "Dana" in said[0].text and "Net promoter score" in said[0].text


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1440, False)])
def test_settings_fit_their_window_and_the_group_reads_what_changes(
    hall: Hall, visit: Visit, watch: Watch, width: int, dark: bool
) -> None:
    page = visit(hall.url + "/settings", width=width, dark=dark, cookie=hall.cookie("leo"))
    assert overflow(page) <= 0
    page.get_by_role("button", name="address").first.click()
    expect(page.locator(".secret")).to_contain_text("/calendar.ics?key=")
    page.goto(f"{hall.url}/teams/{hall.id(Team, name='Growth')}/settings")
    assert overflow(page) <= 0
    before = hall.world.messages(hall.group)
    page.get_by_label("Time zone").fill(("Asia/Jakarta", "Asia/Shanghai")[dark])
    page.get_by_role("button", name="Save").nth(3).click()
    said = hall.world.wait_for(
        lambda: hall.world.messages(hall.group)[len(before) :], timeout=PATIENCE_SECONDS
    )
    assert "Leo" in said[0].text
