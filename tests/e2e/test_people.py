"""First contact, help, who am I, languages, the manager, and commands that do not exist."""

from __future__ import annotations

import pytest

from commands.core.grammar import parse
from storage.tables import CheckIn, Objective, Team
from tests.e2e.languages import ENGLISH, Language, everywhere, in_every_language
from tests.e2e.world import ZONE, Office


@in_every_language
def test_first_contact_in_a_group(office: Office, words: Language) -> None:
    room = office.room(people=words.people)
    welcome = room.say(words.owner, words.hello)
    assert "/okr" in welcome.text
    assert "/team lang" in welcome.text
    assert ZONE in welcome.text
    again = room.say(words.other, words.hello)
    assert ZONE not in again.text  # in full once


def test_an_at_without_words_is_welcomed_too(office: Office) -> None:
    room = office.room()
    assert "/okr new" in room.say("Dana", "").text


def test_the_first_message_of_a_group_is_answered_and_welcomed(office: Office) -> None:
    answer = office.room().say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    assert "KR1" in answer.text
    assert ZONE in answer.text


@in_every_language
def test_first_contact_alone(office: Office, words: Language) -> None:
    """Somebody who is in no team hears how to begin; in a team, which."""
    room = office.room(people=words.people)
    assert "@OKR" in room.tell(words.owner, words.hello).text
    room.say(words.owner, words.hello)
    assert room.team is not None
    assert room.team.name in room.tell(words.owner, words.whoami).text
    refused = room.tell(words.other, words.new)
    assert "@OKR" in refused.text
    assert room.rows(Objective) == []


@in_every_language
@everywhere
def test_help_in_the_language_asked(office: Office, words: Language, direct: bool) -> None:
    room = office.room(people=words.people)
    room.say(words.owner, words.new)
    room.tell(words.owner, words.hello)
    helped = room.say(words.owner, words.help, direct=direct)
    assert "KR1" in helped.text  # examples with their own key result
    assert ("@OKR" in helped.text) != direct
    assert helped.taps


@in_every_language
def test_everything_the_help_offers_is_understood(office: Office, words: Language) -> None:
    room = office.room(people=words.people)
    room.say(words.owner, words.new)
    lines = room.say(words.owner, words.help).text.splitlines()
    offered = [line.removeprefix("- @OKR ") for line in lines if line.startswith("- @OKR ")]
    examples = [line.rpartition(" · ")[0] for line in offered]
    assert len(examples) == 9
    intents = {each: parse(each, language=words.code, key_results=()).intent for each in examples}
    assert not {each: intent for each, intent in intents.items() if intent in ("none", "unknown")}
    assert {"check_in", "okr.new", "correct", "undo", "lang"} <= set(intents.values())


@in_every_language
def test_who_am_i(office: Office, words: Language) -> None:
    room = office.room(people=words.people)
    room.say(words.owner, words.hello)
    staff_id = room.people[words.owner].id
    in_public = room.say(words.owner, words.whoami)
    assert words.owner in in_public.text
    assert staff_id not in in_public.markdown
    alone = room.tell(words.owner, words.whoami)
    assert staff_id in alone.text


@everywhere
def test_a_language_is_chosen_and_stays(office: Office, direct: bool) -> None:
    room = office.room()
    room.say("Dana", "hello")
    room.say("Dana", "/lang vi", direct=direct)
    assert room.member("Dana").language == "vi"
    room.say("Dana", "hello there, how are things")
    assert room.member("Dana").language == "vi"
    assert "/lang" in room.say("Dana", "/lang tlh", direct=direct).text
    assert room.member("Dana").language == "vi"


def test_the_language_of_the_team(office: Office) -> None:
    room = office.room()
    room.say("Dana", "/team lang zh")
    assert room.team is not None
    assert room.team.language == "zh"


@in_every_language
def test_the_manager_is_named_once_by_anybody(office: Office, words: Language) -> None:
    room = office.room(people=words.people)
    room.say(words.owner, words.hello)
    named = room.say(words.owner, "/team manager", mentions=[words.manager])
    assert named.at == {words.manager}
    manager = room.member(words.manager).id
    assert room.team is not None
    assert room.team.manager_id == manager
    room.say(words.other, "/team manager", mentions=[words.other])  # now only the manager may
    assert room.team.manager_id == manager
    room.say(words.manager, "/team manager", mentions=[words.other])
    assert room.team.manager_id == room.member(words.other).id


def test_the_first_administrator_becomes_mine(own_office: Office) -> None:
    own_office.start()
    room = own_office.room()
    room.join("Omar", is_admin=True)
    room.join("Priya", is_admin=True)
    assert "administrator" in room.say("Omar", "hello").text
    assert room.member("Omar").admin
    room.say("Priya", "hello")
    assert not room.member("Priya").admin


UNKNOWN = [("/blokers", "/blockers"), ("/undoo", "/undo"), ("/whoam", "/whoami"), ("/helo", "/help")]


@everywhere
@pytest.mark.parametrize(("typed", "meant"), UNKNOWN, ids=[typed for typed, _ in UNKNOWN])
def test_an_unknown_command_gets_the_nearest(office: Office, typed: str, meant: str, direct: bool) -> None:
    room = office.room()
    room.say("Dana", ENGLISH.new)
    answer = room.say("Dana", typed, direct=direct)
    assert meant in answer.text
    assert len(room.rows(Objective)) == 1


def test_small_talk_changes_nothing(office: Office) -> None:
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    answer = room.say("Dana", "lovely weather in Hangzhou today, isn't it")
    assert "KR1" not in answer.text
    assert "help" in answer.text
    assert room.rows(CheckIn) == []


def test_two_groups_with_one_name(office: Office) -> None:
    one, two = office.room("Sales", people=["Dana"]), office.room("Support", people=["Leo"])
    office.world.rename_group(two.group, one.group.title)
    one.say("Dana", "hello")
    two.say("Leo", "hello")
    names = {team.name for team in office.rows(Team) if team.title == one.group.title}
    assert names == {one.group.title, f"{one.group.title} #2"}
