"""By which way a message leaves: webhook, the group's own robot, the API; and several people in one call."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import calls
from storage.tables import Conversation
from storage.work import Storage
from tests.bot.sender.post_office import NOON, ORG, SENT, Call, Wire, desk_at_work

DANA = {"dana01": "Dana"}
EXPIRED = (200, {"errcode": 300001, "errmsg": "session 不存在"})
REFUSED = (400, {"code": "contain.notAllowed.text", "message": "content"})


# -- which way -------------------------------------------------------------------------------------------


async def test_a_mention_goes_by_webhook_with_the_id_in_the_text(sqlite_storage: Storage) -> None:
    async with desk_at_work(sqlite_storage) as desk:
        desk.webhook("cid-growth")
        desk.hand_over("@dana01 can you help?", group="cid-growth", at=DANA)
        assert await desk.until_called(1) == [
            Call("webhook", ("cid-growth",), "@dana01 can you help?", at=("dana01",))
        ]


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("@dana01 can you help?", DANA, "**Dana** can you help?"),
        ("@7 and @71 and @7", {"7": "Leo", "71": "Mai"}, "**Leo** and **Mai** and **Leo**"),
        ("@dana01 is asked", {"dana01": ""}, "**a colleague** is asked"),
        ("@dana01", {"dana01": "*Da[na*"}, "**＊Da［na＊**"),
    ],
)
async def test_without_a_webhook_people_are_named_in_bold(
    sqlite_storage: Storage, text: str, at: dict[str, str], said: str
) -> None:
    async with desk_at_work(sqlite_storage) as desk:
        desk.hand_over(text, group="cid-growth", at=at)
        assert await desk.until_called(1) == [Call("group", ("cid-growth",), said)]


async def test_where_nobody_wrote_lately_the_groups_own_robot_mentions_people(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        desk.own_webhook("cid-growth", "token-1")
        desk.hand_over("@dana01 can you help?", group="cid-growth", at=DANA)
        desk.hand_over("nobody is named here", group="cid-growth")
        await desk.until_stored()
        assert desk.wire.calls == [
            Call("own webhook", ("token-1",), "@dana01 can you help?", at=("dana01",)),
            Call("group", ("cid-growth",), "nobody is named here"),
        ]


@pytest.mark.parametrize(
    "refusal",
    [
        (200, {"errcode": 300001, "errmsg": "token is not exist"}),
        (200, {"errcode": 310000, "errmsg": "keywords not in content"}),
        (200, {"errcode": 130101, "errmsg": "send too fast"}),
        (403, {"code": "Forbidden.AccessDenied.IpNotInWhiteList"}),
    ],
)
async def test_an_own_robot_that_refuses_is_followed_by_the_api_at_once(
    sqlite_storage: Storage, refusal: tuple[int, dict[str, object]]
) -> None:
    async with desk_at_work(sqlite_storage) as desk:
        desk.own_webhook("cid-growth", "token-1")
        desk.wire.will_answer("own webhook", refusal)
        desk.hand_over("@dana01 can you help?", group="cid-growth", at=DANA)
        await desk.until_stored()
        assert [(call.way, call.text) for call in desk.wire.calls] == [
            ("own webhook", "@dana01 can you help?"),
            ("group", "**Dana** can you help?"),
        ]


async def test_an_expired_webhook_is_followed_by_the_api_at_once_and_forgotten(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        desk.webhook("cid-growth")
        desk.wire.will_answer("webhook", EXPIRED)
        desk.hand_over("@dana01 hello", group="cid-growth", at=DANA)
        await desk.until_stored()
        desk.hand_over("again", group="cid-growth")
        await desk.until_stored()
        assert [(call.way, call.text) for call in desk.wire.calls] == [
            ("webhook", "@dana01 hello"),
            ("group", "**Dana** hello"),
            ("group", "again"),
        ]
        assert desk.row("again").send_key == "key-1"
        with desk.storage.reading() as session:
            assert session.scalar(select(Conversation.webhook)) is None


async def test_a_webhook_past_its_time_is_not_tried(sqlite_storage: Storage) -> None:
    async with desk_at_work(sqlite_storage) as desk:
        desk.webhook("cid-growth", minutes=90)
        desk.hand_over("in time", group="cid-growth")
        await desk.until_called(1)
        desk.clock.forward(minutes=91)
        desk.hand_over("too late", group="cid-growth")
        await desk.until_called(2)
        assert [call.way for call in desk.wire.calls] == ["webhook", "group"]


async def test_the_answer_to_a_direct_message_goes_by_the_webhook_of_that_chat(
    sqlite_storage: Storage,
) -> None:
    async with desk_at_work(sqlite_storage) as desk:
        desk.webhook("cid-direct", group=False)
        desk.hand_over("your answer", to="dana01", answers="cid-direct")
        await desk.until_called(1)
        desk.hand_over("by the way", to="dana01")
        await desk.until_called(2)
        assert [(call.way, call.to) for call in desk.wire.calls] == [
            ("webhook", ("cid-direct",)),
            ("direct", ("dana01",)),
        ]


# By the 16th of a month of 30 days, 16/30 of three quarters of 3,000 may be used: 1,200.
@pytest.mark.parametrize(("used", "way"), [(1_199, "webhook"), (1_200, "webhook"), (1_201, "group")])
async def test_without_a_mention_the_cheaper_way_is_taken_by_the_days_share(
    storage: Storage, used: int, way: str
) -> None:
    with storage.work() as work:
        calls.add(work, {(ORG, NOON.date().replace(day=3), "stream"): used})
        calls.add(work, {(ORG, NOON.date().replace(month=10), "stream"): 3_000})
    async with desk_at_work(storage) as desk:
        desk.webhook("cid-growth")
        desk.hand_over("no mention", group="cid-growth")
        await desk.until_called(1)
        desk.hand_over("@dana01 mention", group="cid-growth", at=DANA)
        await desk.until_called(2)
        assert [call.way for call in desk.wire.calls] == [way, "webhook"]


async def test_the_webhook_is_taken_again_when_the_days_have_caught_up(sqlite_storage: Storage) -> None:
    with sqlite_storage.work() as work:
        calls.add(work, {(ORG, NOON.date(), "stream"): 1_250})
    async with desk_at_work(sqlite_storage) as desk:
        desk.webhook("cid-growth", minutes=3000)
        desk.hand_over("today", group="cid-growth")
        await desk.until_called(1)
        desk.clock.forward(days=1)
        desk.hand_over("tomorrow", group="cid-growth")
        await desk.until_called(2)
        assert [call.way for call in desk.wire.calls] == ["group", "webhook"]


# -- several people in one call --------------------------------------------------------------------------


async def test_the_same_text_to_many_goes_out_twenty_people_a_call(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        for number in range(45):
            desk.orphan("time to check in", to=f"staff{number:02}")
        desk.orphan("something else", to="dana01")
        await desk.until_stored()
        same = [call.to for call in desk.wire.calls if call.text == "time to check in"]
        assert sorted(person for to in same for person in to) == [f"staff{n:02}" for n in range(45)]
        assert len(same) <= 4, "45 people need three calls; a fourth when a tick came in between"


async def test_in_a_call_to_several_each_has_their_own_result(storage: Storage) -> None:
    wire = Wire()
    wire.will_answer(
        "direct",
        (200, {**SENT, "invalidStaffIdList": ["gone"], "flowControlledStaffIdList": ["busy"]}),
    )
    async with desk_at_work(storage, wire=wire) as desk:
        for person in ("dana01", "gone", "busy"):
            desk.owe("hello", to=person, later=timedelta(minutes=1))
        desk.clock.forward(minutes=1)
        await desk.until(lambda: len(desk.open_ids()) == 1)
        await desk.until(lambda: any(row.attempts for row in desk.rows() if row.staff_id == "busy"))
        results = {row.staff_id: row for row in desk.rows()}
        assert results["dana01"].sent_at and results["dana01"].send_key == "key-1"
        assert results["gone"].dead_at and "does not know this person" in str(results["gone"].last_error)
        desk.clock.forward(seconds=3)
        await desk.until_stored()
        assert [call.to for call in wire.calls[1:]] == [("busy",)]


async def test_a_call_to_several_that_is_refused_is_made_for_each(sqlite_storage: Storage) -> None:
    wire = Wire()
    wire.will_answer("direct", REFUSED)
    async with desk_at_work(sqlite_storage, wire=wire) as desk:
        for person in ("dana01", "omar02"):
            desk.owe("hello", to=person, later=timedelta(minutes=1))
        desk.clock.forward(minutes=1)
        await desk.until_stored()
        assert sorted(call.to for call in wire.calls) == [("dana01",), ("dana01", "omar02"), ("omar02",)]
        assert all(row.sent_at for row in desk.rows())
