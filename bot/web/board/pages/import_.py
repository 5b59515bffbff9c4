"""Spreadsheets in: uploaded, previewed line by line, and taken when confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import spreadsheets
from bot.web.board import csrf
from bot.web.board.acting import try_to_act
from bot.web.board.desk import Desk, Look
from bot.web.board.refusals import NotThere, Refused
from bot.web.board.uploads import Upload, read_upload
from bot.web.board.visitor import Visitor
from commands.acts.importing import store
from commands.acts.importing.store import Looked
from commands.acts.importing.take import KIND, taking
from commands.core.desk import at_desk, from_desk
from commands.core.errors import AlreadyHandled, Refusal
from commands.texts.importing import FAULTS, Verdict, not_read, verdict_name
from commands.texts.voice import mark
from storage import boards, imports
from storage.tables import Import, Team

MOST_SHOWN = 500
"""Lines on one page."""


@dataclass(frozen=True, slots=True)
class HandIn:
    """The teams that lines without one may mean; `chosen` is the usual one."""

    teams: tuple[Team, ...]
    chosen: Team | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a file would do, or did. `lines` are those that are not as they were, `still` the others;
    `left_out` counts those that do not fit on a page."""

    row: Import
    counts: Mapping[str, int]
    names: Mapping[str, str]
    lines: Sequence[Mapping[str, Any]]
    still: Sequence[Mapping[str, Any]]
    left_out: int
    not_read: Sequence[str]
    changed_since: bool

    @property
    def changes(self) -> int:
        return self.counts["new"] + self.counts["changed"]


def router(desk: Desk) -> APIRouter:
    found = APIRouter()
    importing = Importing(desk)

    @found.get("/import")
    async def hand_in_page(request: Request) -> Response:
        return await desk.show(request, "import.html", _hand_in)

    @found.post("/import")
    async def hand_in(request: Request) -> Response:
        return await importing.hand_in(request)

    @found.get("/import/{import_id}")
    async def preview(request: Request, import_id: UUID) -> Response:
        changed = request.query_params.get("changed") == "1"
        build = partial(_preview, import_id=import_id, changed_since=changed)
        return await desk.show(request, "import_preview.html", build)

    @found.post("/import/{import_id}")
    async def take(request: Request, import_id: UUID) -> Response:
        return await importing.take(request, import_id)

    return found


class Importing:
    """What the two forms do."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._machinery = desk.machinery

    async def hand_in(self, request: Request) -> Response:
        """Keep a file with what it would do, and show that.

        Raises:
            NotSignedIn: nobody is.
            Refused: it is no form of ours, or no spreadsheet that can be read.
        """
        visitor = await self._desk.visitor(request)
        fields, file = await read_upload(request, "file")
        csrf.check(request, fields.get(csrf.FIELD, ""), visitor.token, origin=self._desk.origin(request))
        looked = await self._machinery.workers.read(self._looked_at, visitor, file, fields.get("team", ""))
        import_id = await self._machinery.workers.run("", self._keep, visitor, looked, file.name)
        return RedirectResponse(f"/import/{import_id}", 303)

    def _looked_at(self, visitor: Visitor, file: Upload, team_id: str) -> Looked:
        try:
            pages = spreadsheets.read(file.data, file.name)
        except spreadsheets.Unreadable as error:
            raise Refused(422, mark("Nothing was changed"), FAULTS[error.fault]) from None
        with self._machinery.storage.reading() as session:
            now = self._machinery.clock()
            context = at_desk(
                self._machinery.storage.over(session), self._machinery.deployment, visitor.member, now=now
            )
            teams = boards.teams(session, visitor.org_id)
            team = next((each for each in teams if str(each.id) == team_id), None)
            looked = store.look(context, pages, team=team)
        if looked is None:
            raise Refused(422, mark("Nothing was changed"), FAULTS["no_headings"])
        return looked

    def _keep(self, visitor: Visitor, looked: Looked, name: str) -> UUID:
        with self._machinery.storage.work() as work:
            return store.keep(work, visitor.member, looked, name=name, now=self._machinery.clock()).id

    async def take(self, request: Request, import_id: UUID) -> Response:
        """Do what was shown; if it would do something else by now, show that instead.

        Raises:
            NotSignedIn: nobody is.
            Refused: it is no form of ours.
        """
        visitor, _ = await self._desk.taken(request)
        message = from_desk(
            self._machinery.deployment,
            visitor.member,
            message_id=f"{KIND}:{import_id}",
            now=self._machinery.clock(),
        )
        try:
            await try_to_act(self._machinery, message, taking(import_id))
        except AlreadyHandled:
            pass
        except Refusal:
            await self._machinery.workers.run("", self._look_again, visitor, import_id)
            return RedirectResponse(f"/import/{import_id}?changed=1", 303)
        return RedirectResponse(f"/import/{import_id}", 303)

    def _look_again(self, visitor: Visitor, import_id: UUID) -> None:
        with self._machinery.storage.work() as work:
            now = self._machinery.clock()
            row = imports.find(work.session, visitor.member, import_id, now=now)
            if row is None or row.taken_at is not None:
                return
            context = at_desk(work, self._machinery.deployment, visitor.member, now=now)
            looked = store.look_again(context, row)
            row.content, row.preview = looked.content, looked.preview


def _hand_in(look: Look) -> HandIn:
    visitor = look.visitor
    teams = tuple(boards.teams(look.session, visitor.org_id)) if visitor.is_admin else visitor.teams
    return HandIn(teams, visitor.teams[0] if len(visitor.teams) == 1 else None)


def _preview(look: Look, *, import_id: UUID, changed_since: bool) -> Preview:
    row = imports.find(look.session, look.visitor.member, import_id, now=look.now)
    if row is None:
        raise NotThere
    voice, kept = look.visitor.voice, row.preview
    lines = [each for each in kept["lines"] if _is_told(each)]
    still = [each for each in kept["lines"] if not _is_told(each)]
    lines.sort(key=lambda each: each["verdict"] != Verdict.REFUSED)
    shown, left = lines[:MOST_SHOWN], still[: max(0, MOST_SHOWN - len(lines))]
    return Preview(
        row,
        kept["counts"],
        {verdict.value: verdict_name(voice, verdict) for verdict in Verdict},
        shown,
        left,
        len(kept["lines"]) - len(shown) - len(left),
        list(not_read(voice, kept)),
        changed_since,
    )


def _is_told(line: Mapping[str, Any]) -> bool:
    return line["verdict"] != Verdict.UNCHANGED or bool(line["notes"])
