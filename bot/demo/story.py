"""`okrbot demo --script`: a conversation played in the terminal, with what each person reads.

Each turn names words that must stand in the answers, so playing it is also a test of the whole program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.demo.stage import NoAnswer, Stage
from bot.demo.team import GROUP, WANG, Said
from bot.sandbox.world import Message

PAUSE = timedelta(seconds=75)
"""Time on the shared clock between two turns."""
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and its effect. `about` tells the audience what it shows.

    `answer` are words of the bot's answer, `others` words of what it tells each other person directly.
    """

    about: str
    who: str
    text: str
    answer: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    direct: bool = False


TURNS = (
    Turn(
        about="Leo reports progress and asks a colleague for help, all in one line.",
        who="Leo",
        text="/kr update 60% blocked on legal @wang",
        answer=("KR3", "60%", "legal", "@Wang Lei"),
        others={WANG: ("Leo", "legal", "KR3")},
    ),
    Turn(
        about="Wang Lei takes it, in Chinese and in the direct chat. Leo is told.",
        who=WANG,
        text="我来，周五前",
        answer=("👍", "B3"),
        others={"Leo": ("👍", "B3")},
        direct=True,
    ),
    Turn(
        about='Clients are counted, so the receipt said "about 3". Leo says the count itself.',
        who="Leo",
        text="3 of 5",
        answer=("KR3", "3", "60%"),
    ),
    Turn(
        about="One word takes the latest message back.",
        who="Leo",
        text="undo",
        answer=("↩️", "KR3"),
    ),
    Turn(
        about="Dana says how sure she is and what comes next.",
        who="Dana",
        text="KR1 53%, confidence 8, next: send the day-3 email to everybody",
        answer=("KR1", "52% → 53%", "8/10", "day-3 email"),
    ),
    Turn(
        about="She mistyped. A correction is said, not clicked.",
        who="Dana",
        text="oops, 54%",
        answer=("KR1", "54%"),
    ),
    Turn(
        about="Dewi writes Indonesian. Her red flag is gone with her confidence back.",
        who="Dewi",
        text="KR4 turun ke 0,7%, kepercayaan 5, patch sudah dipasang",
        answer=("KR4", "0,9% → 0,7%", "5/10"),
    ),
    Turn(
        about="Lan writes Vietnamese.",
        who="Lan",
        text="KR5 được 1,35 triệu, tự tin 8",
        answer=("KR5", "1.350.000", "8/10"),
    ),
    Turn(
        about="What cannot be is refused with a reason, and nothing is stored.",
        who="Leo",
        text="KR3 confidence 11",
        answer=("11", "10"),
    ),
    Turn(
        about="So is an update of somebody else's key result.",
        who="Leo",
        text="KR1 80%",
        answer=("KR1", "Dana"),
    ),
    Turn(
        about="Wang Lei is done. The bot asks Leo whether that moves his key result.",
        who=WANG,
        text="解决了，合同已签",
        answer=("B3", "合同已签", "@Leo", "KR3"),
    ),
    Turn(
        about="In the direct chat Leo sees what is his.",
        who="Leo",
        text="/kr",
        answer=("KR3",),
        direct=True,
    ),
    Turn(
        about="Mai looks at the team.",
        who="Mai",
        text="/okr",
        answer=("O1", "O2", "KR1", "54%", "KR6"),
    ),
)


async def play(stage: Stage, tell: Callable[[str], None], *, turns: Sequence[Turn] = TURNS) -> None:
    """Play the turns one after another and tell each line by line.

    Raises:
        NoAnswer: an answer did not come, or lacks what it must say.
    """
    for number, turn in enumerate(turns, 1):
        stage.world.clock.forward(PAUSE)
        said = Said(turn.who, turn.text, told=tuple(turn.others))
        answer, *others = await stage.say(said, direct=turn.direct)
        for line in (
            f"{number}. {turn.about}",
            "",
            *_paragraph(_heading(turn), _typed(stage, turn)),
            *_paragraph(_readers(turn), plain(answer)),
        ):
            tell(line)
        _check(turn, answer, turn.answer)
        for (who, words), message in zip(turn.others.items(), others, strict=True):
            for line in _paragraph(f"{who} alone reads:", plain(message)):
                tell(line)
            _check(turn, message, words)


def plain(message: Message) -> str:
    """A message as a reader sees it: marks gone, links by their words, people by their names."""
    text = LINK.sub(r"\1", message.text).replace("**", "")
    for mention in message.at:
        text = text.replace(f"@{mention.id}", f"@{mention.name}")
    return re.sub(r"[ ]*\n[ ]*", "\n", text).strip()


def _heading(turn: Turn) -> str:
    return f"{turn.who} writes to the bot alone:" if turn.direct else f"{turn.who} writes in {GROUP}:"


def _readers(turn: Turn) -> str:
    return f"{turn.who} alone reads:" if turn.direct else "Everybody there reads:"


def _typed(stage: Stage, turn: Turn) -> str:
    return turn.text if turn.direct else f"@{stage.world.robot.name} {turn.text}"


def _paragraph(heading: str, text: str) -> list[str]:
    return [f"   {heading}", *(f"     {line}".rstrip() for line in text.splitlines()), ""]


def _check(turn: Turn, message: Message, words: tuple[str, ...]) -> None:
    missing = [word for word in words if word not in plain(message)]
    if missing:
        raise NoAnswer(f"The answer to “{turn.text}” by {turn.who} lacks: {', '.join(missing)}")
