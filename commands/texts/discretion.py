"""The last check of a text before it enters the outbox: it holds no credential and no id of DingTalk's.

Every text is made of names and codes in the first place. This is for the day on which one is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from urllib.parse import quote

from commands.texts.markdown import Md

REMOVED = "▮▮▮"
"""Stands where something was that nobody may read."""

_SECRETS = re.compile(
    r"""https?://[^\s()]*/robot/send[^\s()]*          # whoever has it can post as the robot
      | (?<=[?&])(?:access_token|session|ticket|[a-z_]*secret)=[^\s()&]+
      | \bSEC[0-9a-f]{32,}                            # signs the posts of a webhook
      | \bokr_[\w-]{40,}                              # a key to the JSON API
      | \bcid[\w+/]{20,}={0,2} | \bchat[0-9a-f]{32}   # conversations
      | \$:LWCP_v1:\$[\w+/=]+                         # people
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IN_EVERY_SECRET = (
    "/robot/send", "token=", "session=", "ticket=", "secret=", "sec", "okr_", "cid", "chat", "$:lwcp_v1:$"
)  # fmt: skip
"""Each secret holds one of these, in capitals or not; they are found much quicker than secrets are."""
_LEAST, _LEAST_OF_DIGITS = 6, 12
"""Characters from which an id cannot be a word or a number that somebody typed."""


def discreet(text: Md, *, ids: Iterable[str], at: Collection[str]) -> Md:
    """The text without secrets and without `ids`; those in `at` stay where they are a person's mention."""
    folded = text.casefold()
    safe = _SECRETS.sub(REMOVED, text) if any(part in folded for part in _IN_EVERY_SECRET) else text
    for each in sorted(filter(_is_no_word, ids), key=len, reverse=True):
        forms = [form for form in (each, quote(each, safe="")) if form in safe]
        if forms:  # hardly ever; a pattern of its own for every id costs more than writing the text did
            before = "(?<![@\\w])" if each in at else "(?<!\\w)@?"
            safe = re.sub(f"{before}(?:{'|'.join(map(re.escape, forms))})(?!\\w)", REMOVED, safe)
    return Md(safe) if safe != text else text


def _is_no_word(id: str) -> bool:
    return len(id) >= (_LEAST_OF_DIGITS if id.isdecimal() else _LEAST) and not id.isalpha()
