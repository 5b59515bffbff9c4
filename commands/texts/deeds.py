"""What somebody did, in words, by the kind of the change that records it."""

from __future__ import annotations

from commands.texts.voice import Voice, mark

DEEDS: dict[str, str] = {
    "check_in": mark("checked in", context="deed"),
    "correct": mark("corrected a check-in", context="deed"),
    "note": mark("added a note to a check-in", context="deed"),
    "undo": mark("took something back", context="deed"),
    "okr.new": mark("made an objective", context="deed"),
    "okr.edit": mark("renamed an objective", context="deed"),
    "okr.drop": mark("dropped an objective", context="deed"),
    "okr.assign": mark("gave an objective to somebody", context="deed"),
    "okr.align": mark("aligned an objective", context="deed"),
    "okr.private": mark("made an objective private", context="deed"),
    "okr.public": mark("made an objective public", context="deed"),
    "okr.team_only": mark("showed an objective to the team only", context="deed"),
    "okr.committed": mark("made an objective committed", context="deed"),
    "okr.stretch": mark("made an objective a stretch", context="deed"),
    "kr.add": mark("added key results", context="deed"),
    "kr.edit": mark("changed a key result", context="deed"),
    "kr.drop": mark("dropped a key result", context="deed"),
    "kr.assign": mark("gave a key result to somebody", context="deed"),
    "kr.weight": mark("weighted a key result", context="deed"),
    "kr.cadence": mark("changed how often a key result is checked in", context="deed"),
    "kr.follow": mark("let a health metric move a key result", context="deed"),
    "block": mark("raised a blocker", context="deed"),
    "accept": mark("took on a blocker", context="deed"),
    "pass_on": mark("passed a blocker on", context="deed"),
    "need_info": mark("asked back about a blocker", context="deed"),
    "info": mark("answered about a blocker", context="deed"),
    "due": mark("said when help is wanted", context="deed"),
    "resolve": mark("cleared a blocker", context="deed"),
    "withdraw": mark("withdrew a blocker", context="deed"),
    "flag": mark("said what a red flag needs", context="deed"),
    "help": mark("offered help with a red flag", context="deed"),
    "task.add": mark("added a task", context="deed"),
    "task.done": mark("finished a task", context="deed"),
    "task.reopen": mark("reopened a task", context="deed"),
    "task.drop": mark("dropped a task", context="deed"),
    "kpi.add": mark("added a health metric", context="deed"),
    "kpi.set": mark("reported a health metric", context="deed"),
    "kpi.drop": mark("dropped a health metric", context="deed"),
    "comment": mark("left a remark", context="deed"),
    "kudos": mark("gave kudos", context="deed"),
    "away": mark("said when they are away", context="deed"),
    "back": mark("came back", context="deed"),
    "remind": mark("changed what happens by itself", context="deed"),
    "snooze": mark("put off a reminder", context="deed"),
    "review.grade": mark("graded", context="deed"),
    "review.note": mark("wrote down what was learned", context="deed"),
    "review.plan": mark("said what is carried over", context="deed"),
    "import": mark("took over a spreadsheet", context="deed"),
}
CHANGED = mark("changed something", context="deed")
"""What is said of a kind that only an older version kept."""


def deed(voice: Voice, kind: str) -> str:
    """What somebody did, as the reader says it."""
    return voice.plain(DEEDS.get(kind, CHANGED), context="deed")
