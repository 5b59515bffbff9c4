"""Who owns what by the names in a file: found as in the chat, never by a guess."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from commands.acts.importing.values import Reading
from commands.acts.members.naming import candidates
from commands.core.context import Context
from commands.reports.sheets import known_as
from commands.texts.importing import Problem
from storage import members
from storage.tables import Member, Team


class Owners:
    """The people of an organization; each name is looked for once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._found: dict[tuple[UUID, str], list[Member]] = {}
        self._everybody = members.of_organization(context.work.session, context.org_id)
        self._in_team: dict[UUID, Sequence[Member]] = {}

    def owner(self, reading: Reading, team: Team, now: Member | None) -> Member | None:
        """The member in a line's owner cell; None for an empty one. `now` is who owns it: of several with one
        name the present owner is meant.

        Raises:
            NotTaken: nobody is called so, or several are.
        """
        text = reading.text("owner")
        if text is None:
            return None
        if now is not None and text == known_as(now):
            return now
        found = self._called(team, text.lstrip("@＠"))
        if len(found) == 1:
            return found[0]
        if not found:
            raise reading.not_taken(Problem.OWNER_UNKNOWN, words=text)
        names = [self._context.name(each) for each in found]
        raise reading.not_taken(
            Problem.OWNER_UNCLEAR, words=text, names=str(reading.voice.list(names, style="or"))
        )

    def _called(self, team: Team, name: str) -> list[Member]:
        key = team.id, name
        if key not in self._found:
            self._found[key] = self._looked_for(team, name)
        return self._found[key]

    def _looked_for(self, team: Team, name: str) -> list[Member]:
        """By staff id, exact name, then as people are called in the chat; in the team, then anywhere."""
        near = self._near(team)
        for people in (near, self._everybody):
            by_id = [each for each in people if each.staff_id == name]
            exact = [each for each in people if name in (each.name, each.nick)]
            found = by_id or exact or candidates(name, people)
            if found:
                return found
        return []

    def _near(self, team: Team) -> Sequence[Member]:
        if team.id not in self._in_team:
            self._in_team[team.id] = members.of_team(self._context.work.session, team)
        return self._in_team[team.id]
