"""`make migration m="what changes"`: write the step from the steps so far to `storage/tables/`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command

from storage import schema
from storage.engine import open_engine


def write(message: str) -> Path:
    """The new file: the difference between a database made by all steps so far and the tables."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/steps.db")
        schema.upgrade(engine)
        with schema.migrating(engine) as config:
            config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
            script = command.revision(config, message, autogenerate=True)
        engine.dispose()
    if script is None or isinstance(script, list):
        raise RuntimeError("alembic wrote no single file")
    return Path(script.path)


def tidy(path: Path) -> None:
    """Leave out what alembic writes in vain, and format the file as all others."""
    lines = path.read_text().splitlines(keepends=True)
    told = "".join(line for line in lines if not line.lstrip().startswith("# ###"))
    path.write_text(told.replace(", schema=None", "").replace(", unique=False", ""))
    for step in (["check", "--select=I,F401", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *step, str(path)], check=True)  # noqa: S603 (our own arguments)


if __name__ == "__main__":
    written = write(sys.argv[1])
    tidy(written)
    print(f"{written}\nRead it: alembic cannot see renames, nor move data.")  # noqa: T201 (a command's output)
