"""DingTalk's monthly quotas: how much may be used by which day, what is left unsaid when one runs short."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Purse(StrEnum):
    """What calls are paid from; each has its own quota."""

    API = "api"
    WEBHOOK_AND_STREAM = "webhook_and_stream"


WEBHOOK, STREAM = "webhook", "stream"
FREE = "free:"
"""How the kinds of calls begin that cost nothing: tokens, connections, the directory."""


@dataclass(frozen=True, slots=True)
class Quotas:
    """Calls a month for the whole organization, by default those of the standard edition. 0: no limit."""

    api: int = 5_000
    webhook_and_stream: int = 3_000

    def of(self, purse: Purse) -> int:
        return self.api if purse is Purse.API else self.webhook_and_stream


WARN_FROM = 0.8
"""From this part of a quota on administrators are told."""
ANSWERS_BY_WEBHOOK = 0.75
"""Answers that need no @ fill the webhook-and-stream quota only so far: the rest is for what people write."""
WEBHOOKS_SPARED_FROM = 0.9
"""From here on no answer goes by webhook, not even with an @; whatever is left is for what people write."""

UNSAID_FROM: Mapping[str, float] = {
    "picture": 0.80,  # the text above it says the same
    "no_update": 0.80,  # the next reminder says the same
    "missing": 0.80,  # an hour later the digest names them, too
    "kudos": 0.85,  # the group has read it, and the digest repeats it
    "news": 0.85,  # what became of something, with nothing to do for the reader
    "reminder": 0.90,  # owners may still check in
    "rollup": 0.95,  # managers can ask for it, and have the digests
    "digest": 0.95,  # one message for a whole team: the last to go
}
"""The least needed first: from which part of the month's API quota on a kind of message is left unsaid.

What is not listed is always said: answers, asks for help, flags, and whatever somebody asked for.
"""


def purse_of(kind: str) -> Purse | None:
    """Which quota a kind of call is charged to; None if it is free."""
    if kind in (WEBHOOK, STREAM):
        return Purse.WEBHOOK_AND_STREAM
    return None if kind.startswith(FREE) else Purse.API


def share_by(day: date, quota: int) -> float:
    """The part of a month's quota that the month's days up to the end of `day` may use."""
    return quota * day.day / calendar.monthrange(day.year, day.month)[1]


def is_over(used: int, quota: int, part: float) -> bool:
    """Whether so large a part of a quota is used."""
    return quota > 0 and used >= quota * part


def runs_ahead(used: int, quota: int, day: date) -> bool:
    """Whether answers without an @ should leave the webhook-and-stream quota alone for now."""
    return quota > 0 and used > share_by(day, quota) * ANSWERS_BY_WEBHOOK


def is_unsaid(kind: str, used: int, quota: int, day: date) -> bool:
    """Whether a kind of message is left unsaid: the quota runs short, and not just because the month ends."""
    part = UNSAID_FROM.get(kind)
    return part is not None and is_over(used, quota, part) and used > share_by(day, quota)
