"""Key results whose number stands before or behind a noun: `third KR`, `key result no. 3`, 第三个KR.

Key results are numbered through the team's cycle, so the third one is KR3, and the second KR of O2 is O2KR2.
What only one person counts (`my third KR`) is no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from commands.core.grammar.figures import chinese
from commands.core.grammar.phrases import languages
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.roles import Side

_HAN = "[一二三四五六七八九十]{1,3}"
_FAR = 24
"""Characters before the noun in which its ordinal begins."""


def find_counted_codes(lower: str) -> Iterator[tuple[str, int, int]]:
    """Every such code of a text in lower case, with its place and the place behind it."""
    for noun in _noun().finditer(lower):
        yield from _counted(lower, noun)


def _counted(lower: str, noun: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    start = max(0, noun.start() - _FAR)
    before = _ordinal().search(lower[start : noun.start()])
    number = _number(before) if before is not None else 0
    if before is not None and number:
        if _is_own(lower[: start + before.start()]):
            return
        within = _WITHIN.match(lower, noun.end())
        objective = before["of"] or (within and within[1])
        code = f"O{int(objective)}KR{number}" if objective else f"KR{number}"
        yield code, start + before.start(), within.end() if within is not None else noun.end()
    elif noun.group() != "kr" and (behind := _numbered().match(lower, noun.end())):
        yield f"KR{int(behind[1])}", noun.start(), behind.end()


def _number(ordinal: re.Match[str]) -> int:
    if ordinal["word"] is not None:
        return _ordinals()[ordinal["word"]]
    digits = ordinal["digits"] or ordinal["nth"] or ordinal["han"]
    if digits.isdecimal():
        return int(digits)
    read = chinese.read(list(digits))
    return int(read[0]) if read is not None and read[1] == len(digits) else 0


def _is_own(before: str) -> bool:
    """`my third KR`, 我的第三个KR: the third of somebody's, whatever its code is."""
    last = re.search(r"(?:[a-z']+|[㐀-鿿])$", before.rstrip().removesuffix("的"))
    return last is not None and last.group() in side(Side.OWN).first_words


_WITHIN = re.compile(r" (?:of|in) o ?(\d{1,3})(?![\w.])")


@cache
def _noun() -> re.Pattern[str]:
    """What a key result is called, unless a digit or letter touches it (`KR3`)."""
    nouns = {noun for file in languages().values() for noun in file.KEY_RESULT_NOUNS}
    return re.compile("|".join(map(_bounded, nouns)))


def _bounded(noun: str) -> str:
    """The edges of a noun, looked at where it stands and nowhere else."""
    behind = "[a-z0-9_#-]" if noun == "kr" else "[a-z_-]"
    return rf"{re.escape(noun)}(?<![a-z@_/].{{{len(noun)}}})(?!{behind})"


@cache
def _ordinal() -> re.Pattern[str]:
    """The ordinal that ends before the noun."""
    latin = rf"(?<!\w)(?:(?P<word>{_any(_ordinals())})|(?P<digits>\d{{1,2}})(?:st|nd|rd|th)) "
    han = rf"第 ?(?P<nth>\d{{1,2}}|{_HAN}) ?[个条项号]? ?|(?<!\d)(?P<han>\d{{1,2}}|{_HAN})号 ?"
    return re.compile(rf"(?:(?<!\w)o ?(?P<of>\d{{1,3}})(?:'s |的| ))?(?:{latin}|{han})$")


@cache
def _numbered() -> re.Pattern[str]:
    """The number behind a longer noun, with or without a word that says so (`key result no. 3`)."""
    words = _any(side(Side.CODE_NUMBER).first_words)
    return re.compile(rf"[ .]?(?:(?:{words})\.? ?)?#?(\d{{1,2}})(?![a-z0-9_%]|[.,/]\d| ?%)")


@cache
def _ordinals() -> dict[str, int]:
    return {word: number for file in languages().values() for word, number in file.ORDINAL.items()}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
