"""One key result: its progress, confidence, history and blockers, and forms to add to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board import key_result_forms
from bot.web.board.answered_forms import AnsweredPage, Shown, commented
from bot.web.board.desk import Desk, Look
from bot.web.board.edits import edit_words
from bot.web.board.refusals import NotThere
from bot.web.board.showing import Picture, Showing
from commands.reports.board import KeyResultView
from commands.reports.key_result_page import Past, burn_up, confidence_line, key_result_past
from commands.rules.progress import KEEP_KINDS, KeyResultKind
from commands.texts.boards import counted
from commands.texts.charts import burn_up as burn_up_chart
from commands.texts.charts import confidence as confidence_chart
from commands.texts.formats import number
from commands.texts.markdown import dotted, shorten
from storage import absences, members
from storage.blockers import OPEN
from storage.tables import Blocker, Change, CheckIn, Member, RedFlag

LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Said:
    """A check-in with its figures in one line."""

    row: CheckIn
    stated: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class InTheWay:
    """A blocker and the names of those who were asked and have not answered."""

    row: Blocker
    asked: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What one message changed, a line for each field."""

    change: Change
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyResultPage:
    """What the page shows. `may_check_in` is for figures and blockers, `may_write` for remarks."""

    past: Past
    figures: str
    current: str
    way: str
    is_limit: bool
    is_yes_no: bool
    pictures: tuple[tuple[str, Picture], ...]
    check_ins: tuple[Said, ...]
    blockers: tuple[InTheWay, ...]
    gone_blockers: tuple[InTheWay, ...]
    flags: tuple[RedFlag, ...]
    changes: tuple[Changed, ...]
    may_check_in: bool
    may_write: bool
    helpers: tuple[Member, ...]
    answered: Shown


def router(desk: Desk) -> APIRouter:
    found = APIRouter(prefix="/key-results/{key_result_id}")
    forms = AnsweredPage(desk, template="key_result.html", address="/key-results", build=_build)

    @found.get("")
    async def page(request: Request, key_result_id: UUID) -> Response:
        return await forms.show(request, key_result_id)

    @found.post("/check-in")
    async def check_in(request: Request, key_result_id: UUID) -> Response:
        return await forms.take(request, key_result_id, key_result_forms.check_in)

    @found.post("/block")
    async def block(request: Request, key_result_id: UUID) -> Response:
        return await forms.take(request, key_result_id, key_result_forms.block)

    @found.post("/comment")
    async def comment(request: Request, key_result_id: UUID) -> Response:
        return await forms.take(request, key_result_id, commented)

    @found.post("/blockers/{blocker_id}/resolve")
    async def out_of_the_way(request: Request, key_result_id: UUID, blocker_id: UUID) -> Response:
        return await forms.take(request, key_result_id, partial(key_result_forms.resolve, blocker_id))

    return found


# -- what the page shows ---------------------------------------------------------------------------------


def _build(look: Look, key_result_id: UUID, answered: Shown) -> KeyResultPage:
    visitor = look.visitor
    past = key_result_past(
        look.session, visitor.org_id, key_result_id, eyes=visitor.eyes, standpoint_of=look.standpoint_of
    )
    if past is None:
        raise NotThere
    view, show = KeyResultView(past.placed, past.judged), look.showing
    is_open = past.placed.cycle.closed_at is None and past.team.gone_at is None
    may_check_in = is_open and _may_check_in(look, past)
    kind = KeyResultKind(past.placed.row.kind)
    return KeyResultPage(
        past=past,
        figures=show.figures(view),
        current=number(visitor.voice, past.placed.row.current),
        way=show.way(view),
        is_limit=kind in KEEP_KINDS,
        is_yes_no=kind is KeyResultKind.YES_NO,
        pictures=tuple(_pictures(show, past)),
        check_ins=tuple(_said(show, past, each) for each in past.check_ins),
        blockers=tuple(_in_the_way(show, past, each) for each in past.blockers if each.state in OPEN),
        gone_blockers=tuple(
            _in_the_way(show, past, each) for each in past.blockers if each.state == "resolved"
        ),
        flags=tuple(each for each in past.flags if each.cleared_at is None),
        changes=tuple(_changes(show, past)),
        may_check_in=may_check_in,
        may_write=is_open,
        helpers=tuple(members.of_team(look.session, past.team)) if may_check_in else (),
        answered=answered,
    )


def _may_check_in(look: Look, past: Past) -> bool:
    """Whether the form is worth showing; the use-case decides again when it comes."""
    visitor, row = look.visitor, past.placed.row
    if visitor.member.id in (row.owner_id, past.placed.objective.owner_id) or visitor.is_manager(past.team):
        return True
    today = past.standpoint.today
    return absences.deputy_of(look.session, visitor.org_id, row.owner_id, today) == visitor.member.id


def _pictures(show: Showing, past: Past) -> Iterator[tuple[str, Picture]]:
    """Charts with their titles."""
    if KeyResultKind(past.placed.row.kind) is not KeyResultKind.YES_NO:
        yield show.voice.plain("Value and expected pace"), show.picture(burn_up_chart, burn_up(past))
    sure = confidence_line(past)
    if sure.stated:
        yield show.voice.plain("Confidence"), show.picture(confidence_chart, sure)


def _said(show: Showing, past: Past, row: CheckIn) -> Said:
    """The figures a check-in stated; without any the words it was made with."""
    voice, of = show.voice, past.placed.row
    is_told = row.progress is not None and (row.progress_stated or row.value is None)
    stated = dotted(
        counted(voice, KeyResultKind(of.kind), row.value, of.target, of.unit)
        if row.value is not None and not row.progress_stated
        else None,
        show.percent(row.progress) if is_told and row.progress is not None else None,
        voice.plain("confidence {level}", level=show.confidence(row.confidence))
        if row.confidence is not None
        else None,
        show.status(row.stated_status) if row.stated_status else None,
    )
    bare = not (stated or row.note or row.next_step)
    return Said(
        row, shorten(row.original_text, LONGEST_QUOTE) if bare else stated, row.withdrawn_at is not None
    )


def _changes(show: Showing, past: Past) -> Iterator[Changed]:
    """What was changed of it; what a page does not show of a change leaves nothing to say."""
    for change, edit in past.changes:
        told = tuple(edit_words(show, edit, past, of=past.placed.row, aligned={}))
        if told:
            yield Changed(change, told)


def _in_the_way(show: Showing, past: Past, row: Blocker) -> InTheWay:
    waiting = [each for each in past.asks if each.blocker_id == row.id and each.answer is None]
    names = show.voice.list([show.name(past.people.get(each.member_id)) for each in waiting])
    return InTheWay(row, names)
