"""Words the bot asks people to type are understood by the bot, in every language and by every reader."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from commands.core.grammar import EXAMPLES, find_date, parse
from commands.core.grammar.orders.okr_lines import read_key_result, read_okr
from commands.core.grammar.reading import AmountKind, ParsedCommand, Reading, StatedStatus
from commands.texts.languages import languages
from commands.texts.texts_in_code import ROOT
from commands.texts.voice import voice_of

MONDAY = datetime(2026, 11, 16, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
LANGUAGES = ("en", "zh", "id", "vi")

NEW_OBJECTIVE = "/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%"
KEY_RESULT = "/kr add {code} 30-day retention from 45% to 60%"
KEY_RESULT_OF_O1 = "/kr add O1 30-day retention from 45% to 60%"
BLOCK = "/block {code} legal @wang by Friday"

WORDS = [
    # what the code says, its fields, what the bot must take the translation for
    ("undo", {}, "undo"),
    ("help", {}, "help"),
    ("cancel", {}, "cancel"),
    ("done", {}, "done"),
    ("keep {share}", {"share": "60%"}, "keep"),
    ("on it by Thu", {}, "accept"),
    ("{code} on it by Thu", {"code": "B2"}, "accept"),
    ("not me @name", {}, "pass_on"),
    ("need info: …", {}, "need_info"),
    ("oops, {value}", {"value": "55%"}, "correct"),
    ("oops, {code} {value}", {"code": "KR3", "value": "3"}, "correct"),
    ("confidence 7", {}, "check_in"),
    ("{code} same", {"code": "KR3"}, "check_in"),
    ("{code} done", {"code": "KR3"}, "check_in"),
    ("{code} {value} confidence 7", {"code": "KR3", "value": "60%"}, "check_in"),
    ("{code} {value}", {"code": "KR3", "value": "3"}, "check_in"),
    ("/kr update 60%", {}, "check_in"),
    ("/kr update 60%, next: call the three that are left", {}, "check_in"),
    ("{code} blocked on legal @wang", {"code": "KR3"}, "check_in"),
    ("/kr update 60% confidence 7 blocked on legal @wang", {}, "check_in"),
    ("unblocked {code}", {"code": "B7"}, "resolve_blocker"),
    (BLOCK, {"code": "KR3"}, "block"),
    ("/block {code} @name", {"code": "B7"}, "block"),
    ("/block {code} {name}", {"code": "B7", "name": "@Wang"}, "block"),
    ("{code} on it", {"code": "B7"}, "accept"),
    ("{code} not needed", {"code": "B7"}, "withdraw"),
    ("me", {}, "accept"),
    ("help with {code}", {"code": "KR4"}, "help_with"),
    ("only tell {name}", {"name": "Mai"}, "only_tell"),
    ("don't tell the group", {}, "only_tell"),
    ("need …", {}, "none"),
    ("nothing", {}, "none"),
    (NEW_OBJECTIVE, {}, "okr.new"),
    (KEY_RESULT, {"code": "O3"}, "kr.add"),
    (KEY_RESULT_OF_O1, {}, "kr.add"),
    ("/team manager @name", {}, "team.manager"),
    ("/okr new …", {}, "okr.new"),
    ("/team remove @name", {}, "team.remove"),
    ("/team thresholds stable 8 red 4 risk 15 off 30", {}, "team.thresholds"),
    ("/team timezone Asia/Jakarta", {}, "team.timezone"),
    ("/team webhook off", {}, "team.webhook"),
    ("/team weekend fri sat", {}, "team.weekend"),
    ("/okr edit O1 Renewals run by themselves", {}, "okr.edit"),
    ("/kr edit KR3 target 6", {}, "kr.edit"),
    ("/kr edit {code} target {value}", {"code": "KR3", "value": "6"}, "kr.edit"),
    ("/kr edit {code} from 0 to 8", {"code": "KR3"}, "kr.edit"),
    ("/okr drop O1 because the market is gone", {}, "okr.drop"),
    ("/okr private {code}", {"code": "O1"}, "okr.private"),
    ("/okr new private: …", {}, "okr.new"),
    ("/kr drop KR3 because the market is gone", {}, "kr.drop"),
    ("/okr drop {code} because …", {"code": "O1"}, "okr.drop"),
    ("/kr drop {code} because …", {"code": "KR3"}, "kr.drop"),
    ("/kr assign {code} @name", {"code": "KR3"}, "kr.assign"),
    ("/okr align O1 to O2", {}, "okr.align"),
    ("/kr weight KR3 2", {}, "kr.weight"),
    ("/kr cadence KR3 weekly", {}, "kr.cadence"),
    ("/kr cadence KR3 two weeks", {}, "kr.cadence"),
    ("/kr cadence KR3 monthly", {}, "kr.cadence"),
    ("/kr history KR3", {}, "kr.history"),
    ("/kr history {code}", {"code": "KR3"}, "kr.history"),
    ("/okr tree", {}, "okr.tree"),
    ("all same", {}, "check_in"),
    ("/away until Friday", {}, "away"),
    ("/away 24 Dec - 2 Jan", {}, "away"),
    ("@name", {}, "none"),
    ("nobody", {}, "none"),
    ("/comment {code} Well done!", {"code": "KR3"}, "comment"),
    ("/comment {code} …", {"code": "KR3"}, "comment"),
    ("/kudos @name for the great demo", {}, "kudos"),
    ("/okr new {draft}", {"draft": "Renewals feel effortless"}, "okr.new"),
    ("/remind every Friday 16:00 submit the timesheets", {}, "remind"),
    ("/remind list", {}, "remind.list"),
    ("/remind now {number}", {"number": "2"}, "remind.now"),
    ("/remind off {number}", {"number": "2"}, "remind.off"),
    ("/remind on {number}", {"number": "2"}, "remind.on"),
    ("/remind when confidence < 4 tell @mai", {}, "remind"),
    ("/snooze 2h", {}, "snooze"),
    ("/snooze tomorrow 9", {}, "snooze"),
    ("/task add {code} …", {"code": "KR3"}, "task.add"),
    ("remind me tomorrow 9", {}, "remind"),
    ("remind me tomorrow 9 to call legal", {}, "remind"),
    ("what changed this week?", {}, "ask"),
    ("what is blocked?", {}, "ask"),
    ("who has not checked in?", {}, "ask"),
    ("who is behind?", {}, "ask"),
    ("why KR4", {}, "ask"),
    ("why {code}", {"code": "KR3"}, "ask"),
    ("{code} confidence 7", {"code": "KR3"}, "check_in"),
    ("{code} tomorrow", {"code": "KR3"}, "none"),
    ("/kpi add uptime >= 99.9%", {}, "kpi.add"),
    ("/review", {}, "review.show"),
    ("/review start", {}, "review.start"),
    ("/review close", {}, "review.close"),
    ("/review {cycle}", {"cycle": "2026-Q4"}, "review.grade"),
    ("/review {code} 0.7 because last week was a promo", {"code": "KR1"}, "review.grade"),
    ("/review {code} keep", {"code": "KR1"}, "review.grade"),
    ("/review {code} ok", {"code": "KR1"}, "review.grade"),
    ("/review note {code} …", {"code": "KR1"}, "review.note"),
    ("/review note the day-3 email works", {}, "review.note"),
    ("/kr edit {code} target …", {"code": "KR1"}, "kr.edit"),
    ("/kr add …", {}, "kr.add"),
    ("ok", {}, "none"),
    ("0.7 last week was a promo", {}, "none"),
    ("/kpi add “First reply time” between 1h and 4h", {}, "kpi.add"),
    ("/kpi add {key} >= {limit}", {"key": "uptime", "limit": "99"}, "kpi.add"),
    ("/kpi add {key} <= {limit}", {"key": "churn", "limit": "3%"}, "kpi.add"),
    ("/kpi add {key}-2 …", {"key": "uptime"}, "kpi.add"),
    ("/kr follow KR3 uptime", {}, "kr.follow"),
    ("/blockers", {}, "blockers"),
    ("/checkin", {}, "round"),
    ("/cycle", {}, "cycle.show"),
    ("/cycle list", {}, "cycle.list"),
    ("/cycle next", {}, "cycle.next"),
    ("/digest", {}, "digest"),
    ("/flags", {}, "flags"),
    ("/okr all", {}, "okr.all"),
    ("/okr assign {code} @name", {"code": "O1"}, "okr.assign"),
    ("/task list", {}, "task.list"),
    ("/kpi set {key} {value}", {"key": "uptime", "value": "6"}, "kpi.set"),
]

LEGAL = {"en": "legal", "zh": "法务", "id": "legal", "vi": "pháp chế"}
RETENTION = {
    "en": "30-day retention",
    "zh": "30天留存率",
    "id": "Retensi 30 hari",
    "vi": "Tỷ lệ giữ chân 30 ngày",
}


def read(text: str, spoken: str, /, reader: str | None = None, **fields: str) -> ParsedCommand:
    """What the bot takes the words of a language for when their `reader` usually writes another one."""
    words = voice_of(spoken).plain(text, **fields)
    return parse(words, language=reader or spoken, key_results=EXAMPLES[spoken])


def reading(text: str, spoken: str, /, **fields: str) -> Reading:
    (line,) = read(text, spoken, **fields).lines
    return line.reading


def test_all_languages_are_tried() -> None:
    assert set(LANGUAGES) == set(languages())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("text", "fields", "intent"), WORDS)
def test_words_to_type_are_understood(text: str, fields: dict[str, str], intent: str, code: str) -> None:
    taken_for = {reader: read(text, code, reader, **fields).intent for reader in LANGUAGES}
    assert taken_for == dict.fromkeys(LANGUAGES, intent)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_examples_of_a_check_in_say_what_they_show(code: str) -> None:
    whole = reading("/kr update 60% confidence 7 blocked on legal @wang", code)
    assert (whole.percent, whole.confidence, whole.blocker) == (Decimal(60), 7, LEGAL[code])
    assert len(whole.mentions) == 1

    blocked = reading("{code} blocked on legal @wang", code, code="KR3")
    assert (blocked.refs, blocked.blocker) == (("KR3",), LEGAL[code])
    assert len(blocked.mentions) == 1

    short = reading("{code} {value} confidence 7", code, code="KR3", value="60%")
    assert (short.refs, short.percent, short.confidence) == (("KR3",), Decimal(60), 7)

    same = reading("{code} same", code, code="KR3")
    assert same.value is not None
    assert (same.refs, same.value.kind) == (("KR3",), AmountKind.NO_CHANGE)

    done = reading("{code} done", code, code="KR3")
    assert (done.refs, done.status, done.value) == (("KR3",), StatedStatus.DONE, None)

    assert reading("confidence 7", code).confidence == 7
    assert reading("oops, {value}", code, value="55%").percent == Decimal(55)
    assert reading("unblocked {code}", code, code="B7").refs == ("B7",)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_helper_can_name_the_day(code: str) -> None:
    due = find_date(read("on it by Thu", code).rest, now=MONDAY, language=code)
    assert due is not None
    assert f"{due.at:%a %H:%M}" == "Thu 17:00"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_helper_can_name_somebody_else_or_ask(code: str) -> None:
    assert read("not me @name", code).rest.startswith("@")
    assert read("need info: …", code).rest == "…"
    assert read("/team manager @name", code).rest.startswith("@")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_example_of_a_blocker_leaves_only_its_text_beside_code_name_and_day(code: str) -> None:
    rest = read(BLOCK, code, code="KR3").rest
    due = find_date(rest, now=MONDAY, language=code)
    assert due is not None
    assert f"{due.at:%a %H:%M}" == "Fri 17:00"
    left = (rest[: due.start] + rest[due.end :]).split()
    assert " ".join(word for word in left if word != "KR3" and not word.startswith("@")) == LEGAL[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_examples_of_new_key_results_are_read_whole(code: str) -> None:
    (added,) = read_okr(read(NEW_OBJECTIVE, code).rest, language=code).key_results
    assert (added.title, added.unit, added.problem) == (RETENTION[code], "%", None)
    assert (added.start, added.target) == (Decimal(45), Decimal(60))

    alone = read_key_result(read(KEY_RESULT, code, code="O3").rest.removeprefix("O3 "), language=code)
    assert replace(added, text=alone.text) == alone

    objective, _, behind = read(KEY_RESULT_OF_O1, code).rest.partition(" ")
    assert (objective, read_key_result(behind, language=code)) == ("O1", alone)


# --- nothing to type is forgotten here --------------------------------------------------------------


def to_type() -> Iterator[str]:
    """Every text of the code that stands in a `typed(say(…))` or `shown(say(…))`."""
    for path in sorted((ROOT / "commands").rglob("*.py")):
        for call in calls(ast.parse(path.read_text(encoding="utf-8"), str(path)), "typed", "shown"):
            for say in (found for argument in call.args for found in calls(argument, "say")):
                yield from (str(each.value) for each in say.args if isinstance(each, ast.Constant))


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names:
            yield node


def test_every_text_to_type_is_in_the_table() -> None:
    assert sorted(set(to_type())) == sorted({text for text, _, _ in WORDS})
