"""A language is added by files only: a folder of words and a catalogue, and it is spoken and understood."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from commands.texts.texts_in_code import ROOT, phrases

pytestmark = pytest.mark.slow

DATA = ROOT / "tests" / "data" / "new_language"
COPIED = ("commands", "storage", "tests/__init__.py", "tests/dialogue.py")

CONVERSATION = """
import json
import sys


from commands.core.grammar import detect_language, parse
from commands.texts.languages import find_language
from storage.engine import open_engine
from storage.tables import Base, Blocker, CheckIn, KeyResult, Member, Team
from storage.work import Storage
from tests.dialogue import Dialogue

engine = open_engine("sqlite:///" + sys.argv[1])
Base.metadata.create_all(engine)
talk = Dialogue(Storage(engine, process="test"))
said = [talk.say("dana", line).text for line in json.loads(sys.argv[2])]
print(json.dumps({
    "said": said,
    "team": talk.rows(Team)[0].language,
    "member": talk.rows(Member)[0].language,
    "key_results": [[row.title, int(row.start), int(row.target)] for row in talk.rows(KeyResult)],
    "check_ins": [[int(row.value), row.confidence, row.withdrawn_at is None] for row in talk.rows(CheckIn)],
    "blockers": [row.text for row in talk.rows(Blocker)],
    "detected": detect_language("bonvolu rigardi la raporton"),
    "by letters": detect_language("ŝanĝo"),
    "found": find_language("esperanto").code,
    "answer": parse("mi faros ĝis vendredo").intent,
}))
"""
LINES = [
    "nova celo Klientoj restas\nReteno de 45% ĝis 60%",
    "progreso KR1 52%, fido 7, blokita pro juro",
    "malfari",
    "helpo",
    "/template",
    "/lang",
    "/lang eo",
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages in another folder, with one language more."""
    root = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            (root / name).parent.mkdir(exist_ok=True)
            shutil.copy(source, root / name)
    for name in ("bot", "scheduler"):  # they speak, too
        shutil.copytree(ROOT / name, root / name)
    shutil.copytree(DATA / "eo", root / "commands/core/grammar/phrases/eo")
    (root / "commands/texts/locale/eo.po").write_text(catalogue(), encoding="utf-8")
    return root


def catalogue() -> str:
    """A catalogue in which a few texts are translated and the others stand in English."""
    told = json.loads((DATA / "eo.json").read_text(encoding="utf-8"))
    header = "".join(f'"{name}: {value}\\n"\n' for name, value in told["header"].items())
    header += '"Content-Type: text/plain; charset=utf-8\\n"\n'
    parts = [f'msgid ""\nmsgstr ""\n{header}']
    for text, plural, context in dict.fromkeys(each.key for each in phrases()):
        quoted = json.dumps(text, ensure_ascii=False)
        said = json.dumps(told["texts"].get(text, text), ensure_ascii=False)
        parts.append((f"msgctxt {json.dumps(context)}\n" if context else "") + f"msgid {quoted}\n")
        if plural:
            many = json.dumps(plural, ensure_ascii=False)
            parts[-1] += f"msgid_plural {many}\nmsgstr[0] {quoted}\nmsgstr[1] {many}\n"
        else:
            parts[-1] += f"msgstr {said}\n"
    return "\n".join(parts)


def python(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What Python makes of something in the copy."""
    environment = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def test_a_language_of_files_is_spoken_and_understood(copy: Path) -> None:
    talked = python(copy, "-c", CONVERSATION, str(copy / "okrbot.db"), json.dumps(LINES))
    assert talked.returncode == 0, talked.stderr
    told: dict[str, Any] = json.loads(talked.stdout.splitlines()[-1])
    made, checked_in, undone, help_, templates, choices, chosen = told["said"]
    assert told["key_results"] == [["Reteno", 45, 60]]
    assert told["check_ins"] == [[52, 7, False]]
    assert told["blockers"] == ["juro"]
    assert (told["team"], told["member"]) == ("eo", "eo")
    assert "@OKR malfari" in made
    assert "Fido 7/10" in checked_in
    assert "45%" in undone
    assert help_.startswith("Diru per viaj propraj vortoj.")
    assert templates
    assert "/lang eo" in choices
    assert "Esperanto" in chosen
    assert (told["detected"], told["by letters"], told["found"]) == ("eo", "eo", "eo")
    assert told["answer"] == "accept"


def test_its_catalogue_is_checked_like_any_other(copy: Path) -> None:
    assert problems(copy) == []
    path = copy / "commands/texts/locale/eo.po"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace('msgstr "malfari"', 'msgstr ""'), encoding="utf-8")
    (problem,) = problems(copy)
    assert problem.startswith("eo.po: not translated: 'undo'")


def problems(copy: Path) -> list[str]:
    checked = python(copy, "-m", "commands.texts.extract", "--check").stdout.splitlines()
    return [line for line in checked if line.startswith("eo.po")]
