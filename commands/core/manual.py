"""`python -m commands.core.manual`: docs/commands.md, written from the registry and the phrase tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from commands.core.grammar.phrases import languages as phrases
from commands.core.registry import Command, families
from commands.texts.families import FAMILIES
from commands.texts.languages import languages
from commands.texts.voice import voice_of

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
MOST_WORDS = 4
"""Ways to call a command that are told per language; all of them are understood."""

INTRODUCTION = """\
# Everything you can say

Made from the commands themselves by `make docs`; do not edit it by hand.

In a group every message to the bot begins with its @ (`@OKR /okr`); in a direct chat leave it out. Most
slashes may be left out, and any language is understood at any time. A check-in, a correction and an answer
need no command: say them in your own words. `/help kr` shows a part of this in the chat, in your language.
"""


def manual() -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    for family, commands in families().items():
        parts.append(f"## {FAMILIES[family]}\n")
        parts += [_command(command) for command in commands]
    return "\n".join(parts)


def _command(command: Command) -> str:
    rows = "\n".join(_rows(command))
    says = command.says[0].upper() + command.says[1:]
    return f"### `{command.usage}`\n\n{says}.\n\n| | for example | also |\n| --- | --- | --- |\n{rows}\n"


def _rows(command: Command) -> Iterator[str]:
    for code, language in languages().items():
        usage = voice_of(code).plain(command.usage)
        also = " · ".join(f"`{words}`" for words in _words(command.name, code)[:MOST_WORDS])
        yield f"| {language.own_name} | `{usage}` | {also} |"


def _words(name: str, code: str) -> Sequence[str]:
    tables = phrases().get(code)
    if tables is None:
        return ()
    greeting = tables.GREETING if name == "greet" else ()
    return (*tables.COMMANDS.get(name, ()), *tables.ANSWERS.get(name, ()), *greeting)


def main() -> None:
    """Write the page."""
    PAGE.write_text(manual(), encoding="utf-8")


if __name__ == "__main__":
    main()
