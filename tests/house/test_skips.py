"""On the build machine a skipped test is a failure; elsewhere it is skipped with its reason printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

PYTEST = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", os.devnull, "-rs"]

SKIPPED = """
import pytest

def test_passes() -> None:
    assert True

def test_needs_more() -> None:
    pytest.skip("no browser here")
"""

SKIPPED_WHOLE = """
import pytest

pytest.skip("no server here", allow_module_level=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("require_all", "workers", "status"), [("1", "0", 1), ("1", "1", 1), ("", "0", 0)])
def test_a_skip_where_all_is_required(tmp_path: Path, require_all: str, workers: str, status: int) -> None:
    (tmp_path / "test_some.py").write_text(SKIPPED)
    (tmp_path / "test_none.py").write_text(SKIPPED_WHOLE)
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [*PYTEST, f"-n{workers}", tmp_path],
        cwd=ROOT,
        env={**outside, "OKRBOT_REQUIRE_ALL": require_all, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert "no browser here" in done.stdout
    assert "no server here" in done.stdout
    assert ("which OKRBOT_REQUIRE_ALL=1 makes a failure" in done.stdout) == bool(require_all)
