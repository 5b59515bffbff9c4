"""Forms whose answer is shown on the page. They are carried out like messages, so the group reads it, too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from secrets import token_urlsafe
from uuid import UUID

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.board.desk import Desk, Look
from bot.web.board.forms import Form, words_in
from bot.web.board.refusals import NotThere
from bot.web.board.seals import sealed, unsealed
from bot.web.board.visitor import Visitor
from bot.web.said_in_group import in_group
from commands.acts.objectives.commenting import comment_on
from commands.core.context import Context
from commands.core.dispatch import Dispatch
from commands.core.errors import AlreadyHandled, Refusal
from commands.core.messages import Door, IncomingMessage
from commands.core.reply import Reply
from commands.texts.markdown import shorten, unmarked
from commands.texts.voice import Voice
from storage import boards, members
from storage.boards import Subject
from storage.tables import Delivery, Team

PURPOSE = "told"
SHOWN_FOR = timedelta(minutes=5)
"""How long the answer to a form is shown when its page is loaded again."""
LONGEST_ANSWER = 700
LONGEST_ID = 64

Act = Callable[[Context, Subject], Reply]


class NotDone(Exception):  # noqa: N818 (an expected no, with its reason)
    """Nothing was stored; `says` is why, in the visitor's language."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form asks for. `helpers` are the staff ids of whoever is asked to help."""

    act: Act
    helpers: tuple[str, ...] = ()


Read = Callable[[Form, Voice], Wanted]
"""What a form asks for. Raises NotDone: with the reason, if it asks for nothing that can be done."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of what was just done. `typed` is a refused form, `once` the id for the next."""

    told: str = ""
    refused: str = ""
    typed: Form = field(default_factory=dict)
    once: str = field(default_factory=lambda: token_urlsafe(12))


class AnsweredForms:
    """Passes forms to the use-cases and shows their answers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        machinery = desk.machinery
        self._dispatch = Dispatch(machinery.storage, machinery.deployment)

    async def take(
        self,
        request: Request,
        subject_id: UUID,
        read: Read,
        *,
        page: str,
        show: Callable[[Shown], Awaitable[Response]],
    ) -> Response:
        """Do what a form says, and go on to the `page` that tells the answer; `show` renders a refusal.

        Raises:
            NotSignedIn: nobody is.
            Refused: it is no form of ours, or about something that the visitor does not see.
        """
        visitor, form = await self._desk.taken(request)
        try:
            wanted = read(form, visitor.voice)
            answer = await self._do(visitor, form, subject_id, wanted.act, helpers=wanted.helpers)
        except NotDone as no:
            return await show(Shown(refused=no.says, typed=form))
        return RedirectResponse(f"{page}?told={self._told(answer)}#told", 303)

    async def _do(
        self, visitor: Visitor, form: Form, subject_id: UUID, act: Act, *, helpers: Sequence[str]
    ) -> str:
        """Do something to a key result or an objective; returns the group's answer as plain text.

        Raises:
            NotThere: the visitor does not see it, or a helper is not in its team.
            NotDone: the use-case refused, and nothing is stored.
        """
        machinery = self._desk.machinery
        subject, alone = await machinery.workers.read(self._find, visitor, subject_id, helpers)
        message = self._message(visitor, form, subject, tuple(helpers), alone)

        def carried_out(context: Context) -> Reply:
            seen = boards.subject(context.work.session, context.org_id, subject_id, eyes=context.own_eyes)
            if seen is None:
                raise NotThere
            return act(context, seen)

        try:
            owed = await machinery.workers.run(
                message.conversation,
                lambda: self._dispatch.carry_out(message, carried_out, now=machinery.clock()),
            )
        except Refusal as no:
            raise NotDone(unmarked(no.text)) from None
        except AlreadyHandled:
            return visitor.voice.plain("This was sent before and is stored once.")
        machinery.hand_over(owed)
        return _answer(owed, message.conversation)

    def _find(self, visitor: Visitor, subject_id: UUID, helpers: Sequence[str]) -> tuple[Subject, str]:
        """The subject, and the visitor's direct chat with the bot."""
        machinery = self._desk.machinery
        with machinery.storage.reading() as session:
            found = boards.subject(session, visitor.org_id, subject_id, eyes=visitor.eyes)
            if found is None or not _are_in(session, found.team, helpers):
                raise NotThere
            alone = boards.direct_chat(session, visitor.member, machinery.deployment.robot)
        return found, alone or f"board:{visitor.member.staff_id}"

    def _message(
        self, visitor: Visitor, form: Form, subject: Subject, helpers: tuple[str, ...], alone: str
    ) -> IncomingMessage:
        """A message in the team's group; in the visitor's direct chat if the subject is private."""
        machinery = self._desk.machinery
        said = in_group(
            subject.team,
            visitor.member,
            message_id=f"board:{visitor.member.id}:{form.get('once', '')[:LONGEST_ID]}",
            robot=machinery.deployment.robot,
            door=Door.BOARD,
            now=machinery.clock(),
            mentions=helpers,
        )
        if not subject.is_private:
            return said
        return replace(said, conversation=alone, conversation_title="", group=False)

    def shown(self, request: Request) -> Shown:
        """What the query of a page's address says was done before."""
        return Shown(told=self._told_in(request.query_params.get("told", "")))

    # -- the answer on the next page -----------------------------------------------------------------

    def _told(self, answer: str) -> str:
        """The answer, sealed for the address of the page that will show it."""
        machinery = self._desk.machinery
        content = {"answer": shorten(answer, LONGEST_ANSWER)}
        return sealed(machinery.login.key, PURPOSE, content, now=machinery.clock(), life=SHOWN_FOR)

    def _told_in(self, seal: str) -> str:
        """The answer sealed in an address; empty if there is none, or it has expired."""
        machinery = self._desk.machinery
        found = unsealed(machinery.login.key, PURPOSE, seal, now=machinery.clock()) if seal else None
        return found["answer"] if found else ""


class AnsweredPage:
    """The page of a key result or an objective, with forms whose answers stand on it.

    `address` is that of all such pages, to which the id is added; `build` makes what the template shows.
    """

    def __init__(
        self, desk: Desk, *, template: str, address: str, build: Callable[[Look, UUID, Shown], object]
    ) -> None:
        self._desk = desk
        self._forms = AnsweredForms(desk)
        self._template = template
        self._address = address
        self._build = build

    async def show(
        self, request: Request, subject_id: UUID, answered: Shown | None = None, *, status: int = 200
    ) -> Response:
        """The page, with the answer to the form that led here."""
        shown = answered or self._forms.shown(request)
        return await self._desk.show(
            request, self._template, lambda look: self._build(look, subject_id, shown), status=status
        )

    async def take(self, request: Request, subject_id: UUID, read: Read) -> Response:
        """Do what a form says; why it cannot be done stands on the page then."""
        return await self._forms.take(
            request,
            subject_id,
            read,
            page=f"{self._address}/{subject_id}",
            show=lambda answered: self.show(request, subject_id, answered, status=422),
        )


def commented(form: Form, voice: Voice) -> Wanted:
    """The comment in a form, on whatever the page is about."""
    words = words_in(form, "words")
    if words is None:
        raise NotDone(voice.plain("Nothing was filled in, so nothing was stored."))
    return Wanted(lambda context, subject: comment_on(context, subject.row, words))


def _are_in(session: Session, team: Team, staff_ids: Sequence[str]) -> bool:
    """Whether all of these people are in a team. An unknown staff id would be stored as a new member."""
    return not staff_ids or {each.staff_id for each in members.of_team(session, team)}.issuperset(staff_ids)


def _answer(owed: Sequence[Delivery], conversation: str) -> str:
    """What was said in the conversation, with names where the chat mentions people."""
    parts = []
    for each in owed:
        if each.conversation_id == conversation:
            text = unmarked(each.text)
            for staff_id, name in each.at.items():
                text = text.replace(f"@{staff_id}", name)
            parts.append(text)
    return "\n\n".join(parts)
