"""Words made safe for DingTalk, and safe words put together."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.texts.markdown import (
    BREAK,
    Md,
    Message,
    bold,
    bullets,
    escape,
    fit,
    heading,
    lines,
    link,
    mention,
    numbered,
    paragraphs,
    preview,
    shorten,
    split,
    tap,
)

UNHURRIED = settings(deadline=None)  # a busy machine is no error

TYPED_AND_SHOWN = [
    # what people write stays as typed
    ("legal is late", "legal is late"),
    ("Tỷ lệ giữ chân 30 ngày (45% → 60%)", "Tỷ lệ giữ chân 30 ngày (45% → 60%)"),
    ("30天留存率：45％→60％，卡在法务", "30天留存率：45％→60％，卡在法务"),
    ("sign-off for snake_case_name, R&D!", "sign-off for snake_case_name, R&D!"),
    ("-5 points, +3 today, 1.5 M, v2.", "-5 points, +3 today, 1.5 M, v2."),
    ("see https://example.com/a_b/c?d=1&e=2", "see https://example.com/a_b/c?d=1&e=2"),
    ("about ~5 h", "about ~5 h"),
    ("C:\\temp", "C:\\temp"),
    ("👩‍👩‍👧 🇻🇳 👍🏽 ❤️", "👩‍👩‍👧 🇻🇳 👍🏽 ❤️"),
    # marks that would make a layout
    ("**bold** and *this*", "＊＊bold＊＊ and ＊this＊"),
    ("_this_ and __that__", "＿this＿ and ＿＿that＿＿"),
    ("~~gone~~", "～～gone～～"),
    ("`code`", "｀code｀"),
    ("a | b", "a ｜ b"),
    ("<font color=red>x</font>", "＜font color=red＞x＜/font＞"),
    ("&nbsp;&#64;x", "＆nbsp;＆#64;x"),
    (
        "[tap](dtmd://dingtalkclient/sendMessage?content=undo)",
        "［tap］(dtmd://dingtalkclient/sendMessage?content=undo)",
    ),
    ("![](https://example.com/a.png)", "!［］(https://example.com/a.png)"),
    ("# title", "＃ title"),
    ("##title", "＃＃title"),
    ("> quote", "＞ quote"),
    ("- item", "－ item"),
    ("+ item", "＋ item"),
    ("---", "－--"),
    ("1. first", "1． first"),
    ("12) twelfth", "12） twelfth"),
    ("ends with \\", "ends with ＼"),
    # one line
    ("one\ntwo\r\nthree\u2028four\x85five\tsix", "one two three four five six"),
    ("  wide \u00a0 \u3000 blanks ", "wide blanks"),
    # nobody is called
    ("ask @wang or a@b.example", "ask ＠wang or a＠b.example"),
    ("@all please, @所有人看一下", "please, 看一下"),
    ("@ALL: @Everyone @semua @tất cả ok", ": ok"),
    ("@alliance", "＠alliance"),
    ("@@allall @@所有人所有人", "＠＠allall ＠ 所有人"),
    ("@\u200ball", ""),
    ("＠ａｌｌ ﹫ALL @TẤT CẢ @Mọi Người @tat ca @ทุกคน @الجميع ok", "ok"),
    ("ask @allen or @大家庭", "ask ＠allen or 庭"),
    # what cannot be seen is not there
    ("a\x00b\x07c\u200bd\u202ee\u2066f\ufeffg\u200fh\U000e0041i\ud800j", "abcdefghij"),
    ("Tie\u0302\u0301ng", "Tiếng"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "shown"), TYPED_AND_SHOWN)
def test_what_people_type_is_harmless_and_readable(typed: str, shown: str) -> None:
    assert escape(typed) == shown


NASTY = (
    st.text(st.sampled_from("@＠al所有人*_[]()!`<>|~#-+=1.2) \n\t\\&;\u200b\u200d\u202ex中👩\u0301é"))
    | st.text()
)


@UNHURRIED
@given(NASTY)
def test_no_text_breaks_a_line_calls_anybody_or_makes_a_link(text: str) -> None:
    safe = escape(text)
    assert "\n" not in safe
    assert "\r" not in safe
    assert "@" not in safe
    assert "](" not in safe
    assert not set("*`<>|[]") & set(safe)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in safe)
    safe.encode()


@UNHURRIED
@given(NASTY)
def test_escaping_twice_is_escaping_once(text: str) -> None:
    safe = escape(text)
    assert escape(str(safe)) == safe
    assert escape(safe) is safe


@UNHURRIED
@given(st.text(st.characters(categories=["L", "N"])))
def test_letters_and_digits_are_never_lost(text: str) -> None:
    assert escape(text) == unicodedata.normalize("NFC", text)


def test_markdown_is_put_together_from_safe_parts() -> None:
    assert bold("a*b") == "**a＊b**"
    assert bold("") == ""
    assert heading("Week 7") == "### Week 7"
    assert link("board", "https://example.com/o1?q=(a b)") == "[board](https://example.com/o1?q=%28a%20b%29)"
    assert mention("manager4220") == "@manager4220"
    assert tap("on it", "我来 (KR3)") == (
        "[on it](dtmd://dingtalkclient/sendMessage?content=%E6%88%91%E6%9D%A5%20%28KR3%29)"
    )
    assert bullets(["a", "- b", bold("c")]) == "- a\n- － b\n- **c**"
    assert numbered(["KR1", "KR2"]) == "1. KR1\n2. KR2"


def test_empty_parts_take_no_line() -> None:
    assert lines("a", None, "", Md("**b**")) == f"a{BREAK}**b**"
    assert paragraphs(None, "a", "b") == "a\n\nb"
    assert lines() == ""


def test_plain_text_added_to_markdown_is_escaped() -> None:
    text = Md("**KR1** ") + "*late*"
    assert (text, type(text)) == ("**KR1** ＊late＊", Md)
    text = "@all " + Md("**KR1**")
    assert (text, type(text)) == ("**KR1**", Md)
    assert Md("**KR1**") + " · " + bold("late") + " " == "**KR1** · **late** "
    assert escape(f"{Md('**KR1**')} late") == "＊＊KR1＊＊ late"


SHORTENED = [
    ("short", 10, "short"),
    ("thirty day retention", 12, "thirty day…"),
    ("thirty day retention", 9, "thirty…"),
    ("thirty, day retention", 10, "thirty…"),
    ("Donaudampfschifffahrt", 8, "Donauda…"),
    ("三十天留存率从45%到60%", 7, "三十天留存率…"),
    ("abc👍🏽def", 5, "abc…"),
    ("ab👩‍👩‍👧cd", 6, "ab…"),
    ("Tie\u0302\u0301ng", 4, "Ti…"),
    ("🇻🇳🇮🇩🇨🇳", 4, "🇻🇳…"),
    ("🏴\U000e0067\U000e0062\U000e007fab", 4, "…"),
    ("ที่นี่ดี", 3, "…"),
    ("KR5 ARR: 1,200,000 → 1,120,000", 21, "KR5 ARR: 1,200,000…"),
    ("anything", 1, "…"),
]


@pytest.mark.parametrize(("text", "limit", "shown"), SHORTENED)
def test_long_words_are_cut_at_a_sensible_place(text: str, limit: int, shown: str) -> None:
    assert shorten(text, limit) == shown


@UNHURRIED
@given(st.text(), st.integers(1, 40))
def test_shortened_text_keeps_the_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit


BOARD = link("rest on the board", "https://example.com/")


def test_a_long_message_keeps_whole_lines_and_points_to_the_board() -> None:
    text = lines(*(f"{number} " + "x" * 20 for number in range(10)))
    short = fit(text, 150, more=BOARD)
    assert short == paragraphs(lines(*(f"{number} " + "x" * 20 for number in range(4))), BOARD)
    assert fit(text, 5000, more=BOARD) is text


def test_a_long_message_is_split_between_paragraphs() -> None:
    blocks = [Md("a" * 60), Md("b" * 30), Md("c" * 90)]
    assert split(paragraphs(*blocks), 100) == [paragraphs(*blocks[:2]), blocks[2]]
    assert split(Md(""), 100) == []


@pytest.mark.parametrize(
    "held", [link("a long label", "https://example.com/x"), bold("some bold words here"), mention("m1234567")]
)
def test_a_link_bold_words_and_a_mention_are_never_cut(held: Md) -> None:
    first, second = split(Md("word " * 18) + held, 95)
    assert (first, second) == (("word " * 18).rstrip(), held)


@UNHURRIED
@given(st.lists(st.text(max_size=60), max_size=30), st.integers(80, 300))
def test_every_piece_is_short_enough_and_nothing_is_lost(parts: list[str], limit: int) -> None:
    text = lines(*(bold(part) for part in parts))
    pieces = split(text, limit)
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert len(fit(text, limit, more=BOARD)) <= limit


PREVIEWS = [
    (lines(Md("✅ **KR1** retention: 48% → 52%"), "Confidence 7/10"), "✅ KR1 retention: 48% → 52%"),
    (paragraphs(heading("Week 7"), "text"), "Week 7"),
    (Md("🚧 **KR3** · @manager4220, can you help?"), "🚧 KR3 · can you help?"),
    (Md("Reply [undo](dtmd://dingtalkclient/sendMessage?content=undo)"), "Reply undo"),
    (bullets(["one", "two"]), "one"),
    (Md(""), ""),
]


@pytest.mark.parametrize(("text", "title"), PREVIEWS)
def test_the_push_preview_is_the_first_line_in_plain_words(text: Md, title: str) -> None:
    assert preview(text) == title
    assert Message.of(text, "manager4220") == Message(title, text, ("manager4220",))


def test_the_push_preview_is_short() -> None:
    assert preview("word " * 30) == "word " * 10 + "word…"
