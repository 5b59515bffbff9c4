"""Frames: what DingTalk delivers, read once and typed. Pure.

`callbacks` reads a message or an event, `quotes` the message it quotes, `values` one field at a time.
"""

from __future__ import annotations

from bot.frames.callbacks import Malformed, StreamEvent, read_callback, read_event

__all__ = ["Malformed", "StreamEvent", "read_callback", "read_event"]
