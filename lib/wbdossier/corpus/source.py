"""One article before it is read, and one that could not be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wbdossier.articles import Sidecar
from wbdossier.corrections import Corrections
from wbdossier.errors import Problem

LEAST = 200  # characters: what an article costs however short it is


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that was not read, and why; ``whole`` if it is a file of its own."""

    file: str
    place: str
    cause: str
    remedy: str
    whole: bool

    @classmethod
    def of(cls, problem: Problem, place: str = "", whole: bool = True) -> Skipped:
        """Keep what a Problem says, which as an exception goes badly between processes."""
        place = problem.place or place
        others = len(getattr(problem, "each", ())) - 1
        cause = problem.cause + (f" (and {others} more like it)" if others > 0 else "")
        return cls(problem.where, place, cause, problem.remedy, whole)

    @property
    def problem(self) -> Problem:
        """The sentence for people."""
        return Problem(self.file, self.cause, self.remedy, self.place)

    @property
    def size(self) -> int:
        """What it counts for in a batch, in characters."""
        return LEAST


@dataclass(frozen=True, slots=True)
class Source:
    """What one article is read from.

    ``data`` are the bytes of a text, a page, a PDF or a line of JSON, or the fields of a row, as
    ``form`` says. ``doc`` is the article's id in ``folder``, which goes before it ("sub/000").
    """

    file: str
    place: str  # in the file: "line 3"; empty if the file is the article
    form: str  # txt, html, pdf, json or row
    data: Any
    doc: str
    folder: str = ""
    sidecar: Sidecar | None = None
    corrections: Corrections | None = None  # None: none concern this article

    @property
    def size(self) -> int:
        """What it counts for in a batch, in characters or bytes."""
        length = len(self.data if self.form != "row" else str(self.data.get("text") or ""))
        return max(length, LEAST)

    def skipped(self, problem: Problem) -> Skipped:
        """Return what to say of it when ``problem`` kept it from being read."""
        place = self.place if problem.where == self.file else ""
        return Skipped.of(problem, place, whole=not self.place)


Item = Source | Skipped
