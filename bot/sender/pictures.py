"""Pictures below messages: drawn and uploaded once, and never in the way of the words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.bill import Bill, charged_to
from bot.dingtalk import DingTalk, FixCredentials, QuotaUsedUp, SendFailed
from bot.drawing import CannotDraw, Painter
from bot.logs import get_logger
from bot.sender.lanes import Owed
from commands.texts.charts.week import Chart, title_of
from commands.texts.markdown import picture

SECONDS = 15.0
"""The longest that a message waits for its picture."""
REST = timedelta(hours=1)
"""How long no picture is tried after a refusal that every other would get, too."""

log = get_logger("pictures")


class Pictures:
    """Gives messages their pictures, if there is a painter; a failure only leaves a line in the log.

    `tasks` are the pictures being made, drawn one after another.
    """

    def __init__(
        self, *, painter: Painter | None, dingtalk: DingTalk, bill: Bill, clock: Callable[[], datetime]
    ) -> None:
        self._painter = painter
        self._dingtalk = dingtalk
        self._bill = bill
        self._clock = clock
        self._brush = asyncio.Lock()
        self.tasks: set[asyncio.Task[None]] = set()
        self._rests_until: datetime | None = None

    def hang(self, owed: Iterable[Owed], *, then: Callable[[], None]) -> bool:
        """Try once to give each its picture; True if that takes a while, after which `then` is called."""
        lacking = [each for each in owed if each.row.chart and each.picture is None]
        if self._painter is None or not lacking:
            return False
        task = asyncio.create_task(self._hang(self._painter, lacking))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        task.add_done_callback(lambda _: then())
        return True

    async def _hang(self, painter: Painter, lacking: list[Owed]) -> None:
        for each in lacking:
            each.picture = await self._picture(painter, each.row.org_id, each.row.chart or {})

    async def _picture(self, painter: Painter, org_id: str, data: Mapping[str, Any]) -> str:
        """The picture as Markdown, nothing if it cannot be had."""
        rests = self._rests_until is not None and self._clock() < self._rests_until
        if rests or self._bill.leaves_unsaid(org_id, "picture"):
            return ""
        try:
            async with asyncio.timeout(SECONDS):
                return await self._drawn_and_uploaded(painter, org_id, data)
        except (CannotDraw, SendFailed, TimeoutError) as error:
            if isinstance(error, FixCredentials | QuotaUsedUp):
                self._rests_until = self._clock() + REST
            reason = str(error) or f"it was not there within {SECONDS:g} seconds"
            log.warning("a message leaves without its picture", action="picture", reason=reason)
        except Exception:  # a bug of ours must not hold back the text
            log.exception("a picture could not be made", action="picture")
        return ""

    async def _drawn_and_uploaded(self, painter: Painter, org_id: str, data: Mapping[str, Any]) -> str:
        chart = Chart.of(data)
        async with self._brush:
            png = await asyncio.to_thread(painter.draw, chart)
        with charged_to(org_id):
            media_id = await self._dingtalk.upload_picture(png)
        return picture(title_of(chart), media_id)
