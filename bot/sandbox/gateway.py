"""The stream gateway: tickets, connections, and the pushing of messages and events to one of them.

Everything here runs on the server's event loop; changes in the world, which may come from any thread, hop
over to it.
"""

from __future__ import annotations

import asyncio
import json
import random
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fastapi import WebSocket, WebSocketDisconnect

from bot.sandbox.callback import callback
from bot.sandbox.frames import ROBOT_TOPIC, FrameWriter
from bot.sandbox.limits import Quota
from bot.sandbox.model import Happening, Message, milliseconds
from bot.sandbox.options import Options
from bot.sandbox.world import Change, World

Json = dict[str, Any]
Topics = frozenset[tuple[str, str]]

EXPIRED = "connection is expired"


@dataclass(frozen=True, slots=True)
class Opening:
    """What a ticket stands for: the topics asked for, and the address the client reached us by."""

    topics: Topics
    base_url: str
    until: datetime


class Connection:
    """One socket of the bot."""

    def __init__(self, opening: Opening) -> None:
        self.id = str(uuid.uuid4())
        self.topics = opening.topics
        self.base_url = opening.base_url
        self.retiring = False
        self._outbox: asyncio.Queue[str | None] = asyncio.Queue()

    def wants(self, type: str, topic: str) -> bool:
        """Whether a frame of this kind may be sent here now."""
        return not self.retiring and (type, topic) in self.topics

    def send(self, frame: Json | str) -> None:
        """Queue a frame (or raw text) for the socket; escaped, since half an emoji is no UTF-8."""
        self._outbox.put_nowait(frame if isinstance(frame, str) else json.dumps(frame))

    def close(self) -> None:
        """Close once everything queued is written."""
        self._outbox.put_nowait(None)

    async def write(self, websocket: WebSocket) -> None:
        """Write what is queued until `close`."""
        with suppress(WebSocketDisconnect):  # the reading side notices too, and ends the connection
            while (text := await self._outbox.get()) is not None:
                await websocket.send_text(text)
            await websocket.close()


@dataclass(slots=True, eq=False)
class Delivery:
    """One message or event on its way: its frames so far, and what to do when nobody acks."""

    frame_for: Callable[[Connection], Json]
    type: str
    topic: str
    waits: list[float]
    """Seconds to wait for an ack after each attempt still to come, and after the last."""
    on_pushed: Callable[[], None] = lambda: None
    on_acked: Callable[[], None] = lambda: None
    ids: list[str] = field(default_factory=list)
    timer: asyncio.TimerHandle | None = None


class Gateway:
    """Hands each frame to one connection at random, and again if it is not acked in time."""

    def __init__(self, world: World, options: Options, quota: Quota, *, client_id: str) -> None:
        self._world = world
        self._options = options
        self._quota = quota
        self._client_id = client_id
        self._rng = random.Random(world.rng.random())
        self._frames = FrameWriter(world.token(32), self._rng)
        self._openings: dict[str, Opening] = {}
        self._connections: dict[str, Connection] = {}
        self._waiting: dict[str, Delivery] = {}
        self._deaf_until = 0.0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        self.redeliver = options.redeliver
        self.abort_sockets: Callable[[], None] = self._close_all
        """Breaks the sockets without a goodbye where the hosting server can; else they are closed."""

    @property
    def connections(self) -> int:
        """Sockets that may get frames now."""
        return sum(not connection.retiring for connection in tuple(self._connections.values()))

    def start(self) -> None:
        """Begin to push; called on the server's loop."""
        self._loop = asyncio.get_running_loop()
        self._unsubscribe = self._world.subscribe(self._changed)

    def stop(self) -> None:
        """Push nothing more."""
        self._unsubscribe()
        for delivery in set(self._waiting.values()):
            self._finish(delivery)

    # Opening and serving a connection

    def open(self, topics: Topics, base_url: str) -> str:
        """A ticket, good once and for a short while."""
        now = self._world.clock.now()
        self._openings = {ticket: o for ticket, o in self._openings.items() if now < o.until}
        ticket = str(uuid.uuid4())
        self._openings[ticket] = Opening(topics, base_url, now + self._options.ticket_life)
        return ticket

    def redeem(self, ticket: str) -> Connection | None:
        """The connection a ticket gives, or None if it is unknown, used or too old."""
        opening = self._openings.pop(ticket, None)
        if opening is None or self._world.clock.now() >= opening.until:
            return None
        return Connection(opening)

    async def serve(self, websocket: WebSocket, connection: Connection) -> None:
        """Keep a connection until either side ends it."""
        await websocket.accept()
        self._connections[connection.id] = connection
        tasks = [
            asyncio.create_task(connection.write(websocket)),
            asyncio.create_task(self._ping(connection)),
        ]
        self._world.touch()
        try:
            async for text in websocket.iter_text():
                self._received(text)
        finally:
            del self._connections[connection.id]
            for task in tasks:
                task.cancel()
            self._world.touch()

    async def _ping(self, connection: Connection) -> None:
        while True:
            await asyncio.sleep(self._options.ping_every)
            data = {"opaque": str(uuid.uuid4())}
            if not connection.retiring:
                self._send(connection, self._frames.system("ping", data, **self._stamp(connection)))

    def _received(self, text: str) -> None:
        """An ack. Only code 200 counts; an event may ask to come LATER; pings need no bookkeeping."""
        with suppress(ValueError, AttributeError):  # what is no ack is none
            ack = json.loads(text)
            delivery = self._waiting.get(ack.get("headers", {}).get("messageId"))
            if delivery and ack.get("code") == 200 and not self._wants_later(delivery, ack):
                self._finish(delivery)
                delivery.on_acked()

    def _wants_later(self, delivery: Delivery, ack: Json) -> bool:
        answer = json.loads(ack.get("data") or "{}")
        return delivery.type == "EVENT" and isinstance(answer, dict) and answer.get("status") == "LATER"

    # Pushing

    def _changed(self, change: Change, subject: Message | Happening | None) -> None:
        if isinstance(subject, Happening):
            self.soon(self._push_event, subject)
        elif change == "message" and isinstance(subject, Message) and subject.delivered is not None:
            self.soon(self._push_message, subject)

    def soon(self, call: Callable[..., None], *args: Any) -> None:
        """Run `call` on the server's loop, whichever thread this is."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, *args)

    def _push_message(self, message: Message) -> None:
        has_quota = self._quota.spend("webhookAndStream", "robot message", self._world.clock.now())

        def frame(connection: Connection) -> Json:
            data = callback(
                self._world,
                message,
                robot_code=self._client_id,
                base_url=connection.base_url,
                has_quota=has_quota,
                published=self._options.published,
            )
            return self._frames.callback(ROBOT_TOPIC, data, **self._stamp(connection))

        waits = [self._options.redeliver_after] * (self._options.redeliver_times + 1)
        mark = self._world.mark
        self._attempt(
            Delivery(
                frame,
                "CALLBACK",
                ROBOT_TOPIC,
                waits,
                on_pushed=lambda: mark(message, "pushed"),
                on_acked=lambda: mark(message, "acked"),
            )
        )

    def _push_event(self, happening: Happening) -> None:
        about = {
            "eventType": happening.type,
            "eventId": uuid.uuid4().hex,
            "eventCorpId": self._world.corp_id,
            "eventBornTime": self._world.stamp(),
            "eventUnifiedAppId": self._client_id,
        }

        def frame(connection: Connection) -> Json:
            return self._frames.event(happening.data, about, **self._stamp(connection))

        waits = [*self._options.event_retries, self._options.event_retries[-1]]
        self._attempt(Delivery(frame, "EVENT", "*", waits))

    def _attempt(self, delivery: Delivery) -> None:
        """Push to one connection at random; none at all is like one that does not ack."""
        able = [c for c in self._connections.values() if c.wants(delivery.type, delivery.topic)]
        if able:
            connection = self._rng.choice(able)
            frame = delivery.frame_for(connection)
            delivery.ids.append(frame["headers"]["messageId"])
            self._waiting[delivery.ids[-1]] = delivery
            self._send(connection, frame)
            delivery.on_pushed()
        delivery.timer = asyncio.get_running_loop().call_later(delivery.waits.pop(0), self._again, delivery)

    def _again(self, delivery: Delivery) -> None:
        """Push it once more; what is given up may still be acked, late."""
        if delivery.waits and (self.redeliver or delivery.type == "EVENT"):
            self._attempt(delivery)

    def _finish(self, delivery: Delivery) -> None:
        if delivery.timer is not None:
            delivery.timer.cancel()
        for id in delivery.ids:
            self._waiting.pop(id, None)

    def _send(self, connection: Connection, frame: Json) -> None:
        if asyncio.get_running_loop().time() >= self._deaf_until:
            connection.send(frame)

    def _stamp(self, connection: Connection) -> dict[str, str]:
        return {"connection": connection.id, "time": str(milliseconds(self._world.clock.now()))}

    # What can go wrong on purpose (see faults.py); each runs on the server's loop

    def disconnect(self, reason: str = EXPIRED) -> None:
        """Tell every connection to go: from now on silence, and the socket closes a while later."""
        for connection in self._connections.values():
            frame = self._frames.system("disconnect", {"reason": reason}, **self._stamp(connection))
            self._send(connection, frame)
            connection.retiring = True
            asyncio.get_running_loop().call_later(self._options.disconnect_silence, connection.close)
        self._world.touch()

    def silence(self, seconds: float) -> None:
        """Sockets stay open, but every frame of the next `seconds` (real time) is lost."""
        self._deaf_until = asyncio.get_running_loop().time() + seconds

    def write_raw(self, text: str) -> None:
        """Send `text` as a frame to every connection."""
        for connection in self._connections.values():
            connection.send(text)

    def write_callback(self, topic: str, data: Json) -> None:
        """Send a callback nobody asked for to every connection."""
        for connection in self._connections.values():
            connection.send(self._frames.callback(topic, data, **self._stamp(connection)))

    def _close_all(self) -> None:
        for connection in self._connections.values():
            connection.close()
