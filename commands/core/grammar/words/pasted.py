"""Text that a machine wrote and somebody pasted: log lines, code. Its figures are nobody's report."""

from __future__ import annotations

import re

_PASTED = re.compile(
    r"\b\d{4}-\d\d-\d\d[ t]\d\d:\d\d|\b\d\d:\d\d:\d\d\b"
    r"|^\W{0,3}(?:error|warn|warning|info|debug|fatal|traceback|exception)\b ?[:\[(]"
    r"|^\W{0,3}(?:select|curl|git|npm|pip|docker) "
    r"|[{}]|\w\(\)|[=!]=|[\w\"']\s?:=|=\w+[ &,;)]\s?\w+=|</?\w+>|;$"
)


def is_pasted(text: str) -> bool:
    """Whether a text in lower case looks like a machine's."""
    return _PASTED.search(text) is not None
