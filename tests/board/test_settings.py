"""Settings on the board: what is shown to whom, and changes by the same words as in the chat."""

from __future__ import annotations

import re

import httpx
import pytest
from icalendar import Calendar

from storage.tables import Cycle, Delivery, Member, Ritual, Team
from tests.board.conftest import Board, Browser
from tests.board.reading import words


async def change(browser: Browser, address: str, **fields: str) -> httpx.Response:
    """Send a form of the page at `address`'s parent."""
    page = "/settings" if address.startswith("/settings") else address.rpartition("/")[0]
    return await browser.post(address, {"csrf": await browser.csrf(page), **fields})


def said(board: Board) -> list[str]:
    """What the group has read, the latest last."""
    return [row.text for row in board.talk.rows(Delivery) if row.staff_id is None]


# -- mine ------------------------------------------------------------------------------------------------


async def test_my_language_zone_and_country(board: Board) -> None:
    browser = await board.signed_in("leo")
    assert (await change(browser, "/settings/language", value="zh")).headers["location"] == "/settings"
    assert (await change(browser, "/settings/zone", value="Hanoi")).status_code == 303
    assert (await change(browser, "/settings/country", value="Vietnam")).status_code == 303
    leo = board.member("leo")
    assert (leo.language, leo.timezone, leo.country) == ("zh", "Asia/Ho_Chi_Minh", "VN")
    shown = await browser.page("/settings")
    assert "语言" in words(shown) and 'value="Asia/Ho_Chi_Minh"' in shown
    await change(browser, "/settings/zone", value="")
    assert board.member("leo").timezone is None
    assert said(board)[-1:] != [] and all("Leo" not in text for text in said(board)[-1:])


async def test_what_is_no_place_is_explained_and_changes_nothing(board: Board) -> None:
    browser = await board.signed_in("leo")
    answer = await change(browser, "/settings/zone", value="Atlantis")
    assert answer.status_code == 409
    assert "Which time zone?" in answer.text
    assert (await change(browser, "/settings/language", value="xx")).status_code == 400
    assert (await change(browser, "/settings/nothing", value="x")).status_code == 404
    assert board.member("leo").timezone is None


async def test_where_i_am_signed_in(board: Board) -> None:
    browser = await board.signed_in("leo")
    other = await board.signed_in("leo")
    shown = words(await browser.page("/settings"))
    assert shown.count("signed in today") == 2 and shown.count("this browser") == 1
    await browser.post("/sign-out", {"csrf": await browser.csrf("/settings"), "everywhere": "1"})
    assert [(await each.get("/")).status_code for each in (browser, other)] == [303, 303]


async def test_the_calendars_address_is_shown_once_and_can_be_closed(board: Board) -> None:
    board.talk.say("dana", "/remind list")
    browser = await board.signed_in("leo")
    made = await browser.post("/settings/calendar", {"csrf": await browser.csrf("/settings")})
    (address,) = re.findall(r"http://okr\.example(/calendar\.ics\?key=[\w-]+)", made.text)
    assert "calendar.ics" not in await browser.page("/settings")
    stranger = board.browser()
    answer = await stranger.get(address)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert {str(each["summary"]) for each in events} >= {"digest · Growth", "check-in reminder · Growth"}
    again = await browser.post("/settings/calendar", {"csrf": await browser.csrf("/settings")})
    assert (await stranger.get(address)).status_code == 404
    (newer,) = re.findall(r"http://okr\.example(/calendar\.ics\?key=[\w-]+)", again.text)
    assert (await stranger.get(newer)).status_code == 200
    await browser.post("/settings/calendar", {"csrf": await browser.csrf("/settings"), "close": "1"})
    for wrong in (newer, "/calendar.ics", "/calendar.ics?key=x"):
        assert (await stranger.get(wrong)).status_code == 404


# -- the team's ------------------------------------------------------------------------------------------


def of_team(board: Board, what: str = "") -> str:
    return f"/teams/{board.team().id}/settings{what}"


CHANGES: dict[str, tuple[dict[str, str], str, object]] = {
    "/language": ({"value": "id"}, "language", "id"),
    "/zone": ({"value": "Jakarta"}, "timezone", "Asia/Jakarta"),
    "/country": ({"value": "ID"}, "country", "ID"),
    "/weekend": ({"fri": "1", "sat": "1"}, "weekend", "4,5"),
    "/creators": ({"value": "managers"}, "creators", "managers"),
    "/thresholds": (
        {"stable_from": "8", "red_below": "4", "on_track_gap": "15", "at_risk_gap": "30"},
        "thresholds",
        {"on_track_gap": 15, "at_risk_gap": 30, "stable_from": 8, "red_below": 4},
    ),
    "/webhook": (
        {"value": "https://oapi.dingtalk.com/robot/send?access_token=s3cr3t"},
        "webhook",
        "https://oapi.dingtalk.com/robot/send?access_token=s3cr3t",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
async def test_the_manager_changes_what_holds_for_the_team(matrix: Board, what: str) -> None:
    fields, column, expected = CHANGES[what]
    browser = await matrix.signed_in("mai")
    answer = await change(browser, of_team(matrix, what), **fields)
    assert answer.headers.get("location") == of_team(matrix), answer.text
    assert getattr(matrix.team(), column) == expected
    assert said(matrix)[-1].startswith("**Mai**"), "the group reads it, with who it was"
    assert "s3cr3t" not in said(matrix)[-1] and "s3cr3t" not in await browser.page(of_team(matrix))


@pytest.mark.parametrize("what", CHANGES)
async def test_members_see_it_and_cannot_change_it(matrix: Board, what: str) -> None:
    fields, column, _ = CHANGES[what]
    before = getattr(matrix.team(), column)
    browser = await matrix.signed_in("leo")
    assert "Mai manages this team" in words(await browser.page(of_team(matrix)))
    answer = await change(browser, of_team(matrix, what), **fields)
    assert (answer.status_code, "only the manager or an administrator" in answer.text) == (409, True)
    assert getattr(matrix.team(), column) == before


@pytest.mark.parametrize("what", [*CHANGES, "/manager", "/remove", "/off", "/cycle"])
async def test_others_neither_see_nor_change_it(matrix: Board, what: str) -> None:
    browser = await matrix.signed_in("noor")
    answer = await browser.post(
        of_team(matrix, what),
        {"csrf": await browser.csrf("/settings"), "value": str(matrix.member("leo").id)},
    )
    assert answer.status_code == 404
    assert all(row.name != "Growth" for row in await teams_of(matrix, "noor"))


async def teams_of(board: Board, who: str) -> list[Team]:
    from storage import members

    with board.storage.reading() as session:
        return list(members.teams_of(session, board.member(who)))


async def test_an_administrator_changes_every_team(matrix: Board) -> None:
    browser = await matrix.signed_in("omar")
    assert (await change(browser, of_team(matrix, "/zone"), value="Jakarta")).status_code == 303
    assert matrix.team().timezone == "Asia/Jakarta"


async def test_without_a_manager_any_member_names_one(board: Board) -> None:
    browser = await board.signed_in("leo")
    assert "nobody yet" in words(await browser.page(of_team(board)))
    await change(browser, of_team(board, "/manager"), value=str(board.member("mai").id))
    assert board.team().manager_id == board.member("mai").id
    me = await board.signed_in("mai")
    await change(me, of_team(board, "/manager"), value=str(board.member("mai").id))
    assert board.team().manager_id == board.member("mai").id


async def test_nobody_is_met_by_a_form(board: Board) -> None:
    browser = await board.signed_in("leo")
    for value in ("zelda", "00000000-0000-7000-8000-000000000000", ""):
        assert (await change(browser, of_team(board, "/manager"), value=value)).status_code == 404
    assert board.row(Member, staff_id="zelda") is None


async def test_members_are_removed_and_what_they_own_goes_on(matrix: Board) -> None:
    browser = await matrix.signed_in("mai")
    assert "Remove Leo" in await browser.page(of_team(matrix))
    await change(browser, of_team(matrix, "/remove"), value=str(matrix.member("leo").id))
    assert "Remove Leo" not in await browser.page(of_team(matrix))
    assert (await (await matrix.signed_in("leo")).get(of_team(matrix))).status_code == 404


async def test_rituals_are_shown_with_their_dates_and_switched(matrix: Board) -> None:
    matrix.talk.say("mai", "/remind list")
    digest = matrix.row(Ritual, kind="digest")
    browser = await matrix.signed_in("mai")
    shown = words(await browser.page(of_team(matrix)))
    assert re.search(r"digest Every Friday 17:00 Fri 20 Nov · Fri 27 Nov · Fri 4 Dec Switch off", shown), (
        shown
    )
    await change(browser, of_team(matrix, "/off"), value=str(digest.number))
    assert matrix.row(Ritual, kind="digest").off_at is not None
    assert re.search(r"digest Every Friday 17:00 – Switch on", words(await browser.page(of_team(matrix))))
    await change(browser, of_team(matrix, "/on"), value=str(digest.number))
    assert matrix.row(Ritual, kind="digest").off_at is None


async def test_the_cycle_gets_other_days(matrix: Board) -> None:
    browser = await matrix.signed_in("mai")
    answer = await change(browser, of_team(matrix, "/cycle"), start="2026-10-01", end="2027-01-15")
    assert answer.status_code == 303, answer.text
    assert str(matrix.row(Cycle, team_id=matrix.team().id).ends_on) == "2027-01-15"
    refused = await change(browser, of_team(matrix, "/cycle"), start="2026-10-01", end="2026-10-02")
    assert (refused.status_code, "A cycle has a week at least" in refused.text) == (409, True)


async def test_the_same_form_counts_once(matrix: Board) -> None:
    browser = await matrix.signed_in("mai")
    csrf = await browser.csrf(of_team(matrix))
    for _ in range(2):
        answer = await browser.post(of_team(matrix, "/zone"), {"csrf": csrf, "value": "Jakarta"})
        assert answer.status_code == 303
    assert len([text for text in said(matrix) if "works in **Asia/Jakarta**" in text]) == 1


async def test_forms_come_from_our_own_pages_only(matrix: Board) -> None:
    browser = await matrix.signed_in("mai")
    for address in (of_team(matrix, "/zone"), "/settings/zone", "/settings/calendar"):
        assert (await browser.post(address, {"value": "Jakarta"})).status_code == 403
    assert matrix.team().timezone is None
