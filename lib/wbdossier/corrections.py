"""What people know better than the rules: ``seeds/corrections.toml`` applied to facts.

A correction names an article, words that stand in it and a reason, and does one thing: says how
the words should read (``reads``), sets fields of a fact (``kind`` and ``set``), notes a doubt
(``doubt``), rejects a fact (``kind`` and ``drop``) or adds a missed one (``kind`` and ``add``).
One that no longer fits its article is an error, never passed over
(docs/decisions/0003-corrections.md).
"""

from __future__ import annotations

import datetime
import itertools
import re
import tomllib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from wbdossier import wording
from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES, Article, Fact, Span, fact_id
from wbdossier.schema import ACTIONS, Column, CorrectionRow, own_columns

NEEDS_KIND = ("set", "drop", "add")


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One ``[[correction]]``, as written."""

    doc: str
    words: str
    reason: str
    by: str | None = None
    date: datetime.date | None = None
    reads: str | None = None
    doubt: str | None = None
    kind: str | None = None
    set: dict[str, Any] | None = None
    add: dict[str, Any] | None = None
    drop: bool = False
    nth: int | None = None

    @property
    def actions(self) -> list[str]:
        """The things it asks for; a valid correction asks for one."""
        return [a for a in ACTIONS if getattr(self, a) not in (None, False)]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    correction: list[dict[str, Any]] = []


@dataclass(frozen=True)
class Corrections:
    """A corrections file; a correction's number is its place in it, from 1."""

    file: Path
    entries: tuple[Correction, ...] = ()

    def of(self, doc: str) -> list[tuple[int, Correction]]:
        """Return the corrections of an article, with their numbers."""
        return [(n, c) for n, c in enumerate(self.entries, 1) if c.doc == doc]

    def problem(self, number: int, cause: str, remedy: str) -> Problem:
        """Return a Problem that names the correction and its words."""
        words = wording.shown(self.entries[number - 1].words)
        return Problem(self.file, cause, remedy, f"correction {number} ({words})")


@dataclass(frozen=True)
class Applied:
    """Facts after correction, what each correction did, and the facts rejected."""

    facts: tuple[Fact, ...]
    log: tuple[CorrectionRow, ...] = ()
    dropped: tuple[Fact, ...] = ()


# Reading the file


def load(path: Path) -> Corrections:
    """Read a corrections file; without one there are no corrections."""
    if not path.exists():
        return Corrections(path)
    tables = _tables(path)
    entries = [_entry(path, number, table) for number, table in enumerate(tables, 1)]
    loaded = Corrections(path, tuple(entries))
    for number, entry in enumerate(entries, 1):
        _check_form(loaded, number, entry)
    return loaded


def require_articles(corrections: Corrections, ids: Collection[str]) -> None:
    """Raise a Problem for the first correction whose article is not among ``ids``."""
    for number, correction in enumerate(corrections.entries, 1):
        if correction.doc not in ids:
            cause = f"there is no article {correction.doc!r}"
            remedy = f"give one of {', '.join(sorted(ids)) or 'the articles (there are none)'}"
            raise corrections.problem(number, cause, f"{remedy}, or delete the correction")


def _tables(path: Path) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        return msgspec.convert(content, _File).correction
    except OSError as error:
        raise Problem(path, f"cannot be read: {error.strerror}", "make it readable") from error
    except UnicodeDecodeError as error:
        raise Problem(path, "it is not UTF-8", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        cause, _, place = str(error).rstrip(")").partition(" (at ")
        raise Problem(path, f"not valid TOML: {cause}", "mend the syntax", place) from error
    except msgspec.ValidationError as error:
        raise Problem(path, str(error), "write each correction as [[correction]]") from error


def _entry(path: Path, number: int, table: dict[str, Any]) -> Correction:
    try:
        return msgspec.convert(table, Correction)
    except msgspec.ValidationError as error:
        remedy = f"the keys are {', '.join(Correction.__struct_fields__)}"
        raise Problem(path, str(error), remedy, f"correction {number}") from error


def _check_form(corrections: Corrections, number: int, correction: Correction) -> None:
    """Check what the types cannot say: one action, with what it needs and nothing else."""
    actions = correction.actions
    needs_kind = actions and actions[0] in NEEDS_KIND
    complaints = (
        (not correction.words.strip(), "`words` is empty", "give the article's words"),
        (not correction.reason.strip(), "`reason` is empty", "say why"),
        ("" in (correction.reads, correction.doubt), "it says nothing", "give the words"),
        (len(actions) != 1, f"it does {len(actions)} things", f"give one of {', '.join(ACTIONS)}"),
        (needs_kind and not correction.kind, "`kind` is missing", "say which kind of fact"),
        (not needs_kind and correction.kind, "`kind` has no use here", "delete `kind`"),
        (correction.nth is not None and actions != ["add"], "`nth` goes with `add`", "delete it"),
        (
            correction.kind and correction.kind not in FACT_CLASSES,
            f"there is no kind {correction.kind!r}",
            f"give one of {', '.join(FACT_CLASSES)}",
        ),
    )
    for wrong, cause, remedy in complaints:
        if wrong:
            raise corrections.problem(number, cause, remedy)


# Applying it


def apply(corrections: Corrections, article: Article, facts: Iterable[Fact]) -> Applied:
    """Apply the corrections of an article to its facts, in the order of the file.

    Ids stay as they are. A correction whose words are not in the article, or that finds no fact
    to set or drop, raises a Problem.
    """
    applied = Applied(tuple(facts))
    for number, correction in corrections.of(article.id):
        step = _Step(corrections, number, correction, article)
        applied = step.apply(applied)
    return applied


@dataclass(frozen=True)
class _Step:
    """One correction at work on one article."""

    corrections: Corrections
    number: int
    correction: Correction
    article: Article

    def apply(self, before: Applied) -> Applied:
        (action,) = self.correction.actions
        do: Callable[[tuple[Fact, ...]], tuple[Fact, ...]] = getattr(self, f"_{action}")
        place = self._place()
        after = do(before.facts)
        changed = {f.id for f in set(before.facts) ^ set(after)}
        kept = {f.id for f in after}
        dropped = tuple(f for f in before.facts if f.id not in kept)
        log = (*before.log, self._row(action, place, sorted(changed)))
        return Applied(after, log, before.dropped + dropped)

    def _row(self, action: str, place: Span, ids: list[str]) -> CorrectionRow:
        c = self.correction
        return CorrectionRow(
            number=self.number,
            doc=c.doc,
            words=place.of(self.article.text),
            start=place.start,
            end=place.end,
            action=action,
            kind=c.kind,
            says=_says(getattr(c, action)),
            reason=c.reason,
            by=c.by,
            date=c.date.isoformat() if c.date else None,
            facts=tuple(ids),
        )

    # The five actions: facts in, facts out

    def _reads(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(self._reread(fact) for fact in facts)

    def _set(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        values = self._values(self.correction.set or {})
        found = self._facts(facts)
        if all(replace(f, **values) == f for f in found):
            raise self._problem("the fact already reads so", "delete the correction")
        return tuple(self._changed(f, values) if f in found else f for f in facts)

    def _doubt(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        places = self._places()
        note = self.correction.doubt or ""

        def doubtful(fact: Fact) -> bool:
            passage = self.article.passage(fact.span)
            return any(passage.overlaps(place) for place in places)

        return tuple(_noted(f, note) if doubtful(f) else f for f in facts)

    def _drop(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        found = self._facts(facts)
        return tuple(f for f in facts if f not in found)

    def _add(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        span, kind = self._place(), self.correction.kind or ""
        known = [f for f in facts if f.kind == kind and f.span == span]
        if known:
            cause = f"rule `{known[0].rule}` already reads this {kind}"
            raise self._problem(cause, "delete the correction, or use `set`")
        values = self._values(self.correction.add or {})
        quote = span.of(self.article.text)
        fact = FACT_CLASSES[kind](
            id=_new_id(self.article.id, kind, quote, {f.id for f in facts}),
            doc=self.article.id,
            start=span.start,
            end=span.end,
            quote=quote,
            rule="correction",
            origin="curated",
            note=self.correction.reason,
            **values,
        )
        return (*facts, fact)

    # What the actions are made of

    def _reread(self, fact: Fact) -> Fact:
        """Return the fact with the words replaced in every field that holds article text."""
        old, new = self.correction.words, self.correction.reads or ""
        values = {
            name: _mapped(lambda text: wording.reworded(text, old, new), getattr(fact, name))
            for name, column in own_columns(fact.kind).items()
            if column.type in ("string", "list") and not column.values
        }
        return self._changed(fact, values)

    def _changed(self, fact: Fact, values: dict[str, Any]) -> Fact:
        new = replace(fact, **values)
        if new == fact:
            return fact
        origin = "curated" if fact.origin == "curated" else "corrected"
        return _noted(replace(new, origin=origin), self.correction.reason)

    def _facts(self, facts: tuple[Fact, ...]) -> list[Fact]:
        """Return the facts of the kind whose quote contains the words; there must be one."""
        kind, pattern = self.correction.kind, wording.pattern(self.correction.words)
        of_kind = [f for f in facts if f.kind == kind]
        found = [f for f in of_kind if pattern.search(f.quote)]
        if not found:
            near = wording.nearest(self.correction.words, [f.quote for f in of_kind])
            known = (
                f"the nearest is {wording.shown(near)}" if near else f"there is no {kind} to change"
            )
            cause = f"no {kind} in article {self.article.id} has these words in its quote"
            raise self._problem(f"{cause}; {known}", "give words of its quote, or delete it")
        return found

    def _places(self) -> list[Span]:
        """Return where the words stand in the article; they must stand there."""
        words = self.correction.words
        found = wording.pattern(words).finditer(self.article.text)
        places = [Span(*m.span()) for m in found]
        if not places:
            near = wording.nearest(words, wording.windows(self.article.text, words))
            known = f"; the nearest are {wording.shown(near)}" if near else ""
            cause = f"these words are not in article {self.article.id}{known}"
            raise self._problem(cause, "copy the words from the article, or delete the correction")
        return places

    def _place(self) -> Span:
        """Return the place it is about: the first, or for an added fact the one it says."""
        places, nth = self._places(), self.correction.nth
        if self.correction.add is None or (nth is None and len(places) == 1):
            return places[0]
        if nth is None or not 1 <= nth <= len(places):
            cause = f"the words stand in {len(places)} places"
            raise self._problem(cause, f"say which: nth = 1 … {len(places)}")
        return places[nth - 1]

    def _values(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return the given fields as the record's types; an empty string stands for null."""
        kind = self.correction.kind or ""
        own, hints = own_columns(kind), get_type_hints(FACT_CLASSES[kind])
        if unknown := [name for name in given if name not in own]:
            cause = f"{kind} has no field `{unknown[0]}` that can be set"
            raise self._problem(cause, f"the fields are {', '.join(own)}")
        if not given:
            raise self._problem("it gives no fields", f"the fields are {', '.join(own)}")
        return {name: self._value(own[name], hints[name], v) for name, v in given.items()}

    def _value(self, column: Column, hint: Any, given: Any) -> Any:
        if given == "":
            return None if column.type != "list" else ()
        try:
            value = msgspec.convert(given, hint)
        except msgspec.ValidationError as error:
            remedy = f"its type is {column.type}{f' ({column.unit})' if column.unit else ''}"
            raise self._problem(f"`{column.name}`: {error}", remedy) from error
        if isinstance(value, Decimal) and not value.is_finite():
            raise self._problem(f"`{column.name}` cannot be {given}", "give a number")
        if column.values and value not in column.values:
            allowed = ", ".join(column.values)
            raise self._problem(f"`{column.name}` cannot be {given!r}", f"give one of {allowed}")
        if column.pattern and not re.fullmatch(column.pattern, value):
            raise self._problem(f"`{column.name}` cannot be {given!r}", column.meaning)
        return value

    def _problem(self, cause: str, remedy: str) -> Problem:
        return self.corrections.problem(self.number, cause, remedy)


def _mapped(change: Callable[[str], str], value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(change, value))
    return change(value) if isinstance(value, str) else value


def _noted(fact: Fact, note: str) -> Fact:
    return replace(fact, note=f"{fact.note} {note}" if fact.note else note)


def _says(value: Any) -> str | None:
    """Return what an action says, in words: the text, or the fields it gives."""
    match value:
        case str():
            return value
        case dict():
            return ", ".join(f"{name} = {given}" for name, given in value.items())
    return None


def _new_id(doc: str, kind: str, quote: str, taken: Collection[str]) -> str:
    ids = (fact_id(doc, kind, quote, occurrence) for occurrence in itertools.count())
    return next(i for i in ids if i not in taken)
