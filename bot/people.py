"""Names of people from DingTalk's directory, remembered for a while."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping

from bot.dingtalk import DingTalk, FixCredentials, SendFailed
from bot.logs import get_logger

KNOWN_SECONDS = 24 * 3600.0
UNKNOWN_SECONDS = 600.0
"""How long somebody whom the directory did not tell is not asked for again."""
PATIENCE_SECONDS = 2.0
REMEMBERED = 20_000

log = get_logger("people")


class People:
    """The directory as far as messages need it: names of those who were mentioned. Never raises."""

    def __init__(self, dingtalk: DingTalk, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._dingtalk = dingtalk
        self._clock = clock
        self._names: dict[str, tuple[float, str | None]] = {}
        self._refused = False

    async def names(self, staff_ids: Iterable[str]) -> Mapping[str, str | None]:
        """The names of these people, None where the directory is silent or took more than two seconds."""
        wanted = list(dict.fromkeys(staff_ids))
        unknown = [staff_id for staff_id in wanted if self._forgotten(staff_id)]
        if unknown:
            await self._look_up(unknown)
        return {staff_id: self._names.get(staff_id, (0.0, None))[1] for staff_id in wanted}

    def _forgotten(self, staff_id: str) -> bool:
        until, _ = self._names.get(staff_id, (float("-inf"), None))
        return until <= self._clock()

    async def _look_up(self, staff_ids: list[str]) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await asyncio.gather(*(self._ask(staff_id) for staff_id in staff_ids))
        except TimeoutError:
            log.warning("the directory is slow; going on without some names", action="people")
        for staff_id in staff_ids:
            if self._forgotten(staff_id):
                self._remember(staff_id, None)

    async def _ask(self, staff_id: str) -> None:
        try:
            person = await self._dingtalk.user(staff_id)
        except FixCredentials as error:
            if not self._refused:
                log.error(error.reason, action="people", permission=error.permission)
            self._refused = True
        except SendFailed as error:
            log.warning("the directory did not answer", action="people", reason=error.reason)
        else:
            self._refused = False
            self._remember(staff_id, person.name if person and person.name else None)

    def _remember(self, staff_id: str, name: str | None) -> None:
        if len(self._names) >= REMEMBERED:
            self._names.clear()
        self._names[staff_id] = (self._clock() + (KNOWN_SECONDS if name else UNKNOWN_SECONDS), name)
