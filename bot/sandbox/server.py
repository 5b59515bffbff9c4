"""The sandbox as an application, and as a server in its own thread."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from types import TracebackType

import uvicorn
from fastapi import FastAPI

from bot.sandbox import chat, login, oapi, openapi, page, todoapi, webhook
from bot.sandbox.errors import add_error_handlers
from bot.sandbox.events import Events
from bot.sandbox.faults import Faults, FaultyAnswers
from bot.sandbox.options import Options
from bot.sandbox.sandbox import Credentials, Sandbox
from bot.sandbox.world import World


def create_app(
    world: World, *, client_id: str, client_secret: str, options: Options | None = None
) -> FastAPI:
    """The whole DingTalk as one application; `app.state.sandbox` holds its parts."""
    sandbox = Sandbox(world, Credentials(client_id, client_secret), options or Options())
    events = Events(sandbox)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        sandbox.gateway.start()
        events.start()
        yield
        events.stop()
        sandbox.gateway.stop()

    app = FastAPI(lifespan=lifespan, openapi_url=None)
    app.state.sandbox, app.state.events = sandbox, events
    app.add_middleware(FaultyAnswers, faults=sandbox.faults)
    add_error_handlers(app)
    modules = (openapi, oapi, webhook, todoapi, login)
    for router in (
        *(module.router(sandbox) for module in modules),
        chat.router(sandbox, events),
        page.router(),
    ):
        app.include_router(router)
    return app


class _Server(uvicorn.Server):
    """Looks a hundred times a second whether to stop, not ten times: tests start and stop many."""

    async def main_loop(self) -> None:
        """Tick until told to stop."""
        for tick in count():
            if await self.on_tick(tick):
                return
            await asyncio.sleep(0.01)


class SandboxServer:
    """A sandbox on 127.0.0.1, in its own thread with its own event loop.

    Use it as a context manager, or `start` and `stop` it. Port 0 means any free one; `url` tells which.
    """

    def __init__(
        self,
        world: World | None = None,
        *,
        client_id: str = "ding-sandbox-robot",
        client_secret: str = "sandbox-secret",  # noqa: S107 - opens nothing but this sandbox
        options: Options | None = None,
        port: int = 0,
    ) -> None:
        self.world = world or World()
        self.client_id = client_id
        self.client_secret = client_secret
        app = create_app(self.world, client_id=client_id, client_secret=client_secret, options=options)
        self.sandbox: Sandbox = app.state.sandbox
        self._events: Events = app.state.events
        self._socket = _listening(port)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = _Server(
            uvicorn.Config(
                app,
                ws="websockets-sansio",
                ws_ping_interval=None,  # DingTalk's gateway pings with frames of its own
                ws_per_message_deflate=False,
                lifespan="on",
                log_config=None,
                log_level="critical",
                access_log=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)
        self.sandbox.gateway.abort_sockets = self._abort_sockets

    @property
    def faults(self) -> Faults:
        """What can go wrong on purpose."""
        return self.sandbox.faults

    @property
    def connections(self) -> int:
        """The bot's sockets that may get frames now."""
        return self.sandbox.gateway.connections

    def wait_for_bot(self, connections: int = 1, timeout: float = 5.0) -> None:
        """Wait until the bot has that many connections; TimeoutError after `timeout` real seconds."""
        self.world.wait_for(lambda: self.connections >= connections, timeout)

    def start(self) -> SandboxServer:
        """Serve from now on."""
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.005)
        return self

    def stop(self) -> None:
        """End all connections and the thread."""
        self.sandbox.gateway.soon(self._events.stop)
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def __enter__(self) -> SandboxServer:
        """Start."""
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])

    def _abort_sockets(self) -> None:
        """Reset the TCP connection of every stream socket."""
        for protocol in tuple(self._server.server_state.connections):
            if hasattr(protocol, "handshake_complete"):  # a WebSocket's protocol
                protocol.transport.abort()


def _listening(port: int) -> socket.socket:
    """A socket on loopback. asyncio turns Nagle's delay off (40 ms a call) only if TCP is named."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen()
    return listener
