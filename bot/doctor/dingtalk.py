"""What DingTalk lets the app do, and what to click where it does not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.dingtalk import DingTalk, FixCredentials, SendFailed
from bot.doctor.findings import Finding
from bot.drawing import CannotDraw, Painter
from bot.settings import Settings
from commands.texts.charts.week import Chart

CONSOLE = "developer console of DingTalk (open-dev.dingtalk.com) → your app"


@dataclass(frozen=True, slots=True)
class Check:
    """Something the app must be let do, and where. `fine` may name `{client}` and `{robot}`."""

    name: str
    ask: Callable[[DingTalk, Settings], Awaitable[object]]
    fine: str
    click: str


CREDENTIALS = Check(
    "Credentials",
    lambda dingtalk, _: dingtalk.check_credentials(),
    fine="DingTalk accepts the client id {client}.",
    click=f"{CONSOLE} → Credentials: copy Client ID and Client Secret into .env.",
)
CHECKS = (
    Check(
        "Stream",
        lambda dingtalk, _: dingtalk.check_stream(),
        fine="the gateway lets the app in.",
        click=f"{CONSOLE} → Robot: choose Stream mode as the way messages are received, and publish.",
    ),
    Check(
        "Sending",
        lambda dingtalk, settings: dingtalk.check_sending(settings.robot_code),
        fine="robot {robot} may write in groups and to people.",
        click=f"{CONSOLE} → Permissions: request qyapi_robot_sendmsg, then publish a new version.",
    ),
    Check(
        "Directory",
        lambda dingtalk, _: dingtalk.check_directory(),
        fine="names of people can be read.",
        click=f"{CONSOLE} → Permissions: request qyapi_get_member; without it people are 'a colleague'.",
    ),
    Check(
        "Search",
        lambda dingtalk, _: dingtalk.check_search(),
        fine="people can be found by their name.",
        click=f"{CONSOLE} → Permissions: request Contact.User.Search (qyapi_addresslist_search); "
        "without it a typed @name is found only among people the bot has met.",
    ),
    Check(
        "Todo",
        lambda dingtalk, _: dingtalk.check_todos(),
        fine="tasks also stand on people's own DingTalk Todo lists.",
        click=f"{CONSOLE} → Permissions: request Todo.Todo.Write; until then tasks are kept here alone.",
    ),
)


async def examine_dingtalk(settings: Settings) -> list[Finding]:
    """What the app may do, and what only a person who signs in can try."""
    dingtalk = DingTalk(
        client_id=settings.client_id,
        client_secret=settings.client_secret.get_secret_value(),
        api=settings.openapi_endpoint,
        oapi=settings.oapi_endpoint,
    )
    try:
        credentials = await _tried(CREDENTIALS, dingtalk, settings)
        if not credentials.fine:
            return [credentials]  # everything else would fail for the same reason
        return [
            credentials,
            *[await _tried(check, dingtalk, settings) for check in CHECKS],
            await _pictures(dingtalk, settings),
            _board(settings),
        ]
    finally:
        await dingtalk.aclose()


async def _tried(check: Check, dingtalk: DingTalk, settings: Settings) -> Finding:
    try:
        await check.ask(dingtalk, settings)
    except FixCredentials as error:
        return Finding(False, check.name, f"{error.reason}\n  {check.click}")
    except SendFailed as error:
        return Finding(False, check.name, error.reason)
    return Finding(True, check.name, check.fine.format(client=settings.client_id, robot=settings.robot_code))


async def _pictures(dingtalk: DingTalk, settings: Settings) -> Finding:
    """Draws one and uploads it, which nobody sees."""
    if not settings.pictures:
        return Finding(True, "Pictures", "switched off by OKRBOT_PICTURES.")
    try:
        png = await asyncio.to_thread(Painter(settings.font_files).draw, Chart("en", "okrbot doctor", "", ()))
    except CannotDraw as error:
        return Finding(False, "Pictures", f"{error}. Until then digests come in words alone.")
    upload = Check(
        "Pictures",
        lambda dingtalk, _: dingtalk.upload_picture(png),
        fine="the digest's picture can be drawn and uploaded.",
        click=f"{CONSOLE} → Permissions; until then digests come in words alone.",
    )
    return await _tried(upload, dingtalk, settings)


def _board(settings: Settings) -> Finding:
    """What only a person who signs in can try: it is said, so that nobody looks for it in vain."""
    if not settings.public_url:
        says = (
            f"only this computer reaches it, at {settings.address}; set OKRBOT_PUBLIC_URL to where people do."
        )
        return Finding(True, "Board", says)
    return Finding(
        True,
        "Board",
        f"people sign in at {settings.public_url}. Only a person who does can try these two:\n"
        f"  {CONSOLE} → Security: the redirect address is {settings.public_url}/sign-in/callback;\n"
        f"  {CONSOLE} → Permissions: Contact.User.Read tells the board who signs in.",
    )
