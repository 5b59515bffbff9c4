"""The phrase files of the languages: what a new word in one of them must not break."""

from __future__ import annotations

from itertools import combinations

import pytest

from commands.core.grammar.phrases import languages, modules
from commands.core.grammar.words.normal import lowered
from commands.core.grammar.words.tokens import Tokens
from commands.core.grammar.words.trie import Trie

READ_TOGETHER = ("reading", "commands", "days")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("one", "other"), list(combinations(READ_TOGETHER, 2)))
def test_no_table_of_one_file_hides_that_of_another(language: str, one: str, other: str) -> None:
    names = [{name for name in vars(modules(file)[language]) if name.isupper()} for file in (one, other)]
    assert not names[0] & names[1]


@pytest.mark.parametrize(
    ("phrase", "typed"),
    [
        ("belum ada kabar", "blm ada kabar"),
        ("tidak mentok", "gk mentok"),
        ("gara-gara", "gara2"),
        ("yakin", "yakinnya"),
        ("không có gì", "k có j"),
        ("độ tự tin", "đô tư tin"),
        ("độ tự tin", "do tu tin"),
        ("hủy bỏ", "huỷ bỏ"),
        ("lý do", "lí do"),
    ],
)
def test_a_phrase_is_found_as_people_type_it(phrase: str, typed: str) -> None:
    trie: Trie[bool] = Trie()
    trie.add(phrase, True)
    tokens = Tokens.of(typed)
    assert trie.match(tokens, 0) == (len(tokens), True)


@pytest.mark.parametrize(("phrase", "typed"), [("chưa đổi", "chưa đợi"), ("không", "k"), ("rồi", "roi")])
def test_a_phrase_is_not_found_in_other_words(phrase: str, typed: str) -> None:
    trie: Trie[bool] = Trie()
    trie.add(phrase, True)
    assert trie.match(Tokens.of(typed), 0) is None


def test_folding_two_spellings_keeps_every_place() -> None:
    assert lowered("Hoà, HUỶ và kì hạn") == "hòa, hủy và kỳ hạn"
