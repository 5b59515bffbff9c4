"""The digest's picture on the chat page: as wide as there is room for, told in words, and nothing jumps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from bot.drawing import Painter
from bot.sandbox import Clock, SandboxServer, World
from commands.rules.status import Status
from commands.texts.charts.week import Bar, Chart
from tests.browser.conftest import Visit

pytestmark = pytest.mark.slow

CHART = Chart(
    "en",
    "Growth",
    "2026-Q4 · week 8 of 13",
    (
        Bar("O1", "Renewals feel effortless", Decimal("0.54"), Decimal("0.62"), Status.AT_RISK),
        Bar("O2", "财务团队从第一天起就信任我们的数据", Decimal("0.7"), Decimal("0.62"), Status.ON_TRACK),
        Bar("O3", "Ra mắt đăng nhập một lần", Decimal("0.2"), Decimal("0.62"), Status.OFF_TRACK),
    ),
)


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    world = World(Clock(datetime(2026, 11, 20, 9, 0, tzinfo=UTC), ticking=False))
    world.add_person("Dana", id="dana01")
    group = world.add_group("Growth", ["dana01"], id="cid-growth")
    with SandboxServer(world) as server:
        address = server.sandbox.media.keep("image", Painter().draw(CHART), "image/png")
        for number in range(12):
            world.robot_says(group, kind="markdown", text=f"message {number}", via="api")
        text = f"📊 **Growth** · 2026-Q4\n\n![Progress against pace: Growth]({address})"
        world.robot_says(group, kind="markdown", text=text, via="api")
        yield server


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, False), (390, True)])
def test_it_fits_into_the_bubble_and_the_end_stays_in_sight(
    server: SandboxServer, visit: Visit, width: int, dark: bool
) -> None:
    page: Page = visit(f"{server.url}/?as=dana01&in=cid-growth", width=width, dark=dark)
    picture = page.get_by_role("img", name="Progress against pace: Growth")
    expect(picture).to_be_visible()
    page.wait_for_function("document.querySelector('.markdown img').complete")
    assert picture.evaluate("image => image.naturalWidth") == 720
    shown = picture.bounding_box()
    assert shown is not None
    assert 250 < shown["width"] <= min(720, width)
    assert shown["height"] / shown["width"] == pytest.approx(546 / 720, abs=0.01)
    expect(picture).to_be_in_viewport(ratio=0.95)
