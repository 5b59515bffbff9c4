"""How a team's cycle ended; whoever checks in a key result grades it here as well."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from uuid import UUID

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.web.board.answered_forms import AnsweredForms, NotDone, Shown, Wanted
from bot.web.board.desk import Desk, Look, filters
from bot.web.board.forms import Form, words_in
from bot.web.board.refusals import NotThere
from bot.web.board.visitor import Visitor
from commands.acts.cycles.review_fields import Ended, end
from commands.reports.review import Graded
from commands.reports.review_page import ReviewPage, review_page
from commands.rules.grade import Plan, is_grade
from commands.texts.voice import Voice
from storage import boards

MOST_CHARACTERS = 20
"""Of a grade before anything is done with it."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The report, what was just done, and to which key result; `may_grade` are those with a form."""

    report: ReviewPage
    may_grade: frozenset[UUID]
    answered: Shown
    about: UUID | None


class _Forms:
    """Shows the page and takes the form of each key result."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._forms = AnsweredForms(desk)

    async def show(
        self,
        request: Request,
        team_id: UUID,
        answered: Shown | None = None,
        *,
        about: UUID | None = None,
        status: int = 200,
    ) -> Response:
        shown, cycle = answered or self._forms.shown(request), filters(request).get("cycle")
        return await self._desk.show(
            request, "review.html", lambda look: _build(look, team_id, cycle, shown, about), status=status
        )

    async def grade(self, request: Request, team_id: UUID, key_result_id: UUID) -> Response:
        return await self._forms.take(
            request,
            key_result_id,
            _ended,
            page=f"/review/{team_id}",
            show=lambda answered: self.show(request, team_id, answered, about=key_result_id, status=422),
        )


def router(desk: Desk) -> APIRouter:
    found, forms = APIRouter(prefix="/review/{team_id}"), _Forms(desk)

    @found.get("")
    async def review(request: Request, team_id: UUID) -> Response:
        return await forms.show(request, team_id)

    @found.post("/{key_result_id}")
    async def grade(request: Request, team_id: UUID, key_result_id: UUID) -> Response:
        return await forms.grade(request, team_id, key_result_id)

    return found


def _build(look: Look, team_id: UUID, cycle: str | None, answered: Shown, about: UUID | None) -> _Page:
    team = boards.team(look.session, look.visitor.org_id, team_id)
    if team is None:
        raise NotThere
    report = review_page(look.session, team, cycle, eyes=look.visitor.eyes)
    return _Page(report, _may_grade(report, look.visitor), answered, about)


def _may_grade(report: ReviewPage, visitor: Visitor) -> frozenset[UUID]:
    """Those for which the chat would take a grade; the use-case decides in the end."""
    if report.review is None or report.review.cycle.closed_at is not None:
        return frozenset()
    manages = visitor.is_manager(report.team)
    return frozenset(
        each.placed.row.id for each in report.review.key_results if manages or _is_of(each, visitor)
    )


def _is_of(graded: Graded, visitor: Visitor) -> bool:
    return visitor.member.id in (graded.placed.row.owner_id, graded.placed.objective.owner_id)


# -- what the form says ----------------------------------------------------------------------------------


def _ended(form: Form, voice: Voice) -> Wanted:
    said = Ended(_grade(form, voice), words_in(form, "reason"), _plan(form), words_in(form, "lesson"))
    if said == Ended(reason=said.reason):
        raise NotDone(voice.plain("Nothing was filled in, so nothing was stored."))
    return Wanted(lambda context, subject: end(context, subject.code, said))


def _grade(form: Form, voice: Voice) -> Decimal | None:
    typed = words_in(form, "grade")
    if typed is None:
        return None
    try:
        grade = Decimal(typed[:MOST_CHARACTERS].replace(",", "."))
    except InvalidOperation:
        grade = Decimal(-1)
    if not is_grade(grade):
        raise NotDone(
            voice.plain("“{number}” is not a grade from 0.0 to 1.0. Nothing was stored.", number=typed)
        )
    return grade


def _plan(form: Form) -> Plan | None:
    typed = form.get("plan", "")
    return Plan(typed) if typed in set(Plan) else None
