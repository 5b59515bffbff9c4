"""Everything a use-case needs to know of the message it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from commands.core.deployment import Deployment
from commands.core.errors import Refusal
from commands.core.grammar import parse
from commands.core.grammar.reading import KnownKeyResult, ParsedCommand
from commands.core.messages import IncomingMessage
from commands.reports.standing import Standpoint
from commands.rules.calendar import WorkCalendar
from commands.texts.markdown import Md, bold
from commands.texts.scene import Scene
from commands.texts.voice import Field, Voice, voice_of
from storage import members, okrs, questions
from storage.okrs import Placed
from storage.tables import Member, Question, Team
from storage.work import ChangeInHand, Work

PLAIN_CODE = re.compile(r"(?<![A-Za-z0-9])(?:KR|kr|Kr)\s?(\d{1,4})(?![\d%])")
"""A key result's code standing alone, as opposed to `O2KR1`."""

GROUP_PATIENCE = timedelta(minutes=15)
DIRECT_PATIENCE = timedelta(hours=24)
"""How long the bot waits for the answer to a question (R18)."""


def handle(team_name: str) -> str:
    """A team's name as part of a code: one word to type, `Support-Growth` for "Support & Growth"."""
    word = re.sub(r"[^\w]+", "-", team_name).strip("-")[:30]
    return word if word[:1].isalpha() else f"T-{word}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks and where. `member` is None for people outside the organization.

    `found` are people the directory knows by the names typed in the message: name to staff id to name.
    `question` is what the speaker still owes an answer to here.
    """

    place: members.Place
    member: Member | None
    mentioned: tuple[Member, ...]
    found: Mapping[str, Mapping[str, str]]
    question: Question | None


class Context:
    """One message being answered: who, where, when, what was understood, and the transaction to write in.

    Rows that most commands need are read on first use and only once.
    """

    def __init__(
        self,
        *,
        work: Work,
        deployment: Deployment,
        message: IncomingMessage,
        speaker: Speaker,
        now: datetime,
    ) -> None:
        self.work = work
        self.deployment = deployment
        self.message = message
        self.place = speaker.place
        self.mentioned = speaker.mentioned
        self.found = speaker.found
        self.question = speaker.question
        self.now = now
        self._member = speaker.member
        self._change: ChangeInHand | None = None
        self._named: list[Placed] = []
        self._named_numbers: frozenset[int] = frozenset()

    @cached_property
    def parsed(self) -> ParsedCommand:
        """What the message says, read once."""
        return self.read(self.message.text)

    def read(self, text: str) -> ParsedCommand:
        """What a text says to the teams meant, in the speaker's way of writing numbers."""
        known = [self._known(each) for each in self.named_in(text) or self.key_results]
        return parse(text, language=self.habit, key_results=known)

    @property
    def habit(self) -> str:
        """The language somebody is taken to write in where their words leave it open."""
        member, team = self._member, self.place.team
        return (
            (member.language or member.last_language if member else None)
            or (team.language if team else None)
            or self.deployment.language
        )

    def _known(self, placed: Placed) -> KnownKeyResult:
        row = placed.row
        return KnownKeyResult(
            code=self.code(placed),
            title=row.title,
            objective=placed.objective.code,
            kind=row.kind,
            unit=row.unit,
            start=row.start,
            target=row.target,
            current=row.current,
        )

    # --- who and where -------------------------------------------------------------------------------

    @property
    def org_id(self) -> str:
        return self.message.org

    @property
    def group(self) -> bool:
        return self.message.group

    @property
    def outsider(self) -> bool:
        """Whether the sender is outside the organization: may read what is public, changes nothing."""
        return self._member is None

    @property
    def member(self) -> Member:
        """The member who speaks.

        Raises:
            Refusal: the sender is outside the organization.
        """
        if self._member is None:
            raise Refusal(
                self.say(
                    "Sorry, only people of this organization can do that. Nothing was changed. "
                    "Anybody here may ask {help}.",
                    help=self.here.typed(self.say("help")),
                )
            )
        return self._member

    @cached_property
    def teams(self) -> Sequence[Team]:
        """The teams meant: this group's, or in a direct chat all of the member's."""
        if self.place.team is not None:
            return [self.place.team]
        return members.teams_of(self.work.session, self._member) if self._member else []

    @property
    def team(self) -> Team:
        """The one team meant.

        Raises:
            Refusal: a direct chat of somebody with no team or several.
        """
        if len(self.teams) == 1:
            return self.teams[0]
        if not self.teams:
            raise Refusal(
                self.say(
                    "You are in no team yet. Add me to a group (group settings → bots) and write {example} "
                    "there; then this works here too.",
                    example=bold(Md(f"@{self.deployment.name} help")),
                )
            )
        raise Refusal(
            self.say(
                "You are in several teams: {teams}. Please say this in the team's group.",
                teams=self.voice.list([bold(team.name) for team in self.teams]),
            )
        )

    def team_by_id(self, team_id: UUID) -> Team:
        """One of the teams meant."""
        return next(team for team in self.teams if team.id == team_id)

    def is_manager(self, team: Team) -> bool:
        """Whether the speaker manages the team or administers the installation."""
        return self._member is not None and (
            self._member.id == team.manager_id or self.is_admin(self._member)
        )

    def is_admin(self, member: Member) -> bool:
        """Whether somebody is an administrator, by setting or by the first-administrator rule."""
        return member.admin or member.staff_id in self.deployment.admins

    @cached_property
    def has_admin(self) -> bool:
        """Whether the organization has an administrator."""
        return members.has_admin(self.work.session, self.org_id)

    # --- time ----------------------------------------------------------------------------------------

    @cached_property
    def zone(self) -> ZoneInfo:
        """The speaker's zone: their own, else the team's, else the installation's."""
        team = self.place.team
        own = self._member.timezone if self._member else None
        return ZoneInfo(own or (team.timezone if team else None) or self.deployment.timezone)

    @cached_property
    def today(self) -> date:
        """The date where the speaker is."""
        return self.now.astimezone(self.zone).date()

    def team_zone(self, team: Team) -> ZoneInfo:
        """The zone of a team: rituals, due days and pace are reckoned in it."""
        return ZoneInfo(team.timezone or self.deployment.timezone)

    def standpoint(self, placed: Placed) -> Standpoint:
        """The day and calendar by which a key result is judged: its team's."""
        return self.standpoint_of(self.team_by_id(placed.row.team_id))

    def standpoint_of(self, team: Team) -> Standpoint:
        """The day and calendar of a team."""
        zone = self.team_zone(team)
        calendar = WorkCalendar(country=team.country or self.deployment.country)
        return Standpoint(self.now.astimezone(zone).date(), zone, calendar)

    # --- key results ---------------------------------------------------------------------------------

    @cached_property
    def key_results(self) -> list[Placed]:
        """The live key results of the teams meant, in the order of their codes."""
        return okrs.key_results(self.work.session, self.org_id, [team.id for team in self.teams])

    def named_in(self, text: str) -> list[Placed]:
        """The key results a text names by plain codes: most messages need no others."""
        numbers = frozenset(int(number) for number in PLAIN_CODE.findall(text))
        if numbers and numbers != self._named_numbers:
            teams = [team.id for team in self.teams]
            self._named = okrs.named_key_results(self.work.session, self.org_id, teams, numbers)
            self._named_numbers = numbers
        return self._named if numbers else []

    @property
    def named(self) -> list[Placed]:
        """Those that the message read last names."""
        return self._named

    def code(self, placed: Placed) -> str:
        """The code to show: with the team's name before it where codes of several teams could be meant."""
        if len(self.teams) < 2:
            return placed.code
        team = self.team_by_id(placed.row.team_id)
        return f"{handle(team.name)}/{placed.code}"

    def member_by_id(self, member_id: UUID | None) -> Member | None:
        """A member by id; the session remembers whom it has seen."""
        if member_id is None:
            return None
        return self.work.session.get(Member, (self.org_id, member_id))

    def remember(self, staff_ids: Sequence[str]) -> None:
        """Bring in the people a former message mentioned, when its question is answered by this one."""
        known = {member.staff_id for member in self.mentioned}
        rows = members.by_staff_ids(self.work.session, self.org_id, set(staff_ids) - known)
        self.mentioned = (*self.mentioned, *rows)

    # --- changing ------------------------------------------------------------------------------------

    def change(self, kind: str) -> ChangeInHand:
        """The record of what this message changes; one for all of it, so that one undo takes it back."""
        if self._change is None:
            self._change = self.work.change(
                kind,
                org_id=self.org_id,
                member_id=self.member.id,
                conversation_id=self.message.conversation,
                at=self.now,
            )
        return self._change

    def ask(self, kind: str, payload: dict[str, Any]) -> None:
        """Wait for an answer by this person in this conversation; an older question is waited for no more."""
        self.drop_questions()
        self.work.add(
            Question(
                org_id=self.org_id,
                conversation_id=self.message.conversation,
                member_id=self.member.id,
                kind=kind,
                payload=payload,
                asked_at=self.now,
                expires_at=self.now + (GROUP_PATIENCE if self.group else DIRECT_PATIENCE),
            )
        )

    def drop_questions(self) -> None:
        """Wait for nothing any more."""
        questions.close_all(
            self.work,
            org_id=self.org_id,
            conversation_id=self.message.conversation,
            member_id=self.member.id,
            now=self.now,
        )

    # --- saying --------------------------------------------------------------------------------------

    @cached_property
    def voice(self) -> Voice:
        """The language of the answer: chosen, the message's, the last, the team's, the installation's."""
        chosen = self._member.language if self._member else None
        return voice_of(chosen or self.parsed.language or self.habit)

    @cached_property
    def here(self) -> Scene:
        """The speaker, where they spoke."""
        return Scene(self.voice, self.deployment.name, self.group)

    def alone_with(self, member: Member) -> Scene:
        """Somebody else, in a direct chat."""
        return Scene(self.voice_for(member), self.deployment.name, group=False)

    def here_for(self, member: Member) -> Scene:
        """Somebody else, spoken to where the speaker is but in their own language."""
        return Scene(self.voice_for(member), self.deployment.name, self.group)

    def voice_for(self, member: Member) -> Voice:
        """The language in which somebody else is spoken to."""
        team = self.place.team
        return voice_of(
            member.language
            or member.last_language
            or (team.language if team else None)
            or self.deployment.language
        )

    def say(self, text: str, /, *, context: str | None = None, **fields: Field) -> Md:
        """Words in the language of the answer."""
        return self.voice.say(text, context=context, **fields)

    def name(self, member: Member | None, voice: Voice | None = None) -> str:
        """What to call somebody; without a name from the directory or themselves, "a colleague"."""
        known = member and (member.name or member.nick)
        return known or str((voice or self.voice).say("a colleague"))
