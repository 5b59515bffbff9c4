"""The board in a real browser: signing in, on a phone, in the dark, by keyboard."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from storage.tables import KeyResult, Team
from tests.browser.conftest import Visit, Watch
from tests.browser.hall import PATIENCE_SECONDS, Hall
from tests.browser.layout import overflow

pytestmark = pytest.mark.slow


def test_from_the_chat_page_through_sign_in_to_a_teams_board(hall: Hall, visit: Visit, watch: Watch) -> None:
    watch.forgiven.append("request to another host")  # DingTalk's own page asks who somebody is
    hall.say("dana", "@OKR KR1 52%, conf 7")
    chat = visit(hall.stage.dingtalk.url)
    with chat.context.expect_page() as opened:
        chat.get_by_role("link", name="Board").click()
    page = opened.value
    page.get_by_role("link", name="Sign in with DingTalk").click()
    page.get_by_role("link", name="Leo").click()
    expect(page.get_by_role("heading", name="Where we stand")).to_be_visible()
    page.get_by_role("link", name="Growth", exact=True).first.click()
    row = page.get_by_role("row", name="KR1")
    expect(row).to_contain_text("52%, target 60%")
    expect(row.get_by_role("img", name="47% of the way")).to_be_visible()


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1440, False)])
def test_pages_fit_their_window(hall: Hall, visit: Visit, watch: Watch, width: int, dark: bool) -> None:
    watch.forgiven.append("404")
    page = visit(hall.url, width=width, dark=dark, cookie=hall.cookie("dana"))
    team = hall.id(Team, name="Growth")
    for path in ("/", f"/teams/{team}", f"/review/{team}", "/nothing"):
        page.goto(hall.url + path)
        assert overflow(page) <= 0, path


def test_everything_is_reached_by_keyboard(hall: Hall, visit: Visit) -> None:
    page = visit(f"{hall.url}/teams/{hall.id(Team, name='Growth')}", cookie=hall.cookie("dana"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="You are here").get_by_role("link")).to_be_focused()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out everywhere")).to_be_visible()


def test_filters_lead_to_an_address_one_can_share(hall: Hall, visit: Visit) -> None:
    page = visit(f"{hall.url}/teams/{hall.id(Team, name='Growth')}", cookie=hall.cookie("dana"))
    page.get_by_label("Owner").select_option(label="Priya")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row", name="KR3")).to_be_visible()
    expect(page.get_by_role("row", name="KR1")).to_have_count(0)
    assert "owner=" in page.url


def test_a_check_in_by_chat_changes_open_pages_by_itself(hall: Hall, visit: Visit) -> None:
    home = visit(hall.url, cookie=hall.cookie("leo"))
    page = visit(f"{hall.url}/teams/{hall.id(Team, name='Growth')}", cookie=hall.cookie("leo"))
    page.locator("main").evaluate("main => { main.kept = true }")
    wait_for_lines(hall, 2)
    team = home.get_by_role("row", name="Growth")
    checked_in = int(team.get_by_text(" of 5").inner_text().split()[0])
    hall.say("dana", "@OKR KR2 4h")
    expect(page.get_by_role("row", name="KR2")).to_contain_text("4 h, target 2 h")
    assert page.evaluate("document.querySelector('main').kept"), "it was not loaded anew"
    expect(team).to_contain_text(f"{checked_in + 1} of 5")
    for each in (home, page):
        each.close()
    wait_for_lines(hall, 0)


def wait_for_lines(hall: Hall, wanted: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while len(hall.stage.program.live.lines) != wanted and time.monotonic() < until:
        time.sleep(0.02)
    assert len(hall.stage.program.live.lines) == wanted


def test_a_presentation_is_turned_by_keys(hall: Hall, visit: Visit) -> None:
    page = visit(f"{hall.url}/teams/{hall.id(Team, name='Growth')}/present", cookie=hall.cookie("leo"))
    first, second = page.locator("#slide-1"), page.locator("#slide-2")
    expect(first).to_be_in_viewport(ratio=0.9)
    for key, shown in (("ArrowRight", second), ("ArrowRight", second), ("ArrowLeft", first), ("End", second)):
        page.keyboard.press(key)
        expect(shown).to_be_in_viewport(ratio=0.9)
    assert page.url.endswith("#slide-2")
    first.get_by_role("link", name="Next").evaluate("link => link.click()")
    expect(second).to_be_in_viewport(ratio=0.9)
    figures = first.locator(".slide-figures b").first
    figures.evaluate("bold => { bold.textContent = 'Rp 200,000,000, target Rp 2,000,000,000 '.repeat(3) }")
    assert share_of_row(page, ".slide-name") > 0.35  # long figures leave room for what they are about
    assert overflow(page) <= 0


def share_of_row(page: Page, part: str) -> float:
    """How much of its row's width a part has, 0…1."""
    return float(page.locator(part).first.evaluate("it => it.offsetWidth / it.parentElement.offsetWidth"))


def test_a_check_in_from_the_page_is_read_in_the_group(hall: Hall, visit: Visit) -> None:
    after = max((each.seq for each in hall.world.messages(hall.group)), default=0)
    key_result = hall.id(KeyResult, number=4)
    page = visit(f"{hall.url}/key-results/{key_result}", width=390, cookie=hall.cookie("priya"))
    page.get_by_label("Value now").fill("3")
    page.get_by_label("Confidence, 0 to 10").fill("8")
    page.get_by_label("What happened").fill("Two customers use it")
    page.get_by_role("button", name="Check in").click()
    expect(page.get_by_role("status")).to_contain_text("KR4 SSO launch")
    expect(page.get_by_role("region", name="Where it stands")).to_contain_text("3 of 4 (75%)")
    said = hall.world.wait_for(lambda: hall.answer(after), timeout=PATIENCE_SECONDS)
    assert "Priya" in said.text and "on the board" in said.text
    assert overflow(page) <= 0


def test_what_somebody_types_does_not_vanish_when_the_page_changes(hall: Hall, visit: Visit) -> None:
    page = visit(f"{hall.url}/key-results/{hall.id(KeyResult, number=1)}", cookie=hall.cookie("dana"))
    wait_for_lines(hall, 1)
    remark = page.get_by_label("Your remark")
    remark.fill("Half a sentence")
    hall.say("leo", "@OKR /comment KR1 Another remark")
    expect(page.get_by_text("Something on this page has changed meanwhile.")).to_be_visible()
    expect(remark).to_have_value("Half a sentence")
    remark.fill("")
    hall.say("leo", "@OKR /comment KR1 And one more")
    expect(page.get_by_text("And one more")).to_be_visible()
    expect(page.get_by_text("Something on this page has changed meanwhile.")).to_be_hidden()
    page.close()


def test_a_page_that_nobody_sees_listens_no_more_and_catches_up(hall: Hall, visit: Visit) -> None:
    page = visit(f"{hall.url}/key-results/{hall.id(KeyResult, number=5)}", cookie=hall.cookie("leo"))
    wait_for_lines(hall, 1)
    hide(page, hidden=True)
    wait_for_lines(hall, 0)
    hall.say("leo", "@OKR KR5 2")
    hide(page, hidden=False)
    expect(page.get_by_role("region", name="Where it stands")).to_contain_text("2, target 5")
    page.close()


def hide(page: Page, *, hidden: bool) -> None:
    """As if somebody looked at another tab."""
    page.evaluate(
        """hidden => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )
