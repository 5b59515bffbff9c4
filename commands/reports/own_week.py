"""One person's week: what moved of theirs, what they are waited for, what they wait for, who thanked them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from commands.reports.due import is_waited_for
from commands.reports.key_result_moves import Move, moves
from commands.reports.standing import Standpoint
from storage import blockers, histories, objectives
from storage.okrs import Placed
from storage.tables import Blocker, BlockerAsk, KeyResult, Kudos, Member
from storage.visibility import Eyes


@dataclass(frozen=True, slots=True)
class Helping:
    """A blocker somebody is asked to help with. `seen`: they may see its key result, too."""

    blocker: Blocker
    ask: BlockerAsk
    key_result: KeyResult
    seen: bool


@dataclass(frozen=True, slots=True)
class OwnWeek:
    """All of it, over all teams."""

    moves: Sequence[Move]
    due: Sequence[Placed]
    helping: Sequence[Helping]
    raised: Sequence[tuple[Blocker, KeyResult]]
    kudos: Sequence[Kudos]

    @property
    def rows(self) -> list[KeyResult | Blocker]:
        """Whatever decides who may read this."""
        return [
            *(each.placed.row for each in self.moves),
            *(each.blocker for each in self.helping),
            *(blocker for blocker, _ in self.raised),
        ]


def own_week(
    session: Session,
    member: Member,
    since: datetime,
    *,
    eyes: Eyes,
    standpoint: Callable[[Placed], Standpoint],
) -> OwnWeek:
    """What concerns a member, with the moves since a moment; `eyes` are their own."""
    placed = objectives.key_results_everywhere(session, member.org_id, eyes=eyes, owner_id=member.id)
    return OwnWeek(
        moves=moves(session, placed, since),
        due=[each for each in placed if is_waited_for(each, standpoint(each))],
        helping=[Helping(*each) for each in blockers.asked_of(session, member.org_id, member.id, eyes=eyes)],
        raised=blockers.raised_by(session, member, eyes=eyes),
        kudos=histories.kudos_to(session, member, since),
    )
