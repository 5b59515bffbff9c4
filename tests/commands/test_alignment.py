"""Which objective serves which, over all teams."""

from __future__ import annotations

import pytest

from storage.tables import Objective
from tests.dialogue import Dialogue


@pytest.fixture
def company(team: Dialogue) -> Dialogue:
    """Besides Growth there are Leadership and Product; Omar is in all of them."""
    team.say("mai", "/okr new Customers love us\nNPS from 30 to 50", group="Leadership")
    team.say("lan", "/okr new Ship it\nFeatures 0 to 3", group="Product")
    team.say("omar", "hello", group="Leadership")
    team.say("omar", "hello", group="Product")
    return team


def test_to_another_team_s_public_objective_by_code_or_title(company: Dialogue) -> None:
    answer = company.say("dana", "/okr align O1 to Leadership/O1 because it is why we exist")
    assert "O1 Renewals feel effortless serves Leadership/O1 Customers love us now" in answer.text
    assert "it is why we exist" in answer.text
    company.say("lan", "/okr align O1 to customers love", group="Product")
    top = next(row.id for row in company.rows(Objective) if row.title == "Customers love us")
    assert [row.aligned_to_id for row in company.rows(Objective)].count(top) == 2


def test_the_tree_reads_from_the_top(company: Dialogue) -> None:
    company.say("dana", "/okr align O1 to Leadership/O1")
    company.say("priya", "/okr align O2 to O1")
    tree = company.say("omar", "/okr tree").text.splitlines()
    assert [line.split(" · ")[0] for line in tree[2:5]] == [
        "⚪ Leadership/O1 Customers love us",
        "└ ⚪ O1 Renewals feel effortless",
        "　　└ ⚪ O2 A backend nobody worries about",
    ]
    assert "Ship it" not in "".join(tree)  # another team's, and it serves nothing
    assert "Aligned to nothing yet" in company.say("omar", "/okr tree", group="Product").text


def test_tree_and_overview_in_both_databases(dialogue: Dialogue) -> None:
    dialogue.say("mai", "/okr new Customers love us\nNPS from 30 to 50", group="Leadership")
    dialogue.say("dana", "/okr new Grow\nA 0 to 5")
    dialogue.say("dana", "/okr align O1 to Leadership/O1")
    assert "└ ⚪ O1 Grow" in dialogue.say("dana", "/okr tree").text
    assert "2 teams" in dialogue.say("dana", "/okr all").text


def test_nothing_serves_itself_in_a_circle(company: Dialogue) -> None:
    company.say("dana", "/okr align O1 to O2")
    assert "O1 serves O2 already" in company.say("dana", "/okr align O2 to O1").text
    assert "I do not see that objective" in company.say("dana", "/okr align O1 to O1").text


def test_what_may_not_be_seen_cannot_be_aligned_to(company: Dialogue) -> None:
    hidden = company.say("mai", "/okr new Something secret\nSecrets 0 to 3", direct=True)
    assert "Something secret" not in company.say("dana", "/okr align O1 to Leadership/O9").text
    assert "I do not see that objective" in company.say("dana", "/okr align O1 to something secret").text
    assert hidden.text


def test_alignment_can_be_taken_away(company: Dialogue) -> None:
    company.say("dana", "/okr align O1 to O2")
    assert "aligned to nothing now" in company.say("dana", "/okr align O1 none").text
    assert all(row.aligned_to_id is None for row in company.rows(Objective))


def test_all_teams_worst_first(company: Dialogue) -> None:
    company.say("lan", "KR1 1 conf 2", group="Product")
    company.say("mai", "KR1 45 conf 8", group="Leadership")
    lines = company.say("omar", "/okr all").text.splitlines()
    assert [line.split()[2] for line in lines if line.startswith("- ")] == ["Product", "Growth", "Leadership"]
    assert "🚩 1" in next(line for line in lines if "Product" in line)
    assert "33%" in next(line for line in lines if "Product" in line)


def test_the_two_types_are_never_averaged(company: Dialogue) -> None:
    company.say("dana", "/okr committed O1")
    [line] = [line for line in company.say("omar", "/okr all").text.splitlines() if "Growth" in line]
    assert "committed" in line
    assert "stretch" in line


def test_one_person_s_part_over_all_teams(company: Dialogue) -> None:
    company.say("lan", "/kr assign KR1", mentions=["leo"], group="Product")
    shown = company.say("dana", "/okr", mentions=["leo"]).text
    assert "KR5 Finance clients signed" in shown
    assert "Product/KR1 Features" in shown


def test_a_team_below_a_top_objective_is_asked_to_align(company: Dialogue) -> None:
    alone = company.say("dana", "/okr new Grow\nA 0 to 5\nB 0 to 5").text
    company.say("lan", "/okr align O1 to Leadership/O1", group="Product")
    served = company.say("dana", "/okr new Grow more\nA 0 to 5\nB 0 to 5").text
    leading = company.say("mai", "/okr new Lead on\nA 0 to 5\nB 0 to 5", group="Leadership").text
    assert ["not aligned" in text for text in (alone, served, leading)] == [False, True, False]
