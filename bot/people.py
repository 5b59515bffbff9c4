"""People from DingTalk's directory, remembered for a while: names of ids, and ids of typed names."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping

from bot.dingtalk import DingTalk, FixCredentials, SendFailed
from bot.logs import get_logger
from commands.acts.members.naming import typed_names
from commands.core.messages import IncomingMessage, Known

KNOWN_SECONDS = 24 * 3600.0
UNKNOWN_SECONDS = 600.0
"""How long somebody whom the directory does not know is not looked up again."""
PATIENCE_SECONDS = 2.0
"""How long a message waits for the directory: once for ids by name and once for names by id."""
NAMES_SOUGHT = 3
"""How many typed names of one message are looked up."""
MOST_ALIKE = 5
"""How many people of one name are considered; with more of them the name is too unclear to ask back."""
REMEMBERED = 20_000

log = get_logger("people")


class People:
    """The directory as far as messages need it: who was mentioned, and who is meant by a name. Never raises.

    `robot_name` is the name by which people @ the robot; it is never looked up.
    """

    def __init__(
        self, dingtalk: DingTalk, *, robot_name: str = "OKR", clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._dingtalk = dingtalk
        self._robot_name = robot_name.casefold()
        self._clock = clock
        self._names: dict[str, tuple[float, str | None]] = {}
        self._found: dict[str, tuple[float, list[str]]] = {}
        self._refused = False
        self._search_refused = False

    async def known(self, message: IncomingMessage) -> Known:
        """What the directory knows of the people in a message."""
        return Known(await self.names(message.mentions), await self.found(message.text))

    async def found(self, text: str) -> Mapping[str, Mapping[str, str]]:
        """Whom the directory knows by the names typed with an @ in a text; nobody for an unknown one."""
        if "@" not in text and "＠" not in text:
            return {}
        typed = [name for name in typed_names(text) if name.casefold() != self._robot_name][:NAMES_SOUGHT]
        ids = dict(zip(typed, await asyncio.gather(*map(self._sought, typed)), strict=True))
        names = await self.names(staff_id for found in ids.values() for staff_id in found)
        people = {
            typed_name: {each: name for each in found if (name := names[each])}
            for typed_name, found in ids.items()
        }
        return {typed_name: found for typed_name, found in people.items() if found}

    async def _sought(self, name: str) -> list[str]:
        """The staff ids of people called like that, from the directory or as remembered."""
        until, ids = self._found.get(name, (float("-inf"), []))
        return ids if self._clock() < until else await self._seek(name)

    async def _seek(self, name: str) -> list[str]:
        ids: list[str] = []
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                ids = (await self._dingtalk.search(name))[:MOST_ALIKE]
        except FixCredentials as error:
            if not self._search_refused:
                log.warning(error.reason, action="people", permission=error.permission)
            self._search_refused = True
        except (SendFailed, TimeoutError) as error:
            log.warning("the directory could not be searched", action="people", reason=str(error))
        else:
            self._search_refused = False
        if len(self._found) >= REMEMBERED:
            self._found.clear()
        self._found[name] = (self._clock() + (KNOWN_SECONDS if ids else UNKNOWN_SECONDS), ids)
        return ids

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
