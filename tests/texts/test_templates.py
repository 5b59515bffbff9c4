"""Ready objectives: uniform, measurable, and read by `/okr new` exactly as they are written."""

from __future__ import annotations

from datetime import date

import pytest

from commands.core.grammar.orders.okr_lines import read_okr
from commands.core.grammar.orders.okr_words import wording
from commands.rules.cycle import Cycle
from commands.rules.quality import objective_hints
from commands.texts.languages import languages
from commands.texts.templates import Template, department_called, departments, templates

LANGUAGES = ("en", "zh", "id", "vi")
DEPARTMENTS = ("product", "engineering", "marketing", "sales", "success")
FROM = {"en": " from ", "zh": "从", "id": " dari ", "vi": " từ "}
CYCLE = Cycle("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
EVERY = [
    (language, department, template)
    for language in LANGUAGES
    for department in DEPARTMENTS
    for template in templates(language, department)
]


def name(part: object) -> str | None:
    return part.title if isinstance(part, Template) else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_departments(language: str) -> None:
    assert language in languages()
    assert tuple(departments(language)) == DEPARTMENTS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("department", DEPARTMENTS)
def test_a_department_has_three_objectives_of_three_key_results(language: str, department: str) -> None:
    assert [len(each.key_results) for each in templates(language, department)] == [3, 3, 3]


@pytest.mark.parametrize(("language", "department", "template"), EVERY, ids=name)
def test_a_template_is_read_as_it_is_written(language: str, department: str, template: Template) -> None:
    draft = "; ".join([template.title, *(f"KR {each}" for each in template.key_results)])
    for reader in LANGUAGES:
        read = read_okr(draft, language=reader)
        assert read.title == template.title
        titles = [each.title for each in read.key_results]
        assert titles == [line[: line.rindex(FROM[language])] for line in template.key_results]
        assert not any(each.problem or each.assumed for each in read.key_results)
        assert {each.start == each.target for each in read.key_results} == {False}


@pytest.mark.parametrize(("language", "department", "template"), EVERY, ids=name)
def test_no_objective_deserves_a_hint(language: str, department: str, template: Template) -> None:
    hints = objective_hints(
        template.title,
        key_results=3,
        objectives_in_team=3,
        aligned=True,
        organization_has_top_objectives=False,
        cycle=CYCLE,
        wording=wording(),
    )
    assert hints == ()


def test_no_text_stands_twice() -> None:
    titles = [template.title for _, _, template in EVERY]
    lines = [line for _, _, template in EVERY for line in template.key_results]
    assert len(set(titles)) == len(titles)
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize(
    ("words", "department"),
    [
        ("Product", "product"),
        ("产品", "product"),
        ("penjualan", "sales"),
        ("chăm sóc khách hàng", "success"),
        ("customer  success", "success"),
        ("accounting", None),
    ],
)
def test_departments_are_known_by_their_names_in_every_language(words: str, department: str | None) -> None:
    assert department_called(words) == department
