"""What happens while documents are taken in, shown on a terminal as a bar, elsewhere as lines for what went wrong."""

from collections import Counter
from time import monotonic
from types import TracebackType
from typing import Self, TextIO

from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.text import Text

from vnpolicy.cli.formats import make_console
from vnpolicy.cli.messages import one_line
from vnpolicy.cli.wording import counted
from vnpolicy.index.intake.events import Added, Encoded, Event, Failed, Progress, Removed, Skipped

WORDS: dict[type[Event], str] = {Added: "added", Skipped: "unchanged", Removed: "removed", Failed: "failed"}


class RateColumn(ProgressColumn):
    """Steps a second."""

    def render(self, task: Task) -> Text:
        """`12.3/s`, or nothing before the first step."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")


class Display:
    """Takes events, draws the bar, and keeps count. The bar is drawn only on a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._counts: Counter[str] = Counter()
        self._encoded = 0
        self._start = monotonic()
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            RateColumn(),
            TimeRemainingColumn(),
        )
        self._bar = Bar(*columns, console=make_console(stream), disable=not stream.isatty(), transient=True)
        self._steps = {name: self._bar.add_task(name, total=None, visible=False) for name in ("reading", "encoding")}

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bar.stop()

    @property
    def failed(self) -> int:
        """Files that gave no document."""
        return self._counts["failed"]

    @property
    def files(self) -> int:
        """Files and documents that anything happened to."""
        return self._counts.total()

    def take(self, event: Progress) -> None:
        """Count an event and show it."""
        step = "encoding" if isinstance(event, Encoded) else "reading"
        self._bar.update(self._steps[step], completed=event.done, total=event.total, visible=True)
        if isinstance(event, Encoded):
            self._encoded = event.done
            return
        self._counts[WORDS[type(event)]] += 1
        if isinstance(event, Failed):
            self._bar.console.print(f"policy: {one_line(f'{event.source}: {event.reason}')}", soft_wrap=True)

    def summary(self) -> str:
        """`12 added, 1 failed, 310 vectors made, 14.2 s`."""
        counts = [f"{self._counts[word]:,} {word}" for word in WORDS.values() if self._counts[word]]
        counts += [f"{counted(self._encoded, 'vector')} made"] if self._encoded else []
        return ", ".join([*(counts or ["nothing to do"]), f"{monotonic() - self._start:.1f} s"])


class PageDisplay:
    """A bar of the pages that are being recognised; drawn only on a terminal, and only once there are any."""

    def __init__(self, stream: TextIO) -> None:
        columns = (TextColumn("recognising pages"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=make_console(stream), disable=not stream.isatty(), transient=True)
        self._pages = self._bar.add_task("pages", total=None)

    def take(self, done: int, total: int | None) -> None:
        """Show how many pages are done; the bar goes when all are."""
        self._bar.start()
        self._bar.update(self._pages, completed=done, total=total)
        if done == total:
            self.stop()

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()
