"""The corrections file: what it may say, read and checked as far as no article is needed."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from wbdossier import wording
from wbdossier.errors import Problem, Problems
from wbdossier.records import FACT_CLASSES
from wbdossier.schema import ACTIONS

NEEDS_KIND = ("set", "drop", "add")
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*correction[ \t]*\]\]", re.MULTILINE)


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One ``[[correction]]``, as written; the keys in the order in which they are written."""

    doc: str
    words: str
    fact: str | None = None
    nth: int | None = None
    kind: str | None = None
    reads: str | None = None
    set: dict[str, Any] | None = None
    doubt: str | None = None
    drop: bool = False
    add: dict[str, Any] | None = None
    reason: str
    by: str | None = None
    date: datetime.date | None = None

    @property
    def actions(self) -> list[str]:
        """The things it asks for; a valid correction asks for one."""
        return [a for a in ACTIONS if getattr(self, a) not in (None, False)]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    correction: list[dict[str, Any]] = []


@dataclass(frozen=True)
class Corrections:
    """A corrections file; a correction's number is its place in it, from 1.

    ``lines`` are those of the headers, from 1; none where the file has its corrections otherwise
    than as ``[[correction]]``. ``proposed`` is the number of one that is not written yet, and
    what it was asked for: problems name that, and the remedy of somebody who is about to write.
    """

    file: Path
    entries: tuple[Correction, ...] = ()
    lines: tuple[int, ...] = ()
    proposed: tuple[int, str] | None = None

    def of(self, doc: str) -> list[tuple[int, Correction]]:
        """Return the corrections of an article, with their numbers."""
        return [(n, c) for n, c in enumerate(self.entries, 1) if c.doc == doc]

    def name(self, number: int) -> str:
        """Name a correction by its number and line."""
        line = f", line {self.lines[number - 1]}" if self.lines else ""
        return f"correction {number}{line}"

    def problem(self, number: int, cause: str, remedy: str, asked: str = "") -> Problem:
        """Return a Problem that names the correction and its words.

        ``asked`` is the remedy while the correction is only proposed, where it is another one.
        """
        if self.proposed and number == self.proposed[0]:
            return Problem(self.proposed[1], cause, asked or remedy)
        words = wording.shown(self.entries[number - 1].words)
        return Problem(self.file, cause, remedy, f"{self.name(number)} ({words})")


def load(path: Path) -> Corrections:
    """Read a corrections file; without one there are no corrections."""
    try:
        return parse(path, path.read_bytes() if path.exists() else b"")
    except OSError as error:
        raise Problem(path, f"cannot be read: {error.strerror}", "make it readable") from error


def parse(path: Path, data: bytes) -> Corrections:
    """Return the corrections a file holds; every one that is not valid is named."""
    text, tables = _tables(path, data)
    entries = [_entry(path, number, table) for number, table in enumerate(tables, 1)]
    lines = tuple(text.count("\n", 0, at) + 1 for at in headers(text))
    read = Corrections(path, tuple(entries), lines)
    check(read)
    return read


def check(corrections: Corrections) -> None:
    """Raise Problems that name the corrections that do not say one thing, and all it needs."""
    numbered = enumerate(corrections.entries, 1)
    if problems := [p for number, each in numbered for p in _form(corrections, number, each)]:
        raise Problems(problems)


def headers(text: str) -> list[int]:
    """Return where each ``[[correction]]`` of a valid file begins; none if it has no such line.

    A line of a string may look like one; what stands before a true one is valid by itself.
    """
    places = [m.start() for m in _HEADER.finditer(text)]
    count = len(tomllib.loads(text).get("correction", []))
    if len(places) != count:
        places = [at for at in places if _is_valid(text[:at])]
    return places if len(places) == count else []


def without_article(corrections: Corrections, ids: Collection[str]) -> list[Problem]:
    """Return a Problem for each correction whose article is not among ``ids``."""
    known = f"give one of {', '.join(sorted(ids)) or 'the articles (there are none)'}"
    return [
        corrections.problem(
            number,
            f"there is no article {correction.doc!r}",
            f"{known}, or delete the correction",
            asked=known,
        )
        for number, correction in enumerate(corrections.entries, 1)
        if correction.doc not in ids
    ]


def require_articles(corrections: Corrections, ids: Collection[str]) -> None:
    """Raise Problems that name the corrections whose article is not among ``ids``."""
    if problems := without_article(corrections, ids):
        raise Problems(problems)


def _tables(path: Path, data: bytes) -> tuple[str, list[dict[str, Any]]]:
    try:
        text = data.decode("utf-8-sig")
        return text, msgspec.convert(tomllib.loads(text), _File).correction
    except UnicodeDecodeError as error:
        raise Problem(path, "it is not UTF-8", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        cause, _, place = str(error).rstrip(")").partition(" (at ")
        raise Problem(path, f"not valid TOML: {cause}", "mend the syntax", place) from error
    except msgspec.ValidationError as error:
        raise Problem(path, str(error), "write each correction as [[correction]]") from error


def _is_valid(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _entry(path: Path, number: int, table: dict[str, Any]) -> Correction:
    try:
        return msgspec.convert(table, Correction)
    except msgspec.ValidationError as error:
        remedy = f"the keys are {', '.join(Correction.__struct_fields__)}"
        raise Problem(path, str(error), remedy, f"correction {number}") from error


def _form(corrections: Corrections, number: int, correction: Correction) -> Iterator[Problem]:
    """Check what the types cannot say: one action, with what it needs and nothing else."""
    actions, fact, kind = correction.actions, correction.fact, correction.kind
    needs_kind = actions and actions[0] in NEEDS_KIND
    complaints = (
        (not correction.words.strip(), "`words` is empty", "give the article's words"),
        (not correction.reason.strip(), "`reason` is empty", "say why"),
        ("" in (correction.reads, correction.doubt), "it says nothing", "give the words"),
        (len(actions) != 1, f"it does {len(actions)} things", f"give one of {', '.join(ACTIONS)}"),
        (needs_kind and not kind, "`kind` is missing", "say which kind of fact"),
        (not needs_kind and kind, "`kind` has no use here", "delete `kind`"),
        (correction.nth is not None and actions != ["add"], "`nth` goes with `add`", "delete it"),
        (
            fact and not {*actions} <= {"set", "drop"},
            "`fact` goes with `set` and `drop`",
            "delete it",
        ),
        (
            fact and kind and not fact.startswith(f"{correction.doc}-{kind}-"),
            f"{fact} is no {kind} of article {correction.doc}",
            "give the id of one that is",
        ),
        (
            kind and kind not in FACT_CLASSES,
            f"there is no kind {kind!r}",
            f"give one of {', '.join(FACT_CLASSES)}",
        ),
    )
    for wrong, cause, remedy in complaints:
        if wrong:
            yield corrections.problem(number, cause, remedy)
            return
