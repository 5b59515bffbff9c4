"""The parts of one sandbox, put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.sandbox.faults import Faults
from bot.sandbox.gateway import Gateway
from bot.sandbox.limits import Quota, Window
from bot.sandbox.media import Media
from bot.sandbox.options import Options
from bot.sandbox.todos import Todos
from bot.sandbox.tokens import Tokens
from bot.sandbox.world import World


@dataclass(slots=True)
class Credentials:
    """The application as DingTalk's console shows it; its robot code is its client id."""

    client_id: str
    client_secret: str

    def match(self, client_id: object, client_secret: object) -> bool:
        """Whether these are the right ones."""
        return (client_id, client_secret) == (self.client_id, self.client_secret)


@dataclass(slots=True)
class Sandbox:
    """One DingTalk with one application in it; the endpoints share it."""

    world: World
    app: Credentials
    options: Options = field(default_factory=Options)
    links_with_at: bool = True
    """Whether the page sends a tapped link with the robot's @."""

    board: str = ""
    """Where the application's own pages are, for a link to them."""

    not_yet: str = ""
    """Why nobody may write here or move the clock yet; empty once they may."""

    quota: Quota = field(init=False)
    webhook_window: Window = field(init=False)
    group_window: Window = field(init=False)
    call_window: Window = field(init=False)
    tokens: Tokens = field(init=False)
    gateway: Gateway = field(init=False)
    faults: Faults = field(init=False)
    media: Media = field(init=False)
    todos: Todos = field(init=False)

    def __post_init__(self) -> None:
        o = self.options
        self.quota = Quota(o.api_quota, o.stream_quota)
        self.webhook_window = Window(o.webhook_per_minute, 60.0, o.webhook_penalty.total_seconds())
        self.group_window = Window(o.group_sends_per_minute, 60.0)
        self.call_window = Window(o.calls_per_second, 1.0)
        self.tokens = Tokens(self.world, o.token_life)
        self.gateway = Gateway(self.world, o, self.quota, client_id=self.app.client_id)
        self.faults = Faults(self.world, self.gateway, self.tokens, self.quota, self.webhook_window)
        self.media = Media(self.world)
        self.todos = Todos(self.world)
