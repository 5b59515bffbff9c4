"""Todos by unionId, and the events they cause."""

from __future__ import annotations

import json
from typing import Any

from bot.sandbox import World
from tests.sandbox.conftest import EVENTS, Api, DingTalk

Json = dict[str, Any]
TODO: Json = {
    "sourceId": "T3",
    "subject": "Call legal",
    "detailUrl": {"pcUrl": "http://a", "appUrl": "http://a"},
}


def tasks(world: World, name: str) -> str:
    """The path of somebody's todos."""
    return f"/v1.0/todo/users/{world.person(name).union_id}/tasks"


async def test_made_changed_done_and_deleted(api: Api, world: World) -> None:
    wang = world.person("Wang").union_id
    status, made = await api.post(tasks(world, "Dana"), TODO | {"executorIds": [wang]})
    assert (status, made["subject"], made["done"], made["executorIds"]) == (200, "Call legal", False, [wang])
    path = f"{tasks(world, 'Wang')}/{made['id']}"
    headers = {"x-acs-dingtalk-access-token": api.token}
    await api.client.put(path, json={"subject": "Call legal again"}, headers=headers)
    done = {"executorStatusList": [{"id": wang, "isDone": True}]}
    answer = await api.client.put(f"{path}/executorStatus", json=done, headers=headers)
    assert answer.json()["result"] is True
    _, now = await api.get(path)
    assert (now["subject"], now["done"]) == ("Call legal again", True)
    assert (await api.client.delete(path, headers=headers)).json()["result"] is True
    assert (await api.get(path))[1]["code"] == "todo.task.notExist"


async def test_a_source_id_is_used_once(api: Api, world: World) -> None:
    assert (await api.post(tasks(world, "Dana"), TODO))[0] == 200
    status, body = await api.post(tasks(world, "Wang"), TODO)
    assert (status, body["code"], body["message"]) == (400, "todo.taskCreate.paramError", "task exist")


async def test_people_are_named_by_union_id(api: Api) -> None:
    status, body = await api.post("/v1.0/todo/users/dana1/tasks", TODO)
    assert (status, body["message"]) == (400, "unionId is invalid")


async def test_a_detail_link_is_required(api: Api, world: World) -> None:
    status, body = await api.post(tasks(world, "Dana"), {"subject": "no link"})
    assert (status, body["message"]) == (400, "detailUrl is empty")


async def test_open_ones_and_done_ones(api: Api, world: World) -> None:
    dana = world.person("Dana").union_id
    ids = [(await api.post(tasks(world, "Dana"), TODO | {"sourceId": n}))[1]["id"] for n in "ab"]
    api.sandbox.todos.finish(ids[0], dana)
    path = f"/v1.0/todo/users/{dana}/org/tasks/query"
    for done, expected in ((True, ids[:1]), (False, ids[1:])):
        _, body = await api.post(path, {"isDone": done})
        assert [card["taskId"] for card in body["todoCards"]] == expected
    _, page = await api.get("/chat/todos?person=dana1")
    assert [(item["id"], item["done"]) for item in page["items"]] == [(ids[0], True), (ids[1], False)]


def test_events_do_not_say_whether_it_is_done(dingtalk: DingTalk, world: World) -> None:
    dana = world.person("Dana").union_id
    token = {"x-acs-dingtalk-access-token": dingtalk.sandbox.tokens.issue()}
    with dingtalk.bot(EVENTS) as bot, dingtalk.http(headers=token) as client:
        made = client.post(tasks(world, "Dana"), json=TODO).json()
        dingtalk.sandbox.todos.finish(made["id"], dana)
        frames = [bot.frame(), bot.frame()]
    assert [f["headers"]["eventType"] for f in frames] == ["todo_task_create", "todo_task_update"]
    assert json.loads(frames[1]["data"]) == {
        "unionIdList": [dana],
        "bizTag": "open_default",
        "taskId": made["id"],
    }
