"""What the tests of the chat page do there, and what the sandbox then knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import quote

from playwright.sync_api import Locator, Page

from bot.sandbox import World
from bot.sandbox.world import Conversation, Message

START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
"""A Wednesday, 10:00 in Shanghai."""
Open = Callable[..., Page]


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message")


def said(world: World, group: Conversation, after: int = 0) -> Message:
    """The next message a person sends there."""
    return world.wait_for(lambda: next(iter(world.messages(group, after=after)), None))


def robot(world: World, group: Conversation, text: str, **more: object) -> Message:
    return world.robot_says(group, kind="markdown", text=text, via="webhook", **more)  # type: ignore[arg-type]  # passed on as given


def one_tap(label: str, content: str) -> str:
    return f"[{label}](dtmd://dingtalkclient/sendMessage?content={quote(content)})"
