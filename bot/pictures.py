"""Pictures below messages: drawn without a browser, uploaded once, and never in the way of the words.

`charts`, the extra of packages this needs, may be missing; then everything is said without a picture.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bot.bill import Bill, charged_to
from bot.dingtalk import DingTalk, FixCredentials, QuotaUsedUp, SendFailed
from bot.lanes import Owed
from bot.logs import get_logger
from commands.texts.charts.week import Chart, draw, title_of
from commands.texts.lettering import SANS, is_written_by_one_font
from commands.texts.markdown import picture

SECONDS = 15.0
"""The longest that a message waits for its picture."""
REST = timedelta(hours=1)
"""How long no picture is tried after a refusal that every other would get, too."""
LETTERS = "A永Ữ"
"""What a font must have to write our languages."""
DRAWING_PROGRAM = Path(__file__).with_name("svg_to_png.py")
NO_LETTER = "\U000e0fff"

log = get_logger("pictures")


class CannotDraw(Exception):  # noqa: N818 (it reads as what it is)
    """Something is missing on this computer; the text says what."""


class Painter:
    """Turns charts into PNG with the fonts of `font_files`, else the installed package's or the system's."""

    def __init__(self, font_files: Sequence[Path] = ()) -> None:
        self._chosen = font_files

    def draw(self, chart: Chart) -> bytes:
        """A picture; it takes some 80 ms, nearly all of them in another process.

        Raises:
            CannotDraw: a package, a font file or the letters of our languages are missing, or the process
                that draws failed.
        """
        if self.missing:
            raise CannotDraw(self.missing)
        titles = (chart.team, *(bar.title for bar in chart.bars))
        (png,) = self._pngs([draw(chart)], foreign=not all(map(is_written_by_one_font, titles)))
        return png

    @cached_property
    def missing(self) -> str | None:
        """What must be there before anything can be drawn; None if all is."""
        if _packages() is None:
            return "the package resvg-py is not installed; install okrbot with its extra: okrbot[charts]"
        try:
            nothing, *letters = self._pngs([_letter(each) for each in (NO_LETTER, *LETTERS)])
        except OSError as error:
            return f"the font file {error.filename} of OKRBOT_FONT_FILES cannot be read"
        except CannotDraw as error:
            return str(error)
        if nothing in letters:
            return f"no font here has all of the letters {LETTERS}; name one in OKRBOT_FONT_FILES"
        return None

    def order(self, svgs: Sequence[str], *, foreign: bool = False) -> str:
        """What that program reads. `foreign` also looks among the system's fonts, which takes its time."""
        fonts = self._fonts
        options = {"font_files": fonts or None, "skip_system_fonts": bool(fonts) and not foreign}
        return json.dumps({"svgs": svgs, "options": options})

    def _pngs(self, svgs: Sequence[str], *, foreign: bool = False) -> list[bytes]:
        order = self.order(svgs, foreign=foreign)
        try:
            done = subprocess.run(  # noqa: S603 (our own file; what people typed is on its input)
                [sys.executable, "-I", "-S", str(DRAWING_PROGRAM), str(_packages())],
                input=order,
                capture_output=True,
                check=True,
                text=True,
                encoding="utf-8",
                timeout=SECONDS,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise CannotDraw(f"the process that draws failed: {error}") from error
        return [b64decode(line) for line in done.stdout.splitlines()]

    @cached_property
    def _fonts(self) -> list[str]:
        for file in self._chosen:
            file.open("rb").close()
        if self._chosen:
            return [str(file) for file in self._chosen]
        try:
            return [str(import_module("pylopdf_fonts_zh_cn").sans_path())]
        except ImportError:
            return []


def _packages() -> Path | None:
    """The folder in which resvg is installed; None if it is not."""
    found = find_spec("resvg_py")
    return Path(found.origin).parents[1] if found and found.origin else None


def _letter(letter: str) -> str:
    """A picture of one letter."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
        f'<text x="4" y="30" font-size="24" font-family="{SANS}">{letter}</text></svg>'
    )


class Pictures:
    """Gives messages their pictures, if there is a painter; a failure only leaves a line in the log.

    `tasks` are the pictures being made, drawn one after another.
    """

    def __init__(
        self, *, painter: Painter | None, dingtalk: DingTalk, bill: Bill, clock: Callable[[], datetime]
    ) -> None:
        self._painter = painter
        self._dingtalk = dingtalk
        self._bill = bill
        self._clock = clock
        self._brush = asyncio.Lock()
        self.tasks: set[asyncio.Task[None]] = set()
        self._rests_until: datetime | None = None

    def hang(self, owed: Iterable[Owed], *, then: Callable[[], None]) -> bool:
        """Try once to give each its picture; True if that takes a while, after which `then` is called."""
        lacking = [each for each in owed if each.row.chart and each.picture is None]
        if self._painter is None or not lacking:
            return False
        task = asyncio.create_task(self._hang(self._painter, lacking))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        task.add_done_callback(lambda _: then())
        return True

    async def _hang(self, painter: Painter, lacking: list[Owed]) -> None:
        for each in lacking:
            each.picture = await self._picture(painter, each.row.org_id, each.row.chart or {})

    async def _picture(self, painter: Painter, org_id: str, data: Mapping[str, Any]) -> str:
        """The picture as Markdown, nothing if it cannot be had."""
        rests = self._rests_until is not None and self._clock() < self._rests_until
        if rests or self._bill.leaves_unsaid(org_id, "picture"):
            return ""
        try:
            async with asyncio.timeout(SECONDS):
                return await self._drawn_and_uploaded(painter, org_id, data)
        except (CannotDraw, SendFailed, TimeoutError) as error:
            if isinstance(error, FixCredentials | QuotaUsedUp):
                self._rests_until = self._clock() + REST
            reason = str(error) or f"it was not there within {SECONDS:g} seconds"
            log.warning("a message leaves without its picture", action="picture", reason=reason)
        except Exception:  # a bug of ours must not hold back the text
            log.exception("a picture could not be made", action="picture")
        return ""

    async def _drawn_and_uploaded(self, painter: Painter, org_id: str, data: Mapping[str, Any]) -> str:
        chart = Chart.of(data)
        async with self._brush:
            png = await asyncio.to_thread(painter.draw, chart)
        with charged_to(org_id):
            media_id = await self._dingtalk.upload_picture(png)
        return picture(title_of(chart), media_id)
