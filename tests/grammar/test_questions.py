"""Questions in four languages: what each asks about, and that none of them is a report."""

from __future__ import annotations

import pytest

from commands.core.grammar import EXAMPLES, parse
from commands.core.grammar.replies.questions import topic_of
from tests.grammar import questions_en, questions_id, questions_vi, questions_zh
from tests.grammar.scoring import PLAIN
from tests.scores import Score

TABLES = {
    "en": questions_en.QUESTIONS,
    "zh": questions_zh.QUESTIONS,
    "id": questions_id.QUESTIONS,
    "vi": questions_vi.QUESTIONS,
}
CASES = [
    pytest.param(language, topic, text.strip(), id=f"{language}: {text.strip()}")
    for language, topics in TABLES.items()
    for topic, block in topics.items()
    for text in block.strip().splitlines()
]
STATEMENTS = [
    "KR3 60%, blocked on legal, who can help?",
    "the contract is late and we are waiting for the bank",
    "KR1 48%, what a week",
    "KR3 到 60％，卡在法务，谁能帮忙？",
    "KR3 sudah 60 persen, mentok di legal, siapa bisa bantu?",
    "KR3 được 60%, kẹt ở pháp chế, ai giúp được?",
]


@pytest.mark.parametrize(("language", "topic", "text"), CASES)
def test_a_question_is_understood(score: Score, language: str, topic: str, text: str) -> None:
    read = parse(text, language=language, key_results=EXAMPLES[language])
    found = _topic(text, titled=bool(read.lines and read.lines[0].reading.title_codes))
    got = found if read.intent == "ask" else ""
    score("questions", language, right=got == topic, of=1)
    assert got == topic
    assert read.intent not in PLAIN


def _topic(text: str, *, titled: bool) -> str:
    topic = topic_of(text, titled=titled)
    return topic.value if topic else ""


@pytest.mark.parametrize("language", TABLES)
def test_there_are_sixty_of_each_language(language: str) -> None:
    found = {text for block in TABLES[language].values() for text in block.strip().splitlines()}
    assert len(found) >= 60


@pytest.mark.parametrize("text", STATEMENTS)
def test_a_report_with_a_question_in_it_stays_a_report(text: str) -> None:
    assert parse(text, key_results=EXAMPLES["en"]).intent != "ask"
