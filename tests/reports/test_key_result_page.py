"""A key result's past: the same for everybody who may see it, and nothing for anybody else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from commands.reports.key_result_page import Past, burn_up, confidence_line, key_result_past
from tests.counting import statements
from tests.dialogue import ORG
from tests.reports.conftest import Company


def past(company: Company, who: str, code: str, team: str = "Growth") -> Past | None:
    with company.storage.reading() as session:
        return key_result_past(
            session,
            ORG,
            company.key_result(session, code, team),
            eyes=company.eyes(session, who),
            standpoint_of=company.standpoint_of,
        )


def seen(company: Company, who: str, code: str) -> Past:
    found = past(company, who, code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "seen_by"),
    [
        ("KR1", ["dana", "mai", "leo", "wang", "omar", "nobody"]),
        ("KR3", ["dana", "mai", "leo", "wang"]),
        ("P2", ["dana", "mai"]),
    ],
)
def test_it_is_there_for_who_may_see_it(company: Company, code: str, seen_by: list[str]) -> None:
    everybody = ["dana", "mai", "leo", "wang", "omar", "nobody"]
    assert [who for who in everybody if past(company, who, code) is not None] == seen_by


def test_it_holds_what_was_said_of_it(company: Company) -> None:
    found = seen(company, "omar", "KR1")
    assert [each.note for each in found.check_ins] == ["the email works", None]
    assert [each.text for each in found.comments] == ["nice curve"]
    assert [(change.reason, edit.after["target"]) for change, edit in found.changes] == [
        ("the market moved", "62")
    ]
    blocked = seen(company, "omar", "KR2")
    assert [each.text for each in blocked.blockers] == ["the legal_review"]
    assert [found.people[each.member_id].nick for found in [blocked] for each in found.asks] == ["Wang Lei"]
    assert [each.title for each in blocked.initiatives] == ["Call the three banks"]


def test_everybody_named_in_it_is_known(company: Company) -> None:
    found = seen(company, "dana", "KR1")
    assert {each.nick for each in found.people.values()} == {"Dana", "Leo"}


def test_its_values_stand_beside_what_was_expected(company: Company) -> None:
    chart = burn_up(seen(company, "dana", "KR1"))
    assert chart.title == "KR1 30-day retention"
    assert (chart.first, chart.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert [(each.on.isoformat(), int(each.value)) for each in chart.readings] == [
        ("2026-11-16", 45),
        ("2026-11-16", 48),
        ("2026-11-23", 54),
    ]
    assert chart.target == 62
    days = [on for on, _ in chart.expected]
    assert days == sorted(days)
    assert chart.expected[0][0] == date(2026, 11, 16)
    assert chart.expected[-1] == (date(2026, 12, 31), Decimal(62))
    assert all(before <= after for (_, before), (_, after) in pairwise(chart.expected))


def test_its_confidences(company: Company) -> None:
    found = seen(company, "dana", "KR1")
    assert confidence_line(found).stated == ((date(2026, 11, 16), 8), (date(2026, 11, 23), 6))


def test_a_red_flag_said_alone_is_known_to_who_was_told(company: Company) -> None:
    flags = {
        who: len(found.flags)
        for who in ("omar", "lan", "dana")
        if (found := past(company, who, "KR1", "Support")) is not None
    }
    assert flags == {"omar": 1, "lan": 0, "dana": 0}


@pytest.mark.parametrize("code", ["KR1", "KR2", "P2"])
def test_a_long_past_costs_no_more_statements_than_a_short_one(company: Company, code: str) -> None:
    with statements(company.storage.engine) as asked:
        past(company, "dana", code)
    assert len(asked) == 10 + 4, "four of them are the test's own"
