"""What a search finds: objectives, key results, blockers and people, each kind by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from commands.rules.accents import unmarked
from storage import searching, weeks
from storage.objectives import PlacedObjective
from storage.okrs import InTeam
from storage.placed_blockers import PlacedBlocker
from storage.searching import Sought
from storage.tables import Member
from storage.visibility import Eyes

MOST = 20
"""Of each kind; more words find fewer."""
LONGEST = 100
"""Letters of what is looked for; the rest is cut off."""
_CODE = re.compile(r"(O|KR|P|B)\s?(\d{1,6})", re.IGNORECASE)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Found:
    """At most `MOST` of each kind; `owners` are whose the objectives and key results are."""

    objectives: tuple[PlacedObjective, ...]
    key_results: tuple[InTeam, ...]
    blockers: tuple[PlacedBlocker, ...]
    people: tuple[Member, ...]
    owners: Mapping[UUID, Member]

    @property
    def nothing(self) -> bool:
        return not (self.objectives or self.key_results or self.blockers or self.people)


def search(session: Session, org_id: str, typed: str, *, eyes: Eyes) -> Found:
    """What holds all the typed words, in whatever case and with or without accents, or the code."""
    sought = sought_by(typed)
    if not sought.words:
        return Found((), (), (), (), {})
    placed = _first(
        searching.objectives(session, org_id, sought, eyes=eyes),
        lambda each: _fits(sought, each.row.title, each.row.code),
    )
    parts = _first(
        searching.key_results(session, org_id, sought, eyes=eyes),
        lambda each: _fits(sought, each.placed.row.title, each.placed.row.code),
    )
    found_blockers = _first(
        searching.blockers(session, org_id, sought, eyes=eyes),
        lambda each: _fits(sought, each.row.text, each.row.code),
    )
    people = _first(
        searching.people(session, org_id, sought),
        lambda each: _fits(sought, each.name or "") or _fits(sought, each.nick or ""),
    )
    owner_ids = {each.row.owner_id for each in placed} | {each.placed.row.owner_id for each in parts}
    return Found(placed, parts, found_blockers, people, weeks.people(session, org_id, owner_ids))


def sought_by(typed: str) -> Sought:
    """The words somebody typed, and the code if that is all."""
    typed = " ".join(typed.split())[:LONGEST]
    code = _CODE.fullmatch(typed)
    words = tuple(typed.split())
    return Sought(words, code[1].upper(), int(code[2])) if code else Sought(words)


def _fits(sought: Sought, text: str, code: str | None = None) -> bool:
    if sought.series and code == f"{sought.series}{sought.number}":
        return True
    letters = unmarked(text)
    return all(unmarked(word) in letters for word in sought.words)


def _first(rows: Iterable[Row], fits: Callable[[Row], bool]) -> tuple[Row, ...]:
    return tuple(islice(filter(fits, rows), MOST))
