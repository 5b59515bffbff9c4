"""The sandbox's own JSON API and its page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.sandbox import World
from bot.sandbox.model import Conversation
from tests.sandbox.conftest import Api, DingTalk

Json = dict[str, Any]


async def test_the_state(api: Api, world: World, group: Conversation) -> None:
    _, state = await api.get("/chat/state")
    assert state["robot"] == {"name": "OKR", "userId": world.robot.user_id}
    assert state["now"].startswith("2026-11-18T09:00:")
    assert state["people"][1] == {
        "id": "wang2",
        "name": "Wang Lei",
        "nick": "Wang",
        "external": False,
        "isAdmin": False,
        "title": "Engineer",
    }
    assert state["conversations"][-1] == {
        "id": group.id,
        "kind": "group",
        "title": "Growth",
        "members": ["dana1", "wang2", "omar3", "mai-outside"],
        "lastSeq": 0,
    }
    assert state["switches"] == {"redeliver": True, "linksWithAt": True}
    assert state["quota"] == {"api": 0, "webhookAndStream": 0}
    assert state["connections"] == 0


async def test_saying_something(api: Api, group: Conversation) -> None:
    body = {"as": "wang2", "conversation": group.id, "text": "KR4 blocked on @Omar", "mentions": ["omar3"]}
    status, said = await api.post("/chat/send", body | {"atRobot": True})
    assert status == 200
    assert said == {
        "seq": 1,
        "id": said["id"],
        "conversation": group.id,
        "from": {"kind": "person", "id": "wang2", "name": "Wang"},
        "type": "text",
        "title": None,
        "text": "@OKR KR4 blocked on @Omar",
        "at": [{"id": "omar3", "name": "Omar"}],
        "atAll": False,
        "quote": None,
        "sentAt": said["sentAt"],
        "via": None,
        "delivered": "no",
    }
    quoting = {"as": "dana1", "conversation": group.id, "text": "why", "atRobot": False, "quote": said["id"]}
    _, answer = await api.post("/chat/send", quoting)
    assert answer["quote"] == {"id": said["id"], "from": "Wang", "text": said["text"]}
    assert answer["delivered"] is None
    page = await api.client.get("/chat/messages", params={"conversation": group.id, "after": 1})
    assert page.json() == {"items": [answer], "lastSeq": 2}


async def test_saying_it_many_times(api: Api, world: World, group: Conversation) -> None:
    body = {"as": "dana1", "conversation": group.id, "text": "hi", "times": 5}
    assert (await api.post("/chat/send", body))[1]["seq"] == 5
    assert len(world.messages(group)) == 5


@pytest.mark.parametrize(
    ("more", "status", "why"),
    [
        ({"as": "leo9"}, 404, "Nobody here is called leo9."),
        ({"as": None}, 400, "as is missing."),
        ({"conversation": "cid0"}, 404, "There is no conversation cid0."),
        ({"type": "audio"}, 400, "Voice, video and files reach a robot only in a direct chat."),
        ({"type": "song"}, 400, "People send text, richText, picture, audio, file, video, not 'song'."),
        ({"quote": "msg0"}, 404, "There is no message msg0."),
        ({"times": 0}, 400, "A message can be sent 1 to 10000 times."),
        ({"times": "many"}, 400, "A message can be sent 1 to 10000 times."),
    ],
)
async def test_what_cannot_be_said(
    api: Api, world: World, group: Conversation, more: Json, status: int, why: str
) -> None:
    body = {"as": "dana1", "conversation": group.id, "text": "hi"} | more
    assert await api.post("/chat/send", body) == (status, {"error": why})
    assert world.messages() == []


async def test_new_people_and_groups(api: Api, world: World) -> None:
    _, lan = await api.post("/chat/people", {"name": "Lan", "isAdmin": True})
    _, guest = await api.post("/chat/people", {"name": "Long", "external": True, "isAdmin": True})
    assert (lan["nick"], lan["isAdmin"]) == ("Lan", True)
    assert (guest["external"], guest["isAdmin"]) == (True, False)
    _, group = await api.post("/chat/groups", {"title": "Sales", "members": [lan["id"]]})
    assert (group["kind"], group["members"]) == ("group", [lan["id"]])
    path = f"/chat/groups/{group['id']}"
    _, more = await api.post(f"{path}/members", {"person": guest["id"]})
    assert more["members"] == [lan["id"], guest["id"]]
    _, renamed = await api.post(f"{path}/title", {"title": "Sales EU"})
    assert renamed["title"] == "Sales EU"
    assert (await api.post(f"{path}/members", {"person": "leo9"}))[0] == 404
    assert (await api.post("/chat/groups", {"title": "Empty", "members": ["leo9"]}))[0] == 404
    assert world.conversation("Sales EU").id == group["id"]


async def test_the_clock_goes_forward_only(api: Api) -> None:
    _, moved = await api.post("/chat/clock", {"forward": 3600})
    assert moved["now"].startswith("2026-11-18T10:00:")
    _, moved = await api.post("/chat/clock", {"to": "2026-11-20T16:00:00Z"})
    assert moved["now"].startswith("2026-11-20T16:00:0")
    for bad in ({"to": "2026-11-01T00:00:00Z"}, {"forward": -1}, {"forward": "soon"}, {"to": "Friday"}, {}):
        status, body = await api.post("/chat/clock", bad)
        assert (status, set(body)) == (400, {"error"})


async def test_nobody_writes_while_something_is_still_being_told(api: Api, group: Conversation) -> None:
    api.sandbox.not_yet = "Just a moment."
    hello = {"as": "dana1", "conversation": group.id, "text": "hello"}
    for path, body in (("/chat/send", hello), ("/chat/clock", {"forward": 3600})):
        assert await api.post(path, body) == (503, {"error": "Just a moment."})
    _, state = await api.get("/chat/state")
    assert (state["notYet"], state["now"][:13]) == ("Just a moment.", "2026-11-18T09")
    api.sandbox.not_yet = ""
    assert (await api.post("/chat/send", hello))[0] == 200
    assert (await api.get("/chat/state"))[1]["notYet"] == ""


async def test_switches(api: Api) -> None:
    assert (await api.post("/chat/switches", {"redeliver": False}))[1] == {
        "redeliver": False,
        "linksWithAt": True,
    }
    assert (await api.post("/chat/switches", {"linksWithAt": False}))[1] == {
        "redeliver": False,
        "linksWithAt": False,
    }


async def test_the_page(api: Api) -> None:
    page = await api.client.get("/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    script = await api.client.get("/page/chat.js")
    assert script.headers["content-type"].startswith("text/javascript")
    for missing in ("/page/nothing.js", "/page/..%2Fserver.py", "/page/", "/nowhere"):
        assert (await api.client.get(missing)).status_code == 404


async def test_a_query_that_makes_no_sense(api: Api, group: Conversation) -> None:
    answer = await api.client.get("/chat/messages", params={"conversation": group.id, "after": "x"})
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("after:")


class Stream:
    """A reader of the page's events."""

    def __init__(self, answer: httpx.Response) -> None:
        self._lines: Iterator[str] = answer.iter_lines()

    def next(self, name: str) -> Json:
        """The next event of that name."""
        for line in self._lines:
            if line == f"event: {name}":
                data = json.loads(next(self._lines).removeprefix("data: "))
                assert isinstance(data, dict)
                return data
        raise AssertionError("the stream ended")


def test_events_tell_what_was_and_what_comes(dingtalk: DingTalk, world: World, group: Conversation) -> None:
    before = [world.say("Dana", group, text, at_robot=False) for text in ("one", "two")]
    url = f"/chat/events?after={before[0].seq}"
    with dingtalk.http() as client, client.stream("GET", url) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        stream = Stream(answer)
        assert stream.next("state")["people"]
        assert stream.next("message")["text"] == "two"
        world.say("Dana", world.direct("Dana"), "three", at_robot=False)
        assert stream.next("message")["text"] == "three"
        world.rename_group(group, "Growth team")
        assert stream.next("state")["conversations"][-1]["title"] == "Growth team"
    with dingtalk.http(headers={"Last-Event-ID": "2"}) as client, client.stream("GET", url) as answer:
        assert Stream(answer).next("message")["text"] == "three", "a reader that lost the line goes on"


def test_a_message_is_told_again_when_the_robot_has_it(
    dingtalk: DingTalk, world: World, group: Conversation
) -> None:
    with (
        dingtalk.bot() as bot,
        dingtalk.http() as client,
        client.stream("GET", "/chat/events") as answer,
    ):
        stream = Stream(answer)
        stream.next("state")
        world.say("Dana", group, "hello")
        bot.data()
        last = stream.next("message")
        while last["delivered"] != "acked":
            last = stream.next("message")
        assert last["text"] == "@OKR hello"
