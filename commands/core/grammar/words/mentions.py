"""Typed @names, links and addresses: what is cut out before anything is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LINK = re.compile(r"(?:https?://|www\.)[^\s，。]+|dtmd://[^\s]+", re.IGNORECASE)
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_NAME = re.compile(r"(?<![A-Za-z0-9._%+-])@([^\s@,;:!?()\[\]\"'/，。、：；！？（）]{1,40})")
_EVERYBODY = frozenset(
    {
        "all",
        "everyone",
        "everybody",
        "channel",
        "here",
        "team",
        "所有人",
        "全体",
        "全体成员",
        "大家",
        "semua",
        "semuanya",
    }
)
_BOT = re.compile(r"okr(?:$|[^a-z]|bot)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed @name. `is_person` is false for the bot and for everybody at once."""

    name: str
    start: int
    end: int
    is_person: bool


def names_left_out(text: str, mentions: Sequence[Mention]) -> str:
    """The text without typed @names: how a colleague is called tells nothing of who writes."""
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def find_links(text: str) -> list[tuple[int, int]]:
    """Where links and e-mail addresses stand; their digits and signs mean nothing."""
    linked = "://" in text or "www." in text.lower()
    spans = [match.span() for match in _LINK.finditer(text)] if linked else []
    if "@" in text:
        spans += [match.span() for match in _ADDRESS.finditer(text)]
    return sorted(spans)


def find_mentions(text: str, links: list[tuple[int, int]]) -> list[Mention]:
    """Every typed @name outside links and addresses."""
    found = []
    for match in _NAME.finditer(text):
        name = match[1].rstrip(".…~")
        if name and not name.isdigit() and not any(start <= match.start() < end for start, end in links):
            person = name.lower() not in _EVERYBODY and not _BOT.match(name)
            found.append(Mention(name, match.start(), match.start() + 1 + len(name), person))
    return found
