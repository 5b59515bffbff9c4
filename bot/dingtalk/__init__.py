"""DingTalk's HTTP interfaces: the only folder that imports httpx.

`wire` makes a call, `answers` sorts what comes back, and a file per subject names the calls there are. URLs
hold tokens and session keys, so none is ever logged or put into an exception.
"""

from __future__ import annotations

from bot.dingtalk.addresses import API, OAPI
from bot.dingtalk.client import DingTalk, Opened
from bot.dingtalk.directory import Person, Visitor
from bot.dingtalk.errors import (
    FixCredentials,
    GiveUp,
    QuotaUsedUp,
    RetryLater,
    SendFailed,
    Silenced,
    Throttled,
    WebhookExpired,
)
from bot.dingtalk.messages import DIRECT_MAX_PEOPLE, DirectResult
from bot.dingtalk.todos import Todo, is_there_already

__all__ = [
    "API",
    "DIRECT_MAX_PEOPLE",
    "OAPI",
    "DingTalk",
    "DirectResult",
    "FixCredentials",
    "GiveUp",
    "Opened",
    "Person",
    "QuotaUsedUp",
    "RetryLater",
    "SendFailed",
    "Silenced",
    "Throttled",
    "Todo",
    "Visitor",
    "WebhookExpired",
    "is_there_already",
]
