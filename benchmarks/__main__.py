"""`python -m benchmarks`: how fast okrbot is on this machine, beside an echo bot on the bare SDK.

Exits with 1 if a target is missed. The full run (about a quarter of an hour) writes docs/benchmarks.md,
`--quick` (about a minute) only prints.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import report, rituals
from benchmarks.bots import ROOT
from benchmarks.measure import FULL, QUICK, Plan, measure, side_by_side


def main() -> int:
    """Measure, print, write; the exit code."""
    assert __doc__
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--quick", action="store_true", help="a rough answer in about a minute")
    options.add_argument("--only", choices=["messages", "rituals"], help="one part alone; nothing is written")
    wanted = options.parse_args()
    quick, whole = wanted.quick, wanted.only is None
    began, when = time.monotonic(), datetime.now(UTC)
    with TemporaryDirectory(prefix="okrbot-bench-") as folder:
        lines = _lines(QUICK if quick else FULL, Path(folder), only=wanted.only)
    print(report.table(lines))
    if whole and not quick:
        minutes = (time.monotonic() - began) / 60
        page = report.page(lines, command="make bench", when=when, minutes=minutes)
        (ROOT / "docs" / "benchmarks.md").write_text(page, encoding="utf-8")
    missed = [line.name for line in lines if line.met is False]
    print(f"{len(missed)} targets missed." if missed else "Every target is met.")
    return 1 if missed else 0


def _lines(plan: Plan, folder: Path, *, only: str | None) -> list[report.Row]:
    if only is None:
        return report.rows(measure(plan, folder, _say))
    if only == "messages":
        return report.beside(*side_by_side(plan, folder, _say))
    return list(report.rituals(rituals.measure(plan.teams, folder, _say)))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
