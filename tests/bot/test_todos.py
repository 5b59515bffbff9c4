"""Tasks on people's own Todo lists: told once after they are stored, followed, retried, and given up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.dingtalk import DingTalk
from bot.sandbox import Clock, World, create_app
from bot.sandbox.sandbox import Sandbox
from bot.todos import Todos
from bot.workers import Workers
from storage.tables import Initiative
from storage.work import Storage
from tests.dialogue import NICKS, ORG, Dialogue
from tests.growth import SAID, resumed

CLIENT_ID, SECRET = "ding-app", "app-secret"
TASK = "/task add KR5 call the three that are left @leo by Friday"


class Office:
    """A team in dialogue, and the sandbox's Todo behind the wire. With `broken` no answer arrives."""

    def __init__(self, storage: Storage, now: datetime) -> None:
        self.talk = resumed(Dialogue(storage, first=SAID + 1), now)
        world = World(Clock(now, ticking=False), corp_id=ORG)
        for staff_id, nick in NICKS.items():
            world.add_person(nick, id=staff_id)
        self.world = world
        app = create_app(world, client_id=CLIENT_ID, client_secret=SECRET)
        self.sandbox: Sandbox = app.state.sandbox
        self._wire = httpx.ASGITransport(app)
        self.broken = False
        self.asked: list[str] = []
        self.dingtalk = DingTalk(
            client_id=CLIENT_ID,
            client_secret=SECRET,
            api="http://dingtalk",
            oapi="http://dingtalk",
            transport=httpx.MockTransport(self._answer),
        )
        self.workers = Workers(1)
        self.todos = Todos(
            dingtalk=self.dingtalk,
            storage=storage,
            workers=self.workers,
            clock=lambda: self.talk.now,
            address=lambda: "http://okr.example",
            zone=ZoneInfo("Asia/Shanghai"),
        )

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self._wire.handle_async_request(request)
        if "/todo/" in request.url.path:
            self.asked.append(request.method)
            if self.broken:
                raise httpx.ReadError("broken wire")
        return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

    def listed(self, who: str = "leo") -> list[tuple[str, bool]]:
        """What stands on somebody's list, and whether it is ticked."""
        found = self.sandbox.todos.of(self.world.person(who).union_id)
        return [(each.fields["subject"], each.done) for each in found]

    def state(self) -> str | None:
        return self.talk.rows(Initiative)[-1].todo_state


@pytest.fixture
async def office(growth_storage: Storage, growth_moment: datetime) -> AsyncIterator[Office]:
    found = Office(growth_storage, growth_moment)
    yield found
    await found.dingtalk.aclose()
    found.workers.close()


async def test_a_task_comes_to_its_owners_list_once(office: Office) -> None:
    office.talk.say("dana", TASK, mentions=["leo"])
    await office.todos.tell()
    await office.todos.tell()
    assert office.listed() == [("call the three that are left", False)]
    assert office.asked == ["POST"]
    [todo] = office.sandbox.todos.of(office.world.person("leo").union_id)
    friday_evening = datetime(2026, 11, 20, 18, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert todo.fields["dueTime"] == friday_evening.timestamp() * 1000
    assert todo.fields["detailUrl"]["pcUrl"].startswith("http://okr.example/key-results/")


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("/team timezone America/New_York", "America/New_York"),
        ("/me zone Europe/Berlin", "Europe/Berlin"),
    ],
)
async def test_a_day_ends_where_the_team_is_or_its_owner_lives(office: Office, said: str, zone: str) -> None:
    office.talk.say("leo", said)
    office.talk.say("dana", TASK, mentions=["leo"])
    await office.todos.tell()
    [todo] = office.sandbox.todos.of(office.world.person("leo").union_id)
    friday_evening = datetime(2026, 11, 20, 18, tzinfo=ZoneInfo(zone))
    assert todo.fields["dueTime"] == friday_evening.timestamp() * 1000


async def test_done_reopened_and_dropped_are_followed(office: Office) -> None:
    office.talk.say("dana", TASK, mentions=["leo"])
    await office.todos.tell()
    for words, listed in (
        ("T1 done", [("call the three that are left", True)]),
        ("/task reopen T1", [("call the three that are left", False)]),
        ("/task drop T1", []),
        ("undo", [("call the three that are left", False)]),
    ):
        office.talk.say("leo", words)
        await office.todos.tell()
        assert office.listed() == listed, words


async def test_what_is_done_before_anybody_was_told_is_not_told(office: Office) -> None:
    office.talk.say("dana", TASK, mentions=["leo"])
    office.talk.say("leo", "T1 done")
    await office.todos.tell()
    assert office.listed() == [] and office.asked == []


async def test_an_answer_that_got_lost_makes_no_second_one(office: Office) -> None:
    office.talk.say("dana", TASK, mentions=["leo"])
    office.broken = True
    await office.todos.tell()
    assert (len(office.listed()), office.state()) == (1, None)
    office.broken = False
    await office.todos.tell()
    assert office.asked == ["POST"], "not before a while"
    office.talk.later(minutes=2)
    await office.todos.tell()
    assert (len(office.listed()), office.state()) == (1, "open")


async def test_it_is_given_up_after_many_failures(office: Office) -> None:
    office.talk.say("dana", TASK, mentions=["leo"])
    office.broken = True
    for _ in range(12):
        await office.todos.tell()
        office.talk.later(hours=5)
    assert office.state() == "given_up"
    assert len(office.asked) == 8


async def test_without_the_permission_nothing_happens_and_nothing_is_lost(office: Office) -> None:
    office.sandbox.faults.deny(scopes=["Todo.Todo.Write"])
    office.talk.say("dana", TASK, mentions=["leo"])
    for _ in range(3):
        await office.todos.tell()
    assert len(office.asked) == 1, "asked once an hour at most"
    office.sandbox.faults.deny(scopes=[])
    office.talk.later(hours=1, seconds=1)
    await office.todos.tell()
    assert office.listed() == [("call the three that are left", False)]


async def test_who_comes_back_to_the_organization_gets_their_tasks_again(office: Office) -> None:
    office.world.leave_organization("leo")
    office.talk.say("dana", TASK, mentions=["leo"])
    await office.todos.tell()
    assert office.state() == "given_up"
    office.world.person("leo").active = True
    office.talk.say("dana", "/task add KR5 write to them @leo", mentions=["leo"])
    await office.todos.tell()
    assert office.listed() == [("write to them", False)]


async def test_two_processes_tell_it_once(office: Office, growth_storage: Storage) -> None:
    other = Todos(
        dingtalk=office.dingtalk,
        storage=growth_storage,
        workers=office.workers,
        clock=lambda: office.talk.now,
        address=lambda: "http://okr.example",
        zone=ZoneInfo("Asia/Shanghai"),
    )
    office.talk.say("dana", TASK, mentions=["leo"])
    office.broken = True  # the first one holds it until the answer is there
    await office.todos.tell()
    await other.tell()
    assert office.asked == ["POST"]
