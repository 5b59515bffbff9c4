"""The commands: every file of `commands/` with a COMMAND is one. There is no other list of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

import commands
from commands.core.context import Context
from commands.core.reply import Reply
from commands.texts.families import FAMILIES, FIRST
from storage.tables import Question

Run = Callable[[Context], Reply]
Answer = Callable[[Context, Question], Reply | None]
"""Takes the message as the answer to a question of its kind; None: it is none, read it as usual."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing people can say.

    `name` is the intent under which the grammar's phrase tables list its words in each language. `usage` is a
    line that works as it stands, `says` describes it in a few words; both are translated in the catalogues.
    `family` is under which heading it is explained, usually the first part of its name. `answers` takes the
    answers to the kinds of question this command asks; those `heard_in_groups` are asked of one person alone
    about a key result (`key_result` in their payload) and may be answered in the team's group as well. One
    that only `shows` changes nothing, so that no other process has to wait for it.
    """

    name: str
    usage: str
    says: str
    run: Run
    answers: Mapping[str, Answer] = field(default_factory=dict)
    heard_in_groups: frozenset[str] = frozenset()
    family: str = ""
    shows: bool = False


@cache
def commands_by_name() -> Mapping[str, Command]:
    """All commands, by the intent they answer."""
    found = {}
    for module in pkgutil.iter_modules(commands.__path__):
        if module.ispkg:
            continue
        command = getattr(importlib.import_module(f"commands.{module.name}"), "COMMAND", None)
        for each in command if isinstance(command, tuple) else (command,) if command else ():
            found[each.name] = each
    return found


def family_of(command: Command) -> str:
    """The heading that explains a command; the last one where nothing is said of it."""
    family = command.family or command.name.split(".")[0]
    return family if family in FAMILIES else list(FAMILIES)[-1]


def families() -> dict[str, list[Command]]:
    """The commands under the headings that explain them, both in the order in which people need them."""
    found: dict[str, list[Command]] = {family: [] for family in FAMILIES}
    for command in sorted(commands_by_name().values(), key=_place):
        found[family_of(command)].append(command)
    return {family: commands for family, commands in found.items() if commands}


def _place(command: Command) -> tuple[int, bool]:
    place = FIRST.index(command.name) if command.name in FIRST else len(FIRST)
    return place, not command.usage.startswith("/")


@cache
def answers_by_kind() -> Mapping[str, Answer]:
    """Who takes the answer to which kind of question."""
    return {kind: take for command in commands_by_name().values() for kind, take in command.answers.items()}


@cache
def kinds_heard_in_groups() -> frozenset[str]:
    """The kinds of question asked alone whose answers are taken in the team's group as well."""
    return frozenset().union(*(command.heard_in_groups for command in commands_by_name().values()))
