"""Corrections at work on the facts of an article; what no longer fits is said to be stale."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from wbdossier import wording
from wbdossier.corrections import values
from wbdossier.corrections.file import Correction, Corrections
from wbdossier.errors import Problem, Problems
from wbdossier.records import FACT_CLASSES, Article, Fact, Span, fact_id
from wbdossier.schema import CorrectionRow, own_columns


@dataclass(frozen=True)
class Applied:
    """Facts after correction, what each correction did, and the facts rejected."""

    facts: tuple[Fact, ...]
    log: tuple[CorrectionRow, ...] = ()
    dropped: tuple[Fact, ...] = ()


def apply(corrections: Corrections, article: Article, facts: Iterable[Fact]) -> Applied:
    """Apply the corrections of an article to its facts, in the order of the file.

    Ids stay as they are. Raises Problems that name every correction that does not fit.
    """
    applied, problems = attempt(corrections, article, facts)
    if problems:
        raise Problems(problems)
    return applied


def attempt(
    corrections: Corrections, article: Article, facts: Iterable[Fact]
) -> tuple[Applied, list[Problem]]:
    """Apply the corrections that fit, and return what is wrong with those that do not.

    A correction is stale when its words are not in the article, or when it finds no fact to set
    or drop; it does not fit when it fights another, or gives what the record cannot hold.
    """
    applied, problems = Applied(tuple(facts)), []
    for number, correction in corrections.of(article.id):
        try:
            applied = _Step(corrections, number, correction, article, applied).applied()
        except Problem as problem:
            problems.append(problem)
    return applied, problems


def places(article: Article, words: str) -> list[Span]:
    """Return where the words stand in an article."""
    return [Span(*m.span()) for m in wording.pattern(words).finditer(article.text)]


@dataclass(frozen=True)
class _Step:
    """One correction at work on one article, after those before it."""

    corrections: Corrections
    number: int
    correction: Correction
    article: Article
    before: Applied

    def applied(self) -> Applied:
        (action,) = self.correction.actions
        do: Callable[[], tuple[Fact, ...]] = getattr(self, f"_{action}")
        before, after = self.before, do()
        changed = {f.id for f in set(before.facts) ^ set(after)}
        kept = {f.id for f in after}
        dropped = tuple(f for f in before.facts if f.id not in kept)
        log = (*before.log, self._row(action, sorted(changed), _was(before.facts, after)))
        return Applied(after, log, before.dropped + dropped)

    def _row(self, action: str, ids: list[str], was: str | None) -> CorrectionRow:
        c, place = self.correction, self._place()
        return CorrectionRow(
            number=self.number,
            doc=c.doc,
            words=place.of(self.article.text),
            start=place.start,
            end=place.end,
            action=action,
            kind=c.kind,
            says=_says(getattr(c, action)),
            was=was,
            reason=c.reason,
            by=c.by,
            date=c.date.isoformat() if c.date else None,
            facts=tuple(ids),
        )

    # The five actions: the facts as they stand afterwards

    def _reads(self) -> tuple[Fact, ...]:
        self._place()
        for number, other in self.corrections.of(self.article.id):
            same = other.words.split() == self.correction.words.split()
            if number < self.number and other.reads and same:
                cause = f"{self.corrections.name(number)} already says how these words read"
                raise self._fight(cause)
        return tuple(self._reread(fact) for fact in self.before.facts)

    def _set(self) -> tuple[Fact, ...]:
        given = self._values(self.correction.set or {})
        found = self._facts()
        self._check_alone(found, given)
        if all(replace(f, **given) == f for f in found):
            cause = "the fact already reads so"
            raise self._problem(cause, "delete the correction", asked="give it other values")
        return tuple(self._changed(f, given) if f in found else f for f in self.before.facts)

    def _doubt(self) -> tuple[Fact, ...]:
        around = self._places()
        note = self.correction.doubt or ""

        def doubtful(fact: Fact) -> bool:
            passage = self.article.passage(fact.span)
            return any(passage.overlaps(place) for place in around)

        return tuple(_noted(f, note) if doubtful(f) else f for f in self.before.facts)

    def _drop(self) -> tuple[Fact, ...]:
        found = self._facts()
        self._check_alone(found, None)
        return tuple(f for f in self.before.facts if f not in found)

    def _add(self) -> tuple[Fact, ...]:
        span, kind, facts = self._place(), self.correction.kind or "", self.before.facts
        known = [f for f in facts if f.kind == kind and f.span == span]
        if known:
            by_rule = f"rule `{known[0].rule}` already reads this {kind}"
            added = known[0].rule == "correction"
            cause = f"a correction already adds {known[0].id}" if added else by_rule
            remedy = "delete the correction, or use `set`"
            raise self._problem(cause, remedy, asked=f"correct {known[0].id} instead")
        given = self._values(self.correction.add or {})
        quote = span.of(self.article.text)
        fact = FACT_CLASSES[kind](
            id=_new_id(self.article.id, kind, quote, {f.id for f in facts + self.before.dropped}),
            doc=self.article.id,
            start=span.start,
            end=span.end,
            quote=quote,
            rule="correction",
            origin="curated",
            note=self.correction.reason,
            **given,
        )
        return (*facts, fact)

    # What the actions are made of

    def _reread(self, fact: Fact) -> Fact:
        """Return the fact with the words replaced in every field that holds article text."""
        old, new = self.correction.words, self.correction.reads or ""
        given = {
            name: _mapped(lambda text: wording.reworded(text, old, new), getattr(fact, name))
            for name, column in own_columns(fact.kind).items()
            if column.type in ("string", "list") and not column.values
        }
        return self._changed(fact, given)

    def _changed(self, fact: Fact, given: dict[str, Any]) -> Fact:
        new = replace(fact, **given)
        if new == fact:
            return fact
        origin = "curated" if fact.origin == "curated" else "corrected"
        return _noted(replace(new, origin=origin), self.correction.reason)

    def _check_alone(self, facts: list[Fact], given: dict[str, Any] | None) -> None:
        """No earlier correction gives these fields of the facts; for a rejection, any fields."""
        for fact in facts:
            for number, fields in self._earlier(fact):
                shared = [name for name in fields if given is None or name in given]
                if shared:
                    earlier = self.corrections.name(number)
                    raise self._fight(f"{earlier} already gives `{shared[0]}` of {fact.id}")

    def _earlier(self, fact: Fact) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the number and fields of the corrections that set or added the fact."""
        for row in self.before.log:
            entry = self.corrections.entries[row.number - 1]
            if fact.id in row.facts and (fields := entry.set or entry.add):
                yield row.number, fields

    def _facts(self) -> list[Fact]:
        """Return the facts it is about; there must be one.

        Those of the kind whose quote contains the words, or of these the one it names.
        """
        kind, pattern = self.correction.kind, wording.pattern(self.correction.words)
        of_kind = [f for f in self.before.facts if f.kind == kind]
        found = [f for f in of_kind if pattern.search(f.quote)]
        if self.correction.fact:
            found = [f for f in found if f.id == self.correction.fact]
        if not found:
            self._is_gone(of_kind)
        return found

    def _is_gone(self, of_kind: list[Fact]) -> NoReturn:
        """Say that the fact is not there, and which is the most like it."""
        kind, fact, doc = self.correction.kind, self.correction.fact, self.article.id
        for row in self.before.log:
            if row.action == "drop" and fact in row.facts:
                raise self._fight(f"{self.corrections.name(row.number)} rejects {fact}")
        if not places(self.article, self.correction.words):
            raise self._missing(of_kind)
        nearest = self._nearest(of_kind) or f"there is no {kind} to change"
        if not fact:
            cause = f"no {kind} in article {doc} has these words in its quote; {nearest}"
            raise self._problem(cause, "give words of its quote, or delete it")
        cause = f"no fact {fact} has these words in its quote; {nearest}"
        raise self._problem(cause, "name that one, or delete the correction")

    def _missing(self, of_kind: list[Fact]) -> Problem:
        """Return that the words are not in the article; which are like them, or which fact is."""
        words = self.correction.words
        near = wording.nearest(words, wording.windows(self.article.text, words))
        nearest = f"the nearest are {wording.shown(near)}" if near else self._nearest(of_kind)
        cause = f"these words are not in article {self.article.id}"
        remedy = "copy the words from the article"
        return self._problem(
            f"{cause}; {nearest}" if nearest else cause,
            f"{remedy}, or delete the correction",
            asked=remedy,
        )

    def _nearest(self, of_kind: list[Fact]) -> str:
        """Name the fact of its kind that is the most like it, however little."""
        near = wording.nearest(self.correction.words, [f.quote for f in of_kind], least=0)
        if near is None:
            return ""
        ids = ", ".join(f.id for f in of_kind if f.quote == near)
        named = f" ({ids})" if self.correction.fact else ""
        return f"the nearest is {wording.shown(near)}{named}"

    def _places(self) -> list[Span]:
        """Return where the words stand in the article; they must stand there."""
        if found := places(self.article, self.correction.words):
            return found
        raise self._missing([])

    def _place(self) -> Span:
        """Return the place it is about: the first, that of its fact, or the one it says."""
        if self.correction.fact:
            (fact,) = self._facts()
            return _first(fact, self.correction.words)
        found, nth = self._places(), self.correction.nth
        if self.correction.add is None or (nth is None and len(found) == 1):
            return found[0]
        if nth is None or not 1 <= nth <= len(found):
            cause = f"the words stand in {len(found)} places"
            raise self._problem(cause, f"say which: nth = 1 … {len(found)}")
        return found[nth - 1]

    def _values(self, given: dict[str, Any]) -> dict[str, Any]:
        try:
            return values.fitting(self.correction.kind or "", given)
        except values.Unfit as unfit:
            raise self._problem(unfit.cause, unfit.remedy) from unfit

    def _fight(self, cause: str) -> Problem:
        """Return a Problem with an earlier correction; which of the two holds, a person decides."""
        asked = f"change or delete that one in {self.corrections.file}"
        return self._problem(cause, "keep one of the two", asked)

    def _problem(self, cause: str, remedy: str, asked: str = "") -> Problem:
        return self.corrections.problem(self.number, cause, remedy, asked)


def _first(fact: Fact, words: str) -> Span:
    """Return the first place of the words in a fact's quote, which has them."""
    match = wording.pattern(words).search(fact.quote)
    start, end = match.span() if match else (0, len(fact.quote))
    return Span(fact.start + start, fact.start + end)


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
            return ", ".join(f"{name} = {_written(given)}" for name, given in value.items())
    return None


def _was(before: Iterable[Fact], after: Iterable[Fact]) -> str | None:
    """Return what the fields that differ said before, in words; facts alike are told once."""
    now = {fact.id: fact for fact in after}
    told: dict[str, None] = {}
    for old in before:
        if (new := now.get(old.id, old)) != old:
            fields = {name: getattr(old, name) for name in own_columns(old.kind)}
            given = {n: v for n, v in fields.items() if v != getattr(new, n)}
            told[_says(given) or ""] = None
    return "; ".join(filter(None, told)) or None


def _written(given: Any) -> str:
    items = given if isinstance(given, (list, tuple)) else [given]
    items = [item for item in items if item is not None]
    return ", ".join(map(str, items)) or "nothing"


def _new_id(doc: str, kind: str, quote: str, taken: Collection[str]) -> str:
    ids = (fact_id(doc, kind, quote, occurrence) for occurrence in itertools.count())
    return next(i for i in ids if i not in taken)
