"""What a person sees while the runs go: a live table on a terminal, a line a run elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.table import Table


@dataclass
class Status:
    """How far one run is."""

    state: str = "waiting"
    cells: int = 0
    started: float = 0.0
    seconds: float | None = None
    begun: list[float] = field(default_factory=list)  # when each code cell was

    @property
    def cell(self) -> int:
        """How many code cells it has come to."""
        return len(self.begun)

    def __str__(self) -> str:
        """Show it in a few words."""
        if self.state == "running":
            return f"cell {self.cell} of {self.cells}" if self.cell else "starting"
        return self.state

    def time(self) -> str:
        """Return the seconds so far, or in all."""
        seconds = self.seconds
        if self.state in ("running", "sent"):
            seconds = time.monotonic() - self.started
        return "" if seconds is None else f"{seconds:.1f} s"


@dataclass
class Stage:
    """A part of the build, and when it was."""

    name: str
    started: float
    seconds: float


class Progress:
    """Keeps count and shows nothing. Runs report from several threads."""

    def __init__(self) -> None:
        """Start without runs."""
        self.runs: dict[str, Status] = {}
        self.stages: list[Stage] = []
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

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a part of the build."""
        started = time.monotonic()
        try:
            yield
        finally:
            self.stages.append(Stage(name, started, time.monotonic() - started))

    def summary(self) -> str:
        """Say in a line what was done and how long it took."""
        took = self.seconds()
        parts = [f"{len(took)} of {len(self.runs)} runs executed"]
        parts += [", ".join(f"{s.name} {s.seconds:.1f} s" for s in self.stages)]
        if took:
            longest = max(took, key=lambda name: took[name])
            parts.append(f"the longest run: {longest}, {took[longest]:.1f} s")
        return "; ".join(filter(None, parts))

    def expect(self, names: Iterable[str]) -> None:
        """Take note of the runs to come."""
        self.runs |= {name: Status() for name in names}

    def send(self, name: str) -> None:
        """A run is given to a cluster, which says no more until it ends."""
        self._set(name, Status("sent", started=time.monotonic()))

    def start(self, name: str, cells: int) -> None:
        """A run starts; ``cells`` is the number of its code cells."""
        self._set(name, Status("running", cells=cells, started=time.monotonic()))

    def cell(self, name: str) -> None:
        """A run comes to its next code cell."""
        self.runs[name].begun.append(time.monotonic())

    def finish(self, name: str) -> None:
        """A run is done."""
        self._end(name, "done")

    def fail(self, name: str) -> None:
        """A run has failed."""
        self._end(name, "failed")

    def skip(self, name: str, reason: str = "unchanged") -> None:
        """A run need not be executed."""
        self._set(name, Status(reason))

    def seconds(self) -> dict[str, float]:
        """Return how long each run that was executed took."""
        return {n: s.seconds for n, s in self.runs.items() if s.seconds and s.state == "done"}

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
        if status.state not in ("running", "sent"):
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
