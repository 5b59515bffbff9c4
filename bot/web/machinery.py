"""The parts of the program that pages and API use; assembled in `bot/main.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.dingtalk import DingTalk
from bot.metrics import Metrics
from bot.stream import StreamState
from bot.web.board.live import Live
from bot.workers import Workers
from commands.core.deployment import Deployment
from storage.tables import Delivery
from storage.work import Storage


@dataclass(frozen=True, slots=True)
class Login:
    """What signing in needs: the client, DingTalk's sign-in address, the app's id, and the signing `key`."""

    dingtalk: DingTalk
    endpoint: str
    client_id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Machinery:
    """The parts that pages and API are given.

    `stream` is the state of the connection to DingTalk, `hand_over` sends the messages that a page caused,
    `live` tells open pages what changed, and `requests_per_minute` limits each key to the API (0: no limit).
    """

    storage: Storage
    workers: Workers
    deployment: Deployment
    metrics: Metrics
    clock: Callable[[], datetime]
    stream: Callable[[], StreamState]
    login: Login
    hand_over: Callable[[Iterable[Delivery]], None]
    requests_per_minute: int
    live: Live
