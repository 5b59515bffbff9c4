"""Teams with a year behind them, written straight into a database: SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Text,
    Uuid,
    cast,
    func,
    insert,
    literal,
    select,
    text,
)

from storage.tables import (
    Base,
    Blocker,
    BlockerAsk,
    CheckIn,
    Conversation,
    Cycle,
    KeyResult,
    Kudos,
    Member,
    Membership,
    Objective,
    Organization,
    RedFlag,
    Ritual,
    RitualRun,
    Team,
)
from storage.types import UtcDateTime
from storage.work import Storage

ORG, ROBOT = "ding0bench", "ding0robot"
DUE = datetime(2026, 12, 18, 9, 0, tzinfo=UTC)
"""A Friday, 17:00 in Shanghai."""
WEEK = timedelta(days=7)
BEGAN = DUE - 52 * WEEK
PEOPLE = ("Dana", "Wang Lei", "Priya", "Omar")
RULE = {"period": "week", "at": "17:00", "weekday": 4, "shift": "week_end"}


def fill(storage: Storage, *, teams: int, key_results: int = 8, weeks: int = 52, first: int = 0) -> None:
    """Store so many teams whose digest is due at `DUE`, with a check-in a week of each key result.

    `first` is the number of the first: what is there already has smaller ones.
    """
    with storage.work() as work:
        if first == 0:
            work.append(Organization(org_id=ORG, created_at=BEGAN))
        for number in range(first, first + teams):
            for row in _team(number, key_results):
                work.append(row)
        work.flush()
        _check_in(work.session.connection(), weeks)
    settle(storage.engine)


def settle(engine: Engine) -> None:
    """Let PostgreSQL count what was stored in one go, as it does by itself while a year goes by."""
    if engine.dialect.name == "postgresql":
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("VACUUM ANALYZE"))


def _team(number: int, key_results: int) -> Iterator[Base]:
    people = [
        Member(org_id=ORG, staff_id=f"staff{number}n{nth}", name=name, created_at=BEGAN)
        for nth, name in enumerate(PEOPLE)
    ]
    team = Team(
        org_id=ORG,
        conversation_id=f"cid-{number}",
        title=f"Growth {number}",
        name=f"Growth {number}",
        manager_id=people[0].id,
        created_at=BEGAN,
    )
    cycle = Cycle(
        org_id=ORG,
        team_id=team.id,
        name="2026",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        created_at=BEGAN,
    )
    yield from (*people, team, cycle)
    yield Conversation(org_id=ORG, robot=ROBOT, conversation_id=team.conversation_id, group=True)
    for member in people:
        yield Membership(org_id=ORG, team_id=team.id, member_id=member.id, since=BEGAN)
    measured = list(
        _key_results(team, cycle, people, range(number * key_results, (number + 1) * key_results))
    )
    yield from measured
    yield from _happened(team, cycle, people, [row for row in measured if isinstance(row, KeyResult)])


def _key_results(team: Team, cycle: Cycle, people: list[Member], numbers: range) -> Iterator[Base]:
    """Four to an objective; each stands at a value of its own, as it would."""
    for nth, number in enumerate(numbers):
        current = 60 + nth % 8 + Decimal(number % 1000) / 1000
        if nth % 4 == 0:
            objective = Objective(
                org_id=ORG,
                team_id=team.id,
                cycle_id=cycle.id,
                number=nth // 4 + 1,
                title="Renewals feel effortless",
                owner_id=people[nth // 4 % len(people)].id,
                created_at=BEGAN,
            )
            yield objective
        yield KeyResult(
            org_id=ORG,
            team_id=team.id,
            cycle_id=cycle.id,
            objective_id=objective.id,
            number=nth + 1,
            title="Share of customers who stay for a month",
            kind="percent",
            unit="%",
            start=Decimal(40),
            target=Decimal(90),
            owner_id=people[nth % len(people)].id,
            paced_from=cycle.starts_on,
            created_at=BEGAN,
            initial=Decimal(40),
            initial_progress=Decimal(0),
            current=current,
            progress=(current - 40) / 50,
            confidence=2 + nth % 8,
            checked_in_at=DUE - timedelta(hours=30),
        )


def _happened(team: Team, cycle: Cycle, people: list[Member], measured: list[KeyResult]) -> Iterator[Base]:
    """The last week, and the digest before it."""
    blocker = Blocker(
        org_id=ORG,
        team_id=team.id,
        cycle_id=cycle.id,
        key_result_id=measured[1].id,
        number=1,
        text="legal review of the contract",
        raised_by_id=people[1].id,
        raised_at=DUE - timedelta(days=3),
    )
    yield blocker
    yield BlockerAsk(org_id=ORG, blocker_id=blocker.id, member_id=people[2].id, asked_at=blocker.raised_at)
    yield RedFlag(
        org_id=ORG,
        key_result_id=measured[0].id,
        raised_by_id=people[0].id,
        confidence=2,
        raised_at=DUE - timedelta(days=2),
        wanted="somebody who knows the billing system",
    )
    yield Kudos(
        org_id=ORG,
        team_id=team.id,
        giver_id=people[0].id,
        receiver_id=people[3].id,
        text="the calm launch",
        at=DUE - timedelta(days=1),
    )
    ritual = Ritual(org_id=ORG, team_id=team.id, kind="digest", rule=RULE, next_due_at=DUE, created_at=BEGAN)
    yield ritual
    figures = {str(row.id): [str(row.progress - Decimal("0.02")), [5, 6, 6, 7, 7]] for row in measured}
    yield RitualRun(
        org_id=ORG,
        ritual_id=ritual.id,
        due_at=DUE - WEEK,
        ran_at=DUE - WEEK,
        outcome="said",
        kept={"figures": figures, "asks": []},
    )


def _check_in(connection: Connection, weeks: int) -> None:
    """One statement a week, for all key results together, in any order: the teams' rows lie intermingled."""
    for week in range(1, weeks + 1):
        moment = DUE - (weeks - week) * WEEK - timedelta(hours=30)
        at = literal(moment, UtcDateTime())
        values = {
            CheckIn.org_id: KeyResult.org_id,
            CheckIn.id: _new_id(moment, connection.dialect.name),
            CheckIn.key_result_id: KeyResult.id,
            CheckIn.member_id: KeyResult.owner_id,
            CheckIn.at: at,
            CheckIn.created_at: at,
            CheckIn.value: KeyResult.current,
            CheckIn.progress: KeyResult.progress,
            CheckIn.progress_stated: literal(False),
            CheckIn.confidence: KeyResult.confidence,
            CheckIn.next_step: literal("test the third mail with ten customers"),
            CheckIn.original_text: literal("a check-in of the past"),
        }
        columns = [column.key for column in values]
        rows = select(*values.values()).order_by(func.random())
        connection.execute(insert(CheckIn).from_select(columns, rows))


def _new_id(moment: datetime, database: str) -> ColumnElement[UUID]:
    """An id as `storage.types.new_id` makes them: it begins with the moment and ends at random."""
    if database == "postgresql":
        noise: ColumnElement[str] = func.md5(cast(func.random(), Text))
    else:
        noise = func.lower(func.hex(func.randomblob(8)))
    stamp = f"{int(moment.timestamp() * 1000):012x}70008"
    return cast(literal(stamp) + func.substr(noise, 1, 15), Uuid())
