"""The team's past, produced the way it would really happen: people write, the bot answers, time passes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from bot.demo.passing import pass_to
from bot.demo.stage import Stage
from bot.demo.team import (
    BEGINNING,
    GROUP,
    LEADERS,
    TODAY,
    WEEKS_SO_FAR,
    YESTERDAY,
    ZONE,
    Moment,
    Said,
    first_monday,
    last_day,
)
from commands.rules.cycle import quarter_of
from storage import cycles, members
from storage.tables import Change
from storage.work import Storage


async def play(stage: Stage, *, until: datetime) -> None:
    """Everything that happened in the cycle so far; ends with the clock at `until`.

    The world's clock must stand before the first Monday's first words.
    """
    for moment, said in _in_cycle(BEGINNING, first_monday(until)):
        await _said_at(stage, moment, said)
    for group in (GROUP, LEADERS):
        _lay_cycle(stage, group, until)
    for moment, said in past(until):
        await _said_at(stage, moment, said)
    await pass_to(stage.program, stage.world.clock, until)


async def _said_at(stage: Stage, moment: datetime, said: Said) -> None:
    await pass_to(stage.program, stage.world.clock, moment)
    await stage.say(said)


def past(until: datetime) -> Iterator[tuple[datetime, Said]]:
    """What was said in the cycle in whose week 7 `until` lies, and when, after everybody was introduced."""
    yield from _in_cycle(WEEKS_SO_FAR, first_monday(until))
    yield from _lately(until)


def _in_cycle(part: Mapping[Moment, Said], monday: date) -> Iterator[tuple[datetime, Said]]:
    for moment, said in part.items():
        yield moment.in_cycle(monday), said


def _lately(until: datetime) -> Iterator[tuple[datetime, Said]]:
    """On a Monday yesterday is last week's Sunday, and still after all that was said in the weeks before."""
    yesterday = until.astimezone(ZONE).date() - timedelta(days=1)
    for clock, said in YESTERDAY.items():
        yield datetime.combine(yesterday, clock, ZONE), said
    for ago, said in TODAY.items():
        yield until - ago, said


def _lay_cycle(stage: Stage, group: str, until: datetime) -> None:
    """Thirteen weeks around today, under the name of today's quarter.

    The only thing nobody says to the bot: it would take the calendar quarter, and early in a quarter the
    demo would have no past to show.
    """
    world, storage, monday = stage.world, stage.program.storage, first_monday(until)
    with storage.work() as work:
        team = members.team_of(work.session, world.corp_id, world.conversation(group).id)
        assert team is not None, "the team is there since its first message"
        cycles.start_cycle(
            work,
            team,
            name=quarter_of(until.date()).name,
            starts_on=monday,
            ends_on=last_day(monday),
            now=world.clock.now(),
        )


def last_change(storage: Storage) -> datetime | None:
    """When something was last changed in this database: with a clock that was moved, maybe after today."""
    with storage.reading() as session:
        return session.scalar(select(func.max(Change.at)))
