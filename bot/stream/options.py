"""The options of the stream, and its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
    """Pongs but no frames for so long, although this gateway sends keep-alive frames: replace it."""
    old_connection: float = 10.0
    """How long an old connection stays readable after "disconnect"; the gateway closes it then, too."""
    hold: float = 50.0
    """How long a frame may wait and be handled before it is refused; DingTalk sends again after 60 s."""
    stop: float = 30.0
    """How long `stop` waits for the frames in hand."""
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
