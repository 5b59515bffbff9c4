"""Red flags: a request for help, told to those who can give it, and to the group only as its raiser wants."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from commands.core.messages import Quote
from storage.tables import Blocker, Delivery, Objective, RedFlag
from tests.dialogue import Answer, Dialogue

RAISED = "KR3 0.9%, conf 2, vendor patch is late"


@pytest.fixture
def office(team: Dialogue) -> Dialogue:
    """Growth with Mai as its manager; Priya owns O2 and KR3, which stood at confidence 6 yesterday."""
    team.say("dana", "/team manager", mentions=["mai"])
    team.say("priya", "KR3 conf 6")
    team.later(days=1)
    return team


def flag(office: Dialogue) -> RedFlag:
    [found] = office.rows(RedFlag)
    return found


def told(answer: Answer) -> str:
    """What the group was told by something said in a direct chat."""
    return "\n".join(each.text for each in answer.deliveries if each.conversation_id == "cid-group-Growth")


# --- said in the group -------------------------------------------------------------------------------


def test_in_the_group_it_is_a_line_of_the_receipt_and_a_word_to_those_responsible(office: Dialogue) -> None:
    answer = office.say("priya", RAISED)
    assert "🚩 Red flag: a request for help, never part of a rating. I told Mai." in answer.text
    assert "What would help most? @OKR need … · @OKR @name" in answer.text
    assert "only tell" not in answer.text, "the group has read it"
    assert set(answer.direct) == {"mai"}
    assert "confidence 2/10 (was 6)" in answer.direct["mai"]
    assert "Why: vendor patch is late" in answer.direct["mai"]
    assert len(answer.deliveries) == 2, "one receipt, one direct message"


@pytest.mark.parametrize(
    "words",
    ["need a rollback slot", "需要 a rollback slot", "butuh a rollback slot", "cần a rollback slot"],
)
def test_what_would_help_is_said_at_once(office: Dialogue, words: str) -> None:
    office.say("priya", RAISED)
    answer = office.say("priya", words)
    assert "a rollback slot" in answer.text
    assert "KR3" in answer.text
    assert flag(office).wanted == "a rollback slot"


@pytest.mark.parametrize("direct", [False, True])
def test_what_would_help_in_other_words_is_asked_about_before_others_read_it(
    office: Dialogue, direct: bool
) -> None:
    office.say("priya", RAISED, direct=direct)
    assert "Is that what would help?" in office.say("priya", "the vendor answers nobody", direct=direct).text
    asked = office.say("priya", "somebody who knows the vendor", direct=direct)
    assert "Yes, pass it on: somebody who knows the vendor" in asked.text
    assert (told(asked) == "", flag(office).wanted) == (direct, None)
    answer = office.say("priya", "1", direct=direct)
    assert "somebody who knows the vendor" in (told(answer) if direct else answer.text)
    assert flag(office).wanted == "somebody who knows the vendor"


SOLVED = ["legal is sorted now", "legal has signed", "法务解决了", "legal udah beres", "pháp chế xong rồi"]


@pytest.mark.parametrize("direct", [False, True])
@pytest.mark.parametrize("words", SOLVED)
def test_that_a_blocker_is_gone_is_no_wanted_help(office: Dialogue, words: str, direct: bool) -> None:
    office.say("priya", "KR3 conf 2, blocked on legal 法务 pháp chế", direct=direct)
    answer = office.say("priya", words, direct=direct)
    assert "✅ B1" in answer.text
    assert (office.rows(Blocker)[0].state, flag(office).wanted) == ("resolved", None)


def test_a_code_or_a_yes_is_no_wanted_help_either(office: Dialogue) -> None:
    office.say("priya", RAISED)
    assert "API error rate" in office.say("priya", "KR3").text
    assert "would help" not in office.say("priya", "ok").text


@pytest.mark.parametrize("words", ["need a rollback slot", "only tell Mai", "cancel"])
def test_what_was_asked_about_can_be_said_anew(office: Dialogue, words: str) -> None:
    office.say("priya", RAISED, direct=True)
    office.say("priya", "hmm, let me think", direct=True)
    office.say("priya", words, direct=True)
    assert flag(office).wanted == ("a rollback slot" if words.startswith("need") else None)
    assert (flag(office).announced_at is not None) == words.startswith("need")


def test_people_who_could_help_are_asked(office: Dialogue) -> None:
    office.say("priya", RAISED)
    answer = office.say("priya", "", mentions=["leo", "wang"])
    assert answer.at == {"leo": "Leo", "wang": "Wang Lei"}
    assert "Priya asks for your help: KR3" in answer.direct["leo"]
    assert "help with KR3" in answer.direct["wang"]


def test_a_check_in_instead_of_an_answer_is_a_check_in(office: Dialogue) -> None:
    office.say("priya", RAISED)
    assert "KR4" in office.say("priya", "KR4 2 of 4").text
    assert flag(office).wanted is None
    assert "Wanted: a rollback slot" in office.say("priya", "need a rollback slot").text


def test_a_command_instead_of_an_answer_is_a_command(office: Dialogue) -> None:
    office.say("priya", RAISED)
    assert "Taken back" in office.say("priya", "undo").text
    assert flag(office).withdrawn_at is not None


# --- helping -----------------------------------------------------------------------------------------

OFFERS = [
    "me, I own the calendar",
    "我来，发布日历归我管",
    "saya, jadwal rilis saya yang pegang",
    "tôi, lịch do tôi giữ",
]


@pytest.mark.parametrize("words", OFFERS)
def test_the_first_who_offers_is_named(office: Dialogue, words: str) -> None:
    office.say("priya", RAISED)
    answer = office.say("leo", words)
    assert "🙌" in answer.text
    assert answer.at == {"priya": "Priya"}
    assert flag(office).helper_id is not None
    second = office.say("omar", "help with KR3")
    assert "Leo" in second.text
    assert "already" in second.text


@pytest.mark.parametrize("words", ["help with KR3", "/help KR3", "帮忙 KR3", "bantu KR3", "giúp KR3"])
def test_help_is_offered_by_code(office: Dialogue, words: str) -> None:
    office.say("priya", RAISED)
    assert "🙌" in office.say("leo", words).text


def test_one_does_not_help_oneself(office: Dialogue) -> None:
    office.say("priya", RAISED)
    assert "your own red flag" in office.say("priya", "help with KR3").text
    assert flag(office).helper_id is None


def test_of_two_that_want_help_it_asks_which(office: Dialogue) -> None:
    office.say("priya", RAISED)
    office.say("leo", "KR5 conf 1", mentions=[])
    asked = office.say("omar", "me")
    assert asked.taps[:2] == ["help with KR3", "help with KR5"]
    assert "🙌" in office.say("omar", asked.taps[1]).text


def test_the_quoted_message_says_which(office: Dialogue) -> None:
    office.say("priya", RAISED)
    office.say("leo", "KR5 conf 1")
    quote = Quote(message_id="m1", text="🚩 Leo raised a red flag: KR5 Finance clients signed", send_key=None)
    assert "Omar helps @leo with KR5" in office.say("omar", "me", quote=quote).text


def test_a_correction_that_raises_one_asks_as_well(office: Dialogue) -> None:
    office.say("priya", "KR3 conf 5")
    assert "What would help most?" in office.say("priya", "oops, KR3 conf 2").text
    assert "Wanted: a rollback slot" in office.say("priya", "need a rollback slot").text


def test_a_blocker_and_a_flag_are_told_apart(office: Dialogue) -> None:
    office.say("dana", "KR1 blocked on legal", mentions=["leo"])
    office.say("priya", RAISED)
    assert office.say("leo", "me").taps[:2] == ["B1 on it", "help with KR3"]
    assert "Leo has B1 legal, due" in office.say("leo", "on it by Thu").text
    assert "🙌 Leo helps" in office.say("leo", "me").text


def test_the_words_to_take_a_blocker_work(office: Dialogue) -> None:
    office.say("dana", "KR1 blocked on legal", mentions=["leo"])
    office.say("priya", RAISED)
    ways = office.say("leo", "me").taps
    assert "Leo has B1 legal" in office.say("leo", ways[0]).text


def test_a_helper_who_spoke_directly_is_named_in_the_group_too(office: Dialogue) -> None:
    office.say("priya", RAISED)
    answer = office.say("leo", "help with KR3", direct=True)
    assert "Leo helps Priya" in answer.direct["priya"].replace("**", "")
    assert "🙌 **Leo** helps" in told(answer)


# --- said in a direct chat ---------------------------------------------------------------------------


def test_directly_the_group_does_not_know_until_the_answer(office: Dialogue) -> None:
    answer = office.say("priya", RAISED, direct=True)
    assert "at the latest tomorrow 11:00" in answer.text
    assert "the group does not know yet" in answer.direct["mai"]
    assert told(answer) == ""
    assert "No red flag is up" in office.say("omar", "/flags").text
    assert "KR3" in office.say("mai", "/flags", direct=True).text
    assert "No red flag is up" in office.say("omar", "/flags", direct=True).text
    answer = office.say("priya", "need a rollback slot", direct=True)
    assert "I told the group" in answer.text
    assert "Wanted: a rollback slot" in told(answer)
    assert "KR3" in office.say("omar", "/flags").text


@pytest.mark.parametrize("words", ["only tell Mai", "只告诉梅经理", "hanya ke Bu Mei", "chỉ báo chị Mai"])
def test_only_the_manager_is_told(office: Dialogue, words: str) -> None:
    office.say("priya", RAISED, direct=True)
    assert "👌" in office.say("priya", words, direct=True).text
    assert (flag(office).announce_at, flag(office).announced_at) == (None, None)


def test_it_can_be_kept_from_the_group_after_the_question_is_gone(office: Dialogue) -> None:
    office.say("priya", RAISED, direct=True)
    office.say("priya", "KR4 2 of 4", direct=True)
    office.say("priya", "cancel", direct=True)
    assert "between you and Mai" in office.say("priya", "only tell Mai", direct=True).text


def test_what_is_wanted_can_be_taken_back_but_not_what_was_said(office: Dialogue) -> None:
    office.say("priya", RAISED, direct=True)
    office.say("priya", "need a rollback slot", direct=True)
    office.say("priya", "undo", direct=True)
    assert flag(office).wanted is None
    assert flag(office).announced_at is not None


def test_a_private_one_stays_private(office: Dialogue) -> None:
    with office.storage.work() as work:
        work.session.execute(update(Objective).where(Objective.number == 2).values(visibility="private"))
    raised = office.say("priya", RAISED, direct=True)
    assert "the group" not in raised.text
    assert set(raised.direct) == {"mai"}
    answer = office.say("priya", "need a recruiter @Leo", direct=True)
    assert "a recruiter" in answer.text
    assert told(answer) == ""
    assert "API error rate" not in answer.direct["leo"], "a helper sees what is wanted and nothing else"
    assert "a recruiter" in answer.direct["leo"]
    assert "No red flag is up" in office.say("leo", "/flags").text


# --- and then ----------------------------------------------------------------------------------------


def test_it_is_said_again_only_if_it_worsens(office: Dialogue) -> None:
    office.say("priya", RAISED)
    assert office.say("priya", "KR3 conf 2").direct == {}
    worse = office.say("priya", "KR3 conf 1, vendor went bankrupt")
    assert "confidence 1/10 (was 2)" in worse.direct["mai"]
    assert "Why: vendor went bankrupt" in worse.direct["mai"]
    assert len(office.rows(RedFlag)) == 1


def test_it_is_cleared_for_everybody_who_was_told(office: Dialogue) -> None:
    office.say("priya", RAISED, direct=True)
    office.say("priya", "need a rollback slot", direct=True)
    office.say("leo", "me")
    answer = office.say("priya", "KR3 conf 3", direct=True)
    assert "Red flag cleared" in answer.text
    assert set(answer.direct) == {"mai", "leo"}
    assert "the red flag is down" in told(answer)
    assert "No red flag is up" in office.say("omar", "/flags").text


def test_the_group_does_not_hear_the_end_of_what_it_never_knew(office: Dialogue) -> None:
    office.say("priya", RAISED, direct=True)
    assert told(office.say("priya", "KR3 conf 5", direct=True)) == ""


def test_the_list_shows_what_is_wanted_and_how_to_help(office: Dialogue) -> None:
    office.say("priya", RAISED)
    office.say("priya", "need a rollback slot")
    office.later(days=1)
    shown = office.say("omar", "/flags")
    assert "1 red flag is up" in shown.text
    assert "confidence 2/10 · Priya · 1 d · wanted: a rollback slot · nobody helps yet" in shown.text
    assert "never part of a rating" in shown.text
    assert shown.taps == ["help with KR3"]


def test_at_night_the_message_waits_for_the_morning(office: Dialogue) -> None:
    office.later(hours=10)  # 21:00 in Shanghai
    answer = office.say("priya", RAISED)
    assert answer.direct == {}
    [waiting] = [each for each in office.rows(Delivery) if each.staff_id == "mai"]
    assert waiting.not_before.isoformat() == "2026-11-18T00:00:00+00:00"  # 08:00 there


def test_the_morning_is_that_of_the_reader(office: Dialogue) -> None:
    office.say("mai", "/me zone Europe/Berlin")
    office.say("priya", RAISED)  # 11:00 in Shanghai, 04:00 in Berlin
    [waiting] = [each for each in office.rows(Delivery) if each.staff_id == "mai"]
    assert waiting.not_before.isoformat() == "2026-11-17T07:00:00+00:00"


@pytest.mark.parametrize(("words", "picked"), [("a rollback slot", ["wang"]), ("a rollback slot @wang", [])])
def test_what_would_help_may_be_said_to_somebody_in_any_words(
    office: Dialogue, words: str, picked: list[str]
) -> None:
    office.say("priya", RAISED)
    answer = office.say("priya", words, mentions=picked)
    assert "Wanted: a rollback slot" in answer.text
    assert answer.at == {"wang": "Wang Lei"}
