"""How a call can fail, sorted by what the caller must do.

    SendFailed
    ├── RetryLater          wait, then the same again
    │   └── Throttled       the same, and nothing else to this conversation until then
    ├── GiveUp              never again; the reason is for people
    │   └── Silenced        the same, and nothing else to this group until somebody speaks there
    ├── FixCredentials      somebody must click in DingTalk's console first
    │   └── TokenRefused    the same, unless a new token is accepted
    ├── WebhookExpired      the same words by another way
    └── QuotaUsedUp         nothing more this month

URLs hold tokens and session keys, so no reason ever names one.
"""

from __future__ import annotations


class SendFailed(Exception):  # noqa: N818 it is an outcome that callers sort, not a fault of ours
    """A call to DingTalk did not do what it was asked. `code` is DingTalk's own, empty if it gave none."""

    def __init__(self, reason: str, *, code: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


class RetryLater(SendFailed):
    """The same call may succeed later: in `after` seconds, or when the caller likes if that is None.

    After a time-out DingTalk may have done what it was asked all the same.
    """

    def __init__(self, reason: str, *, after: float | None = None, code: str = "") -> None:
        super().__init__(reason, code=code)
        self.after = after


class Throttled(RetryLater):
    """The robot spoke too often in this group; it should be silent there for `after` seconds."""

    after: float


class GiveUp(SendFailed):
    """DingTalk will never accept this; asking again is useless."""


class Silenced(GiveUp):
    """The robot cannot speak in this group: it is gone, or the robot is not in it or switched off."""


class FixCredentials(SendFailed):
    """DingTalk refuses the app itself. `permission` is the missing one, None if it is not about one."""

    def __init__(self, reason: str, *, permission: str | None = None, code: str = "") -> None:
        super().__init__(reason, code=code)
        self.permission = permission


class WebhookExpired(SendFailed):
    """The webhook is not valid (any more); the conversation can still be reached by the API."""


class QuotaUsedUp(SendFailed):
    """The organization has used up this month's API calls."""


class TokenRefused(FixCredentials):
    """The access token was refused; a new one may be accepted."""
