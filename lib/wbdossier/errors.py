"""The one kind of exception a user sees. Imports nothing of ours."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path


class Problem(Exception):
    """Something the user can mend: where it is, what is wrong, what to do.

    ``str(problem)`` is the one sentence printed on stderr.
    """

    def __init__(self, where: str | Path, cause: str, remedy: str, place: str = "") -> None:
        """Say ``where`` (a file), ``place`` in it, the ``cause`` and the ``remedy``."""
        self.where, self.place, self.cause, self.remedy = str(where), place, cause, remedy
        super().__init__(f"{where}{f', {place}' if place else ''}: {cause}; {remedy}")


class Problems(Problem):
    """Several at once, in ``each``; ``str(problems)`` has a line for each of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Gather the problems; there is at least one."""
        self.each = tuple(p for given in problems for p in getattr(given, "each", (given,)))
        first = self.each[0]
        super().__init__(first.where, first.cause, first.remedy, first.place)
        self.args = ("\n".join(map(str, self.each)),)


@contextlib.contextmanager
def needed(where: str | Path) -> Iterator[None]:
    """Import in this block what only large corpora need; a Problem says how to get it."""
    try:
        yield
    except ImportError as error:
        name = (error.name or str(error)).split(".")[0]
        remedy = "run `make corpora`, or pip install 'wbdossier[corpora]'"
        raise Problem(where, f"this needs {name}, which is not installed", remedy) from error
