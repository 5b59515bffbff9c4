"""Fits a process of its own for short answers."""

from __future__ import annotations

import gc
import sys
from datetime import date

from commands.core.deployment import Deployment
from commands.rules.calendar import WorkCalendar
from commands.texts.voice import voice_of

TAKE_TURNS_SECONDS = 0.0005
"""How long the event loop waits for a thread that computes; of Python's own 5 ms every answer has several."""
COLLECT_AFTER_OBJECTS = 20_000
"""A message makes some thousand objects, nearly all freed at once; Python looks for cycles after 700."""


def tune(deployment: Deployment, today: date) -> None:
    """No long turns, nothing left to load for the first who asks, and no search for garbage in what stays.

    Holidays and the numbers of a language take half a second. What is loaded is taken out of the collector's
    sight, or each full collection would stop all threads to look through a hundred megabytes of modules.
    """
    sys.setswitchinterval(TAKE_TURNS_SECONDS)
    voice_of(deployment.language)
    WorkCalendar(deployment.country).is_working_day(today)
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER_OBJECTS, *gc.get_threshold()[1:])
