"""The stream: frames from DingTalk come in, acknowledgements go out. The only file that imports the SDK.

`Stream` keeps what is good in `dingtalk_stream` 0.24.3 (credential, shape of the open call, frames,
handlers, routing by topic) and replaces its connection loop, which blocks the event loop, cannot be
stopped, acknowledges on the wrong socket and goes deaf. The life of a connection here:

    open call ── socket ── frames … ── "disconnect", closed, or silent ── the next open call
                             │                 │
                             │                 └ on "disconnect" the next connection is opened first;
                             │                   the old one stays readable until it is closed
                             └ each frame in a task of its own, acknowledged on the socket it came
                               from, after the use-case has committed
"""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
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
from dingtalk_stream.frames import Headers
from dingtalk_stream.version import VERSION_STRING
from websockets.asyncio.client import ClientConnection, connect
from websockets.protocol import State

from bot.dingtalk import FixCredentials, Opened, SendFailed
from bot.frames import StreamEvent

BOT_MESSAGES = "/v1.0/im/bot/messages/get"
REMEMBERED_TOPICS = 100
"""Unknown topics are logged once each; beyond so many they are not logged at all."""

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

Frame = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class StreamOptions:
    """Times in seconds, and how much may be in hand at once."""

    backoff_first: float = 1.0
    """The longest first pause before trying again; each further one may be twice as long …"""
    backoff_most: float = 60.0
    """… up to this. Every pause is a random part of its longest ("full jitter")."""
    credentials_pause: float = 60.0
    """The pause after DingTalk refused client id or secret, which no retry heals."""
    steady: float = 30.0
    """A connection that lived so long was a good one: the pauses begin anew."""
    open_timeout: float = 15.0
    handshake_timeout: float = 10.0
    ping_every: float | None = 20.0
    """Pings of our own, in the WebSocket protocol; None for none."""
    ping_timeout: float = 20.0
    silence: float = 90.0
    """Nothing at all received for so long, no pong either: the connection is dead."""
    deaf: float = 180.0
    """Pongs but no frame for so long, though the gateway has sent keep-alives before: replace it."""
    old_connection: float = 10.0
    """So long an old connection stays readable after "disconnect"; the gateway closes it then too."""
    hold: float = 50.0
    """So long a frame may wait and be worked on before it is refused; DingTalk sends again after 60."""
    stop: float = 30.0
    """So long `stop` waits for what is in hand."""
    close_timeout: float = 2.0
    at_once: int = 32
    """Messages worked on at the same time."""
    waiting: int = 1000
    """Frames in hand, worked on or waiting; more are refused."""


@dataclass(frozen=True, slots=True)
class StreamState:
    """How the stream is. `trouble` is a sentence for people, None while all is well."""

    connected: bool
    reconnects: int
    last_frame_at: datetime | None
    trouble: str | None


class Stream(DingTalkStreamClient):  # type: ignore[misc]  # the SDK has no types
    """The connection of one robot to DingTalk, kept up until `stop`.

    `on_message` gets the data of each message frame; when it returns, what it did is committed and
    the frame is acknowledged, when it raises, the frame is refused. `on_event` likewise; a refused
    event is asked for again. `open_connection` makes the open call over HTTP with the body in the
    SDK's shape. `on_state` hears every change of `health`, apart from mere frames.
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
        super().__init__(Credential(client_id, client_secret), logger=_quiet("dingtalk_stream.client"))
        self.register_callback_handler(BOT_MESSAGES, _MessageHandler(on_message))
        self.register_all_event_handler(_EventHandler(on_event))
        _quiet("dingtalk_stream.handler")
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
        self._links: set[_Link] = set()
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
            await _cancelled(keeper, stopping)
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
        await _cancelled(*self._in_hand)
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

    async def _link_or_pause(self, failures: int) -> _Link | None:
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
            reason = _in_words(problem)
            log.warning("No connection to DingTalk.", action="stream.connect", reason=reason, pause=pause)
            self._tell_state(reason)
        await self._sleep(pause)
        return None

    async def _connect(self) -> _Link:
        async with asyncio.timeout(self._options.open_timeout):
            opened = await self._open_call(self._open_body())
        joint = "&" if "?" in opened.endpoint else "?"
        host = urlsplit(opened.endpoint).hostname or ""
        socket = await connect(
            f"{opened.endpoint}{joint}ticket={quote_plus(opened.ticket)}",
            create_connection=_Socket,
            open_timeout=self._options.handshake_timeout,
            ping_interval=self._options.ping_every,
            ping_timeout=self._options.ping_timeout,
            close_timeout=self._options.close_timeout,
            proxy=None if host in ("127.0.0.1", "localhost", "::1") else True,
            logger=_quiet("websockets.client"),
        )
        assert isinstance(socket, _Socket)
        link = _Link(socket, self._options, take=self._take, deaf=self._deaf, gone=self._gone)
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

    def _deaf(self, link: _Link) -> bool:
        """Only pongs for long, though this gateway is known to send frames of its own."""
        return self._gateway_pings and link.frame_age() > self._options.deaf

    def _gone(self, link: _Link, reason: str | None) -> None:
        self._links.discard(link)
        if reason is not None and not self._stopping.is_set():
            log.warning("A connection to DingTalk was lost.", action="stream.lost", reason=reason)
        self._tell_state(self._trouble if self.connected else reason or self._trouble)

    def _tell_state(self, trouble: str | None) -> None:
        self._trouble = trouble
        if self._on_state is not None:
            self._on_state(self.health)

    # -- frames ----------------------------------------------------------------------------------

    def _take(self, raw: str | bytes, link: _Link) -> None:
        """Put one frame in hand."""
        frame = _decoded(raw)
        if frame is None:
            log.warning("Skipped a frame that is no JSON object.", action="stream.frame", size=len(raw))
            return
        self._last_frame_at = self._now()
        task = asyncio.create_task(self._answer(frame, link))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)

    async def _answer(self, frame: Frame, link: _Link) -> None:
        ack = await self._acknowledgement(frame, link)
        try:
            await link.socket.send(json.dumps(ack.to_dict()))
        except websockets.exceptions.ConnectionClosed:
            log.warning(
                "Could not acknowledge a frame, its connection is gone; if it comes again it is recognised.",
                action="stream.ack",
                frame=ack.headers.message_id,
            )

    async def _acknowledgement(self, frame: Frame, link: _Link) -> AckMessage:
        """Route a frame as the SDK does, with its frames and handlers. Never raises."""
        try:
            message = _typed(frame)
        except (ValueError, TypeError, AttributeError, RecursionError):
            log.warning("Refused a frame that cannot be read.", action="stream.frame")
            return _ack(frame, AckMessage.STATUS_BAD_REQUEST)
        if isinstance(message, SystemMessage):
            return await self._system(message, link)
        handler = self._handler(message)
        if message is None or handler is None:
            self._note_unknown(frame)
            return _ack(frame, AckMessage.STATUS_OK)
        if not isinstance(message.data, dict):
            return _ack(frame, AckMessage.STATUS_BAD_REQUEST)
        return await self._handled(handler, message, frame)

    async def _system(self, message: SystemMessage, link: _Link) -> AckMessage:
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
        """Let the handler work, within the bounds of number and time."""
        if self._admitted >= self._options.waiting:
            log.error("Refused a frame, too many are waiting.", action="stream.overload")
            return _ack(frame, AckMessage.STATUS_SYSTEM_EXCEPTION)
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
        return _ack(frame, AckMessage.STATUS_SYSTEM_EXCEPTION)

    def _note_unknown(self, frame: Frame) -> None:
        topic = f"{frame.get('type')} {_headers(frame).get('topic')}"[:200]
        if topic not in self._topics and len(self._topics) < REMEMBERED_TOPICS:
            self._topics.add(topic)
            log.warning(
                "Ignored frames of a topic that nothing here handles.", action="stream.topic", topic=topic
            )


class _MessageHandler(CallbackHandler):  # type: ignore[misc]  # the SDK has no types
    """Acknowledges a message when the use-case has returned."""

    def __init__(self, receive: Callable[[dict[str, object]], Awaitable[None]]) -> None:
        super().__init__()
        self._receive = receive

    async def process(self, message: CallbackMessage) -> tuple[int, str]:
        await self._receive(message.data)
        return AckMessage.STATUS_OK, "OK"


class _EventHandler(EventHandler):  # type: ignore[misc]  # the SDK has no types
    """Acknowledges an event as documented (the SDK echoes its data), or asks for it again."""

    def __init__(self, receive: Callable[[StreamEvent], Awaitable[None]]) -> None:
        super().__init__()
        self._receive = receive

    async def raw_process(self, event_message: EventMessage) -> AckMessage:
        headers = event_message.headers
        event = StreamEvent(
            type=str(headers.event_type or ""),
            id=str(headers.event_id or ""),
            org=str(headers.event_corp_id or ""),
            data=event_message.data,
        )
        ack = _new_ack(headers.message_id, AckMessage.STATUS_OK)
        try:
            await self._receive(event)
            ack.data = {"status": "SUCCESS", "message": "OK"}
        except Exception:
            log.exception(
                "An event was not handled; asking for it again.", action="stream.event", event_type=event.type
            )
            ack.data = {"status": "LATER", "message": "try again"}
        return ack


class _Socket(ClientConnection):
    """A WebSocket that knows when it last heard anything, a pong included."""

    heard_at: float

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.heard_at = self.loop.time()
        super().connection_made(transport)

    def data_received(self, data: bytes) -> None:
        self.heard_at = self.loop.time()
        super().data_received(data)


class _Link:
    """One connection: reads its frames, watches that it lives, says when it wants a successor."""

    def __init__(
        self,
        socket: _Socket,
        options: StreamOptions,
        *,
        take: Callable[[str | bytes, _Link], None],
        deaf: Callable[[_Link], bool],
        gone: Callable[[_Link, str | None], None],
    ) -> None:
        self.socket = socket
        self.replace = asyncio.Event()
        self._options = options
        self._take = take
        self._deaf = deaf
        self._gone = gone
        self._opened_at = self._frame_at = socket.loop.time()
        self._retired_at: float | None = None
        self._reader = asyncio.create_task(self._read())
        self._watch = asyncio.create_task(self._watched())

    @property
    def open(self) -> bool:
        return self.socket.state is State.OPEN

    def age(self) -> float:
        return self.socket.loop.time() - self._opened_at

    def frame_age(self) -> float:
        return self.socket.loop.time() - self._frame_at

    def retire(self) -> None:
        """Ask for a successor; stay readable for a while."""
        if self._retired_at is None:
            self._retired_at = self.socket.loop.time()
            self.replace.set()

    def stop_reading(self) -> None:
        self._reader.cancel()

    async def close(self) -> None:
        await _cancelled(self._reader, self._watch)
        await self.socket.close()

    async def _read(self) -> None:
        reason: str | None = None
        try:
            async for raw in self.socket:
                self._frame_at = self.socket.loop.time()
                self._take(raw, self)
        except websockets.exceptions.ConnectionClosed as closed:
            reason = _in_words(closed)
        self._watch.cancel()
        expected = self._retired_at is not None
        self._gone(self, None if expected else reason or "DingTalk closed the connection.")
        self.replace.set()

    async def _watched(self) -> None:
        """Cut a silent connection off, replace a deaf one, close an old one."""
        while True:
            await asyncio.sleep(self._next_look())
            now = self.socket.loop.time()
            if now - self.socket.heard_at > self._options.silence:
                log.warning("No sign of life from DingTalk.", action="stream.silence")
                self.socket.transport.abort()
            elif self._retired_at is not None:
                if now - self._retired_at > self._options.old_connection:
                    await self.socket.close()
            elif self._deaf(self):
                log.warning("DingTalk's frames have stopped; replacing the connection.", action="stream.deaf")
                self.retire()

    def _next_look(self) -> float:
        return min(self._options.silence, self._options.deaf, self._options.old_connection) / 4


# -- frames as dictionaries --------------------------------------------------------------------------


def _decoded(raw: str | bytes) -> Frame | None:
    try:
        frame = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return frame if isinstance(frame, dict) else None


def _typed(frame: Frame) -> SystemMessage | EventMessage | CallbackMessage | None:
    """The SDK's object for a frame; it raises all sorts of things on frames that are not well made.

    The headers that it insists on being numbers are left out: nothing here needs them, and no
    message shall be lost for one of them.
    """
    headers = {key: value for key, value in _headers(frame).items() if key not in ("time", "eventBornTime")}
    for kind in (SystemMessage, EventMessage, CallbackMessage):
        if frame.get("type") == kind.TYPE:
            return kind.from_dict({**frame, "headers": headers})
    return None


def _headers(frame: Frame) -> Mapping[str, object]:
    headers = frame.get("headers")
    return headers if isinstance(headers, dict) else {}


def _ack(frame: Frame, code: int) -> AckMessage:
    ack = _new_ack(_headers(frame).get("messageId"), code)
    ack.data = {"response": None}
    return ack


def _new_ack(message_id: object, code: int) -> AckMessage:
    ack = AckMessage()
    ack.code = code
    ack.headers.message_id = message_id
    ack.headers.content_type = Headers.CONTENT_TYPE_APPLICATION_JSON
    return ack


# -- helpers -----------------------------------------------------------------------------------------


def _quiet(name: str) -> logging.Logger:
    """A logger that stays silent below WARNING: the SDK and websockets log tickets and payloads."""
    logger = logging.getLogger(name)
    logger.handlers.clear()
    logger.setLevel(logging.WARNING)
    return logger


def _in_words(problem: BaseException) -> str:
    """A sentence without addresses: the ticket is part of the socket's address."""
    if isinstance(problem, SendFailed):
        return problem.reason
    if isinstance(problem, TimeoutError):
        return "DingTalk did not answer in time."
    if isinstance(problem, websockets.exceptions.InvalidStatus):
        return f"DingTalk's gateway answered HTTP {problem.response.status_code}."
    if isinstance(problem, websockets.exceptions.ConnectionClosed):
        code = problem.rcvd.code if problem.rcvd else None
        return f"The connection was closed with code {code}." if code else "The connection broke off."
    if isinstance(problem, OSError):
        return f"DingTalk could not be reached ({problem.strerror or type(problem).__name__})."
    return f"The connection failed ({type(problem).__name__})."


async def _cancelled(*tasks: asyncio.Task[Any]) -> None:
    """Cancel tasks and wait until they have ended."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
