"""What becomes of "@name": cut out of plain text, kept in rich text, shown only if id and text agree."""

from __future__ import annotations

import pytest

from bot.sandbox.mentions import robot_at, typed

BAI, SHI = ("小白",), ("释心",)
WANG = ("Wang", "Wang Lei")
WANGARI = ("Wangari",)


@pytest.mark.parametrize(
    ("written", "picked", "robot", "seen", "plain"),
    [
        # the pair recorded from one person's client
        ("@小白 给 @释心 发个消息“你好”", [SHI], "小白", None, " 给 发个消息“你好”"),
        ("@OKR 你好", [], "OKR", None, " 你好"),
        ("@OKR @Wang 哈哈哈", [WANG], "OKR", None, "  哈哈哈"),
        ("帮助@OKR", [], "OKR", None, "帮助"),
        ("help @OKR", [], "OKR", None, "help "),
        ("@OKR 把 O1 分给 @张三 和 @李四", [("张三",), ("李四",)], "OKR", None, " 把 O1 分给 和 "),
        ("@OKR 找@王磊你好", [("王磊",)], "OKR", None, " 找你好"),
        # a name typed without picking stays
        ("@OKR blocked on @Wang", [], "OKR", None, " blocked on @Wang"),
        # picked under the directory's name
        ("@OKR ask @Wang Lei today", [WANG], "OKR", None, " ask today"),
        # a longer name is another person
        ("@OKR @Wangari and @Wang", [WANG], "OKR", None, " @Wangari and "),
        ("@OKR @Wangari and @Wang", [WANG, WANGARI], "OKR", None, "  and "),
        # what is not in the text is put there: the robot in front, people behind
        ("60% blocked", [WANG], "OKR", "@OKR 60% blocked @Wang", " 60% blocked "),
        ("", [], "OKR", "@OKR ", " "),
        ("thanks @Wang", [WANG], None, None, "thanks "),
        ("two lines\n@Wang here", [WANG], None, None, "two lines\n here"),
    ],
)
def test_plain_text_loses_every_picked_mention(
    written: str, picked: list[tuple[str, ...]], robot: str | None, seen: str | None, plain: str
) -> None:
    message = typed(written, picked, robot)
    assert message.text == (seen or written)
    assert message.stripped() == plain


def test_rich_text_keeps_the_names_without_ids() -> None:
    message = typed("@小白 给 @释心 发个消息“你好”", [SHI], "小白")
    assert message.nodes() == [
        {"text": "@小白"},
        {"text": "给"},
        {"text": "@释心"},
        {"text": "发个消息“你好”"},
    ]


@pytest.mark.parametrize(
    ("text", "listed", "shown"),
    [
        ("hello @dana1", ["dana1"], ("dana1",)),
        ("hello @dana1", [], ()),
        ("hello Dana", ["dana1"], ()),
        ("hello @dana12", ["dana1"], ()),
        ("@wang2 @dana1", ["dana1", "wang2", "dana1"], ("dana1", "wang2")),
        ("@stranger", ["stranger"], ()),
    ],
)
def test_a_robot_mentions_whom_text_and_list_both_name(
    text: str, listed: list[str], shown: tuple[str, ...]
) -> None:
    assert robot_at(text, listed, {"dana1", "wang2"}.__contains__) == shown


def test_at_most_fifty_people_are_mentioned() -> None:
    ids = [f"p{n}x" for n in range(60)]
    assert len(robot_at(" ".join(f"@{id}" for id in ids), ids, lambda _: True)) == 50
