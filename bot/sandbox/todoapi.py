"""api.dingtalk.com: todos."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from bot.sandbox.errors import OpenApiError, body_of, request_id
from bot.sandbox.model import milliseconds
from bot.sandbox.openapi import check_call
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.todos import NoSuchTodoError, Todo

Json = dict[str, Any]

TASKS = "/v1.0/todo/users/{union_id}/tasks"


def router(sandbox: Sandbox) -> APIRouter:
    """The todo endpoints."""
    api = APIRouter()

    @api.post(TASKS)
    async def create(request: Request, union_id: str) -> Json:
        _check(sandbox, request, union_id)
        body = await body_of(request)
        for name in ("subject", "detailUrl"):
            if not body.get(name):
                raise OpenApiError(400, "todo.taskCreate.paramError", f"{name} is empty")
        todo = sandbox.todos.create(union_id, body)
        if todo is None:
            raise OpenApiError(400, "todo.taskCreate.paramError", "task exist")
        return _view(todo)

    @api.put(TASKS + "/{task_id}")
    async def update(request: Request, union_id: str, task_id: str) -> Json:
        _check(sandbox, request, union_id)
        _existing(sandbox, task_id)
        sandbox.todos.update(task_id, await body_of(request))
        return {"result": True, "requestId": request_id()}

    @api.put(TASKS + "/{task_id}/executorStatus")
    async def executor_status(request: Request, union_id: str, task_id: str) -> Json:
        _check(sandbox, request, union_id)
        _existing(sandbox, task_id)
        for status in (await body_of(request)).get("executorStatusList") or ():
            sandbox.todos.finish(task_id, status.get("id"), bool(status.get("isDone")))
        return {"result": True, "requestId": request_id()}

    @api.delete(TASKS + "/{task_id}")
    async def delete(request: Request, union_id: str, task_id: str) -> Json:
        _check(sandbox, request, union_id)
        _existing(sandbox, task_id)
        sandbox.todos.delete(task_id)
        return {"result": True, "requestId": request_id()}

    @api.get(TASKS + "/{task_id}")
    async def get(request: Request, union_id: str, task_id: str) -> Json:
        _check(sandbox, request, union_id)
        return _view(_existing(sandbox, task_id))

    @api.post("/v1.0/todo/users/{union_id}/org/tasks/query")
    async def query(request: Request, union_id: str) -> Json:
        _check(sandbox, request, union_id)
        done = (await body_of(request)).get("isDone")
        return {"todoCards": [_card(todo) for todo in sandbox.todos.of(union_id, done)]}

    return api


def _check(sandbox: Sandbox, request: Request, union_id: str) -> None:
    check_call(sandbox, request, scope="Todo.Todo.Write")
    if not any(person.union_id == union_id for person in sandbox.world.people()):
        raise OpenApiError(400, "todo.taskCreate.paramError", "unionId is invalid")


def _existing(sandbox: Sandbox, id: str) -> Todo:
    try:
        return sandbox.todos.get(id)
    except NoSuchTodoError as error:
        raise OpenApiError(400, "todo.task.notExist", "task not exist") from error


def _view(todo: Todo) -> Json:
    return {
        **todo.fields,
        "id": todo.id,
        "creatorId": todo.creator,
        "executorIds": todo.executors,
        "done": todo.done,
        "createdTime": milliseconds(todo.created_at),
        "bizTag": "open_default",
        "requestId": request_id(),
    }


def _card(todo: Todo) -> Json:
    names = ("subject", "dueTime", "priority", "sourceId", "detailUrl")
    return {"taskId": todo.id, "isDone": todo.done, **{n: todo.fields[n] for n in names if n in todo.fields}}
