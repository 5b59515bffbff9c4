"""`okrbot parse`: what the bot makes of a sentence, or of a file of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Run

ROOT = Path(__file__).parents[3]


def test_parse_shows_what_is_understood(okrbot: Run) -> None:
    shown = okrbot("parse", "KR1 60%, confidence 7, blocked on legal @wang")
    assert shown.exit_code == 0
    understood = json.loads(shown.stdout)
    assert understood["intent"] == "check_in"
    assert (understood["refs"], understood["percent"], understood["confidence"]) == (["KR1"], 60, 7)
    assert (understood["blocker"], understood["mentions"]) == ("legal", ["wang"])


def test_parse_reads_in_a_language_and_with_key_results(okrbot: Run, tmp_path: Path) -> None:
    known = [{"code": "KR9", "title": "Churn", "kind": "percent", "unit": "%", "start": 5.5, "target": 2}]
    (tmp_path / "krs.json").write_text(json.dumps(known), "utf-8")
    shown = okrbot("parse", "--lang", "zh", "--context", "krs.json", "KR9 到 60％，信心 7/10")
    understood = json.loads(shown.stdout)
    assert (understood["refs"], understood["percent"], understood["confidence"]) == (["KR9"], 60, 7)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "no JSON"),
        ("{}", "list"),
        ('[{"code": "KR1"}]', "key result 1"),
        ('[{"code": "KR1", "title": "x", "start": "y"}]', "no number"),
    ],
)
def test_parse_says_what_is_wrong_with_the_key_results(
    okrbot: Run, tmp_path: Path, content: str, complaint: str
) -> None:
    (tmp_path / "krs.json").write_text(content, "utf-8")
    refused = okrbot("parse", "--context", "krs.json", "KR1 60%")
    assert refused.exit_code == 2 and complaint in refused.stderr


def test_parse_answers_every_line_whatever_it_is(okrbot: Run) -> None:
    lines = [
        b'{"text": "KR1 60%"}',
        '{"text": "KR3 到 60％", "lang": "zh"}'.encode(),
        b"not json",
        b'{"lang": "en"}',
        b'["KR1 60%"]',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"text": "\\ud800"}',
        b'{"text": "", "lang": 7}',
        b'{"text": "KR1 60%", "lang": "klingon"}',
    ]
    shown = okrbot("parse", "--jsonl", stdin=b"\n".join(lines))
    assert shown.exit_code == 0
    answers = [json.loads(line) for line in shown.stdout.splitlines()]
    assert len(answers) == len(lines)
    assert ["error" in answer for answer in answers] == [
        False,
        False,
        True,
        True,
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert answers[1]["refs"] == ["KR3"]


NAMED_BY_ITS_TITLE = [
    ({"text": "retention at 54%", "lang": "en"}, {"text": "retention at 54%"}, "retention"),
    ({"text": "营收做到180万了", "lang": "zh"}, {"text": "营收做到180万了"}, "营收"),
    ({"text": "pendapatan sudah 1,8 M", "lang": "id"}, {"text": "pendapatan sudah 1,8 M nih"}, "pendapatan"),
    ({"text": "doanh thu được 1,9 tỷ", "lang": "vi"}, {"text": "doanh thu được 1,9 tỷ"}, "doanh thu"),
]


@pytest.mark.parametrize(("known", "unknown", "title"), NAMED_BY_ITS_TITLE)
def test_parse_takes_the_examples_of_each_lines_language(
    okrbot: Run, known: dict[str, str], unknown: dict[str, str], title: str
) -> None:
    lines = [json.dumps(each, ensure_ascii=False).encode() for each in (known, unknown)]
    shown = okrbot("parse", "--jsonl", stdin=b"\n".join(lines)).stdout.splitlines()
    assert [json.loads(line)["title_words"] for line in shown] == [title, title]


@pytest.mark.parametrize("arguments", [(), ("--jsonl", "text")])
def test_parse_wants_either_a_text_or_lines(okrbot: Run, arguments: tuple[str, ...]) -> None:
    assert okrbot("parse", *arguments).exit_code == 2


def test_parse_knows_its_languages(okrbot: Run) -> None:
    refused = okrbot("parse", "--lang", "tlh", "KR3 60%")
    assert refused.exit_code == 2 and "en, id, vi, zh" in refused.stderr


def test_parse_loads_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys; from bot.cli import main\n"
        "main(['parse', 'KR1 60%'], standalone_mode=False)\n"
        "heavy = {'fastapi', 'uvicorn', 'httpx', 'alembic', 'sqlalchemy', 'dingtalk_stream', 'apscheduler'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"
