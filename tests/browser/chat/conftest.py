"""A sandbox whose clock stands still, and its chat page in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox import Clock, SandboxServer, World
from bot.sandbox.world import Conversation
from tests.browser.chat.page import START, Open
from tests.browser.conftest import Visit


@pytest.fixture
def start() -> datetime:
    """When the test takes place; its clock stands still."""
    return START


@pytest.fixture
def world(start: datetime) -> World:
    """A team of five with a robot; Omar is from outside."""
    world = World(Clock(start, ticking=False))
    for id, name, nick in (
        ("dana01", "Dana Reyes", "Dana"),
        ("leo02", "Leo Park", "Leo"),
        ("wang03", "王磊", "Wang"),
        ("li04", "李小梅", "小李"),
        ("lan05", "Nguyễn Thị Lan", "Lan"),
    ):
        world.add_person(name, nick=nick, id=id)
    world.add_person("Omar", external=True)
    world.add_group("Growth", ["dana01", "leo02", "wang03", "li04", "lan05"], id="cid-growth")
    world.add_group("Platform", ["dana01", "leo02"], id="cid-platform")
    return world


@pytest.fixture
def server(world: World) -> Iterator[SandboxServer]:
    with SandboxServer(world) as server:
        yield server


@pytest.fixture
def growth(world: World) -> Conversation:
    return world.conversation("Growth")


@pytest.fixture
def chat(server: SandboxServer, visit: Visit) -> Open:
    """Opens the page as somebody, somewhere, and waits until it is there."""

    def open_chat(as_: str = "dana01", in_: str = "cid-growth", **how: object) -> Page:
        page = visit(f"{server.url}/?{urlencode({'as': as_, 'in': in_})}", **how)
        expect(page.locator("#title")).not_to_have_text("Loading…")
        return page

    return open_chat
