"""What DingTalk's answers mean.

Two hosts with two manners of saying no: `api.dingtalk.com` answers 4xx or 5xx with `{code, message,
requestid}`, `oapi.dingtalk.com` answers 200 with an `errcode`. Both end in one tree of exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.dingtalk.errors import (
    FixCredentials,
    GiveUp,
    QuotaUsedUp,
    RetryLater,
    SendFailed,
    Silenced,
    Throttled,
    TokenRefused,
    WebhookExpired,
)
from bot.dingtalk.fields import object_of, text_of, texts_of

THROTTLE_SECONDS = 600.0
"""How long DingTalk drops a robot's messages to a group after more than 20 of them in a minute."""
BAN_SECONDS = 300.0
"""How long an address is banned after 10,000 requests in 20 seconds."""

CHECK_CREDENTIALS = (
    "Compare DINGTALK_CLIENT_ID and DINGTALK_CLIENT_SECRET with the page 'Credentials' of your app in "
    "DingTalk's developer console, and see that the app is published and its robot is set to Stream mode."
)

_OK = "0"
_TOKEN_REFUSED = frozenset({"InvalidAuthentication", "40014", "40001", "42001"})
_WEBHOOK_EXPIRED = frozenset({"300001", "300005", "session.notExisted", "session.expired"})
_TOO_FAST = frozenset({"130101", "410100", "send.too.fast", "send.byToken.tooFast"})
_NO_PERMISSION = frozenset({"60011", "Forbidden.AccessDenied.AccessTokenPermissionDenied", "unauthorized"})
_NOT_FROM_HERE = frozenset({"60020", "Forbidden.AccessDenied.IpNotInWhiteList"})
_QUOTA_USED_UP = frozenset({"90020", "Forbidden.AccessDenied.ApiCountLimitForOrg"})
_SILENCED = frozenset(
    {
        "group.disbanded",
        "400013",
        "400106",
        "bot.stopped",
        "400102",
        "bot.forbidden.sendMessage",
        "invalid.openConversationId",
        "session.notExisted",
    }
)
_BUSY_SECONDS: Mapping[str, float | None] = {
    "-1": None,
    "15": None,
    "system.error": None,
    "too.many.group": 60.0,
    "too.many.people": 60.0,
    "90018": 1.0,
    "90002": 5.0,
}
_REASONS: Mapping[str, str] = {
    "group.disbanded": "The group no longer exists.",
    "400013": "The group no longer exists.",
    "bot.stopped": "The robot is switched off in DingTalk's console.",
    "400102": "The robot is switched off in DingTalk's console.",
    "400106": "The robot is no longer in this group.",
    "bot.forbidden.sendMessage": "The robot may not speak in this group; its administrator can allow it.",
    "invalid.openConversationId": "DingTalk does not know this group; is the robot still in it?",
    "conversation.org.notMatch": "The group belongs to another organization than the robot.",
    "session.notExisted": "DingTalk does not know this conversation; is the robot still in it?",
    "resource.not.found": "DingTalk does not know the robot or this conversation.",
    "contain.unsafe.url": "DingTalk holds a link in the message to be unsafe.",
    "contain.notAllowed.text": "DingTalk's content check refused the message.",
    "invalidParameter.msgParam.tooLong": "The message is longer than DingTalk allows.",
    "460101": "The message is longer than DingTalk allows.",
    "101002": "The message is longer than DingTalk allows.",
}
_REASONS_BY_BEGINNING: Mapping[str, str] = {
    "invalidParameter.robotCode": (
        "DingTalk does not accept the robot code; compare DINGTALK_ROBOT_CODE with "
        "the robot's page in its console."
    ),
    "43010": "DingTalk's content check refused the message.",
    "310000": "The security settings of the group's webhook refuse the message.",
}
_PERMISSION = re.compile(r"\b(?:qyapi_\w+|[A-Z]\w+(?:\.\w+)+)\b", re.ASCII)


def failure(
    status: int, answer: Mapping[str, object] | None, *, retry_after: str, webhook: bool
) -> SendFailed | None:
    """What went wrong, sorted; None if nothing did.

    `status` is the HTTP one and `retry_after` the header of that name, empty if there was none. `answer` is
    None if it was no JSON object. `webhook` is whether a webhook was called and not the API.
    """
    if answer is None:
        return RetryLater(f"DingTalk answered HTTP {status} with something that is no JSON.", after=60.0)
    code, message = _code_and_message(answer)
    if 200 <= status < 300 and code in ("", _OK) and "punish" not in answer:
        return None
    if webhook and code in _WEBHOOK_EXPIRED:
        return WebhookExpired("The webhook of this conversation has expired.", code=code)
    return (
        _passing(status, code, retry_after, banned="punish" in answer)
        or _app_refused(status, code, message, answer)
        or (Silenced if code in _SILENCED else GiveUp)(_reason(status, code, message), code=code)
    )


def _code_and_message(answer: Mapping[str, object]) -> tuple[str, str]:
    """Code and message of either host. The old one wraps some refusals in errcode 88 with a `sub_code`."""
    if str(answer.get("errcode", "")) == "88":
        return text_of(answer, "sub_code") or "88", text_of(answer, "sub_msg") or text_of(answer, "errmsg")
    code = text_of(answer, "code") or text_of(answer, "errcode")
    return code, text_of(answer, "message") or text_of(answer, "errmsg")


def _passing(status: int, code: str, retry_after: str, *, banned: bool) -> SendFailed | None:
    """Failures that time heals."""
    if code in _QUOTA_USED_UP:
        reason = "The organization has used up this month's DingTalk API calls."
        return QuotaUsedUp(f"{reason} They begin anew next month, or with a larger package.", code=code)
    if code in _TOO_FAST:
        return Throttled(
            "DingTalk holds back the robot, which spoke too often.", after=THROTTLE_SECONDS, code=code
        )
    if "QpsLimit" in code or "QpmLimit" in code:
        after = 60.0 if "QpmLimit" in code else 1.0
        return RetryLater("Too many calls to DingTalk at once.", after=after, code=code)
    if code in _BUSY_SECONDS:
        return RetryLater("DingTalk is busy.", after=_BUSY_SECONDS[code], code=code)
    if banned:
        return RetryLater("DingTalk refuses this computer's address for a while.", after=BAN_SECONDS)
    if status in (408, 429):
        after = float(retry_after) if retry_after.isdecimal() else 1.0
        return RetryLater("Too many calls to DingTalk at once.", after=max(after, 1.0), code=code)
    if status >= 500:
        return RetryLater(f"DingTalk had an error of its own (HTTP {status}).", code=code)
    return None


def _app_refused(status: int, code: str, message: str, answer: Mapping[str, object]) -> SendFailed | None:
    """Failures that need somebody in DingTalk's console."""
    if code in _TOKEN_REFUSED or status == 401:
        return TokenRefused(f"DingTalk does not accept the app's token. {CHECK_CREDENTIALS}", code=code)
    if code in _NOT_FROM_HERE:
        reason = "The app does not accept calls from this computer's address"
        return FixCredentials(
            f"{reason}; add it to the app's server addresses in DingTalk's console.", code=code
        )
    if code not in _NO_PERMISSION:
        return None
    permission = _missing_permission(message, answer)
    what = f"the permission {permission}" if permission else "a permission"
    reason = f"The app lacks {what}. Add it on the page 'Permissions' of your app in DingTalk's console"
    return FixCredentials(f"{reason} and publish the app again.", permission=permission, code=code)


def _missing_permission(message: str, answer: Mapping[str, object]) -> str | None:
    """The new host lists what is missing, the old one names it in its message."""
    scopes = texts_of(object_of(answer.get("accessdenieddetail")), "requiredScopes")
    if scopes:
        return ", ".join(scopes)
    named = _PERMISSION.search(message)
    return named.group() if named else None


def _reason(status: int, code: str, message: str) -> str:
    known = _REASONS.get(code) or next(
        (reason for beginning, reason in _REASONS_BY_BEGINNING.items() if code.startswith(beginning)), ""
    )
    said = f"DingTalk said: {message[:200]} ({code or f'HTTP {status}'})."
    return f"{known} {said}" if known else said


def is_free_of_charge(failure: SendFailed) -> bool:
    """DingTalk does not charge calls that it refuses for their number."""
    return "Limit" in failure.code or failure.code in ("90018", "90002", "90020")
