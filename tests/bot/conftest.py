"""What the tests of the stream share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.server import serve

from tests.bot.gateway import Bot, Gateway


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
