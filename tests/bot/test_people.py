"""Names from the directory: asked for once, never waited for long, never an obstacle."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field

import httpx

from bot.dingtalk import DingTalk
from bot.people import People

NAMES = {"dana01": "Dana", "omar02": "Omar"}
NO_PERMISSION = {"errcode": 60011, "errmsg": "no permission for qyapi_get_member"}
NOBODY = {"errcode": 60121, "errmsg": "user not found"}


@dataclass
class Directory:
    """DingTalk's directory, which writes down who was asked for; `says` replaces its answers."""

    asked: list[str] = field(default_factory=list)
    sought: list[str] = field(default_factory=list)
    says: dict[str, object] | None = None
    slow: bool = False
    seconds: float = 0.0

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/accessToken"):
            return httpx.Response(200, json={"accessToken": "token", "expireIn": 7200})
        if request.url.path.endswith("/search"):
            return httpx.Response(200, json={"list": self.found(json.loads(request.content)["queryWord"])})
        staff_id = json.loads(request.content)["userid"]
        self.asked.append(staff_id)
        if self.slow:
            await asyncio.sleep(60)
        if self.says:
            return httpx.Response(200, json=self.says)
        if staff_id not in NAMES:
            return httpx.Response(200, json=NOBODY)
        found = {"userid": staff_id, "name": NAMES[staff_id]}
        return httpx.Response(200, json={"errcode": 0, "errmsg": "ok", "result": found})

    def found(self, word: str) -> list[str]:
        self.sought.append(word)
        return [staff_id for staff_id, name in NAMES.items() if name == word]

    def people(self) -> People:
        dingtalk = DingTalk(client_id="id", client_secret="secret", transport=httpx.MockTransport(self))
        return People(dingtalk, clock=lambda: self.seconds)


async def test_names_are_asked_for_once_a_day() -> None:
    directory = Directory()
    people = directory.people()
    assert await people.names(["dana01", "omar02", "dana01"]) == NAMES
    directory.seconds = 24 * 3600 - 1
    assert await people.names(["dana01"]) == {"dana01": "Dana"}
    assert sorted(directory.asked) == ["dana01", "omar02"]
    directory.seconds = 24 * 3600
    await people.names(["dana01"])
    assert len(directory.asked) == 3


async def test_somebody_unknown_is_asked_for_again_after_ten_minutes() -> None:
    directory = Directory()
    people = directory.people()
    assert await people.names(["lan09", "dana01"]) == {"lan09": None, "dana01": "Dana"}
    directory.seconds = 599
    await people.names(["lan09"])
    assert directory.asked.count("lan09") == 1
    directory.seconds = 600
    await people.names(["lan09"])
    assert directory.asked.count("lan09") == 2


async def test_without_permission_there_are_no_names_and_no_error() -> None:
    directory = Directory(says=NO_PERMISSION)
    people = directory.people()
    assert await people.names(["dana01"]) == {"dana01": None}
    await people.names(["dana01"])
    assert directory.asked == ["dana01"]


async def test_a_slow_directory_is_not_waited_for() -> None:
    directory = Directory(slow=True)
    people = directory.people()
    async with asyncio.timeout(4):
        assert await people.names(["dana01"]) == {"dana01": None}
        assert await people.names(["dana01"]) == {"dana01": None}
    assert directory.asked == ["dana01"]


async def test_nobody_to_ask_for_is_no_call() -> None:
    directory = Directory()
    assert await directory.people().names([]) == {}
    assert directory.asked == []


async def test_typed_names_are_looked_for_once() -> None:
    directory = Directory()
    people = directory.people()
    meant = {"Dana": {"dana01": "Dana"}, "Omar": {"omar02": "Omar"}}
    for _ in range(2):
        assert await people.found("blocked on legal @Dana @Nobody @Omar") == meant
    assert sorted(directory.sought) == ["Dana", "Nobody", "Omar"]
    assert await people.found("mail dana@example.com") == {}
