"""Turns SVG into PNG in a process of its own, for `painter`.

resvg holds Python's lock while it draws: in the bot's process every receipt would wait for every picture.
This file is run by its path and without what Python and the program otherwise load, so that it starts in some
20 ms. Its argument is the folder in which resvg is.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from importlib import import_module
from typing import TextIO


def draw(source: TextIO, sink: TextIO) -> None:
    """Read SVGs and resvg's options, `{"svgs": […], "options": {…}}`; write PNGs, a line of base64 each."""
    to_bytes = import_module("resvg_py").svg_to_bytes  # here, since its folder is known only now
    wanted = json.load(source)
    for svg in wanted["svgs"]:
        png = bytes(to_bytes(svg_string=svg, **wanted["options"]))
        sink.write(b64encode(png).decode("ascii") + "\n")


if __name__ == "__main__":
    sys.path.append(sys.argv[1])
    draw(sys.stdin, sys.stdout)
