"""People, groups and messages, without any wire."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from bot.sandbox import Clock, World
from bot.sandbox.model import Conversation, NotPossibleError, UnknownError


def test_two_worlds_of_one_seed_are_alike() -> None:
    first, second = World(seed=7), World(seed=7)
    assert first.add_person("Dana") == second.add_person("Dana")
    assert World(seed=8).add_person("Dana") != World(seed=7).add_person("Dana")


def test_everybody_has_a_direct_chat(world: World) -> None:
    assert [place.members for place in world.conversations() if place.kind == "direct"] == [
        ["dana1"],
        ["wang2"],
        ["omar3"],
        ["mai-outside"],
    ]


def test_messages_are_numbered_over_all_conversations(world: World, group: Conversation) -> None:
    world.say("Dana", group, "one")
    world.say("Wang", world.direct("Wang"), "two")
    world.say("Wang", group, "three")
    assert [(m.seq, m.text) for m in world.messages(group)] == [(1, "@OKR one"), (3, "@OKR three")]
    assert [m.seq for m in world.messages(after=1)] == [2, 3]
    assert [m.seq for m in world.messages(limit=1)] == [1]


@pytest.mark.parametrize(
    ("author", "place", "kind", "mentions", "why"),
    [
        ("Mai", "Leads", "text", [], "Mai is not in Leads"),
        ("Dana", "Leads", "text", ["Mai"], "cannot be picked"),
        ("Dana", "Leads", "audio", [], "only in a direct chat"),
        ("Dana", "Leads", "file", [], "only in a direct chat"),
    ],
)
def test_what_the_client_does_not_allow(
    world: World, author: str, place: str, kind: str, mentions: list[str], why: str
) -> None:
    world.add_group("Leads", ["Dana", "Omar"])
    with pytest.raises(NotPossibleError, match=why):
        world.say(author, place, "hi", kind=kind, mentions=mentions)  # type: ignore[arg-type]  # from a table


def test_nobody_is_picked_in_a_direct_chat(world: World) -> None:
    message = world.say("Dana", world.direct("Dana"), "KR4 to @Wang", mentions=["Wang"])
    assert (message.text, message.at) == ("KR4 to @Wang", ())


def test_strangers_and_lost_messages_are_named(world: World, group: Conversation) -> None:
    with pytest.raises(UnknownError, match="Nobody here is called Nobody"):
        world.say("Nobody", group, "hi")
    with pytest.raises(UnknownError, match="no message"):
        world.say("Dana", group, "hi", quote="msg0")


def test_somebody_who_leaves_is_nowhere(world: World, group: Conversation) -> None:
    world.leave_organization("Wang")
    assert "wang2" not in group.members
    assert world.colleague("wang2") is None
    with pytest.raises(NotPossibleError):
        world.say("wang2", group, "still here")


def test_only_the_latest_messages_are_kept(clock: Clock) -> None:
    world = World(clock, keep=3)
    dana, leo = world.add_person("Dana"), world.add_person("Leo")
    first = world.say(dana, world.direct(dana), "0")
    for number in range(1, 5):
        world.say(leo, world.direct(leo), str(number))
    assert [message.text for message in world.messages()] == ["2", "3", "4"]
    assert world.messages(world.direct(dana)) == []
    with pytest.raises(UnknownError):
        world.message(first.id)


def test_a_session_lives_ninety_minutes_from_the_last_message(world: World, group: Conversation) -> None:
    assert world.by_session(group.session) is None, "before anybody spoke to the robot"
    world.say("Dana", group, "hi")
    session = group.session
    world.clock.forward(timedelta(minutes=80))
    world.say("Dana", group, "hi again")
    world.clock.forward(timedelta(minutes=80))
    assert world.by_session(session) is group, "the same session, with a later end"
    world.clock.forward(timedelta(minutes=10))
    assert world.by_session(session) is None


def test_waiting_for_the_robot(world: World, group: Conversation) -> None:
    said = world.say("Dana", group, "hi")
    answer = threading.Timer(0.02, lambda: world.robot_says(group, kind="text", text="hello", via="webhook"))
    answer.start()
    assert world.wait_for_robot(group, after=said.seq).text == "hello"
    with pytest.raises(TimeoutError):
        world.wait_for_robot(group, after=99, timeout=0.01)
    answer.join()


def test_many_threads_may_speak_at_once(world: World, group: Conversation) -> None:
    def speak() -> None:
        for number in range(50):
            world.say("Dana", group, str(number))

    heard: list[int] = []
    world.subscribe(lambda change, message: heard.append(getattr(message, "seq", 0)))
    threads = [threading.Thread(target=speak) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == list(range(1, 201)), "told in the order of their numbers"


def test_a_listener_that_left_hears_nothing(world: World, group: Conversation) -> None:
    heard: list[str] = []
    end = world.subscribe(lambda change, _: heard.append(change))
    world.touch()
    end()
    end()
    world.touch()
    assert heard == ["state"]
