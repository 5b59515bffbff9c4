"""Making objectives private and known again: codes, undo, and what everybody reads then."""

from __future__ import annotations

import pytest

from commands.core.messages import Quote
from storage.tables import Blocker, KeyResult, Objective
from tests.dialogue import Dialogue


def codes(talk: Dialogue) -> list[str]:
    """The codes of the first objective and its key results."""
    objective, *_ = talk.rows(Objective)
    key_results = [row for row in talk.rows(KeyResult) if row.objective_id == objective.id]
    return [objective.code, *(row.code for row in key_results)]


def test_a_private_objective_and_its_key_results_share_one_series(team: Dialogue) -> None:
    answer = team.say("dana", "/okr private O1", direct=True)
    assert codes(team) == ["P1", "P2", "P3", "P4"]
    assert "O1 is P1 now" in answer.text
    assert "P4 Finance clients signed" in answer.text


def test_known_again_it_gets_new_codes_since_the_former_stay_used(team: Dialogue) -> None:
    team.say("dana", "/okr private O1", direct=True)
    answer = team.say("dana", "/okr public P1", direct=True)
    assert codes(team) == ["O3", "KR6", "KR7", "KR8"]
    assert "P1 is O3 now" in answer.text


def test_undo_gives_back_who_sees_it_and_the_codes(team: Dialogue) -> None:
    team.say("dana", "/okr private O1", direct=True)
    team.say("dana", "undo", direct=True)
    assert codes(team) == ["O1", "KR1", "KR2", "KR5"]
    assert team.rows(Objective)[0].visibility == "public"
    assert "30-day retention" in team.say("leo", "/okr").text


def test_the_codes_of_a_dropped_key_result_change_too(team: Dialogue) -> None:
    team.say("dana", "/kr drop KR2 because it moves by itself")
    team.say("dana", "/okr private O1", direct=True)
    assert codes(team) == ["P1", "P2", "P3", "P4"]


def test_for_the_team_only_the_codes_stay(team: Dialogue) -> None:
    answer = team.say("dana", "/okr team-only O1")
    assert codes(team) == ["O1", "KR1", "KR2", "KR5"]
    assert "Only the team sees it" in answer.text
    assert "codes" not in answer.text


@pytest.mark.parametrize(
    ("words", "visibility"),
    [
        ("/okr private O2", "private"),
        ("/okr 私密 O2", "private"),
        ("/okr pribadi O2", "private"),
        ("/okr riêng tư O2", "private"),
        ("/okr team-only O2", "team"),
        ("/okr 仅团队 O2", "team"),
        ("/okr khusus tim O2", "team"),
        ("/okr chỉ nhóm O2", "team"),
    ],
)
def test_it_is_said_in_four_languages(team: Dialogue, words: str, visibility: str) -> None:
    team.say("priya", words, direct=True)
    assert team.rows(Objective)[1].visibility == visibility


@pytest.mark.parametrize("words", ["/okr public P1", "/okr 公开 P1", "/okr publik P1", "/okr công khai P1"])
def test_and_taken_back_in_four_languages(team: Dialogue, words: str) -> None:
    team.say("priya", "/okr private O2", direct=True)
    team.say("priya", words, direct=True)
    assert team.rows(Objective)[1].visibility == "public"


@pytest.mark.parametrize(
    ("words", "visibility"),
    [
        ("/okr new private: Pay fairly; Salaries reviewed 0 to 40", "private"),
        ("/okr 新建 私密：公平的薪酬；KR 完成评估 0 到 40", "private"),
        ("/okr baru rahasia: Gaji yang adil; Gaji ditinjau 0 ke 40", "private"),
        ("/okr mới riêng tư: Lương công bằng; Số lương đã xem 0 đến 40", "private"),
        ("/okr new Pay fairly (private); Salaries reviewed 0 to 40", "private"),
        ("/okr new team-only: Pay fairly; Salaries reviewed 0 to 40", "team"),
        ("/okr new Private beta goes live; Testers 0 to 40", "public"),
    ],
)
def test_one_can_be_made_private_from_the_start(team: Dialogue, words: str, visibility: str) -> None:
    answer = team.say("dana", words, direct=True)
    made = team.rows(Objective)[-1]
    assert made.visibility == visibility
    assert "private" not in made.title
    assert made.code == ("P1" if visibility == "private" else "O3")
    assert ("🔒" in answer.text) == (visibility == "private")


@pytest.mark.parametrize("words", ["/okr private O1", "/okr new private: Pay fairly; Reviews 0 to 40"])
def test_what_is_private_is_not_made_in_a_group(team: Dialogue, words: str) -> None:
    answer = team.say("dana", words)
    assert "direct chat" in answer.text
    assert [row.visibility for row in team.rows(Objective)] == ["public", "public"]


def test_somebody_else_is_told_who_decides(team: Dialogue) -> None:
    answer = team.say("leo", "/okr private O1", direct=True)
    assert "up to Dana or the manager of Growth" in answer.text


def test_a_key_results_owner_sees_the_objective_and_their_own_part(team: Dialogue) -> None:
    team.say("dana", "/okr private O1", direct=True)
    board = team.say("leo", "/okr", direct=True).text
    assert "P1 Renewals feel effortless" in board
    assert "P4 Finance clients signed" in board
    assert "retention" not in board


def test_a_group_cannot_tell_that_there_is_something_private(team: Dialogue) -> None:
    before = team.say("priya", "/okr all").text
    team.say("dana", "/okr new private: Pay fairly; Salaries reviewed 0 to 40", direct=True)
    team.say("dana", "P2 20, conf 2, blocked on the budget", direct=True)
    assert team.say("priya", "/okr all").text == before
    assert "Nothing is blocked" in team.say("dana", "/blockers").text
    assert "No red flag" in team.say("dana", "/flags").text
    for words in ("/okr", "/kr", "/kr due", "help", "/okr @Dana", "/okr tree"):
        assert "fairly" not in (said := team.say("dana", words).text), words
        assert "P2" not in said, words


def test_title_words_and_a_lone_key_result_do_not_reach_it_from_a_group(team: Dialogue) -> None:
    team.say("omar", "/okr new private: Pay fairly; Salaries reviewed 0 to 40", direct=True)
    for words in ("/kr 20", "salaries reviewed is at 20 now"):
        team.say("omar", words)
    assert team.rows(KeyResult)[-1].current == 0
    team.say("omar", "salaries reviewed is at 20 now", direct=True)
    assert team.rows(KeyResult)[-1].current == 20


def test_a_helper_reads_the_blocker_and_nothing_of_the_key_result(team: Dialogue) -> None:
    team.say("dana", "/okr new private: Pay fairly; Salaries reviewed 0 to 40", direct=True)
    asked = team.say("dana", "P2 20, blocked on the budget @Wang", direct=True).direct["wang"]
    assert "the budget" in asked
    for told in ("fairly", "Salaries", "P2", "20"):
        assert told not in asked
    assert "Nobody has asked you" in team.say("wang", "on it by Thu").text
    taken = team.say("wang", "on it by Thu", direct=True)
    assert "the budget" in taken.text
    assert "Salaries" not in taken.text
    assert team.rows(Blocker)[0].state == "accepted"


def test_undo_in_the_group_says_nothing_of_what_became_private_meanwhile(team: Dialogue) -> None:
    team.say("dana", "KR1 50%")
    team.say("dana", "/okr private O1", direct=True)
    answer = team.say("dana", "undo")
    assert answer.text == "🔒 I answer that only in our direct chat."
    assert "Nothing was changed" in answer.direct["dana"]
    assert team.standing(2)[0] == "50"


def test_a_p1_bug_is_no_code(team: Dialogue) -> None:
    answer = team.say("leo", "P1 bug is fixed, 2 clients signed, conf 7")
    assert "KR5" in answer.text
    assert team.standing(5) == ("2", "40", 7)


def test_a_flag_that_the_group_knew_is_cleared_in_silence_once_it_is_private(team: Dialogue) -> None:
    team.say("leo", "/team manager", mentions=["mai"])
    team.say("dana", "KR1 46%, conf 2")
    team.say("dana", "/okr private O1", direct=True)
    cleared = team.say("dana", "P2 conf 8", direct=True)
    assert {each.staff_id for each in cleared.deliveries} == {"dana", "mai"}


def test_a_helper_from_outside_the_team_reads_no_title_of_what_is_for_the_team(team: Dialogue) -> None:
    team.say("dana", "/okr team-only O1")
    team.directory = {"Sari": {"sari": "Sari"}}
    asked = team.say("dana", "KR1 46%, blocked on legal @Sari", direct=True)
    assert "legal" in asked.direct["sari"]
    assert "retention" not in asked.direct["sari"]
    inside = team.say("dana", "/block KR1 the contract @Wang", direct=True)
    assert "30-day retention" in inside.direct["wang"]


def test_a_quoted_receipt_of_what_became_private_is_taken_for_nothing_else(team: Dialogue) -> None:
    receipt = team.say("leo", "KR5 2")
    team.say("leo", "/kr add O2 Invoices paid 0 to 10")
    team.say("dana", "/okr private O1", direct=True)
    answer = team.say("leo", "4", quote=Quote(message_id="m", text=receipt.text, send_key=None))
    assert "Which one, Leo?" in answer.text
    assert team.rows(KeyResult)[-1].current == 0


def test_a_key_result_about_p1_bugs_can_be_added(team: Dialogue) -> None:
    answer = team.say("priya", "/kr add O2 P1 bugs from 12 to 3")
    assert "P1 bugs: 12 → 3" in answer.text
    direct = team.say("priya", "/kr add P1: legal cases from 12 to 3")
    assert direct.text == "🔒 I answer that only in our direct chat."


def test_a_key_result_of_a_private_objective_is_private_too(team: Dialogue) -> None:
    team.say("dana", "/okr new private: Pay fairly; Salaries reviewed 0 to 40", direct=True)
    answer = team.say("dana", "/kr add P1 Talks held 0 to 40", direct=True)
    assert "P3 Talks held" in answer.text
    assert "Talks" not in team.say("leo", "/okr").text
