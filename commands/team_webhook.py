"""`/team webhook https://…`: the group's own robot address, a secret; with it I can @ people at any time."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from commands.acts.members.team_rights import may_set
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.setting_words import sets
from commands.core.messages import Door
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.texts.markdown import Md, bold, lines

ADDRESS = re.compile(r"https?://[^\s<>\"'()]+", re.IGNORECASE)
PATH = "/robot/send"


def run(context: Context) -> Reply:
    """Keep the address, or forget it. It is never said again."""
    team, typed = context.team, context.parsed.rest.strip()
    may_set(context, team)
    if sets(typed, "off"):
        team.webhook = None
        return Reply(context.say("👍 The webhook of {team} is forgotten.", team=bold(team.name)))
    address = ADDRESS.search(typed)
    if address is None:
        raise Refusal(_how(context))
    if not _is_of_dingtalk(address[0], context.deployment.webhooks_at):
        raise Refusal(
            context.say(
                "That is not the address of a group robot, which leads to {host}. Nothing was kept; if it "
                "was a secret, please recall your message.",
                host=urlsplit(context.deployment.webhooks_at).netloc,
            )
        )
    team.webhook = address[0]
    return Reply(
        lines(
            context.say("👍 Kept for {team}, and shown to nobody.", team=bold(team.name)),
            context.say("Please recall your message now: who has the address can write to the group.")
            if context.message.door is Door.CHAT
            else None,
        )
    )


def _is_of_dingtalk(address: str, base: str) -> bool:
    typed, allowed = urlsplit(address), urlsplit(base)
    return (typed.scheme, typed.netloc, typed.path) == (allowed.scheme, allowed.netloc, PATH) and bool(
        parse_qs(typed.query).get("access_token")
    )


def _how(context: Context) -> Md:
    return lines(
        context.say(
            "With the address of a custom robot of the group (group settings → bots → custom) I can @ people "
            "there at any time, not only soon after somebody wrote to me: {words}",
            words=context.here.shown("/team webhook https://…"),
        ),
        context.say(
            "It is a secret: best tell me in our direct chat. {off} forgets it.",
            off=context.here.typed(context.say("/team webhook off")),
        ),
    )


COMMAND = Command(
    name="team.webhook",
    usage="/team webhook off",
    says="the group's own robot address, through which I can @",
    run=run,
)
