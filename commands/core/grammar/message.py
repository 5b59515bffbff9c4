"""One message and what is looked up in it, before it is decided what it is."""

from __future__ import annotations

from collections.abc import Sequence

from commands.core.grammar.codes import privates
from commands.core.grammar.codes.key_results import codes_of_teams_left_out
from commands.core.grammar.languages import detect_in
from commands.core.grammar.reading import NONE, KnownKeyResult, Line, ParsedCommand, Reading
from commands.core.grammar.text import Text
from commands.core.grammar.words.lexicon import side
from commands.core.grammar.words.mentions import names_left_out
from commands.core.grammar.words.roles import Side
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie


class Message:
    """One message on its way to a `ParsedCommand`.

    `start` is its first piece behind the bot's typed name; `language` is how its figures are written.
    """

    def __init__(self, text: str, language: str | None, key_results: Sequence[KnownKeyResult]) -> None:
        typed = Text.of(text)
        self.normal, self.tokens = typed.normal, typed.tokens
        self.privates = privates.known([item.code for item in key_results])
        self.privates |= privates.meant(self.normal.text, self.tokens)
        self.text = typed.knowing(self.privates)
        spoken = codes_of_teams_left_out(names_left_out(self.normal.text, self.text.mentions))
        words = self.tokens if spoken == self.normal.text else Tokens.of(spoken)
        self.detected = detect_in(spoken, words)
        told = self.detected or language or _language_of_money(key_results)
        self.language = told or detect_in(spoken, words, least=1)
        self.key_results = key_results
        self.start = self._behind_bot()

    def text_of(self, typed: str) -> Text:
        """A part of the message, with the private codes its writer may mean."""
        return self.text.ending(typed, self.privates)

    def names(self, typed: str) -> Reading:
        """Only the codes and names of a text."""
        text = self.text_of(typed)
        refs = tuple(dict.fromkeys(ref.code for ref in text.refs))
        mentions = tuple(dict.fromkeys(at.name for at in text.mentions if at.is_person))
        return Reading(refs=refs, mentions=mentions)

    def _behind_bot(self) -> int:
        """The first piece behind the bot's own typed name and leading marks."""
        index = 0
        for mention in self.text.mentions:
            if mention.is_person or index >= len(self.tokens) or self.tokens.starts[index] < mention.start:
                break
            while index < len(self.tokens) and self.tokens.starts[index] < mention.end:
                index += 1
        if self.tokens.words[index : index + 2] == ["okr", "bot"]:  # as a voice message calls it
            index += 2
        while index < len(self.tokens) and self.tokens.words[index] in (",", ":", "、"):
            index += 1
        return index

    def typed_from(self, index: int) -> str:
        """What was typed from a piece on."""
        return self.normal.as_typed(self.tokens.starts[index], len(self.normal.text))

    def start_of(self, index: int) -> int:
        """Where a piece begins, or the text ends."""
        return self.tokens.starts[index] if index < len(self.tokens) else len(self.normal.text)

    def rest(self, end: int) -> str:
        """What was typed behind a character, without the marks between."""
        return self.normal.as_typed(end, len(self.normal.text)).lstrip(" \t:：,，　").rstrip()

    def is_empty(self, index: int) -> bool:
        """Whether only marks and particles follow."""
        while index < len(self.tokens):
            if self.tokens.words[index][0].isalnum():
                found = side(Side.PARTICLE).match(self.tokens, index, bare=True)
                if found is None:
                    return False
                index = found[0]
            else:
                index += 1
        return True

    def is_all(self, table: Trie[str], index: int) -> str | None:
        """What a phrase means behind which nothing follows."""
        found = table.match(self.tokens, index)
        return found[1] if found is not None and self.is_empty(found[0]) else None

    def ends_with_particles(self, index: int) -> bool:
        """Whether nothing but particles and marks stands behind a piece."""
        particle = side(Side.PARTICLE)
        while index < len(self.tokens):
            found = particle.match(self.tokens, index, bare=True)
            if found is None and self.tokens.words[index][:1].isalnum():
                return False
            index = found[0] if found is not None else index + 1
        return True

    def command(self, name: str, end: int, *, explicit: bool, rest: str | None = None) -> ParsedCommand:
        """A command whose words end at a character; `rest` in place of what stands behind them."""
        text = self.rest(end) if rest is None else rest
        lines = (Line(text, NONE, self.names(text)),) if text else ()
        return ParsedCommand(name, explicit, text, lines, self.detected)


_MONEY = {"IDR": "id", "VND": "vi", "CNY": "zh"}


def _language_of_money(key_results: Sequence[KnownKeyResult]) -> str | None:
    """How figures are written where the key results are counted in this currency."""
    found = {_MONEY[item.unit] for item in key_results if item.unit in _MONEY}
    return found.pop() if len(found) == 1 else None
