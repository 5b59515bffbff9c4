"""`okrbot demo`: a whole DingTalk on this computer, with a team at work in it. Nothing leaves it."""

from __future__ import annotations

import asyncio
import io
import secrets
import signal
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.demo import history, story
from bot.demo.passing import guide
from bot.demo.stage import NoAnswer, Stage, raised
from bot.demo.team import EMPTY_GROUP, GROUP, WEEK_OF_TODAY, WEEKS, ZONE, first_monday, make_world
from bot.logs import start_logging
from bot.sandbox.clock import Clock
from bot.starting import CannotStart
from commands.rules.quiet_hours import is_quiet

DATABASE = "okrbot.db"
BEFORE_WORK = timedelta(hours=8)
"""The demo's clock starts so long after midnight of the first Monday."""
STAGE_TIME = time(10, 0)
"""When today the script plays: at night some messages would wait for the morning."""
NOT_YET = "Just a moment: the team's first weeks are still being played."
"""What the page says while the past is told: a word in the middle of it would become a part of it."""
BROKEN = 1
WRONG_USE = 2


def run(*, script: bool, port: int, browser: bool, data: Path | None) -> None:
    """Show the demo until Ctrl-C, or play the script and end.

    `port` is wished for: if it is taken, one of the next is used. With `data` the database is kept in that
    folder and used again the next time; without it all is removed at the end.

    Raises:
        SystemExit: 1 if it could not start or the script did not go as it should, 2 for wrong use.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without emoji shows the rest
    if script and data:
        _stop("--script always begins anew, so it goes without --data.", WRONG_USE)
    start_logging("WARNING")
    try:
        asyncio.run(_play() if script else _show(port, browser, data))
    except (KeyboardInterrupt, asyncio.CancelledError):
        _tell("Stopped.")
    except (CannotStart, NoAnswer) as error:
        _stop(str(error), BROKEN)


async def _play() -> None:
    """The script, in a world that ends with it."""
    until = datetime.combine(datetime.now(ZONE).date(), STAGE_TIME, ZONE)
    world = make_world(Clock(_beginning(until)), seed=1)
    with _folder(None) as folder:
        async with raised(world, port=0, database=folder / DATABASE) as stage:
            await history.play(stage, until=until)
            await story.play(stage, _tell)
    _tell(f"All {len(story.TURNS)} answers came as they should.")


async def _show(port: int, browser: bool, data: Path | None) -> None:
    """The page, until somebody stops it."""
    _let_sigterm_stop()
    now = _by_day(datetime.now(UTC))
    with _folder(data) as folder:
        database = folder / DATABASE
        new = not database.exists()
        world = make_world(Clock(_beginning(now) if new else now), seed=1 if new else secrets.randbits(64))
        with _removed_if_incomplete(database, new) as completed:
            not_yet = NOT_YET if new else ""
            async with raised(world, port=port, database=database, not_yet=not_yet) as stage:
                if new:
                    _tell("Playing the team's first weeks …")
                    await history.play(stage, until=now)
                else:
                    _move_to_latest(stage)
                completed.set()
                world.clock.guided_by(guide(stage.program, world.clock))
                stage.open()
                _welcome(stage, port, data, new=new)
                if browser:
                    await asyncio.to_thread(_open_page, f"{stage.dingtalk.url}/")
                await stage.working


def _by_day(now: datetime) -> datetime:
    """The demo's clock goes with the real one, except at night, when messages would wait for the morning."""
    return datetime.combine(now.astimezone(ZONE).date(), STAGE_TIME, ZONE) if is_quiet(now, ZONE) else now


def _beginning(until: datetime) -> datetime:
    return datetime.combine(first_monday(until), time(), ZONE) + BEFORE_WORK


def _move_to_latest(stage: Stage) -> None:
    """Somebody may have moved the former demo's clock ahead of today; its rows must not lie in the future."""
    latest = history.last_change(stage.program.storage)
    if latest and latest > stage.world.clock.now():
        stage.world.clock.to(latest)


def _welcome(stage: Stage, port: int, data: Path | None, *, new: bool) -> None:
    address, name = f"{stage.dingtalk.url}/", stage.world.robot.name
    if port and not address.endswith(f":{port}/"):
        _tell(f"Port {port} is taken, so the page is on another one.")
    kept = (
        f"What the bot stores is kept in {data}."
        if data
        else "It is removed at the end (--data DIR keeps it)."
    )
    past = (
        f"The team is in week {WEEK_OF_TODAY} of {WEEKS}."
        if new
        else "The bot remembers the former demo; the chats themselves begin empty."
    )
    _tell(f"""
  {address}

A DingTalk on this computer, with the bot {name} in it. {past}
You are Leo. Write in the group "{GROUP}":

  /kr update 60% blocked on legal @wang

Then become Wang Lei and answer  on it by Friday . Other things to try:  undo  ·  /okr  ·  help
The group "{EMPTY_GROUP}" is empty, to begin with  /okr new …
The page lets you be anybody, and moves the clock forward: on Friday at 17:00 the week's digest comes.
Its link "Board" opens the web pages; sign in there as whom you like.

Everybody and everything in it is made up. {kept}
Ctrl-C stops it.""")


def _open_page(address: str) -> None:
    """In a browser with a window of its own; one in the terminal would hide these lines."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:
        browser.open(address)


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    """The folder to keep the data in, or one that is removed."""
    if data is None:
        with TemporaryDirectory(prefix="okrbot-demo-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
        return
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStart(
            f"The folder {data} cannot be made: {error.strerror}. Nothing was started."
        ) from None
    yield data


@contextmanager
def _removed_if_incomplete(database: Path, new: bool) -> Iterator[asyncio.Event]:
    """Half a past would be taken for a whole one the next time. The event says that all of it is there."""
    completed = asyncio.Event()
    try:
        yield completed
    finally:
        if new and not completed.is_set():
            for each in database.parent.glob(f"{database.stem}.*"):
                each.unlink()


def _let_sigterm_stop() -> None:
    """Ctrl-C cancels the running task by itself; a service manager's signal should, too."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _stop(reason: str, status: int) -> None:
    sys.stderr.write(f"{reason}\n")
    raise SystemExit(status)
