"""Tasks on people's own DingTalk Todo lists: written there after they are stored, with retries.

Nothing is read back: what is ticked there is not done here until its owner says so, since DingTalk's events
do not tell whether a todo was done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.bill import charged_to
from bot.dingtalk import (
    DingTalk,
    FixCredentials,
    GiveUp,
    QuotaUsedUp,
    RetryLater,
    SendFailed,
    Todo,
    is_there_already,
)
from bot.logs import get_logger
from bot.workers import Workers
from storage import todos
from storage.todos import DONE, GONE, OPEN, Untold
from storage.work import Storage

AT_ONCE = 20
REST = timedelta(hours=1)
"""After a refusal that every other task would get, too: no permission, or no calls left."""
FIRST_WAIT = timedelta(minutes=1)
BY_THE_END_OF = time(18)
"""A day without an hour means its end of work."""

log = get_logger("todos")


class Todos:
    """Tells DingTalk of tasks. `address` is where people open the board, `zone` that of teams without one."""

    def __init__(
        self,
        *,
        dingtalk: DingTalk,
        storage: Storage,
        workers: Workers,
        clock: Callable[[], datetime],
        address: Callable[[], str],
        zone: ZoneInfo,
    ) -> None:
        self._dingtalk = dingtalk
        self._storage = storage
        self._workers = workers
        self._clock = clock
        self._address = address
        self._zone = zone
        self._rests_until: datetime | None = None
        self._union_ids: dict[tuple[str, str], str] = {}

    async def tell(self) -> None:
        """Bring DingTalk's lists up to date with every task that changed."""
        if self._rests_until is not None and self._clock() < self._rests_until:
            return
        if not await self._workers.read(self._any_due):
            return
        claimed = await self._workers.run("", self._claim)
        for place, each in enumerate(claimed):
            if not await self._tell(each):
                await self._workers.run("", self._release, claimed[place:])
                return

    async def _tell(self, each: Untold) -> bool:
        """Write one task; False if none can be written now."""
        try:
            with charged_to(each.org_id):
                todo_id = await self._told(each)
        except (FixCredentials, QuotaUsedUp) as error:
            self._rests_until = self._clock() + REST
            log.info("tasks are not on DingTalk's Todo lists", action="todo", reason=error.reason)
            return False
        except SendFailed as error:
            await self._workers.run("", self._failed, each, error)
            return True
        await self._workers.run("", self._stored, each, todo_id)
        return True

    async def _told(self, each: Untold) -> str | None:
        """Make DingTalk's list match ours; returns the todo's id, None when it is gone."""
        union_id = await self._union_id(each)
        if union_id is None:
            raise GiveUp("The owner of the task is not in the organization's directory.")
        if each.wanted == GONE:
            if each.todo_id:
                await self._dingtalk.delete_todo(union_id, each.todo_id)
            return None
        todo_id = each.todo_id or await self._added(each, union_id)
        if each.wanted != (each.told if each.todo_id else OPEN):
            await self._dingtalk.finish_todo(union_id, todo_id, done=each.wanted == DONE)
        return todo_id

    async def _added(self, each: Untold, union_id: str) -> str:
        """A new todo, or the one that was made before we lost the answer."""
        zone = ZoneInfo(each.timezone) if each.timezone else self._zone
        due = datetime.combine(each.due_on, BY_THE_END_OF, zone) if each.due_on else None
        todo = Todo(each.source, each.title, f"{self._address()}/key-results/{each.key_result_id}", due)
        try:
            return await self._dingtalk.add_todo(union_id, todo)
        except GiveUp as error:
            found = await self._dingtalk.find_todo(union_id, todo.source) if is_there_already(error) else None
            if found is None:
                raise
            return found

    async def _union_id(self, each: Untold) -> str | None:
        """The owner's union id, which never changes; None while the directory does not know them."""
        key = (each.org_id, each.owner)
        if key not in self._union_ids:
            person = await self._dingtalk.user(each.owner)
            if person is None or person.union_id is None:
                return None
            self._union_ids[key] = person.union_id
        return self._union_ids[key]

    # -- rows ----------------------------------------------------------------------------------------

    def _any_due(self) -> bool:
        with self._storage.reading() as session:
            return todos.any_due(session, now=self._clock())

    def _claim(self) -> Sequence[Untold]:
        with self._storage.work() as work:
            return todos.claim(work, now=self._clock(), limit=AT_ONCE)

    def _release(self, claimed: Sequence[Untold]) -> None:
        with self._storage.work() as work:
            todos.released(work, claimed)

    def _stored(self, each: Untold, todo_id: str | None) -> None:
        with self._storage.work() as work:
            todos.told(work, each, todo_id=todo_id)

    def _failed(self, each: Untold, error: SendFailed) -> None:
        """Later again, twice as late each time; what DingTalk will never take is given up."""
        again = self._clock() + FIRST_WAIT * 2**each.failures if isinstance(error, RetryLater) else None
        with self._storage.work() as work:
            given_up = todos.failed(work, each, again_at=again)
        if given_up:
            log.warning("a task was given up", action="todo", task=str(each.id), reason=error.reason)
