"""What is owed leaves: in order, by the right way, at the pace a group bears, whatever goes wrong."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from storage import calls
from storage.tables import Conversation
from storage.work import Storage
from tests.bot.post_office import NOON, ORG, SENT, Call, Clock, Wire, desk_at_work

DANA = {"dana01": "Dana"}
EXPIRED = (200, {"errcode": 300001, "errmsg": "session 不存在"})
TOO_FAST = (200, {"errcode": 130101, "errmsg": "send too fast"})
BUSY = (503, {"code": "system.error", "message": "busy"})
REFUSED = (400, {"code": "contain.notAllowed.text", "message": "content"})


# -- in order, once ------------------------------------------------------------------------------------


async def test_messages_to_one_group_arrive_in_order_and_are_marked(storage: Storage) -> None:
    async with desk_at_work(storage, per_minute=0) as desk:
        desk.webhook("cid-growth")
        texts = [f"message {number}" for number in range(20)]
        desk.hand_over(*texts, group="cid-growth")
        await desk.until_stored()
        assert desk.wire.texts("webhook") == texts
        assert all(row.sent_at and row.sent_at - NOON < timedelta(seconds=1) for row in desk.rows())
        assert all(row.leased_by is None for row in desk.rows())


async def test_what_a_dead_process_left_is_sent_in_order(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        desk.webhook("cid-growth")
        desk.orphan("first", "second", group="cid-growth")
        desk.orphan("a line", to="omar02")
        await desk.until_stored()
        assert desk.wire.texts("webhook") == ["first", "second"]
        assert desk.wire.texts("direct") == ["a line"]


async def test_a_message_planned_for_later_waits_for_its_moment_and_holds_nobody_up(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        desk.owe("good morning", to="dana01", later=timedelta(hours=9))
        desk.hand_over("an answer", to="dana01")
        await desk.until_called(1)
        await desk.a_while()
        assert desk.wire.texts() == ["an answer"]
        desk.clock.forward(hours=9)
        await desk.until_stored()
        assert desk.wire.texts() == ["an answer", "good morning"]


async def test_a_message_that_fails_is_tried_again_and_nothing_overtakes_it(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        desk.webhook("cid-growth")
        desk.wire.will_answer("webhook", httpx.ConnectError, BUSY)
        desk.hand_over("first", group="cid-growth")
        await desk.until_called(1)
        desk.hand_over("second", group="cid-growth")
        await desk.until(lambda: desk.row("first").attempts == 1)
        first = desk.row("first")
        assert timedelta(seconds=1) <= first.not_before - NOON <= timedelta(seconds=2)
        assert first.last_error
        desk.clock.forward(seconds=2)
        await desk.until_called(2)
        desk.clock.forward(seconds=4)
        await desk.until_stored()
        assert desk.wire.texts() == ["first", "first", "first", "second"]


async def test_what_cannot_be_sent_for_a_day_is_given_up_and_the_reason_kept(storage: Storage) -> None:
    wire = Wire()
    wire.will_answer("direct", *[BUSY] * 1000)
    async with desk_at_work(storage, wire=wire) as desk:
        desk.hand_over("never", to="dana01")
        for _ in range(4):
            await desk.until_called(len(wire.calls) + 1)
            desk.clock.forward(hours=8)
        await desk.until_stored()
        row = desk.row("never")
        assert row.sent_at is None and row.dead_at is not None
        assert "busy" in str(row.last_error)


async def test_what_dingtalk_will_never_accept_is_given_up_at_once_and_the_next_goes_on(
    storage: Storage,
) -> None:
    async with desk_at_work(storage) as desk:
        desk.wire.will_answer("group", REFUSED)
        desk.hand_over("bad words", group="cid-growth")
        desk.hand_over("good words", group="cid-growth")
        await desk.until_stored()
        assert desk.row("bad words").dead_at and "content" in str(desk.row("bad words").last_error)
        assert desk.row("good words").sent_at


async def test_a_jump_of_the_clock_sends_nothing_twice(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        desk.wire.held = asyncio.Event()
        desk.hand_over("under way", to="dana01")
        desk.owe("due tomorrow", to="omar02", later=timedelta(days=1))
        desk.clock.forward(days=1)
        await desk.a_while()
        desk.wire.held.set()
        await desk.until_stored()
        assert sorted(desk.wire.texts()) == ["due tomorrow", "under way"]


# -- several processes, restarts -------------------------------------------------------------------------


async def test_two_processes_share_the_outbox(postgresql_url: str) -> None:
    from tests import databases

    wire = Wire()
    with databases.opened(postgresql_url) as one, databases.opened(postgresql_url) as two:
        async with (
            desk_at_work(Storage(one, process="one"), per_minute=0, wire=wire) as first,
            desk_at_work(Storage(two, process="two"), per_minute=0, wire=wire) as second,
        ):
            for number in range(20):
                first.orphan(f"a{number}", f"b{number}", group=f"cid-{number}")
                (first, second)[number % 2].hand_over(f"c{number}", group=f"cid-{number}")
            await first.until_stored()
    for number in range(20):
        heard = [call.text for call in wire.calls if call.to == (f"cid-{number}",)]
        assert heard == [f"a{number}", f"b{number}", f"c{number}"]


async def test_what_another_process_holds_is_waited_for(postgresql_url: str) -> None:
    from tests import databases

    wire = Wire()
    with databases.opened(postgresql_url) as one, databases.opened(postgresql_url) as two:
        async with (
            desk_at_work(Storage(one, process="one"), wire=wire) as first,
            desk_at_work(Storage(two, process="two"), wire=wire) as second,
        ):
            wire.will_answer("direct", BUSY)
            first.hand_over("earlier", to="dana01")
            await first.until(lambda: first.row("earlier").attempts == 1)
            second.hand_over("later", to="dana01")
            await second.a_while()
            assert wire.texts() == ["earlier"]
            first.clock.forward(seconds=3)
            await first.until_stored()
    assert wire.texts() == ["earlier", "earlier", "later"]


async def test_stopping_finishes_what_is_under_way_and_gives_the_rest_back(storage: Storage) -> None:
    wire = Wire()
    wire.will_answer("direct", BUSY)
    async with desk_at_work(storage, wire=wire) as desk:
        desk.hand_over("waits for its second attempt", to="dana01")
        await desk.until(lambda: desk.row("waits for its second attempt").attempts == 1)
        wire.held = asyncio.Event()
        desk.hand_over("under way", to="omar02")
        asyncio.get_running_loop().call_later(0.05, wire.held.set)
        await desk.sender.drain(5)
        assert desk.row("under way").sent_at
        waiting = desk.row("waits for its second attempt")
        assert waiting.sent_at is None and waiting.leased_by is None


async def test_stopping_does_not_wait_for_ever(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        desk.wire.held = asyncio.Event()
        desk.hand_over("stuck", to="dana01")
        async with asyncio.timeout(2):
            await desk.sender.drain(0.1)
        assert desk.row("stuck").leased_by is None


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


# -- pace ------------------------------------------------------------------------------------------------


async def test_a_group_hears_18_messages_a_minute_and_then_the_rest_as_one(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        desk.webhook("cid-growth")
        desk.hand_over(*[f"n{number:02}" for number in range(30)], group="cid-growth")
        await desk.until_called(18)
        await desk.a_while()
        assert len(desk.wire.calls) == 18
        desk.clock.forward(seconds=59)
        await desk.a_while()
        assert len(desk.wire.calls) == 18
        desk.clock.forward(seconds=2)
        await desk.until_stored()
        assert len(desk.wire.calls) == 19
        assert desk.wire.texts()[-1].split("\n\n— — —\n\n") == [f"n{number:02}" for number in range(18, 30)]


async def test_other_groups_and_people_are_not_held_up_by_a_busy_group(sqlite_storage: Storage) -> None:
    async with desk_at_work(sqlite_storage) as desk:
        desk.hand_over(*[f"n{number:02}" for number in range(30)], group="cid-busy")
        desk.hand_over("elsewhere", group="cid-quiet")
        desk.hand_over("to you", to="dana01")
        await desk.until_called(20)
        assert {"elsewhere", "to you"} <= set(desk.wire.texts())


async def test_a_restart_does_not_break_the_pace(storage: Storage) -> None:
    wire, clock = Wire(), Clock()
    for _ in range(2):
        async with desk_at_work(storage, wire=wire, clock=clock) as desk:
            desk.hand_over(*[f"n{number:02}" for number in range(12)], group="cid-growth")
            await desk.a_while()
            await desk.sender.drain(1)
    assert len(wire.calls) == 18


async def test_without_pacing_everything_leaves_at_once(sqlite_storage: Storage) -> None:
    async with desk_at_work(sqlite_storage, per_minute=0) as desk:
        desk.hand_over(*[f"n{number}" for number in range(40)], group="cid-growth")
        await desk.until_called(40)


async def test_joined_messages_stay_within_one_messages_length_and_mentions(sqlite_storage: Storage) -> None:
    async with desk_at_work(sqlite_storage, per_minute=1) as desk:
        desk.webhook("cid-growth")
        desk.hand_over("first", group="cid-growth")
        await desk.until_called(1)
        for number in range(5):
            people = {f"id{number}x{person}": "Mai" for person in range(20)}
            text = " ".join(f"@{person}" for person in people)
            desk.hand_over(text, group="cid-growth", at=people)
        desk.hand_over("x" * 3000, "y" * 3000, group="cid-growth")
        for _ in range(6):
            desk.clock.forward(seconds=61)
            await desk.a_while()
        await desk.until_stored()
        joined = desk.wire.calls[1:]
        assert [len(call.at) for call in joined] == [40, 40, 20, 0]
        assert all(len(call.text) <= 3_500 for call in joined)


async def test_a_throttled_webhook_rests_ten_minutes_and_the_api_speaks_meanwhile(storage: Storage) -> None:
    async with desk_at_work(storage) as desk:
        desk.webhook("cid-growth")
        desk.wire.will_answer("webhook", TOO_FAST)
        desk.hand_over("one", group="cid-growth")
        await desk.until_stored()
        desk.clock.forward(minutes=9)
        desk.hand_over("two", group="cid-growth")
        await desk.until_stored()
        desk.clock.forward(minutes=2)
        desk.hand_over("three", group="cid-growth")
        await desk.until_stored()
        assert [(call.way, call.text) for call in desk.wire.calls] == [
            ("webhook", "one"),
            ("group", "one"),
            ("group", "two"),
            ("webhook", "three"),
        ]
