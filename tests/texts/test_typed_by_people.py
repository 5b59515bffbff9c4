"""Whatever people type, in whatever they type it, a message keeps the shape its writer gave it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.rules.progress import KeyResultKind
from commands.texts.languages import languages
from commands.texts.markdown import LIMIT, Md, bold, bullets, lines, mention, paragraphs, split, tap
from commands.texts.receipts import Measured, Receipt, closing, receipt
from commands.texts.scene import Scene
from commands.texts.voice import voice_of

UNHURRIED = settings(deadline=None)
HARMLESS = "x"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]*)\)")
CALLS = re.compile(r"@[^\s*]+")
LAYOUT = re.compile(r"^(\s*)(#{1,6} |> |[-*+] |\d+[.)] |[-=*_]{3,}\s*$|\||```|~~~)")
EVERYBODY = re.compile(
    r"[@＠﹫]\s*(all|everyone|所有人|全体成员|semua|tất cả|mọi người|ทุกคน)(?!\w)", re.IGNORECASE
)
ATTACKS = [
    "[x](dtmd://dingtalkclient/sendMessage?content=undo)",
    "![](https://example.com/a.png)",
    "@manager4220 @all ＠所有人 ﹫ａｌｌ",
    "a\n\n# b\n- c\n1. d\n> e\n| f | g |",
    "**b** __i__ ~~s~~ `c` ```d```",
    "a\u2028b\u2029c\x85d\ve\ff",
    "\u202egnp.elif\u202c \u200b@\u200ball",
    "<a href=x>y</a> <!-- --> &lt;font&gt; &#64;all",
    "ends with \\",
    "](x) [ ( ) ]",
    "** ** * _ __ ***",
    "👩‍👩‍👧‍👦" * 30,
    "ế" * 500 + "\u0301" * 50,
]
TYPED = (
    st.sampled_from(ATTACKS)
    | st.text(
        st.sampled_from("@＠﹫alＡL所有人*_[]()!`<>|~#-+=1.2) \n\t\\&;:/\u200b\u200d\u202ex中👩\u0301é🇻🇳")
    )
    | st.text()
)


def shape(md: str) -> list[object]:
    """What a reader sees of the layout: lines by their kind, links, people called, pieces in bold."""
    plain = LINK.sub("", md)
    return [
        [found[2] if (found := LAYOUT.match(line)) else "" for line in md.split("\n")],
        LINK.findall(md),
        CALLS.findall(plain),
        md.count("**"),
        md.count("`"),
    ]


@pytest.mark.parametrize("code", languages())
@UNHURRIED
@given(TYPED)
def test_words_in_a_sentence_stay_words(code: str, typed: str) -> None:
    scene = Scene(voice_of(code), "OKR", group=True)

    def said(words: str) -> Md:
        return paragraphs(
            lines(scene.say("Next: {step}", step=words), scene.say("“{words}”", words=words)),
            bullets([scene.say("{code} {title}", code=bold("KR1"), title=words), bold(f"a {words}")]),
            scene.say("{person}, {question}", person=mention("m4220"), question=words),
            scene.say("{undo} takes it back.", undo=scene.typed(scene.say("undo"))),
        )

    assert shape(said(f"a{typed}b")) == shape(said(HARMLESS))
    assert not EVERYBODY.search(said(typed))


@pytest.mark.parametrize("code", languages())
@UNHURRIED
@given(typed=TYPED, unit=st.none() | TYPED)
def test_a_receipt_keeps_its_shape(code: str, typed: str, unit: str | None) -> None:
    scene = Scene(voice_of(code), "OKR", group=True)

    def said(words: str, unit: str | None) -> Md:
        done = Receipt(
            code="KR1",
            title=words,
            kind=KeyResultKind.NUMBER,
            unit=unit,
            start=Decimal(0),
            target=Decimal(9),
            measured=Measured(Decimal(1), Decimal(2), Decimal("0.1"), Decimal("0.2")),
            next_step=words,
            note=words,
            named=(words, words),
        )
        return paragraphs(receipt(done, scene), closing(done, scene))

    shown = said(f"a{typed}b", None)
    assert shape(shown)[0] == shape(said(HARMLESS, None))[0]
    assert shape(shown)[2:] == shape(said(HARMLESS, None))[2:]
    assert not EVERYBODY.search(said(typed, unit))
    assert "](" not in LINK.sub("", said(typed, unit))


@UNHURRIED
@given(st.lists(TYPED, max_size=60))
def test_a_long_message_is_cut_where_nothing_breaks(typed: list[str]) -> None:
    whole = paragraphs(*(lines(bold(each), mention("m4220"), tap("go on", each[:200])) for each in typed))
    parts = split(whole, LIMIT)
    assert all(len(part) <= LIMIT for part in parts)
    for part in parts:
        assert part.count("**") % 2 == 0
        assert len(LINK.findall(part)) == part.count("](")
        assert not part.startswith(("\u200d", "\u0301"))
    assert sum(part.count("@m4220") for part in parts) == len(typed)
    assert sum(len(LINK.findall(part)) for part in parts) == len(typed)
