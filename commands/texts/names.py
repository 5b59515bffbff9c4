"""The names of things in each language."""

from __future__ import annotations

from commands.rules.status import Status
from commands.texts.voice import mark

STATUS_NAMES: dict[str, str] = {
    Status.ON_TRACK: mark("On track"),
    Status.AT_RISK: mark("At risk"),
    Status.OFF_TRACK: mark("Off track"),
    Status.COMPLETE: mark("Complete"),
    Status.NO_UPDATE: mark("No update"),
    Status.NOT_STARTED: mark("Not started"),
    "done": mark("Complete"),
}
"""Computed and stated statuses; a stated "done" is shown as Complete."""

STATUS_MARKS: dict[str, str] = {
    Status.ON_TRACK: "🟢",
    Status.AT_RISK: "🟡",
    Status.OFF_TRACK: "🔴",
    Status.COMPLETE: "✅",
    Status.NO_UPDATE: "⚪",
    Status.NOT_STARTED: "⚪",
}
"""A sign beside the name, never instead of it: colours alone cannot be told apart by everybody."""
