"""Other days for a cycle: as somebody typed them, and the cycle that gets them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from commands.acts.cycles import open_cycles
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.rules.cycle import Cycle as Span
from commands.rules.cycle import (
    quarter_named,
    quarter_of,
    usual_name,
)
from commands.texts.markdown import Md, bold
from storage import cycles
from storage.tables import Cycle, Team

SHORTEST, LONGEST = timedelta(days=7), timedelta(days=400)
DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
NAME = re.compile(r"(?:(?P<year>\d{4})-)?(?P<word>[A-Za-z][A-Za-z0-9]{0,10})")
BETWEEN = frozenset({"to", "from", "until", "till", "dari", "sampai", "hingga", "ke", "den", "tu", "and"})
"""Words around two dates that are no name."""


def wanted(context: Context, text: str, today: date) -> Span:
    """The days that were said, and the name: the one typed, else what people call such days, else none.

    Raises:
        Refusal: no two days were said, or days that no cycle can have.
    """
    found = [_date(match) for match in DATE.finditer(text)]
    quarter = quarter_named(text, today=today)
    if quarter is not None:
        return quarter
    if len(found) != 2 or found[0] is None or found[1] is None:
        raise Refusal(_how(context))
    start, end = found[0], found[1]
    if not SHORTEST <= end - start + timedelta(days=1) <= LONGEST:
        raise Refusal(context.say("A cycle has a week at least and 400 days at most. Nothing was changed."))
    if end < today:
        raise Refusal(context.say("Those days are over. Nothing was changed."))
    return Span(_name(text, start) or usual_name(start, end) or "", start, end)


def _name(text: str, start: date) -> str | None:
    """`Autumn` is stored as `2026-Autumn`: a code must show where the cycle's name begins."""
    words = NAME.finditer(DATE.sub(" ", text))
    named = next((match for match in words if match["word"].lower() not in BETWEEN), None)
    return f"{named['year'] or start.year}-{named['word']}" if named else None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _how(context: Context) -> Md:
    today = context.today
    quarter = quarter_of(today)
    example = f"/cycle set {quarter.start.isoformat()} to {quarter.end.isoformat()}"
    return context.say(
        "Say its first and last day, and a name if you like: {example}. Nothing was changed.",
        example=context.here.shown(example),
    )


def give(context: Context, team: Team, wanted: Span) -> Cycle:
    """The open cycle that these days touch gets them, else a new one.

    Raises:
        Refusal: they touch more than one, or their name is another's.
    """
    opened = cycles.open_of_team(context.work.session, team)
    touched = [each for each in opened if each.starts_on <= wanted.end and wanted.start <= each.ends_on]
    if len(touched) > 1:
        raise Refusal(_overlap(context, touched))
    return _changed(context, team, touched[0], wanted) if touched else _new(context, team, wanted)


def _changed(context: Context, team: Team, cycle: Cycle, wanted: Span) -> Cycle:
    """A cycle with other days; codes and check-ins stay."""
    taken = {each.name for each in cycles.of_team(context.work.session, team) if each.id != cycle.id}
    if wanted.name and wanted.name in taken:
        raise Refusal(
            context.say("There is a cycle {cycle} already. Nothing was changed.", cycle=bold(wanted.name))
        )
    cycle.starts_on, cycle.ends_on = wanted.start, wanted.end
    cycle.name = wanted.name or cycle.name
    return cycle


def _new(context: Context, team: Team, wanted: Span) -> Cycle:
    return open_cycles.made(context, team, replace(wanted, name=wanted.name or quarter_of(wanted.end).name))


def _overlap(context: Context, touched: Sequence[Cycle]) -> Md:
    return context.say(
        "Those days overlap with {cycles}. Nothing was changed.",
        cycles=context.voice.list([bold(each.name) for each in touched]),
    )
