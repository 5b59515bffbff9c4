"""The sender when DingTalk refuses the app, and when the calls of a month run short."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import calls, outbox
from storage.tables import CallCount
from storage.work import Storage
from tests.bot.sender.post_office import NOON, ORG, Clock, Wire, desk_at_work

DANA = {"dana01": "Dana"}
NO_PERMISSION = (
    403,
    {
        "code": "Forbidden.AccessDenied.AccessTokenPermissionDenied",
        "message": "no",
        "accessdenieddetail": {"requiredScopes": ["qyapi_robot_sendmsg"]},
    },
)
QUOTA_USED_UP = (403, {"code": "Forbidden.AccessDenied.ApiCountLimitForOrg", "message": "quota"})


@pytest.mark.parametrize(("refusal", "rest"), [(NO_PERMISSION, 10), (QUOTA_USED_UP, 60)])
async def test_while_the_api_refuses_everything_it_is_asked_only_now_and_then(
    sqlite_storage: Storage, refusal: tuple[int, dict[str, object]], rest: int
) -> None:
    wire = Wire()
    wire.will_answer("direct", refusal)
    async with desk_at_work(sqlite_storage, wire=wire) as desk:
        desk.hand_over("hello", to="dana01")
        await desk.until_called(1)
        desk.hand_over("hello", to="omar02")
        desk.hand_over("to a group that wrote", group="cid-growth")
        desk.clock.forward(minutes=rest - 1)
        await desk.a_while()
        assert len(wire.calls) == 1
        desk.clock.forward(minutes=2)
        await desk.until_stored()
        assert all(row.sent_at for row in desk.rows())


async def test_a_live_webhook_helps_when_the_months_api_calls_are_used_up(sqlite_storage: Storage) -> None:
    wire = Wire()
    wire.will_answer("direct", QUOTA_USED_UP)
    with sqlite_storage.work() as work:
        calls.add(work, {(ORG, NOON.date(), "stream"): 2_999})
    async with desk_at_work(sqlite_storage, wire=wire) as desk:
        desk.webhook("cid-growth")
        desk.hand_over("hello", to="dana01")
        await desk.until_called(1)
        desk.hand_over("here", group="cid-growth")
        await desk.until_called(2)
        assert wire.calls[-1].way == "webhook"


# -- counting --------------------------------------------------------------------------------------------


async def test_every_call_is_counted_on_chinas_day(storage: Storage) -> None:
    clock = Clock(NOON.replace(hour=16, minute=30))  # half past midnight in China
    async with desk_at_work(storage, clock=clock) as desk:
        desk.webhook("cid-growth")
        desk.bill.received(ORG)
        desk.hand_over("by webhook", group="cid-growth")
        desk.hand_over("by api", "by api again", to="dana01")
        await desk.until_stored()
        await desk.sender.drain(1)
    with storage.reading() as session:
        counted = {(row.day, row.kind): row.calls for row in session.scalars(select(CallCount))}
    tomorrow = NOON.date() + timedelta(days=1)
    assert counted == {
        (tomorrow, "webhook"): 1,
        (tomorrow, "api:direct"): 2,
        (tomorrow, "stream"): 1,
        (tomorrow, "free:token"): 1,
    }


# -- when the month's calls run short ----------------------------------------------------------------------


async def test_the_least_needed_is_left_unsaid_and_kept_with_the_reason(sqlite_storage: Storage) -> None:
    with sqlite_storage.work() as work:
        calls.add(work, {(ORG, NOON.date(), "api:direct"): 4_300})
    async with desk_at_work(sqlite_storage) as desk:
        desk.hand_over("missing are …", group="cid-growth", kind="missing")
        desk.hand_over("the digest", group="cid-growth", kind="digest")
        desk.hand_over("an answer", group="cid-growth")
        await desk.until_stored()
        assert desk.wire.texts() == ["the digest", "an answer"]
        unsaid = desk.row("missing are …")
        assert (unsaid.sent_at, unsaid.last_error) == (None, "left unsaid: quota")
        assert unsaid.dead_at is not None
        assert b'okrbot_unsaid_total{kind="missing"} 1.0' in desk.metrics.page()
    with sqlite_storage.reading() as session:
        assert outbox.backlog(session, now=NOON).dead == 0, "nothing went wrong"


async def test_the_last_webhooks_are_kept_for_what_people_write(sqlite_storage: Storage) -> None:
    with sqlite_storage.work() as work:
        calls.add(work, {(ORG, NOON.date(), "stream"): 2_700})
    async with desk_at_work(sqlite_storage) as desk:
        desk.webhook("cid-growth")
        desk.hand_over("@dana01 mention", group="cid-growth", at=DANA)
        await desk.until_called(1)
        assert desk.wire.calls[0].way == "group"
