"""How many messages a group gets in a minute, and what becomes of those that wait."""

from __future__ import annotations

from storage.work import Storage
from tests.bot.sender.post_office import Clock, Wire, desk_at_work

TOO_FAST = (200, {"errcode": 130101, "errmsg": "send too fast"})


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
