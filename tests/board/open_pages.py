"""Pages that somebody keeps open, and what they hear."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from bot.web.board.live import CHANGED, Line
from commands.core.messages import IncomingMessage
from storage import members, visibility
from tests.board.conftest import Board
from tests.dialogue import ORG

SOON_SECONDS = 20
"""What takes a fifth of a second where nobody else uses the computer."""


class Page:
    """Somebody's open page."""

    def __init__(self, board: Board, who: str, about: UUID | None) -> None:
        with board.storage.reading() as session:
            member = board.member(who)
            eyes = visibility.of_member(member, members.teams_of(session, member))
        self.line = Line(ORG, eyes, about)
        self._stream = board.live.stream(self.line)

    async def begin(self) -> None:
        await anext(self._stream)

    async def hears(self) -> bool:
        """Whether it is told that it changed."""
        async with asyncio.timeout(SOON_SECONDS):
            await self.line.news.wait()
            return await anext(self._stream) == CHANGED

    @property
    def is_left_alone(self) -> bool:
        """Whether nothing waits to be told. Ask once another page has heard: all hear in one breath."""
        return not self.line.news.is_set()

    async def end(self) -> None:
        await self._stream.aclose()  # type: ignore[attr-defined]  # an asynchronous generator


@asynccontextmanager
async def open_page(board: Board, who: str, about: UUID | None = None) -> AsyncIterator[Page]:
    page = Page(board, who, about)
    await page.begin()
    yield page
    await page.end()
    assert page.line not in board.live.lines


async def say(board: Board, who: str, text: str, **more: object) -> IncomingMessage | None:
    """In the writer's thread, as the program does."""
    await board.workers.run("", lambda: board.talk.say(who, text, **more))  # type: ignore[arg-type]
    return None
