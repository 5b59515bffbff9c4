"""What goes wrong, the clock, the switches, new people and groups, other kinds of message."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Route, expect

from bot.sandbox import SandboxServer, World
from bot.sandbox.world import Conversation
from tests.browser.chat.page import START, Open, box, robot, said
from tests.browser.conftest import Watch

pytestmark = pytest.mark.slow

# Trouble


def test_nothing_is_lost_when_sending_fails(
    chat: Open, watch: Watch, world: World, growth: Conversation
) -> None:
    watch.forgiven.append("net::ERR_FAILED")
    page = chat()
    page.route("**/chat/send", lambda route: route.abort())
    box(page).press_sequentially("KR3 60% @leo")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("Not sent. The sandbox does not answer.")
    expect(box(page)).to_have_value("KR3 60% @Leo ")
    page.unroute("**/chat/send")
    page.keyboard.press("Enter")
    assert [mention.id for mention in said(world, growth).at] == ["leo02"]
    expect(page.locator("#notice")).to_be_empty()


def test_a_refusal_is_shown_in_the_sandboxs_words(chat: Open, watch: Watch, world: World) -> None:
    watch.forgiven.append("400 (Bad Request)")
    page = chat()
    page.get_by_role("button", name="New group").click()
    page.route("**/chat/groups", lambda route: route.fulfill(status=400, json={"error": "No such people."}))
    page.get_by_label("Name of the group").fill("Ghosts")
    page.get_by_role("button", name="Create").click()
    expect(page.get_by_role("alert")).to_have_text("No such people.")
    expect(page.get_by_label("Name of the group")).to_have_value("Ghosts")


def test_the_page_catches_up_after_the_line_was_down(
    chat: Open, watch: Watch, server: SandboxServer, world: World, growth: Conversation
) -> None:
    watch.forgiven += ["ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET"]
    page = chat()
    world.say("leo02", growth, "before")
    expect(page.locator(".message")).to_have_count(1)
    server.stop()
    expect(page.locator("#connection")).to_contain_text("does not answer")
    world.say("leo02", growth, "meanwhile")
    robot(world, growth, "answered")
    with SandboxServer(world, port=int(server.url.rsplit(":", 1)[1])):
        expect(page.locator(".message .bubble")).to_have_text(["@OKR before", "@OKR meanwhile", "answered"])
        expect(page.locator("#connection")).not_to_contain_text("does not answer")


# Clock, switches, quota


def utc(moment: str) -> datetime:
    return datetime.fromisoformat(f"{moment}Z")


FRIDAYS = [
    ("Asia/Shanghai", utc("2026-11-18T02:00"), utc("2026-11-20T09:00")),
    ("Asia/Shanghai", utc("2026-11-20T08:59"), utc("2026-11-20T09:00")),
    ("Asia/Shanghai", utc("2026-11-20T09:00"), utc("2026-11-27T09:00")),
    ("Asia/Shanghai", utc("2026-11-21T23:00"), utc("2026-11-27T09:00")),
    ("Europe/Berlin", utc("2026-10-24T10:00"), utc("2026-10-30T16:00")),
    ("Asia/Kathmandu", utc("2026-11-18T02:00"), utc("2026-11-20T11:15")),
    ("America/Los_Angeles", utc("2026-11-21T00:30"), utc("2026-11-21T01:00")),
]


@pytest.mark.parametrize(("zone", "start", "friday"), FRIDAYS)
def test_next_friday_at_five(chat: Open, world: World, zone: str, friday: datetime) -> None:
    page = chat(zone=zone)
    page.get_by_role("button", name="Next Friday 17:00").click()
    expect(page.locator("#clock")).to_have_text(f"{friday.astimezone(ZoneInfo(zone)):%a %-d %b} 17:00")
    assert world.clock.now() == friday


def test_the_clock_moves_for_everybody(chat: Open, world: World) -> None:
    dana, leo = chat(), chat("leo02")
    expect(dana.locator("#clock")).to_have_text("Wed 18 Nov 10:00")
    dana.get_by_role("button", name="+1 hour").click()
    expect(leo.locator("#clock")).to_have_text("Wed 18 Nov 11:00")
    leo.get_by_role("button", name="+1 day").click()
    expect(dana.locator("#clock")).to_have_text("Thu 19 Nov 11:00")
    assert world.clock.now() == START + timedelta(days=1, hours=1)
    dana.get_by_label("shown in").select_option("UTC")
    expect(dana.locator("#clock")).to_have_text("Thu 19 Nov 03:00")


def test_switches_and_counters(chat: Open, server: SandboxServer, world: World) -> None:
    page = chat()
    page.get_by_role("switch", name="Deliver again").uncheck()
    world.wait_for(lambda: not server.sandbox.gateway.redeliver)
    server.sandbox.quota.spend("api", "token", world.clock.now())
    world.touch()
    expect(page.locator("#quota-api")).to_have_text("1 of 5,000")


# Making things


def test_news_in_the_middle_of_a_click_does_not_take_it_away(
    chat: Open, world: World, growth: Conversation
) -> None:
    page = chat()
    page.locator("#me").hover()
    page.mouse.down()
    world.say("leo02", growth, "news")
    expect(page.locator("#groups")).to_contain_text("news")  # drawn anew, with who I am above it
    page.mouse.up()
    expect(page.get_by_role("menu", name="Choose who you are")).to_be_visible()


def test_a_switch_stays_turned_while_its_answer_is_on_the_way(
    chat: Open, world: World, growth: Conversation
) -> None:
    page = chat()
    held: list[Route] = []
    page.route("**/chat/switches", lambda route: held.append(route))
    switch = page.get_by_role("switch", name="Deliver again")
    expect(switch).to_be_checked()
    switch.click()
    world.say("leo02", growth, "news")
    expect(page.locator(".message")).to_have_count(1)
    page.wait_for_timeout(500)  # the page asks for the state after each message, and draws it
    expect(switch).not_to_be_checked(timeout=1)
    with page.expect_response("**/chat/switches") as answer:
        held[0].continue_()
    assert answer.value.json()["redeliver"] is False
    expect(switch).not_to_be_checked()


def test_a_new_person_starts_a_new_group(chat: Open, world: World) -> None:
    page = chat()
    page.get_by_role("button", name="You are Dana").click()
    page.get_by_role("menuitem", name="Add a person…").click()
    page.get_by_label("Name", exact=True).fill("Priya Nair")
    page.get_by_label("Shown as").fill("Priya")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="You are Priya")).to_be_visible()
    page.get_by_role("button", name="New group").click()
    page.get_by_label("Name of the group").fill("Sales")
    page.get_by_role("group", name="Members").get_by_label("Leo").check()
    page.get_by_role("button", name="Create").click()
    expect(page.locator("#title")).to_have_text("Sales")
    members = [world.person(id).name for id in world.conversation("Sales").members]
    assert sorted(members) == ["Leo Park", "Priya Nair"]


def test_a_group_is_renamed_and_grows(chat: Open, world: World) -> None:
    page = chat(in_="cid-platform")
    page.get_by_role("button", name="Members", exact=True).click()
    page.get_by_label("Name of the group").fill("Platform team")
    page.get_by_role("group", name="Members").get_by_label("Wang").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#title")).to_have_text("Platform team")
    assert world.conversation("cid-platform").members == ["dana01", "leo02", "wang03"]


@pytest.mark.parametrize(
    ("item", "label", "kind"),
    [
        ("Voice message", "Transcript", "audio"),
        ("File", "File name", "file"),
        ("Picture", "What it shows", "picture"),
    ],
)
def test_other_kinds_of_message_in_a_direct_chat(
    chat: Open, world: World, item: str, label: str, kind: str
) -> None:
    direct = world.direct("dana01")
    page = chat(in_=direct.id)
    page.get_by_role("button", name="Send something else").click()
    page.get_by_role("menuitem", name=item).click()
    page.get_by_label(label).fill("KR3 is at sixty percent")
    page.get_by_role("button", name="Send", exact=True).last.click()
    message = said(world, direct)
    assert (message.kind, message.text) == (kind, "KR3 is at sixty percent")
    expect(page.locator(".mine .attachment")).to_contain_text("KR3 is at sixty percent")


def test_a_group_takes_no_voice_but_formatted_text(chat: Open, world: World, growth: Conversation) -> None:
    page = chat()
    box(page).press_sequentially("give O1 to @leo")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Send something else").click()
    expect(page.get_by_role("menuitem", name="Voice message")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("menuitem", name="Send as formatted text").click()
    message = said(world, growth)
    assert (message.kind, message.text) == ("richText", "@OKR give O1 to @Leo")
