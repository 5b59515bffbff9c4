"""Tree, blockers, heat map, people, activity, search: what each shows to whom, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from commands.reports.activity import Activity, Kind, activity
from commands.reports.blockers_page import BlockersSeen, blockers_seen
from commands.reports.organization import objectives_seen, tree
from commands.reports.overview import overview
from commands.reports.people import everybody, persons_part
from commands.reports.presence import teams_weeks
from commands.reports.search import Found, search
from commands.reports.tree_page import Node, TreeFilters, TreePage, tree_page
from commands.rules.status import Status
from commands.texts.charts.heat_map import Presence
from storage.placed_blockers import State
from storage.visibility import Eyes
from tests.counting import statements
from tests.dialogue import ORG
from tests.reports.conftest import Company

WHO = ["dana", "mai", "leo", "wang", "omar", "nobody"]
TODAY = date(2026, 11, 23)
Seen = TypeVar("Seen")


def look(company: Company, who: str, view: Callable[[Session, Eyes], Seen]) -> Seen:
    with company.storage.reading() as session:
        return view(session, company.eyes(session, who))


def cost(company: Company, view: Callable[[Session, Eyes], object]) -> int:
    """The statements a view takes for somebody who sees a lot."""
    with company.storage.reading() as session:
        eyes = company.eyes(session, "dana")
        session.expunge_all()
        with statements(company.storage.engine) as asked:
            view(session, eyes)
    return len(asked)


# --- which objective serves which ----------------------------------------------------------------------


def branches(company: Company, who: str) -> tuple[list[tuple[str, int]], list[str]]:
    def view(session: Session, eyes: Eyes) -> tuple[list[tuple[str, int]], list[str]]:
        found = objectives_seen(session, ORG, eyes=eyes, standpoint_of=company.standpoint_of)
        grown, alone = tree(found)
        titles = [(each.seen.placed.row.title, each.depth) for each in grown]
        return titles, sorted(each.placed.row.title for each in alone)

    return look(company, who, view)


@pytest.mark.parametrize("who", WHO)
def test_the_tree_holds_what_somebody_may_see(company: Company, who: str) -> None:
    grown, alone = branches(company, who)
    assert grown == [("Renewals feel effortless", 0), ("Tăng trưởng bền vững", 1)]
    theirs = {"dana": 2, "mai": 2, "leo": 1, "wang": 1}
    assert alone == ["A backend nobody worries about", "Pay fairly"][: theirs.get(who, 0)]


def test_the_tree_takes_two_statements(company: Company) -> None:
    assert (
        cost(
            company,
            lambda session, eyes: objectives_seen(
                session, ORG, eyes=eyes, standpoint_of=company.standpoint_of
            ),
        )
        == 2
    )


def page_of(company: Company, who: str, wanted: TreeFilters) -> TreePage:
    return look(
        company,
        who,
        lambda session, eyes: tree_page(session, ORG, wanted, eyes=eyes, standpoint_of=company.standpoint_of),
    )


def figures_of(nodes: Iterable[Node]) -> Iterator[tuple[UUID, str, Decimal | None, Status]]:
    for each in nodes:
        yield each.standing.row.id, each.code, each.standing.sum.progress, each.standing.sum.status
        yield from figures_of(each.below)


@pytest.mark.parametrize("who", WHO)
def test_the_tree_page_counts_columns_to_what_rows_say(company: Company, who: str) -> None:
    rows = look(
        company,
        who,
        lambda session, eyes: objectives_seen(session, ORG, eyes=eyes, standpoint_of=company.standpoint_of),
    )
    said = {(each.placed.row.id, each.placed.code, each.view.progress, each.view.status) for each in rows}
    page = page_of(company, who, TreeFilters())
    assert {*figures_of(page.trees), *figures_of(page.alone)} <= said
    assert len(list(figures_of(page.trees))) == 2


def test_another_cycle_is_another_tree(company: Company) -> None:
    page = page_of(company, "dana", TreeFilters(cycle="2026-Q4"))
    assert len(page.trees) == 1 and page.cycles == ["2026-Q4"]
    assert page_of(company, "dana", TreeFilters(cycle="2026-Q3")).trees == ()


def test_the_first_page_takes_eight_statements(company: Company) -> None:
    with company.storage.reading() as session:
        member, eyes = company.member(session, "dana"), company.eyes(session, "dana")
        with statements(company.storage.engine) as asked:
            found = overview(session, member, eyes=eyes, standpoint_of=company.standpoint_of)
    assert len(asked) == 8
    growth = next(line for line in found.teams if line.team.name == "Growth")
    assert (growth.objectives, growth.flags, growth.blockers, growth.asked) == (3, 1, 2, 4)


# --- what is in the way --------------------------------------------------------------------------------


def blocked(company: Company, who: str, **filters: object) -> BlockersSeen:
    def view(session: Session, eyes: Eyes) -> BlockersSeen:
        return blockers_seen(session, ORG, eyes=eyes, now=company.now, **filters)  # type: ignore[arg-type]

    return look(company, who, view)


@pytest.mark.parametrize(
    ("who", "texts"),
    [
        ("dana", ["the secret budget", "the legal_review"]),
        ("mai", ["the secret budget", "the legal_review"]),
        ("leo", ["the legal_review"]),
        ("omar", ["the legal_review"]),
        ("nobody", ["the legal_review"]),
    ],
)
def test_blockers_of_what_somebody_may_see(company: Company, who: str, texts: list[str]) -> None:
    found = blocked(company, who)
    assert [each.found.row.text for each in found.rows] == texts
    assert all(each.found.seen for each in found.rows)
    assert not found.more


def test_a_helper_sees_the_words_and_is_told_not_to_see_the_key_result(company: Company) -> None:
    secret, open_one = blocked(company, "wang").rows
    assert (secret.found.row.text, secret.found.seen) == ("the secret budget", False)
    assert (open_one.found.row.text, open_one.found.seen) == ("the legal_review", True)


def test_blockers_tell_their_age_and_who_waits_for_whom(company: Company) -> None:
    [row] = blocked(company, "leo").rows
    assert row.raised_by is not None
    assert row.raised_by.nick == "Leo"
    assert [each.member.nick for each in row.asked if each.member] == ["Wang Lei"]
    assert row.helper is not None
    assert row.helper.nick == "Wang Lei", "he said so"
    assert row.age < timedelta(hours=3)
    assert not row.overdue


def test_blockers_by_filters(company: Company) -> None:
    with company.storage.reading() as session:
        wang, leo = company.member(session, "wang").id, company.member(session, "leo").id
        growth, support = company.team(session, "Growth").id, company.team(session, "Support").id
    assert len(blocked(company, "dana", team_id=growth).rows) == 2
    assert len(blocked(company, "dana", team_id=support).rows) == 0
    assert len(blocked(company, "wang", team_id=growth).rows) == 1, "no team is named to who only helps"
    assert len(blocked(company, "dana", member_id=wang).rows) == 2
    assert len(blocked(company, "dana", member_id=leo).rows) == 1
    assert [each.found.row.text for each in blocked(company, "dana", state=State.UNANSWERED).rows] == [
        "the secret budget"
    ]
    assert len(blocked(company, "dana", state=State.OVERDUE).rows) == 0
    assert len(blocked(company, "dana", state=State.RESOLVED).rows) == 0


def test_blockers_take_three_statements(company: Company) -> None:
    assert cost(company, lambda session, eyes: blockers_seen(session, ORG, eyes=eyes, now=company.now)) == 3


# --- who has checked in --------------------------------------------------------------------------------


def presence(company: Company, who: str) -> dict[str, tuple[Presence, ...]]:
    def view(session: Session, eyes: Eyes) -> dict[str, tuple[Presence, ...]]:
        team = company.team(session, "Growth")
        found = teams_weeks(session, team, company.standpoint_of(team), eyes=eyes)
        assert (found.weeks[0], found.weeks[-1]) == (date(2026, 9, 28), TODAY)
        return {str(each.member.nick): each.weeks[-2:] for each in found.people}

    return look(company, who, view)


HERE, ASKED = Presence.HERE, Presence.SILENT


def test_the_heat_map_shows_presence_by_name(company: Company) -> None:
    assert presence(company, "leo") == {
        "Dana": (HERE, HERE),
        "Leo": (ASKED, HERE),
        "Priya": (ASKED, HERE),
    }


def test_the_heat_map_counts_nothing_that_is_not_seen(company: Company) -> None:
    assert presence(company, "omar") == {"Dana": (HERE, HERE), "Leo": (ASKED, HERE)}


def test_the_heat_map_takes_five_statements(company: Company) -> None:
    with company.storage.reading() as session:
        team = company.team(session, "Growth")
    found = cost(
        company, lambda session, eyes: teams_weeks(session, team, company.standpoint_of(team), eyes=eyes)
    )
    assert found == 5


# --- who is who ----------------------------------------------------------------------------------------


def test_people_with_their_teams_and_what_they_own_by_name(company: Company) -> None:
    def view(session: Session, eyes: Eyes) -> list[tuple[str | None, list[str], int]]:
        found = everybody(session, ORG, eyes=eyes, today=TODAY)
        return [
            (each.member.name or each.member.nick, [team.name for team in each.teams], each.owns)
            for each in found
        ]

    assert look(company, "dana", view) == [
        ("Dana", ["Growth"], 2),
        ("Lan", ["Support"], 0),
        ("Leo", ["Growth"], 1),
        ("Mai", ["Growth"], 0),
        ("Omar", ["Support"], 1),
        ("Priya", ["Growth"], 1),
        ("Wang Lei", ["Growth"], 0),
    ]
    assert [owns for _, _, owns in look(company, "omar", view)] == [1, 0, 1, 0, 1, 0, 0]
    assert cost(company, view) == 4


@pytest.mark.parametrize(("who", "codes", "kudos"), [("dana", ["KR1", "P2"], 0), ("omar", ["KR1"], 0)])
def test_one_persons_part_is_what_may_be_seen(
    company: Company, who: str, codes: list[str], kudos: int
) -> None:
    found = part(company, who, "dana")
    assert [view.placed.code for view, _ in found.key_results] == codes
    assert found.person.owns == len(codes)
    assert len(found.objectives) == len(codes)
    assert len(found.kudos) == kudos


def part(company: Company, who: str, of: str):  # type: ignore[no-untyped-def]
    def view(session: Session, eyes: Eyes) -> object:
        return persons_part(
            session,
            ORG,
            company.member(session, of).id,
            eyes=eyes,
            now=company.now,
            today=TODAY,
            standpoint_of=company.standpoint_of,
        )

    return look(company, who, view)


def test_kudos_are_seen_by_the_team_they_were_said_in(company: Company) -> None:
    assert [each.text for each in part(company, "dana", "leo").kudos] == ["for the contract"]
    assert part(company, "omar", "leo").kudos == []


def test_one_persons_part_costs_a_fixed_number_of_statements(company: Company) -> None:
    with statements(company.storage.engine) as asked:
        part(company, "dana", "dana")
    assert len(asked) == 11 + 3, "three are the test's own"


# --- what happened -------------------------------------------------------------------------------------


def lately(company: Company, who: str, **filters: object) -> Activity:
    def view(session: Session, eyes: Eyes) -> Activity:
        return activity(session, ORG, eyes=eyes, **filters)  # type: ignore[arg-type]

    return look(company, who, view)


def kinds(found: Activity) -> list[str]:
    return [each.kind.value for each in found.entries]


def test_activity_is_newest_first_and_of_every_kind(company: Company) -> None:
    found = lately(company, "mai")
    assert kinds(found)[:4] == ["comment", "edit", "kudos", "comment"]
    moments = [each.at for each in found.entries]
    assert moments == sorted(moments, reverse=True)
    assert set(kinds(found)) == {each.value for each in Kind} - {"resolved", "grade", "lesson", "closed"}
    assert found.before is None


def words(found: Activity) -> str:
    return " ".join(
        str(part)
        for each in found.entries
        for part in (
            each.key_result.title if each.key_result else "",
            each.objective.title if each.objective else "",
            getattr(each.row, "text", ""),
            each.reason,
        )
    )


@pytest.mark.parametrize("who", WHO)
def test_activity_tells_nothing_private(company: Company, who: str) -> None:
    shown = words(lately(company, who))
    assert ("Pay fairly" in shown) == (who in ("dana", "mai"))
    assert ("secret budget" in shown) == (who in ("dana", "mai"))
    assert ("mind the cache" in shown) == (who in ("dana", "mai", "leo", "wang"))
    assert ("the contract" in shown) == (who in ("dana", "mai", "leo", "wang"))
    assert "nice curve" in shown


def test_a_flag_said_alone_is_no_news_yet(company: Company) -> None:
    assert [each.confidence for each in rows(lately(company, "omar", kind=Kind.FLAG))] == [2]
    assert rows(lately(company, "lan", kind=Kind.FLAG)) == []
    assert rows(lately(company, "leo", kind=Kind.FLAG)) == []


def rows(found: Activity) -> list:  # type: ignore[type-arg]
    return [each.row for each in found.entries]


def test_activity_of_a_team_of_a_person_and_page_by_page(company: Company) -> None:
    with company.storage.reading() as session:
        support, leo = company.team(session, "Support").id, company.member(session, "leo").id
    assert {each.team.name for each in lately(company, "omar", team_id=support).entries if each.team} == {
        "Support"
    }
    assert {each.who.nick for each in lately(company, "dana", member_id=leo).entries if each.who} == {
        "Leo",
        "Dana",
    }, "what he did, and that Dana thanked him"
    everything = kinds(lately(company, "dana"))
    pages, before = [], None
    while True:
        page = lately(company, "dana", limit=4, before=before)
        pages += kinds(page)
        before = page.before
        if before is None:
            break
    assert pages == everything


def test_activity_takes_fifteen_statements(company: Company) -> None:
    assert cost(company, lambda session, eyes: activity(session, ORG, eyes=eyes)) == 15


# --- finding -------------------------------------------------------------------------------------------


def found(company: Company, who: str, typed: str) -> list[str]:
    def view(session: Session, eyes: Eyes) -> Found:
        return search(session, ORG, typed, eyes=eyes)

    result = look(company, who, view)
    return [
        *(each.row.title for each in result.objectives),
        *(each.placed.row.title for each in result.key_results),
        *(each.row.text for each in result.blockers),
        *(str(each.nick) for each in result.people),
    ]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("RETENTION", ["30-day retention"]),
        ("day reten", ["30-day retention"]),
        ("tang truong", ["Tăng trưởng bền vững"]),
        ("TĂNG", ["Tăng trưởng bền vững"]),
        ("hai long", ["Khách hàng hài lòng"]),
        ("legal_rev", ["the legal_review"]),
        ("legal%", []),
        ("l_gal", []),
        ("\\", []),
        ("wang", ["Wang Lei"]),
        ("O2", ["A backend nobody worries about"]),
        ("kr2", ["Finance clients signed"]),
        ("b1", []),
        ("b2", ["the legal_review"]),
        ("   ", []),
        ("' OR 1=1 --", []),
    ],
)
def test_search_finds_words_without_case_and_accents_and_codes(
    company: Company, typed: str, titles: list[str]
) -> None:
    assert found(company, "leo", typed) == titles


@pytest.mark.parametrize("who", WHO)
def test_search_finds_nothing_that_may_not_be_seen(company: Company, who: str) -> None:
    assert ("Pay fairly" in found(company, who, "fairly")) == (who in ("dana", "mai"))
    assert ("Salaries reviewed" in found(company, who, "P2")) == (who in ("dana", "mai"))
    assert ("the secret budget" in found(company, who, "budget")) == (who in ("dana", "mai"))
    assert ("API error rate" in found(company, who, "error")) == (who not in ("omar", "nobody"))


def test_search_takes_five_statements(company: Company) -> None:
    assert cost(company, lambda session, eyes: search(session, ORG, "a", eyes=eyes)) == 5
