"""What a person sees while the runs go: a live table on a terminal, a line a run elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.table import Table


@dataclass
class Status:
    """How far one run is."""

    state: str = "waiting"
    cell: int = 0
    cells: int = 0
    started: float = 0.0
    seconds: float | None = None

    def __str__(self) -> str:
        """Show it in a few words."""
        if self.state == "running":
            return f"cell {self.cell} of {self.cells}" if self.cell else "starting"
        return self.state

    def time(self) -> str:
        """Return the seconds so far, or in all."""
        seconds = self.seconds
        if self.state == "running":
            seconds = time.monotonic() - self.started
        return "" if seconds is None else f"{seconds:.1f} s"


class Progress:
    """Keeps count and shows nothing. Runs report from several threads."""

    def __init__(self) -> None:
        """Start without runs."""
        self.runs: dict[str, Status] = {}
        self.lock = threading.Lock()

    def __enter__(self) -> Self:
        """Begin to show."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the last state standing."""

    def say(self, line: str) -> None:
        """Say what a stage did."""

    def expect(self, names: Iterable[str]) -> None:
        """Take note of the runs to come."""
        self.runs |= {name: Status() for name in names}

    def start(self, name: str, cells: int) -> None:
        """A run starts; ``cells`` is the number of its code cells."""
        self._set(name, Status("running", cells=cells, started=time.monotonic()))

    def cell(self, name: str) -> None:
        """A run comes to its next code cell."""
        self.runs[name].cell += 1

    def finish(self, name: str) -> None:
        """A run is done."""
        self._end(name, "done")

    def fail(self, name: str) -> None:
        """A run has failed."""
        self._end(name, "failed")

    def skip(self, name: str, reason: str = "unchanged") -> None:
        """A run need not be executed."""
        self._set(name, Status(reason))

    def _end(self, name: str, state: str) -> None:
        status = self.runs[name]
        status.seconds = time.monotonic() - status.started
        status.state = state
        self._set(name, status)

    def _set(self, name: str, status: Status) -> None:
        with self.lock:
            self.runs[name] = status
            self.changed(name)

    def changed(self, name: str) -> None:
        """Show that a run's state has changed."""


class Lines(Progress):
    """One line when a run ends."""

    def say(self, line: str) -> None:
        """Print it."""
        print(line, file=sys.stderr, flush=True)

    def changed(self, name: str) -> None:
        """Print how the run ended."""
        status = self.runs[name]
        if status.state != "running":
            self.say(f"{name}: {status}" + (f" in {status.time()}" if status.time() else ""))


class Live(Progress):
    """A table that is drawn anew while the runs go."""

    def __init__(self) -> None:
        """Draw on stderr, so that stdout holds only the result."""
        from rich.console import Console
        from rich.live import Live as RichLive

        super().__init__()
        self.console = Console(stderr=True)
        self.live = RichLive(console=self.console, get_renderable=self._table, refresh_per_second=8)

    def __enter__(self) -> Self:
        """Begin to draw."""
        self.live.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Draw the last state."""
        self.live.stop()

    def say(self, line: str) -> None:
        """Print it above the table."""
        self.console.print(line, highlight=False, markup=False)

    def _table(self) -> Table:
        from rich.table import Table

        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column()
        table.add_column()
        table.add_column(justify="right")
        for name, status in list(self.runs.items()):
            style = {"failed": "red", "waiting": "dim", "unchanged": "dim"}.get(status.state)
            table.add_row(name, str(status), status.time(), style=style)
        return table


def choose() -> Progress:
    """Return the display for where stderr goes."""
    return Live() if sys.stderr.isatty() else Lines()
