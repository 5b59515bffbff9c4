"""Everything a use-case needs to know of the message it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from commands.core.deployment import Deployment
from commands.core.errors import Refusal, WhichTeam
from commands.core.grammar import normalise, parse
from commands.core.grammar.codes.titles import codes_titled
from commands.core.grammar.reading import KnownKeyResult, ParsedCommand
from commands.core.messages import IncomingMessage
from commands.core.rollover import close_over
from commands.core.surroundings import Surroundings
from commands.reports.standing import Standpoint
from commands.texts.markdown import Md, bold
from commands.texts.scene import Scene
from commands.texts.voice import Field, Voice, voice_of
from storage import members, okrs, questions, visibility
from storage.meeting import Place
from storage.okrs import Placed
from storage.tables import Initiative, KeyResult, Member, Objective, Question, Team
from storage.visibility import Eyes
from storage.work import ChangeInHand, Work

PLAIN_CODE = re.compile(r"(?<![A-Za-z0-9])(?:KR|kr|Kr)\s?(\d{1,4})(?![\d%])")
"""A key result's code standing alone, as opposed to `O2KR1`."""

CHOSEN = "team"
"""Under which a question keeps the team that was chosen before it."""

GROUP_PATIENCE = timedelta(minutes=15)
DIRECT_PATIENCE = timedelta(hours=24)
"""How long the bot waits for the answer to a question (R18)."""


def handle(team_name: str) -> str:
    """A team's name as part of a code: one word to type, `Support-Growth` for "Support & Growth"."""
    word = re.sub(r"[^\w]+", "-", normalise(team_name)).strip("-")[:30]
    return word if len(word) > 1 and word[0].isalpha() else f"T-{word}"


class Coded(Protocol):
    """An objective, key result or task with its place, as the queries and reports give them."""

    @property
    def row(self) -> Objective | KeyResult | Initiative: ...
    @property
    def code(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks and where. `member` is None for people outside the organization.

    `found` are people the directory knows by the names typed in the message: name to staff id to name.
    `question` is what the speaker still owes an answer to here.
    """

    place: Place
    member: Member | None
    mentioned: tuple[Member, ...]
    found: Mapping[str, Mapping[str, str]]
    question: Question | None


class Context(Surroundings):
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
        super().__init__(work=work, deployment=deployment, org_id=message.org, now=now)
        self.message = message
        self.place = speaker.place
        self.mentioned = speaker.mentioned
        self.found = speaker.found
        self.question = speaker.question
        self._member = speaker.member
        self.asked: str | None = None
        """The kind of question this message made the bot ask the speaker here."""
        self._chosen: Team | None = None
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

    def titled_in(self, text: str) -> tuple[str, ...]:
        """The codes of those whose titles a text uses words of; several where the words do not decide."""
        return codes_titled(text, [self._known(each) for each in self.key_results])

    @property
    def habit(self) -> str:
        """The language somebody is taken to write in where their words leave it open."""
        own = (self._member.language or self._member.last_language) if self._member else None
        if own:
            return own
        team = next(iter(self.teams), None)
        return (team.language if team else None) or self.deployment.language

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
        found = self._teams()
        if self.place.may_be_over:
            close_over(self.work, self.deployment, found, now=self.now)
        return found

    def _teams(self) -> Sequence[Team]:
        if self.place.team is not None:
            return [self.place.team]
        return members.teams_of(self.work.session, self._member) if self._member else []

    @property
    def team(self) -> Team:
        """The one team meant.

        Raises:
            Refusal: a direct chat of somebody with no team.
            WhichTeam: of somebody with several, who is then asked.
        """
        if self._chosen is not None:
            return self._chosen
        if len(self.teams) == 1:
            return self.teams[0]
        self.need_a_team()
        raise WhichTeam

    def is_meant(self, team_id: UUID) -> bool:
        """Whether a team is meant: the one that was chosen, if the speaker was asked."""
        return self._chosen is None or self._chosen.id == team_id

    def need_a_team(self) -> None:
        """Say how to get one to whoever is in no team.

        Raises:
            Refusal: a direct chat of somebody with no team.
        """
        if not self.teams:
            raise Refusal(
                self.say(
                    "You are in no team yet. Add me to a group (group settings → bots) and write {example} "
                    "there; then this works here too.",
                    example=bold(Md(f"@{self.deployment.name} ") + self.say("help")),
                )
            )

    def go_on(self, text: str, team: Team) -> None:
        """Take up a former message, now that its team is known."""
        self.message = replace(self.message, text=text)
        self._chosen = team
        self.__dict__.pop("parsed", None)

    def choose(self, team_id: str | None) -> None:
        """Mean the team that was chosen when the question was put which is answered now, if one was."""
        self._chosen = next((team for team in self.teams if str(team.id) == team_id), None)

    def team_by_id(self, team_id: UUID) -> Team:
        """A team; those meant are at hand."""
        here = next((team for team in self.teams if team.id == team_id), None)
        return here or self.work.session.get_one(Team, (self.org_id, team_id))

    def is_manager(self, team: Team) -> bool:
        """Whether the speaker manages the team or administers the installation."""
        return self._member is not None and (
            self._member.id == team.manager_id or self.is_admin(self._member)
        )

    @cached_property
    def has_admin(self) -> bool:
        """Whether the organization has an administrator."""
        return members.has_admin(self.work.session, self.org_id)

    # --- time ----------------------------------------------------------------------------------------

    @cached_property
    def zone(self) -> ZoneInfo:
        """The speaker's zone: their own, else that of the teams meant if they share one."""
        own = self._member.timezone if self._member else None
        return ZoneInfo(own) if own else self.zone_here

    @cached_property
    def zone_here(self) -> ZoneInfo:
        """The zone of the teams meant; where they do not share one, the installation's."""
        shared = {team.timezone for team in self.teams}
        return ZoneInfo((shared.pop() if len(shared) == 1 else None) or self.deployment.timezone)

    def zone_of(self, member: Member, team: Team | None = None) -> ZoneInfo:
        """The zone of somebody else: their own, else that of the team spoken of, else the installation's."""
        return super().zone_of(member, team or self.place.team or next(iter(self.teams), None))

    @cached_property
    def today(self) -> date:
        """The date where the speaker is."""
        return self.now.astimezone(self.zone).date()

    def standpoint(self, placed: Placed) -> Standpoint:
        """The day and calendar by which a key result is judged: its team's, in a closed cycle its last."""
        here, closed_at = self.standpoint_of(self.team_by_id(placed.row.team_id)), placed.cycle.closed_at
        if closed_at is None:
            return here
        last = min(closed_at.astimezone(here.zone).date(), placed.cycle.ends_on)
        return replace(here, today=min(here.today, last))

    # --- key results ---------------------------------------------------------------------------------

    @cached_property
    def eyes(self) -> Eyes:
        """What may be shown where the speaker is: in a group only what the whole team may see."""
        team = self.place.team
        if team is not None and self._member is not None:
            return visibility.of_group(team)
        return self.own_eyes

    @cached_property
    def own_eyes(self) -> Eyes:
        """What the speaker may see alone, for what is told them directly."""
        if self._member is None:
            return visibility.EVERYBODY
        teams = members.teams_of(self.work.session, self._member) if self.group else self.teams
        return visibility.of_member(self._member, teams)

    @cached_property
    def key_results(self) -> list[Placed]:
        """The live key results of the teams meant, in the order of their codes."""
        teams = [team.id for team in self.teams]
        return okrs.key_results(self.work.session, self.org_id, teams, eyes=self.eyes)

    def named_in(self, text: str) -> list[Placed]:
        """The key results a text names by plain codes in each of its lines: most messages need no others."""
        codes = [PLAIN_CODE.findall(line) for line in text.splitlines() if line.strip()]
        numbers = frozenset(int(number) for line in codes for number in line) if all(codes) else frozenset()
        if numbers and numbers != self._named_numbers:
            teams = [team.id for team in self.teams]
            self._named = okrs.named_key_results(self.work, self.org_id, teams, numbers, eyes=self.eyes)
            self._named_numbers = numbers
        return self._named if numbers else []

    @property
    def named(self) -> list[Placed]:
        """Those that the message read last names."""
        return self._named

    def code(self, coded: Coded) -> str:
        """The code to show: with the team's name before it unless that is the only one meant."""
        if [team.id for team in self.teams] == [coded.row.team_id]:
            return coded.code
        team = self.team_by_id(coded.row.team_id)
        return f"{handle(team.name)}/{coded.code}"

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

    def ask(self, kind: str, payload: dict[str, Any], *, of: Member | None = None) -> None:
        """Wait for an answer by this person in this conversation; an older question is waited for no more.

        Somebody else who reads along gets more time, and keeps an older question of their own instead.
        """
        here = self.message.conversation
        if of is not None and questions.latest(self.work.session, of, here, now=self.now):
            return
        self.asked = kind if of is None else self.asked
        patient = of is not None or not self.group
        questions.put(
            self.work,
            of or self.member,
            here,
            kind,
            {**payload, CHOSEN: str(self._chosen.id)} if self._chosen else payload,
            now=self.now,
            expires_at=self.now + (DIRECT_PATIENCE if patient else GROUP_PATIENCE),
        )

    def drop_questions(self) -> None:
        """Wait for nothing any more."""
        here = (self.message.conversation,) if self.group else (self.message.conversation, questions.PERSONAL)
        for conversation in here:
            questions.close_all(
                self.work,
                org_id=self.org_id,
                conversation_id=conversation,
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

    @property
    def alone(self) -> Scene:
        """The speaker in our direct chat, where an answer to a group may point."""
        return replace(self.here, group=False)

    def here_for(self, member: Member) -> Scene:
        """Somebody else, spoken to where the speaker is but in their own language."""
        return Scene(self.voice_for(member), self.deployment.name, self.group)

    def voice_for(self, member: Member, team: Team | None = None) -> Voice:
        """The language in which somebody else is spoken to."""
        return super().voice_for(member, team or self.place.team)

    def say(self, text: str, /, *, context: str | None = None, **fields: Field) -> Md:
        """Words in the language of the answer."""
        return self.voice.say(text, context=context, **fields)

    def name(self, member: Member | None, voice: Voice | None = None) -> str:
        """What to call somebody, in the language of the answer unless another is meant."""
        return super().name(member, voice or self.voice)
