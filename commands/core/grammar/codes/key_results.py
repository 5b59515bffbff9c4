"""Codes of objectives, key results and blockers as people type and say them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from commands.core.grammar.codes.counted_codes import find_counted_codes
from commands.core.grammar.codes.privates import expected
from commands.core.grammar.codes.told_codes import number_behind
from commands.core.grammar.figures import chinese
from commands.core.grammar.figures.number_words import Part, number_words
from commands.core.grammar.words.lexicon import is_plain_vietnamese
from commands.core.grammar.words.tokens import Tokens

_EDGE = r"(?<![A-Za-z0-9_@])(?<![^.]\.)"
"""A code may follow an ellipsis, but no single dot (`page.kr2`)."""
_KR = r"[kK](?<![A-Za-z0-9_@.].)[rR]"
"""The same edge behind the letter that most places of a text are passed over by."""
_END = r"(?!(?!nya\b)[A-Za-z0-9_]|-(?:19|20)\d\d(?![\d.%]))"
_CYCLE = r"(?:@(?P<cycle>\d{4}-[A-Za-z0-9]{1,11}))?"
_TEAM = r"(?P<team>[^\W\d_][\w-]{1,30})/"
_CODE = (
    r"(?:[oO] ?(?P<objective>\d{1,3}) ?[.\-/]? ?[kK][rR] ?(?P<nth>\d{1,3})"
    r"|[oO](?P<dotted>\d{1,3}\.\d{1,2})"
    r"|[kK][rR][-#.]?(?P<number>\d{1,3})"
    rf"|(?P<letter>[oOpPbB])(?P<code>\d{{1,3}})){_CYCLE}{_END}"
)
_PLAIN = re.compile(rf"(?=[kKoOpPbB]){_EDGE}{_CODE}")
_OF_TEAM = re.compile(rf"{_EDGE}(?:{_TEAM})?{_CODE}")
_NAMED_TEAM = re.compile(rf"{_EDGE}{_TEAM}{_CODE}")
_LETTERS = r"[kK](?<![A-Za-z0-9_@.].)(?: |\. ?)[rR]\.?"
"""Letter by letter, as a voice message is written down (`K R 2`, `k. r. two`)."""
_SPACED = re.compile(
    rf"(?:{_KR}(?<!/..) |{_LETTERS} ?)#?(\d{{1,2}})"
    r"(?![A-Za-z0-9_%\-家个单万亿千百分天元块成倍]|小时|[.,/]\d| ?[%hH](?![a-z])| (?:out )?of \d)"
)
"""`KR 4`, unless what follows makes a figure of it (`KR 4家`, `KR 3 of 5`)."""
_HASH = re.compile(r"(?<![\w#&/])#(\d{1,3})(?![\w])")
_CHINESE_NUMBER = re.compile(
    r"[二三四五六七八九]?十[一二三四五六七八九]?(?![一-九百千万亿分点个小天元块\d])"
    r"|[零一二两三四五六七八九]"
)
"""The number of a spoken code: one digit or tens, so that KR五一百四十五万 is KR5 and an amount."""
_THING = re.compile(
    r"\b(?:pr|mr|ticket|issue|bug|invoice|order|room|case|item|page|task|story|no)s? $"
    r"|\b(?:client|customer|account|bank|milestone|deal|contract|logo|klien|pelanggan|khách|hợp đồng)s? $"
    r"|\b(?:sign|signed|close|closed|land|landed|win|won) $"
    r"|\b(?:faktur|tiket|pesanan|đơn|phòng) $"
    r"|(?:工单|发票|订单|单号|编号|问题|需求|缺陷) ?$"
)
_NOUN_MARKS = ("关", "key")
"""What the other names of key results hold."""
_MARKS = ("o", "b", "p", "#", *_NOUN_MARKS)
"""What every code but KR's own holds."""
_SPOKEN = re.compile(rf"(?:{_KR}|{_LETTERS})[ -]?(?=[^\W\d_])")


class Ref(NamedTuple):
    """A code and where it stands; `code` is canonical (`kr 4` → `KR4`, `o2kr1` → `O2KR1`)."""

    code: str
    start: int
    end: int

    @property
    def is_blocker(self) -> bool:
        """Whether it is a blocker's code."""
        return self.code[0] == "B"

    @property
    def is_topic(self) -> bool:
        """Whether a check-in can be about it."""
        name = self.code.rpartition("/")[2]
        return name[0] in "KP" or "KR" in name or "." in name


def find_refs(text: str, privates: Collection[str] | None = None) -> list[Ref]:
    """Every code of a normalised text in order.

    Of those that look private only `privates`; None: the text stands behind a command that expects a code.
    """
    lower = text.lower()
    spelt = "k r" in lower or "k." in lower
    if not (spelt or "kr" in lower or any(mark in lower for mark in _MARKS)):
        return []
    if privates is None:
        privates = expected(text)
    typed = _OF_TEAM if "/" in text[1:] else _PLAIN
    found = [_typed(match) for match in typed.finditer(text) if _is_code(match, privates)]
    if "#" in text:
        coded = {ref.end + 1 for ref in found}  # KR3 #4 is in the bag: the fourth of KR3
        hashes = (match for match in _HASH.finditer(text) if match.start() not in coded)
        hashes = (match for match in hashes if not _numbers_a_thing(text, match.start()))
        found += [Ref(f"KR{int(match[1])}", match.start(), match.end()) for match in hashes]
    loose = spelt or "kr " in lower or lower.count("kr") > sum("KR" in ref.code for ref in found)
    if loose:
        found += [Ref(f"KR{int(match[1])}", match.start(), match.end()) for match in _SPACED.finditer(text)]
        found += [ref for match in _SPOKEN.finditer(text) if (ref := _spoken(text, match)) is not None]
    if loose or any(mark in lower for mark in _NOUN_MARKS):
        for code, start, end in find_counted_codes(lower):  # third KR 4 of 5: the third, at 4
            found = [ref for ref in found if ref.end <= start or end <= ref.start]
            found.append(Ref(code, start, end))
    found.sort(key=lambda ref: ref.start)
    return found


def _numbers_a_thing(text: str, place: int) -> bool:
    """`PR #48`, `ticket #3`: the number of something that is no key result."""
    return _THING.search(text[max(0, place - 24) : place].lower()) is not None


def codes_of_teams_left_out(text: str) -> str:
    """The text without codes like `增长/KR4`: how a team is called tells nothing of who writes."""
    return _NAMED_TEAM.sub(" ", text) if "/" in text[1:] else text


def _is_code(match: re.Match[str], privates: Collection[str]) -> bool:
    """Whether it is a code: one that looks private must be meant so, for people speak of P1 bugs."""
    if match["letter"] not in ("P", "p") or match["cycle"] or match.groupdict().get("team"):
        return True
    return f"P{int(match['code'])}" in privates


def _typed(match: re.Match[str]) -> Ref:
    if match["number"]:
        code = f"KR{int(match['number'])}"
    elif match["objective"]:
        code = f"O{int(match['objective'])}KR{int(match['nth'])}"
    elif match["dotted"]:
        code = f"O{match['dotted']}"
    else:
        code = f"{match['letter'].upper()}{int(match['code'])}"
    if match.re is _OF_TEAM and match["team"]:
        code = f"{match['team']}/{code}"
    if match["cycle"]:
        code = f"{code}@{match['cycle'].upper()}"
    return Ref(code, match.start(), match.end())


def _spoken(text: str, match: re.Match[str]) -> Ref | None:
    """`KR one`, `KR二`, `KR satu`, `KR ketiga`, `KR số 3`: a code as it is said."""
    rest = text[match.end() : match.end() + 12].lower()
    if rest[0] in chinese.STARTS:
        numeral = _CHINESE_NUMBER.match(rest)
        number = chinese.read(list(numeral.group())) if numeral is not None else None
        return None if number is None else Ref(f"KR{int(number[0])}", match.start(), match.end() + number[1])
    word = re.match(r"[^\W\d_]+", rest)
    part = _digit(text, word.group()) if word is not None else None
    if word is None or part is None or part[0] is not Part.DIGIT or not 0 < part[1] < 20:
        counted = text[max(0, match.start() - 2) : match.start()].strip().isdecimal()
        told = None if counted else number_behind(text, match.end())  # 3 KR pertama
        return None if told is None else Ref(f"KR{told[0]}", match.start(), told[1])
    return Ref(f"KR{part[1]}", match.start(), match.end() + word.end())


def _digit(text: str, word: str) -> tuple[Part, int] | None:
    """What a word counts; of Vietnamese without diacritics (`kr nam`) only where the text is in it."""
    tables = number_words()
    part = tables.parts.get(word)
    if part is None and word in tables.bare_parts and is_plain_vietnamese(Tokens.of(text)):
        return tables.bare_parts[word]
    return part
