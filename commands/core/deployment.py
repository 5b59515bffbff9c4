"""What an installation decides for everybody; built from the settings and passed in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deployment:
    """Defaults that hold until a team or a member chooses otherwise.

    `name` is what people @ in a group. `admins` are staff ids. `public_url` is where the board is, None if
    nobody can open it.
    """

    name: str = "OKR"
    language: str = "en"
    timezone: str = "Asia/Shanghai"
    country: str = "CN"
    admins: tuple[str, ...] = ()
    public_url: str | None = None
