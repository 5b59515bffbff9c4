"""The chat page in every window, for everybody: small and large, by keyboard, in the dark, safe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox import World
from bot.sandbox.world import Conversation
from tests.browser.chat.page import Open, box, one_tap, robot, said
from tests.browser.conftest import Watch

pytestmark = pytest.mark.slow
PAGE = Path(__file__).parents[3] / "bot" / "sandbox" / "page"

# Every window


def fits(page: Page) -> bool:
    return bool(
        page.evaluate(
            "[document.documentElement, document.getElementById('scroll')]"
            ".every((box) => box.scrollWidth <= box.clientWidth)"
        )
    )


def talk_at_length(world: World, group: Conversation, messages: int) -> None:
    texts = [
        "进展顺利，但法务还没有确认合同条款，" * 8,
        "Đã gọi lại cho khách hàng nhưng chưa nhận được phản hồi. " * 5,
        "pneumonoultramicroscopicsilicovolcanoconiosis" * 6,
        "https://example.com/" + "a/very/long/path/" * 12,
        "ok",
    ]
    for n in range(messages):
        if n % 5 == 4:
            robot(world, group, f"### {n}\n\n- {texts[2]}\n\n> {texts[0]}\n\n{one_tap(texts[1], 'x')}")
        else:
            world.say("leo02" if n % 2 else "dana01", group, f"{n} {texts[n % 5]}")


@pytest.mark.parametrize("width", [1440, 1024, 700, 390, 320])
def test_long_words_and_messages_stay_inside(
    chat: Open, world: World, growth: Conversation, width: int
) -> None:
    world.rename_group(growth, "Growth, partnerships and everything else we could not name " * 3)
    talk_at_length(world, growth, 20)
    page = chat(width=width, height=844)
    expect(page.locator(".message")).to_have_count(20)
    assert fits(page)
    box(page).fill("word" * 300)
    assert fits(page)
    expect(page.get_by_role("button", name="Send", exact=True)).to_be_in_viewport()


def test_many_messages_end_at_the_newest_and_the_rest_is_one_click_away(
    chat: Open, world: World, growth: Conversation
) -> None:
    talk_at_length(world, growth, 250)
    page = chat()
    expect(page.locator(".message")).to_have_count(200)
    expect(page.locator(".message").last).to_be_in_viewport()
    page.get_by_role("button", name="Earlier messages").click()
    expect(page.locator(".message")).to_have_count(250)
    expect(page.locator(".message").first).to_contain_text("@OKR 0 ")


def test_reading_old_messages_is_not_disturbed_by_new_ones(
    chat: Open, world: World, growth: Conversation
) -> None:
    talk_at_length(world, growth, 40)
    page = chat()
    expect(page.locator(".message").last).to_be_in_viewport()
    page.locator("#scroll").evaluate("(box) => box.scrollTo(0, 0)")
    expect(page.locator(".message").first).to_be_in_viewport()
    world.say("leo02", growth, "news")
    page.get_by_role("button", name="New messages").click()
    expect(page.locator(".message").last).to_be_in_viewport()
    expect(page.get_by_role("button", name="New messages")).to_be_hidden()


def test_what_grows_behind_the_newest_message_is_followed(
    chat: Open, world: World, growth: Conversation
) -> None:
    talk_at_length(world, growth, 40)
    page = chat()
    expect(page.locator(".message").last).to_be_in_viewport()
    page.locator("#messages").evaluate(
        "(list) => new MutationObserver(() => { list.style.paddingBottom = '400px' })"
        ".observe(list, { childList: true })"
    )
    world.say("leo02", growth, "news")
    expect(page.locator(".message").last).to_contain_text("news")
    page.wait_for_function(
        "scroll => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 2",
        arg=page.locator("#scroll").element_handle(),
    )


def test_who_writes_comes_back_to_the_end_though_the_answer_is_quick(
    chat: Open, world: World, growth: Conversation
) -> None:
    talk_at_length(world, growth, 40)
    page = chat()
    expect(page.locator(".message").last).to_be_in_viewport()
    page.locator("#scroll").evaluate("(box) => box.scrollTo(0, 0)")
    expect(page.locator(".message").first).to_be_in_viewport()
    page.evaluate(
        "setTimeout(() => { const end = performance.now() + 1000; while (performance.now() < end); })"
    )
    world.say("dana01", growth, "60%")
    robot(world, growth, "noted")
    expect(page.locator(".message").last).to_be_in_viewport()
    expect(page.locator(".message").last).to_contain_text("noted")


def test_a_phone_shows_one_thing_at_a_time(chat: Open, world: World, growth: Conversation) -> None:
    page = chat(width=390, height=844)
    expect(box(page)).to_be_in_viewport()
    expect(page.get_by_role("navigation")).to_be_hidden()
    page.get_by_role("button", name="Conversations").click()
    page.get_by_role("button", name="Platform").click()
    expect(page.locator("#title")).to_have_text("Platform")
    page.locator("#show-aside").click()
    expect(page.get_by_role("button", name="Next Friday 17:00")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_be_hidden()
    expect(page.locator("#show-aside")).to_be_focused()


# Everybody can use it


def test_by_keyboard_alone(chat: Open, world: World, growth: Conversation) -> None:
    receipt = robot(world, growth, one_tap("Undo", "undo"))
    page = chat()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.type("help")
    page.keyboard.press("Enter")
    first = said(world, growth, receipt.seq)
    for _ in range(40):
        if page.evaluate("document.activeElement.className") == "one-tap":
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    undo = said(world, growth, first.seq)
    assert undo.text == "@OKR undo"
    page.get_by_role("button", name="You are Dana").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitemradio", name="Dana")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="You are Leo")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu", name="Choose who you are")).to_be_hidden()


NAMELESS = """() => [...document.querySelectorAll("button, input, select, textarea, a")]
    .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim() || node.labels?.length))
    .map((node) => node.outerHTML)"""

PALE = """() => {
    const shade = (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * shade(r / 255) + 0.7152 * shade(g / 255) + 0.0722 * shade(b / 255);
    const parts = (color) => color.match(/[\\d.]+/g).map(Number);
    const ground = (node) => {
        for (; node; node = node.parentElement) {
            const color = parts(getComputedStyle(node).backgroundColor);
            if (color[3] === undefined || color[3] === 1) return color;
        }
        return [255, 255, 255];
    };
    const says = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    const found = [];
    for (const node of document.querySelectorAll("body *")) {
        const style = getComputedStyle(node);
        if (!says(node) || !node.checkVisibility() || node.closest(".mirror, :disabled, option")) continue;
        const [high, low] = [light(parts(style.color)), light(ground(node))].sort((a, b) => b - a);
        const ratio = (high + 0.05) / (low + 0.05);
        if (ratio < 4.5) found.push(`${node.className} “${node.textContent.trim()}” ${ratio.toFixed(2)}`);
    }
    return found;
}"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1440, 390])
def test_contrast_and_names(chat: Open, world: World, growth: Conversation, dark: bool, width: int) -> None:
    for person in world.people():
        world.add_member(growth, person)
        world.say(person, growth, "KR3 60% @Dana https://example.com", mentions=["dana01"], kind="text")
    receipt = robot(
        world,
        growth,
        f"# H\n> quoted **b**\n\n@dana01 @leo02 [a](https://example.com)\n\n{one_tap('Undo', 'undo')}",
        at=["dana01", "leo02"],
    )
    world.say("dana01", growth, "yes", quote=receipt)
    page = chat(width=width, dark=dark)
    expect(page.locator(".message")).to_have_count(8)
    page.get_by_role("button", name="@OKR, remove").click()
    page.get_by_role("button", name="Reply to OKR").click()
    box(page).press_sequentially("@")
    assert page.evaluate(PALE) == []
    assert page.evaluate(NAMELESS) == []
    page.keyboard.press("Escape")
    page.locator("#show-list" if width < 700 else "#me").click()
    if width < 700:
        page.locator("#me").click()
    assert page.evaluate(PALE) == []
    page.get_by_role("menuitem", name="Add a person…").click()
    assert page.evaluate(PALE) == []
    assert page.evaluate(NAMELESS) == []


def test_the_policy_stops_foreign_and_inline_code(chat: Open, watch: Watch) -> None:
    watch.forgiven += ["Content Security Policy", "https://example.com/x.png"]
    page = chat()
    blocked = page.evaluate(
        """async () => {
            const found = [];
            const note = (event) => found.push(event.effectiveDirective);
            document.addEventListener("securitypolicyviolation", note);
            const script = document.createElement("script");
            script.textContent = "window.taken = true";
            document.body.append(script);
            const image = document.createElement("img");
            image.src = "https://example.com/x.png";
            document.body.append(image);
            await new Promise((done) => setTimeout(done, 200));
            return [...found, window.taken];
        }"""
    )
    assert blocked == ["script-src-elem", "img-src", None]


@pytest.mark.parametrize("file", sorted(PAGE.iterdir()), ids=lambda file: file.name)
def test_the_pages_files_need_nobody_else(file: Path) -> None:
    text = file.read_text("utf-8")
    addresses = set(re.findall(r"https?://[^\s\"'`<>);]+", text)) - {
        "http://www.w3.org/2000/svg",
        "http://127.0.0.1:*",
        "http://localhost:*",
    }
    assert {address for address in addresses if re.search(r"[a-z]", address.split("//")[1])} == set()
    unsafe = r"\bstyle=|\bon[a-z]+=\"|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\("
    assert not re.search(unsafe, text)
