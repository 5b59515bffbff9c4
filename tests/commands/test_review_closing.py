"""Closing a cycle with its grades: how it ended, what goes on, and what not everybody may see."""

from __future__ import annotations

import pytest

from storage.tables import Cycle, Delivery, KeyResult, Objective, Question
from tests.commands.reviewing import closed, grades
from tests.dialogue import Dialogue

# --- closing --------------------------------------------------------------------------------------------


@pytest.fixture
def reviewed(ended: Dialogue) -> Dialogue:
    """All but KR2 is graded; KR1 and KR5 go on, KR4 is to be changed, KR3 is reached and kept."""
    ended.say("mai", "/review start")
    for who, words in (
        ("dana", "/review KR1 0.7 because of a promo\nKR1 keep\nKR1 note the day-3 email works"),
        ("leo", "/review KR5 0.6 because two more sign tomorrow\nKR5 keep"),
        ("priya", "/review KR3 ok\nKR3 keep\nKR4 ok\nKR4 change"),
    ):
        ended.say(who, words)
    return ended


@pytest.mark.parametrize("words", ["/review close", "/okr close", "/okr 复盘", "/okr tutup", "/okr chốt"])
def test_closing_is_confirmed_first(reviewed: Dialogue, words: str) -> None:
    reviewed.say("mai", "/lang en")
    answer = reviewed.say("mai", words).text
    assert "4 of 5 key results are graded; the others keep the grade of the numbers." in answer
    assert "Carried over: KR1, KR4, and KR5" in answer
    assert "cannot be undone" in answer
    assert [row.closed_at for row in reviewed.rows(Cycle)] == [None]
    reviewed.say("mai", "cancel")
    assert [row.closed_at for row in reviewed.rows(Cycle)] == [None]


def test_a_yes_is_enough_where_only_one_thing_was_asked(reviewed: Dialogue) -> None:
    reviewed.say("mai", "/review close")
    assert "🏁 2026-Q4 is closed." in reviewed.say("mai", "yes").text


def test_closing_unasked_offers_to_ask_first(ended: Dialogue) -> None:
    assert "1 · first ask everybody for their grades" in ended.say("mai", "/review close").text
    assert "The review of 2026-Q4 begins" in ended.say("mai", "1").text
    assert [row.closed_at for row in ended.rows(Cycle)] == [None]


def test_how_it_ended(reviewed: Dialogue) -> None:
    answer = closed(reviewed)
    assert answer.startswith("🏁 2026-Q4 is closed.")
    assert "Stretch: 0.60 on average" in answer  # KR1 0.7, KR2 0.5, KR5 0.6
    assert "Committed: 0 of 1 reached, 0.75 on average" in answer
    assert "KR1 0.7 · KR2 0.5 (by the numbers) · KR5 0.6" in answer
    assert "KR3 1.0 committed 🟢 · KR4 0.5 committed 🔴" in answer
    assert "💡 KR1: the day-3 email works" in answer
    assert "KR3 (was KR4) SSO launch: 2 → 4 · Priya · to be changed" in answer
    assert "Reached, so it needs a new target to go on: KR3 API error rate" in answer
    assert "Nobody said what becomes of these: KR2 First reply time" in answer


def test_helpers_are_thanked(reviewed: Dialogue) -> None:
    for text, helper in (("legal", "wang"), ("budget", "wang"), ("design", "omar")):
        reviewed.say("leo", f"/block KR5 {text}", mentions=[helper])
        reviewed.say(helper, "on it")
        reviewed.say(helper, "done")
    assert "🙏 Thank you for clearing 3 blockers: Wang Lei 2 and Omar 1" in closed(reviewed)


def test_what_is_kept_goes_on_from_where_it_stands(reviewed: Dialogue) -> None:
    closed(reviewed)
    old, new = reviewed.rows(Cycle)
    assert (old.closed_at is not None, new.name) == (True, "2027-Q1")
    rows = [row for row in reviewed.rows(KeyResult) if row.cycle_id == new.id]
    assert [(row.code, row.title, f"{row.start:f}", f"{row.progress:f}") for row in rows] == [
        ("KR1", "30-day retention", "57", "0"),
        ("KR2", "Finance clients signed", "2", "0"),
        ("KR3", "SSO launch", "2", "0"),
    ]
    former = {row.id: row for row in reviewed.rows(KeyResult)}
    for row in rows:
        assert row.carried_from_id is not None
        assert row.owner_id == former[row.carried_from_id].owner_id
    board = reviewed.say("omar", "/okr").text
    assert "KR1 30-day retention: 57%, target 60% (0%) · Not started · Dana" in board
    assert "✅ KR1 30-day retention: 57% → 58%" in reviewed.say("dana", "KR1 58%").text


def test_a_limit_goes_on_as_the_limit_it_is(ended: Dialogue) -> None:
    ended.say("dana", "/kr add O1 Uptime at least 99.9%")
    ended.say("dana", "1")  # this cycle
    ended.say("dana", "/review KR6 0.9 because of one night\nKR6 keep")
    assert "KR1 (was KR6) Uptime: keep at 99.9% or more · Dana" in closed(ended)


def test_who_serves_whom_is_kept_whoever_closes_first(reviewed: Dialogue) -> None:
    """O1 of Growth serves O2 of Growth; an objective of Support serves O1 and is carried over before it."""
    reviewed.say("dana", "/okr align O1 to O2")
    reviewed.say("omar", "/okr new Answer within the hour; KR Replies in time 10% to 90%", group="Support")
    reviewed.say("omar", "1", group="Support")  # this cycle
    reviewed.say("omar", "/okr align O1 to Growth/O1", group="Support")
    reviewed.say("omar", "/review KR1 ok\nKR1 keep", group="Support")
    reviewed.say("omar", "/review close", group="Support")
    reviewed.say("omar", "1", group="Support")
    closed(reviewed)
    named = {row.id: row for row in reviewed.rows(Objective)}
    carried = [row for row in named.values() if row.carried_from_id is not None]
    for row in carried:
        above = named[row.aligned_to_id] if row.aligned_to_id else None
        if row.title != "A backend nobody worries about":
            assert above is not None and above.carried_from_id is not None, row.title
    assert len(carried) == 3


def test_a_closed_cycle_is_read_only_and_still_shown(reviewed: Dialogue) -> None:
    closed(reviewed)
    answer = reviewed.say("leo", "/kr KR5@2026-Q4").text
    assert "🎓 0.6 (by the numbers 0.4) · progress · keep" in answer
    assert "Because: two more sign tomorrow" in answer
    assert "2026-Q4 is closed" in answer
    for words in ("/review KR5@2026-Q4 0.9 because x", "KR5@2026-Q4 4", "undo"):
        assert "closed" in reviewed.say("leo", words).text
    answer = reviewed.say("leo", "/review 2026-Q4").text
    assert "Growth · 2026-Q4 · 4 of 5 graded" in answer
    assert "How the last one ended: @OKR /review 2026-Q4" in reviewed.say("leo", "/review").text


def test_closed_from_a_direct_chat_the_group_reads_it(reviewed: Dialogue) -> None:
    reviewed.say("mai", "/review close", direct=True)
    answer = reviewed.say("mai", "1", direct=True)
    assert "the group reads how it ended" in answer.text
    [said] = [each for each in answer.deliveries if each.conversation_id == "cid-group-Growth"]
    assert "🏁" in said.text
    assert "/kr KR1" in said.text


def test_after_its_end_the_same_until_it_closes_by_itself(reviewed: Dialogue) -> None:
    reviewed.later(days=20)  # 13 January
    assert "2026-Q4 · 4 of 5 graded" in reviewed.say("mai", "/review").text
    assert "🏁 2026-Q4 is closed" in closed(reviewed)
    assert [row.name for row in reviewed.rows(Cycle)] == ["2026-Q4", "2027-Q1"]


# --- what not everybody may see -------------------------------------------------------------------------


@pytest.fixture
def private(ended: Dialogue) -> Dialogue:
    """Priya has a private objective with one key result; it is at 0.5."""
    ended.say("priya", "/okr new private: Quiet growth; KR Talks with Acme 0 → 4", direct=True)
    ended.say("priya", "1", direct=True)  # this cycle
    ended.say("priya", "P2 2", direct=True)
    return ended


def test_a_private_one_is_graded_alone_and_never_shown(private: Dialogue) -> None:
    private.say("mai", "/review start")
    assert private.say("priya", "/review P2 0.7 because of the last call").text.startswith("🔒")
    assert grades(private) == {}
    private.say("priya", "/review P2 0.7 because of the last call", direct=True)
    private.say("priya", "nothing", direct=True)
    private.say("priya", "keep", direct=True)
    assert grades(private)["P2"] == ("0.7", "keep")
    assert "0 of 5 graded" in private.say("mai", "/review").text
    private.say("mai", "/review close")
    answer = private.say("mai", "1")
    for text in (answer.text, *(text for who, text in answer.direct.items() if who != "priya")):
        assert "P2" not in text
        assert "Acme" not in text
    assert "your P2 goes on in 2027-Q1" in answer.direct["priya"]
    assert "Talks with Acme" in private.say("priya", "/okr", direct=True).text


def test_who_owns_only_private_things_is_asked_and_not_named(team: Dialogue) -> None:
    team.say("omar", "/okr new private: Quiet growth; KR Talks with Acme 0 → 4", direct=True)
    team.later(days=38)
    answer = team.say("mai", "/review start")
    assert "Omar" not in answer.text
    assert "P2 Talks with Acme" in answer.direct["omar"]


# --- both databases, a restart --------------------------------------------------------------------------


def test_a_whole_review_on_each_database_and_over_a_restart(dialogue: Dialogue) -> None:
    dialogue.say("dana", "/okr new Renewals feel effortless; KR Retention from 45% to 60%")
    dialogue.say("dana", "KR1 54%")
    dialogue.say("dana", "KR1 blocked on legal", mentions=["wang"])
    dialogue.say("wang", "done")
    dialogue.say("dana", "/review start")
    again = Dialogue(dialogue.storage, first=100)
    again.now = dialogue.now
    assert "review_grade" in [row.kind for row in again.rows(Question) if row.closed_at is None]
    again.say("dana", "0.5 the last step is missing", direct=True)
    again.say("dana", "start with the email", direct=True)
    again.say("dana", "keep", direct=True)
    again.say("dana", "/review close")
    assert "O1 Renewals feel effortless · 0.5 · KR1 0.5" in again.say("dana", "1").text
    assert "KR1 Retention: 54%, target 60% (0%)" in again.say("dana", "/okr").text
    assert len({row.once for row in again.rows(Delivery)}) == len(again.rows(Delivery))
