"""Markdown as DingTalk renders it: making words safe, and putting safe words together.

DingTalk knows headings, quotes, bold, italics, links, pictures and two kinds of lists, and documents no
escape character (dingtalk.md 4.6). What a person typed is therefore made harmless by full-width look-alikes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import SupportsIndex
from urllib.parse import quote

LIMIT = 3500
"""Characters of one message; DingTalk cuts or drops longer ones well before its limit in bytes."""

PREVIEW_LIMIT = 59
"""Characters of a title: more does not fit a phone's notification."""

BREAK = "  \n  "
"""A line break inside a paragraph: DingTalk wants two blanks on both sides of the newline."""

PARAGRAPH = "\n\n"
BULLET = "- "


class Md(str):
    """Text that is safe Markdown already. Joining it with plain text escapes the plain text.

    Slices and f-strings give a plain `str` again, so whatever is not known to be safe gets escaped.
    """

    __slots__ = ()

    def __add__(self, other: str, /) -> Md:
        return Md(str.__add__(self, _beside(other)))

    def __radd__(self, other: str, /) -> Md:
        return Md(str.__add__(_beside(other), self))

    def __mul__(self, times: SupportsIndex, /) -> Md:
        return Md(str.__mul__(self, times))

    def join(self, parts: Iterable[str], /) -> Md:
        """Join parts, escaping those that are plain text."""
        return Md(str.join(self, [escape(part) for part in parts]))


EMPTY = Md("")

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    # a joiner stays where it holds an emoji together
    "|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
_EVERYBODY = re.compile(
    "@(?:(?:all|everyone|everybody|channel|here|semua|semuanya|semua orang|tat ca|moi nguoi)(?![a-z0-9_])"
    "|所有人|全体成员|全体人员|全员|大家|ทุกคน|الجميع|الكل)"
)
_LOOK_ALIKES = str.maketrans("*[]`<>|@﹫", "＊［］｀＜＞｜＠＠")
_MARKS = re.compile(
    r"""^\#+                             # heading
      | ^[-+=](?=[\s\-=]|$)              # bullet, rule, underlined heading
      | (?:(?<=^[0-9])|(?<=^[0-9]{2})|(?<=^[0-9]{3}))[.)](?=\s|$)  # numbered list
      | ~{2,}                            # struck through
      | (?<![^\W_])_+ | _+(?![^\W_])     # italics; snake_case is no danger
      | &(?=\#?\w+;)                     # &nbsp;
      | \\(?=[!-/:-@\[-`{-~]|$)          # would eat the mark after it, ours included
    """,
    re.VERBOSE,
)
_WIDE = {mark: chr(ord(mark) + 0xFEE0) for mark in "#-+=.)~_&\\"}


def escape(text: str) -> Md:
    """A person's words as one harmless line: no layout, no mention of anybody, everything still readable.

    `Md` comes back as it is. Words that mention everybody ("@all", "@所有人") are removed, any other "@"
    becomes "＠". Hyphens, underscores, percent signs and brackets inside words stay as typed.
    """
    if isinstance(text, Md):
        return text
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if _AT.search(text):
        text = _without_everybody(text)
    text = " ".join(text.split()).translate(_LOOK_ALIKES)
    return Md(_MARKS.sub(_widen, text))


_AT = re.compile("[@＠﹫]")


def _without_everybody(text: str) -> str:
    """Without "@all" in whatever language, width, case or accents."""
    plain = "".join(_plain(letter) for letter in text)
    kept, end = "", 0
    for found in _EVERYBODY.finditer(plain):
        kept += text[end : found.start()] + " "
        end = found.end()
    return kept + text[end:]


def _plain(letter: str) -> str:
    """One letter for one letter: its simplest form, `a` for `Ａ` and `ấ`, so that places stay the same."""
    return unicodedata.normalize("NFKD", letter)[:1].lower()[:1] or letter


def _widen(found: re.Match[str]) -> str:
    return "".join(_WIDE[mark] for mark in found[0])


def _beside(text: str) -> str:
    """Text to be joined: escaped, but with the blank that keeps it apart from its neighbour."""
    if isinstance(text, Md):
        return text
    start, end = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    words = escape(text)
    return f"{start}{words}{end}" if words else start


def bold(text: str) -> Md:
    """Words in bold; nothing stays nothing."""
    words = escape(text)
    return Md(f"**{words}**") if words else EMPTY


def heading(text: str, level: int = 3) -> Md:
    """A heading of level 1 (largest) to 6."""
    return Md(f"{'#' * level} {escape(text)}")


def tap(label: str, send: str) -> Md:
    """A link that, once tapped, makes the reader say `send` (dingtalk.md 4.8).

    Not every client follows it, so the words to type must stand beside it. In a group the client adds the @.
    """
    return Md(f"[{escape(label)}](dtmd://dingtalkclient/sendMessage?content={quote(send, safe='')})")


def picture(label: str, address: str) -> Md:
    """A picture by its address or its media id; the label is for whoever does not see it."""
    return Md(f"!{link(label, address)}")


def mention(staff_id: str) -> Md:
    """The place where DingTalk shows the @ of a person whose id is also in `Message.at`."""
    return Md(f"@{staff_id}")


def link(label: str, url: str) -> Md:
    """A link to a page; the address is percent-encoded where it could end the link early."""
    return Md(f"[{escape(label)}]({quote(url, safe=_URL_MARKS)})")


_URL_MARKS = ":/?#@!$&'*+,;=%~"


def lines(*parts: str | None) -> Md:
    """Parts one below the other; what is None or empty takes no line. A list stands apart, as it must."""
    given = [part for part in parts if part]
    if not any(BULLET in part for part in given):
        return Md(BREAK).join(given)
    text = given[:1]
    for part in given[1:]:
        text += (_between(text[-1], part), part)
    return EMPTY.join(text)


def _between(above: str, below: str) -> Md:
    ends_list = above[above.rfind("\n") + 1 :].startswith(BULLET)
    return Md(PARAGRAPH if ends_list or below.startswith(BULLET) else BREAK)


def dotted(*parts: str | None) -> Md:
    """What there is of these, on one line with dots between."""
    return Md(" · ").join([part for part in parts if part])


def paragraphs(*parts: str | None) -> Md:
    """Parts with an empty line between them; what is None or empty is left out."""
    return _stack(PARAGRAPH, parts)


def _stack(between: str, parts: Iterable[str | None]) -> Md:
    return Md(between).join([part for part in parts if part])


def bullets(items: Iterable[str]) -> Md:
    """A list with dots. DingTalk wants an empty line before a list: `lines` and `paragraphs` see to it."""
    return Md("\n").join([Md(f"{BULLET}{escape(item)}") for item in items])


def numbered(items: Iterable[str], start: int = 1) -> Md:
    """A list with numbers, which people answer with."""
    return Md("\n").join([Md(f"{number}. {escape(item)}") for number, item in enumerate(items, start)])


_CLINGING = re.compile("[\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")


def shorten(text: str, limit: int) -> str:
    """Plain words in at most `limit` characters (1 or more), cut between words if that loses under a third.

    An accent, a skin tone or a joined emoji is never parted from what it belongs to.
    """
    if len(text) <= limit:
        return text
    end = _whole_character(text, limit - 1)
    blank = text.rfind(" ", end * 2 // 3, end + 1)
    return text[: blank if blank > 0 else end].rstrip(" ,;:·→，、；：") + "…"


def _whole_character(text: str, end: int) -> int:
    """The last place at or before `end` where one character ends and another begins."""
    while 0 < end < len(text) and _is_one_character(text, end):
        end -= 1
    return end


def _is_one_character(text: str, place: int) -> bool:
    """Whether what stands on both sides of a place is one character to a reader."""
    before, after = text[place - 1], text[place]
    if _CLINGING.match(after) or before == "\u200d" or unicodedata.category(after) in ("Mn", "Mc", "Me"):
        return True
    if not _FLAG_LETTER.match(before) or not _FLAG_LETTER.match(after):
        return False
    letters = takewhile(_FLAG_LETTER.match, reversed(text[:place]))
    return sum(1 for _ in letters) % 2 == 1  # two letters are one flag


def fit(md: Md, limit: int = LIMIT, *, more: Md) -> Md:
    """The message if it is short enough, else as many whole lines as fit, and `more` in a line of its own."""
    if len(md) <= limit:
        return md
    kept, _ = _cut(md, limit - len(PARAGRAPH) - len(more))
    return paragraphs(kept, more)


def split(md: Md, limit: int = LIMIT) -> list[Md]:
    """The message in pieces that are short enough each, parted between paragraphs or lines."""
    pieces = []
    while len(md) > limit:
        piece, md = _cut(md, limit)
        pieces.append(piece)
    return [*pieces, md] if md else pieces


def _cut(md: Md, limit: int) -> tuple[Md, Md]:
    """The beginning of a text, at most `limit` characters, and what is left."""
    end = _cutting_place(md, limit)
    return Md(md[:end].rstrip()), Md(md[end:].lstrip())


_UNCUTTABLE = re.compile(r"\[[^\]\n]*\]\([^)\n]*\)|\*\*[^\n]*?\*\*|@\S+")


def _cutting_place(md: str, limit: int) -> int:
    """After a paragraph, a line, or a word; never inside a link, bold words or a mention."""
    for mark, at_least in ((PARAGRAPH, limit // 2), ("\n", 1), (" ", limit // 2)):
        end = md.rfind(mark, at_least, limit + 1)
        if end > 0:
            break
    else:
        end = _whole_character(md, limit)
    for held in _UNCUTTABLE.finditer(md):
        if held.start() < end < held.end():
            return held.start() or limit
    return end


_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_LINE_MARKS = re.compile(r"^\s*(?:#{1,6} |> ?|- |\d+\. )+")


def plain(md: str) -> str:
    """The same words where nothing renders Markdown: links by their label, a line per line."""
    lines = (_LINE_MARKS.sub("", line).strip() for line in _LINK.sub(r"\1", md).split("\n"))
    return "\n".join(lines).replace("**", "").strip()


def preview(md: str) -> str:
    """The first line in plain words, under 60 characters, for the push: no marks, links or ids."""
    first = next((line for line in md.split("\n") if line.strip()), "")
    words = _LINE_MARKS.sub("", _LINK.sub(r"\1", first)).replace("**", "")
    return shorten(" ".join(re.sub(r"@\S+", "", words).split()), PREVIEW_LIMIT)


def unmarked(md: str) -> str:
    """The whole in plain words, a line each, for readers who render no Markdown."""
    return "\n".join(" ".join(line.split()) for line in _LINK.sub(r"\1", md).replace("**", "").split("\n"))


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say. `title` is the push preview, plain words.

    `at` are the staff ids whose "@id" stands in the text; DingTalk renders at most 50.
    """

    title: str
    text: Md
    at: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: Md, *at: str) -> Message:
        """A message whose preview is its own first line."""
        return cls(preview(text), text, at)
