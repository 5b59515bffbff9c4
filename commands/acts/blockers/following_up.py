"""What is said of a blocker by itself: to whom it waits for, to who raised it, to the manager."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from commands.acts.blockers.blocking import of_what
from commands.acts.blockers.follow_up_plan import every_moment, set_next, waiting_of
from commands.core.reply import Asks, Direct
from commands.core.surroundings import Surroundings
from commands.rules.follow_up import FollowUp, Stage
from commands.texts.blockers import (
    asked_again,
    nearly_due,
    not_answered,
    now_due,
    open_for_days,
    others_may_help,
    waits_for,
    yours,
)
from commands.texts.formats import moment
from commands.texts.markdown import Md, bold
from commands.texts.scene import Scene
from storage import absences, blockers, questions
from storage.tables import Blocker, Cycle, KeyResult, Member, Team

KIND = "follow_up"
"""The sort of message, and the question it puts: "done" or a date answers it without a code."""


class FollowingUp:
    """One blocker whose moment has come, claimed by this transaction."""

    def __init__(self, around: Surroundings, blocker: Blocker) -> None:
        session, org_id = around.work.session, around.org_id
        self._around = around
        self._blocker = blocker
        self.team = session.get_one(Team, (org_id, blocker.team_id))
        self._key_result = session.get_one(KeyResult, (org_id, blocker.key_result_id))
        self._cycle = session.get_one(Cycle, (org_id, blocker.cycle_id))
        self._asks = list(blockers.asks_for(session, org_id, [blocker.id]))

    def told(self) -> list[Direct]:
        """Who is told what now, and what comes next is set. Of several moments missed the latest counts."""
        if self._key_result.withdrawn_at is not None or self._cycle.closed_at is not None:
            self._blocker.follow_up_at = None
            return []
        found: dict[UUID, Direct] = {}
        for each in reversed(self._come()):
            for direct in self._of(each):
                found.setdefault(direct.to.id, direct)
        set_next(self._around, self._blocker, self._asks, after=self._around.now)
        self._blocker.followed_up += len(found)
        return list(found.values())

    def _come(self) -> list[FollowUp]:
        since = self._blocker.follow_up_at
        every = every_moment(self._around, self._blocker, self._asks)
        return [each for each in every if since is not None and since <= each.at <= self._around.now]

    def _of(self, each: FollowUp) -> Iterator[Direct]:
        if each.stage is Stage.CHOOSE:
            yield from self._raiser(each)
        elif each.stage is Stage.MANAGER:
            yield from self._manager(each)
        else:
            for member in self._here(self._waited_for(each)):
                yield self._helper(each, member)

    # --- whom it waits for ---------------------------------------------------------------------------

    def _waited_for(self, each: FollowUp) -> list[Member]:
        """Who has it; else those who were asked, and of a silence those who were asked at that moment."""
        if self._blocker.helper_id is not None:
            return self._members([self._blocker.helper_id])
        asks = [ask for ask in waiting_of(self._asks) if each.asked_at in (None, ask.asked_at)]
        return self._members([ask.member_id for ask in asks])

    def _members(self, ids: Sequence[UUID]) -> list[Member]:
        found = [self._around.member_by_id(each) for each in ids]
        return [member for member in found if member is not None and member.left_at is None]

    def _here(self, people: Sequence[Member]) -> list[Member]:
        """Without those who are away today."""
        today = self._around.standpoint_of(self.team).today
        ids = [member.id for member in people]
        away = absences.away_on(self._around.work.session, self._around.org_id, ids, today)
        return [member for member in people if member.id not in away]

    def _helper(self, each: FollowUp, to: Member) -> Direct:
        scene = self._around.alone_with(to, self.team)
        return self._direct(each, to, self._words(each, to, scene), asks=self._asking(to))

    def _words(self, each: FollowUp, to: Member, scene: Scene) -> Md:
        blocker, what = self._blocker, of_what(self._around, to, self._key_result)
        due = self._due(to, scene)
        if each.stage is Stage.ANSWER or due is None:
            asker = self._around.name(self._around.member_by_id(blocker.raised_by_id), scene.voice)
            return asked_again(
                scene, asker=asker, code=blocker.code, text=blocker.text, of_what=what, due=due
            )
        say = nearly_due if each.stage is Stage.SOON else now_due
        taken = blocker.helper_id is not None
        return say(scene, code=blocker.code, text=blocker.text, of_what=what, due=due, taken=taken)

    def _due(self, to: Member, scene: Scene) -> Md | None:
        if self._blocker.due_at is None:
            return None
        zone = self._around.zone_of(to, self.team)
        return moment(scene.voice, self._blocker.due_at, zone, self._around.now)

    def _asking(self, to: Member) -> Asks:
        """A date alone answers it; asked about several at a time, it is asked which."""
        before = questions.latest(self._around.work.session, to, questions.PERSONAL, now=self._around.now)
        ids = before.payload["blockers"] if before is not None and before.kind == KIND else []
        return Asks(KIND, {"blockers": [*ids, str(self._blocker.id)]})

    # --- others --------------------------------------------------------------------------------------

    def _raiser(self, each: FollowUp) -> Iterator[Direct]:
        for raiser in self._members([self._blocker.raised_by_id]):
            scene = self._around.alone_with(raiser, self.team)
            names = self._names(self._waited_for(each), scene)
            text = not_answered(scene, people=names, code=self._blocker.code, text=self._blocker.text)
            yield self._direct(each, raiser, text)

    def _manager(self, each: FollowUp) -> Iterator[Direct]:
        manager = self._around.member_by_id(self.team.manager_id)
        if manager is None or manager.left_at is not None:
            return
        scene, blocker = self._around.alone_with(manager, self.team), self._blocker
        helps = manager in self._waited_for(each)
        text = open_for_days(
            scene,
            code=blocker.code,
            text=blocker.text,
            of_what=of_what(self._around, manager, self._key_result),
            lasted=self._around.now - blocker.raised_at,
            how=yours(scene, code=blocker.code, taken=blocker.helper_id is not None)
            if helps
            else others_may_help(scene, code=blocker.code, who=self._who(each, scene)),
        )
        yield self._direct(each, manager, text, asks=self._asking(manager) if helps else None)

    def _who(self, each: FollowUp, scene: Scene) -> Md:
        names = self._names(self._waited_for(each), scene)
        if not names:
            return scene.say("Nobody has been asked to help yet.")
        if self._blocker.helper_id is not None:
            return scene.say("{name} has it.", name=bold(names[0]))
        return waits_for(scene, names)

    def _names(self, people: Sequence[Member], scene: Scene) -> list[str]:
        return [self._around.name(member, scene.voice) for member in people]

    def _direct(self, each: FollowUp, to: Member, text: Md, *, asks: Asks | None = None) -> Direct:
        once = f"follow_up:{self._blocker.id}:{each.stage.value}:{each.at.isoformat()}:{to.id}"
        return Direct(to, text, once, about=self._blocker.code, asks=asks, kind=KIND)
