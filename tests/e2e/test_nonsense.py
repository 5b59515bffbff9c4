"""What must not get through: each gets a helpful refusal or a harmless answer, and nothing is half stored."""

from __future__ import annotations

import re

import pytest

from bot.sandbox.model import Kind
from storage.tables import Blocker, BlockerAsk, CheckIn, Inbox, KeyResult, Objective, RedFlag
from tests.e2e.languages import everywhere
from tests.e2e.world import Answer, Office, Room

KEY_RESULTS = """/okr new Renewals feel effortless
30-day retention 45% → 60%
First reply time 6 h → 2 h
SSO launch: 4 milestones
Clients signed 0 → 5"""
LONGEST = 3500
"""Characters of one message of the robot."""
SIGNS_OF_FAILURE = ("Traceback", "Error", "Exception", "went wrong", "sqlalchemy", "None", "{", "}")


@pytest.fixture
def room(office: Office) -> Room:
    """Dana has KR1 in percent, KR2 in hours, KR3 of four milestones and KR4 of five; Leo has none."""
    room = office.room()
    room.say("Dana", KEY_RESULTS)
    room.tell("Dana", "hello")
    room.say("Leo", "hello")
    return room


def harmless(answer: Answer) -> bool:
    """Whether an answer came that no reader is startled or misled by, and that @s nobody."""
    markdown = answer.markdown
    assert markdown
    assert all(len(message.text) <= LONGEST for message in answer.messages)
    assert not [sign for sign in SIGNS_OF_FAILURE if sign in markdown]
    assert not [message for message in answer.messages if message.at or message.at_all]
    assert not re.search(r"[\u0000-\u0008\u202a-\u202e\u2066-\u2069]", markdown)
    return True


def nothing_stored(room: Room) -> bool:
    """Whether check-ins and everything that comes with them are missing."""
    tables = (CheckIn, Blocker, BlockerAsk, RedFlag)
    return not any(room.rows(table) for table in tables)


REFUSED = [
    pytest.param("Leo", "KR1 55%", "Dana", id="somebody else's"),
    pytest.param("Dana", "KR9 55%", "KR1", id="an unknown one"),
    pytest.param("Dana", "KR1 55% confidence 11", "10", id="confidence 11"),
    pytest.param("Dana", "KR1 52% confidence -1", "10", id="confidence below 0"),
    pytest.param("Dana", "KR4 -3 %", "0%", id="-3 %"),
    pytest.param("Dana", "KR2 5 USD", "h", id="a unit that cannot be"),
    pytest.param("Dana", "KR3 7 of 4", "4", id="7 of 4"),
    pytest.param("Dana", "KR4 1234567890123456", "15", id="sixteen digits"),
    pytest.param("Dana", "KR4 NaN", "help", id="not a number"),
    pytest.param("Dana", "KR9 55% blocked on legal conf 1", "KR1", id="all of it or nothing"),
    pytest.param("Dana", "/kr add O7 Pages 2 → 6", "O1", id="an unknown objective"),
    pytest.param("Dana", "/kr KR9", "KR1", id="showing an unknown one"),
    pytest.param("Dana", "/okr O9", "/okr", id="showing an unknown objective"),
    pytest.param("Dana", "/block KR9 legal", "KR1", id="blocking an unknown one"),
    pytest.param("Dana", "unblocked KR1", "/blockers", id="nothing to unblock"),
    pytest.param("Leo", "on it by Thu", "/blockers", id="nobody asked"),
    pytest.param("Dana", "oops, KR1 55%", "/kr update", id="nothing to correct"),
    pytest.param("Leo", "/undo", "24", id="nothing to take back"),
    pytest.param("Dana", "/okr new", "/okr new", id="an objective without words"),
]


@pytest.mark.parametrize(("who", "said", "helps"), REFUSED)
def test_a_helpful_refusal(room: Room, who: str, said: str, helps: str) -> None:
    answer = room.say(who, said)
    assert harmless(answer)
    assert helps in answer.text
    assert answer.direct == {}
    assert nothing_stored(room)
    assert len(room.rows(KeyResult)) == 4
    assert len(room.rows(Objective)) == 1


HARMFUL = ["](http", "<script", "<font", "<img", "@all", "@所有人", "![", "\n# ", "\u202e", "\x00"]
ODD = {
    "SQL": "KR1 52% Robert'); DROP TABLE check_ins;-- \" OR 1=1",
    "Markdown": "KR1 52% # heading **bold** [click](https://evil.example/x) ![x](https://evil.example/y) `a`",
    "a tap": "KR1 52% [undo](dtmd://dingtalkclient/sendMessage?content=undo) > quote\n---\n| a | b |",
    "HTML": "KR1 52% <script>alert(1)</script> <font color=red>red</font> <img src=x onerror=alert(1)>",
    "@all": "KR1 52% @all @所有人 please look",
    "right to left": "KR1 52% \u202egnp.exe\u202c \u2067abc\u2069 \u200f",
    "NUL": "KR1 52% be\x00fore and \x07after",
    "lonely surrogate": "KR1 52% a broken \ud83d face",
    "emoji": "KR1 52% 👨‍👩‍👧‍👦🏳️‍🌈 done well",
    "zalgo": "KR1 52% " + "z" + "\u0341\u0322\u0310" * 200,
    "braces": "KR1 52% {undo} %(code)s {0} ${HOME} {{x}}",
    "an id": "KR1 52% @staff1n1 hello",
}


@pytest.mark.parametrize("said", ODD.values(), ids=ODD)
@everywhere
def test_odd_words_beside_a_good_figure(room: Room, said: str, direct: bool) -> None:
    """The figure counts; the words are kept as they were typed and shown so that they do nothing."""
    answer = room.say("Dana", said, direct=direct)
    assert room.standing()[0] == "52", answer.markdown
    [stored] = room.rows(CheckIn)
    assert stored.original_text
    assert "\x00" not in stored.original_text
    assert answer.direct == {}
    assert not [message for message in answer.messages if message.at or message.at_all]
    assert not [bad for bad in HARMFUL if bad in answer.markdown]
    assert "went wrong" not in answer.text


def test_odd_titles(office: Office) -> None:
    room = office.room()
    answer = room.say(
        "Dana",
        "/okr new **Win** [x](https://evil.example) @all <b>\nRobert'); DROP TABLE key_results;-- 0 → 5\n"
        "\u202egnp 1 → 2",
    )
    assert len(room.rows(Objective)) == 1
    assert len(room.rows(KeyResult)) == 2
    board = room.say("Leo", "/okr")
    for shown in (answer, board):
        assert not [bad for bad in ("](http", "<b>", "@all", "\u202e") if bad in shown.markdown]
        assert not [message for message in shown.messages if message.at_all]


@everywhere
def test_ten_thousand_characters(room: Room, direct: bool) -> None:
    said = "KR1 52% conf 7 " + "because of many things " * 435
    assert len(said) > 10_000
    answer = room.say("Dana", said, direct=direct)
    assert harmless(answer)
    assert room.standing() == ("52", "47", 7)
    assert room.rows(CheckIn)[0].original_text.strip() == said.strip()


ENDLESS = {
    "letters": "a" * 10_000,
    "digits": "1" * 10_000,
    "mentions": "@" * 10_000,
    "codes": "KR1 " * 2_500,
    "lines": "\n" * 9_000 + "x",
}


@pytest.mark.parametrize("what", ENDLESS.values(), ids=ENDLESS)
def test_ten_thousand_of_anything(room: Room, what: str) -> None:
    answer = room.say("Dana", what)
    assert harmless(answer)
    assert nothing_stored(room)


OUTSIDERS_TRY = [
    "KR1 55%",
    "/okr new My own",
    "/kr add O1 Pages 2 → 6",
    "/block KR1 legal",
    "/undo",
    "/lang zh",
    "/team lang zh",
    "on it",
    "done",
    "1",
    "hello",
]


@pytest.mark.parametrize("said", OUTSIDERS_TRY)
def test_somebody_without_a_staff_id_changes_nothing(room: Room, said: str) -> None:
    room.join("Zoe", external=True)
    language = room.team.language if room.team else None
    answer = room.say("Zoe", said)
    assert harmless(answer)
    assert nothing_stored(room)
    assert len(room.rows(Objective)) == 1
    assert len(room.rows(KeyResult)) == 4
    assert room.team is not None
    assert room.team.language == language
    assert room.standing() == ("45", "0", None)


def test_somebody_without_a_staff_id_may_read(room: Room) -> None:
    room.join("Zoe", external=True)
    assert "KR1" in room.say("Zoe", "/okr").text
    assert "30-day retention" in room.say("Zoe", "/kr KR1").text
    assert "Zoe" in room.say("Zoe", "/whoami").text
    assert room.say("Zoe", "/help").text


def test_somebody_without_a_staff_id_is_never_pulled_in(room: Room) -> None:
    room.join("Zoe", external=True)
    answer = room.say("Dana", "KR1 52% blocked on legal", mentions=["Zoe"])
    assert answer.at == set()
    assert room.heard("Zoe") == []
    assert room.rows(BlockerAsk) == []
    assert len(room.rows(Blocker)) == 1


WORDLESS: list[Kind] = ["picture", "audio", "video", "file"]


@pytest.mark.parametrize("kind", WORDLESS)
def test_what_has_no_words(room: Room, kind: Kind) -> None:
    answer = room.tell("Dana", "", kind=kind)
    assert harmless(answer)
    assert nothing_stored(room)


def test_a_voice_message_is_read_and_echoed(room: Room) -> None:
    answer = room.tell("Dana", "KR1 52 percent confidence 7", kind="audio")
    assert "KR1 52 percent confidence 7" in answer.text
    assert room.standing() == ("52", "47", 7)


def test_rich_text_is_read_like_text(room: Room) -> None:
    answer = room.say("Dana", "KR1 52% blocked on legal @Wang", mentions=["Wang"], kind="richText")
    assert room.standing()[0] == "52"
    assert answer.at == {"Wang"}


def test_no_message_failed(office: Office) -> None:
    """The last one here: none of all that was an accident to the robot."""
    assert [row.failure for row in office.rows(Inbox) if row.failure] == []
