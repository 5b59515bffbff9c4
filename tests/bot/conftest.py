"""Gateway and bot for the tests of the stream, DingTalk's hosts for those of its client."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.server import serve

from bot.dingtalk import DingTalk
from tests.bot.dingtalk.fake_dingtalk import Clock, FakeDingTalk
from tests.bot.stream.gateway import Bot, Gateway


@pytest.fixture
async def gateway() -> AsyncIterator[Gateway]:
    gateway = Gateway()
    gateway.server = await serve(gateway.serve, "127.0.0.1", 0, close_timeout=0.2)
    yield gateway
    gateway.server.close()
    await gateway.server.wait_closed()


@pytest.fixture
def bot(gateway: Gateway) -> Bot:
    return Bot(gateway)


@pytest.fixture
def fake() -> FakeDingTalk:
    return FakeDingTalk()


@pytest.fixture
def counted() -> list[str]:
    return []


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def dingtalk(fake: FakeDingTalk, counted: list[str], clock: Clock) -> AsyncIterator[DingTalk]:
    client = DingTalk(
        client_id="dingapp", client_secret="app-secret", count=counted.append, clock=clock, transport=fake
    )
    yield client
    await client.aclose()
