"""What is counted for Prometheus. The registry is the program's own: several can live in one process."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.stream import StreamState

SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 60)


class Metrics:
    """The figures of one program."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.messages = Counter(
            "okrbot_messages",
            "Messages: handled, unanswered (sent again, or nothing to say), malformed, refused (not stored).",
            ["result"],
            registry=self.registry,
        )
        self.sends = Counter(
            "okrbot_sends",
            "Calls to deliver messages, by way (webhook, group, direct) and result (sent, retry, dead).",
            ["way", "result"],
            registry=self.registry,
        )
        self.handling = Histogram(
            "okrbot_handling_seconds",
            "From a message's arrival to its acknowledgement.",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.receipt = Histogram(
            "okrbot_receipt_seconds",
            "From when an answer was stored to when DingTalk had taken it.",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.outbox = Gauge(
            "okrbot_outbox_deliveries",
            "Deliveries that wait to be sent (open), and that were given up in the last 24 hours (dead).",
            ["state"],
            registry=self.registry,
        )
        self.unsaid = Counter(
            "okrbot_unsaid",
            "Messages left unsaid because the month's API quota runs short, by their kind.",
            ["kind"],
            registry=self.registry,
        )
        self.calls = Gauge(
            "okrbot_month_calls",
            "Calls of this month by kind, as DingTalk counts them; what begins with free: costs nothing.",
            ["kind"],
            registry=self.registry,
        )
        self.connected = Gauge(
            "okrbot_stream_connected", "1 while the stream is connected.", registry=self.registry
        )
        self.reconnects = Gauge(
            "okrbot_stream_reconnects",
            "How often the stream was connected again since the program began.",
            registry=self.registry,
        )
        self.last_frame = Gauge(
            "okrbot_stream_last_frame_timestamp_seconds",
            "When the stream last received a frame; 0 before the first.",
            registry=self.registry,
        )

    def show_stream(self, stream: StreamState) -> None:
        """Take over how the stream is now."""
        heard = stream.last_frame_at
        self.connected.set(stream.connected)
        self.reconnects.set(stream.reconnects)
        self.last_frame.set(heard.timestamp() if heard else 0)

    def page(self) -> bytes:
        """All figures in Prometheus's text format."""
        return generate_latest(self.registry)
