"""What can go wrong on purpose.

`POST /chat/faults {"name": …, …}` sets one off; the names are the keys of `Faults.NAMES`, the other fields
the arguments of the method of that name. `GET /chat/faults` lists them.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.sandbox.frames import ROBOT_TOPIC
from bot.sandbox.gateway import EXPIRED, Gateway
from bot.sandbox.limits import Purse, Quota, Window
from bot.sandbox.options import SCOPES
from bot.sandbox.tokens import Tokens
from bot.sandbox.world import World

SENDS = ("/robot/send", "/v1.0/robot/groupMessages/send", "/v1.0/robot/oToMessages/batchSend")
"""Beginnings of the paths by which a robot sends (`/robot/send` begins `/robot/sendBySession` too)."""


@dataclass(slots=True)
class Rule:
    """How calls whose path begins with one of `paths` go wrong, `times` times (None: until cleared).

    With `status` that is answered with `body`; with `drop` the connection ends without an answer. With
    `after` the call takes effect first and only its answer is lost.
    """

    paths: tuple[str, ...] = SENDS
    times: int | None = None
    seconds: float = 0.0
    status: int | None = None
    body: dict[str, Any] = field(default_factory=dict)
    drop: bool = False
    after: bool = False

    def takes(self, path: str) -> bool:
        """Whether this call is hit; if so it is counted."""
        if self.times == 0 or not path.startswith(self.paths):
            return False
        if self.times is not None:
            self.times -= 1
        return True


class Faults:
    """Sets off faults; safe from any thread."""

    NAMES = (
        "slow",
        "fail",
        "drop",
        "expire_webhooks",
        "throttle_webhook",
        "flow_control",
        "revoke_token",
        "deny",
        "use_up_quota",
        "disconnect",
        "kill_sockets",
        "silence",
        "bad_frame",
        "unknown_topic",
        "event",
        "disband",
        "remove_robot",
        "bring_robot",
        "clear",
    )

    def __init__(
        self, world: World, gateway: Gateway, tokens: Tokens, quota: Quota, webhook_window: Window
    ) -> None:
        self._world = world
        self._gateway = gateway
        self._tokens = tokens
        self._quota = quota
        self._webhook_window = webhook_window
        self._rules: list[Rule] = []
        self.denied: set[str] = set()
        """Permissions the application lacks."""
        self.flow_controlled: set[str] = set()
        """Staff ids for whom batchSend answers "flow controlled"."""

    def set_off(self, name: str, arguments: dict[str, Any]) -> None:
        """Set a fault off by its name; ValueError if there is none, or not with these arguments."""
        if name not in self.NAMES:
            raise ValueError(f"There is no fault {name!r}; there are {', '.join(self.NAMES)}.")
        method: Callable[..., None] = getattr(self, name)
        try:
            method(**arguments)
        except TypeError as error:
            raise ValueError(f"The fault {name} does not take these arguments: {error}.") from error

    # Answers

    def slow(self, *, seconds: float, paths: Sequence[str] = SENDS, times: int | None = None) -> None:
        """Answer `seconds` late (real time)."""
        self._rules.append(Rule(tuple(paths), times, seconds))

    def fail(
        self,
        *,
        status: int = 500,
        body: dict[str, Any] | None = None,
        paths: Sequence[str] = SENDS,
        times: int | None = 1,
        after: bool = False,
    ) -> None:
        """Answer with an HTTP status and body; with `after` the call takes effect all the same."""
        body = body or {"code": "system.error", "message": "system error", "requestid": "FAULT"}
        self._rules.append(Rule(tuple(paths), times, status=status, body=body, after=after))

    def drop(self, *, paths: Sequence[str] = SENDS, times: int | None = 1, after: bool = False) -> None:
        """End the connection without an answer; with `after` the call takes effect all the same."""
        self._rules.append(Rule(tuple(paths), times, drop=True, after=after))

    def hits(self, path: str) -> list[Rule]:
        """The rules a call to `path` runs into."""
        return [rule for rule in self._rules if rule.takes(path)]

    def rules(self) -> list[Rule]:
        """The rules that can still hit a call."""
        return [rule for rule in self._rules if rule.times != 0]

    # Limits, tokens and permissions

    def expire_webhooks(self) -> None:
        """End every session webhook before its time."""
        for place in self._world.conversations():
            place.session_expires_at = None

    def throttle_webhook(self, *, conversation: str) -> None:
        """Throttle the webhooks of one conversation as if it had sent too fast."""
        place = self._world.conversation(conversation)
        self._webhook_window.shut(place.id, self._world.clock.now().timestamp())

    def flow_control(self, *, people: Sequence[str]) -> None:
        """From now on batchSend does not reach these staff ids (an empty list ends it)."""
        self.flow_controlled = set(people)

    def revoke_token(self) -> None:
        """Make the access token invalid before it expires."""
        self._tokens.revoke()

    def deny(self, *, scopes: Sequence[str]) -> None:
        """Withhold these permissions and grant the others (an empty list grants all)."""
        if unknown := set(scopes) - SCOPES:
            raise ValueError(f"Not a permission the sandbox knows: {', '.join(sorted(unknown))}.")
        self.denied = set(scopes)

    def use_up_quota(self, *, purse: Purse = "webhookAndStream") -> None:
        """Empty this month's "api" or "webhookAndStream" quota."""
        self._quota.use_up(purse, self._world.clock.now())

    # The stream

    def disconnect(self, *, reason: str = EXPIRED) -> None:
        """Send a disconnect frame to every connection, then silence, then close."""
        self._gateway.soon(self._gateway.disconnect, reason)

    def kill_sockets(self) -> None:
        """Break every stream socket without a goodbye."""
        self._gateway.soon(lambda: self._gateway.abort_sockets())

    def silence(self, *, seconds: float) -> None:
        """Leave the sockets open and lose every frame for a while."""
        self._gateway.soon(self._gateway.silence, seconds)

    def bad_frame(self, *, text: str = "{not json") -> None:
        """Send something that is no frame."""
        self._gateway.soon(self._gateway.write_raw, text)

    def unknown_topic(self, *, topic: str = ROBOT_TOPIC + "/unheard", data: Any = None) -> None:
        """Send a callback of a topic nobody subscribed to."""
        self._gateway.soon(self._gateway.write_callback, topic, data or {})

    def event(self, *, type: str, data: dict[str, Any]) -> None:
        """Push an organization event."""
        self._world.happened(type, data)

    # Groups

    def disband(self, *, group: str) -> None:
        """End a group; the event tells the robot."""
        self._world.disband(group)

    def remove_robot(self, *, group: str) -> None:
        """Take the robot out of a group; nothing tells it."""
        self._world.remove_robot(group)

    def bring_robot(self, *, group: str) -> None:
        """Add it again."""
        self._world.bring_robot(group)

    def clear(self) -> None:
        """End every fault that lasts (not the emptied quota, which ends with the month)."""
        self._rules.clear()
        self.denied = set()
        self.flow_controlled = set()
        self._gateway.soon(self._gateway.silence, 0.0)


class FaultyAnswers:
    """ASGI middleware: lets calls go wrong as the rules say."""

    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self._app = app
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, unless a rule hits it."""
        rules = self._faults.hits(scope["path"]) if scope["type"] == "http" else []
        for rule in rules:
            await asyncio.sleep(rule.seconds)
        bad = next((rule for rule in rules if rule.status or rule.drop), None)
        if bad is None:
            await self._app(scope, receive, send)
            return
        if bad.after:
            await self._app(scope, receive, _nowhere)
        await (_drop(send) if bad.drop else _answer(bad, send))


async def _nowhere(_: Message) -> None:
    """Swallow an answer."""


async def _answer(rule: Rule, send: Send) -> None:
    body = json.dumps(rule.body).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": rule.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _drop(send: Send) -> None:
    """Promise a body and never write it: the server then cuts the connection."""
    headers = [(b"content-length", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
