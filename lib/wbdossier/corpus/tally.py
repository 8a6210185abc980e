"""What a run says of itself: who was skipped and why, how far it is, what came out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from wbdossier.corpus.work import Result
from wbdossier.errors import Problem

NAMED = 20  # of those skipped; more would hide the rest


class Tally:
    """Counts what passes, and tells of the first that were skipped."""

    def __init__(self, tell: Callable[[Problem], None], live: bool = False) -> None:
        """Nothing has passed; ``tell`` is given each Problem to show, ``live`` shows the counts."""
        self.tell, self.live = tell, live
        self.articles = self.facts = self.skipped = self.unread = 0

    def __str__(self) -> str:
        """The counts, as one line."""
        return f"{self.articles:,} articles, {self.facts:,} facts, {self.skipped:,} skipped"

    def of(self, results: Iterable[Result]) -> Iterator[Result]:
        """Pass the results on."""
        with _shown(self) as show:
            for result in results:
                self._take(result)
                show()
                yield result

    def _take(self, result: Result) -> None:
        self.articles += result.articles
        self.facts += result.facts
        self.unread += sum(skipped.whole for skipped in result.skipped)
        for skipped in result.skipped:
            self.skipped += 1
            if self.skipped <= NAMED:
                self.tell(skipped.problem)

    @property
    def unnamed(self) -> int:
        """How many were skipped without a word."""
        return max(0, self.skipped - NAMED)


@contextmanager
def _shown(tally: Tally) -> Iterator[Callable[[], None]]:
    """Give what shows the counts on stderr."""
    if not tally.live:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        line = progress.add_task(str(tally), total=None)
        yield lambda: progress.update(line, description=str(tally))
