"""What is kept of the SDK's protocol: its frames, handlers and acknowledgements."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Mapping

import structlog
from dingtalk_stream import (
    AckMessage,
    CallbackHandler,
    CallbackMessage,
    EventHandler,
    EventMessage,
    SystemMessage,
)
from dingtalk_stream.frames import Headers

from bot.frames import StreamEvent

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

Frame = Mapping[str, object]


class MessageReceiver(CallbackHandler):  # type: ignore[misc]  # the SDK has no types
    """Acknowledges a message when the use-case has returned."""

    def __init__(self, receive: Callable[[dict[str, object]], Awaitable[None]]) -> None:
        super().__init__()
        self._receive = receive

    async def process(self, message: CallbackMessage) -> tuple[int, str]:
        await self._receive(message.data)
        return AckMessage.STATUS_OK, "OK"


class EventReceiver(EventHandler):  # type: ignore[misc]  # the SDK has no types
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


def decoded(raw: str | bytes) -> Frame | None:
    """The frame; None if it is no JSON object."""
    try:
        frame = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return frame if isinstance(frame, dict) else None


def typed(frame: Frame) -> SystemMessage | EventMessage | CallbackMessage | None:
    """The SDK's object for a frame; on malformed frames it raises all sorts of errors.

    The headers that the SDK insists on being numbers are left out: nothing here needs them, and no
    message should be lost because of one.
    """
    headers = {key: value for key, value in headers_of(frame).items() if key not in ("time", "eventBornTime")}
    for kind in (SystemMessage, EventMessage, CallbackMessage):
        if frame.get("type") == kind.TYPE:
            return kind.from_dict({**frame, "headers": headers})
    return None


def headers_of(frame: Frame) -> Mapping[str, object]:
    """The headers of a frame, empty if it has none."""
    headers = frame.get("headers")
    return headers if isinstance(headers, dict) else {}


def ack_of(frame: Frame, code: int) -> AckMessage:
    """The answer to a frame; `code` is one of the SDK's `STATUS_…`."""
    ack = _new_ack(headers_of(frame).get("messageId"), code)
    ack.data = {"response": None}
    return ack


def _new_ack(message_id: object, code: int) -> AckMessage:
    ack = AckMessage()
    ack.code = code
    ack.headers.message_id = message_id
    ack.headers.content_type = Headers.CONTENT_TYPE_APPLICATION_JSON
    return ack


def quiet(name: str) -> logging.Logger:
    """A logger that stays silent below WARNING: the SDK and websockets log tickets and payloads."""
    logger = logging.getLogger(name)
    logger.handlers.clear()
    logger.setLevel(logging.WARNING)
    return logger
