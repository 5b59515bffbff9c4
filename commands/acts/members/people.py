"""The people a message brings in: those picked from DingTalk's list, and those typed by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from commands.acts.members.naming import TYPED_NAME, candidates, typed_names
from commands.core.context import Context
from commands.core.grammar.orders.change_words import means
from commands.texts.markdown import Md, bold
from storage import members
from storage.tables import Member


@dataclass(frozen=True, slots=True)
class Meant:
    """`people` are certain; `unclear` are typed names that several may bear, `unknown` those of nobody."""

    people: tuple[Member, ...]
    unclear: tuple[tuple[str, tuple[Member, ...]], ...] = ()
    unknown: tuple[str, ...] = ()


def meant(context: Context, typed: Iterable[str]) -> Meant:
    """The picked people and those meant by typed names, without the speaker; each person once."""
    return _meant(context, context.mentioned, _bearers(context, typed))


def meant_by_line(context: Context, typed: Sequence[Sequence[str]], asking: Sequence[bool]) -> list[Meant]:
    """Who is meant by each of several lines with these typed names.

    DingTalk tells who was picked, but not where. Who is typed in no line is meant by each line that asks for
    help, and by every line if none does.
    """
    bearers = _bearers(context, chain(*typed))
    placed = {found[0].id for found in bearers.values() if len(found) == 1}
    loose = [member for member in context.mentioned if member.id not in placed]
    return [
        _meant(context, loose if asks or not any(asking) else (), {name: bearers[name] for name in names})
        for names, asks in zip(typed, asking, strict=True)
    ]


def _bearers(context: Context, typed: Iterable[str]) -> dict[str, list[Member]]:
    """Who may be meant by each typed name."""
    return {name: named(context, name) for name in dict.fromkeys(typed)}


def _meant(context: Context, picked: Iterable[Member], bearers: Mapping[str, Sequence[Member]]) -> Meant:
    clear = [found[0] for found in bearers.values() if len(found) == 1]
    people = {member.id: member for member in (*picked, *clear)}
    people.pop(context.member.id, None)
    return Meant(
        tuple(people.values()),
        tuple((name, tuple(found)) for name, found in bearers.items() if len(found) > 1),
        tuple(name for name, found in bearers.items() if not found),
    )


def doubts(context: Context, people: Meant) -> list[Md]:
    """A line for each typed name that is not clear."""
    return [
        *(
            context.say(
                "“{name}” may be {people}.",
                name=name,
                people=context.voice.list([bold(context.name(each)) for each in found], style="or"),
            )
            for name, found in people.unclear
        ),
        *(context.say("I know nobody called “{name}”.", name=name) for name in people.unknown),
    ]


def named(context: Context, name: str) -> list[Member]:
    """Who may be meant by a typed name: of this team, else of the organization, else of the directory."""
    session = context.work.session
    near = {member.id: member for team in context.teams for member in members.of_team(session, team)}
    found = candidates(name, near.values())
    found = found or candidates(name, members.of_organization(session, context.org_id))
    return found or _in_directory(context, name)


def is_oneself(context: Context, words: str) -> bool:
    """Whether the speaker names themselves: "me", their own name with an @, or picked from the list."""
    if means(TYPED_NAME.sub(" ", words), "self") or context.member.staff_id in context.message.mentions:
        return True
    return any(named(context, name) == [context.member] for name in typed_names(words))


def _in_directory(context: Context, name: str) -> list[Member]:
    """People who never spoke to me, as the directory found them."""
    people = context.found.get(name, {})
    return members.mentioned(context.work, org_id=context.org_id, names=people, team=None, now=context.now)
