"""How changes of objectives and key results are said, and what is no change though it looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from commands.core.grammar import parse
from commands.core.grammar.orders.change_words import led_by, means, with_reason
from commands.core.grammar.orders.edit_lines import KeyResultEdit, read_edit
from commands.core.grammar.orders.okr_lines import read_key_result
from commands.texts.changes import CADENCE_NAMES, KIND_NAMES
from commands.texts.languages import languages
from commands.texts.voice import voice_of

SAID = [
    ("/okr edit O1 Renewals run by themselves", "okr.edit", "O1 Renewals run by themselves"),
    ("/okr 修改 O1 续费", "okr.edit", "O1 续费"),
    ("/okr ubah O1 Betah", "okr.edit", "O1 Betah"),
    ("/okr sửa O1 Ở lại", "okr.edit", "O1 Ở lại"),
    ("/kr edit KR3 target 6", "kr.edit", "KR3 target 6"),
    ("修改KR3 目标 6", "kr.edit", "KR3 目标 6"),
    ("ubah KR3 target 6", "kr.edit", "KR3 target 6"),
    ("/kr sửa KR3 chỉ tiêu 6", "kr.edit", "KR3 chỉ tiêu 6"),
    ("drop KR3 because nobody needs it", "kr.drop", "KR3 because nobody needs it"),
    ("放弃KR3，因为没人要", "kr.drop", "KR3，因为没人要"),
    ("hapus KR3 karena batal", "kr.drop", "KR3 karena batal"),
    ("bỏ KR3 vì không ai cần", "kr.drop", "KR3 vì không ai cần"),
    ("/kr assign KR3 @li", "kr.assign", "KR3 @li"),
    ("KR3 交给 @李", "kr.assign", "KR3 @李"),
    ("把KR3交给@李", "kr.assign", "KR3 @李"),
    ("KR3 转给我", "kr.assign", "KR3 我"),
    ("KR3 assign to @li because she knows them", "kr.assign", "KR3 @li because she knows them"),
    ("serahkan KR3 @li", "kr.assign", "KR3 @li"),
    ("giao KR3 @li", "kr.assign", "KR3 @li"),
    ("giao KR3 cho @li", "kr.assign", "KR3 cho @li"),
    ("O1 aligns to O3", "okr.align", "O1 O3"),
    ("O1 对齐到 Growth/O3", "okr.align", "O1 Growth/O3"),
    ("O1 selaras dengan O3", "okr.align", "O1 O3"),
    ("O1 liên kết với O3", "okr.align", "O1 O3"),
    ("KR5 target 10", "kr.edit", "KR5 target 10"),
    ("change the target of KR5 to 9", "kr.edit", "KR5 target 9"),
    ("把KR5的目标改成600万", "kr.edit", "KR5 target 600万"),
    ("ubah target KR5 jadi 9", "kr.edit", "KR5 target 9"),
    ("đổi mục tiêu KR5 thành 9", "kr.edit", "KR5 target 9"),
    ("KR3 weight 2", "kr.weight", "KR3 2"),
    ("set the weight of KR3 to 2", "kr.weight", "KR3 2"),
    ("把KR3的权重改成2", "kr.weight", "KR3 2"),
    ("ubah bobot KR3 jadi 2", "kr.weight", "KR3 2"),
    ("make O1 private", "okr.private", "O1"),
    ("mark O1 as a stretch goal", "okr.stretch", "O1"),
    ("KR3 权重 2", "kr.weight", "KR3 2"),
    ("/kr cadence KR3 two weeks", "kr.cadence", "KR3 two weeks"),
    ("/kr 历史 KR2", "kr.history", "KR2"),
    ("/kr riwayat KR2", "kr.history", "KR2"),
    ("lịch sử KR2", "kr.history", "KR2"),
    ("KR2 history", "kr.history", "KR2"),
    ("/okr committed O1", "okr.committed", "O1"),
    ("/okr 挑战 O1", "okr.stretch", "O1"),
    ("/okr tree", "okr.tree", ""),
    ("对齐图", "okr.tree", ""),
    ("/okr pohon", "okr.tree", ""),
    ("/okr cây", "okr.tree", ""),
    ("/okr all", "okr.all", ""),
    ("/okr 全部", "okr.all", ""),
    ("/okr semua", "okr.all", ""),
    ("/okr tất cả", "okr.all", ""),
]


@pytest.mark.parametrize(("text", "intent", "rest"), SAID, ids=[row[0] for row in SAID])
def test_a_change_is_understood(text: str, intent: str, rest: str) -> None:
    parsed = parse(text)
    assert (parsed.intent, parsed.rest) == (intent, rest)


REPORTS = [
    "KR3 交给法务审核了，60%",
    "KR3 60%, given to legal for review",
    "KR3 drop 5 points, now 55%",
    "all teams are behind",
    "drop the ball on KR3",
    "edit the deck for KR3",
    "KR3 history repeats itself: 60%",
]


@pytest.mark.parametrize("text", REPORTS)
def test_everyday_words_change_nothing(text: str) -> None:
    assert parse(text).intent in ("check_in", "none")


EDITS = [
    ("target 6", KeyResultEdit(target=Decimal(6))),
    ("目标 6", KeyResultEdit(target=Decimal(6))),
    ("target 6 because they asked", KeyResultEdit(target=Decimal(6), reason="they asked")),
    ("from 0 to 8", KeyResultEdit(start=Decimal(0), target=Decimal(8))),
    ("从0到8", KeyResultEdit(start=Decimal(0), target=Decimal(8))),
    ("dari 0 ke 8", KeyResultEdit(start=Decimal(0), target=Decimal(8))),
    ("từ 0 lên 8", KeyResultEdit(start=Decimal(0), target=Decimal(8))),
    ("start 2", KeyResultEdit(start=Decimal(2))),
    ("target 90 min", KeyResultEdit(target=Decimal(90), typed_unit="min")),
    ("title Bank clients signed", KeyResultEdit(title="Bank clients signed")),
    (
        "title Banks; target 8; since 1 Oct",
        KeyResultEdit(title="Banks", target=Decimal(8), since="1 Oct"),
    ),
    (
        "Bank clients signed from 0 to 8",
        KeyResultEdit(title="Bank clients signed", start=Decimal(0), target=Decimal(8)),
    ),
    ("Clients stay because they love it", KeyResultEdit(title="Clients stay because they love it")),
    ("Clients stay, because: clearer", KeyResultEdit(title="Clients stay", reason="clearer")),
    ("unit clients", KeyResultEdit(unit="clients")),
    ("kind milestones", KeyResultEdit(kind="milestones")),
    ("kind banana", KeyResultEdit(no_kind="banana")),
    ("55%", KeyResultEdit(bare="55%")),
    ("8 clients", KeyResultEdit(bare="8 clients")),
]


@pytest.mark.parametrize(("text", "edit"), EDITS, ids=[row[0] for row in EDITS])
def test_what_is_to_be_different(text: str, edit: KeyResultEdit) -> None:
    assert read_edit(text, language="en") == edit


@pytest.mark.parametrize(
    ("text", "left", "reason"),
    [
        ("because nobody needs it", "", "nobody needs it"),
        ("，因为没人要", "", "没人要"),
        ("@li karena dia tahu", "@li", "dia tahu"),
        ("2 vì quan trọng hơn", "2", "quan trọng hơn"),
        ("2", "2", None),
        ("2 because", "2 because", None),
    ],
)
def test_the_reason_stands_behind_its_word(text: str, left: str, reason: str | None) -> None:
    assert with_reason(text) == (left, reason)


@pytest.mark.parametrize("code", languages())
def test_the_names_of_kinds_and_cadences_can_be_typed(code: str) -> None:
    voice = voice_of(code)
    for kind, name in KIND_NAMES.items():
        assert means(voice.plain(name, context="kind"), kind) == kind
    for cadence, name in CADENCE_NAMES.items():
        assert means(voice.plain(name, context="cadence"), cadence) == cadence


def test_a_word_of_a_change_leads_its_value() -> None:
    assert led_by("target: 6", "title", "target") == ("target", "6")
    assert led_by("something else", "title", "target") is None


TERMS = [
    ("Churn 5% to 3%, weight 2", "Churn", 2, None),
    ("Churn 5% to 3% (monthly)", "Churn", None, "monthly"),
    ("Churn 5% to 3%, weight 2, every two weeks", "Churn", 2, "two_weeks"),
    ("流失率 从5%到3%，权重 2，每月", "流失率", 2, "monthly"),
    ("Churn dari 5% ke 3%, bobot 3", "Churn", 3, None),
    ("Churn từ 5% xuống 3%, hàng tháng", "Churn", None, "monthly"),
    ("Monthly revenue, weight of the team 0 to 5", "Monthly revenue, weight of the team", None, None),
]


@pytest.mark.parametrize(("line", "title", "weight", "cadence"), TERMS, ids=[row[0] for row in TERMS])
def test_a_new_key_result_may_carry_its_weight_and_cadence(
    line: str, title: str, weight: int | None, cadence: str | None
) -> None:
    draft = read_key_result(line)
    assert (draft.title, draft.weight, draft.cadence) == (title, weight, cadence)
