"""Whole conversations as people read them, one file for each flow and language in `__snapshots__`.

`pytest tests/commands/test_conversations.py --snapshot-update` writes them anew; read what has changed.
"""

from __future__ import annotations

import re

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from storage.work import Storage
from tests.commands.scripts import FLOWS, NAMES, TEAM
from tests.dialogue import Dialogue

LINE = re.compile(r"(?P<who>\w+)(?: \+(?P<whom>\w+))?(?P<alone> \(alone\))?: (?P<words>.+)")
LATER = re.compile(r"\+ (\d+) days")


class Conversation(SingleFileSnapshotExtension):
    """A text file of its own for each."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("code", NAMES)
@pytest.mark.parametrize("flow", FLOWS)
def test_people_read(sqlite_storage: Storage, snapshot: SnapshotAssertion, flow: str, code: str) -> None:
    talk = Dialogue(sqlite_storage)
    talk.nicks = {"outsider": "Guest", **NAMES[code]}
    talk.people = dict(NAMES[code])
    before, told = told_in(talk, TEAM[code]), told_in(talk, FLOWS[flow][code])
    recorded = "\n\n".join(told if flow != "team" else before)
    assert recorded + "\n" == snapshot(extension_class=Conversation)


def told_in(talk: Dialogue, script: str) -> list[str]:
    """Plays a script; what everybody said and read."""
    told: list[str] = []
    for line in filter(None, map(str.strip, script.splitlines())):
        later = LATER.fullmatch(line)
        if later:
            talk.later(days=int(later[1]))
            told.append(f"({line[2:]} later)")
        else:
            told += _said(talk, line)
    return told


def _said(talk: Dialogue, line: str) -> list[str]:
    found = LINE.fullmatch(line)
    assert found, line
    who, whom, words = found["who"], found["whom"], found["words"].replace("⏎", "\n")
    answer = talk.say(who, words, mentions=[whom] if whom else (), direct=bool(found["alone"]))
    at = f" @{talk.nicks[whom]}" if whom else ""
    place = " (direct)" if found["alone"] else ""
    told = [f"{talk.nicks[who]}{place}: {words}{at}", f"OKR: {named(talk, answer.text)}"]
    return told + [
        f"OKR to {talk.nicks[other]}: {named(talk, text)}" for other, text in answer.direct.items()
    ]


def named(talk: Dialogue, text: str) -> str:
    """A text with the names that DingTalk shows for mentions."""
    for staff_id, nick in talk.nicks.items():
        text = re.sub(rf"@{staff_id}\b", f"@{nick}", text)
    return text
