"""Forms only from pages of ours, headers on every page, and who sees which page."""

from __future__ import annotations

import re

import pytest

from bot.web.board import csrf
from bot.web.board.seals import sealed, unsealed
from tests.board.conftest import ADDRESS, LOGIN, Board, field_in
from tests.board.pages import PAGES, addresses

# -- forms -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "done"),
    [
        ({"Origin": ADDRESS}, True),
        ({"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": ADDRESS, "Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": ADDRESS, "Sec-Fetch-Site": "same-site"}, False),
    ],
)
async def test_where_a_form_comes_from(board: Board, headers: dict[str, str], done: bool) -> None:
    browser = await board.signed_in("leo")
    answer = await browser.post("/sign-out", {"csrf": await browser.csrf()}, **headers)
    assert answer.status_code == (303 if done else 403)
    assert ((await browser.get("/")).status_code == 303) is done


async def test_a_form_needs_the_token_of_its_own_session(board: Board) -> None:
    leo, dana = await board.signed_in("leo"), await board.signed_in("dana")
    for token in ("", "x", "x.y", "é.é", await dana.csrf()):
        answer = await leo.post("/sign-out", {"csrf": token})
        assert answer.status_code == 403 and "Nothing was changed" in answer.text


async def test_a_token_is_another_on_every_page_and_holds_on_all(board: Board) -> None:
    first, second = csrf.token("session"), csrf.token("session")
    assert first != second


async def test_what_is_no_form_is_refused(board: Board) -> None:
    browser = await board.signed_in("leo")
    token = await browser.csrf()
    as_json = await browser.post("/sign-out", {"csrf": token}, **{"Content-Type": "application/json"})
    assert as_json.status_code == 415
    assert (await browser.post("/sign-out", {"csrf": token, "more": "x" * 70_000})).status_code == 413
    assert (await browser.post("/sign-out", {str(n): "" for n in range(500)})).status_code == 400


def test_what_is_sealed_holds_for_its_purpose_and_its_time(board: Board) -> None:
    from datetime import timedelta

    now = board.talk.now
    seal = sealed(b"key", "calendar", {"who": "leo"}, now=now, life=timedelta(minutes=1))
    assert unsealed(b"key", "calendar", seal, now=now) == {"who": "leo"}
    assert unsealed(b"other", "calendar", seal, now=now) is None
    assert unsealed(b"key", "sign-in", seal, now=now) is None
    assert unsealed(b"key", "calendar", seal[:-2] + "AA", now=now) is None
    assert unsealed(b"key", "calendar", seal, now=now + timedelta(minutes=1)) is None


# -- headers ---------------------------------------------------------------------------------------------


async def test_every_page_says_what_it_may_load(board: Board) -> None:
    browser = await board.signed_in("dana")
    stranger = board.browser()
    answers = [await browser.get(each) for each in addresses(board)]
    answers += [await stranger.get(each) for each in ("/sign-in", "/", "/nothing", "/sign-in/callback")]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self';" in policy
        assert f"form-action 'self' {LOGIN}" in policy and "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


async def test_no_page_has_scripts_or_styles_inside(board: Board) -> None:
    browser = await board.signed_in("dana")
    for address in addresses(board):
        page = await browser.page(address)
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", page), address


async def test_a_page_is_packed_and_small(board: Board) -> None:
    browser = await board.signed_in("dana")
    for address in addresses(board):
        async with browser.client.stream("GET", address, headers={"Accept-Encoding": "gzip"}) as answer:
            assert answer.headers["content-encoding"] == "gzip", address
            assert sum([len(part) async for part in answer.aiter_raw()]) < 30_000, address


async def test_files_are_kept_by_browsers_until_they_change(board: Board) -> None:
    browser = await board.signed_in("dana")
    address = re.search(r'"(/static/\w+/board\.css)"', await browser.page("/"))
    assert address
    answer = await board.browser().get(address[1])
    assert "immutable" in answer.headers["cache-control"] and answer.headers["content-type"].startswith(
        "text/css"
    )
    old = await board.browser().get("/static/000000000000/board.css")
    assert (old.status_code, old.headers["cache-control"]) == (200, "no-cache")
    for name in ("nothing.css", "..%2fapp.py", "%2e%2e"):
        assert (await board.browser().get(f"/static/0/{name}")).status_code == 404


# -- who sees what ---------------------------------------------------------------------------------------


WHO = ("nobody", "outsider", "member", "other", "manager", "administrator")


STAFF = {"member": "leo", "other": "noor", "manager": "mai", "administrator": "omar"}


@pytest.mark.parametrize("who", WHO)
async def test_who_sees_which_page(matrix: Board, who: str) -> None:
    """A row of `PAGES` per page; whoever may not see one is told the same as if it did not exist."""
    browser = await matrix.signed_in(STAFF[who]) if who in STAFF else matrix.browser()
    if who == "outsider":
        await browser.through_dingtalk("rex")
    answers = {page.name: await browser.get(page.address(matrix)) for page in PAGES}
    seen = {name: answer.status_code for name, answer in answers.items()}
    if who in STAFF:
        assert seen == {page.name: 200 if who in page.seen_by else 404 for page in PAGES}
    else:
        assert seen == {page.name: 303 for page in PAGES}
        assert all(each.headers["location"].startswith("/sign-in") for each in answers.values())


def like(page: str) -> str:
    """A page without what is drawn by lot each time."""
    return page.replace(field_in(page, "csrf"), "")


async def test_what_may_not_be_seen_looks_as_if_it_did_not_exist(board: Board) -> None:
    browser = await board.signed_in("leo")
    missing = await browser.get("/teams/00000000-0000-7000-8000-000000000000")
    unknown = await browser.get("/nothing-here")
    nonsense = await browser.get("/teams/nonsense")
    assert {each.status_code for each in (missing, unknown, nonsense)} == {404}
    assert like(missing.text) == like(nonsense.text)
    assert "This page is not here" in unknown.text


async def test_a_moment_that_no_calendar_has_filters_nothing(board: Board) -> None:
    browser = await board.signed_in("leo")
    for moment in ("yesterday", "0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00"):
        assert "New objective" in await browser.page(f"/activity?before={moment}")


async def test_what_is_refused_is_said_in_the_visitors_language_and_leads_on(board: Board) -> None:
    board.talk.say("leo", "/lang vi")
    browser = await board.signed_in("leo")
    answer = await browser.get("/nothing-here")
    assert "Không có trang này" in answer.text
    assert 'href="/tree"' in answer.text
    assert "This page is not here" in (await board.browser().get("/nothing-here")).text
