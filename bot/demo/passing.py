"""Time passing for the bot: a clock that is moved forward stops at each moment at which something is due."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.main import Program
from bot.sandbox.clock import Clock
from storage import upcoming

LOOK_SECONDS = 0.01
PATIENCE_SECONDS = 30.0
A_MOMENT = timedelta(seconds=1)


async def pass_to(program: Program, clock: Clock, moment: datetime) -> None:
    """Move the clock to `moment`, which lies ahead, by way of everything that is due until then.

    Raises:
        TimeoutError: something that is owed was not sent in time.
    """
    await program.jobs.run_all()
    while (due := await _next(program)) is not None and due <= moment:
        _forward(clock, max(due, clock.now() + A_MOMENT))
        await program.jobs.run_all()
        await said(program)
    _forward(clock, moment)


def _forward(clock: Clock, moment: datetime) -> None:
    clock.forward(max(moment - clock.now(), timedelta()))


def guide(program: Program, clock: Clock) -> Callable[[datetime], None]:
    """What takes the clock where a visitor wants it: all that is due on the way is done and said in its turn.

    The guide is called in another thread than this event loop's, and returns on arrival.
    """
    loop, turn = asyncio.get_running_loop(), asyncio.Lock()

    async def travel(moment: datetime) -> None:
        async with turn:
            try:
                await pass_to(program, clock, moment)
            except TimeoutError:  # a visitor may have broken the line on purpose; time passes all the same
                _forward(clock, moment)

    def lead(moment: datetime) -> None:
        asyncio.run_coroutine_threadsafe(travel(moment), loop).result()

    return lead


async def said(program: Program) -> None:
    """Wait until everything that may be said by now is said."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await program.workers.read(_is_waiting, program):  # noqa: ASYNC110 (rows do not call back)
            await asyncio.sleep(LOOK_SECONDS)


async def _next(program: Program) -> datetime | None:
    return await program.workers.read(_next_moment, program)


def _next_moment(program: Program) -> datetime | None:
    with program.storage.reading() as session:
        return upcoming.next_moment(session)


def _is_waiting(program: Program) -> bool:
    with program.storage.reading() as session:
        return upcoming.is_waiting(session, now=program.clock())
