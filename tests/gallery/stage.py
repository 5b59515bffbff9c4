"""Plays a scene: what people type, what happens by itself meanwhile, and what everybody reads.

A line of a scene is one of

    leo +wang: KR3 60% blocked on <legal>    somebody says something, with others @-ed
    leo in Sales: /okr                       in another group
    leo (alone): /okr                        or otherwise: alone, admin, voice, a picture, no quota
    > 3 days                                 time passes, and what rituals say meanwhile is written down
    + 3 days                                 time passes, and nothing happens
    20 times: leo: KR3 3; leo: KR3 4         this is said again and again, without a word about it
    * leo leaves the group                   something happens (`HAPPENS`)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from commands.acts.check_ins.check_in_fields import Told, report
from commands.acts.cycles.review_fields import Ended, end
from commands.acts.importing import store
from commands.acts.importing.take import taking
from commands.core.context import Context
from commands.core.deployment import Deployment
from commands.core.desk import at_desk, from_desk, spoken
from commands.core.dispatch import Dispatch
from commands.core.errors import Refusal
from commands.core.grammar.reading import StatedStatus
from commands.core.messages import Door, IncomingMessage, Kind, Notice, NoticeKind
from commands.core.reply import Reply
from commands.notices import Notices
from commands.rules.quality import Hint, HintCode
from commands.rules.sheet import Page
from commands.texts.health_metrics import range_shown
from commands.texts.hints import hints
from commands.texts.importing import told
from commands.texts.markdown import Md
from commands.texts.scene import Scene
from commands.texts.voice import voice_of
from scheduler.alerts import tell_flags
from scheduler.cycles import turn
from scheduler.quota import running_out, tell_administrators
from storage import calls, members
from storage.tables import Delivery, Ritual
from storage.work import Storage
from tests.dialogue import ORG, assert_discreet, readable
from tests.gallery.words import worded
from tests.week import Week

SAYS = re.compile(
    r"(?P<who>\w+)(?: in (?P<group>\w+))?(?P<whom>(?: \+\w+)*)(?: \((?P<how>[a-z, ]+)\))?:(?P<words>.*)"
)
PASSES = re.compile(r"(?P<how>[+>]) (?P<amount>\d+) (?P<unit>days|hours|minutes)")
OFTEN = re.compile(r"(?P<times>\d+) times: (?P<lines>.+)")
KINDS = {"voice": Kind.VOICE, "a picture": Kind.PICTURE, "no quota": Kind.NO_QUOTA}
_MADE_AT_RANDOM = re.compile(r"\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[a-f]*\d)[0-9a-f]{8})\b")
"""Ids in addresses of the board, and the number of a fault."""
PLAN = Page(
    "OKRs",
    (
        (1, ("Code", "Objective", "Key result", "Start", "Target")),
        (2, (None, "Hire well")),
        (3, (None, "Hire well", "Hires", "0", "3")),
        (4, ("KR1", None, None, None, "70%")),
        (5, (None, "Hire well", "Nights", "many", "5")),
    ),
)
"""A spreadsheet: something new, something changed, and a line that cannot be taken."""


class AnyValue:
    """A health metric that may have any value."""

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None


BOARD = "https://okr.example.com"
ON_THE_CLOCK_THERE = timedelta(hours=8)
"""The scenes play in Shanghai."""


class Stage(Week):
    """A dialogue that writes down what everybody reads."""

    def __init__(self, storage: Storage, names: Mapping[str, str], code: str, *, first: int = 1) -> None:
        """`names` are the people by staff id, `code` is the language of the scene's own words."""
        super().__init__(storage, Deployment(language=code), first=first)
        self.nicks = {"outsider": "Guest", **names}
        self.people = dict(names)
        self.told: list[str] = []
        self._code = code
        self._typed = ""

    @property
    def said(self) -> int:
        """Messages so far."""
        return self._count

    def play(self, script: str) -> str:
        """The scene as it was read."""
        for line in filter(None, map(str.strip, script.splitlines())):
            self._play(worded(line, self._code))
        return "\n\n".join(self.told) + "\n"

    def _play(self, line: str) -> None:
        passes, often = PASSES.fullmatch(line), OFTEN.fullmatch(line)
        if often:
            self.told.append(f"({line})")
            before = list(self.told)
            for each in often["lines"].split("; ") * int(often["times"]):
                self._speak(each)
            self.told = before
        elif passes:
            span = timedelta(**{passes["unit"]: int(passes["amount"])})
            self.told.append(f"({line[2:]} later)")
            self._pass(span) if passes["how"] == ">" else self.later(seconds=span.total_seconds())
        elif line.startswith("* "):
            self.told.append(f"({line[2:]})")
            self._happen(line[2:])
        else:
            self._speak(line)

    # -- people ----------------------------------------------------------------------------------------

    def _speak(self, line: str) -> None:
        found = SAYS.fullmatch(line)
        assert found, line
        how = set(filter(None, (found["how"] or "").split(", ")))
        whom = found["whom"].replace("+", "").split()
        words = found["words"].strip().replace("⏎", "\n")
        group = found["group"] or "Growth"
        message = self.message(
            found["who"],
            words,
            mentions=whom,
            direct="alone" in how or "voice" in how,
            group=group,
            kind=next((KINDS[each] for each in how if each in KINDS), Kind.TEXT),
            admin="admin" in how,
        )
        self._typed += f"\n{words}"
        place = ", ".join([f"in {group}"] * (group != "Growth") + sorted(how))
        name = self.nicks[found["who"]] + (f" ({place})" if place else "")
        at = "".join(f" @{self.nicks[each]}" for each in whom)
        shown = words.encode(errors="replace").decode()  # half a character cannot be written down
        self.told.append(f"{name}: {shown}{at}".rstrip())
        self._write(self.hand_in(message).deliveries, here=message.conversation)

    def _write(self, owed: Iterable[Delivery], *, here: str = "", timed: bool = False) -> None:
        for each in owed:
            assert_discreet(each, self._typed)
            to = self._reader(each, here)
            at = max(each.not_before, each.created_at) + ON_THE_CLOCK_THERE
            when = f"{at:%a %d %b %H:%M} · " if timed else ""
            self.told.append(f"{when}{to}: {self._named(readable(each.text))}")

    def _reader(self, delivery: Delivery, here: str) -> str:
        if delivery.conversation_id is None:
            return f"OKR to {self.nicks[str(delivery.staff_id)]}"
        group = delivery.conversation_id.rpartition("-")[2]
        return "OKR" if delivery.conversation_id == here else f"OKR in {group}"

    def _named(self, text: str) -> str:
        """With the names that DingTalk shows for mentions."""
        text = _MADE_AT_RANDOM.sub("…", text)
        for staff_id, nick in self.nicks.items():
            text = re.sub(rf"@{staff_id}\b", f"@{nick}", text)
        return text

    # -- time ------------------------------------------------------------------------------------------

    def _pass(self, span: timedelta) -> None:
        end = self.now + span
        while self.now < end:
            before = len(self.rows(Delivery))
            self.run_until(min(self.now + timedelta(days=1), end))
            turn(self.storage, self.deployment, self.now)
            tell_flags(self.storage, self.deployment, self.now)
            self._write(self.rows(Delivery)[before:], timed=True)

    # -- what happens ----------------------------------------------------------------------------------

    def _happen(self, what: str) -> None:
        event, _, words = what.partition(": ")
        for pattern, happen in HAPPENS.items():
            if found := re.fullmatch(pattern, event):
                happen(self, *found.groups(), *filter(None, [words]))
                return
        raise AssertionError(f"nothing is called {event!r}")

    def notice(self, kind: NoticeKind, *staff_ids: str) -> None:
        """DingTalk tells something."""
        told = Notice(
            ORG, "", kind, staff_ids=staff_ids, conversation="cid-group-Growth", reason="It is gone."
        )
        self._write(Notices(self.storage, self.deployment).handle(told, now=self.now))

    def elsewhere(self, who: str, door: str, words: str) -> None:
        """Somebody reports by another door: a code, then what `Told` has, as `name=value`."""
        code, *parts = words.split("; ")
        stated: dict[str, Any] = {}
        for each in parts:
            name, value = each.split("=")
            stated[name] = MEANT.get(name, str)(value)
        said = Told(**stated)
        by = Door.BOARD if door == "on the board" else Door.PROGRAM
        message = replace(self.message(who, ""), door=by, program="CRM sync" if by is Door.PROGRAM else "")
        self._carry_out(message, lambda context: report(context, code, said))

    def reviewed(self, who: str, words: str) -> None:
        """A grade without a reason on the page of the review."""
        code, grade = words.split()
        message = replace(self.message(who, ""), door=Door.BOARD)
        self._carry_out(message, lambda context: end(context, code, Ended(Decimal(grade))))

    def chosen(self, who: str, words: str) -> None:
        """Words that a page puts into somebody's mouth."""
        self._carry_out(replace(self._at_desk(who), text=words), spoken)

    def handed_in(self, who: str) -> None:
        """Somebody uploads `PLAN` and sees what it would do."""
        with self.storage.work() as work:
            (member,) = members.by_staff_ids(work.session, ORG, [who])
            context = at_desk(work, self.deployment, member, now=self.now)
            team = members.team_of(work.session, ORG, "cid-group-Growth")
            looked = store.look(context, [PLAN], team=team)
            assert looked
            kept = store.keep(work, member, looked, name="plan.xlsx", now=self.now)
            self._plan = kept.id
            self.told.append("OKR on the page:\n" + "\n".join(told(context.voice, looked.preview)))

    def _at_desk(self, who: str) -> IncomingMessage:
        self._count += 1
        self.now += timedelta(seconds=1)
        with self.storage.reading() as session:
            (member,) = members.by_staff_ids(session, ORG, [who])
        return from_desk(self.deployment, member, message_id=f"page:{self._count}", now=self.now)

    def taken_over(self, who: str) -> None:
        """What was handed in last is taken."""
        self._carry_out(self._at_desk(who), taking(self._plan))

    def _carry_out(self, message: IncomingMessage, act: Callable[[Context], Reply]) -> None:
        self._typed += message.text
        acting = replace(message, webhook=None, webhook_expires_at=None)
        try:
            self._write(self.dispatch.carry_out(acting, act, now=self.now), here=message.conversation)
        except Refusal as no:
            self.told.append(f"OKR on the page: {self._named(readable(no.text))}")

    def quota(self, kind: str, number: str) -> None:
        """So many calls of a kind were made this month."""
        with self.storage.work() as work:
            calls.add(work, {(ORG, calls.day_of(self.now), kind): int(number)})
        short = running_out(self.storage, self.deployment.quotas, self.now)
        self._write(tell_administrators(self.storage, self.deployment, short, self.now))

    def _scene(self) -> Scene:
        return Scene(voice_of(self._code), self.deployment.name, group=True)

    def aside(self, text: Md | None) -> None:
        """What would be said of something that nobody can make at present."""
        self.told.append(f"OKR: {readable(text or '')}")

    def nobody_owns(self) -> None:
        self.aside(hints([Hint(HintCode.NO_OWNER)], self._scene()))

    def no_range(self) -> None:
        self.aside(range_shown(self._scene(), AnyValue()))

    def board_opens(self) -> None:
        """The board gets a public address."""
        self.deployment = replace(self.deployment, public_url=BOARD)
        self.dispatch = Dispatch(self.storage, self.deployment)

    def spoiled(self) -> None:
        """The digest becomes something that this version does not understand, and has failed twice."""
        with self.storage.work() as work:
            for row in self.rows(Ritual):
                if row.kind == "digest":
                    kept = work.session.get_one(Ritual, (ORG, row.id))
                    kept.kind, kept.failures = "digest of a later version", 2


MEANT: dict[str, Callable[[str], object]] = {
    "value": Decimal,
    "progress": Decimal,
    "confidence": int,
    "status": StatedStatus,
}

HAPPENS: dict[str, Callable[..., None]] = {
    r"(\w+) leaves the organization": lambda stage, who: stage.notice(NoticeKind.LEFT_ORGANIZATION, who),
    r"(\w+) leaves the group": lambda stage, who: stage.notice(NoticeKind.LEFT_GROUP, who),
    r"the group is gone": lambda stage: stage.notice(NoticeKind.GROUP_GONE),
    r"(\w+) (on the board|by a program)": Stage.elsewhere,
    r"(\w+) on the page of the review": Stage.reviewed,
    r"(\w+) chooses on a page": Stage.chosen,
    r"(\w+) hands in a spreadsheet": Stage.handed_in,
    r"(\w+) takes it over": Stage.taken_over,
    r"(\d+) calls of ([a-z:]+)": lambda stage, number, kind: stage.quota(kind, number),
    r"a key result that nobody owns": Stage.nobody_owns,
    r"a health metric without a range": Stage.no_range,
    r"the board opens": Stage.board_opens,
    r"the digest breaks": Stage.spoiled,
}
