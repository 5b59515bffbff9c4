"""What is measured, in which order, and the figures that come out.

Echo bot and okrbot take turns within each round, so that whatever else the machine does meets both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression, median

from benchmarks import board, history, parsing, picture, rituals
from benchmarks.board import OpenPages, Page
from benchmarks.bots import Bot, echo_bot, okrbot
from benchmarks.load import Exchange
from benchmarks.parsing import Parsing
from benchmarks.picture import Drawing
from benchmarks.rituals import Minute
from benchmarks.spread import Spread

MANY_OPEN = 64
"""Messages open at once when the most a second is sought: more than either bot can work on."""
FEW_OPEN = 8
"""As many as httpx handles best: the echo bot, which takes on everything at once, is at its fastest."""
LEVEL_AFTER = 1_000
"""Messages after which memory counts as having reached its level."""
DINGTALK_ANSWERS_SECONDS = 0.1
SLOW_RATE = 50.0
STORED_RATE = 10.0
WARM_UP = 300

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: seconds per rate (messages a second) and round, numbers of messages."""

    seconds_at: Mapping[float, float]
    rounds: int
    flood: int
    slow_seconds: float
    helper_seconds: float
    lasting: int
    few_stored: int
    many_stored: int
    stored_seconds: float
    stored_rounds: int
    teams: tuple[int, ...]
    company: int
    """Teams of the company whose board is looked at."""
    visits: int


FULL = Plan(
    seconds_at={1: 20, 10: 15, 50: 12},
    rounds=3,
    flood=1_500,
    slow_seconds=20,
    helper_seconds=12,
    lasting=30_000,
    few_stored=1_000,
    many_stored=1_000_000,
    stored_seconds=15,
    stored_rounds=4,
    teams=(10, 100, 1_000),
    company=100,
    visits=60,
)
QUICK = Plan(
    seconds_at={10: 3, 50: 5},
    rounds=1,
    flood=250,
    slow_seconds=4,
    helper_seconds=3,
    lasting=3_000,
    few_stored=1_000,
    many_stored=200_000,
    stored_seconds=5,
    stored_rounds=1,
    teams=(10, 100),
    company=20,
    visits=20,
)


class NotStored(Exception):  # noqa: N818 (it is what happened)
    """The bot answered, but its database does not hold what was said."""


@dataclass(slots=True)
class AtRate:
    """One bot under one load, over all rounds."""

    receipts: Spread = field(default_factory=Spread)
    acks: Spread = field(default_factory=Spread)
    cpu_seconds: float = 0.0

    @property
    def cpu_ms(self) -> float:
        """Processor time per message, in milliseconds."""
        return self.cpu_seconds * 1000 / len(self.receipts.values)

    def add(self, exchanges: list[Exchange], cpu_seconds: float) -> None:
        """What one round brought."""
        self.receipts.add([each.receipt_seconds for each in exchanges])
        self.acks.add([each.ack_seconds for each in exchanges])
        self.cpu_seconds += cpu_seconds


@dataclass(slots=True)
class Flooded:
    """One bot with always so many messages open, over all rounds."""

    rates: list[float] = field(default_factory=list)
    """Messages a second, of each round."""
    messages: int = 0
    cpu_seconds: float = 0.0

    @property
    def a_second(self) -> float:
        """The median of the rounds."""
        return median(self.rates)

    @property
    def cpu_ms(self) -> float:
        """Processor time per message, in milliseconds."""
        return self.cpu_seconds * 1000 / self.messages


@dataclass(slots=True)
class Loads:
    """One bot under all loads."""

    at: dict[float, AtRate] = field(default_factory=dict)
    flooded: dict[int, Flooded] = field(default_factory=dict)
    """By the number of messages open at once."""
    megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Memory:
    """Resident memory in MB over many messages: at the start, at its level, at its highest."""

    messages: int
    start: float
    level: float
    peak: float
    per_thousand: float
    """What 1,000 more messages add, by the straight line through all samples from the level on."""

    @property
    def growth(self) -> float:
        """What the line adds from the level to the end."""
        return self.per_thousand * (self.messages - LEVEL_AFTER) / 1000


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that was measured."""

    plan: Plan
    echo: Loads
    okrbot: Loads
    slow: AtRate
    helper: AtRate
    memory: Memory
    few: AtRate
    many: AtRate
    parsing: Parsing
    drawing: Drawing
    minutes: list[Minute]
    pages: list[Page]
    open_pages: OpenPages


def measure(plan: Plan, folder: Path, say: Say) -> Figures:
    """Measure everything; `folder` is for databases and logs, `say` hears what is being done."""
    with echo_bot(folder) as echo, okrbot(folder) as ours:
        say("Echo bot and okrbot, in turns")
        echos, okrbots = _in_turns(plan, [echo, ours], say)
        say(f"DingTalk answers in {DINGTALK_ANSWERS_SECONDS * 1000:.0f} ms")
        slow = _slow(plan, ours)
        say("With a helper")
        helper = AtRate()
        _steady(ours, helper, rate=SLOW_RATE, seconds=plan.helper_seconds, helper=True)
        check_stored(ours)
    say(f"{plan.lasting:,} messages on end")
    memory = _memory(plan, folder)
    say(f"{plan.few_stored:,} and {plan.many_stored:,} check-ins stored, in turns")
    few, many = _stored(plan, folder)
    say("The digests of many teams at one minute")
    minutes = rituals.measure(plan.teams, folder, say)
    say("The board with a company's year, and many open pages")
    pages = board.measure(folder, say, teams=plan.company, visits=plan.visits)
    opened = board.measure_open_pages(folder, say, rounds=plan.stored_rounds, seconds=plan.stored_seconds)
    say("The grammar alone, a picture alone")
    read, drawn = parsing.measure(), picture.measure()
    return Figures(plan, echos, okrbots, slow, helper, memory, few, many, read, drawn, minutes, pages, opened)


def side_by_side(plan: Plan, folder: Path, say: Say) -> tuple[Loads, Loads]:
    """The echo bot and okrbot at each rate and at their most, and nothing else."""
    with echo_bot(folder) as echo, okrbot(folder) as ours:
        echos, okrbots = _in_turns(plan, [echo, ours], say)
        check_stored(ours)
    return echos, okrbots


def _in_turns(plan: Plan, bots: list[Bot], say: Say) -> list[Loads]:
    results = [Loads() for _ in bots]
    for bot in bots:
        bot.dingtalk.flood(count=WARM_UP, in_flight=FEW_OPEN)
    for number in range(1, plan.rounds + 1):
        say(f"  round {number} of {plan.rounds}")
        for rate, seconds in plan.seconds_at.items():
            for bot, loads in zip(bots, results, strict=True):
                _steady(bot, loads.at.setdefault(rate, AtRate()), rate=rate, seconds=seconds)
        for open_at_once in (FEW_OPEN, MANY_OPEN):
            for bot, loads in zip(bots, results, strict=True):
                flooded = loads.flooded.setdefault(open_at_once, Flooded())
                _flood(bot, flooded, plan.flood, open_at_once)
    for bot, loads in zip(bots, results, strict=True):
        loads.megabytes = bot.megabytes()
    return results


def _steady(bot: Bot, into: AtRate, *, rate: float, seconds: float, helper: bool = False) -> None:
    before = bot.cpu_seconds()
    exchanges = bot.dingtalk.steady(rate=rate, seconds=seconds, helper=helper)
    into.add(exchanges, bot.cpu_seconds() - before)


def _flood(bot: Bot, into: Flooded, count: int, open_at_once: int) -> None:
    before = bot.cpu_seconds()
    _, seconds = bot.dingtalk.flood(count=count, in_flight=open_at_once)
    into.cpu_seconds += bot.cpu_seconds() - before
    into.messages += count
    into.rates.append(count / seconds)


def _slow(plan: Plan, bot: Bot) -> AtRate:
    result = AtRate()
    bot.dingtalk.server.faults.slow(seconds=DINGTALK_ANSWERS_SECONDS)
    _steady(bot, result, rate=SLOW_RATE, seconds=plan.slow_seconds)
    bot.dingtalk.server.faults.clear()
    return result


def _memory(plan: Plan, folder: Path) -> Memory:
    with okrbot(folder, name="lasting", seed=3) as bot:
        start = bot.megabytes()
        samples: list[tuple[int, float]] = []
        bot.dingtalk.flood(
            count=plan.lasting,
            in_flight=FEW_OPEN,
            every=100,
            note=lambda said: samples.append((said, bot.megabytes())),
        )
        check_stored(bot)
    settled = [(said, megabytes) for said, megabytes in samples if said >= LEVEL_AFTER]
    line = linear_regression(*zip(*settled, strict=True))
    level = line.intercept + line.slope * LEVEL_AFTER
    peak = max(megabytes for _, megabytes in samples)
    return Memory(plan.lasting, start, level, peak, line.slope * 1000)


def _stored(plan: Plan, folder: Path) -> tuple[AtRate, AtRate]:
    few, many = AtRate(), AtRate()
    with okrbot(folder, name="few", seed=4) as light, okrbot(folder, name="many", seed=5) as heavy:
        history.fill(light.database, plan.few_stored)
        history.fill(heavy.database, plan.many_stored)
        for bot in (light, heavy):
            bot.dingtalk.flood(count=WARM_UP, in_flight=FEW_OPEN)
        for _ in range(plan.stored_rounds):
            _steady(light, few, rate=STORED_RATE, seconds=plan.stored_seconds)
            _steady(heavy, many, rate=STORED_RATE, seconds=plan.stored_seconds)
        check_stored(light)
        check_stored(heavy)
    return few, many


def check_stored(bot: Bot) -> None:
    """A fast answer to something that was not stored would be worth nothing.

    Raises NotStored unless each message left a check-in with value, confidence and note, and a blocker.
    """
    with closing(sqlite3.connect(bot.database)) as rows:
        whole = rows.execute(
            "SELECT count(*) FROM check_ins WHERE original_text <> ? AND value IS NOT NULL "
            "AND confidence IS NOT NULL AND note IS NOT NULL",
            [history.TEXT],
        ).fetchone()[0]
        blockers = rows.execute("SELECT count(*) FROM blockers").fetchone()[0]
    if (whole, blockers) != (bot.dingtalk.said, bot.dingtalk.said):
        raise NotStored(f"{bot.dingtalk.said} said, {whole} whole check-ins and {blockers} blockers stored.")
