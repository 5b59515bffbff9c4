"""`/remind list`, `off 2`, `on digest`, `now 2`: what happens by itself here, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts.members.team_rights import may_set
from commands.acts.rituals.nudging import nudge
from commands.acts.rituals.previewing import preview
from commands.acts.rituals.reminding import KIND, echo, of_speaker, of_team, shown, what
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.ritual_lines import find_usual
from commands.core.registry import Command
from commands.core.reply import Direct, Reply
from commands.rituals.planning import next_moment
from commands.rules import recurrence
from commands.texts.markdown import Md, bold, lines, paragraphs
from commands.texts.rituals import listed
from storage.tables import Ritual


def run(context: Context) -> Reply:
    """In a group the team's, in a direct chat the speaker's own. Whoever is picked is asked for news."""
    asked = nudge(context)
    if asked is not None:
        return asked
    found = of_team(context, context.team) if context.group else of_speaker(context)
    example = context.say("/remind every Friday 16:00 check-in")
    if not found:
        return Reply(
            lines(
                context.say("Nothing of your own yet. For example: {example}", example=_own_example(context)),
                _elsewhere(context),
            )
        )
    head = (
        context.say("🔁 What happens by itself in {team}:", team=bold(context.team.name))
        if context.group
        else context.say("🔁 What I remind you of:")
    )
    text = listed(context.here, head, [shown(context, each) for each in found], example=example)
    return Reply(paragraphs(text, _elsewhere(context)))


def _own_example(context: Context) -> Md:
    return context.here.shown(context.say("remind me tomorrow 9 to call legal"))


def _elsewhere(context: Context) -> Md:
    if context.group:
        return context.say("Your own reminders are listed in our direct chat.")
    words = Md(f"@{context.deployment.name} ") + context.say("/remind list")
    return context.say("What happens in a team is listed in its group: {words}", words=bold(words))


def off(context: Context) -> Reply:
    """Switch one off; it keeps its number and its time."""
    ritual = _allowed(context, _named(context))
    if ritual.off_at is not None:
        return Reply(
            context.say("{what} is off already; nothing was changed.", what=bold(what(context, ritual)))
        )
    context.change(KIND).set(ritual, off_at=context.now)
    return Reply(
        context.say(
            "🔕 Off: {what}. On again: {on}",
            what=bold(what(context, ritual)),
            on=context.here.typed(context.say("/remind on {number}", number=str(ritual.number))),
        )
    )


def on(context: Context) -> Reply:
    """Switch one on again."""
    ritual = _allowed(context, _named(context))
    if ritual.off_at is None and not ritual.failures:
        return Reply(
            context.say("{what} is on already; nothing was changed.", what=bold(what(context, ritual)))
        )
    rule = recurrence.restored(ritual.rule) if ritual.rule else None
    at = next_moment(context, ritual, rule, after=context.now) if rule else ritual.next_due_at
    context.change(KIND).set(ritual, off_at=None, next_due_at=at)
    if ritual.failures:  # it was suspended after failing: somebody has looked
        ritual.failures, ritual.suspended_at, ritual.suspended_because = 0, None, None
    return Reply(echo(context, ritual))


def now(context: Context) -> Reply:
    """What one would say now, to the speaker alone; nothing is stored or sent to anybody else."""
    ritual = _named(context)
    seen = preview(context, ritual)
    mine = [direct.text for direct in seen.directs if direct.to.id == context.member.id]
    others = len(seen.directs) - len(mine)
    text = paragraphs(
        context.say("👀 Preview of: {what}. Nobody else sees it.", what=bold(what(context, ritual))),
        *seen.posts,
        *mine,
        context.voice.count(
            "{n} other person would get a direct message.",
            "{n} other people would get a direct message each.",
            others,
        )
        if others
        else None,
        None if seen.posts or seen.directs else context.say("Right now there would be nothing to say."),
    )
    if not context.group:
        return Reply(text)
    direct = Direct(to=context.member, text=text, once=f"preview:{context.message.message_id}")
    return Reply(context.say("👀 The preview is in our direct chat."), direct=(direct,))


# --- which one -------------------------------------------------------------------------------


def _named(context: Context) -> Ritual:
    """The one whose number or name was typed.

    Raises:
        Refusal: there is none.
    """
    said = context.parsed.rest.strip().lstrip("#")
    kind = find_usual(said)
    found = of_team(context, context.team) if context.group else of_speaker(context)
    if kind is not None and not context.group and all(each.kind != kind for each in found):
        found = of_team(context, context.team)
    for each in found:
        if (said.isdecimal() and each.number == int(said)) or (kind is not None and each.kind == kind):
            return each
    raise Refusal(_which(context, found))


def _which(context: Context, found: Sequence[Ritual]) -> Md:
    known = [
        context.say("{number} {what}", number=str(each.number), what=what(context, each)) for each in found
    ]
    return lines(
        context.say("Which one? I know no such number or name here. Nothing was changed."),
        Md(" · ").join(known) if known else None,
        context.here.typed(context.say("/remind list")),
    )


def _allowed(context: Context, ritual: Ritual) -> Ritual:
    """What tells only its maker is theirs to switch; otherwise whoever decides for the team."""
    people = ritual.spec.get("people")
    own = ritual.member_id is not None or people == [str(context.member.id)]
    if not own and ritual.team_id is not None:
        may_set(context, context.team_by_id(ritual.team_id))
    return ritual


COMMAND = (
    Command(name="remind.list", usage="/remind list", says="what happens by itself", family="team", run=run),
    Command(
        name="remind.off",
        usage="/remind off 2",
        says="switch it off, by number or name",
        family="team",
        run=off,
    ),
    Command(name="remind.on", usage="/remind on 2", says="switch it on again", family="team", run=on),
    Command(
        name="remind.now",
        usage="/remind now 2",
        says="what it would say now, for you alone",
        family="team",
        run=now,
    ),
)
