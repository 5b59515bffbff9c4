"""A digest that DingTalk refuses for good: the group's rituals rest, an administrator hears of it once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo.passing import pass_to, said
from bot.demo.stage import Stage, raised
from bot.demo.team import GROUP, Said
from bot.sandbox import Clock, World
from storage.tables import Delivery, Ritual

MONDAY = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
"""18:00 in Shanghai: the digest was due an hour ago."""
TO_GROUPS = ["/v1.0/robot/groupMessages/send"]


@pytest.fixture
async def stage(sqlite_file: Path) -> AsyncIterator[Stage]:
    """A team with an objective and its administrator, on Monday."""
    world = World(Clock(MONDAY, ticking=False))
    world.add_person("Dana", id="dana01", is_admin=True)
    world.add_group(GROUP, ["dana01"], id="cid-growth")
    async with raised(world, port=0, database=sqlite_file) as stage:
        await stage.say(Said("dana01", "/okr new Customers stay\nClients signed 0 → 5"))
        await stage.say(Said("dana01", "KR1 2, confidence 7"))
        await stage.program.jobs.run_rituals()
        yield stage


def resting(stage: Stage) -> set[str | None]:
    with stage.program.storage.reading() as session:
        return {row.suspended_because for row in session.query(Ritual) if row.team_id}


def told(stage: Stage) -> list[str]:
    """What the administrator reads about it, alone."""
    messages = stage.world.messages(stage.world.direct("dana01"))
    return [each.text for each in messages if each.text.startswith("🔇")]


def attempts(stage: Stage) -> int:
    """How often something was tried in the group by itself."""
    with stage.program.storage.reading() as session:
        return sum(row.attempts for row in session.query(Delivery) if row.kind == "digest")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("group.disbanded", "The group no longer exists."),
        ("bot.stopped", "The robot is switched off in DingTalk's console."),
    ],
)
async def test_it_rests_is_told_once_and_is_not_tried_for_ever(stage: Stage, code: str, reason: str) -> None:
    body = {"code": code, "message": code, "requestid": "TEST"}
    stage.dingtalk.faults.fail(paths=TO_GROUPS, status=400, body=body, times=None)
    await pass_to(stage.program, stage.world.clock, FRIDAY)
    await stage.program.jobs.run_all()
    await said(stage.program)
    [because] = resting(stage)
    assert because is not None and because.startswith(reason)
    assert len(told(stage)) == 1
    tried = attempts(stage)
    assert tried == 1
    await pass_to(stage.program, stage.world.clock, FRIDAY + timedelta(days=14))
    assert (attempts(stage), len(told(stage))) == (tried, 1)

    stage.dingtalk.faults.clear()
    await stage.say(Said("dana01", "KR1 3"))
    assert resting(stage) == {None}
    await pass_to(stage.program, stage.world.clock, FRIDAY + timedelta(days=21))
    assert [each for each in stage.world.messages(GROUP) if each.text.startswith("📊")], "it goes on"
