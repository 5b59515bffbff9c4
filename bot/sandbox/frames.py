"""Stream frames, as the gateway writes them."""

from __future__ import annotations

import json
import random
from typing import Any, Literal

ROBOT_TOPIC = "/v1.0/im/bot/messages/get"

Json = dict[str, Any]


class FrameWriter:
    """Writes frames for one application; `rng` makes the delivery ids."""

    def __init__(self, app_id: str, rng: random.Random) -> None:
        self._app_id = app_id
        self._rng = rng

    def system(self, topic: Literal["ping", "disconnect"], data: Json, *, connection: str, time: str) -> Json:
        """A frame of the connection itself."""
        return self._frame("SYSTEM", topic, data, connection, time, {})

    def callback(self, topic: str, data: Json, *, connection: str, time: str) -> Json:
        """A frame with a callback's data."""
        return self._frame("CALLBACK", topic, data, connection, time, {})

    def event(self, data: Json, about: dict[str, str], *, connection: str, time: str) -> Json:
        """A frame with an organization event; `about` are the headers that only events have."""
        return self._frame("EVENT", "*", data, connection, time, about)

    def _frame(
        self, type: str, topic: str, data: Json, connection: str, time: str, more: dict[str, str]
    ) -> Json:
        bits = self._rng.getrandbits
        headers = {
            "topic": topic,
            "messageId": f"{bits(32):08x}_{bits(16):04x}_{bits(44):011x}_{bits(28):07x}",
            "contentType": "application/json",
            "time": time,
            "appId": self._app_id,
            "connectionId": connection,
            **more,
        }
        # Data is a JSON document inside the JSON frame.
        return {
            "specVersion": "1.0",
            "type": type,
            "headers": headers,
            "data": json.dumps(data, ensure_ascii=False),
        }
