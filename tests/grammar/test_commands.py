"""Commands, short answers and lists: what was asked for, and with which words behind."""

from __future__ import annotations

import pytest

from commands.core.grammar import EXAMPLES, parse

COMMANDS = [
    ("", "greet", ""),
    ("@OKR", "greet", ""),
    ("hi", "greet", "hi"),
    ("你好", "greet", "你好"),
    ("halo", "greet", "halo"),
    ("chào bot", "greet", "chào bot"),
    ("/okr", "okr.show", ""),
    ("/okr O2", "okr.show", "O2"),
    ("/okr @li", "okr.show", "@li"),
    ("/okr tree", "okr.tree", ""),
    ("@OKR /okr new Grow\nKR1 a 0 -> 5", "okr.new", "Grow\nKR1 a 0 -> 5"),
    ("new objective: Grow", "okr.new", "Grow"),
    ("新目标：让续费变成习惯", "okr.new", "让续费变成习惯"),
    ("/okr 新建 让续费变成习惯", "okr.new", "让续费变成习惯"),
    ("tujuan baru Pelanggan betah", "okr.new", "Pelanggan betah"),
    ("/okr mới Khách hàng ở lại", "okr.new", "Khách hàng ở lại"),
    ("mục tiêu mới Khách hàng ở lại", "okr.new", "Khách hàng ở lại"),
    ("/kr", "kr.show", ""),
    ("/kr due", "kr.show", "due"),
    ("/kr 待更新", "kr.show", "due"),
    ("/kr jatuh tempo", "kr.show", "due"),
    ("/kr đến hạn", "kr.show", "due"),
    ("/kr KR4", "kr.show", "KR4"),
    ("/kr 4", "kr.show", "KR4"),
    ("/kr add O1 churn 5% -> 3%", "kr.add", "O1 churn 5% -> 3%"),
    ("/kr 新增 O1 流失率", "kr.add", "O1 流失率"),
    ("/kr tambah O1 churn", "kr.add", "O1 churn"),
    ("/kr thêm O1 churn", "kr.add", "O1 churn"),
    ("KR3 两周更新一次", "kr.cadence", "KR3 两周更新一次"),
    ("KR3改成每月更新", "kr.cadence", "KR3 每月更新"),
    ("KR3 every two weeks", "kr.cadence", "KR3 every two weeks"),
    ("KR3 tiap dua minggu", "kr.cadence", "KR3 tiap dua minggu"),
    ("KR3 hai tuần một lần", "kr.cadence", "KR3 hai tuần một lần"),
    ("把KR4的权重改成2", "kr.weight", "KR4 2"),
    ("KR3改名为签约三甲医院", "kr.edit", "KR3 改名为签约三甲医院"),
    ("把KR3的目标调到6家", "kr.edit", "KR3 target 6"),
    ("KR4 交给王磊", "kr.assign", "KR4 @王磊"),
    ("KR4交给小王负责", "kr.assign", "KR4 @小王"),
    ("KR4 交给法务审核", "none", "KR4 交给法务审核"),
    ("KR3删掉，市场没了", "kr.drop", "KR3 市场没了"),
    ("O1设为私密", "okr.private", "O1"),
    ("给王磊点赞，盖章帮大忙了", "kudos", "@王磊 盖章帮大忙了"),
    ("undo", "undo", ""),
    ("撤销", "undo", ""),
    ("batal", "undo", ""),
    ("hoàn tác", "undo", ""),
    ("hoan tac", "undo", ""),
    ("tạo okr cho tôi", "okr.new", ""),
    ("thêm việc: KR3 gọi 10 khách", "task.add", "KR3 gọi 10 khách"),
    ("gắn O2 vào O1", "okr.align", "O2 vào O1"),
    ("O2 phục vụ O1", "okr.align", "O2 O1"),
    ("nhịp KR3 2 tuần", "kr.cadence", "KR3 2 tuần"),
    ("cam kết O3", "okr.committed", "O3"),
    ("/chỉ số", "kpi.list", ""),
    ("xuất excel", "export", ""),
    ("/blockers", "blockers", ""),
    ("/okr hambatan", "blockers", ""),
    ("cancel", "cancel", ""),
    ("算了", "cancel", ""),
    ("help", "help", ""),
    ("/help kr", "help", "kr"),
    ("帮助", "help", ""),
    ("bantuan", "help", ""),
    ("trợ giúp", "help", ""),
    ("帮助 打卡", "help", "打卡"),
    ("帮助 阻塞", "help", "阻塞"),
    ("bantuan hambatan", "help", "hambatan"),
    ("trợ giúp vướng mắc", "help", "vướng mắc"),
    ("help blockers", "help", "blockers"),
    ("/whoami", "whoami", ""),
    ("/lang zh", "lang", "zh"),
    ("/okr lang en", "lang", "en"),
    ("lang zh", "lang", "zh"),
    ("语言 中文", "lang", "中文"),
    ("bahasa Inggris", "lang", "Inggris"),
    ("ngôn ngữ tiếng Việt", "lang", "tiếng Việt"),
    ("kr KR3", "kr.show", "KR3"),
    ("待更新", "kr.show", "due"),
    ("jatuh tempo", "kr.show", "due"),
    ("/team manager @mai", "team.manager", "@mai"),
    ("/team lang vi", "team.lang", "vi"),
    ("/team", "team.show", ""),
    ("on it by Thu", "accept", "by Thu"),
    ("I'll take it", "accept", ""),
    ("ok, Friday", "accept", "ok, Friday"),
    ("Thursday, on it", "accept", "Thursday, on it"),
    ("我来，周四前", "accept", "周四前"),
    ("交给我，周三", "accept", "周三"),
    ("saya kerjakan, Kamis", "accept", "Kamis"),
    ("aku urus besok ya", "accept", "besok ya"),
    ("để tôi, thứ Năm", "accept", "thứ Năm"),
    ("de toi, thu nam", "accept", "thu nam"),
    ("vâng để em xử lý trước thứ Tư", "accept", "trước thứ Tư"),
    ("me, I own the release calendar", "accept", "I own the release calendar"),
    ("not me @li", "pass_on", "@li"),
    ("不是我 @李", "pass_on", "@李"),
    ("bukan saya @li", "pass_on", "@li"),
    ("không phải tôi @li", "pass_on", "@li"),
    ("need info: which contract?", "need_info", "which contract?"),
    ("需要信息：哪个合同", "need_info", "哪个合同"),
    ("butuh info: kontrak mana", "need_info", "kontrak mana"),
    ("cần thông tin: hợp đồng nào", "need_info", "hợp đồng nào"),
    ("done", "done", ""),
    ("done, contract signed", "done", "contract signed"),
    ("解决了，合同已签", "done", "合同已签"),
    ("beres, kontrak sudah ditandatangani", "done", "kontrak sudah ditandatangani"),
    ("xong, hợp đồng đã ký", "done", "hợp đồng đã ký"),
    ("keep 60%", "keep", "60%"),
    ("tetap 60%", "keep", "60%"),
    ("giữ 60%", "keep", "60%"),
]


@pytest.mark.parametrize(("text", "intent", "rest"), COMMANDS, ids=[repr(row[0]) for row in COMMANDS])
def test_a_command_and_its_rest(text: str, intent: str, rest: str) -> None:
    parsed = parse(text)
    assert (parsed.intent, parsed.rest) == (intent, rest)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("/kr updaet", "/kr update"),
        ("/hepl", "/help"),
        ("/undoo", "/undo"),
        ("/blockres", "/blockers"),
        ("/kr tambha O1", "/kr tambah"),
        ("/okr nwe Grow", "/okr new"),
        ("/xyzzy", None),
    ],
)
def test_an_unknown_command_gets_the_nearest_one(text: str, nearest: str | None) -> None:
    parsed = parse(text)
    assert (parsed.intent, parsed.nearest) == ("unknown", nearest)


@pytest.mark.parametrize(
    "text", ["language barrier again", "语言 不通", "bahasa kita beda", "B7 belum lancar"]
)
def test_an_everyday_word_is_no_command(text: str) -> None:
    assert parse(text).intent == "none"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("halo", "id"),
        ("bantuan", "id"),
        ("batal", "id"),
        ("lapor KR3 60%", "id"),
        ("/okr baru Betah", "id"),
        ("chào", "vi"),
        ("trợ giúp", "vi"),
        ("/okr mới Lan", "vi"),
        ("hi", "en"),
        ("never mind", "en"),
        ("一、销售", "zh"),
        ("一、 Sales first", None),
        ("/okr new Betah", None),
        ("/kr KR3 60%", None),
        ("undo", None),
        ("KR3 60%", None),
    ],
)
def test_a_message_of_one_word_shows_its_language_too(text: str, language: str | None) -> None:
    assert parse(text).language == language


@pytest.mark.parametrize(
    ("text", "refs", "blocker", "mentions"),
    [
        ("/kr block KR3 legal @wang", ("KR3",), "legal", ("wang",)),
        ("/block KR3 legal @wang by Friday", ("KR3",), "legal", ("wang",)),
        ("/kr 卡住 KR3 法务 @小王", ("KR3",), "法务", ("小王",)),
        ("/kr mentok KR3 legal @wang", ("KR3",), "legal", ("wang",)),
        ("/kr kẹt KR3 pháp chế @vuong", ("KR3",), "pháp chế", ("vuong",)),
    ],
)
def test_the_command_to_raise_a_blocker(
    text: str, refs: tuple[str, ...], blocker: str, mentions: tuple[str, ...]
) -> None:
    parsed = parse(text)
    assert parsed.intent == "block"
    reading = parsed.lines[0].reading
    assert (reading.refs, reading.blocker, reading.mentions) == (refs, blocker, mentions)


@pytest.mark.parametrize(
    "text", ["B7 done", "done B7", "B7 解决了", "hambatan B7 sudah beres", "B7 xong rồi", "B7 lancar"]
)
def test_a_blocker_is_resolved_by_its_code(text: str) -> None:
    parsed = parse(text)
    assert parsed.intent == "resolve_blocker"
    assert parsed.lines[0].reading.refs == ("B7",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KR4 60%", "KR4"),
        ("kr 4, 60%", "KR4"),
        ("#4 60%", "KR4"),
        ("o2kr1 60%", "O2KR1"),
        ("O1.2 60%", "O1.2"),
        ("P1 60%", "P1"),
        ("KR4@2026-Q3 60%", "KR4@2026-Q3"),
        ("Growth/KR4 60%", "Growth/KR4"),
        ("KR four 60%", "KR4"),
        ("KR四 60%", "KR4"),
        ("KR empat 60%", "KR4"),
        ("KR bốn 60%", "KR4"),
    ],
)
def test_codes_as_people_type_them(text: str, code: str) -> None:
    assert parse(text).lines[0].reading.refs == (code,)


@pytest.mark.parametrize(
    "text", ["KR 30-day retention", "/kr 60%", "@kr3 60%", "https://example.com/KR3 60%"]
)
def test_what_only_looks_like_a_code(text: str) -> None:
    assert all(not line.reading.refs for line in parse(text).lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("KR1 52 c7, KR2 same", [("KR1",), ("KR2",)]),
        ("KR1 52% conf 7\nKR2 same\nKR3 blocked on legal @wang", [("KR1",), ("KR2",), ("KR3",)]),
        ("KR1：52%，KR2：45分钟，KR3：3家", [("KR1",), ("KR2",), ("KR3",)]),
        ("KR1 52 k7, KR2 sama", [("KR1",), ("KR2",)]),
        ("KR1 52 tt7; KR2 như cũ", [("KR1",), ("KR2",)]),
        ("KR3 at 3/5 and KR6 at 2/4", [("KR3",), ("KR6",)]),
        ("KR2 and KR4 same", [("KR2", "KR4")]),
        ("KR2、KR6这周都没进展", [("KR2", "KR6")]),
        ("KR1 52%\nconf 7\nnext: survey", [("KR1",)]),
    ],
)
def test_several_check_ins_in_one_message(text: str, lines: list[tuple[str, ...]]) -> None:
    parsed = parse(text, key_results=EXAMPLES["en"])
    assert [line.reading.refs for line in parsed.lines] == lines
    assert {line.intent for line in parsed.lines} == {"check_in"}


def test_a_continued_line_belongs_to_the_one_before() -> None:
    (line,) = parse("KR1 52%\nconf 7\nnext: survey").lines
    assert line.reading.percent == 52
    assert line.reading.confidence == 7
    assert line.reading.next_step == "survey"


@pytest.mark.parametrize("text", ["KR3 60% blocked on legal @wang", "/kr KR3 60% blocked on legal @wang"])
def test_a_check_in_with_a_blocker_is_no_block_command(text: str) -> None:
    parsed = parse(text)
    assert parsed.intent == "check_in"
    assert parsed.lines[0].reading.blocker == "legal"
    assert parsed.explicit is text.startswith("/")
