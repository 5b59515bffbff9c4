"""`okrbot doctor`: looks at everything the bot needs and says what to click where something is missing.

It disturbs nothing: no socket is opened, so no message can go astray to it, nobody is written to, and no
row of the database is changed.
"""

from __future__ import annotations

import asyncio

from bot.doctor.clock import examine_clock
from bot.doctor.database import examine_database
from bot.doctor.dingtalk import examine_dingtalk
from bot.doctor.findings import Finding
from bot.settings import Settings

__all__ = ["Finding", "examine", "examine_clock", "examine_database"]


async def examine(settings: Settings) -> list[Finding]:
    """Everything, in the order in which it is best put right."""
    remote = await examine_dingtalk(settings)
    local = await asyncio.to_thread(examine_database, settings)
    clock = await asyncio.to_thread(examine_clock, settings.openapi_endpoint)
    return [*remote, *local, clock]
