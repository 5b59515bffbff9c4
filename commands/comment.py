"""`/comment KR4 text`, `/comment O2 text`: a remark by anybody who may see it; the owner is told."""

from __future__ import annotations

from commands.acts.changing import OBJECTIVE, objective_by_code
from commands.acts.fields import code_of
from commands.acts.targets import by_code, quoted_key_result
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.key_results import find_refs
from commands.core.grammar.normal import Normal
from commands.core.registry import Command
from commands.core.reply import Direct, Reply
from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene
from storage.tables import Comment, KeyResult, Member, Objective

KIND = "comment"
BETWEEN = " \t\n:：,，-–—"
"""What may stand between the code and the words."""


def run(context: Context) -> Reply:
    """Store the remark, show it here, and tell the owner unless it is the speaker."""
    about, words = _read(context)
    if about is None or not words:
        raise Refusal(_how(context))
    context.change(KIND).create(_comment(context, about, words))
    owner = context.member_by_id(about.owner_id)
    if owner is None or owner.id == context.member.id:
        return Reply(_receipt(context, about, words, None), about=about.code)
    return Reply(
        _receipt(context, about, words, owner),
        at=(owner,),
        about=about.code,
        direct=(_tell(context, owner, about, words),),
    )


def _read(context: Context) -> tuple[KeyResult | Objective | None, str]:
    """What is commented on and the words: a code in front, or the quoted message's key result."""
    normal = Normal.of(context.parsed.rest)
    refs = [ref for ref in find_refs(normal.text) if not ref.is_blocker]
    if refs:
        first = refs[0]
        in_front = not normal.text[: first.start].strip()
        words = normal.as_typed(first.end if in_front else 0, len(normal.text))
        return _row(context, first.code), words.strip(BETWEEN)
    quoted = quoted_key_result(context)
    return (quoted.row if quoted else None), context.parsed.rest.strip(BETWEEN)


def _row(context: Context, code: str) -> KeyResult | Objective:
    of_this = objective_by_code(context, code) if OBJECTIVE.fullmatch(code) else None
    return of_this.row if of_this else by_code(context, code).row


def _comment(context: Context, about: KeyResult | Objective, words: str) -> Comment:
    is_key_result = isinstance(about, KeyResult)
    return Comment(
        org_id=context.org_id,
        key_result_id=about.id if is_key_result else None,
        objective_id=None if is_key_result else about.id,
        member_id=context.member.id,
        text=words,
        at=context.message.sent_at,
    )


def _receipt(context: Context, about: KeyResult | Objective, words: str, owner: Member | None) -> Md:
    return lines(
        context.say(
            "💬 {code} {title}: “{words}”", code=bold(code_of(context, about)), title=about.title, words=words
        ),
        context.say("{owner} knows it now.", owner=context.here.person(owner.staff_id, context.name(owner)))
        if owner
        else None,
        context.say("{undo} takes it back.", undo=context.here.typed(context.say("undo"))),
    )


def _tell(context: Context, owner: Member, about: KeyResult | Objective, words: str) -> Direct:
    there = context.alone_with(owner)
    return Direct(
        to=owner,
        text=lines(
            there.say(
                "💬 {name} on {code} {title}: “{words}”",
                name=bold(context.name(context.member, there.voice)),
                code=bold(about.code),
                title=about.title,
                words=words,
            ),
            there.say("Answer with {example}", example=_example(there, about.code)),
        ),
        once=f"comment:{context.message.message_id}",
        about=about.code,
    )


def _example(scene: Scene, code: str) -> Md:
    return scene.shown(scene.say("/comment {code} …", code=code))


def _how(context: Context) -> Md:
    code = next((each.code for each in context.key_results), "KR4")
    return context.say(
        "Nothing was stored. Say what you comment on, and what: {example}",
        example=context.here.shown(context.say("/comment {code} Well done!", code=code)),
    )


COMMAND = Command(
    name=KIND,
    usage="/comment KR4 Well done!",
    says="a remark on a key result or an objective; its owner is told",
    run=run,
    family="kr",
)
