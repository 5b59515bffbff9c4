"""The figures as a table with targets, for the terminal and for docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.board import KEY_RESULTS, STREAMS, WEEKS, OpenPages, Page
from benchmarks.measure import LEVEL_AFTER, MANY_OPEN, SLOW_RATE, STORED_RATE, AtRate, Figures, Loads
from benchmarks.rituals import Minute
from benchmarks.spread import Spread

DIGESTS_SECONDS, DIGESTS_MEGABYTES = 20, 200
FLAT = 1.25
"""How much more a team's digest may cost among ten times as many teams: two runs differ as much."""
HEADERS = ("", "echo", "okrbot", "okrbot ÷ echo", "target", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `met` is None where there is no target."""

    name: str
    okrbot: str
    echo: str = ""
    ratio: str = ""
    target: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's texts, as `HEADERS` has them."""
        mark = {None: "", True: "✓", False: "✗ missed"}[self.met]
        return self.name, self.echo, self.okrbot, self.ratio, self.target, mark


def rows(figures: Figures) -> list[Row]:
    """All lines, in the order in which they are read."""
    return [
        *beside(figures.echo, figures.okrbot),
        _slow(figures),
        *_helper(figures),
        *_memory(figures),
        _stored(figures),
        *_parsing(figures),
        *_picture(figures),
        *rituals(figures.minutes),
        *pages(figures.pages, figures.plan.company),
        *open_pages(figures.open_pages),
    ]


def beside(echo: Loads, okrbot: Loads) -> list[Row]:
    """okrbot beside the echo bot: at each rate, and with always so many messages open."""
    return [*_rates(echo, okrbot), *_flood(echo, okrbot)]


def _rates(echo_bot: Loads, okrbot: Loads) -> Iterator[Row]:
    for rate, ours in okrbot.at.items():
        echo = echo_bot.at[rate]
        limit = 2.0 if rate == SLOW_RATE else None
        yield _receipts(f"message → receipt at {rate:g}/s, p50", echo, ours, limit)
        yield _against(f"message → receipt at {rate:g}/s, p99", echo.receipts.p99, ours.receipts.p99, "ms")
        yield Row(f"message → ack at {rate:g}/s, p50 / p99", _pair(ours.acks), _pair(echo.acks))
        yield _against(f"CPU per message at {rate:g}/s", echo.cpu_ms, ours.cpu_ms, "ms")


def _receipts(name: str, echo: AtRate, ours: AtRate, limit: float | None) -> Row:
    row = _against(name, echo.receipts.p50, ours.receipts.p50, "ms")
    if limit is None:
        return row
    met = ours.receipts.p50 <= limit * echo.receipts.p50
    return Row(row.name, row.okrbot, row.echo, row.ratio, f"at most {limit:g} × the echo's", met)


def _flood(echo_bot: Loads, okrbot: Loads) -> Iterator[Row]:
    for open_at_once, ours in okrbot.flooded.items():
        echo = echo_bot.flooded[open_at_once]
        judged = open_at_once == MANY_OPEN
        ratio = ours.a_second / echo.a_second
        yield Row(
            f"{'the most' if judged else 'messages'} a second, {open_at_once} open at once",
            f"{ours.a_second:.0f}",
            f"{echo.a_second:.0f}",
            f"{ratio:.2f}",
            "at least 0.5 × the echo's" if judged else "",
            ratio >= 0.5 if judged else None,
        )
        yield _against(f"CPU per message, {open_at_once} open at once", echo.cpu_ms, ours.cpu_ms, "ms")


def _slow(figures: Figures) -> Row:
    acks = figures.slow.acks
    return Row(
        f"message → ack at {SLOW_RATE:g}/s while DingTalk answers in 100 ms, p50 / p99",
        _pair(acks),
        target="p99 under 50 ms",
        met=acks.p99 < 50,
    )


def _helper(figures: Figures) -> Iterator[Row]:
    helper = figures.helper
    yield Row(f"with a helper: message → receipt at {SLOW_RATE:g}/s, p50 / p99", _pair(helper.receipts))
    yield Row("with a helper: CPU per message", f"{helper.cpu_ms:.2f} ms")


def _memory(figures: Figures) -> Iterator[Row]:
    memory = figures.memory
    yield Row(
        f"memory, the highest in {memory.messages:,} messages",
        f"{memory.peak:.0f} MB",
        f"{figures.echo.megabytes:.0f} MB",
        target="at most 200 MB",
        met=memory.peak <= 200,
    )
    yield Row(
        f"memory, added after the first {LEVEL_AFTER:,} ({memory.start:.0f} MB at the start, then"
        f" {memory.level:.0f} MB, {memory.per_thousand:+.2f} MB per 1,000 by the line)",
        f"{memory.growth:+.1f} MB",
        target="at most 30 MB",
        met=memory.growth <= 30,
    )


def _stored(figures: Figures) -> Row:
    few, many = figures.few.receipts.p50, figures.many.receipts.p50
    plan = figures.plan
    return Row(
        f"message → receipt at {STORED_RATE:g}/s with {plan.many_stored:,} check-ins stored"
        f" against {plan.few_stored:,}, p50",
        f"{many:.1f} against {few:.1f} ms: {many / few:.2f} ×",
        target="under 1.2 ×",
        met=many / few < 1.2,
    )


def _parsing(figures: Figures) -> Iterator[Row]:
    parsing = figures.parsing
    for characters, took, limit in ((500, parsing.of_500, 5), (10_000, parsing.of_10_000, 50)):
        yield Row(
            f"reading a message of {characters:,} characters",
            f"{took:.2f} ms",
            target=f"under {limit} ms",
            met=took < limit,
        )


def _picture(figures: Figures) -> Iterator[Row]:
    took, added = figures.drawing.milliseconds, figures.drawing.megabytes
    yield Row("picture: drawing six objectives", f"{took:.0f} ms", target="under 100 ms", met=took < 100)
    yield Row(
        "picture: memory that takes, in a process of its own",
        f"+{added:.0f} MB",
        target="at most 40 MB",
        met=added <= 40,
    )


def rituals(minutes: list[Minute]) -> Iterator[Row]:
    """The digests of many teams: the largest number has the targets, and must not cost a team more."""
    *_, fewer, most = sorted({each.teams for each in minutes})
    for each in minutes:
        judged = each.teams == most
        yield Row(
            f"digests of {each.teams:,} teams at one minute, {each.database}",
            f"{each.seconds:.1f} s ({each.cpu_seconds:.1f} s of CPU), "
            f"{each.milliseconds_each:.1f} ms a team, {each.megabytes:.0f} MB",
            target=f"under {DIGESTS_SECONDS} s and {DIGESTS_MEGABYTES} MB" if judged else "",
            met=each.seconds < DIGESTS_SECONDS and each.megabytes < DIGESTS_MEGABYTES if judged else None,
        )
    for database in dict.fromkeys(each.database for each in minutes):
        cost = {each.teams: each.milliseconds_each for each in minutes if each.database == database}
        yield Row(
            f"a digest among {most:,} teams against {fewer:,}, {database}",
            f"{cost[most]:.1f} against {cost[fewer]:.1f} ms: {cost[most] / cost[fewer]:.2f} ×",
            target=f"at most {FLAT:g} ×",
            met=cost[most] <= FLAT * cost[fewer],
        )


LIMITS = {"home": 100.0, "a team's board": 50.0, "a key result": 30.0}
"""Milliseconds on the server in which nineteen of twenty visits must be answered."""
MOST_STATEMENTS = 10
MOST_BYTES = 100_000


def pages(found: list[Page], teams: int) -> Iterator[Row]:
    """The board's pages: time and statements on the server, bytes on the way."""
    key_results, check_ins = teams * KEY_RESULTS, teams * KEY_RESULTS * WEEKS
    company = f"{teams} teams, {key_results:,} key results, {check_ins:,} check-ins"
    for page in found:
        limit = LIMITS.get(page.name)
        few = page.name == "a key result" or page.statements <= MOST_STATEMENTS
        yield Row(
            f"board: {page.name}, p50 / p95 ({company})",
            f"{page.times.p50:.0f} / {page.times.p95:.0f} ms, {page.statements} statements,"
            f" {page.packed_bytes / 1000:.0f} kB",
            target=f"p95 under {limit:.0f} ms, under 100 kB" if limit else "under 100 kB",
            met=page.packed_bytes < MOST_BYTES and (limit is None or (page.times.p95 < limit and few)),
        )


def open_pages(found: OpenPages) -> Iterator[Row]:
    """What pages that listen cost the bot."""
    yield Row(
        f"{STREAMS} open pages: memory",
        f"+{found.megabytes:.0f} MB",
        target="under 50 MB",
        met=found.megabytes < 50,
    )
    yield Row(
        f"{STREAMS} open pages: message → receipt at 10/s against nobody listening, p50",
        f"{found.listening.p50:.1f} against {found.without.p50:.1f} ms: {found.ratio:.2f} ×",
        target="under 1.1 ×",
        met=found.ratio < 1.1,
    )


def _against(name: str, echo: float, ours: float, unit: str) -> Row:
    ratio = f"{ours / echo:.2f}" if echo else ""
    return Row(name, f"{ours:.2f} {unit}", f"{echo:.2f} {unit}", ratio)


def _pair(times: Spread) -> str:
    return f"{times.p50:.1f} / {times.p99:.1f} ms"


# -- telling -----------------------------------------------------------------------------------------


def table(lines: list[Row]) -> str:
    """The lines in columns, for a terminal."""
    cells = [HEADERS, *(line.cells for line in lines)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def page(lines: list[Row], *, command: str, when: datetime, minutes: float) -> str:
    """docs/benchmarks.md."""
    head = ["| " + " | ".join(cells) + " |" for cells in (HEADERS, ("---",) * len(HEADERS))]
    body = ["| " + " | ".join(line.cells) + " |" for line in lines]
    return PAGE.format(
        when=f"{when:%Y-%m-%d %H:%M} UTC",
        machine=machine(),
        command=command,
        minutes=round(minutes),
        table="\n".join([*head, *body]),
    )


def machine() -> str:
    """Processor, cores, memory, system and Python."""
    info = Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*:\s*(.+)$", info, re.MULTILINE)
    gigabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return (
        f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, {gigabytes:.0f} GB, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


PAGE = """\
# How fast it is

This page is written by `make bench`; do not edit it.

- When: {when} ({minutes} minutes)
- Machine: {machine}
- Command: `{command}`

{table}

## How it is measured
- The counterpart is the sandbox without its limits, in the benchmark's own process: it notes when a message
  is said, when its ack comes and when its receipt comes. Each bot runs in a process of its own with a sandbox
  of its own; the two take turns.
- The measured check-in has a value, a confidence, a note and a blocker in words, and gets one receipt through
  the session webhook. 20 groups of 4 members with 2 key results each send them. okrbot runs as `okrbot run`
  on SQLite with pacing off, and with so many webhook calls to its credit that its bill never sends a receipt
  by API. Afterwards its database must hold every check-in and blocker that was said, or the run fails.
- The echo bot is the least one can do: the stock SDK, one SQLite commit and one call of a shared httpx client
  per message (`benchmarks/echo.py`). Nothing in it is tuned: what comes is taken on at once, and httpx sends
  by itself, where okrbot has its requests carried by aiohttp. It acknowledges after its answer, as the SDK's
  documentation has it; okrbot acknowledges after its commit.
- At a rate, messages come at random moments whatever the bot does; the moments are the same for both bots.
  For the most a second, a new message is said as soon as one of those open has its ack and its receipt.
- Digests: each team has 4 people, 8 key results with a check-in a week for a year, a red flag, a blocker,
  kudos and the digest of the week before. The scheduler's own functions write all of them to the outbox in
  one thread of one process, whose highest memory is shown; one team before them is not counted, for its
  digest loads what is loaded once. The check-ins of all teams lie intermingled, week by week, as they would
  after that year, and PostgreSQL has counted its rows. Writing is measured, not sending, which DingTalk
  paces.
- The board's pages are asked for in a process of their own, set up as the program's, without a socket, by
  one visitor after another: from the request to the last byte, packed. The company has 100 teams of 50 key
  results with a check-in a week; the first look of a day finds nothing of it in memory. The open pages are
  200 connections to a running `okrbot run`, each listening for what changes in its team, while 10 messages a
  second are handled; in turns the same is measured without them.
- CPU and memory are the process's own, as Linux counts them, not those of the one that started it. Times
  hold for one machine and one day; the ratios are what to compare.
"""
