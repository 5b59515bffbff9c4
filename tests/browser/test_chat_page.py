"""The sandbox's chat page in a real browser: what people do there, and what the sandbox then knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from bot.sandbox import Clock, SandboxServer, World
from bot.sandbox.world import Conversation, Message
from tests.browser.conftest import Visit, Watch

pytestmark = pytest.mark.slow

PAGE = Path(__file__).parents[2] / "bot" / "sandbox" / "page"
START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)
"""A Wednesday, 10:00 in Shanghai."""

Open = Callable[..., Page]


@pytest.fixture
def start() -> datetime:
    """When the test takes place; its clock stands still."""
    return START


@pytest.fixture
def world(start: datetime) -> World:
    """A team of five with a robot; Omar is from outside."""
    world = World(Clock(start, ticking=False))
    for id, name, nick in (
        ("dana01", "Dana Reyes", "Dana"),
        ("leo02", "Leo Park", "Leo"),
        ("wang03", "王磊", "Wang"),
        ("li04", "李小梅", "小李"),
        ("lan05", "Nguyễn Thị Lan", "Lan"),
    ):
        world.add_person(name, nick=nick, id=id)
    world.add_person("Omar", external=True)
    world.add_group("Growth", ["dana01", "leo02", "wang03", "li04", "lan05"], id="cid-growth")
    world.add_group("Platform", ["dana01", "leo02"], id="cid-platform")
    return world


@pytest.fixture
def server(world: World) -> Iterator[SandboxServer]:
    with SandboxServer(world) as server:
        yield server


@pytest.fixture
def growth(world: World) -> Conversation:
    return world.conversation("Growth")


@pytest.fixture
def chat(server: SandboxServer, visit: Visit) -> Open:
    """Opens the page as somebody, somewhere, and waits until it is there."""

    def open_chat(as_: str = "dana01", in_: str = "cid-growth", **how: object) -> Page:
        page = visit(f"{server.url}/?{urlencode({'as': as_, 'in': in_})}", **how)
        expect(page.locator("#title")).not_to_have_text("Loading…")
        return page

    return open_chat


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message")


def said(world: World, group: Conversation, after: int = 0) -> Message:
    """The next message a person sends there."""
    return world.wait_for(lambda: next(iter(world.messages(group, after=after)), None))


def robot(world: World, group: Conversation, text: str, **more: object) -> Message:
    return world.robot_says(group, kind="markdown", text=text, via="webhook", **more)  # type: ignore[arg-type]  # passed on as given


def one_tap(label: str, content: str) -> str:
    return f"[{label}](dtmd://dingtalkclient/sendMessage?content={quote(content)})"


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


# What the robot writes


def test_a_receipt_arrives_live_with_mention_and_links(
    chat: Open, world: World, growth: Conversation
) -> None:
    page = chat("wang03")
    robot(
        world,
        growth,
        "✅ **KR3** 60 %  \n@wang03, can you help?\n\n"
        + one_tap("On it", "on it by Thu")
        + "\n\n[Board](http://127.0.0.1:8000/kr/3)",
        at=["wang03"],
    )
    message = page.locator(".message.robot")
    expect(message.locator(".mention.me")).to_have_text("@Wang")
    expect(message).to_have_class(re.compile(r"\bnamed\b"))
    expect(message.locator(".badge.you")).to_be_visible()
    expect(message.locator("strong")).to_have_text("KR3")
    expect(message.get_by_role("link", name="Board")).to_have_attribute("rel", "noopener noreferrer")
    expect(message.get_by_role("button", name="On it")).to_be_visible()


@pytest.mark.parametrize(("with_at", "text", "delivered"), [(True, "@OKR undo", "no"), (False, "undo", None)])
def test_a_tap_sends_as_me_with_the_robots_name_unless_switched_off(
    chat: Open, world: World, growth: Conversation, with_at: bool, text: str, delivered: str | None
) -> None:
    receipt = robot(world, growth, one_tap("Undo", "undo"))
    page = chat("leo02")
    page.get_by_role("switch", name="One-tap links add the @").set_checked(with_at)
    page.get_by_role("button", name="Undo").click()
    message = said(world, growth, receipt.seq)
    assert (message.sender.id, message.text, message.delivered) == ("leo02", text, delivered)


MARKDOWN = [
    ("# A\n### B", '<h3 class="h1">A</h3><h5 class="h3">B</h5>'),
    ("> said\n> more", "<blockquote><p>said more</p></blockquote>"),
    ("**b** and *i*", "<p><strong>b</strong> and <em>i</em></p>"),
    ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
    ("**open *and\nopen", "<p>**open *and open</p>"),
    ("one  \n  two\nthree", "<p>one<br>two three</p>"),
    ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
    ("1. d\n2. e\n\nf", '<ol start="1"><li>d</li><li>e</li></ol><p>f</p>'),
    ("3. c", '<ol start="3"><li>c</li></ol>'),
    (r"no \*escapes\* here", r"<p>no \<em>escapes\</em> here</p>"),
    ("> a  \n> b\n\nc", "<blockquote><p>a<br>b</p></blockquote><p>c</p>"),
    ("- a  \n  b\n- c", "<ul><li>a<br>b</li><li>c</li></ul>"),
    ("`code` <b>no</b> &amp;", "<p>`code` &lt;b&gt;no&lt;/b&gt; &amp;amp;</p>"),
    ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    ("[x](data:text/html,y)", "<p>[x](data:text/html,y)</p>"),
    (
        "[a](https://example.com/b_(c))",
        '<p><a href="https://example.com/b_(c)" target="_blank" rel="noopener noreferrer">a</a></p>',
    ),
    (
        "[a](dingtalk://dingtalkclient/page/link?url=https%3A%2F%2Fexample.com&pc_slide=true)",
        '<p><a href="https://example.com" target="_blank" rel="noopener noreferrer">a</a></p>',
    ),
    (
        "![chart](https://example.com/x.png)",
        '<p><span class="picture"><a href="https://example.com/x.png" target="_blank" '
        'rel="noopener noreferrer">chart</a></span></p>',
    ),
    ("@w1 @w12 @w2", '<p><span class="mention">@One</span> <span class="mention me">@Twelve</span> @w2</p>'),
    (
        one_tap("**Not** me", "not me @li & co"),
        '<p><button type="button" class="one-tap" title="Sends “not me @li &amp; co”">'
        "<strong>Not</strong> me</button></p>",
    ),
]


def test_markdown_is_rendered_as_dingtalk_does(chat: Open) -> None:
    page = chat()
    shown = page.evaluate(
        """async (texts) => {
            const { markdown } = await import("/page/markdown.js");
            const people = [{ id: "w1", name: "One" }, { id: "w12", name: "Twelve" }];
            return texts.map((text) => markdown(text, { people, me: "w12" }).innerHTML);
        }""",
        [text for text, _ in MARKDOWN],
    )
    assert dict(zip([text for text, _ in MARKDOWN], shown, strict=True)) == dict(MARKDOWN)


def test_an_uploaded_picture_is_shown(
    chat: Open, server: SandboxServer, world: World, growth: Conversation
) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'
    media_id = server.sandbox.media.keep("image", drawing, "image/svg+xml")
    robot(world, growth, f"![trend]({media_id})")
    picture = chat().get_by_role("img", name="trend")
    expect(picture).to_have_js_property("naturalWidth", 30)


def test_long_and_hostile_markdown_takes_no_time(chat: Open) -> None:
    page = chat()
    milliseconds = page.evaluate(
        """async () => {
            const { markdown } = await import("/page/markdown.js");
            const start = performance.now();
            for (const piece of ["*", "**a", "[", "![", "[a](", "> ", "- ", "\\\\", "@"])
                markdown(piece.repeat(3500 / piece.length));
            return performance.now() - start;
        }"""
    )
    assert milliseconds < 2_000


def test_nothing_a_person_writes_becomes_markup(chat: Open, world: World, growth: Conversation) -> None:
    evil = "<img src=x onerror=\"document.title='taken'\"><script>1</script> [a](javascript:1) **b**"
    world.add_person("<i>Eve</i>", id="eve")
    world.add_member(growth, "eve")
    world.say("eve", growth, evil)
    robot(world, growth, evil)
    page = chat()
    expect(page.locator(".message")).to_have_count(2)
    expect(page.locator(".message.person .bubble")).to_have_text(f"@OKR {evil}")
    expect(page.locator(".message.person .name")).to_have_text("<i>Eve</i>")
    expect(page.locator(".message :is(img, script, i, a)")).to_have_count(0)
    assert "taken" not in page.title()


# Other people


def test_somebody_elses_message_marks_a_conversation_unread(chat: Open, world: World) -> None:
    page = chat(in_="cid-growth")
    world.say("leo02", "Platform", "ready @Dana", mentions=["dana01"])
    row = page.get_by_role("button", name="Platform, 1 new, you are mentioned")
    expect(row).to_contain_text("Leo: @OKR ready @Dana")
    expect(page).to_have_title(re.compile(r"^\(1\)"))
    row.click()
    expect(page.get_by_role("button", name="Platform", exact=True)).to_have_attribute("aria-current", "true")
    expect(page.locator(".message.named .mention.me")).to_have_text("@Dana")


def test_changing_who_i_am_shows_what_they_see(chat: Open, world: World, growth: Conversation) -> None:
    page = chat()
    robot(world, growth, "@wang03 please", at=["wang03"])
    page.get_by_role("button", name="You are Dana").click()
    wang = page.get_by_role("menuitemradio", name="Wang")
    expect(wang).to_contain_text("@ 1")
    wang.click()
    expect(page.get_by_role("button", name="You are Wang")).to_be_visible()
    expect(page.get_by_role("button", name="Platform")).to_have_count(0)
    expect(page.locator(".mention.me")).to_have_text("@Wang")
    page.reload()
    expect(page.get_by_role("button", name="You are Wang")).to_be_visible()
    assert "as=wang03" in page.url and "in=cid-growth" in page.url


def test_a_reply_quotes_the_message(chat: Open, world: World, growth: Conversation) -> None:
    receipt = robot(world, growth, "**KR3** 60 %", title="KR3 60 %")
    page = chat()
    page.get_by_role("button", name="Reply to OKR").click()
    expect(page.locator("#quote")).to_contain_text("Reply to OKR")
    expect(box(page)).to_be_focused()
    page.keyboard.type("undo")
    page.keyboard.press("Enter")
    answer = said(world, growth, receipt.seq)
    assert answer.quote and answer.quote.id == receipt.id
    expect(page.locator(".mine .quoted")).to_contain_text("KR3 60 %")
    expect(page.locator("#quote")).to_be_hidden()


def test_ticks_show_how_far_a_message_got(chat: Open, world: World, growth: Conversation) -> None:
    message = world.say("dana01", growth, "help")
    page = chat()
    ticks = page.locator(".mine .delivery")
    expect(ticks).to_contain_text("OKR has not got this")
    world.mark(message, "pushed")
    expect(ticks).to_contain_text("delivered to OKR")
    world.mark(message, "acked")
    expect(ticks).to_contain_text("✓✓")
    expect(page.locator(".message")).to_have_count(1)


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


def test_two_people_talk_in_two_windows(chat: Open) -> None:
    dana, leo = chat(), chat("leo02")
    box(dana).fill("KR3 60%")
    dana.keyboard.press("Enter")
    expect(leo.locator(".message .bubble")).to_have_text("@OKR KR3 60%")
    expect(leo.locator(".message .name")).to_have_text("Dana")
