"""All calls of one app together, and the checks of the doctor."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from bot.dingtalk.directory import DirectoryCalls
from bot.dingtalk.errors import GiveUp, RetryLater
from bot.dingtalk.fields import text_of
from bot.dingtalk.messages import MessageCalls
from bot.dingtalk.todos import TodoCalls

NOBODY = "okrbot-doctor"
"""The doctor asks about nobody, so that it changes nothing and learns nothing but whether it may ask."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Where the stream's socket is to be opened. `ticket` is a secret, good for 90 seconds and once."""

    endpoint: str
    ticket: str

    def __repr__(self) -> str:
        return f"Opened(endpoint={self.endpoint!r})"


class DingTalk(MessageCalls, DirectoryCalls, TodoCalls):
    """The calls of one app. One object per process; `aclose` when done."""

    async def open_connection(self, body: Mapping[str, object]) -> Opened:
        """Ask the gateway for a socket. `body` has the SDK's shape and holds the credentials."""
        answer = await self._as_app("/v1.0/gateway/connections/open", body, kind="free:open")
        endpoint, ticket = text_of(answer, "endpoint"), text_of(answer, "ticket")
        if not endpoint or not ticket:
            raise RetryLater("DingTalk's gateway answered without an address for the connection.")
        return Opened(endpoint=endpoint, ticket=ticket)

    # -- for the doctor: each returns if all is well and raises one of the tree if not ------------------

    async def check_credentials(self) -> None:
        """Are client id and secret accepted?"""
        await self._renewed(refused=self._token)

    async def check_stream(self) -> None:
        """Does the gateway let this app in? The ticket is not used and expires by itself."""
        topic = {"type": "CALLBACK", "topic": "/v1.0/im/bot/messages/get"}
        await self.open_connection(
            {"clientId": self._client_id, "clientSecret": self._client_secret, "subscriptions": [topic]}
        )

    async def check_sending(self, robot_code: str) -> None:
        """May the robot send by itself? Asks to send to nobody, which is refused once the rights are seen."""
        try:
            await self.send_direct(robot_code, [], title="okrbot doctor", text="okrbot doctor")
        except GiveUp as error:
            if not error.code.startswith(("invalidParameter.userIds", "miss.param")):
                raise

    async def check_directory(self) -> None:
        """May the app read people?"""
        await self.user(NOBODY)

    async def check_todos(self) -> None:
        """May the app write todos? Asks for the list of nobody, which is refused once the rights are seen."""
        with suppress(GiveUp):
            await self._all_todos(NOBODY)

    async def check_search(self) -> None:
        """May the app look for people by name?"""
        await self.search(NOBODY)
