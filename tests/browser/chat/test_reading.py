"""What the chat page shows of what the robot and other people write."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from bot.sandbox import SandboxServer, World
from bot.sandbox.world import Conversation
from tests.browser.chat.page import Open, box, one_tap, robot, said

pytestmark = pytest.mark.slow

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
    expect(page.locator(".message", has_text="please")).to_be_visible()
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


def test_two_people_talk_in_two_windows(chat: Open) -> None:
    dana, leo = chat(), chat("leo02")
    box(dana).fill("KR3 60%")
    dana.keyboard.press("Enter")
    expect(leo.locator(".message .bubble")).to_have_text("@OKR KR3 60%")
    expect(leo.locator(".message .name")).to_have_text("Dana")
