"""docs/api.md tells the truth: its examples are asked, its answers look like that, its tables are whole."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

import pytest

from storage import tokens
from tests.api.program import EVERY_SCOPE, Program
from tests.house.source import ROOT

MANUAL = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sh\n(curl .*?)```\n\n```json\n(.*?)```", MANUAL, re.DOTALL)
LISTS = re.findall(r"^\| `/([^`]+)` \|(.*)\|$", MANUAL, re.MULTILINE)


def shape(value: Any) -> Any:
    """The names in an answer, without what they hold."""
    if isinstance(value, dict):
        return {name: shape(inside) for name, inside in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=lambda text: text[-30:])
async def test_an_example_is_answered_as_shown(program: Program, command: str, shown: str) -> None:
    row = str(program.key_result("KR1").id)
    key = program.new_key(*EVERY_SCOPE, acts_for="dana")
    typed = command.replace("$KEY", key).replace("$OKR", "http://okr").replace("KEY_RESULT_ID", row)
    method, headers, body, address = curl(typed)
    answer = await program.client.request(method, address, headers=headers, content=body)
    expected = json.loads(shown)
    assert answer.status_code == expected.get("status", answer.status_code)
    assert shape(answer.json()) == shape(expected), answer.text
    assert same_figures(answer.json(), expected)


def curl(command: str) -> tuple[str, dict[str, str], str | None, str]:
    """Method, headers, body and address of a command as it is typed in a shell."""
    _, *words = shlex.split(command.replace("\\\n", " "))
    given = {"-X": ["GET"], "-H": [], "-d": []}
    address = ""
    while words:
        word = words.pop(0)
        if word in given:
            given[word].append(words.pop(0))
        else:
            address = word
    headers = dict(each.split(": ", 1) for each in given["-H"])
    body = given["-d"][-1] if given["-d"] else None
    return given["-X"][-1], headers, body, address


def same_figures(told: Any, expected: Any) -> bool:
    """The numbers and codes that a reader would compare are those of the example."""
    if isinstance(expected, dict):
        return all(same_figures(told[name], value) for name, value in expected.items())
    if isinstance(expected, list):
        return all(map(same_figures, told, expected))
    if isinstance(expected, str):
        return not re.fullmatch(r"(KR|O)\d+|[a-z]+(-[a-z]+)*", expected) or told == expected
    return bool(told == expected)


async def test_the_lists_and_their_filters_are_those_of_the_description(program: Program) -> None:
    described = (await program.client.get("/api/v1/openapi.json")).json()["paths"]
    told = {
        f"/api/v1/{path.replace('KEY', '{metric}')}": set(
            re.findall(r"`([a-z_]+)`", re.sub(r"\(.*?\)", "", filters))
        )
        for path, filters in LISTS
    }
    paged = {
        path: {each["name"] for each in methods["get"]["parameters"] if each["in"] == "query"}
        for path, methods in described.items()
        if any(each["name"] == "cursor" for each in methods.get("get", {}).get("parameters", ()))
    }
    assert told == {path: names - {"cursor", "limit"} for path, names in paged.items()}


def test_every_scope_is_explained() -> None:
    assert set(re.findall(r"^\| `(read|write:[a-z-]+)` \|", MANUAL, re.MULTILINE)) == set(tokens.SCOPES)
