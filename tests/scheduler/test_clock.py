"""The heartbeat goes on, whatever a job does."""

from __future__ import annotations

import asyncio

from scheduler.clock import Heartbeat


async def test_jobs_are_called_again_and_again_even_after_a_failure() -> None:
    beats = asyncio.Semaphore(0)

    async def job() -> None:
        beats.release()
        raise RuntimeError("a bad beat")

    heart = Heartbeat()
    heart.every(0.02, "job", job)
    heart.start()
    async with asyncio.timeout(5):
        for _ in range(3):
            await beats.acquire()
    heart.stop()


async def test_a_slow_job_is_not_called_twice_at_once_and_does_not_hold_up_others() -> None:
    running, most, others = 0, 0, asyncio.Semaphore(0)

    async def slow() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.1)
        running -= 1

    async def quick() -> None:
        others.release()

    heart = Heartbeat()
    heart.every(0.02, "slow", slow)
    heart.every(0.02, "quick", quick)
    heart.start()
    async with asyncio.timeout(5):
        for _ in range(8):
            await others.acquire()
    heart.stop()
    assert most == 1


async def test_a_heart_that_never_beat_can_be_stopped() -> None:
    Heartbeat().stop()
