"""People's own DingTalk Todo lists. People have union ids there; only its creator may change a todo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from bot.dingtalk.errors import GiveUp
from bot.dingtalk.fields import object_of, text_of
from bot.dingtalk.wire import Answer, Wire


@dataclass(frozen=True, slots=True)
class Todo:
    """Something for somebody's list. `source` is our own id of it, which DingTalk takes once.

    At `url` more is to be read; DingTalk wants one.
    """

    source: str
    subject: str
    url: str
    due_at: datetime | None


class TodoCalls(Wire):
    """Putting something on a person's list, ticking it, taking it away; all of it is charged."""

    async def add_todo(self, union_id: str, todo: Todo) -> str:
        """Put something on somebody's list; returns its id.

        Raises:
            GiveUp: also if there is one of this source already (`is_there_already`).
        """
        body: dict[str, object] = {
            "sourceId": todo.source,
            "subject": todo.subject,
            "creatorId": union_id,
            "executorIds": [union_id],
            "isOnlyShowExecutor": True,
            "detailUrl": {"appUrl": todo.url, "pcUrl": todo.url},
        }
        if todo.due_at is not None:
            body["dueTime"] = round(todo.due_at.timestamp() * 1000)
        return text_of(await self._on_list(union_id, "tasks", body), "id")

    async def find_todo(self, union_id: str, source: str) -> str | None:
        """The id of somebody's todo that was made for this source."""
        cards = (await self._all_todos(union_id)).get("todoCards")
        found = (object_of(each) for each in (cards if isinstance(cards, list) else ()))
        return next((text_of(each, "taskId") for each in found if text_of(each, "sourceId") == source), None)

    async def finish_todo(self, union_id: str, todo_id: str, *, done: bool) -> None:
        """Tick it, or take that back."""
        await self._on_list(union_id, f"tasks/{todo_id}", {"done": done}, method="PUT")

    async def delete_todo(self, union_id: str, todo_id: str) -> None:
        """Take it from the list; one that is gone already is fine."""
        try:
            await self._on_list(union_id, f"tasks/{todo_id}", None, method="DELETE")
        except GiveUp as error:
            if "notExist" not in error.code:
                raise

    async def _all_todos(self, union_id: str) -> Answer:
        return await self._on_list(union_id, "org/tasks/query", {})

    async def _on_list(
        self, union_id: str, path: str, body: Mapping[str, object] | None, *, method: str = "POST"
    ) -> Answer:
        return await self._on_new_host(
            f"/v1.0/todo/users/{quote(union_id, safe='')}/{path}",
            body,
            kind="api:todo",
            method=method,
            operator=union_id,
        )


def is_there_already(error: GiveUp) -> bool:
    """Whether a todo was refused because there is one of its source."""
    return error.code == "todo.taskCreate.paramError" and "exist" in error.reason
