"""The last guard before a text is owed: what it removes, and what it leaves alone."""

from __future__ import annotations

import pytest

from commands.texts.discretion import REMOVED, discreet
from commands.texts.markdown import Md, bold, mention, tap

IDS = ("manager4220", "0612345678901497", "cidA+b/c==", "ding0robot", "leo", "123456")

SAID_AND_SENT = [
    # what nobody may read
    ("post to https://oapi.dingtalk.com/robot/sendBySession?session=0f1e now", f"post to {REMOVED} now"),
    ("https://oapi.dingtalk.com/robot/send?access_token=0f1e", REMOVED),
    ("http://127.0.0.1:9/robot/sendBySession?session=1", REMOVED),
    ("see https://example.com/x?access_token=0f1e&a=1", f"see https://example.com/x?{REMOVED}&a=1"),
    ("clientSecret=abc", "clientSecret=abc"),  # a word like any other: no address holds it
    ("with SEC" + "0f" * 32, f"with {REMOVED}"),
    ("key okr_" + "aB-_" * 11, f"key {REMOVED}"),
    ("in cid" + "aB3/" * 6 + "==", f"in {REMOVED}"),
    ("by $:LWCP_v1:$aB3+x==", f"by {REMOVED}"),
    # ids that came with the message
    ("ask manager4220 about it", f"ask {REMOVED} about it"),
    ("owned by 0612345678901497.", f"owned by {REMOVED}."),
    ("@ding0robot undo", f"{REMOVED} undo"),
    ("in cidA+b/c==", f"in {REMOVED}"),
    # words and numbers that happen to be somebody's id
    ("ask leo about it", "ask leo about it"),
    ("123456 visitors", "123456 visitors"),
    ("manager42201 and xmanager4220", "manager42201 and xmanager4220"),
    ("a secret=sauce, a session on Monday, SECOND", "a secret=sauce, a session on Monday, SECOND"),
]


@pytest.mark.parametrize(("said", "sent"), SAID_AND_SENT)
def test_what_leaves(said: str, sent: str) -> None:
    assert discreet(Md(said), ids=IDS, at=()) == sent


def test_an_id_stays_where_it_is_the_mention_of_somebody() -> None:
    text = mention("manager4220") + " (" + bold("manager4220") + ")"
    assert discreet(text, ids=IDS, at={"manager4220"}) == f"@manager4220 (**{REMOVED}**)"
    assert discreet(text, ids=IDS, at=()) == f"{REMOVED} (**{REMOVED}**)"


def test_what_a_tap_would_send_is_looked_at_too() -> None:
    assert "cidA" not in discreet(tap("go", "cidA+b/c=="), ids=IDS, at=())


def test_a_harmless_text_is_left_as_it_is() -> None:
    text = bold("KR1") + " 45% → 52%"
    assert discreet(text, ids=IDS, at=()) is text
