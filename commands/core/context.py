"""Everything a use-case needs to know of the message it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from commands.core.deployment import Deployment
from commands.core.errors import Refusal, WhichTeam
from commands.core.grammar import parse
from commands.core.grammar.codes.titles import codes_titled
from commands.core.grammar.reading import KnownKeyResult, ParsedCommand
from commands.core.messages import IncomingMessage
from commands.core.team_codes import Coded, team_word
from commands.core.whereabouts import Speaker, Whereabouts
from commands.texts.markdown import Md, bold
from commands.texts.scene import Scene
from commands.texts.voice import Field, Voice, voice_of
from storage import members, okrs, questions
from storage.okrs import Placed
from storage.tables import Member, Team
from storage.work import ChangeInHand, Work

PLAIN_CODE = re.compile(r"(?<![A-Za-z0-9])(?:KR|kr|Kr)\s?(\d{1,4})(?![\d%])")
"""A key result's code standing alone, as opposed to `O2KR1`."""

CHOSEN = "team"
"""The key of a question's payload that holds the team chosen before it was asked."""

BY_ANOTHER = "by_another"
"""The key of a question's payload that says that somebody else's message made me ask."""

GROUP_PATIENCE = timedelta(minutes=15)
DIRECT_PATIENCE = timedelta(hours=24)
"""How long the bot waits for the answer to a question."""


class Context(Whereabouts):
    """One message being answered: who, where, when, what was understood, and the transaction to write in."""

    def __init__(
        self,
        *,
        work: Work,
        deployment: Deployment,
        message: IncomingMessage,
        speaker: Speaker,
        now: datetime,
    ) -> None:
        super().__init__(work=work, deployment=deployment, message=message, speaker=speaker, now=now)
        self.asked: str | None = None
        """The kind of question this message made the bot ask the speaker here."""
        self.holds = True
        """Whether no other process may change the key results read here before this is stored; see `hold`."""
        self._chosen: Team | None = None
        self._change: ChangeInHand | None = None
        self._named: list[Placed] = []
        self._named_numbers: frozenset[int] = frozenset()

    # --- who is meant --------------------------------------------------------------------------------

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
        """Whether the message can mean this team: if the speaker was asked, only the one they chose."""
        return self._chosen is None or self._chosen.id == team_id

    def need_a_team(self) -> None:
        """Make sure that the speaker is in a team.

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

    def go_on(self, text: str, team: Team | None) -> None:
        """Continue with an earlier message, now that it is known what or which team it means."""
        self.message = replace(self.message, text=text)
        self._chosen = team
        self.__dict__.pop("parsed", None)

    def choose(self, team_id: str | None) -> None:
        """Use the team that was chosen before the question now being answered was asked, if there was one."""
        self._chosen = next((team for team in self.teams if str(team.id) == team_id), None)

    # --- what was said -------------------------------------------------------------------------------

    @cached_property
    def parsed(self) -> ParsedCommand:
        """What the message says, read once."""
        return self.read(self.message.text)

    def read(self, text: str) -> ParsedCommand:
        """Read a text with the key results it can mean and the speaker's way of writing numbers in mind."""
        known = [self._known(each) for each in self.named_in(text) or self.key_results]
        return parse(text, language=self.habit, key_results=known)

    def titled_in(self, text: str) -> tuple[str, ...]:
        """Codes of the key results whose titles share words with a text; several if they fit equally well."""
        return codes_titled(text, [self._known(each) for each in self.key_results])

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

    # --- key results ---------------------------------------------------------------------------------

    @cached_property
    def key_results(self) -> list[Placed]:
        """The live key results of the teams meant, in the order of their codes."""
        return self._key_results(again=False)

    def _key_results(self, *, again: bool) -> list[Placed]:
        teams = [team.id for team in self.teams]
        return okrs.key_results(
            self.work.session, self.org_id, teams, eyes=self.eyes, locked=self.holds, again=again
        )

    def hold(self) -> None:
        """Before something is changed: no other process changes the key results until this is stored.

        Those that were read without it are read again, for they may have been changed since. SQLite lets one
        write at a time anyway.
        """
        if self.holds:
            return
        self.holds = True
        if "key_results" in self.__dict__ and self.work.dialect != "sqlite":
            self.work.flush()
            self.key_results = self._key_results(again=True)

    def named_in(self, text: str) -> list[Placed]:
        """The key results a text names, if each of its lines has a plain code: then no others are needed."""
        codes = [PLAIN_CODE.findall(line) for line in text.splitlines() if line.strip()]
        numbers = frozenset(int(number) for line in codes for number in line) if all(codes) else frozenset()
        if numbers and numbers != self._named_numbers:
            teams = [team.id for team in self.teams]
            self._named = okrs.named_key_results(self.work, self.org_id, teams, numbers, eyes=self.eyes)
            self._named_numbers = numbers
        return self._named if numbers else []

    @property
    def named(self) -> list[Placed]:
        """The key results named by the text that was read last."""
        return self._named

    def code(self, coded: Coded) -> str:
        """The code to show, with the team's name before it if the message could mean several teams."""
        if [team.id for team in self.teams] == [coded.row.team_id]:
            return coded.code
        team = self.team_by_id(coded.row.team_id)
        return f"{team_word(team.name)}/{coded.code}"

    def remember(self, staff_ids: Sequence[str]) -> None:
        """Add the people whom an earlier message mentioned, when this one answers the question about it."""
        known = {member.staff_id for member in self.mentioned}
        rows = members.by_staff_ids(self.work.session, self.org_id, set(staff_ids) - known)
        self.mentioned = (*self.mentioned, *rows)

    # --- changing ------------------------------------------------------------------------------------

    def change(self, kind: str) -> ChangeInHand:
        """The record of everything this message changes; it is one, so that one undo takes all of it back."""
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
        """Wait for the speaker's answer in this conversation; this replaces an older question.

        With `of` somebody else is asked, who reads along in the group: they get more time to answer, and if
        they still owe an answer here, nothing is asked.
        """
        here = self.message.conversation
        if of is not None and questions.latest(self.work.session, of, here, now=self.now):
            return
        self.asked = kind if of is None else self.asked
        payload = payload if of is None else {**payload, BY_ANOTHER: True}
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
        """Stop waiting for answers."""
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
        """Somebody else in this conversation, addressed in their own language."""
        return Scene(self.voice_for(member), self.deployment.name, self.group)

    def say(self, text: str, /, *, context: str | None = None, **fields: Field) -> Md:
        """Words in the language of the answer."""
        return self.voice.say(text, context=context, **fields)

    def name(self, member: Member | None, voice: Voice | None = None) -> str:
        """What to call somebody, in the language of the answer unless another is meant."""
        return super().name(member, voice or self.voice)
