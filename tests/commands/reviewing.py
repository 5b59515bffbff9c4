"""What stands after a review, as the tests of it look at it."""

from __future__ import annotations

from storage.tables import Grade, KeyResult, Lesson
from tests.dialogue import Dialogue


def grades(talk: Dialogue) -> dict[str, tuple[str | None, str | None]]:
    """What stands: the grade and the plan of each key result with its code."""
    codes = {row.id: row.code for row in talk.rows(KeyResult)}
    return {
        codes[row.key_result_id]: (str(row.grade) if row.grade is not None else None, row.plan)
        for row in talk.rows(Grade)
        if row.withdrawn_at is None
    }


def lessons(talk: Dialogue) -> list[str]:
    return [row.text for row in talk.rows(Lesson) if row.withdrawn_at is None]


def closed(talk: Dialogue) -> str:
    """Close the cycle; how it ended."""
    talk.say("mai", "/review close")
    return talk.say("mai", "1").text
