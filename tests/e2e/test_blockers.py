"""Something is in the way: who is pulled in, what helpers answer, and red flags."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from storage.tables import Blocker, BlockerAsk, CheckIn, RedFlag
from tests.e2e.languages import Language, everywhere, in_every_language
from tests.e2e.world import ZONE, Office, Room


def blocked(office: Office, words: Language, *, direct: bool = False) -> Room:
    """KR3 is blocked (B1) and the helper was asked."""
    room = office.room(people=words.people)
    room.say(words.owner, words.new)
    room.say(words.other, words.hello)
    room.say(words.helper, words.hello)
    if direct:
        room.tell(words.owner, f"{words.block} @{words.helper}")
    else:
        room.say(words.owner, words.block, mentions=[words.helper])
    return room


def the_blocker(room: Room) -> Blocker:
    [blocker] = room.rows(Blocker)
    return blocker


@in_every_language
def test_a_helper_is_pulled_in_by_name(office: Office, words: Language) -> None:
    room = office.room(people=words.people)
    room.say(words.owner, words.new)
    raised = room.say(words.owner, words.block, mentions=[words.helper])

    assert "B1" in raised.text
    assert raised.at == {words.helper}
    assert raised.via == {"webhook"}  # nothing else renders an @
    assert set(raised.direct) == {words.helper}
    assert all(
        part in raised.direct[words.helper] for part in ("B1", words.blocked_on, "KR3", words.titles[3])
    )
    assert the_blocker(room).text == words.blocked_on
    assert the_blocker(room).state == "open"

    listed = room.say(words.other, words.blockers)
    assert all(part in listed.text for part in ("B1", words.blocked_on, "KR3", words.helper))
    assert listed.at == set()


@in_every_language
@everywhere
def test_on_it_and_done(office: Office, words: Language, direct: bool) -> None:
    room = blocked(office, words)

    taken = room.say(words.helper, words.on_it, direct=direct)
    assert "B1" in taken.text
    assert the_blocker(room).state == "accepted"
    assert the_blocker(room).helper_id == room.member(words.helper).id
    due = the_blocker(room).due_at
    assert due is not None
    assert due.astimezone(ZoneInfo(ZONE)).weekday() == 3
    assert (words.owner in taken.direct) == direct  # in the group the owner reads it there

    done = room.say(words.helper, words.done, direct=direct)
    assert "B1" in done.text
    assert the_blocker(room).state == "resolved"
    assert the_blocker(room).resolution
    assert words.owner in (done.direct if direct else done.at)
    assert "B1" not in room.say(words.other, words.blockers).text


@in_every_language
@everywhere
def test_not_me_and_need_info(office: Office, words: Language, direct: bool) -> None:
    room = blocked(office, words)

    question = room.say(words.helper, words.need_info, direct=direct)
    assert words.owner in (question.direct if direct else question.at)
    assert the_blocker(room).state == "open"

    alone = room.say(words.helper, words.not_me, direct=direct)
    assert alone.text
    assert the_blocker(room).handed_over == 0  # to nobody it cannot be passed on

    if direct:
        passed = room.tell(words.helper, f"{words.not_me} @{words.other}")
    else:
        passed = room.say(words.helper, words.not_me, mentions=[words.other])
        assert passed.at == {words.other}
    assert set(passed.direct) == ({words.other, words.owner} if direct else {words.other})
    assert "B1" in passed.direct[words.other]
    assert the_blocker(room).handed_over == 1

    room.say(words.other, words.on_it, direct=direct)
    assert the_blocker(room).helper_id == room.member(words.other).id


@in_every_language
@everywhere
def test_the_owner_says_it_is_out_of_the_way(office: Office, words: Language, direct: bool) -> None:
    room = blocked(office, words, direct=direct)
    assert [ask.member_id for ask in room.rows(BlockerAsk)] == [room.member(words.helper).id]
    answer = room.say(words.owner, words.resolved, direct=direct)
    assert "B1" in answer.text
    assert the_blocker(room).state == "resolved"


@in_every_language
def test_a_blocker_is_taken_back_and_its_helper_told(office: Office, words: Language) -> None:
    room = blocked(office, words)
    taken_back = room.say(words.owner, words.undo)
    assert room.rows(Blocker) == []
    assert "B1" in taken_back.direct[words.helper]


def test_an_accepted_blocker_stays(office: Office) -> None:
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    room.say("Dana", "KR1 2 blocked on legal", mentions=["Wang"])
    room.say("Wang", "on it by Thu")
    refused = room.say("Dana", "/undo")
    assert "Wang" in refused.text
    assert the_blocker(room).state == "accepted"
    assert room.standing()[0] == "2"


def test_the_first_of_two_helpers_has_it(office: Office) -> None:
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    raised = room.say("Dana", "KR1 blocked on legal", mentions=["Wang", "Leo"])
    assert raised.at == {"Wang", "Leo"}
    assert set(raised.direct) == {"Wang", "Leo"}
    taken = room.tell("Leo", "on it")
    assert "B1" in taken.direct["Wang"]
    assert "Leo" in room.tell("Wang", "on it").text
    assert the_blocker(room).helper_id == room.member("Leo").id


def test_what_nobody_asked_for_is_not_messaged(office: Office) -> None:
    """A mention without a blocker is shown in bold; the sender and the robot never count."""
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    thanks = room.say("Dana", "KR1 2 thanks to", mentions=["Wang"])
    assert "**Wang**" in thanks.markdown
    assert thanks.at == set()
    assert thanks.direct == {}
    room.say("Dana", "KR1 blocked on legal", mentions=["Dana"])
    assert room.rows(BlockerAsk) == []


def test_a_red_flag_is_a_request_for_help(office: Office) -> None:
    room = office.room()
    room.say("Dana", "/okr new Customers stay\nClients signed 0 → 5")
    room.say("Dana", "/team manager", mentions=["Mai"])
    flagged = room.say("Dana", "KR1 conf 2, the vendor is late")
    assert "🚩" in flagged.text
    assert set(flagged.direct) == {"Mai"}
    assert "KR1" in flagged.direct["Mai"]
    assert [flag.confidence for flag in room.rows(RedFlag)] == [2]
    assert "🚩" not in room.say("Dana", "KR1 conf 2").text
    assert "🚩" in room.say("Dana", "KR1 conf 5").text
    [flag] = room.rows(RedFlag)
    assert flag.cleared_at is not None
    assert len(room.rows(CheckIn)) == 3
