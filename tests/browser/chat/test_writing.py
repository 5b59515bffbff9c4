"""Writing in the chat page: to the robot, in lines, with people picked behind an @."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bot.sandbox import World
from bot.sandbox.world import Conversation
from tests.browser.chat.page import Open, box, said

pytestmark = pytest.mark.slow

# Writing


def test_a_newcomer_writes_to_the_robot_and_sees_it(chat: Open, world: World, growth: Conversation) -> None:
    page = chat()
    box(page).fill("KR3 to 60%")
    page.keyboard.press("Enter")
    message = said(world, growth)
    assert (message.text, message.sender.id, message.delivered) == ("@OKR KR3 to 60%", "dana01", "no")
    expect(page.locator(".mine .bubble")).to_have_text("@OKR KR3 to 60%")
    expect(page.locator(".mine .mention")).to_have_text("@OKR")
    expect(box(page)).to_have_value("")
    expect(page.locator("#robot-token")).to_be_visible()


def test_enter_sends_and_shift_enter_makes_a_line(chat: Open, world: World, growth: Conversation) -> None:
    page = chat()
    box(page).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("KR1 52%")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("KR2 done")
    page.keyboard.press("Enter")
    assert said(world, growth).text == "@OKR KR1 52%\nKR2 done"
    expect(page.locator(".mine")).to_have_count(1)


def test_the_send_button_sends_the_bare_mention(chat: Open, world: World, growth: Conversation) -> None:
    chat().get_by_role("button", name="Send", exact=True).click()
    assert said(world, growth).text.strip() == "@OKR"


def test_without_the_robot_a_hint_is_shown_and_one_click_mends_it(
    chat: Open, world: World, growth: Conversation
) -> None:
    page = chat()
    expect(page.locator("#hint")).to_be_hidden()
    page.get_by_role("button", name="@OKR, remove").click()
    expect(page.locator("#hint")).to_contain_text("OKR sees only messages that @ it")
    box(page).fill("lunch?")
    page.keyboard.press("Enter")
    lunch = said(world, growth)
    assert (lunch.text, lunch.delivered) == ("lunch?", None)
    page.get_by_role("button", name="@OKR, remove").click()
    page.get_by_role("button", name="Add @OKR").click()
    box(page).fill("help")
    page.keyboard.press("Enter")
    assert said(world, growth, lunch.seq).delivered == "no"


def test_in_a_direct_chat_there_is_nothing_to_mention(chat: Open, world: World) -> None:
    direct = world.direct("dana01")
    page = chat(in_=direct.id)
    expect(page.locator("#title")).to_have_text("OKR")
    expect(page.locator("#robot-token")).to_be_hidden()
    box(page).press_sequentially("60% @wa")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")
    assert said(world, direct).text == "60% @wa"


def test_a_suggestion_fills_the_box_and_sends_nothing(chat: Open, growth: Conversation) -> None:
    page = chat()
    page.get_by_role("button", name="KR3 到 60％，信心 7，卡在法务").click()
    expect(box(page)).to_have_value("KR3 到 60％，信心 7，卡在法务")
    expect(box(page)).to_be_focused()
    page.get_by_role("button", name="/okr", exact=True).click()
    expect(box(page)).to_have_value("/okr")
    assert not growth.messages


def test_each_conversation_keeps_its_unsent_text(chat: Open) -> None:
    page = chat()
    box(page).fill("half a thought")
    page.get_by_role("button", name="Platform").click()
    expect(box(page)).to_have_value("")
    page.get_by_role("button", name="Growth").click()
    expect(box(page)).to_have_value("half a thought")


# Mentions

PICKS = [
    ("wan", ["Enter"], ["wang03"], "@Wang "),
    ("王", ["Tab"], ["wang03"], "@Wang "),
    ("小", ["Enter"], ["li04"], "@小李 "),
    ("nguyễn", ["Enter"], ["lan05"], "@Lan "),
    ("", ["ArrowDown", "ArrowDown", "Enter"], ["wang03"], "@Wang "),
    ("", ["ArrowUp", "Enter"], ["lan05"], "@Lan "),
    ("", ["Enter"], [], ""),
]


@pytest.mark.parametrize(("typed", "keys", "people", "left"), PICKS)
def test_picking_somebody_by_keyboard(
    chat: Open, world: World, growth: Conversation, typed: str, keys: list[str], people: list[str], left: str
) -> None:
    page = chat()
    box(page).press_sequentially(f"stuck at legal @{typed}")
    expect(page.get_by_role("listbox")).to_be_visible()
    for key in keys:
        page.keyboard.press(key)
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_have_value(f"stuck at legal {left}")
    page.keyboard.press("Enter")
    assert [mention.id for mention in said(world, growth).at] == people


def test_the_picker_offers_the_robot_first_then_the_others_here(chat: Open) -> None:
    page = chat(in_="cid-platform")
    box(page).press_sequentially("@")
    offered = page.get_by_role("listbox").get_by_role("option")
    expect(offered.locator("b")).to_have_text(["OKR", "Leo"])
    expect(offered.locator("small")).to_have_text(["robot", "Leo Park"])
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).to_contain_text("OKR")


def test_picking_the_robot_brings_its_token_back(chat: Open) -> None:
    page = chat()
    page.get_by_role("button", name="@OKR, remove").click()
    box(page).press_sequentially("@ok")
    page.keyboard.press("Enter")
    expect(page.locator("#robot-token")).to_be_visible()
    expect(box(page)).to_have_value("")


def test_picking_by_mouse_then_taking_it_back(chat: Open, world: World, growth: Conversation) -> None:
    page = chat()
    box(page).press_sequentially("KR3 blocked @")
    page.get_by_role("option", name="Leo").click()
    expect(page.locator("#mirror mark")).to_have_text("@Leo")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    expect(box(page)).to_have_value("KR3 blocked ")
    page.keyboard.press("Enter")
    assert said(world, growth).at == ()


def test_backspace_at_the_start_takes_the_robots_token(chat: Open) -> None:
    page = chat()
    box(page).focus()
    page.keyboard.press("Backspace")
    expect(page.locator("#robot-token")).to_be_hidden()


def test_escape_leaves_the_name_as_typed(chat: Open, world: World, growth: Conversation) -> None:
    page = chat()
    box(page).press_sequentially("blocked on legal @wang")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    message = said(world, growth)
    assert (message.text, message.at) == ("@OKR blocked on legal @wang", ())
