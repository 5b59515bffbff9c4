"""Spreadsheets out: what somebody may see, as a workbook or as one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO
from uuid import UUID

from fastapi import APIRouter
from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot import spreadsheets
from bot.web.board.desk import Desk, Look, filters
from bot.web.board.query import chosen, chosen_id
from bot.web.board.refusals import NotThere
from commands.reports import sheets
from commands.reports.sheets import Reader
from commands.texts.sheets import SHEETS, SheetName
from storage import boards, exports
from storage.exports import Selection
from storage.tables import Team

IN_MEMORY_BYTES = 2_000_000
"""A file that is larger is written to the disk before it is sent."""
CHUNK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class ExportPage:
    """What can be chosen: teams, names of cycles, sheets with their names."""

    teams: tuple[Team, ...]
    cycles: tuple[str, ...]
    sheets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen; None is everything. CSV holds one sheet."""

    team: UUID | None = None
    cycle: str | None = None
    sheet: SheetName | None = None
    csv: bool = False


def router(desk: Desk) -> APIRouter:
    found = APIRouter()

    @found.get("/export")
    async def export(request: Request) -> Response:
        return await desk.show(request, "export.html", _build)

    @found.get("/export/file")
    async def file(request: Request) -> Response:
        wanted = _wanted(filters(request))
        return await desk.file(request, lambda look: _written(look, wanted))

    @found.get("/export/to-fill-in.xlsx")
    async def to_fill_in(request: Request) -> Response:
        return await desk.file(request, _to_fill_in)

    return found


def _build(look: Look) -> ExportPage:
    voice, org_id = look.visitor.voice, look.visitor.org_id
    return ExportPage(
        tuple(boards.teams(look.session, org_id)),
        exports.cycle_names(look.session, org_id),
        {name.value: voice.plain(text, context="sheet") for name, text in SHEETS.items()},
    )


def _wanted(query: Mapping[str, str]) -> Wanted:
    return Wanted(
        team=chosen_id(query, "team"),
        cycle=query.get("cycle"),
        sheet=chosen(query, "sheet", SheetName),
        csv=query.get("form") == "csv",
    )


def _written(look: Look, wanted: Wanted) -> Response:
    visitor = look.visitor
    if wanted.team and boards.team(look.session, visitor.org_id, wanted.team) is None:
        raise NotThere
    selection = Selection(visitor.org_id, (wanted.team,) if wanted.team else None, wanted.cycle)
    reader = Reader(visitor.eyes, visitor.voice, visitor.zone, look.standpoint_of)
    file = _file()
    name = f"okrs-{look.now.astimezone(visitor.zone):%Y-%m-%d}"
    if wanted.csv:
        one = sheets.sheet(look.session, wanted.sheet or SheetName.PLAN, selection, reader)
        spreadsheets.write_csv(one, file, visitor.voice)
        return download(file, f"{name}.csv", spreadsheets.CSV)
    names = (wanted.sheet,) if wanted.sheet else tuple(SheetName)
    spreadsheets.write_xlsx((sheets.sheet(look.session, each, selection, reader) for each in names), file)
    return download(file, f"{name}.xlsx", spreadsheets.XLSX)


def _to_fill_in(look: Look) -> Response:
    file = _file()
    spreadsheets.write_xlsx(sheets.to_fill_in(look.visitor.voice), file)
    return download(file, "okrs-to-fill-in.xlsx", spreadsheets.XLSX)


def _file() -> IO[bytes]:
    return SpooledTemporaryFile(IN_MEMORY_BYTES)


def download(file: IO[bytes], name: str, kind: str) -> Response:
    """A file that was written, piece by piece, to be kept under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(iterate_in_threadpool(_pieces(file)), media_type=kind, headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(CHUNK_BYTES):
            yield piece
