"""My settings: language, zone, country, where I am signed in, the calendar's address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.board.acting import act, once
from bot.web.board.desk import Desk, Look
from bot.web.board.refusals import NotThere, Refused
from commands.acts.members.settings import MySettings, my_settings
from commands.core.desk import at_desk, from_desk, spoken
from commands.texts.languages import languages
from commands.texts.voice import mark
from storage import feeds
from storage.work import Storage

WORDS = {"language": "/lang {value}", "zone": "/me zone {value}", "country": "/me country {value}"}
"""What a form says, as one would in the chat."""
AS_THE_TEAM = "off"


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """`languages` are codes and names; `address` is the calendar's, shown once when it was made."""

    mine: MySettings
    languages: tuple[tuple[str, str], ...]
    address: str | None


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/settings")
    async def settings(request: Request) -> Response:
        return await desk.show(request, "settings.html", partial(_build, desk.machinery.storage))

    @found.post("/settings/calendar")
    async def calendar(request: Request) -> Response:
        return await _calendar(desk, request)

    @found.post("/settings/{what}")
    async def change(request: Request, what: str) -> Response:
        if what not in WORDS:
            raise NotThere
        visitor, form = await desk.taken(request)
        value = form.get("value", "").strip()
        if what == "language" and value not in languages():
            raise Refused(400, mark("Nothing was changed"), mark("That is none of my languages."))
        said = WORDS[what].format(value=value or AS_THE_TEAM)
        machinery = desk.machinery
        message = from_desk(
            machinery.deployment,
            visitor.member,
            message_id=once(form, what, value),
            now=machinery.clock(),
            text=said,
        )
        await act(machinery, message, spoken)
        return RedirectResponse("/settings", 303)

    return found


async def _calendar(desk: Desk, request: Request) -> Response:
    """Make a new address, which is shown this once, or close it."""
    visitor, form = await desk.taken(request)
    machinery = desk.machinery

    def in_thread() -> str | None:
        with machinery.storage.work() as work:
            if form.get("close"):
                feeds.revoke(work, visitor.member, now=machinery.clock())
                return None
            return feeds.replace(work, visitor.member, now=machinery.clock())

    secret = await machinery.workers.run("", in_thread)
    if secret is None:
        return RedirectResponse("/settings#calendar", 303)
    address = f"{desk.origin(request)}/calendar.ics?key={secret}"
    build = partial(_build, machinery.storage, address=address)
    return await desk.show(request, "settings.html", build)


def _build(storage: Storage, look: Look, *, address: str | None = None) -> SettingsPage:
    context = at_desk(storage.over(look.session), look.deployment, look.visitor.member, now=look.now)
    return SettingsPage(my_settings(context), spoken_here(), address)


def spoken_here() -> tuple[tuple[str, str], ...]:
    """The languages to choose from, by code and by their own name."""
    return tuple((each.code, each.own_name) for each in languages().values())
