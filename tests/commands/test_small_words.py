"""Few words, and what they mean to whom: ok, me, help me, speak Chinese."""

from __future__ import annotations

from datetime import date

import pytest

from storage.tables import Blocker, CheckIn, Ritual
from storage.work import Storage
from tests.dialogue import Dialogue

TAKEN = ["ok", "sure", "ok by Friday", "sure by tomorrow"]
TAKEN += ["好的", "可以，周五前", "oke", "ok sebelum Jumat", "được", "được, trước thứ Sáu"]
TAKEN += [
    "sip, besok selesai",
    "Kamis beres ya",
    "👍 Kamis kelar",
    "thứ Năm xong nhé",
    "mai xong",
    "周四前搞定",
]


TAKEN += ["thứ Sáu tuần sau nhé", "besok pagi ya", "tuần sau em mới làm được", "em đang làm, cuối tuần xong"]
TAKEN += ["dạ được ạ", "nhận nhé", "noted", "insyaallah Kamis", "minggu depan baru bisa saya kerjakan"]


@pytest.mark.parametrize("words", TAKEN)
@pytest.mark.parametrize("direct", [False, True])
def test_a_yes_takes_what_one_was_asked_for(team: Dialogue, words: str, direct: bool) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("wang", words, direct=direct)
    [blocker] = team.rows(Blocker)
    assert blocker.state == "accepted"


PASSED = ["em không rành, nhờ @mai nhé", "ini bagiannya Mai @mai", "saya kurang paham, coba @mai ya"]


@pytest.mark.parametrize("words", PASSED)
def test_who_knows_somebody_better_passes_it_on(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    assert "mai" in team.say("wang", words).at
    assert len(team.rows(CheckIn)) == 1


def test_a_yes_to_two_requests_is_asked_about(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("leo", "/block KR5 procurement", mentions=["wang"])
    assert "Which one do you mean?" in team.say("wang", "ok").text
    assert "has B1 legal" in team.say("wang", "2").text


def test_a_yes_to_nothing_is_no_offer_of_help(team: Dialogue) -> None:
    team.say("leo", "KR5 conf 2")
    assert team.say("omar", "ok").text == "👌 Nothing here waits for your answer."


MORE = ["need more info", "need info: …", "需要更多信息", "butuh info", "cần thêm thông tin"]


@pytest.mark.parametrize("words", MORE)
def test_who_needs_to_know_more_without_saying_what_is_understood(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    asked = team.say("wang", words).text
    assert asked.startswith("❓ @leo, Wang Lei needs to know more about B1 legal.")
    told = team.say("leo", "the ACME one")
    assert "the ACME one" in told.text
    assert "wang" in told.at


def test_an_answer_to_a_helper_can_be_taken_back_and_that_is_said(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("wang", "need info: which contract?")
    team.say("leo", "the ACME one")
    assert "Wang Lei waits for an answer about B1 again." in team.say("leo", "undo").text


@pytest.mark.parametrize("words", ["/team manager me", "/team manager @mai", "/团队 主管 我"])
def test_one_may_name_oneself(team: Dialogue, words: str) -> None:
    assert "mai" in team.say("mai", words).at


def test_help_me_is_a_heading_behind_a_slash_and_a_cry_without(team: Dialogue) -> None:
    assert team.say("leo", "/help me").text.startswith("You and me")
    assert team.say("leo", "help me").text.startswith("Say it in your own words")


SPOKEN = [("speak chinese", "zh"), ("说英文", "en")]
SPOKEN += [("nói tiếng việt", "vi"), ("bicara bahasa indonesia", "id")]


@pytest.mark.parametrize(("words", "language"), SPOKEN)
def test_a_language_can_be_asked_for_in_words(team: Dialogue, words: str, language: str) -> None:
    team.say("leo", words)
    assert f"/lang {language}" not in team.say("leo", "/help").taps


def test_who_is_new_is_not_said_to_have_checked_in(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    answer = team.say("mai", "who has not checked in?").text
    assert answer == "👍 Nobody is late. New, and without a check-in yet: KR1, KR2, KR3, and KR4"


def test_each_of_several_lines_that_cannot_be_stored_is_named(team: Dialogue) -> None:
    answer = team.say("dana", "KR1 52%\nKR2 conf 12").text
    assert "45% → 52%" in answer
    assert "❓ “KR2 conf 12” was not stored:\nConfidence goes from 0 to 10" in answer


def test_what_is_reached_is_not_offered_as_its_own_correction(team: Dialogue) -> None:
    assert "oops, 0.45%" in team.say("priya", "KR3 0.1%").text
    assert "oops, 2 of 4" in team.say("priya", "KR4 done").text


def test_one_more_milestone_is_offered_than_are_known(team: Dialogue) -> None:
    team.say("priya", "KR4 2 of 4")
    assert "3 of 4" in team.say("priya", "KR4 60%").taps


def test_a_health_metric_keeps_its_capitals(team: Dialogue) -> None:
    assert "NPS: 30 to 50" in team.say("leo", "/kpi add NPS between 30 and 50").text
    assert "NPS 🟢 40" in team.say("leo", "/kpi set nps 40").text


EXAMPLES = [("/okr assign", "/okr assign O1 @name"), ("/block KR5", "/block KR5 legal @wang")]
EXAMPLES += [("/okr new …", "/okr new Renewals")]


@pytest.mark.parametrize(("words", "example"), EXAMPLES)
def test_the_example_is_of_what_was_begun(team: Dialogue, words: str, example: str) -> None:
    assert example in team.say("leo", words).text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("what can you do?", "Say it in your own words"),
        ("how do I start?", "Say it in your own words"),
        ("怎么更新进度", "用你自己的话说就行"),
        ("我能做什么？", "用你自己的话说就行"),
        ("gimana cara lapor?", "Pakai kata-katamu sendiri"),
        ("làm sao để cập nhật?", "Cứ nói theo cách của bạn"),
    ],
)
def test_who_asks_how_it_works_gets_help(team: Dialogue, words: str, answer: str) -> None:
    assert answer in team.say("leo", words).text


def test_where_nothing_can_be_updated_yet_the_hint_says_how_to_begin(sqlite_storage: Storage) -> None:
    talk = Dialogue(sqlite_storage)
    talk.say("leo", "hello")
    assert "/okr new" in talk.say("leo", "we want to double our revenue").text


@pytest.mark.parametrize(
    ("who", "words", "nearest"),
    [("leo", "/okr prvate", "/okr private"), ("leo", "/okr pribadi", ""), ("lan", "/okr thanh", "")],
)
def test_the_nearest_command_is_of_the_speakers_language_or_english(
    team: Dialogue, who: str, words: str, nearest: str
) -> None:
    answer = team.say(who, words).text
    assert nearest in answer
    assert not any(word in answer for word in ("did you mean @OKR /okr pribadi", "/okr tim"))


@pytest.mark.parametrize(
    "words",
    [
        "remind me yesterday at 9",
        "/remind yesterday",
        "remind me last Friday 10:00 to call legal",
        "昨天9点提醒我",
        "ingatkan saya kemarin jam 9",
        "nhắc tôi 9h hôm qua",
    ],
)
def test_nobody_is_reminded_in_the_past(team: Dialogue, words: str) -> None:
    before = len(team.rows(Ritual))
    assert any(
        part in team.say("leo", words).text for part in ("is over", "已经过去", "sudah lewat", "đã qua")
    )
    assert len(team.rows(Ritual)) == before


def test_what_is_to_be_said_may_be_about_the_past(team: Dialogue) -> None:
    assert "⏰" in team.say("leo", "remind me tomorrow 9 to send yesterday's numbers").text


def test_the_history_of_an_objective_is_that_of_its_key_results(team: Dialogue) -> None:
    answer = team.say("dana", "/kr history O1")
    assert answer.taps[0] == "/kr history KR1"
    assert "🕘 KR1" in team.say("dana", answer.taps[0]).text


def test_where_nothing_is_kept_yet_a_greeting_and_a_question_say_how_to_begin(team: Dialogue) -> None:
    team.say("leo", "hello", group="New")
    assert "Begin: @OKR /okr new" in team.say("leo", "hello", group="New").text
    assert "/okr new" in team.say("leo", "what is this for?", group="New").text


PLATE = ["apa saja tugasku", "saya pegang apa aja ya?", "mình đang có gì", "em đang phụ trách gì ạ?"]


@pytest.mark.parametrize("words", PLATE)
def test_what_is_on_ones_plate_are_ones_key_results(team: Dialogue, words: str) -> None:
    answer = team.say("leo", words).text
    assert "KR5" in answer and "KR1" not in answer


REMINDERS = ["ingatkan update KR5", "nhắc cập nhật KR5", "remind to update KR5", "remind me to update KR5"]


@pytest.mark.parametrize("words", REMINDERS)
def test_a_reminder_without_a_time_is_told_how_to_give_one(team: Dialogue, words: str) -> None:
    assert len(team.say("leo", words).text.splitlines()) > 4


WHO_ARE_YOU = [
    "who are you?",
    "what are you for",
    "你是谁",
    "ini buat apa ya?",
    "kamu siapa?",
    "bạn là ai",
    "bot này làm gì",
]


@pytest.mark.parametrize("words", WHO_ARE_YOU)
def test_who_asks_what_i_am_reads_what_can_be_said(team: Dialogue, words: str) -> None:
    assert "@OKR /kr ·" in team.say("leo", words).text


def test_a_name_tells_nothing_of_the_language(team: Dialogue) -> None:
    assert "Nobody has asked you for help" in team.say("leo", "not me @王磊").text


# --- what a colleague would understand -------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "please undo",
        "can you undo please",
        "can you undo my last update please",
        "请撤销",
        "麻烦撤回一下",
        "tolong batal",
        "hoàn tác giúp em với",
        "làm ơn hoàn tác",
    ],
)
def test_undo_can_be_asked_for_politely(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 2")
    team.say("leo", words)
    assert team.standing(5)[0] == "0"


@pytest.mark.parametrize("words", ["tóm tắt", "bản tóm tắt", "tóm tắt giúp em", "tolong ringkasan", "请周报"])
def test_the_digest_is_shown_who_asks_for_a_summary(team: Dialogue, words: str) -> None:
    assert team.say("mai", words).text.startswith("📊 Growth")


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("help task", "Tasks"),
        ("帮助任务", "任务"),
        ("bantuan tugas", "Tugas"),
        ("trợ giúp công việc", "Việc\n"),
    ],
)
def test_help_on_a_heading_is_given_in_each_language(team: Dialogue, words: str, heading: str) -> None:
    assert team.say("leo", words).text.startswith(heading)


@pytest.mark.parametrize(
    "words",
    [
        "what do I need to do?",
        "我该做什么",
        "我该做什么？",
        "apa yang harus saya lakukan?",
        "em cần làm gì bây giờ?",
    ],
)
def test_who_asks_what_to_do_gets_help_with_examples_of_their_own(team: Dialogue, words: str) -> None:
    assert "KR5 3" in team.say("leo", words).text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("👍 thanks", "🙂 You are welcome!"),
        ("ok thanks", "🙂 You are welcome!"),
        ("👌 谢谢", "🙂 不客气！"),
        ("👍 makasih", "🙂 Sama-sama!"),
        ("👍 cảm ơn nhé", "🙂 Không có gì ạ!"),
    ],
)
def test_thanks_behind_a_thumb_are_thanks(team: Dialogue, words: str, answer: str) -> None:
    assert team.say("leo", words).text == answer


CRIES = [
    "please unblock KR5",
    "help me with KR5",
    "帮我解决KR5的阻塞",
    "tolong beresin KR5 dong",
    "gỡ vướng KR5 giúp em với",
]


@pytest.mark.parametrize("words", CRIES)
def test_a_cry_for_help_is_asked_what_is_in_the_way(team: Dialogue, words: str) -> None:
    team.say("leo", "/lang en")
    assert "What is in the way?" in team.say("leo", words).text
    assert team.rows(Blocker) == []
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    answer = team.say("leo", words).text
    assert "B1 legal" in answer
    assert "waiting for Wang Lei" in answer
    assert "@OKR /block B1 @name" in answer
    assert [each.state for each in team.rows(Blocker)] == ["open"]


@pytest.mark.parametrize("words", ["I'm stuck", "我卡住了", "saya mentok nih", "em bị kẹt rồi"])
def test_who_is_stuck_is_asked_on_what(team: Dialogue, words: str) -> None:
    team.say("leo", "/lang en")
    assert team.say("leo", words).text.startswith("Say what is in the way and who can help: @OKR /block KR5")
    assert team.rows(Blocker) == []


DAYS = ["it will be Thursday", "I can do Thursday", "应该是周四", "kayaknya Kamis", "chắc thứ Năm nhé"]


@pytest.mark.parametrize("direct", [False, True])
@pytest.mark.parametrize("words", DAYS)
def test_a_helper_who_names_a_day_takes_it_on(team: Dialogue, words: str, direct: bool) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("wang", words, direct=direct)
    [blocker] = team.rows(Blocker)
    assert blocker.state == "accepted"
    assert blocker.due_at is not None and blocker.due_at.date() == date(2026, 11, 19)


@pytest.mark.parametrize("words", ["it will be fine", "it will be 60% by Thursday", "chắc ổn"])
def test_what_is_no_day_takes_nothing_on(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("wang", words)
    assert team.rows(Blocker)[0].state == "open"


SIGNED = [
    "signed now",
    "approved",
    "ok, just signed it",
    "签好了",
    "我刚签完",
    "sudah ditandatangani ya",
    "ký rồi nhé",
    "bên em duyệt rồi ạ",
]


@pytest.mark.parametrize("direct", [False, True])
@pytest.mark.parametrize("words", SIGNED)
def test_a_helper_who_has_signed_is_done(team: Dialogue, words: str, direct: bool) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    answer = team.say("wang", words, direct=direct)
    assert "✅ B1 legal" in answer.text
    assert team.rows(Blocker)[0].state == "resolved"


@pytest.mark.parametrize(
    "words", ["not signed yet", "还没签", "belum ditandatangani", "chưa ký", "has legal signed?"]
)
def test_what_is_not_signed_stays_open(team: Dialogue, words: str) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("wang", words)
    assert team.rows(Blocker)[0].state == "open"


def test_that_somebody_signed_closes_what_waits_for_them_and_no_client(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on client feedback")
    team.say("leo", "/block KR5 legal")
    for words in ("signed", "client signed"):
        team.say("leo", words)
    assert [each.state for each in team.rows(Blocker)] == ["open", "open"]
    team.say("leo", "legal has signed")
    assert [each.state for each in team.rows(Blocker)] == ["open", "resolved"]


def test_who_was_asked_twice_and_signed_is_asked_which(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("priya", "KR3 blocked on the vendor", mentions=["wang"])
    assert "2 · B2 the vendor" in team.say("wang", "approved").text
    team.say("wang", "2")
    assert [each.state for each in team.rows(Blocker)] == ["open", "resolved"]


@pytest.mark.parametrize("words", ["KR5 blokced by billing", "KR5 blocekd on billing", "blcked by billing"])
def test_a_misspelt_cue_leaves_its_by_out_of_the_blocker(team: Dialogue, words: str) -> None:
    team.say("leo", words)
    assert team.rows(Blocker)[0].text == "billing"


SURE = ["pretty sure about KR5, 80%", "KR5挺有把握的，80%", "lumayan yakin KR5, 80%", "khá chắc KR5, 80%"]


@pytest.mark.parametrize("words", SURE)
def test_how_sure_somebody_is_of_a_key_result_is_no_progress(team: Dialogue, words: str) -> None:
    answer = team.say("leo", words).text
    assert team.standing(5) == ("0", "0", 8)
    assert "80%" in answer, "what was read as 8/10 is shown"


def test_a_percent_that_can_be_the_value_is_the_value(team: Dialogue) -> None:
    team.say("dana", "pretty sure about KR1, 52%")
    assert team.standing(1) == ("52", "47", None)
