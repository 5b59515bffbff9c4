"""Parts of the measurement that need a process of their own, and what Linux tells of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def figures_of(module: str, *arguments: str) -> Any:
    """What a module of the benchmark prints, as JSON, when it is run by itself."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def highest_megabytes() -> float:
    """The most memory this program ever had resident, in MB of 1,000,000 bytes.

    Not `ru_maxrss`: a process inherits that of the one which started it, even when it runs another program.
    """
    lines = Path("/proc/self/status").read_text().splitlines()
    highest = next(line for line in lines if line.startswith("VmHWM:"))
    return int(highest.split()[1]) * 1024 / 1e6
