"""Drawing: from a chart to the PNG that stands below a message in the chat."""

from __future__ import annotations

from bot.drawing.painter import CannotDraw, Painter

__all__ = ["CannotDraw", "Painter"]
