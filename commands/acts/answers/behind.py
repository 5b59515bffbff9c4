"""Who is behind: what is off track or at risk, and what nothing was heard of."""

from __future__ import annotations

from commands.acts.answers.subject import Asked
from commands.acts.objectives.showing import in_the_way, key_result_shown, seen
from commands.core.context import Context
from commands.core.reply import Reply
from commands.reports.board import KeyResultView
from commands.rules.status import SEVERITY, Status
from commands.texts.boards import key_result
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs

BEHIND = frozenset({Status.OFF_TRACK, Status.AT_RISK})
MOST = 15


def answer(context: Context, asked: Asked) -> Reply:
    """The worst first; silence is named apart, since nobody knows how it stands."""
    del asked
    views = [seen(context, each) for each in context.key_results]
    behind = sorted((each for each in views if each.judged.status in BEHIND), key=_severity, reverse=True)
    silent = [each for each in views if each.judged.status is Status.NO_UPDATE]
    if not behind:
        return Reply(lines(_nobody(context, views), _silent(context, silent)))
    blocked, flagged = in_the_way(context)
    return Reply(
        paragraphs(
            context.voice.count(
                "📉 {n} key result is behind or at risk, the one that needs most help first:",
                "📉 {n} key results are behind or at risk, the one that needs most help first:",
                len(behind),
            ),
            bullets(
                key_result(key_result_shown(context, each, blocked=blocked, flagged=flagged), context.here)
                for each in behind[:MOST]
            ),
            _silent(context, silent),
            context.say(
                "Why? {words}",
                words=context.here.typed(context.say("why {code}", code=context.code(behind[0].placed))),
            ),
        )
    )


def _severity(view: KeyResultView) -> tuple[int, int]:
    return SEVERITY[view.judged.status], -(view.placed.row.confidence or 0)


def _nobody(context: Context, views: list[KeyResultView]) -> Md:
    if not views:
        return context.say("There are no objectives here yet.")
    return context.say("👍 Nothing that was reported is behind or at risk.")


def _silent(context: Context, silent: list[KeyResultView]) -> Md | None:
    if not silent:
        return None
    shown = [
        context.say(
            "{code} ({name})",
            code=bold(context.code(each.placed)),
            name=context.name(context.member_by_id(each.placed.row.owner_id)),
        )
        for each in silent[:MOST]
    ]
    return context.say("Not heard of for a while: {key_results}", key_results=context.voice.list(shown))
