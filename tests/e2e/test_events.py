"""Who leaves, and what becomes of groups, told by DingTalk itself through the real stream."""

from __future__ import annotations

from storage.tables import Membership
from tests.e2e.languages import ENGLISH
from tests.e2e.world import Office, Room, wait_until


def present(room: Room, who: str) -> bool:
    member = room.member(who)
    return any(row.member_id == member.id and row.until is None for row in room.rows(Membership))


def test_who_leaves_the_organization_hands_over(office: Office) -> None:
    room = office.room(people=ENGLISH.people)
    room.say(ENGLISH.owner, ENGLISH.new)
    room.say(ENGLISH.owner, "/team manager", mentions=[ENGLISH.manager])
    before = room.key_result().owner_id
    office.world.leave_organization(room.people[ENGLISH.owner])
    wait_until(lambda: room.member(ENGLISH.owner).left_at is not None, "the event is heeded", office.bot.log)
    assert not present(room, ENGLISH.owner)
    assert room.key_result().owner_id == room.member(ENGLISH.manager).id != before


def test_who_is_taken_out_of_the_group_is_in_the_team_no_longer(office: Office) -> None:
    room = office.room(people=ENGLISH.people)
    room.say(ENGLISH.owner, ENGLISH.new)
    room.say(ENGLISH.other, ENGLISH.hello)
    assert present(room, ENGLISH.other)
    office.world.remove_member(room.group, room.people[ENGLISH.other])
    wait_until(lambda: not present(room, ENGLISH.other), "the event is heeded", office.bot.log)


def test_a_group_is_renamed_and_disbanded(office: Office) -> None:
    room = office.room(people=ENGLISH.people)
    room.say(ENGLISH.owner, ENGLISH.hello)
    office.world.rename_group(room.group, "Support and Growth")
    wait_until(lambda: title(room) == "Support and Growth", "the new title is known", office.bot.log)
    office.world.disband(room.group)
    wait_until(lambda: gone(room), "it is known to be gone", office.bot.log)


def title(room: Room) -> str:
    assert room.team is not None
    return room.team.title


def gone(room: Room) -> bool:
    assert room.team is not None
    return room.team.gone_at is not None
