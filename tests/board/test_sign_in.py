"""Signing in with DingTalk: the way there and back, who is let in, and what a browser keeps of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.web.board.signin import own_path
from storage.tables import Member, WebSession
from storage.work import Storage
from tests.board.conftest import LOGIN, SAFE, Board


async def test_a_visitor_is_sent_to_sign_in_and_comes_back_to_the_page_wanted(board: Board) -> None:
    browser, path = board.browser(), f"/teams/{board.team().id}?status=at_risk"
    sent = await browser.get(path)
    assert sent.status_code == 303
    assert sent.headers["location"] == f"/sign-in?to=/teams/{board.team().id}%3Fstatus%3Dat_risk"
    page = await browser.page(sent.headers["location"])
    assert "Sign in with DingTalk" in page
    start = page.partition('class="button" href="')[2].partition('"')[0]
    back = await browser.through_dingtalk("leo", start)
    assert (back.status_code, back.headers["location"]) == (303, path)
    assert "Renewals feel effortless" in (await browser.page("/teams/" + str(board.team().id)))


async def test_somebody_signed_in_needs_no_second_sign_in(board: Board) -> None:
    browser = await board.signed_in("leo")
    answer = await browser.get("/sign-in?to=/teams")
    assert (answer.status_code, answer.headers["location"]) == (303, "/teams")


async def test_somebody_new_of_the_organization_becomes_a_member_of_no_team(board: Board) -> None:
    board.sandbox.world.add_person("Noor", id="noor")
    browser = board.browser()
    assert (await browser.through_dingtalk("noor")).status_code == 303
    member = board.row(Member, staff_id="noor")
    assert (member.nick, member.org_id, member.admin) == ("Noor", "ding0corp", False)
    assert "Growth" in await browser.page("/")


async def test_people_from_outside_are_refused_in_words(board: Board) -> None:
    answer = await board.browser().through_dingtalk("rex")
    assert answer.status_code == 403
    assert "another organization" in answer.text and "set-cookie" not in answer.headers
    assert board.row(WebSession) is None


async def test_somebody_who_left_is_signed_out(board: Board) -> None:
    browser = await board.signed_in("leo")
    with board.storage.work() as work:
        member = work.session.get(Member, ("ding0corp", board.member("leo").id))
        assert member is not None
        member.left_at = board.talk.now
    assert (await browser.get("/")).status_code == 303


# -- what comes back -------------------------------------------------------------------------------------


async def test_a_sign_in_ends_in_the_browser_in_which_it_began(board: Board) -> None:
    back = await board.browser().code("leo")
    answer = await board.browser().get(f"{back.path}?{back.query}")
    assert answer.status_code == 400
    assert "sign in once more" in answer.text and board.row(WebSession) is None


async def test_a_sign_in_that_took_too_long_begins_anew(board: Board) -> None:
    browser = board.browser()
    back = await browser.code("leo")
    board.talk.later(minutes=11)
    assert (await browser.get(f"{back.path}?{back.query}")).status_code == 400


@pytest.mark.parametrize(
    "query", ["", "code=x", "code=x&state=", "code=x&state=%ff", "code=x&state=e30", "state=é"]
)
async def test_nonsense_that_comes_back_is_refused(board: Board, query: str) -> None:
    answer = await board.browser().get(f"/sign-in/callback?{query}")
    assert answer.status_code == 400 and "sign in once more" in answer.text


async def test_a_code_is_good_once(board: Board) -> None:
    browser = board.browser()
    back = await browser.code("leo")
    address = f"{back.path}?{back.query}"
    assert (await browser.get(address)).status_code == 303
    assert (await browser.get(address)).status_code == 400


async def test_two_tabs_may_sign_in_at_once(board: Board) -> None:
    browser = board.browser()
    first, second = await browser.code("leo"), await browser.code("leo")
    assert (await browser.get(f"{first.path}?{first.query}")).status_code == 303
    assert first.query != second.query


async def test_a_missing_permission_is_named(board: Board) -> None:
    board.sandbox.faults.deny(scopes=["Contact.User.Read"])
    answer = await board.browser().through_dingtalk("leo")
    assert answer.status_code == 503
    assert "Contact.User.Read" in answer.text


async def test_when_dingtalk_does_not_answer_nothing_is_lost(board: Board) -> None:
    board.sandbox.faults.fail(paths=["/v1.0/contact/users/me"])
    answer = await board.browser().through_dingtalk("leo")
    assert answer.status_code == 503 and "Try again in a minute" in answer.text


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/", "/"),
        ("/teams/1?status=at_risk&owner=2", "/teams/1?status=at_risk&owner=2"),
        ("/search?q=%E7%BB%AD%E8%B4%B9", "/search?q=%E7%BB%AD%E8%B4%B9"),
        ("", "/"),
        ("teams", "/"),
        ("//evil.example", "/"),
        ("///evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/evil.example", "/"),
        ("/\r\nLocation: https://evil.example", "/"),
        (" //evil.example", "/"),
        ("/ /evil.example", "/"),
        ("/sign-out", "/"),
        ("/sign-in?to=/sign-in", "/"),
        ("/" + "a" * 2000, "/"),
    ],
)
async def test_after_signing_in_people_stay_on_the_board(wanted: str, goes_to: str) -> None:
    assert own_path(wanted) == goes_to


async def test_an_address_elsewhere_is_the_home_page(board: Board) -> None:
    browser = board.browser()
    back = await browser.through_dingtalk("leo", "/sign-in/start?to=//evil.example")
    assert back.headers["location"] == "/"


# -- cookies ---------------------------------------------------------------------------------------------


def attributes(cookie: str) -> set[str]:
    return {part.strip().lower() for part in cookie.split(";")[1:]}


async def test_the_cookie_is_opaque_and_out_of_reach_of_scripts(board: Board) -> None:
    answer = await board.browser().through_dingtalk("leo")
    (kept,) = [each for each in answer.headers.get_list("set-cookie") if each.startswith("okr=")]
    assert {"httponly", "samesite=lax", "path=/"} <= attributes(kept)
    token = kept.split("=", 1)[1].split(";")[0]
    assert len(token) > 40 and token != board.row(WebSession).hash


async def test_behind_https_the_cookie_is_bound_to_the_host(safe_board: Board) -> None:
    browser = safe_board.browser()
    answer = await browser.through_dingtalk("leo")
    (kept,) = [each for each in answer.headers.get_list("set-cookie") if each.startswith("__Host-okr=")]
    assert {"secure", "httponly", "samesite=lax", "path=/"} <= attributes(kept)
    assert "strict-transport-security" in answer.headers


async def test_it_begins_at_the_public_address_to_which_dingtalk_sends_back(safe_board: Board) -> None:
    browser = safe_board.browser()
    answer = await browser.get(f"{'http'}://127.0.0.1:8000/sign-in/start?to=/teams")
    assert answer.headers["location"] == f"{SAFE}/sign-in/start?to=%2Fteams&moved=1"
    started = await browser.get("/sign-in/start")
    assert "redirect_uri=https%3A%2F%2Fokr.example%2Fsign-in%2Fcallback" in started.headers["location"]


async def test_it_begins_behind_a_proxy_that_does_not_pass_on_the_host(safe_board: Board) -> None:
    browser = safe_board.browser(Host="127.0.0.1:8000")
    moved = await browser.get("/sign-in/start?to=/teams")
    started = await browser.get(moved.headers["location"])
    assert started.headers["location"].startswith(f"{LOGIN}/oauth2/auth?")


# -- how long --------------------------------------------------------------------------------------------


async def test_a_browser_that_is_used_stays_signed_in(board: Board) -> None:
    browser = await board.signed_in("leo")
    for _ in range(3):
        board.talk.later(days=10)
        await browser.page("/")
    board.talk.later(days=15)
    assert (await browser.get("/")).status_code == 303


async def test_the_cookie_of_a_browser_that_is_used_lasts_as_long_as_its_session(board: Board) -> None:
    browser = await board.signed_in("leo")
    assert "set-cookie" not in (await browser.get("/")).headers
    board.talk.later(hours=2)
    renewed = (await browser.get("/")).headers["set-cookie"]
    assert renewed.startswith("okr=") and f"max-age={14 * 24 * 3600}" in attributes(renewed)


async def test_signing_out_ends_this_browser_only(board: Board) -> None:
    here, there = await board.signed_in("leo"), await board.signed_in("leo")
    answer = await here.post("/sign-out", {"csrf": await here.csrf()})
    assert answer.headers["location"] == "/sign-in"
    assert (await here.get("/")).status_code == 303
    assert "Growth" in await there.page("/")


async def test_signing_out_everywhere_ends_them_all_and_nobody_elses(board: Board) -> None:
    here, there, dana = [await board.signed_in(who) for who in ("leo", "leo", "dana")]
    await here.post("/sign-out", {"csrf": await here.csrf(), "everywhere": "1"})
    assert (await there.get("/")).status_code == 303
    assert "Growth" in await dana.page("/")


# -- languages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("fr;q=0.9, vi;q=0.5", "vi"),
        ("id", "id"),
        ("fr", "en"),
        ("", "en"),
        ("*;q=x,;,q=,zh;q=0,en", "en"),
    ],
)
async def test_before_signing_in_the_browser_says_the_language(
    board: Board, wanted: str, language: str
) -> None:
    answer = await board.browser().get("/sign-in", **{"Accept-Language": wanted})
    assert f'<html lang="{language}' in answer.text


async def test_signed_in_it_is_ones_own(board: Board) -> None:
    board.talk.say("leo", "/lang zh")
    browser = await board.signed_in("leo")
    assert '<html lang="zh' in await browser.page("/")


def test_sessions_end_by_themselves(storage: Storage) -> None:
    """On both databases: what is over is deleted, what holds stays."""
    from storage import members, sessions  # here, so that the table above is about pages alone
    from tests.dialogue import MONDAY

    with storage.work() as work:
        leo = members.signed_in(work, "ding0corp", "leo", nick="Leo", now=MONDAY)
        tokens = [sessions.begin(work, leo, now=MONDAY + timedelta(days=n)) for n in (0, 5)]
    with storage.work() as work:
        assert sessions.delete_ended(work, now=MONDAY + timedelta(days=14)) == 1
    with storage.reading() as session:
        found = [sessions.find(session, each, now=MONDAY + timedelta(days=14)) for each in tokens]
    assert [each is not None for each in found] == [False, True]
