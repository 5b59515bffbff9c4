"""`/template`: from the list of departments to an objective of the team's own."""

from __future__ import annotations

import pytest

from commands.texts.templates import departments, templates
from storage.tables import KeyResult, Objective
from tests.dialogue import Dialogue

LANGUAGES = ("en", "zh", "id", "vi")


def test_the_departments_are_listed_to_be_tapped(team: Dialogue) -> None:
    answer = team.say("dana", "/template")
    assert "@OKR /template customer success" in answer.text
    assert "/template product" in answer.taps


def test_a_department_shows_three_numbered_objectives(team: Dialogue) -> None:
    shown = team.say("dana", "/template product").text
    assert "1 · New users succeed in their first week" in shown
    assert "Weekly active users from 4,000 to 6,500" in shown
    assert "3 · Users trust every release" in shown


@pytest.mark.parametrize("words", ["/模板 销售", "templat penjualan", "mẫu okr bán hàng"])
def test_in_the_language_of_the_reader(team: Dialogue, words: str) -> None:
    language = {"/": "zh", "t": "id", "m": "vi"}[words[0]]
    shown = team.say("lan", words).text
    assert all(template.title in shown for template in templates(language, "sales"))


def test_a_number_gives_a_draft_as_a_command_or_as_an_answer(team: Dialogue) -> None:
    draft = team.say("dana", "/template product 2").text
    assert "@OKR /okr new People keep coming back; KR Weekly active users" in draft
    team.say("dana", "/template product")
    assert team.say("dana", "2").text == draft


def test_an_unknown_department_lists_those_there_are(team: Dialogue) -> None:
    answer = team.say("dana", "/template accounting")
    assert "“accounting”" in answer.text
    assert "@OKR /template sales" in answer.text


def test_a_number_that_is_not_there_shows_the_list(team: Dialogue) -> None:
    assert "1 · New users" in team.say("dana", "/template product 7").text


def test_nothing_is_made_by_looking(team: Dialogue) -> None:
    before = len(team.rows(Objective))
    team.say("dana", "/template product 2")
    assert len(team.rows(Objective)) == before


def draft_of(text: str) -> str:
    """What somebody copies: the last paragraph, which begins with the command."""
    return text[text.index("/okr ") :].splitlines()[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_draft_sent_back_makes_exactly_its_key_results(team: Dialogue, language: str) -> None:
    for department in departments(language):
        group = f"{department} {language}"
        team.say("dana", f"/lang {language}", group=group)
        for number, template in enumerate(templates(language, department), 1):
            draft = draft_of(team.say("dana", f"/template {department} {number}", group=group).text)
            before = len(team.rows(KeyResult))
            answer = team.say("dana", draft, group=group)
            made = team.rows(KeyResult)[before:]
            assert template.title in answer.text
            assert [row.title for row in made] == [
                line[: len(row.title)] for row, line in zip(made, template.key_results, strict=True)
            ]
            assert "💡" not in answer.text
            assert "❓" not in answer.text
