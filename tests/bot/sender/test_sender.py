"""What is owed leaves in order and once, whatever goes wrong, whoever dies."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx

from storage.work import Storage
from tests.bot.sender.post_office import NOON, Wire, desk_at_work

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
