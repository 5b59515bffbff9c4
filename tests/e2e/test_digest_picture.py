"""Friday's digest with its picture, from the clock to what the group sees, on DingTalk's wire."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo.stage import Stage, happens, raised
from bot.demo.team import GROUP, Said
from bot.sandbox import Clock, World
from bot.sandbox.model import Message

MONDAY = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 9, 1, tzinfo=UTC)
"""17:01 in Shanghai."""
UPLOAD = ["/media/upload"]


@pytest.fixture
async def stage(sqlite_file: Path) -> AsyncIterator[Stage]:
    """A team with one objective, on Monday."""
    world = World(Clock(MONDAY, ticking=False))
    world.add_person("Dana", id="dana01")
    world.add_group(GROUP, ["dana01"], id="cid-growth")
    async with raised(world, port=0, database=sqlite_file) as stage:
        await stage.say(Said("dana01", "/okr new Customers stay\nClients signed 0 → 5"))
        await stage.say(Said("dana01", "KR1 2, confidence 7"))
        await stage.program.jobs.run_rituals()  # plans the week
        yield stage


async def friday(stage: Stage) -> Message:
    """The digest that the group gets when Friday's hour comes."""
    last = stage.world.messages(GROUP)[-1].seq
    stage.world.clock.to(FRIDAY)
    await stage.program.jobs.run_rituals()

    def digest() -> Message | None:
        return next((each for each in stage.world.messages(GROUP, after=last) if "📊" in each.text), None)

    return await happens(stage.world, digest)


async def test_the_group_sees_the_picture_below_the_text(stage: Stage) -> None:
    text, _, address = (await friday(stage)).text.rpartition("](")
    assert "![Progress against pace: " in text.splitlines()[-1]
    kept = stage.dingtalk.sandbox.media.find(address.removesuffix(")"))
    assert kept is not None
    png, mime = kept
    assert mime == "image/png"
    assert struct.unpack(">II", png[16:24]) == (720, 310)


async def test_without_the_permission_it_stands_alone(stage: Stage) -> None:
    body = {"errcode": 88, "sub_code": "60011", "sub_msg": "没有调用该接口的权限"}
    stage.dingtalk.faults.fail(paths=UPLOAD, status=200, body=body)
    assert "![" not in (await friday(stage)).text


async def test_an_upload_that_breaks_off_keeps_nothing_back(stage: Stage) -> None:
    stage.dingtalk.faults.drop(paths=UPLOAD)
    assert "![" not in (await friday(stage)).text
