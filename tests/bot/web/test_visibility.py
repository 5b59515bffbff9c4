"""A key to the JSON API belongs to no member and no team: it reads what the whole organization may read."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.tables import KeyResult, Objective
from storage.work import Storage
from tests.bot.web.site import NOW, Site, company, opened_site


@pytest.fixture
async def site(storage: Storage) -> AsyncIterator[Site]:
    async with opened_site(storage) as found:
        yield found


@pytest.fixture
def key_results(site: Site) -> dict[str, KeyResult]:
    """One of each visibility, each with a check-in and a blocker."""
    with company(site.storage) as acme:
        _, cycle = acme.team("Growth")
        dana = acme.member("dana")
        found = {}
        for number, visibility in enumerate(("public", "team", "private"), 1):
            row = found[visibility] = acme.key_result(cycle, dana, number)
            objective = next(
                each for each in acme.rows if isinstance(each, Objective) and each.id == row.objective_id
            )
            objective.visibility = visibility
            acme.check_in(row, dana, NOW, "5")
            acme.blocker(row, dana, number)
    return found


async def test_lists_hold_what_is_public_and_nothing_else(
    site: Site, key_results: dict[str, KeyResult]
) -> None:
    public = str(key_results["public"].id)
    assert [each["id"] for each in await site.items("/api/v1/key-results")] == [public]
    assert [each["id"] for each in await site.items("/api/v1/key-results", team="Growth")] == [public]
    assert [each["key_result"] for each in await site.items("/api/v1/blockers")] == [public]
    assert len(await site.items("/api/v1/check-ins", key_result=public)) == 1


@pytest.mark.parametrize("visibility", ["team", "private"])
async def test_what_may_not_be_seen_is_answered_like_what_does_not_exist(
    site: Site, key_results: dict[str, KeyResult], visibility: str
) -> None:
    hidden = await site.get("/api/v1/check-ins", key_result=key_results[visibility].id)
    unknown = await site.get("/api/v1/check-ins", key_result="00000000-0000-0000-0000-000000000000")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.json() == unknown.json()
