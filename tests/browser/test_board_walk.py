"""Through all pages of the board in each language: nothing complains or sticks out, nobody is kept out."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from commands.texts.languages import languages
from storage.tables import KeyResult, Member, Objective, Team
from tests.browser.conftest import Visit, Watch
from tests.browser.hall import Hall
from tests.browser.layout import overflow
from tests.dialogue import ORG

pytestmark = pytest.mark.slow

PHONE, DESK = 390, 1440
UNFILLED = re.compile(r"\{[a-z_]+\}")
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def addresses(hall: Hall) -> dict[str, str]:
    """Every page with something on it."""
    hall.say("dana", "@OKR KR1 48%, confidence 8")
    hall.say("dana", "@OKR KR1 52%, confidence 5, the email works")
    hall.say("leo", "@OKR KR5 2, confidence 2, blocked on legal", mentions=["wang"])
    hall.say("leo", "@OKR /comment KR1 nice curve")
    hall.say("dana", "@OKR /kudos for the contract", mentions=["leo"])
    team = hall.id(Team, name="Growth")
    return {
        "home": "/",
        "team": f"/teams/{team}",
        "objective": f"/objectives/{hall.id(Objective, number=1)}",
        "key result": f"/key-results/{hall.id(KeyResult, number=1)}",
        "tree": "/tree",
        "blockers": "/blockers",
        "heat map": f"/heatmap?team={team}",
        "people": "/people",
        "person": f"/people/{hall.id(Member, staff_id='leo')}",
        "review": f"/review/{team}",
        "activity": "/activity",
        "search": "/search?q=retention",
        "nothing found": "/search?q=xyzzy",
        "settings": "/settings",
        "team settings": f"/teams/{team}/settings",
        "export": "/export",
        "import": "/import",
    }


def speak(hall: Hall, who: str, language: str) -> None:
    with hall.stage.program.storage.work() as work:
        work.session.get_one(Member, (ORG, hall.member(who).id)).language = language


@pytest.mark.parametrize("language", languages())
def test_every_page_on_a_phone_in_every_language(
    hall: Hall, visit: Visit, addresses: dict[str, str], language: str
) -> None:
    speak(hall, "dana", language)
    page = visit(hall.url, width=PHONE, dark=language == "zh", cookie=hall.cookie("dana"))
    for name, address in addresses.items():
        answer = page.goto(hall.url + address)
        assert answer is not None and answer.status == 200, name
        assert (page.locator("html").get_attribute("lang") or "").startswith(language), name
        expect(page.locator("h1")).to_be_visible()
        assert not UNFILLED.findall(page.locator("body").inner_text()), name
        assert overflow(page) <= 0, name
        assert small_letters(page) == [], name


def small_letters(page: Page) -> list[str]:
    """Letters in pictures that are smaller than 12 pixels on the screen."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => [...document.querySelectorAll("svg.chart text")]
          .filter((line) => line.getBoundingClientRect().height && line.getScreenCTM().a * 14 < 12)
          .map((line) => line.textContent)"""
    )


@pytest.mark.parametrize(("language", "width", "dark"), [("en", DESK, False), ("zh", PHONE, True)])
def test_nothing_keeps_anybody_out(
    hall: Hall, visit: Visit, addresses: dict[str, str], language: str, width: int, dark: bool
) -> None:
    speak(hall, "dana", language)
    page, axe = visit(hall.url, width=width, dark=dark, cookie=hall.cookie("dana")), Axe()
    found = []
    for name, address in addresses.items():
        page.goto(hall.url + address)
        for problem in axe.run(page).response["violations"]:
            if problem["impact"] in SERIOUS:
                found += [f"{name}: {problem['id']}: {node['html'][:200]}" for node in problem["nodes"][:3]]
    assert not found, "\n".join(found)


def test_filters_and_tables_by_keyboard(hall: Hall, visit: Visit, addresses: dict[str, str]) -> None:
    speak(hall, "dana", "en")
    page = visit(hall.url + addresses["heat map"], width=PHONE, cookie=hall.cookie("dana"))
    page.get_by_text("As a table").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("rowheader", name="Dana")).to_be_visible()
    page.goto(hall.url + "/blockers")
    page.get_by_role("link", name="Nobody has it yet").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("status=unanswered"))
    expect(page.get_by_role("rowheader", name="legal")).to_be_visible()
    page.goto(hall.url + "/search")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("retention")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="KR1 30-day retention")).to_be_visible()


def test_what_does_not_exist_is_said_in_one_page(hall: Hall, visit: Visit, watch: Watch) -> None:
    watch.forgiven.append("404")
    page = visit(f"{hall.url}/nothing", width=PHONE, cookie=hall.cookie("dana"))
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
