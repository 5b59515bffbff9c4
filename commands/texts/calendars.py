"""What the board says where a calendar is a guess."""

from __future__ import annotations

from collections.abc import Sequence

from commands.texts.voice import Voice


def guessed(voice: Voice, years: Sequence[int]) -> str:
    """For everybody on a team's page: what may be off, and who can put it right."""
    return voice.plain(
        "China's make-up working days of {years} are not known here yet: pace and the end of the week may be "
        "a day or two off. An administrator can import them with “okrbot calendar import FILE.csv”.",
        years=", ".join(map(str, years)),
    )
