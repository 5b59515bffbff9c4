"""The sandbox's settings: DingTalk's own numbers by default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

SCOPES = frozenset(
    {
        "qyapi_robot_sendmsg",
        "qyapi_addresslist_search",
        "qyapi_get_member",
        "Contact.User.Read",
        "Todo.Todo.Write",
    }
)
"""The permissions the sandbox knows; all are granted until a fault denies them."""


@dataclass(frozen=True, slots=True)
class Options:
    """Limits and intervals; those given in seconds as floats pass in real time, the others by the clock.

    None as a limit means none. How often an un-acked message comes again is not published (most reports
    show one extra copy), nor is the rate of group sends by API.
    """

    redeliver: bool = True
    redeliver_after: float = 60.0
    redeliver_times: int = 3
    event_retries: tuple[float, ...] = (10.0, 30.0)
    ping_every: float = 20.0
    disconnect_silence: float = 10.0
    ticket_life: timedelta = timedelta(seconds=90)
    token_life: timedelta = timedelta(hours=2)
    webhook_per_minute: int | None = 20
    webhook_penalty: timedelta = timedelta(minutes=10)
    group_sends_per_minute: int | None = None
    calls_per_second: int | None = 20
    api_quota: int | None = 5_000
    stream_quota: int | None = 3_000
    published: bool = True
    """An unpublished robot is told neither staff ids of senders nor who is an administrator."""


UNLIMITED = Options(webhook_per_minute=None, calls_per_second=None, api_quota=None, stream_quota=None)
"""No throttle and no quota: for benchmarks and long demonstrations."""
