"""First contact, help, who am I, languages, the manager, unknown commands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commands.core.deployment import Deployment
from storage.tables import CheckIn, Inbox, Member, Team
from storage.work import Storage
from tests.dialogue import Dialogue

HELLO = [
    ("", "/okr new"),
    ("hi", "/okr new"),
    ("你好", "/okr 新建"),
    ("halo", "/okr baru"),
    ("chào", "/okr mới"),
    ("help", "/okr new"),
    ("帮助", "/okr 新建"),
    ("bantuan", "/okr baru"),
    ("trợ giúp", "/okr mới"),
    ("what is this?", "/okr new"),
]


@pytest.mark.parametrize(("words", "begin"), HELLO)
def test_first_contact_is_a_welcome_with_what_was_assumed(dialogue: Dialogue, words: str, begin: str) -> None:
    answer = dialogue.say("dana", words)
    assert "👋" in answer.text
    assert begin in answer.text
    assert "/kr" in answer.text
    assert "Asia/Shanghai · @OKR" in answer.text
    assert "2026-Q4 · @OKR" in answer.text


def test_the_welcome_is_said_once_per_group(dialogue: Dialogue) -> None:
    dialogue.say("dana", "hello")
    assert "Time zone" not in dialogue.say("leo", "hello").text
    assert "Time zone" in dialogue.say("leo", "hello", group="Product").text


def test_a_first_command_is_done_and_the_welcome_follows_it(dialogue: Dialogue) -> None:
    answer = dialogue.say("dana", "/okr new Renewals\nretention 45% to 60%")
    assert "O1 Renewals" in answer.text
    assert answer.text.index("O1 Renewals") < answer.text.index("Time zone")


def test_a_new_direct_chat_says_how_to_begin(dialogue: Dialogue) -> None:
    assert "add me to a group" in dialogue.say("dana", "hi", direct=True).text


def test_help_uses_the_speakers_own_key_results(team: Dialogue) -> None:
    assert "KR5 3 confidence 7" in team.say("leo", "help").text


def test_a_guest_is_shown_what_a_guest_may_see(team: Dialogue) -> None:
    answer = team.say("outsider", "hello")
    assert answer.taps == ["/okr", "help"]


HOW_DO_I = ["how do I report progress?", "怎么更新进度？", "bagaimana cara lapor?", "làm sao để báo cáo?"]


@pytest.mark.parametrize("words", HOW_DO_I)
def test_who_owns_nothing_yet_is_led_to_how_one_checks_in(team: Dialogue, words: str) -> None:
    assert "- @OKR /help kr · " in team.say("zoe", words).text


UNKNOWN = [("/updaet 60%", "/kr update"), ("/undoo", "/undo"), ("/bloker", "/kr block")]


@pytest.mark.parametrize(("words", "nearest"), UNKNOWN)
def test_an_unknown_command_gets_the_nearest(team: Dialogue, words: str, nearest: str) -> None:
    answer = team.say("dana", words)
    assert f"did you mean @OKR {nearest}" in answer.text


def test_chatter_gets_one_short_hint_and_changes_nothing(team: Dialogue) -> None:
    assert "nothing was changed" in team.say("dana", "lunch at noon").text


def test_a_question_that_cannot_be_answered_gets_those_that_can(team: Dialogue) -> None:
    answer = team.say("dana", "lunch at noon?").text
    assert answer.startswith("I cannot answer that")
    assert "who is behind?" in answer


def test_whoami(team: Dialogue) -> None:
    group = team.say("dana", "/whoami").text
    direct = team.say("dana", "/whoami", direct=True).text
    assert "You are Dana" in group
    assert "Staff id" not in group
    assert "Staff id: dana" in direct
    assert "Teams: Growth" in direct


LANGUAGES = [("zh", "zh"), ("中文", "zh"), ("id", "id"), ("tiếng Việt", "vi"), ("English", "en")]


@pytest.mark.parametrize(("words", "code"), LANGUAGES)
def test_my_language(team: Dialogue, words: str, code: str) -> None:
    team.say("dana", f"/lang {words}")
    dana = next(row for row in team.rows(Member) if row.staff_id == "dana")
    assert dana.language == code


def test_an_unknown_language_lists_those_there_are(team: Dialogue) -> None:
    assert "/lang vi" in team.say("dana", "/lang klingon").text


def test_answers_follow_the_language_of_the_message_until_one_is_chosen(team: Dialogue) -> None:
    assert "信心" in team.say("dana", "KR1 到 52％，信心 7").text
    team.say("dana", "/lang en")
    assert "Confidence" in team.say("dana", "KR1 到 53％，信心 8").text


def test_the_last_language_is_kept_of_what_was_refused(team: Dialogue) -> None:
    team.say("lan", "KR5 được 60%, tự tin 7")
    assert team.say("lan", "/okr").text.count("tuần 7/13") == 1


def test_a_helper_is_asked_in_their_own_language(team: Dialogue) -> None:
    team.say("wang", "/lang zh")
    answer = team.say("leo", "KR5 60% blocked on legal", mentions=["wang"])
    assert "Finance clients signed" in answer.direct["wang"]
    assert "帮" in answer.direct["wang"]


def test_the_first_manager_is_named_by_anybody_then_only_by_the_manager(team: Dialogue) -> None:
    assert team.say("leo", "/team manager", mentions=["mai"]).at == {"mai": "Mai"}
    assert "Mai manages this team" in team.say("leo", "/team manager", mentions=["omar"]).text
    team.say("mai", "/team manager", mentions=["omar"])
    [row] = team.rows(Team)
    omar = next(each for each in team.rows(Member) if each.staff_id == "omar")
    assert row.manager_id == omar.id


def test_the_team_is_told_in_its_language(team: Dialogue) -> None:
    team.say("leo", "/team lang zh")
    [row] = team.rows(Team)
    assert row.language == "zh"
    assert "中文" in team.say("leo", "/team").text


def test_the_first_administrator_of_dingtalk_becomes_ours(dialogue: Dialogue) -> None:
    assert "administrator" in dialogue.say("mai", "hello", admin=True).text
    assert "administrator" not in dialogue.say("omar", "hello", admin=True).text


def test_unless_the_settings_name_them(sqlite_storage: Storage) -> None:
    dialogue = Dialogue(sqlite_storage, Deployment(admins=("omar",)))
    assert "administrator" not in dialogue.say("mai", "hello", admin=True).text
    assert "administrator" in dialogue.say("omar", "/whoami").text


def test_two_groups_with_one_name_are_told_apart(dialogue: Dialogue) -> None:
    dialogue.say("dana", "hello")
    message = dialogue.message("dana", "hello", group="Growth")
    dialogue.hand_in(replace(message, conversation="another group"))
    assert [team.name for team in dialogue.rows(Team)] == ["Growth", "Growth #2"]


def test_what_nobody_foresaw_is_said_and_nothing_is_stored(team: Dialogue) -> None:
    half_a_character = "\ud83d"  # the door removes these; no database takes them
    answer = team.say("leo", f"KR5 60% {half_a_character}")
    assert "went wrong" in answer.text
    assert "Traceback" not in answer.text
    assert team.rows(CheckIn) == []
    assert [row.failure is not None for row in team.rows(Inbox)].count(True) == 1


@pytest.mark.parametrize("words", ["KR1 60%", "/kr KR3", "on it by Friday", "undo"])
def test_a_group_that_begins_with_something_impossible_is_welcomed_all_the_same(
    dialogue: Dialogue, words: str
) -> None:
    answer = dialogue.say("dana", words).text
    assert not answer.startswith("👋")
    assert "👋 I keep this group's OKRs" in answer
    assert "👋" not in dialogue.say("dana", words).text


def test_help_for_who_owns_nothing_says_what_they_can_do(team: Dialogue) -> None:
    answer = team.say("wang", "/help").text
    assert "@OKR /comment KR1" in answer
    assert "KR1 53%" not in answer
    assert "@OKR KR5 3 confidence 7" in team.say("leo", "/help").text


def test_help_in_chinese_names_a_key_result_of_the_team(team: Dialogue) -> None:
    team.say("wang", "/lang zh")
    assert "/问 为什么KR1" in team.say("wang", "/help").text


@pytest.mark.parametrize("words", ["KR1 50%", "/okr", "/okr new X; KR y 0 to 5"])
def test_who_is_in_no_team_hears_how_to_get_one(dialogue: Dialogue, words: str) -> None:
    answer = dialogue.say("ann", words, direct=True).text
    assert answer.startswith("You are in no team yet. Add me to a group")
    assert answer.count("no team") == 1
