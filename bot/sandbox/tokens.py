"""Access tokens of the application and of people who signed in."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.sandbox.world import World


class Tokens:
    """One application token at a time, user tokens and login codes; all die by the sandbox's clock."""

    CODE_LIFE = timedelta(minutes=5)

    def __init__(self, world: World, life: timedelta) -> None:
        self._world = world
        self.life = life
        self._token = ""
        self._until = world.clock.now()
        self._codes: dict[str, tuple[str, datetime]] = {}
        self._users: dict[str, tuple[str, datetime]] = {}

    def issue(self) -> str:
        """The application's token: the same while valid, its life renewed."""
        if not self.valid(self._token):
            self._token = self._world.token(32)
        self._until = self._world.clock.now() + self.life
        return self._token

    def valid(self, token: str | None) -> bool:
        """Whether `token` is the application's and still alive."""
        return bool(token) and token == self._token and self._world.clock.now() < self._until

    def revoke(self) -> None:
        """Make every token invalid at once, before its time."""
        self._token = ""
        self._users.clear()

    def login_code(self, person: str) -> str:
        """A code to exchange once for a user token."""
        code = self._world.token(32)
        self._codes[code] = (person, self._world.clock.now() + self.CODE_LIFE)
        return code

    def exchange(self, code: str) -> str | None:
        """The user token for a login code; None if the code is unknown, used or too old."""
        person, until = self._codes.pop(code, ("", self._until))
        if not person or self._world.clock.now() >= until:
            return None
        token = self._world.token(32)
        self._users[token] = (person, self._world.clock.now() + self.life)
        return token

    def person_of(self, token: str | None) -> str | None:
        """Whose user token this is."""
        person, until = self._users.get(token or "", (None, self._until))
        return person if person and self._world.clock.now() < until else None
