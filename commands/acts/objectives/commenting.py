"""A comment on a key result or an objective: stored, shown where it was said, and told to the owner."""

from __future__ import annotations

from commands.acts.objectives.fields import code_of
from commands.core.context import Context
from commands.core.reply import Direct, Reply
from commands.texts.markdown import Md, bold, lines
from commands.texts.scene import Scene
from storage.tables import Comment, KeyResult, Member, Objective

KIND = "comment"


def comment_on(context: Context, about: KeyResult | Objective, words: str) -> Reply:
    """Store the comment, show it here, and tell the owner unless it is the speaker."""
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
