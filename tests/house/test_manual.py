"""docs/commands.md tells what the commands are today."""

from __future__ import annotations

from commands.core.manual import PAGE, manual
from commands.core.registry import commands_by_name, family_of
from commands.texts.families import FAMILIES


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "`make docs` writes it"


def test_every_command_stands_under_a_heading_of_its_own_choice() -> None:
    chosen = {each.name: each.family or each.name.split(".")[0] for each in commands_by_name().values()}
    homeless = {name: family for name, family in chosen.items() if family not in FAMILIES}
    assert homeless == {}, "give it a `family` of commands/texts/families.py"
    assert {family_of(each) for each in commands_by_name().values()} <= set(FAMILIES)
