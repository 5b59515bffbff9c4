"""Plain language: the check-ins of a message line by line, its question or its short answer."""

from __future__ import annotations

from dataclasses import replace

from commands.core.grammar.check_ins.check_in import read_scene
from commands.core.grammar.check_ins.resolved import names_blocker, solves_blocker
from commands.core.grammar.check_ins.scene import Scene
from commands.core.grammar.codes import privates
from commands.core.grammar.codes.titles import TitleMatch, find_title
from commands.core.grammar.message import Message
from commands.core.grammar.orders.commands import GREET
from commands.core.grammar.reading import (
    CHECK_IN,
    NONE,
    RESOLVE_BLOCKER,
    Line,
    ParsedCommand,
    Reading,
    StatedStatus,
)
from commands.core.grammar.replies.answers import answers, behind_yes, find_answer
from commands.core.grammar.replies.questions import ASK, asks_outright, find_question, may_ask_outright
from commands.core.grammar.report_lines import items_of, lines_of, solved_beside
from commands.core.grammar.text import Text
from commands.core.grammar.words.roles import Role


def read_plain(message: Message, text: Text) -> ParsedCommand:
    """What a text is that begins with no command: check-ins, a question, an answer, a greeting or talk."""
    typed = text.normal.typed
    if "\n" in typed:
        return _listed(message, typed, lines_of(message, text, explicit=False))
    items = solved_beside(message, text) if _solves(message, text) else items_of(message, text)
    if items is not None:
        return _listed(message, typed, items)
    scene = Scene.of(text, language=message.language)
    intent, reading = read_scene(scene, message.key_results)
    special = _special(scene, find_answer(scene), intent)
    if intent == NONE and scene.clauses.asked:
        message.privates |= privates.asked_about(typed)
        scene = Scene.of(message.text_of(typed), language=message.language)
    title = find_title(scene.tokens, message.key_results) if intent == NONE else None
    outright = may_ask_outright(scene)
    topic = find_question(scene, titled=title is not None) if outright or intent == NONE else None
    if outright and topic is not None and asks_outright(scene, topic) and special in (None, "accept"):
        return _question(message, typed, title)
    if special == RESOLVE_BLOCKER:
        told = _beside_blocker(scene, reading, message.names(typed))
        return ParsedCommand(special, False, typed, (Line(typed, special, told),), message.detected)
    if special is not None:
        return _answer(message, special, scene, typed)
    if topic is not None and intent == NONE:
        return _question(message, typed, title)
    return _listed(message, typed, [Line(typed, intent, reading)])


def _question(message: Message, typed: str, title: TitleMatch | None) -> ParsedCommand:
    """What is asked is read again by whoever answers: only they need to know."""
    named = replace(message.names(typed), title_codes=title.codes if title else ())
    return ParsedCommand(ASK, False, typed, (Line(typed, NONE, named),), message.detected)


def _solves(message: Message, text: Text) -> bool:
    """Whether the message is about a blocker's code, so that it is no list of key results."""
    named = any(ref.is_blocker for ref in text.refs)
    return named and solves_blocker(Scene.of(text, language=message.language))


def _listed(message: Message, typed: str, lines: list[Line]) -> ParsedCommand:
    intents = [line.intent for line in lines if line.intent != NONE]
    intent = CHECK_IN if CHECK_IN in intents else next(iter(intents), NONE)
    return ParsedCommand(intent, False, typed, tuple(lines), message.detected)


def _special(scene: Scene, answer: str | None, intent: str) -> str | None:
    """The intent of a line that is an answer, a greeting or about a blocker's code."""
    if solves_blocker(scene) or (answer == "done" and names_blocker(scene)):
        return RESOLVE_BLOCKER
    if answer == "done" and scene.clauses.asked:
        return None
    if answer == "unable":  # like "not me" without a name, unless it is what keeps a key result
        return "pass_on" if intent == NONE else None
    if answer is not None and (
        intent == NONE or answer in ("keep", "done", "accept", "pass_on", "need_info")
    ):
        return answer
    if intent == NONE and _is_greeting(scene):
        return GREET
    return None


def _beside_blocker(scene: Scene, reading: Reading, names: Reading) -> Reading:
    """What a line says of a key result beside a blocker that is gone; "done" and a count are of that."""
    of_key_result = bool(scene.topics)
    return replace(
        reading,
        refs=names.refs,
        mentions=names.mentions,
        value=reading.value if of_key_result else None,
        status=None if reading.status is StatedStatus.DONE else reading.status,
        blocker=None,
        next_step=None,
        note=None,
    )


def _answer(message: Message, name: str, scene: Scene, text: str) -> ParsedCommand:
    line = Line(text, NONE, message.names(text))
    return ParsedCommand(name, False, _behind_answer(scene, text), (line,), message.detected)


def _is_greeting(scene: Scene) -> bool:
    """A greeting and at most two more words, such as a name."""
    hits = [hit for hit in scene.hits if Role.GREETING in hit.roles]
    if not hits or scene.refs or scene.numbers or hits[0].first > 1:
        return False
    return (
        scene.unknown_words(0, len(scene.tokens.text)) <= 2
        and len(scene.hits) <= 2
        and not scene.clauses.asked
    )


def _behind_answer(scene: Scene, text: str) -> str:
    """The text behind the words of an answer, as typed; all of it when they do not come first."""
    tokens = scene.tokens
    first = next((index for index, word in enumerate(tokens.words) if word[:1].isalnum()), None)
    if first is None:
        return text
    found = None
    for index in (first, behind_yes(tokens, first)):
        found = found or answers().match(tokens, index, bare=True)
    if found is None:
        return text
    end = tokens.ends[found[0] - 1]
    return scene.normal.as_typed(end, len(scene.normal.text)).strip(" \t,，:：;；.。、")
