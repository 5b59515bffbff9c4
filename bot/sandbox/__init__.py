"""A DingTalk on this computer: the same wire, the same limits, the same faults. Imports nothing of ours."""

from bot.sandbox.clock import Clock
from bot.sandbox.options import UNLIMITED, Options
from bot.sandbox.server import SandboxServer, create_app
from bot.sandbox.world import World

__all__ = ["UNLIMITED", "Clock", "Options", "SandboxServer", "World", "create_app"]
