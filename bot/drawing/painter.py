"""Charts as PNG, drawn without a browser in a process of their own.

`charts`, the extra of packages this needs, may be missing; then a painter says so instead of drawing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Sequence
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from commands.texts.charts.week import Chart, draw
from commands.texts.lettering import SANS, is_written_by_one_font

SECONDS = 15.0
"""The longest that a drawing may take."""
LETTERS = "A永Ữ"
"""What a font must have to write our languages."""
DRAWING_PROGRAM = Path(__file__).with_name("svg_to_png.py")
NO_LETTER = "\U000e0fff"


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
