"""The one exception a user sees. Imports nothing of ours."""

from pathlib import Path


class Problem(Exception):
    """Something the user can mend: where it is, what is wrong, what to do.

    ``str(problem)`` is the one sentence printed on stderr.
    """

    def __init__(self, where: str | Path, cause: str, remedy: str, place: str = "") -> None:
        """Say ``where`` (a file), ``place`` in it, the ``cause`` and the ``remedy``."""
        self.where, self.place, self.cause, self.remedy = str(where), place, cause, remedy
        super().__init__(f"{where}{f', {place}' if place else ''}: {cause}; {remedy}")
