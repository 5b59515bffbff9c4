"""The composition root: builds everything from the settings, connects it, runs it until told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from secrets import token_hex
from zoneinfo import ZoneInfo

import uvicorn

from bot.bill import Bill
from bot.dingtalk import DingTalk
from bot.drawing import Painter
from bot.intake import PATIENCE_SECONDS, Intake
from bot.logs import get_logger
from bot.metrics import Metrics
from bot.people import People
from bot.process_tuning import tune
from bot.regular_jobs import RegularJobs
from bot.sender import Pictures, Sender
from bot.settings import Settings
from bot.signing_key import NoKey, secret_key
from bot.starting import CannotStart, listening, prepare_database
from bot.stream import Stream, StreamState
from bot.todos import Todos
from bot.web.app import create_app
from bot.web.board.live import Live
from bot.web.machinery import Login, Machinery
from bot.workers import Workers
from commands.core.dispatch import Dispatch
from commands.core.registry import commands_by_name
from commands.notices import Notices
from storage import installation
from storage.engine import open_engine
from storage.work import Storage

DRAIN_SECONDS = 5.0

log = get_logger("main")


def utc_now() -> datetime:
    return datetime.now(UTC)


def _say_nothing(_line: str) -> None:
    """The default for `say`."""


class Program:
    """One robot at work: its stream, its sender, its pages and its heartbeat.

    `clock` tells what time it is; the demo's can be moved. `say` prints lines for whoever started the
    program. `patience` is how many seconds a message waits for a database that cannot be written. `address`
    is where the pages are, `started` is set once the stream was connected for the first time.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = utc_now,
        say: Callable[[str], None] = _say_nothing,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self._say = say
        self._engine = open_engine(settings.database_url)
        self.storage = Storage(
            self._engine, process=f"{socket.gethostname()[:40]}:{os.getpid()}:{token_hex(3)}"
        )
        self.workers = Workers.for_engine(self._engine)
        self.metrics = Metrics()
        self.bill = Bill(clock, settings.quotas)
        self.dingtalk = self._make_dingtalk()
        self._painter = Painter(settings.font_files) if settings.pictures else None
        self.sender = self._make_sender()
        self.live = Live(self.storage, self.workers)
        self._deployment = settings.deployment()
        self.intake = self._make_intake(patience)
        self.stream = self._make_stream()
        self.jobs = self._make_jobs()
        self._socket: socket.socket | None = None
        self.started = asyncio.Event()

    @property
    def address(self) -> str:
        """Where the pages are on this computer; with port 0 known once it runs."""
        port = self._socket.getsockname()[1] if self._socket else self.settings.http_port
        return self.settings.model_copy(update={"http_port": port}).address

    # -- parts ---------------------------------------------------------------------------------------

    def _make_dingtalk(self) -> DingTalk:
        return DingTalk(
            client_id=self.settings.client_id,
            client_secret=self.settings.client_secret.get_secret_value(),
            api=self.settings.openapi_endpoint,
            oapi=self.settings.oapi_endpoint,
            count=self.bill.count,
        )

    def _make_sender(self) -> Sender:
        return Sender(
            dingtalk=self.dingtalk,
            storage=self.storage,
            workers=self.workers,
            bill=self.bill,
            pictures=Pictures(
                painter=self._painter, dingtalk=self.dingtalk, bill=self.bill, clock=self.clock
            ),
            metrics=self.metrics,
            clock=self.clock,
            group_sends_per_minute=self.settings.group_sends_per_minute,
        )

    def _make_intake(self, patience: float) -> Intake:
        return Intake(
            dispatch=Dispatch(self.storage, self._deployment),
            notices=Notices(self.storage, self._deployment),
            people=People(self.dingtalk, robot_name=self.settings.name),
            workers=self.workers,
            sender=self.sender,
            metrics=self.metrics,
            clock=self.clock,
            robot_code=self.settings.robot_code,
            robot_name=self.settings.name,
            patience=patience,
        )

    def _make_stream(self) -> Stream:
        return Stream(
            client_id=self.settings.client_id,
            client_secret=self.settings.client_secret.get_secret_value(),
            open_connection=self.dingtalk.open_connection,
            on_message=self.intake.receive,
            on_event=self.intake.notice,
            on_state=self._on_state,
        )

    def _make_jobs(self) -> RegularJobs:
        return RegularJobs(
            storage=self.storage,
            workers=self.workers,
            sender=self.sender,
            deployment=self._deployment,
            clock=self.clock,
            todos=Todos(
                dingtalk=self.dingtalk,
                storage=self.storage,
                workers=self.workers,
                clock=self.clock,
                address=lambda: self.settings.public_url or self.address,
                zone=ZoneInfo(self.settings.timezone),
            ),
        )

    def _make_pages(self, key: bytes) -> _PageServer:
        app = create_app(
            Machinery(
                storage=self.storage,
                workers=self.workers,
                deployment=self._deployment,
                metrics=self.metrics,
                clock=self.clock,
                stream=lambda: self.stream.health,
                login=Login(
                    dingtalk=self.dingtalk,
                    endpoint=self.settings.login_endpoint,
                    client_id=self.settings.client_id,
                    key=key,
                ),
                hand_over=self.sender.hand_over,
                requests_per_minute=self.settings.api_requests_per_minute,
                live=self.live,
            )
        )
        return _PageServer(
            uvicorn.Config(
                app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=3
            )
        )

    # -- life ----------------------------------------------------------------------------------------

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; then finish what is in hand.

        Raises:
            CannotStart: the database or the address cannot be used.
        """
        try:
            await asyncio.to_thread(prepare_database, self._engine)
            await asyncio.to_thread(commands_by_name)  # loaded now, so that the first message need not wait
            await asyncio.to_thread(self._look_for_fonts)
            self._socket = listening(self.settings)
            key = await asyncio.to_thread(secret_key, self.settings)
            await self._run_parts(self._make_pages(key), stop)
        except NoKey as error:
            raise CannotStart(str(error)) from None
        finally:
            if self._socket:
                self._socket.close()
            await self.dingtalk.aclose()
            self.workers.close()
            self._engine.dispose()

    async def _run_parts(self, pages: _PageServer, stop: asyncio.Event) -> None:
        assert self._socket
        sending = asyncio.create_task(self.sender.run())
        serving = asyncio.create_task(pages.serve([self._socket]))
        streaming = asyncio.create_task(self.stream.run())
        stopping = asyncio.create_task(stop.wait())
        self.jobs.start()
        self.live.start()
        try:
            parts = {sending, serving, streaming, stopping}
            done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            for part in done - {stopping}:
                part.result()  # only a fault of ours ends a part early
        finally:
            self.jobs.stop()
            await self.stream.stop()
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            await self.sender.drain(DRAIN_SECONDS)
            await self.live.stop()
            pages.should_exit = True
            stopping.cancel()
            await asyncio.gather(serving, streaming, stopping, return_exceptions=True)

    # -- telling -------------------------------------------------------------------------------------

    def _on_state(self, state: StreamState) -> None:
        if state.connected and not self.started.is_set():
            self.started.set()
            self._say(f"Connected to DingTalk as robot {self.settings.robot_code}.")
            self._say(f"Database: {self.settings.database_shown}")
            self._say(f"Address: {self.settings.public_url or self.address}")
            self._say(f"Administrators: {self._administrators()}")

    def _look_for_fonts(self) -> None:
        if self._painter and self._painter.missing:
            log.warning("digests come in words alone", action="pictures", reason=self._painter.missing)

    def _administrators(self) -> str:
        with self.storage.reading() as session:
            found = installation.administrators(session, self.settings.admins)
        names = {member.staff_id: member.called or member.staff_id for member in found}
        names |= {staff_id: names.get(staff_id, staff_id) for staff_id in self.settings.admins}
        return (
            ", ".join(names.values()) or "nobody yet; the first DingTalk administrator who writes becomes one"
        )


class _PageServer(uvicorn.Server):
    """Uvicorn in our loop: signals are the program's, which stops other things first."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def run_program(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    say: Callable[[str], None] = _say_nothing,
) -> None:
    """Run one robot until SIGTERM or SIGINT; both finish what is in hand.

    Raises:
        CannotStart: the database or the address cannot be used.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    program = Program(settings, clock=clock, say=say)
    tuning = asyncio.create_task(_tune(program))
    try:
        await program.run(stop)
    finally:
        tuning.cancel()
    say("Stopped; everything acknowledged is stored.")


async def _tune(program: Program) -> None:
    """Once everything is at work."""
    await program.started.wait()
    await asyncio.to_thread(tune, program.settings.deployment(), program.clock().date())
