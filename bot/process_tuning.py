"""Tunes the interpreter of a process for short response times."""

from __future__ import annotations

import gc
import sys
from datetime import date

from commands.core.deployment import Deployment
from commands.core.grammar import parse
from commands.rules.calendar import WorkCalendar
from commands.texts.voice import voice_of

TAKE_TURNS_SECONDS = 0.0005
"""How long the event loop waits for a computing thread; Python's 5 ms would delay each answer often."""
COLLECT_AFTER_OBJECTS = 20_000
"""A message makes some thousand objects, nearly all freed at once; by default Python collects after 700."""


def tune(deployment: Deployment, today: date) -> None:
    """Switch threads sooner, and load what the first message would wait for, out of the collector's sight.

    Holidays and a language's number formats take half a second to load, the tables of phrases as long again.
    What is loaded is frozen, or each full collection would stop all threads to look through a hundred
    megabytes of modules.
    """
    sys.setswitchinterval(TAKE_TURNS_SECONDS)
    voice_of(deployment.language)
    WorkCalendar(deployment.country).is_working_day(today)
    parse("KR1 60%, confidence 7, blocked on legal")
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER_OBJECTS, *gc.get_threshold()[1:])
