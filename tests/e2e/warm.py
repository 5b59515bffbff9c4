"""What every bot has loaded when its own life begins; see `nursery.py`."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from sqlalchemy.orm import configure_mappers

from bot.process_tuning import tune
from commands.core.deployment import Deployment
from commands.core.grammar import EXAMPLES, parse
from commands.core.registry import commands_by_name
from commands.texts.languages import find_language

for name in ("bot.cli", "bot.main", "tests.e2e.staged"):
    import_module(name)
configure_mappers()
commands_by_name()
find_language("en")
parse("KR1 60%", language="en", key_results=EXAMPLES["en"])
tune(Deployment(), date(2026, 11, 16))
