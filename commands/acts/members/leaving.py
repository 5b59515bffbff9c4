"""Somebody leaves a team: what they owned goes to others, who are told; what they promised is open again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commands.acts.blockers.follow_up_plan import plan
from commands.core.reply import Direct
from commands.core.surroundings import Surroundings
from commands.texts.markdown import Md, bold, bullets, lines
from commands.texts.scene import Scene
from storage import leaving
from storage.tables import Blocker, KeyResult, Member, Objective, Team
from storage.visibility import PRIVATE_SERIES

Owned = KeyResult | Objective


@dataclass(frozen=True, slots=True)
class Handed:
    """Something that has another owner now. `code` is what to type for it."""

    row: Owned
    code: str
    heir: Member


@dataclass(frozen=True, slots=True)
class Left:
    """What became of what somebody left behind, and who is told."""

    handed: tuple[Handed, ...]
    direct: tuple[Direct, ...]

    def heirs(self) -> Iterator[tuple[Member, list[Handed]]]:
        """Who got what."""
        for heir in dict.fromkeys(each.heir for each in self.handed):
            yield heir, [each for each in self.handed if each.heir is heir]


class Leaving:
    """Ends memberships. `once` is the message or event that says so."""

    def __init__(self, around: Surroundings, *, once: str) -> None:
        self._around = around
        self._once = once

    def leave_team(self, leaver: Member, team: Team, *, remover: Member | None = None) -> Left:
        """Somebody is in a team no longer: they are neither asked nor suggested there any more."""
        membership = leaving.membership(self._around.work.session, team, leaver)
        if membership is not None:
            membership.until = self._around.now
            self._around.work.flush()  # who leaves inherits nothing
        if team.manager_id == leaver.id:
            team.manager_id = None
        handed = tuple(self._hand_over(leaver, team, remover))
        left = Left(handed, ())
        told = [
            self._told(leaver, team, heir, things) for heir, things in left.heirs() if heir is not remover
        ]
        return Left(handed, (*told, *self._open_again(leaver, team)))

    # -- what they owned -----------------------------------------------------------------------------

    def _hand_over(self, leaver: Member, team: Team, remover: Member | None) -> Iterator[Handed]:
        session = self._around.work.session
        manager = self._around.member_by_id(team.manager_id)
        others = [each for each in leaving.longest_here(session, team) if each.id != leaver.id]
        heir = manager or remover or next(iter(others), None)
        objectives = leaving.objectives_of(session, team, leaver)
        for placed in leaving.key_results_of(session, team, leaver):
            owner = self._around.member_by_id(placed.objective.owner_id)
            own = owner if owner is not None and owner.id != leaver.id else heir
            yield from self._give(placed.row, placed.code, own, manager)
        for objective in objectives:
            yield from self._give(objective, objective.code, heir, manager)

    def _give(self, row: Owned, code: str, heir: Member | None, manager: Member | None) -> Iterator[Handed]:
        """Private things are for the manager's eyes only; what nobody can take keeps its owner's name."""
        heir = manager if row.series == PRIVATE_SERIES else heir
        if heir is not None:
            row.owner_id = heir.id
            yield Handed(row, code, heir)

    def _told(self, leaver: Member, team: Team, heir: Member, things: Sequence[Handed]) -> Direct:
        there = self._around.alone_with(heir, team)
        return Direct(
            to=heir,
            text=lines(
                there.say(
                    "👋 {name} is no longer in {team}. These are yours now:",
                    name=bold(self._around.name(leaver, there.voice)),
                    team=bold(team.name),
                ),
                bullets(
                    there.say("{code} {title}", code=bold(each.code), title=each.row.title) for each in things
                ),
                there.say(
                    "Somebody else should have one? {words}",
                    words=there.shown(_pass_on(there, things[0])),
                ),
            ),
            once=f"left:{self._once}:{leaver.id}:{team.id}:{heir.id}",
        )

    # -- what they promised --------------------------------------------------------------------------

    def _open_again(self, leaver: Member, team: Team) -> Iterator[Direct]:
        for blocker, ask in leaving.asked_of(self._around.work.session, team, leaver):
            ask.withdrawn_at = self._around.now
            if blocker.helper_id == leaver.id:
                blocker.state, blocker.helper_id = "open", None
            plan(self._around, blocker)
            raiser = self._around.member_by_id(blocker.raised_by_id)
            if raiser is not None and raiser.id != leaver.id and raiser.left_at is None:
                yield self._needs_another(leaver, team, raiser, blocker)

    def _needs_another(self, leaver: Member, team: Team, raiser: Member, blocker: Blocker) -> Direct:
        there = self._around.alone_with(raiser, team)
        return Direct(
            to=raiser,
            text=there.say(
                "👋 {name} is no longer in {team} and cannot help with {code} {text}. Ask somebody else: "
                "{words}",
                name=bold(self._around.name(leaver, there.voice)),
                team=bold(team.name),
                code=bold(blocker.code),
                text=blocker.text,
                words=there.shown(there.say("/block {code} @name", code=blocker.code)),
            ),
            once=f"left:{self._once}:{leaver.id}:{blocker.id}",
            about=blocker.code,
        )


def _pass_on(scene: Scene, thing: Handed) -> Md:
    if isinstance(thing.row, Objective):
        return scene.say("/okr assign {code} @name", code=thing.code)
    return scene.say("/kr assign {code} @name", code=thing.code)


def said_of(left: Left, scene: Scene, around: Surroundings) -> list[Md]:
    """Who has what now, a line each; private things are not named where others read."""
    return [
        scene.say(
            "{name} has {codes} now.",
            name=bold(around.name(heir, scene.voice)),
            codes=scene.voice.list([bold(each.code) for each in shown]),
        )
        for heir, things in left.heirs()
        if (shown := [each for each in things if each.row.series != PRIVATE_SERIES])
    ]
