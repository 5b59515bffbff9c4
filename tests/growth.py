"""The team most dialogues are with."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from tests.dialogue import Dialogue

Talk = TypeVar("Talk", bound=Dialogue)

SAID = 9
"""Messages of the team's beginning."""

RENEWALS = """/okr new Renewals feel effortless
KR1: 30-day retention from 45% to 60%
- First reply time 6h -> 2h"""

BACKEND = """/okr new A backend nobody worries about
API error rate 0.8% to 0.1%
SSO launch: 4 milestones"""


def growth(talk: Talk) -> Talk:
    """Growth: Dana owns KR1 and KR2, Priya KR3 (error rate) and KR4 (milestones), Leo KR5."""
    talk.say("dana", RENEWALS)
    talk.say("priya", BACKEND)
    talk.say("leo", "/kr add O1 Finance clients signed 0 → 5")
    for who in ("wang", "omar", "mai", "li", "dewi", "lan"):
        talk.say(who, "hello")
    talk.later(hours=1)
    return talk


def resumed(talk: Talk, now: datetime) -> Talk:
    """The dialogue with a team that is there already."""
    talk.now = now
    return talk
