"""One process with everything in it: the sandbox in its thread, the bot in this loop, one clock for both."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe
from typing import TypeVar

from pydantic import SecretStr

from bot.demo.team import Said
from bot.main import Program
from bot.sandbox.server import SandboxServer
from bot.sandbox.world import Conversation, Message, World
from bot.settings import Settings
from bot.starting import CannotStart

T = TypeVar("T")

PORTS_TRIED = 20
START_SECONDS = 30.0
ANSWER_SECONDS = 15.0
"""How long an answer may take on a computer that is busy with other things."""


class NoAnswer(Exception):  # noqa: N818 (it reads as what it is)
    """The bot did not say what it should have; the text says after which message."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The sandbox's world and the bot that works in it. `working` ends when the bot does."""

    world: World
    dingtalk: SandboxServer
    program: Program
    working: asyncio.Task[None]

    def open(self) -> None:
        """Let visitors write: nobody is telling anything any more."""
        self.dingtalk.sandbox.not_yet = ""
        self.world.touch()

    async def say(self, said: Said, *, direct: bool = False) -> list[Message]:
        """Somebody says something to the bot; what it answers there, then what it tells others directly.

        Raises:
            NoAnswer: an answer did not come in time.
        """
        place = self.world.direct(said.who) if direct else self.world.conversation(said.group)
        asked = self.world.say(said.who, place, said.text, mentions=said.pick)
        places = [place, *(self.world.direct(who) for who in said.told)]
        try:
            return [await self._robot_says(each, after=asked.seq) for each in places]
        except TimeoutError:
            raise NoAnswer(f"The bot did not answer “{said.text}” by {said.who}.") from None

    async def _robot_says(self, place: Conversation, *, after: int) -> Message:
        def first() -> Message | None:
            messages = self.world.messages(place, after=after)
            return next((each for each in messages if each.sender.kind == "robot"), None)

        return await happens(self.world, first)


async def happens(world: World, look: Callable[[], T | None], seconds: float = ANSWER_SECONDS) -> T:
    """Wait until `look` finds something, looking after each change of the world; TimeoutError."""
    loop, changed = asyncio.get_running_loop(), asyncio.Event()

    def listen(*_: object) -> None:
        loop.call_soon_threadsafe(changed.set)

    stop_listening = world.subscribe(listen)
    try:
        async with asyncio.timeout(seconds):
            while (found := look()) is None:
                await changed.wait()
                changed.clear()
            return found
    finally:
        stop_listening()


@asynccontextmanager
async def raised(world: World, *, port: int, database: Path, not_yet: str = "") -> AsyncIterator[Stage]:
    """Sandbox and bot, connected; both end with the block. With `not_yet` nobody writes until `open`.

    Raises:
        CannotStart: the database or the ports cannot be used.
    """
    with _sandbox(world, port) as dingtalk:
        dingtalk.sandbox.not_yet = not_yet
        program = Program(_settings(dingtalk, database), clock=world.clock.now)
        dingtalk.sandbox.board = f"{program.address}/"
        stop = asyncio.Event()
        working = asyncio.create_task(program.run(stop))
        try:
            await _connected(program, working)
            yield Stage(world, dingtalk, program, working)
        finally:
            stop.set()
            await asyncio.gather(working, return_exceptions=True)


async def _connected(program: Program, working: asyncio.Task[None]) -> None:
    started = asyncio.create_task(program.started.wait())
    try:
        done, _ = await asyncio.wait(
            {started, working}, timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED
        )
    finally:
        started.cancel()
    if working in done:
        working.result()  # says why it ended
    if started not in done:
        raise CannotStart("The bot did not reach the sandbox on this computer; nothing was started.")


def _sandbox(world: World, port: int) -> SandboxServer:
    """On the port wanted, else on one of the next, else on any."""
    for each in range(port, min(port + PORTS_TRIED, 2**16)):
        try:
            return SandboxServer(world, port=each)
        except OSError:
            continue
    return SandboxServer(world, port=0)


def _free_port() -> int:
    """A port for the board, known before it is served: links to it stand in messages."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _settings(dingtalk: SandboxServer, database: Path) -> Settings:
    """Made without the environment: a `.env` for the real DingTalk in this folder must not be used here."""
    port = _free_port()
    return Settings.model_construct(
        client_id=dingtalk.client_id,
        client_secret=SecretStr(dingtalk.client_secret),
        openapi_endpoint=dingtalk.url,
        oapi_endpoint=dingtalk.url,
        login_endpoint=dingtalk.url,
        database_url=f"sqlite:///{database}",
        http_port=port,
        public_url=f"http://127.0.0.1:{port}",
        chosen_secret_key=SecretStr(token_urlsafe(32)),
        name=dingtalk.world.robot.name,
    )
