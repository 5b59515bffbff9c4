"""Time passing for the bot: a clock that is moved stops wherever something is to happen by itself."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from bot.main import Program
from bot.sandbox.clock import Clock
from storage import ahead

LOOK_SECONDS = 0.01
PATIENCE_SECONDS = 30.0
A_MOMENT = timedelta(seconds=1)


async def pass_to(program: Program, clock: Clock, moment: datetime) -> None:
    """Move the clock to `moment`, which lies ahead, by way of everything that is due until then.

    Raises:
        TimeoutError: something that is owed was not sent in time.
    """
    await program.pulse.beat()
    while (due := await _next(program)) is not None and due <= moment:
        _forward(clock, max(due, clock.now() + A_MOMENT))
        await program.pulse.beat()
        await said(program)
    _forward(clock, moment)


def _forward(clock: Clock, moment: datetime) -> None:
    clock.forward(max(moment - clock.now(), timedelta()))


async def follow(program: Program, clock: Clock) -> None:
    """Whenever somebody moves the clock, do at once what is due then; never ends by itself."""
    loop, moved = asyncio.get_running_loop(), asyncio.Event()

    def wake() -> None:
        loop.call_soon_threadsafe(moved.set)

    clock.on_move(wake)
    while True:
        await moved.wait()
        moved.clear()
        await program.pulse.beat()


async def said(program: Program) -> None:
    """Wait until everything that may be said by now is said."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await program.workers.read(_is_waiting, program):  # noqa: ASYNC110 (rows do not call back)
            await asyncio.sleep(LOOK_SECONDS)


async def _next(program: Program) -> datetime | None:
    return await program.workers.read(_next_moment, program)


def _next_moment(program: Program) -> datetime | None:
    with program.storage.reading() as session:
        return ahead.next_moment(session)


def _is_waiting(program: Program) -> bool:
    with program.storage.reading() as session:
        return ahead.is_waiting(session, now=program.clock())
