"""The threads that transactions run in: what comes back, in which order, and what becomes of the forsaken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from threading import Event, current_thread

import pytest

from bot.workers import Workers


@pytest.fixture
async def workers() -> AsyncIterator[Workers]:
    found = Workers(writers=2, readers=2)
    yield found
    found.close()


def saying(said: list[str], word: str) -> Callable[[], str]:
    def say() -> str:
        said.append(word)
        return word

    return say


async def test_a_result_comes_back_from_another_thread(workers: Workers) -> None:
    assert await workers.run("team", int, "60") == 60
    assert await workers.read(current_thread) is not current_thread()


async def test_an_error_is_raised_where_the_result_is_waited_for(workers: Workers) -> None:
    with pytest.raises(ValueError, match="no number"):
        await workers.run("team", int, "no number")
    assert await workers.run("team", int, "60") == 60, "the thread goes on"


async def test_what_has_the_same_key_runs_in_the_order_it_came(workers: Workers) -> None:
    said: list[str] = []
    await asyncio.gather(*(workers.run("team", saying(said, word)) for word in "abcdefgh"))
    assert "".join(said) == "abcdefgh"


async def test_then_hears_it_before_whoever_waits(workers: Workers) -> None:
    heard: list[str] = []
    heard.append(await workers.run("team", lambda: "stored", then=lambda what: heard.append(f"send {what}")))
    assert heard == ["send stored", "stored"]


async def test_whoever_waits_gets_the_result_even_if_then_fails(workers: Workers) -> None:
    problems: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, problem: problems.append(problem))
    assert await workers.run("team", int, "60", then=lambda _: [].pop()) == 60
    assert len(problems) == 1, "the fault is not hushed up"


async def test_what_was_begun_is_heard_by_then_although_nobody_waits_any_more(workers: Workers) -> None:
    begun, may_end = Event(), Event()
    heard: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def store() -> str:
        begun.set()
        may_end.wait(5)
        return "stored"

    waiting = asyncio.create_task(workers.run("team", store, then=heard.set_result))
    await asyncio.to_thread(begun.wait, 5)
    waiting.cancel()
    may_end.set()
    assert await asyncio.wait_for(heard, 5) == "stored"
    assert waiting.cancelled()


async def test_what_nobody_waits_for_any_more_is_not_begun(workers: Workers) -> None:
    said: list[str] = []
    may_end = Event()
    first = asyncio.create_task(workers.run("team", may_end.wait, 5.0))
    second = asyncio.create_task(workers.run("team", saying(said, "too late")))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    may_end.set()
    await first
    await workers.run("team", saying(said, "next"))
    assert said == ["next"]
