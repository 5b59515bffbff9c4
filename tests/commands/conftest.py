"""A team with the example objectives, and a dialogue with it."""

from __future__ import annotations

import pytest

from storage.work import Storage
from tests.dialogue import Dialogue

RENEWALS = """/okr new Renewals feel effortless
KR1: 30-day retention from 45% to 60%
- First reply time 6h -> 2h"""

BACKEND = """/okr new A backend nobody worries about
API error rate 0.8% to 0.1%
SSO launch: 4 milestones"""


@pytest.fixture
def dialogue(storage: Storage) -> Dialogue:
    """An empty installation, on SQLite and on PostgreSQL."""
    return Dialogue(storage)


@pytest.fixture
def team(sqlite_storage: Storage) -> Dialogue:
    """Growth: Dana owns KR1 and KR2, Priya KR3 (error rate) and KR4 (milestones), Leo KR5."""
    return growth(Dialogue(sqlite_storage))


def growth(talk: Dialogue) -> Dialogue:
    """The team of `team`, made in this dialogue."""
    talk.say("dana", RENEWALS)
    talk.say("priya", BACKEND)
    talk.say("leo", "/kr add O1 Finance clients signed 0 → 5")
    for who in ("wang", "omar", "mai", "li", "dewi", "lan"):
        talk.say(who, "hello")
    talk.later(hours=1)
    return talk
