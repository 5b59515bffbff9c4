"""DingTalk's todo list: everything in it is named by unionId."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.world import World

Json = dict[str, Any]


class NoSuchTodoError(LookupError):
    """There is no todo of that id."""


@dataclass(slots=True)
class Todo:
    """One todo; `fields` are those of the request that made it, as updated since."""

    id: str
    creator: str
    created_at: datetime
    fields: Json
    done: bool = False
    done_by: set[str] = field(default_factory=set)

    @property
    def executors(self) -> list[str]:
        """The unionIds of those who shall do it."""
        return list(self.fields.get("executorIds") or [self.creator])


class Todos:
    """All todos. Changes are told as events that do not say whether the thing is done."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._todos: dict[str, Todo] = {}

    def create(self, creator: str, fields: Json) -> Todo | None:
        """A new todo, or None if its sourceId was used before."""
        source = fields.get("sourceId")
        if source and any(todo.fields.get("sourceId") == source for todo in self._todos.values()):
            return None
        todo = Todo("task" + self._world.token(32), creator, self._world.clock.now(), fields)
        self._todos[todo.id] = todo
        self._tell("todo_task_create", todo)
        return todo

    def get(self, id: str) -> Todo:
        """The todo of this id; NoSuchTodoError if there is none."""
        try:
            return self._todos[id]
        except KeyError:
            raise NoSuchTodoError(id) from None

    def update(self, id: str, fields: Json) -> None:
        """Change some fields; `done` is one of them."""
        todo = self.get(id)
        todo.done = bool(fields.get("done", todo.done))
        todo.fields |= fields
        self._tell("todo_task_update", todo)

    def finish(self, id: str, union_id: str, done: bool = True) -> None:
        """One executor ticks it (or takes that back); it is done when all have."""
        todo = self.get(id)
        (todo.done_by.add if done else todo.done_by.discard)(union_id)
        todo.done = todo.done_by >= set(todo.executors)
        self._tell("todo_task_update", todo)

    def delete(self, id: str) -> None:
        """Take it away."""
        todo = self.get(id)
        del self._todos[id]
        self._tell("todo_task_delete", todo)

    def of(self, union_id: str, done: bool | None = None) -> list[Todo]:
        """The todos one person shall do; with `done` only those finished, or only those open."""
        mine = (todo for todo in self._todos.values() if union_id in todo.executors)
        return [todo for todo in mine if done is None or todo.done == done]

    def _tell(self, type: str, todo: Todo) -> None:
        data = {"unionIdList": todo.executors, "bizTag": "open_default", "taskId": todo.id}
        self._world.happened(type, data)
