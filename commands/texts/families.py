"""The headings under which commands are explained, in the order in which people need them."""

from __future__ import annotations

from commands.texts.voice import mark

FAMILIES = {
    "kr": mark("Key results and check-ins"),
    "okr": mark("Objectives"),
    "block": mark("Blockers and help"),
    "task": mark("Tasks"),
    "kpi": mark("Health metrics"),
    "team": mark("The team"),
    "cycle": mark("The cycle"),
    "review": mark("The review at its end"),
    "me": mark("You and me"),
}
"""What `/help kr` takes, and what stands above it."""

FIRST = (
    "check_in", "round", "kr.show", "okr.new", "okr.show", "block", "task.add", "kpi.add", "team.show",
    "cycle.show", "review.show", "help",
)  # fmt: skip
"""The commands that begin their heading; the others follow, those with a slash before plain words."""
