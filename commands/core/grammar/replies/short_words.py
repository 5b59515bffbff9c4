"""Short answers that mean something only to the question they answer: "nobody", "all same", "need …"."""

from __future__ import annotations

from commands.core.grammar.codes.key_results import Ref, find_refs
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.normal import Normal, normalise
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import phrases_of


def says_nobody(text: str) -> bool:
    """ "Nobody", 没有, `tidak ada`, `không ai`."""
    return _is_all(text, "NOBODY")


def says_yes(text: str) -> bool:
    """ "OK", 好的, `siap`, `được`, and nothing else."""
    return _is_all(text, "AGREED")


def says_all_same(text: str) -> bool:
    """ "All same", 都没变, `semua sama`, `tất cả như cũ`."""
    return _is_all(text, "ALL_SAME")


def says_nothing(text: str) -> bool:
    """ "Nothing", 没什么, `tidak ada`, `không có gì`: the answer to what changed."""
    return _is_all(text, "NOTHING")


def cries_for_help(text: str) -> bool:
    """ "Please unblock", 帮我解决的阻塞, `gỡ vướng giúp em với`, and nothing else: said of a code."""
    return _is_all(text, "HELP_ME")


def says_stuck(text: str) -> bool:
    """ "I'm stuck", 我卡住了, `saya mentok`, `em bị kẹt rồi`, and not on what."""
    return _is_all(text, "IM_STUCK")


def said_besides(text: str) -> str | None:
    """What stands behind a short answer, unless it is only particles (`udah kelar ya`)."""
    tokens, index = Tokens.of(normalise(text)), 0
    while index < len(tokens):
        particle = side(Side.PARTICLE).match(tokens, index, bare=True)
        if particle is None and tokens.words[index][0].isalnum():
            return text.strip()
        index = particle[0] if particle else index + 1
    return None


def code_alone(text: str) -> Ref | None:
    """The code of a text that is nothing but a code, with or without a "show" or a slash before it."""
    ref, before, after = _around_code(text)
    shown = before.lstrip("/")
    return ref if not after and (not shown or _is_phrase(shown, "LOOK")) else None


def code_to_update(text: str) -> Ref | None:
    """The code of a text that says no more than that it is to be updated (`update KR3`, KR3更新一下)."""
    ref, before, after = _around_code(text)
    return ref if not (before and after) and _is_phrase(before or after, "UPDATE") else None


def _around_code(text: str) -> tuple[Ref | None, str, str]:
    """The only code of a text, and the words before and behind it."""
    normal = normalise(text)
    refs = find_refs(normal, frozenset())
    if len(refs) != 1:
        return None, "", ""
    return refs[0], normal[: refs[0].start].strip(), normal[refs[0].end :].strip(" \t?!.。")


def code_asked_about(text: str) -> Ref | None:
    """The only code of a question."""
    normal = normalise(text)
    refs = find_refs(normal, frozenset()) if normal.rstrip().endswith("?") else []
    return refs[0] if len(refs) == 1 else None


def wanted_help(text: str) -> str | None:
    """What somebody says they need (`need a rollback slot`), as typed; None if they do not say so."""
    normal = Normal.of(text)
    tokens = Tokens.of(normal.text)
    first = next((index for index, word in enumerate(tokens.words) if word[:1].isalnum()), None)
    found = phrases_of("WANTED").match(tokens, first, bare=True) if first is not None else None
    if found is None:
        return None
    return normal.as_typed(tokens.ends[found[0] - 1], len(normal.text)).strip(" \t,，:：;；.。、")


def _is_phrase(text: str, table: str) -> bool:
    """Whether a text is one phrase of the table, to the letter."""
    tokens = Tokens.of(text)
    found = phrases_of(table).match(tokens, 0, bare=True) if len(tokens) else None
    return found is not None and found[0] == len(tokens)


def _is_all(text: str, table: str) -> bool:
    """Whether a text is one phrase of the table in any language, marks and particles aside."""
    tokens = Tokens.of(normalise(text))
    words = (at for at, word in enumerate(tokens.words) if word[0].isalnum())
    found = phrases_of(table).match(tokens, next(words, 0), bare=True)
    if found is None:
        return False
    index = found[0]
    while index < len(tokens):
        particle = side(Side.PARTICLE).match(tokens, index, bare=True)
        if particle is None and tokens.words[index][0].isalnum():
            return False
        index = particle[0] if particle else index + 1
    return True
