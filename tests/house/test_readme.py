"""README.md tells the truth: every command of the registry, every setting with its default, no dead link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.cli import main
from bot.settings import Settings
from commands.core.grammar import parse
from commands.core.registry import commands_by_name
from tests.house.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
DRAWN = ("chat", "four-languages", "board-team", "board-key-result", "board-phone")
"""The README's pictures, in its order; `tests/browser` draws them."""
PROGRAM = re.compile(r"^(?:\.venv/bin/)?okrbot ([a-z]+)(?: ([a-z]+))?", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
PICTURE = re.compile(r"!\[[^]]*\]\(([^)]+)\)")
PAGES = sorted(
    path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")] if path.name != "benchmarks.md"
)
EXAMPLE = "Renewals feel effortless; KR 30-day retention from 45% to 60%"


def section(title: str) -> str:
    """The text under a heading, to the next one."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def table(text: str, heading: str) -> list[list[str]]:
    """The rows of the table with this in its first line."""
    lines = iter(text.splitlines())
    assert any(line.startswith("|") and heading in line for line in lines)
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


SAID = [code for row in table(section("What you can say"), "| say |") for code in CODE.findall(row[0])]
IN_LANGUAGES = table(section("What you can say"), "| English | 中文 |")
SETTINGS = {CODE.findall(row[0])[0]: row[1] for row in table(section("Settings"), "| setting | default |")}


def intent(words: str) -> str:
    return parse(words.replace("…", EXAMPLE)).intent


# -- what can be said --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", commands_by_name())
def test_every_command_is_in_the_table(name: str) -> None:
    assert name in {intent(words) for words in SAID}


@pytest.mark.parametrize("words", SAID)
def test_what_the_table_says_is_understood(words: str) -> None:
    assert intent(words) in commands_by_name()


@pytest.mark.parametrize("row", IN_LANGUAGES, ids=lambda row: row[0])
def test_a_row_means_the_same_in_every_language(row: list[str]) -> None:
    meant = {intent(words) for cell in row for words in CODE.findall(cell)}
    assert len(row) == 4
    assert len(meant) == 1
    assert meant <= set(commands_by_name())


def test_the_first_example_is_the_same_four_times() -> None:
    rows = table(README, "the same thing four times")
    readings = [parse(CODE.findall(words)[0]) for _, words in rows]
    assert [reading.intent for reading in readings] == ["check_in"] * 4
    assert [int(each.lines[0].reading.percent or 0) for each in readings] == [60] * 4
    assert all(each.lines[0].reading.blocker for each in readings)
    assert all(each.lines[0].reading.mentions for each in readings)


# -- settings ----------------------------------------------------------------------------------------------


def shown(default: object) -> str:
    """A default as the table shows it: empty where there is none."""
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    if default is True:
        return "`on`"
    return f"`{default}`" if default not in ("", None, ()) else ""


def test_every_setting_is_in_the_table_with_its_default() -> None:
    fields = {str(field.validation_alias): field.default for field in Settings.model_fields.values()}
    told = {"DINGTALK_ROBOT_CODE": "the client id"}  # a default that is another setting's value
    assert {name: told.get(name, shown(default)) for name, default in fields.items()} == SETTINGS


# -- the pages ---------------------------------------------------------------------------------------------


def typed_in_a_shell(page: Path) -> str:
    """The code of a page, a line each."""
    text = page.read_text(encoding="utf-8")
    return "\n".join([*BLOCK.findall(text), *CODE.findall(BLOCK.sub("", text))])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_targets_of_make_exist(page: Path) -> None:
    there = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"^make ([a-z-]+)", typed_in_a_shell(page), re.MULTILINE)
    assert set(named) - set(there) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_of_the_program_exist(page: Path) -> None:
    for first, second in PROGRAM.findall(typed_in_a_shell(page)):
        below = getattr(main.commands[first], "commands", None)
        if second and below is not None:  # others take a file there
            assert second in below


def test_pictures_are_our_own() -> None:
    pictures = [
        target
        for page in PAGES
        for target in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    ]
    assert pictures == [f"docs/{name}.png" for name in DRAWN]
