"""The stream of one robot: opens connections, hands out their frames, and acknowledges them."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import quote_plus, urlsplit

import structlog
import websockets.exceptions  # `import websockets` alone does not load it, and an `except` clause would fail
from dingtalk_stream import (
    AckMessage,
    CallbackHandler,
    CallbackMessage,
    Credential,
    DingTalkStreamClient,
    EventHandler,
    EventMessage,
    SystemMessage,
)
from dingtalk_stream.version import VERSION_STRING
from websockets.asyncio.client import connect

from bot.dingtalk import FixCredentials, Opened
from bot.frames import StreamEvent
from bot.stream.link import Link, Socket, cancelled, in_words
from bot.stream.options import StreamOptions, StreamState
from bot.stream.sdk import EventReceiver, Frame, MessageReceiver, ack_of, decoded, headers_of, quiet, typed

BOT_MESSAGES = "/v1.0/im/bot/messages/get"
REMEMBERED_TOPICS = 100
"""Unknown topics are logged once each; beyond so many they are not logged at all."""

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Stream(DingTalkStreamClient):  # type: ignore[misc]  # the SDK has no types
    """The connection of one robot to DingTalk, kept up until `stop`.

    `on_message` gets the data of each message frame; when it returns, what it did is committed and
    the frame is acknowledged, when it raises, the frame is refused. `on_event` likewise; a refused
    event is asked for again. `open_connection` makes the open call over HTTP with the body in the
    SDK's shape. `on_state` is called after every change of `health`, except the arrival of frames.
    """

    def __init__(
        self,
        *,
        client_id: str,
        client_secret: str,
        open_connection: Callable[[Mapping[str, object]], Awaitable[Opened]],
        on_message: Callable[[dict[str, object]], Awaitable[None]],
        on_event: Callable[[StreamEvent], Awaitable[None]],
        on_state: Callable[[StreamState], None] | None = None,
        options: StreamOptions | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(Credential(client_id, client_secret), logger=quiet("dingtalk_stream.client"))
        self.register_callback_handler(BOT_MESSAGES, MessageReceiver(on_message))
        self.register_all_event_handler(EventReceiver(on_event))
        quiet("dingtalk_stream.handler")
        self._open_call = open_connection
        self._on_state = on_state
        self._options = options or StreamOptions()
        self._sleep = sleep
        self._jitter = jitter
        self._now = now
        self._stopping = asyncio.Event()
        self._stopped = asyncio.Event()
        self._running = False
        self._slots = asyncio.Semaphore(self._options.at_once)
        self._links: set[Link] = set()
        self._in_hand: set[asyncio.Task[None]] = set()
        self._admitted = 0
        self._topics: set[str] = set()
        self._gateway_pings = False
        self._opened = 0
        self._last_frame_at: datetime | None = None
        self._trouble: str | None = None

    @property
    def connected(self) -> bool:
        """Is there a socket on which frames can arrive?"""
        return any(link.open for link in self._links)

    @property
    def health(self) -> StreamState:
        """The state now; for `/readyz`, the metrics and the doctor."""
        return StreamState(self.connected, max(self._opened - 1, 0), self._last_frame_at, self._trouble)

    # -- life ------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Keep a connection until `stop` is called or the task is cancelled."""
        self.pre_start()
        self._running = True
        keeper = asyncio.create_task(self._keep_connected())
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait((keeper, stopping), return_when=asyncio.FIRST_COMPLETED)
        finally:
            await cancelled(keeper, stopping)
            if self._stopping.is_set():
                await self._drain()
            await self._close()

    async def start(self) -> None:
        """The SDK's name for `run`."""
        await self.run()

    async def stop(self) -> None:
        """Take no more frames, finish and acknowledge what is in hand, close. Returns when done."""
        self._stopping.set()
        if self._running:
            await self._stopped.wait()

    async def _drain(self) -> None:
        for link in self._links:
            link.stop_reading()
        if not self._in_hand:
            return
        _, left = await asyncio.wait(self._in_hand, timeout=self._options.stop)
        if left:
            log.error(
                "Stopped with messages still in hand; DingTalk has no acknowledgement of them.",
                action="stream.stop",
                left=len(left),
            )

    async def _close(self) -> None:
        await cancelled(*self._in_hand)
        await asyncio.gather(*(link.close() for link in self._links))
        self._links.clear()
        self._running = False
        self._stopped.set()
        self._tell_state(self._trouble)

    # -- connecting ------------------------------------------------------------------------------

    async def _keep_connected(self) -> None:
        """Open a connection whenever one is wanted, with growing pauses while that goes wrong."""
        failures = 0
        while True:
            link = await self._link_or_pause(failures)
            if link is not None:
                await link.replace.wait()
                if link.age() >= self._options.steady:
                    failures = 0
                    continue
                await self._sleep(self._backoff(failures))
            failures += 1

    async def _link_or_pause(self, failures: int) -> Link | None:
        """A new connection; or None, after a pause, if there is none to be had."""
        try:
            return await self._connect()
        except FixCredentials as problem:
            pause = self._options.credentials_pause
            log.error(
                "DingTalk refuses the app.", action="stream.credentials", reason=problem.reason, pause=pause
            )
            self._tell_state(problem.reason)
        except Exception as problem:  # noqa: BLE001 whatever went wrong, the next attempt may succeed
            pause = self._backoff(failures)
            reason = in_words(problem)
            log.warning("No connection to DingTalk.", action="stream.connect", reason=reason, pause=pause)
            self._tell_state(reason)
        await self._sleep(pause)
        return None

    async def _connect(self) -> Link:
        async with asyncio.timeout(self._options.open_timeout):
            opened = await self._open_call(self._open_body())
        joint = "&" if "?" in opened.endpoint else "?"
        host = urlsplit(opened.endpoint).hostname or ""
        socket = await connect(
            f"{opened.endpoint}{joint}ticket={quote_plus(opened.ticket)}",
            create_connection=Socket,
            open_timeout=self._options.handshake_timeout,
            ping_interval=self._options.ping_every,
            ping_timeout=self._options.ping_timeout,
            close_timeout=self._options.close_timeout,
            proxy=None if host in ("127.0.0.1", "localhost", "::1") else True,
            logger=quiet("websockets.client"),
        )
        assert isinstance(socket, Socket)
        link = Link(socket, self._options, take=self._take, deaf=self._deaf, gone=self._gone)
        self._links.add(link)
        self._opened += 1
        log.info("Connected to DingTalk.", action="stream.connected", host=host, connections=len(self._links))
        self._tell_state(None)
        return link

    def _open_body(self) -> dict[str, object]:
        """The body of the open call in the SDK's shape."""
        topics = [{"type": "EVENT", "topic": "*"}] if self._is_event_required else []
        topics += [{"type": "CALLBACK", "topic": topic} for topic in self.callback_handler_map]
        return {
            "clientId": self.credential.client_id,
            "clientSecret": self.credential.client_secret,
            "subscriptions": topics,
            "ua": f"dingtalk-sdk-python/v{VERSION_STRING}-union",
            "localIp": self.get_host_ip(),
        }

    def _backoff(self, failures: int) -> float:
        longest = self._options.backoff_first * float(2 ** min(failures, 16))
        return self._jitter() * min(longest, self._options.backoff_most)

    def _deaf(self, link: Link) -> bool:
        """Whether only pongs have come for long, although this gateway sends keep-alive frames."""
        return self._gateway_pings and link.frame_age() > self._options.deaf

    def _gone(self, link: Link, reason: str | None) -> None:
        self._links.discard(link)
        if reason is not None and not self._stopping.is_set():
            log.warning("A connection to DingTalk was lost.", action="stream.lost", reason=reason)
        self._tell_state(self._trouble if self.connected else reason or self._trouble)

    def _tell_state(self, trouble: str | None) -> None:
        self._trouble = trouble
        if self._on_state is not None:
            self._on_state(self.health)

    # -- frames ----------------------------------------------------------------------------------

    def _take(self, raw: str | bytes, link: Link) -> None:
        """Handle one frame in a task of its own."""
        frame = decoded(raw)
        if frame is None:
            log.warning("Skipped a frame that is no JSON object.", action="stream.frame", size=len(raw))
            return
        self._last_frame_at = self._now()
        task = asyncio.create_task(self._answer(frame, link))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)

    async def _answer(self, frame: Frame, link: Link) -> None:
        ack = await self._acknowledgement(frame, link)
        try:
            await link.socket.send(json.dumps(ack.to_dict()))
        except websockets.exceptions.ConnectionClosed:
            log.warning(
                "Could not acknowledge a frame, its connection is gone; if it comes again it is recognised.",
                action="stream.ack",
                frame=ack.headers.message_id,
            )

    async def _acknowledgement(self, frame: Frame, link: Link) -> AckMessage:
        """Route a frame as the SDK does, with its frames and handlers. Never raises."""
        try:
            message = typed(frame)
        except (ValueError, TypeError, AttributeError, RecursionError):
            log.warning("Refused a frame that cannot be read.", action="stream.frame")
            return ack_of(frame, AckMessage.STATUS_BAD_REQUEST)
        if isinstance(message, SystemMessage):
            return await self._system(message, link)
        handler = self._handler(message)
        if message is None or handler is None:
            self._note_unknown(frame)
            return ack_of(frame, AckMessage.STATUS_OK)
        if not isinstance(message.data, dict):
            return ack_of(frame, AckMessage.STATUS_BAD_REQUEST)
        return await self._handled(handler, message, frame)

    async def _system(self, message: SystemMessage, link: Link) -> AckMessage:
        if message.headers.topic == SystemMessage.TOPIC_DISCONNECT:
            log.info("DingTalk asks for a new connection.", action="stream.disconnect")
            link.retire()
        else:
            self._gateway_pings = True
        return await self.system_handler.raw_process(message)

    def _handler(self, message: object) -> CallbackHandler | EventHandler | None:
        if isinstance(message, EventMessage):
            return self.event_handler
        if isinstance(message, CallbackMessage):
            return self.callback_handler_map.get(str(message.headers.topic))
        return None

    async def _handled(
        self, handler: CallbackHandler | EventHandler, message: CallbackMessage | EventMessage, frame: Frame
    ) -> AckMessage:
        """Let the handler work, within the limits of number and time."""
        if self._admitted >= self._options.waiting:
            log.error("Refused a frame, too many are waiting.", action="stream.overload")
            return ack_of(frame, AckMessage.STATUS_SYSTEM_EXCEPTION)
        self._admitted += 1
        try:
            async with asyncio.timeout(self._options.hold), self._slots:
                return await handler.raw_process(message)
        except TimeoutError:
            log.error("Refused a frame that could not be handled in time.", action="stream.overload")
        except Exception:
            log.exception("Refused a frame, its handler failed.", action="stream.handler")
        finally:
            self._admitted -= 1
        return ack_of(frame, AckMessage.STATUS_SYSTEM_EXCEPTION)

    def _note_unknown(self, frame: Frame) -> None:
        topic = f"{frame.get('type')} {headers_of(frame).get('topic')}"[:200]
        if topic not in self._topics and len(self._topics) < REMEMBERED_TOPICS:
            self._topics.add(topic)
            log.warning(
                "Ignored frames of a topic that nothing here handles.", action="stream.topic", topic=topic
            )
