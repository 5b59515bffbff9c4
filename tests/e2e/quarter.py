"""A quarter of four teams in four countries: what people do, and the whole program's part in it.

Everything goes through the real program over real sockets; only the clock is driven, and stops wherever
something happens by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.demo.passing import pass_to, said
from bot.demo.stage import Stage, happens, raised
from bot.sandbox.clock import Clock
from bot.sandbox.world import Conversation, Message, World
from tests.dialogue import readable

FIRST_DAY = date(2026, 10, 5)
"""The first Monday of 2026-Q4. China is on holiday until Wednesday the 7th and works on Saturday the 10th."""
WEEKS = 13
LAST_MORNING = datetime(2027, 1, 4, 6, 0, tzinfo=ZoneInfo("UTC"))


ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/(?P<team>teams/)?[0-9a-f-]*")
PICTURE = re.compile(r"!\[([^]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Group:
    """A team: where it is, what it speaks, who owns what, and how its people check in."""

    title: str
    country: str
    zone: ZoneInfo
    language: str
    manager: str
    beginning: str
    owners: dict[str, str]
    """Owner -> what they type each week, with {n} for the week's figure."""


GROUPS = (
    Group(
        "增长组",
        "CN",
        ZoneInfo("Asia/Shanghai"),
        "zh",
        "梅",
        "/okr 新建 让续费变成习惯\n30天留存率 45%到60% @小李\n签约金融客户 0到26家 @小刘",
        {"小李": "KR1 {rate}%，信心7", "小刘": "KR2 {n}家，信心7"},
    ),
    Group(
        "Backend",
        "ID",
        ZoneInfo("Asia/Jakarta"),
        "id",
        "Mei",
        "/okr baru Backend stabil\nInsiden selesai 0 ke 26 @Putri\nWaktu respons 30 ke 4 menit @Joko",
        {"Putri": "KR1 {n}, kepercayaan 7", "Joko": "KR2 {left} menit, kepercayaan 7"},
    ),
    Group(
        "Sales",
        "VN",
        ZoneInfo("Asia/Ho_Chi_Minh"),
        "vi",
        "Mai",
        "/okr mới Khách hàng ở lại\nKhách hàng mới 0 đến 26 @Lan\nBuổi demo 0 đến 26 @Long",
        {"Lan": "KR1 {n}, tự tin 7", "Long": "KR2 được {n}, tự tin 7"},
    ),
    Group(
        "Platform",
        "DE",
        ZoneInfo("Europe/Berlin"),
        "en",
        "Jana",
        "/okr new A calm platform\nCustomers migrated 0 to 26 @Dana\nServices documented 0 to 26 @Omar",
        {"Dana": "KR1 {n}, confidence 7", "Omar": "KR2 {n}, confidence 7"},
    ),
)


@dataclass(frozen=True)
class Act:
    """Something a person says in a week other than the usual check-in; weekday 0 is Monday."""

    week: int
    weekday: int
    at: time
    group: str
    who: str
    text: str
    pick: tuple[str, ...] = ()
    direct: bool = False


ACTS = (
    # somebody is blocked; the helper takes it, forgets, and is asked again at the time they named
    Act(3, 1, time(10), "Platform", "Dana", "KR1 blocked on the vendor contract @Jana", ("Jana",)),
    Act(3, 1, time(11), "Platform", "Jana", "on it by Thursday"),
    Act(3, 4, time(9), "Platform", "Jana", "done, the contract is signed"),
    # a red flag, help, and confidence coming back
    Act(5, 2, time(10), "Backend", "Putri", "KR1 8, kepercayaan 2, patch vendor terlambat"),
    Act(5, 2, time(10, 10), "Backend", "Putri", "butuh slot rollback"),
    Act(5, 2, time(11), "Backend", "Joko", "bantu KR1"),
    Act(6, 3, time(10), "Backend", "Putri", "KR1 12, kepercayaan 7"),
    # a week away, with a deputy who answers
    Act(7, 0, time(9, 30), "Sales", "Long", "nghỉ đến thứ Sáu", direct=True),
    Act(7, 0, time(9, 31), "Sales", "Long", "không ai", direct=True),
    # kudos before the end
    Act(11, 3, time(15), "增长组", "梅", "/夸 @小刘 客户都签下来了", ("小刘",)),
)

FORGET = {("小刘", 4), ("Omar", 6), ("Omar", 7), ("Omar", 8), ("Long", 7)}
"""Who does not check in in which week."""


@dataclass(frozen=True)
class Heard:
    """One message of the bot: when (in the team's zone), in which group or to whom, and its words."""

    at: datetime
    place: str
    direct: bool
    text: str


def monday(week: int) -> date:
    """The Monday of a week of the quarter, counted from 1."""
    return FIRST_DAY + timedelta(weeks=week - 1)


def acts() -> Iterator[tuple[datetime, Group, Act]]:
    """Everything people say, in its order."""
    found = [(_moment(group, each), group, each) for group in GROUPS for each in _of(group)]
    yield from sorted(found, key=lambda each: each[0])


def _moment(group: Group, act: Act) -> datetime:
    return datetime.combine(monday(act.week) + timedelta(days=act.weekday), act.at, group.zone)


def _of(group: Group) -> Iterator[Act]:
    people = (group.manager, *group.owners)
    yield Act(1, 3, time(9, 30), group.title, group.manager, "/team manager", (group.manager,))
    yield Act(1, 3, time(9, 31), group.title, group.manager, f"/team timezone {group.zone.key}")
    yield Act(1, 3, time(9, 32), group.title, group.manager, f"/team country {group.country}")
    yield Act(1, 3, time(9, 33), group.title, group.manager, f"/team lang {group.language}")
    yield Act(1, 3, time(9, 34), group.title, group.manager, "hello", people[1:])
    yield Act(1, 3, time(9, 40), group.title, group.manager, group.beginning)
    for week in range(2, WEEKS + 1):
        for minute, (who, words) in enumerate(group.owners.items()):
            if (who, week) not in FORGET and not (who == "Putri" and week in (5, 6)):
                text = words.format(n=2 * week, rate=44 + week, left=31 - 2 * week)
                yield Act(week, 3, time(14, minute), group.title, who, text)
    yield from (each for each in ACTS if each.group == group.title)


def world(clock: Clock) -> World:
    """The company: four groups, each with a manager and two owners."""
    found = World(clock, seed=4, corp_id="dingquarter00000000000000000000")
    for group in GROUPS:
        people = [found.add_person(name) for name in (group.manager, *group.owners)]
        found.add_group(group.title, [each.id for each in people])
    return found


async def play(database: Path) -> list[Heard]:
    """The whole quarter on a SQLite file; what the bot said, in its order."""
    begin = datetime.combine(FIRST_DAY, time(0), ZoneInfo("UTC"))
    made = world(Clock(begin, ticking=False))
    async with raised(made, port=0, database=database) as stage:
        for moment, group, act in acts():
            await pass_to(stage.program, made.clock, moment)
            await _say(stage, group, act)
        await pass_to(stage.program, made.clock, LAST_MORNING)
    return list(_heard(made))


async def _say(stage: Stage, group: Group, act: Act) -> None:
    made = stage.world
    place = made.direct(act.who) if act.direct else made.conversation(group.title)
    asked = made.say(act.who, place, act.text, mentions=act.pick)
    await happens(made, lambda: _answer(made, place, asked.seq))
    await said(stage.program)


def _address(found: re.Match[str]) -> str:
    """The board's, as it could be anywhere: here it has another port and other ids each time."""
    return "https://okr.example/teams/…" if found["team"] else "https://okr.example/"


def _answer(made: World, place: Conversation, after: int) -> Message | None:
    return next((each for each in made.messages(place, after=after) if each.sender.kind == "robot"), None)


def _heard(made: World) -> Iterator[Heard]:
    """Everything the bot said, everywhere, in its order."""
    messages = [(each, place) for place in made.conversations() for each in made.messages(place)]
    for message, place in sorted(messages, key=lambda pair: pair[0].seq):
        if message.sender.kind == "robot":
            people = [made.person(each).name for each in place.members]
            group = next(each for each in GROUPS if set(people) & {each.manager, *each.owners})
            direct = place.kind == "direct"
            yield Heard(
                message.sent_at.astimezone(group.zone),
                people[0] if direct else group.title,
                direct,
                _shown(message),
            )


def _shown(message: Message) -> str:
    """The text as the page shows it: mentions by name, a picture by its words."""
    text = ADDRESS.sub(_address, PICTURE.sub(r"🖼 \1", readable(message.text)))
    for each in message.at:
        text = text.replace(f"@{each.id}", f"@{each.name}")
    return text
