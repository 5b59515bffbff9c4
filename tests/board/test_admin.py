"""Administration: for administrators alone, messages tried again once, keys shown once, nothing private."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from storage import administration, calls, tokens
from storage.tables import ApiToken, Delivery
from tests.board.conftest import Board, Browser
from tests.board.pages import secret
from tests.board.reading import words
from tests.dialogue import ORG


async def send(browser: Browser, what: str, **fields: str) -> Any:
    return await browser.post(f"/admin/{what}", {"csrf": await browser.csrf("/admin"), **fields})


def owed(board: Board, **fields: Any) -> Delivery:
    """A message to Leo that did not leave."""
    now = board.talk.now
    given: dict[str, Any] = {
        "org_id": ORG,
        "once": "test",
        "robot": "robot",
        "lane": "p:robot:leo",
        "staff_id": "leo",
        "title": "t",
        "text": "what only Leo may read",
        "at": {},
        "created_at": now,
        "not_before": now,
        "attempts": 9,
    } | fields
    with board.storage.work() as work:
        return work.add(Delivery(**given))


@pytest.fixture
async def omar(matrix: Board) -> Browser:
    """The administrator's browser."""
    return await matrix.signed_in("omar")


async def test_only_administrators_may_do_anything(matrix: Board) -> None:
    row = owed(matrix, dead_at=matrix.talk.now, last_error="unknown user")
    for who in ("leo", "mai"):
        browser = await matrix.signed_in(who)
        token = await browser.csrf("/settings")
        fields = {"csrf": token, "id": str(row.id), "died_at": matrix.talk.now.isoformat(), "read": "1"}
        for what in ("deliveries", "keys", "keys/revoke", "sessions"):
            assert (await browser.post(f"/admin/{what}", fields)).status_code == 404
        assert "/admin" not in await browser.page("/settings")
    assert matrix.row(Delivery, id=row.id).dead_at and matrix.row(ApiToken) is None


async def test_a_message_is_tried_again_once_however_often_it_is_pressed(
    matrix: Board, omar: Browser
) -> None:
    died = matrix.talk.now
    row = owed(matrix, dead_at=died, last_error="unknown user")
    page = await omar.page("/admin")
    assert "unknown user" in page and "Leo" in words(page) and "what only Leo may read" not in page
    for _ in range(2):
        answer = await send(omar, "deliveries", id=str(row.id), died_at=died.isoformat())
        assert answer.status_code == 303
        matrix.talk.later(minutes=1)
    again = matrix.row(Delivery, id=row.id)
    assert (again.dead_at, again.attempts, again.not_before) == (None, 0, died)


async def test_an_open_message_is_given_up(matrix: Board, omar: Browser) -> None:
    row = owed(matrix)
    await send(omar, "deliveries", id=str(row.id))
    given_up = matrix.row(Delivery, id=row.id)
    assert given_up.dead_at == matrix.talk.now and given_up.last_error == administration.GIVEN_UP
    assert "given up by an administrator" in await omar.page("/admin")


async def test_what_was_sent_or_emptied_stays_as_it_is(matrix: Board, omar: Browser) -> None:
    now = matrix.talk.now
    sent = owed(matrix, once="sent", sent_at=now, dead_at=now)
    emptied = owed(matrix, once="emptied", dead_at=now, text="")
    for row in (sent, emptied):
        await send(omar, "deliveries", id=str(row.id), died_at=now.isoformat())
        assert matrix.row(Delivery, id=row.id).dead_at == now


async def test_another_organizations_messages_are_not_there(matrix: Board, omar: Browser) -> None:
    row = owed(matrix, org_id="ding0other", dead_at=matrix.talk.now, last_error="robot of another company")
    assert "another company" not in await omar.page("/admin")
    await send(omar, "deliveries", id=str(row.id), died_at=matrix.talk.now.isoformat())
    assert matrix.row(Delivery, id=row.id).dead_at is not None


async def test_a_key_is_shown_once_and_revoked(matrix: Board, omar: Browser) -> None:
    fields = {"name": "CRM sync", "read": "1", "write:check-ins": "1", "as": "dana", "days": "90"}
    made = await send(omar, "keys", **fields)
    (key,) = re.findall(r"okr_[\w-]{43}", made.text)
    page = await omar.page("/admin")
    assert key not in page and "check in for a person for Dana" in words(page)
    with matrix.storage.reading() as session:
        row = tokens.find(session, key, now=matrix.talk.now)
    assert row and row.scopes == ["read", "write:check-ins"]
    assert row.expires_at == matrix.talk.now + timedelta(days=90)
    await send(omar, "keys/revoke", id=str(row.id))
    with matrix.storage.reading() as session:
        assert tokens.find(session, key, now=matrix.talk.now) is None
    assert "revoked" in await omar.page("/admin")


@pytest.mark.parametrize("fields", [{}, {"write:check-ins": "1"}, {"write:check-ins": "1", "as": "nobody"}])
async def test_a_key_that_makes_no_sense_is_not_made(
    matrix: Board, omar: Browser, fields: dict[str, str]
) -> None:
    refused = await send(omar, "keys", **fields)
    assert refused.status_code == 400 and "No key was made" in refused.text
    assert matrix.row(ApiToken) is None


async def test_the_allowance_by_kind(matrix: Board, omar: Browser) -> None:
    day = calls.day_of(matrix.talk.now)
    with matrix.storage.work() as work:
        calls.add(
            work, {(ORG, day, "api:direct"): 4200, (ORG, day, "stream"): 7, ("other", day, "webhook"): 9}
        )
    page = words(await omar.page("/admin"))
    assert "4,200 of 5,000 used" in page and "7 of 3,000 used" in page and "api:direct" in page


async def test_who_changed_what_without_what_is_private(matrix: Board, omar: Browser) -> None:
    matrix.talk.say("dana", "KR1 50%")
    secret(matrix, "private")
    matrix.talk.say("priya", "/okr private O1", direct=True)
    matrix.talk.say("dana", "/me zone Hanoi", direct=True)
    page = words(await omar.page("/admin"))
    assert "checked in Dana" in page and "check_in" not in page and "private things" not in page
    assert "made an objective private" not in page and "changed something" not in page
    by_leo = words(await omar.page(f"/admin?owner={matrix.member('leo').id}"))
    assert "added key results" in by_leo and "checked in Dana" not in by_leo


async def test_somebody_is_signed_out_everywhere(matrix: Board, omar: Browser) -> None:
    leo = await matrix.signed_in("leo")
    assert (await leo.get("/")).status_code == 200
    await send(omar, "sessions", member=str(matrix.member("leo").id))
    assert (await leo.get("/")).status_code == 303
    assert (await omar.get("/")).status_code == 200


async def test_the_page_asks_little(matrix: Board, omar: Browser) -> None:
    with matrix.counted() as statements:
        await omar.page("/admin")
    assert len(statements) <= 13
