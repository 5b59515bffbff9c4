"""`/remind` and automations in four languages: made by a sentence, echoed, listed, tried and switched off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from scheduler import rituals
from storage.tables import Delivery, Ritual
from storage.work import Storage
from tests.growth import SAID, resumed
from tests.week import Week


@dataclass(frozen=True)
class Words:
    """What somebody types in one language, and a part of what they read then."""

    language: str
    check_in: str
    echo: str
    dates: str
    list: str
    off: str
    off_says: str
    on: str
    now: str
    preview: str
    ask: str
    asks: str
    wish: str
    wished: str


WORDS = [
    Words(
        "en",
        check_in="/remind every Friday 15:30 check-in",
        echo="🔁 Every Friday 15:30: check-in reminder",
        dates="next: Fri 20 Nov · Fri 27 Nov · Fri 4 Dec",
        list="/remind list",
        off="/remind off digest",
        off_says="🔕 Off: digest.",
        on="/remind on digest",
        now="/remind now digest",
        preview="Nobody else sees it.",
        ask="every Monday 10:00 ask for confidence",
        asks="Every Monday 10:00: ask everybody for their confidence",
        wish="remind us every Monday 9:00 to post priorities",
        wished="Every Monday 09:00: “post priorities”",
    ),
    Words(
        "zh",
        check_in="每周五下午三点半提醒打卡",
        echo="🔁 每星期五 15:30：打卡提醒",
        dates="接下来：11月20日 周五 · 11月27日 周五 · 12月4日 周五",
        list="/提醒 列表",
        off="/提醒 关闭 周报",
        off_says="🔕 已关闭：周报。",
        on="/提醒 开启 周报",
        now="/提醒 预览 周报",
        preview="只有你能看到",
        ask="每周一10:00问信心",
        asks="每星期一 10:00：询问大家的信心",
        wish="每周一早上9点提醒大家交周计划",
        wished="每星期一 09:00：“交周计划”",
    ),
    Words(
        "id",
        check_in="setiap Jumat jam 15.30 ingatkan check-in",
        echo="🔁 Setiap Jumat 15.30: pengingat check-in",
        dates="berikutnya: Jumat, 20 Nov · Jumat, 27 Nov · Jumat, 4 Des",
        list="/ingatkan daftar",
        off="/ingatkan mati ringkasan",
        off_says="🔕 Mati: ringkasan.",
        on="/ingatkan nyala ringkasan",
        now="/ingatkan sekarang ringkasan",
        preview="Hanya kamu yang melihatnya",
        ask="setiap Senin 10.00 tanya kepercayaan",
        asks="Setiap Senin 10.00: tanya kepercayaan semua orang",
        wish="ingatkan kami setiap Senin jam 9 kirim prioritas",
        wished="Setiap Senin 09.00: “kirim prioritas”",
    ),
    Words(
        "vi",
        check_in="thứ Sáu hàng tuần 15h30 nhắc check-in",
        echo="🔁 Mỗi thứ Sáu 15:30: nhắc check-in",
        dates="sắp tới: thứ Sáu 20/11 · thứ Sáu 27/11 · thứ Sáu 4/12",
        list="/nhắc danh sách",
        off="/nhắc tắt tổng hợp",
        off_says="🔕 Đã tắt: tổng hợp.",
        on="/nhắc bật tổng hợp",
        now="/nhắc thử tổng hợp",
        preview="Chỉ bạn thấy",
        ask="thứ Hai hàng tuần 10:00 hỏi độ tự tin",
        asks="Mỗi thứ Hai 10:00: hỏi độ tự tin của mọi người",
        wish="nhắc cả nhóm mỗi thứ Hai 9h gửi ưu tiên",
        wished="Mỗi thứ Hai 09:00: “gửi ưu tiên”",
    ),
]
each_language = pytest.mark.parametrize("words", WORDS, ids=lambda words: words.language)


@pytest.fixture
def week(growth_storage: Storage, growth_moment: datetime) -> Week:
    """Growth on Monday morning with its usual rituals; Mai is the manager."""
    week = resumed(Week(growth_storage, first=SAID + 1), growth_moment)
    week.say("dana", "/team manager", mentions=["mai"])
    week.tick()
    return week


def test_a_ritual_at_another_time_says_when_it_was(week: Week) -> None:
    answer = week.say("mai", "/remind every month digest").text
    assert "Every first working day of the month, 10:00: digest" in answer
    assert "It was until now: Every Friday 17:00" in answer


def digest(week: Week) -> Ritual:
    [found] = [each for each in week.rows(Ritual) if each.kind == "digest"]
    return found


@each_language
def test_it_is_echoed_as_understood_with_the_next_three_dates(week: Week, words: Words) -> None:
    text = week.say("mai", words.check_in).text
    assert words.echo in text
    assert words.dates in text
    [moved] = [each for each in week.rows(Ritual) if each.kind == "reminder"]
    assert moved.rule["at"] == "15:30", "the usual reminder moved; there is no second one"


@each_language
def test_what_was_asked_for_is_said_and_listed(week: Week, words: Words) -> None:
    assert words.asks in week.say("mai", words.ask).text
    assert words.wished in week.say("mai", words.wish).text
    listed = week.say("mai", words.list).text
    assert words.wished.partition(": “")[2].rstrip("”") in listed
    said = week.run_for(days=7, hours=3)
    assert [each.to for each in said if each.kind == "message"] == ["group"]
    assert {each.to for each in said if each.kind == "confidence"} == {"dana", "leo", "priya"}


@each_language
def test_it_is_switched_off_and_on(week: Week, words: Words) -> None:
    assert words.off_says in week.say("mai", words.off).text
    assert digest(week).off_at is not None
    assert [each for each in week.run_for(days=6) if each.kind == "digest"] == []
    week.say("mai", words.on)
    assert digest(week).off_at is None
    assert len([each for each in week.run_for(days=7) if each.kind == "digest"]) == 1


@each_language
def test_now_is_a_preview_for_the_asker_alone(week: Week, words: Words) -> None:
    before = len(week.rows(Delivery))
    answer = week.say("mai", words.now)
    assert "📊" not in answer.text
    assert answer.direct.keys() == {"mai"}
    assert words.preview in answer.direct["mai"]
    assert "📊 Growth" in answer.direct["mai"]
    assert len(week.rows(Delivery)) == before + 2, "the answer and the preview, nothing else"
    assert len([each for each in week.run_for(days=7) if each.kind == "digest"]) == 1, "it still comes"


def test_not_understood_nothing_is_changed_and_examples_are_shown(week: Week) -> None:
    before = len(week.rows(Ritual))
    text = week.say("mai", "/remind next blue moon").text
    assert "I did not understand when. Nothing was changed." in text
    assert "/remind every Friday 16:00 check-in" in text
    assert len(week.rows(Ritual)) == before


def test_who_is_not_the_manager_may_remind_only_themselves(week: Week) -> None:
    assert "Mai" in week.say("leo", "/remind every Friday 15:00 digest").text
    assert digest(week).rule["at"] == "17:00"
    text = week.say("leo", "remind me every day at 17:00 to write my notes").text
    assert "Every day 17:00" in text
    said = week.run_for(days=1)
    assert [(each.to, "write my notes" in each.text) for each in said if each.kind == "message"] == [
        ("leo", True)
    ]


# -- when something happens --------------------------------------------------------------------------

LOW = {
    "en": "when confidence is below 4 tell @mai",
    "zh": "信心低于4时告诉 @mai",
    "id": "kalau keyakinan di bawah 4 kasih tahu @mai",
    "vi": "khi độ tự tin dưới 4 báo cho @mai",
}
ECHOED = {
    "en": "When a confidence is below 4: I tell Mai",
    "zh": "信心低于 4 时：我告诉 Mai",
    "id": "Kalau kepercayaan di bawah 4: saya beri tahu Mai",
    "vi": "Khi độ tự tin dưới 4: tôi báo Mai",
}


@pytest.mark.parametrize("language", LOW)
def test_a_low_confidence_is_told_once_and_again_when_it_falls_again(week: Week, language: str) -> None:
    assert ECHOED[language] in week.say("mai", LOW[language], mentions=["mai"]).text
    week.say("leo", "KR5 2, confidence 3")
    told = [each for each in week.run_for(hours=1) if each.kind == "automation"]
    assert [each.to for each in told] == ["mai"]
    assert "KR5 Finance clients signed" in told[0].text
    assert [each for each in week.run_for(days=2) if each.kind == "automation"] == [], "it is known"
    week.say("leo", "KR5 2, confidence 6")
    week.run_for(hours=1)
    week.say("leo", "KR5 2, confidence 3")
    assert len([each for each in week.run_for(hours=1) if each.kind == "automation"]) == 1


def test_a_digest_in_between_does_not_hide_what_it_waits_for(week: Week) -> None:
    week.say("mai", LOW["en"], mentions=["mai"])
    week.run_until(week.now.replace(hour=8, minute=59) + timedelta(days=4))
    week.say("leo", "KR5 2, confidence 3")
    week.now += timedelta(minutes=2)
    due = {each.kind for each in week.rows(Ritual) if each.next_due_at and each.next_due_at <= week.now}
    assert due == {"digest"}, "on Friday at 17:01"
    for key in rituals.due(week.storage, week.now):
        rituals.run(week.storage, week.deployment, key, week.now)
    assert [each.kind for each in week.tick()] == ["automation"]


WATCHED = [
    ("if confidence < 5, post it in the group", "KR5 2, confidence 3", {"hours": 1}, "group"),
    ("tell @mai when a key result is more than 5 points behind", "", {"days": 30}, "mai"),
    ("tell @mai if there is no update for 10 days", "KR5 2, confidence 7", {"days": 14}, "mai"),
    (
        "when a blocker is open for 3 days post it in the group",
        "KR5 2 blocked on legal",
        {"days": 5},
        "group",
    ),
    ("post in the group when a key result is completed", "KR5 5 of 5", {"hours": 1}, "group"),
]


@pytest.mark.parametrize(("wish", "said", "later", "reader"), WATCHED)
def test_each_condition(week: Week, wish: str, said: str, later: dict[str, float], reader: str) -> None:
    answer = week.say("mai", wish, mentions=["mai"] if "@mai" in wish else [])
    assert "🔁 When " in answer.text
    if said:
        week.say("leo", said)
    told = [each for each in week.run_for(**later) if each.kind == "automation"]
    assert {each.to for each in told} == {reader}
    assert "/remind off 8" in told[0].text, "it says how to switch it off"


ONLY_KR5 = [
    ("when KR5 is done tell @mai", "When a key result is completed (only KR5): I tell Mai"),
    ("KR5 完成时告诉 @mai", "（仅 KR5）：我告诉 Mai"),
    ("kalau KR5 selesai kasih tahu @mai", "(hanya KR5): saya beri tahu Mai"),
    ("khi KR5 hoàn thành báo cho @mai", "(chỉ KR5): tôi báo Mai"),
]


@pytest.mark.parametrize(("wish", "echoed"), ONLY_KR5)
def test_a_code_tells_what_is_watched(week: Week, wish: str, echoed: str) -> None:
    assert echoed in week.say("mai", wish, mentions=["mai"]).text
    week.say("priya", "KR4 4 of 4")
    assert [each for each in week.run_for(hours=1) if each.kind == "automation"] == []
    week.say("leo", "KR5 5 of 5")
    told = [each for each in week.run_for(hours=1) if each.kind == "automation"]
    assert [(each.to, "KR5 Finance clients signed" in each.text) for each in told] == [("mai", True)]


def test_an_objective_stands_for_its_key_results(week: Week) -> None:
    assert "(only O2)" in week.say("mai", "when confidence of O2 is below 4 tell me").text
    week.say("leo", "KR5 2, confidence 3")
    assert [each for each in week.run_for(hours=1) if each.kind == "automation"] == []
    week.say("priya", "KR3 0.5%, confidence 3")
    assert [each.to for each in week.run_for(hours=1) if each.kind == "automation"] == ["mai"]


def test_an_unknown_code_is_watched_by_nobody(week: Week) -> None:
    assert "There is no KR9 here" in week.say("mai", "when KR9 is done tell me").text


def test_it_may_ask_the_owner_for_confidence(week: Week) -> None:
    week.say("mai", "if confidence is under 4, ask the owner for confidence")
    week.say("leo", "KR5 2, confidence 3")
    asked = [each for each in week.run_for(hours=1) if each.kind == "confidence"]
    assert [each.to for each in asked] == ["leo"]
    assert "KR5 Finance clients signed: last 3" in asked[0].text


def test_switched_off_it_is_silent(week: Week) -> None:
    week.say("mai", LOW["en"], mentions=["mai"])
    week.say("mai", "/remind off 8")
    week.say("leo", "KR5 2, confidence 3")
    assert [each for each in week.run_for(days=3) if each.kind == "automation"] == []
    assert "8 · I tell Mai · off" in week.say("mai", "/remind list").text


# -- later ---------------------------------------------------------------------------------------------

LATER = {
    "en": ("remind me tomorrow 9", "💤 Tomorrow 09:00. KR5 stays marked as due."),
    "zh": ("明天9点提醒我", "💤 明天 09:00 提醒。KR5 仍标为待更新。"),
    "id": ("ingatkan saya besok jam 9", "💤 Besok 09.00. KR5 tetap tercatat jatuh tempo."),
    "vi": ("nhắc tôi 9h mai", "💤 Ngày mai 09:00. KR5 vẫn tính là đến hạn."),
}


@pytest.mark.parametrize("language", LATER)
def test_put_off_it_comes_back_at_its_moment_alone(week: Week, language: str) -> None:
    typed, echoed = LATER[language]
    assert echoed in week.say("leo", typed, direct=True).text
    said = [each for each in week.run_for(days=1) if each.to == "leo"]
    assert [each.kind for each in said] == ["snooze"]
    assert said[0].at == week.now.replace(hour=1, minute=0, second=0, microsecond=0)
    assert "KR5" in said[0].text


def test_put_off_and_done_meanwhile_nothing_is_said(week: Week) -> None:
    week.say("leo", "snooze 2h", direct=True)
    week.say("leo", "KR5 2, confidence 7")
    assert [each for each in week.run_for(hours=4) if each.to == "leo"] == []


def test_put_off_beyond_the_night_it_waits_for_the_morning(week: Week) -> None:
    week.say("leo", "remind me today at 22:30", direct=True)
    said = [each for each in week.run_for(days=1) if each.to == "leo"]
    assert [(each.at + timedelta(hours=8)).hour for each in said] == [8]


@pytest.mark.parametrize(
    "words",
    [
        "when confidence < 4 tell me",
        "/remind every Friday 17:00 digest",
        "/remind every Monday 10:00 read the board",
        "remind me tomorrow 9 to call legal",
    ],
)
def test_the_same_said_twice_happens_once(week: Week, words: str) -> None:
    week.say("mai", words)
    before = [row.id for row in week.rows(Ritual)]
    answer = week.say("mai", words).text
    assert "happens already" in answer
    assert [row.id for row in week.rows(Ritual)] == before


@pytest.mark.parametrize(
    "words", ["turn off reminder 4", "取消提醒 4", "hapus pengingat 4", "xóa lời nhắc 4", "stop reminder 4"]
)
def test_a_ritual_is_switched_off_in_everyday_words(week: Week, words: str) -> None:
    week.say("mai", "/remind list")
    assert "🔕" in week.say("mai", words).text


@pytest.mark.parametrize(
    "words", ["remind me at 25:00 to call", "remind me on 31 Feb", "remind us of the budget"]
)
def test_who_wants_to_be_reminded_hears_that_the_time_was_not_understood(week: Week, words: str) -> None:
    assert "I did not understand when" in week.say("mai", words).text


def test_the_number_of_a_code_is_no_threshold(week: Week) -> None:
    assert "When a confidence is below 5" in week.say("mai", "when confidence of KR3 < 5 tell me").text


@pytest.mark.parametrize(
    ("words", "echo"),
    [
        ("/okr set cadence weekly mon 10:00", "🔁 Every Monday 10:00: check-in reminder"),
        ("/okr 设置 每周一10:00", "🔁 每星期一 10:00：打卡提醒"),
        ("/okr atur mingguan Senin 10:00", "🔁 Setiap Senin 10.00: pengingat check-in"),
        ("/okr đặt hàng tuần thứ Hai 10:00", "🔁 Mỗi thứ Hai 10:00: nhắc check-in"),
    ],
)
def test_the_check_in_reminder_is_set_like_a_setting(week: Week, words: str, echo: str) -> None:
    assert echo in week.say("mai", words).text
