"""`/template product 2`: ready objectives of a department, as a draft to copy, change and send."""

from __future__ import annotations

import re

from commands.core.context import Context
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from commands.texts.templates import Template, department_called, departments, templates
from storage.tables import Question

KIND = "template"
WANTED = re.compile(r"(?P<department>.*?)\s*(?P<number>\d{1,2})?")
NUMBER = re.compile(r"\s*(\d{1,2})\s*")


def run(context: Context) -> Reply:
    """The departments, the objectives of one, or one as a draft."""
    wanted = WANTED.fullmatch(" ".join(context.parsed.rest.split()))
    assert wanted is not None  # anything matches
    typed = wanted["department"]
    department = department_called(typed) if typed else None
    if department is None:
        return Reply(_departments(context, typed))
    return Reply(_shown(context, department, wanted["number"]))


def _shown(context: Context, department: str, number: str | None) -> Md:
    found = templates(context.voice.code, department)
    if number is not None and 0 < int(number) <= len(found):
        return _draft(context, found[int(number) - 1])
    if not context.outsider:
        context.ask(KIND, {"department": department})
    return _objectives(context, department, found)


def _departments(context: Context, unknown: str) -> Md:
    names = departments(context.voice.code).values()
    return paragraphs(
        context.say("I have no ready objectives for “{department}”.", department=unknown)
        if unknown
        else None,
        lines(
            context.say("Ready objectives to copy and change. For which department?"),
            *(context.here.typed(_command(context, name)) for name in names),
        ),
    )


def _command(context: Context, department: str) -> Md:
    return context.say("/template {department}", department=department.lower())


def _objectives(context: Context, department: str, found: list[Template]) -> Md:
    name = departments(context.voice.code)[department]
    return paragraphs(
        bold(name),
        *(_objective(context, number, each) for number, each in enumerate(found, 1)),
        context.say(
            "Reply {number} for a draft to copy, or say {command}.",
            number=context.here.typed("1"),
            command=context.here.typed(_command(context, name) + " 1"),
        ),
    )


def _objective(context: Context, number: int, template: Template) -> Md:
    title = context.say("{number} · {title}", number=number, title=bold(template.title))
    return paragraphs(title, bullets(template.key_results))


def _draft(context: Context, template: Template) -> Md:
    """On one line: what is copied from a message keeps no line breaks."""
    draft = "; ".join([template.title, *(f"KR {each}" for each in template.key_results)])
    return paragraphs(
        context.say("Copy this, put in your own numbers and send it:"),
        context.here.shown(context.say("/okr new {draft}", draft=draft)),
    )


def _take(context: Context, question: Question) -> Reply | None:
    """A number after the list is the draft of that objective."""
    number = NUMBER.fullmatch(context.message.text)
    found = templates(context.voice.code, question.payload["department"])
    if number is None or not 0 < int(number[1]) <= len(found):
        return None
    return Reply(_draft(context, found[int(number[1]) - 1]))


COMMAND = Command(
    name=KIND,
    usage="/template product",
    says="ready objectives to copy, by department",
    family="okr",
    run=run,
    answers={KIND: _take},
)
