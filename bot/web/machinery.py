"""What the pages stand on; put together in `bot/main.py`."""

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
    """How people sign in: asked by whom, at which address, as which app. `key` signs what browsers carry."""

    dingtalk: DingTalk
    endpoint: str
    client_id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Machinery:
    """What the pages look at.

    `stream` tells how the connection to DingTalk is, `hand_over` sends what a page caused to be said, `live`
    tells open pages what changed, `requests_per_minute` is what one key to the API may ask (0: no limit).
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
