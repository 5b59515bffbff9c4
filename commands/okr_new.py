"""`/okr new TITLE` and a line per key result: an objective in the team's current cycle."""

from __future__ import annotations

from collections.abc import Sequence

from commands.acts import asking
from commands.acts.cycles import open_cycles
from commands.acts.members.people import Meant, doubts, meant
from commands.acts.members.rights import may_change
from commands.acts.objectives.fields import code_of
from commands.acts.objectives.making import Made, made_line, make_key_results, make_objective, unclear_owners
from commands.acts.objectives.showing import update_example
from commands.core.context import Context
from commands.core.errors import Refusal
from commands.core.grammar.orders.okr_lines import LONGEST_TITLE, OkrDraft, read_okr
from commands.core.grammar.orders.okr_words import wording
from commands.core.registry import Command
from commands.core.reply import Reply
from commands.rules.cycle import Cycle as Quarter
from commands.rules.quality import objective_hints
from commands.texts.audiences import audience_line
from commands.texts.cycles import span_of
from commands.texts.formats import day
from commands.texts.hints import hints
from commands.texts.markdown import Md, bold, bullets, lines, paragraphs
from commands.texts.refusals import refused_draft
from storage import objectives, okrs
from storage.tables import Cycle, KeyResult, Member, Objective, Question, Team
from storage.visibility import PRIVATE, PUBLIC

KIND = "okr.new"
WHO_OWNS = "who_owns"
WHICH_CYCLE = "which_cycle"


def run(context: Context) -> Reply:
    """Make the objective with every key result that can be understood; what was assumed is said."""
    draft = read_okr(context.parsed.rest, language=context.voice.code)
    if not any(letter.isalnum() for letter in draft.title or ""):
        raise Refusal(_how(context))
    if len(draft.title) > LONGEST_TITLE:
        raise Refusal(context.say("A title may have 200 characters at most; nothing was stored."))
    if context.group and draft.visibility == PRIVATE:
        raise Refusal(_only_alone(context))
    may_change(context, context.team)
    options = open_cycles.for_new(context, context.team)
    if len(options) > 1:
        return _ask_cycle(context, draft, options)
    return _make(context, draft, open_cycles.made(context, context.team, options[0]))


def _ask_cycle(context: Context, draft: OkrDraft, options: Sequence[Quarter]) -> Reply:
    """In the last days of a cycle most new objectives are for the next, but nobody knows."""
    this = options[0]
    return asking.ask(
        context,
        WHICH_CYCLE,
        context.say(
            "{cycle} ends on {day}. Which cycle is “{title}” for?",
            cycle=this.name,
            day=day(context.voice, this.end),
            title=draft.title,
        ),
        [
            context.say(
                "{cycle}, {days}", cycle=bold(each.name), days=span_of(context.voice, each, context.today)
            )
            for each in options
        ],
        [each.name for each in options],
        {
            "text": context.parsed.rest,
            "language": context.voice.code,
            "mentions": [member.staff_id for member in context.mentioned],
        },
    )


def _take_cycle(context: Context, question: Question) -> Reply | None:
    name = asking.chosen(context, question)
    if name is None:
        return None
    context.remember(question.payload["mentions"])
    options = open_cycles.for_new(context, context.team)
    wanted = next((each for each in options if each.name == name), options[-1])
    draft = read_okr(question.payload["text"], language=question.payload["language"])
    return _make(context, draft, open_cycles.made(context, context.team, wanted))


def _make(context: Context, draft: OkrDraft, cycle: Cycle) -> Reply:
    team, people = context.team, meant(context, draft.mentions)
    _first_language(context, team)
    owner = people.people[0] if len(people.people) == 1 else context.member
    objective = make_objective(
        context,
        team,
        cycle,
        title=draft.title,
        type_=draft.objective_type,
        owner=owner,
        kind=KIND,
        visibility=draft.visibility or PUBLIC,
    )
    good = [each for each in draft.key_results if each.problem is None]
    made = make_key_results(context, team, objective, cycle, good, owner=owner, kind=KIND)
    answer = paragraphs(
        _head(context, objective, cycle, owner),
        bullets(made_line(context, each, show_owner=each.owner.id != owner.id) for each in made),
        lines(*doubts(context, people)),
        unclear_owners(context, made),
        lines(*_bad(context, draft)),
        _advice(context, draft, objective, cycle, made),
        _next(context, objective, made),
    )
    at = (owner,) if owner.id != context.member.id else ()
    if len(people.people) > 1 and made:
        return _ask_owners(context, answer, people, [each.placed.row for each in made])
    return Reply(answer, at=at, about=objective.code)


def _only_alone(context: Context) -> Md:
    return context.say(
        "🔒 Private objectives are made in our direct chat, so nothing was stored. Write me there: {words}",
        words=context.alone.shown(context.say("/okr new private: …")),
    )


def _how(context: Context) -> Md:
    return lines(
        context.say("Give it a title, and a line for each key result. For example:"),
        context.here.shown(
            context.say("/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%")
        ),
    )


def _first_language(context: Context, team: Team) -> None:
    """The first objective is written in the team's language."""
    if team.language is None:
        team.language = context.voice.code


def _head(context: Context, objective: Objective, cycle: Cycle, owner: Member) -> Md:
    shown = (
        context.here.person(owner.staff_id, context.name(owner))
        if owner.id != context.member.id
        else bold(context.name(owner))
    )
    return lines(
        context.say("🎯 {code} {title}", code=bold(code_of(context, objective)), title=bold(objective.title)),
        context.say("Owner: {owner} · {cycle}", owner=shown, cycle=cycle.name),
        audience_line(context.here, objective.visibility),
    )


def _bad(context: Context, draft: OkrDraft) -> list[Md]:
    return [
        refused_draft(context.here, each.problem, each.text)
        for each in draft.key_results
        if each.problem is not None
    ]


def _advice(
    context: Context, draft: OkrDraft, objective: Objective, cycle: Cycle, made: Sequence[Made]
) -> Md | None:
    there = okrs.objectives(context.work.session, context.org_id, [cycle.id], eyes=context.eyes)
    found = objective_hints(
        draft.title,
        key_results=len(made),
        objectives_in_team=len({each.id for each in there} | {objective.id}),
        aligned=False,
        organization_has_top_objectives=objectives.others_lead(
            context.work.session, context.team_by_id(objective.team_id)
        ),
        cycle=Quarter(cycle.name, cycle.starts_on, cycle.ends_on),
        wording=wording(),
    )
    return hints(found, context.here)


def _next(context: Context, objective: Objective, made: Sequence[Made]) -> Md:
    undo = context.here.typed(context.say("undo"))
    if not made:
        return context.say(
            "Add key results with {example} · {undo} takes it back.",
            example=context.here.shown(
                context.say(
                    "/kr add {code} 30-day retention from 45% to 60%", code=code_of(context, objective)
                )
            ),
            undo=undo,
        )
    return context.say(
        "Update with e.g. {example} · {undo} takes it back.",
        example=update_example(context, made[0].placed),
        undo=undo,
    )


def _ask_owners(context: Context, answer: Md, people: Meant, rows: Sequence[KeyResult]) -> Reply:
    """DingTalk does not tell where in the text each person stood, so ask, one key result after another."""
    payload = {
        "staff": [member.staff_id for member in people.people],
        "waiting": [str(row.id) for row in rows],
    }
    asked = _ask_owner(context, payload, people.people, rows[0])
    return Reply(paragraphs(answer, asked.text), about=asked.about)


def _ask_owner(
    context: Context, payload: dict[str, list[str]], people: Sequence[Member], row: KeyResult
) -> Reply:
    choices = (*people, context.member)
    return asking.ask(
        context,
        WHO_OWNS,
        context.say("Who owns {code} {title}?", code=bold(row.code), title=row.title),
        [bold(context.name(member)) for member in choices],
        [member.staff_id for member in choices],
        payload,
        saved=True,
    )


def _take_owner(context: Context, question: Question) -> Reply | None:
    staff_id = asking.chosen(context, question)
    if staff_id is None:
        return None
    context.remember([*question.payload["staff"], staff_id])
    people = {member.staff_id: member for member in (*context.mentioned, context.member)}
    now, *waiting = question.payload["waiting"]
    rows = {str(each.row.id): each.row for each in context.key_results}
    owner = people[staff_id]
    if now in rows:
        context.change(KIND).set(rows[now], owner_id=owner.id)
    said = context.say(
        "👍 {name} owns {code}.",
        name=bold(context.name(owner)),
        code=bold(rows[now].code) if now in rows else bold("KR"),
    )
    left = [each for each in waiting if each in rows]
    if not left:
        return Reply(said)
    payload = {"staff": question.payload["staff"], "waiting": left}
    others = [people[each] for each in question.payload["staff"] if each in people]
    following = _ask_owner(context, payload, others, rows[left[0]])
    return Reply(paragraphs(said, following.text))


COMMAND = Command(
    name=KIND,
    usage="/okr new Renewals feel effortless; KR 30-day retention from 45% to 60%",
    says="an objective with its key results, a line each",
    run=run,
    answers={WHO_OWNS: _take_owner, WHICH_CYCLE: _take_cycle},
)
