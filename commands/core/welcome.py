"""First contact: who I am, one line to begin, and what I assumed."""

from __future__ import annotations

from commands.core.context import Context
from commands.rules.cycle import quarter_of
from commands.texts.languages import other_language
from commands.texts.markdown import Md, bold, lines, paragraphs
from storage import cycles
from storage.tables import Team


def first_words(context: Context) -> Md | None:
    """What must be said below an answer once: the welcome of a conversation, and the first administrator."""
    return paragraphs(_new_admin(context), _first_welcome(context)) or None


def _first_welcome(context: Context) -> Md | None:
    if context.place.conversation.greeted_at is not None or context.outsider:
        return None
    return welcome(context)


def _new_admin(context: Context) -> Md | None:
    """Where no administrator is set, the first sender whom DingTalk calls one becomes one, and is told."""
    if context.deployment.admins or context.outsider or not context.message.sender_is_admin:
        return None
    if context.member.admin or context.has_admin:
        return None
    context.member.admin = True
    return context.say("You are now my administrator, as the first one of the organization I met.")


def welcome(context: Context) -> Md:
    """The welcome in full, said once in each conversation."""
    context.place.conversation.greeted_at = context.now
    team = context.place.team
    return _in_group(context, team) if team is not None else _in_direct_chat(context)


def _in_group(context: Context, team: Team) -> Md:
    here = context.here
    zone = team.timezone or context.deployment.timezone
    manager = context.member_by_id(team.manager_id)
    cycle = cycles.active_cycle(context.work.session, team)
    today = context.standpoint_of(team).today
    return paragraphs(
        context.say("👋 I keep this group's OKRs: say how it goes, I do the rest."),
        lines(
            context.say(
                "Begin: {example}",
                example=here.shown(
                    context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")
                ),
            ),
            context.say(
                "Update: {example}",
                example=here.shown(context.say("/kr update 60% confidence 7 blocked on legal @wang")),
            ),
            context.say("More: {help}", help=here.typed(context.say("help"))),
        ),
        lines(
            context.say(
                "Language: {language} · change it with {words}",
                language=context.voice.language.own_name,
                words=here.typed(f"/team lang {other_language(context.voice.code)}"),
            ),
            context.say(
                "Time zone: {zone} · {words}",
                zone=zone,
                words=here.shown(context.say("/team timezone Asia/Jakarta")),
            ),
            context.say(
                "Cycle: {cycle} · {words}",
                cycle=cycle.name if cycle else quarter_of(today).name,
                words=here.typed(context.say("/cycle")),
            ),
            context.say("Manager: {name}", name=bold(context.name(manager)))
            if manager
            else context.say(
                "Manager: nobody yet · {words}", words=here.shown(context.say("/team manager @name"))
            ),
        ),
    )


def _in_direct_chat(context: Context) -> Md:
    teams = [bold(team.name) for team in context.teams]
    return paragraphs(
        context.say("👋 I keep OKRs in group chats; here you can tell me the same things alone."),
        context.say("Your teams: {teams}", teams=context.voice.list(teams))
        if teams
        else context.say(
            "You are in no team yet: add me to a group (group settings → bots) and write {example} there.",
            example=bold(Md(f"@{context.deployment.name} ") + context.say("help")),
        ),
        context.say("What I understand: {help}", help=context.here.typed(context.say("help"))),
    )
