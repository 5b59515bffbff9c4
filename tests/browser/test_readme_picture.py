"""The pictures in README.md: the demo's chat page after one update, its board, one receipt in four languages.

OKRBOT_WRITE_PICTURES=1 renews them.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests import demo
from tests.browser.conftest import Visit, Watch
from tests.e2e.world import Office, Room

pytestmark = pytest.mark.slow

DOCS = demo.ROOT / "docs"
FOLDER = DOCS if os.environ.get("OKRBOT_WRITE_PICTURES") == "1" else None
MOST_BYTES = 300_000
BOARD = ("board-team.png", "board-key-result.png", "board-phone.png")
UPDATE = "/kr update 60% blocked on legal @wang"


def test_chat_page_and_board_as_the_readme_shows_them(visit: Visit, watch: Watch, tmp_path: Path) -> None:
    watch.forgiven.append("request to another host")  # the board has an address of its own
    folder = FOLDER or tmp_path
    with demo.running(folder=tmp_path) as show:
        page = visit(show.address, width=1280, height=800)
        page.get_by_role("textbox", name="Message").fill(UPDATE)
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_text("blocked: legal").last).to_be_in_viewport()
        page.wait_for_timeout(300)  # the picture is of a page that is at rest
        page.screenshot(path=folder / "chat.png")
        _picture_board(page, folder)
        page.context.close()  # before its server goes
        assert show.stop() == (0, "Stopped.\n")
    assert list(tmp_path.glob("okrbot-demo-*")) == [], "nothing is kept that nobody asked to keep"
    for name in ("chat.png", *BOARD):
        assert 10_000 < (folder / name).stat().st_size < MOST_BYTES


def _picture_board(chat: Page, folder: Path) -> None:
    """Leo's way from the chat to his team's board and to a key result, which he then opens on his phone."""
    with chat.context.expect_page() as opened:
        chat.get_by_role("link", name="Board").first.click()
    page = opened.value
    page.set_viewport_size({"width": 1280, "height": 860})
    page.get_by_role("link", name="Sign in with DingTalk").click()
    page.get_by_role("link", name="Leo").click()
    page.get_by_role("link", name="Support & Growth", exact=True).first.click()
    page.screenshot(path=folder / BOARD[0])
    page.get_by_role("link", name="First reply time").first.click()
    expect(page.get_by_role("img", name="reported values")).to_be_visible()
    page.screenshot(path=folder / BOARD[1])
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    page.screenshot(path=folder / BOARD[2])


# --- the same thing four times ----------------------------------------------------------------------

SAID = {
    # who reports to whom, their objective, and what is said with the helper picked from the @ list
    "English": (
        "Leo",
        "Wang",
        "hello",
        "/okr new Customers stay\nFinance clients signed 0 → 5",
        "/kr 60%, confidence 7, blocked on legal",
    ),
    "中文": (
        "小刘",
        "王磊",
        "你好",
        "/okr 新建 让续费变成习惯\n签约金融客户 0 → 5 家",
        "KR1 到 60％，信心 7/10，卡在法务",
    ),
    "Bahasa Indonesia": (
        "Dewi",
        "Budi",
        "halo",
        "tujuan baru Pelanggan betah\nKlien finansial 0 → 5",
        "KR1 sudah 60 persen, kepercayaan 7, mentok di legal",
    ),
    "Tiếng Việt": (
        "Lan",
        "Vương",
        "xin chào",
        "mục tiêu mới Khách hàng ở lại\nKhách hàng tài chính 0 → 5",
        "KR1 được 60%, tự tin 7, kẹt ở pháp chế",
    ),
}
WIDTH = 590
SHEET = """<!doctype html>
<style>
  body { display: grid; grid-template-columns: auto auto; gap: 24px 18px; align-items: start;
         width: max-content; margin: 0; padding: 16px;
         background: #eef1f6; color: #4b5563; font: 600 15px/20px Arial, sans-serif; }
  figure { margin: 0; }
  figcaption { padding: 0 0 4px 6px; }
  img { display: block; }
</style>
"""


@pytest.fixture
def office(tmp_path: Path, sqlite_url: str) -> Iterator[Office]:
    """A running bot for this picture alone."""
    office = Office(tmp_path, sqlite_url)
    try:
        office.start()
        yield office
    finally:
        office.close()


def test_one_receipt_in_four_languages(visit: Visit, office: Office, tmp_path: Path) -> None:
    figures = [
        f"<figure><figcaption>{name}</figcaption>{_bubbles(visit, office, name)}</figure>" for name in SAID
    ]
    sheet = visit("about:blank", width=1240, height=900)
    sheet.set_content(SHEET + "".join(figures))
    picture = (FOLDER or tmp_path) / "four-languages.png"
    sheet.locator("body").screenshot(path=picture)
    assert 10_000 < picture.stat().st_size < MOST_BYTES


def _bubbles(visit: Visit, office: Office, language: str) -> str:
    """What is said and the receipt, as the reporter sees them on the chat page."""
    reporter, helper, hello, objective, report = SAID[language]
    room: Room = office.room(people=(reporter, helper))
    room.say(helper, hello)
    room.say(reporter, objective)
    assert room.say(reporter, report, mentions=[helper]).at == {helper}
    query = urlencode({"as": str(room.people[reporter].id), "in": room.group.id})
    page = visit(f"{office.dingtalk.url}/?{query}", width=WIDTH, height=900)
    messages = page.locator("#messages > li.message")
    expect(messages.last).to_be_in_viewport()
    page.wait_for_timeout(300)
    asked, answered = (messages.nth(place).bounding_box() for place in (-2, -1))
    assert asked is not None
    assert answered is not None
    clip = {
        "x": 0,
        "y": asked["y"],
        "width": WIDTH,
        "height": answered["y"] + answered["height"] - asked["y"],
    }
    shot = page.screenshot(clip=clip)  # type: ignore[arg-type]
    page.close()
    return f'<img alt="" src="data:image/png;base64,{b64encode(shot).decode()}">'


@pytest.mark.parametrize("name", ["chat.png", *BOARD, "four-languages.png"])
def test_the_picture_is_there(name: str) -> None:
    assert (DOCS / name).stat().st_size < MOST_BYTES
