"""Who leaves a team or the organization: what they owned, promised and were asked."""

from __future__ import annotations

from itertools import count

from commands.core.deployment import Deployment
from commands.core.messages import Notice, NoticeKind
from commands.notices import Notices
from storage.tables import BlockerAsk, Delivery, KeyResult, Member, Membership, Objective, Team
from tests.dialogue import ORG, Dialogue, readable

NUMBERS = count(1)


def tell(
    talk: Dialogue, kind: NoticeKind, *staff: str, group: str | None = None, title: str = "", id: str = ""
) -> dict[str, str]:
    """An event of DingTalk's; gives back what each person got directly."""
    conversation = None if group is None else f"cid-group-{group}"
    notice = Notice(ORG, id or f"event{next(NUMBERS)}", kind, staff, conversation, title)
    owed = Notices(talk.storage, Deployment()).handle(notice, now=talk.now)
    return {str(each.staff_id): readable(each.text) for each in owed}


def owners(talk: Dialogue) -> dict[str, str]:
    """Who owns what, by code."""
    people = {row.id: row.staff_id for row in talk.rows(Member)}
    rows: list[Objective | KeyResult] = [*talk.rows(Objective), *talk.rows(KeyResult)]
    return {row.code: people[row.owner_id] for row in rows}


def present(talk: Dialogue) -> set[str]:
    people = {row.id: row.staff_id for row in talk.rows(Member)}
    return {people[row.member_id] for row in talk.rows(Membership) if row.until is None}


# --- removed from the team ------------------------------------------------------------------------------


def test_what_they_owned_goes_to_the_objectives_owner_who_is_told(team: Dialogue) -> None:
    answer = team.say("mai", "/team remove", mentions=["leo"])
    assert "Leo is no longer in Growth." in answer.text
    assert "Dana has KR5 now." in answer.text
    assert owners(team)["KR5"] == "dana"
    assert "These are yours now:\n\n- KR5 Finance clients signed" in answer.direct["dana"]
    assert "/kr assign KR5 @name" in answer.direct["dana"]
    assert "leo" not in present(team)


def test_objectives_go_to_the_manager(team: Dialogue) -> None:
    team.say("leo", "/team manager", mentions=["mai"])
    team.say("mai", "/team remove", mentions=["dana"])
    assert owners(team) == {
        "O1": "mai", "O2": "priya", "KR1": "mai", "KR2": "mai", "KR3": "priya", "KR4": "priya", "KR5": "leo",
    }  # fmt: skip


def test_without_a_manager_to_who_removes(team: Dialogue) -> None:
    answer = team.say("omar", "/team remove", mentions=["dana"])
    assert "Omar has KR1, KR2, and O1 now." in answer.text
    assert answer.direct == {}


def test_whoever_waits_for_their_help_hears_of_it(team: Dialogue) -> None:
    team.say("leo", "KR5 blocked on legal", mentions=["wang"])
    team.say("wang", "on it by Thursday")
    answer = team.say("mai", "/team remove", mentions=["wang"])
    assert "cannot help with B1 legal" in answer.direct["leo"]
    assert "Wang Lei" not in team.say("leo", "/blockers").text
    assert team.rows(BlockerAsk)[0].withdrawn_at is not None


def test_a_manager_who_leaves_manages_no_more(team: Dialogue) -> None:
    team.say("leo", "/team manager", mentions=["mai"])
    tell(team, NoticeKind.LEFT_ORGANIZATION, "mai")
    assert team.rows(Team)[0].manager_id is None
    assert team.say("leo", "/team manager", mentions=["omar"]).at == {"omar": "Omar"}


def test_who_speaks_again_belongs_to_it_again(team: Dialogue) -> None:
    team.say("mai", "/team remove", mentions=["wang"])
    assert "wang" not in present(team)
    team.say("wang", "hello")
    assert "wang" in present(team)


def test_who_is_not_in_it_cannot_be_removed(team: Dialogue) -> None:
    team.say("mai", "/team remove", mentions=["wang"])
    assert "Wang Lei is not in Growth" in team.say("mai", "/team remove @wang").text
    assert "Say one person" in team.say("mai", "/team remove").text
    assert "Say one person" in team.say("mai", "/team remove", mentions=["leo", "dana"]).text


def test_the_members_and_what_they_own(team: Dialogue) -> None:
    team.say("leo", "/team manager", mentions=["mai"])
    shown = team.say("leo", "/team members").text
    assert "- Dana · 2 key results" in shown
    assert "- Leo · 1 key result\n" in shown
    assert "- Mai · manager" in shown


def test_a_private_key_result_is_not_named_in_the_group(team: Dialogue) -> None:
    team.say("leo", "/okr new private: Learn to rest; KR evenings off 0 to 20", direct=True)
    team.say("leo", "/team manager", mentions=["mai"])
    answer = team.say("mai", "/team remove", mentions=["leo"])
    assert "P1" not in answer.text
    assert owners(team)["P1"] == "mai"


# --- events ---------------------------------------------------------------------------------------------


def test_who_leaves_the_organization(team: Dialogue) -> None:
    told = tell(team, NoticeKind.LEFT_ORGANIZATION, "leo")
    assert "KR5 Finance clients signed" in told["dana"]
    assert owners(team)["KR5"] == "dana"
    assert next(row for row in team.rows(Member) if row.staff_id == "leo").left_at == team.now
    assert "leo" not in present(team)


def test_two_who_leave_together_inherit_nothing_from_each_other(team: Dialogue) -> None:
    told = tell(team, NoticeKind.LEFT_ORGANIZATION, "dana", "leo")
    assert set(owners(team).values()) == {"priya"}
    assert set(told) == {"priya"}


def test_the_same_event_counts_once(team: Dialogue) -> None:
    assert tell(team, NoticeKind.LEFT_ORGANIZATION, "leo", id="once")
    team.say("leo", "hello")
    assert tell(team, NoticeKind.LEFT_ORGANIZATION, "leo", id="once") == {}
    assert "leo" in present(team)


def test_their_name_stays_in_the_history_but_is_found_no_more(team: Dialogue) -> None:
    team.say("leo", "KR5 2")
    tell(team, NoticeKind.LEFT_ORGANIZATION, "leo")
    assert "Leo · 2" in team.say("dana", "/kr KR5").text
    assert "may be" not in team.say("dana", "KR5 blocked on legal @leo").text
    assert team.rows(BlockerAsk) == []


def test_who_leaves_the_group(team: Dialogue) -> None:
    tell(team, NoticeKind.LEFT_GROUP, "leo", group="Growth")
    assert "leo" not in present(team)
    assert next(row for row in team.rows(Member) if row.staff_id == "leo").left_at is None


def test_other_groups_do_not_matter(team: Dialogue) -> None:
    assert tell(team, NoticeKind.LEFT_GROUP, "leo", group="Elsewhere") == {}
    assert tell(team, NoticeKind.LEFT_ORGANIZATION, "nobody") == {}
    assert "leo" in present(team)


def test_a_group_with_another_title(team: Dialogue) -> None:
    tell(team, NoticeKind.GROUP_RENAMED, group="Growth", title="Growth and Support")
    assert team.rows(Team)[0].name == "Growth and Support"


def test_a_group_that_is_gone_and_speaks_again(team: Dialogue) -> None:
    tell(team, NoticeKind.GROUP_GONE, group="Growth")
    assert team.rows(Team)[0].gone_at == team.now
    team.say("dana", "hello")
    assert team.rows(Team)[0].gone_at is None


def test_who_comes_back_is_found_again(team: Dialogue) -> None:
    tell(team, NoticeKind.LEFT_ORGANIZATION, "wang")
    tell(team, NoticeKind.JOINED_ORGANIZATION, "wang")
    assert "wang" in team.say("leo", "KR5 blocked on legal @wang").direct


def test_nobody_is_told_in_the_night(team: Dialogue) -> None:
    team.later(hours=12)  # 23:00
    tell(team, NoticeKind.LEFT_ORGANIZATION, "leo")
    [owed] = [row for row in team.rows(Delivery) if row.once.startswith("left:")]
    assert owed.not_before > team.now


def test_whoever_owns_something_belongs_to_the_team_however_they_were_named(team: Dialogue) -> None:
    team.say("mai", "hello", group="Sales")
    team.say("mai", "/okr new Sell more; Calls 0 to 100 @leo", group="Sales")
    assert "Sales/KR1 Calls: 0 → 60" in team.say("leo", "Sales/KR1 60", direct=True).text


def test_who_was_removed_can_be_added_again(team: Dialogue) -> None:
    team.say("dana", "/team remove @li")
    assert "li" not in present(team)
    assert "李四 is in Growth" in team.say("dana", "/team add @li").text
    assert "li" in present(team)


def test_nobody_outside_adds_people(team: Dialogue) -> None:
    team.say("dana", "/team remove @li")
    assert "only people of this organization" in team.say("outsider", "/team add @li").text
    assert "li" not in present(team)
