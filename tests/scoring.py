"""Compares facts with gold: precision, recall and the accuracy of each field.

A fact answers an entry of its kind when their spans overlap; one to one, the best overlap
first. Disputed entries are matched last and count neither way.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldfiles import Entry, Gold, folded, slots

from wbdossier import articles, extract
from wbdossier.records import FACT_CLASSES, Fact, Span

# Fields for which the article offers several wordings: half the words in common is agreement.
WORDED = {
    ("event", "name"),
    ("funding", "purpose"),
    ("agreement", "domain"),
    ("position", "object"),
    ("scenario", "outcome"),
    ("recommendation", "text"),
}
# An event's quote has no one right length: date and name may stand apart. Overlap is enough.
LOOSE_QUOTE = {"event"}
FILLERS = {
    "a",
    "an",
    "and",
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "the",
    "their",
    "to",
    "with",
}


@dataclass
class Score:
    """Counts over one or more texts, and in words what was wrong."""

    found: Counter[str] = field(default_factory=Counter)  # kind -> facts that answer an entry
    missed: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    right: Counter[tuple[str, str]] = field(default_factory=Counter)  # (kind, slot)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def add(self, gold: Gold, facts: Iterable[Fact]) -> None:
        """Count one text's facts against its gold."""
        facts = [fact for fact in facts if fact.kind in gold.kinds]
        clear = [e for e in gold.entries if not e.disputed]
        pairs = _pairs(facts, clear)
        for fact, entry in pairs:
            self.found[entry.kind] += 1
            self._compare_slots(gold.id, fact, entry)
        for entry in _rest(clear, [e for _, e in pairs]):
            self.missed[entry.kind] += 1
            self.remarks.append(f"{gold.id}: missed {entry.kind} '{folded(entry.quote)}'")
        left = _rest(facts, [f for f, _ in pairs])
        disputed = _pairs(left, [e for e in gold.entries if e.disputed])
        for fact in _rest(left, [f for f, _ in disputed]):
            self.invented[fact.kind] += 1
            words = f"{fact.kind} '{folded(fact.quote)}'"
            self.remarks.append(f"{gold.id}: invented {words} by {fact.rule}")

    def _compare_slots(self, doc: str, fact: Fact, entry: Entry) -> None:
        for slot, expected, actual, agrees in _slots(fact, entry):
            (self.right if agrees else self.wrong)[entry.kind, slot] += 1
            if not agrees:
                self.remarks.append(
                    f"{doc}: {entry.kind} '{folded(entry.quote)[:50]}': "
                    f"{slot} is {actual!r}, should be {expected!r}"
                )

    def entries(self, kind: str) -> int:
        """How many facts the reader marked."""
        return self.found[kind] + self.missed[kind]

    def precision(self, kind: str) -> float:
        """The share of the facts found that a reader would mark; 1 when nothing was found."""
        return _share(self.found[kind], self.invented[kind])

    def recall(self, kind: str) -> float:
        """The share of the reader's facts that were found; 1 when there was nothing to find."""
        return _share(self.found[kind], self.missed[kind])

    def f1(self, kind: str) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision(kind), self.recall(kind)
        return 2 * p * r / (p + r) if p + r else 0.0

    def accuracy(self, kind: str, slot: str) -> float:
        """The share of the facts found whose ``slot`` is right, where it has a value at all."""
        return _share(self.right[kind, slot], self.wrong[kind, slot])

    def table(self) -> str:
        """Return the counts as text: a line per kind, then what was missed, invented or wrong."""
        head = f"{'kind':<11}{'gold':>5}{'facts':>6}{'P':>7}{'R':>7}{'F1':>7}  fields"
        return "\n".join([head, *(self._line(kind) for kind in FACT_CLASSES), *self.remarks])

    def _line(self, kind: str) -> str:
        gold, facts = self.entries(kind), self.found[kind] + self.invented[kind]
        scores = (self.precision(kind), self.recall(kind), self.f1(kind))
        return (
            f"{kind:<11}{gold:>5}{facts:>6}"
            + "".join(f"{score:>7.2f}" for score in scores)
            + f"  {self._fields(kind)}"
        )

    def _fields(self, kind: str) -> str:
        shown = (s for s in ("quote", "note", *slots(kind)) if (kind, s) in self.right | self.wrong)
        return " ".join(f"{slot} {self.accuracy(kind, slot):.2f}" for slot in shown)


def score(pairs: Iterable[tuple[Gold, Iterable[Fact]]]) -> Score:
    """Count several texts together."""
    total = Score()
    for gold, facts in pairs:
        total.add(gold, facts)
    return total


def measured(texts: Iterable[Gold]) -> Score:
    """Read the texts and count what is found in them."""
    return score((gold, found_in(gold)) for gold in texts)


def found_in(gold: Gold) -> list[Fact]:
    """Return the facts found in a gold file's text."""
    if gold.seed is not None:
        return extract.facts_of(articles.read(gold.seed))
    dated = articles.Sidecar(date=gold.published, date_basis="stated")
    sidecar = dated if gold.published else None
    return extract.facts_of(articles.parse(gold.text, id=gold.id, sidecar=sidecar))


def agree(kind: str, slot: str, expected: Any, actual: Any) -> bool:
    """Whether two values of a field say the same."""
    if expected is None or actual is None:
        return expected is actual
    if isinstance(expected, tuple):
        return {_plain(v) for v in expected} == {_plain(v) for v in actual}
    if not isinstance(expected, str):
        return bool(expected == actual)
    if (kind, slot) in WORDED:
        return _worded_alike(expected, actual)
    if slot == "text":
        return folded(expected) == folded(actual)
    return _plain(expected) == _plain(actual)


def _slots(fact: Fact, entry: Entry) -> Iterable[tuple[str, Any, Any, bool]]:
    """Yield slot, expected, actual and whether they agree, for the slots that count."""
    if entry.kind not in LOOSE_QUOTE and "quote" not in entry.optional:
        words, accepted = folded(fact.quote), entry.accept.get("quote", [])
        right = fact.span in entry.spans or words in map(folded, accepted)
        yield "quote", folded(entry.quote), words, right
    if entry.note_contains:
        note = fact.note or ""
        yield "note", entry.note_contains, note, entry.note_contains in note
    for slot, expected in entry.fields.items():
        actual = getattr(fact, slot)
        if slot not in entry.optional and (expected, actual) not in ((None, None), ((), ())):
            choices = [expected, *entry.accept.get(slot, [])]
            yield slot, expected, actual, any(agree(entry.kind, slot, c, actual) for c in choices)


def _pairs(facts: Sequence[Fact], entries: Sequence[Entry]) -> list[tuple[Fact, Entry]]:
    """Pair facts with entries one to one, the best overlap first."""
    ranked = sorted(
        (-_overlap(fact, entry), fact.start, f, e)
        for f, fact in enumerate(facts)
        for e, entry in enumerate(entries)
        if fact.kind == entry.kind and _overlap(fact, entry)
    )
    taken: dict[str, set[int]] = defaultdict(set)
    pairs = []
    for _, _, f, e in ranked:
        if f not in taken["facts"] and e not in taken["entries"]:
            taken["facts"].add(f)
            taken["entries"].add(e)
            pairs.append((facts[f], entries[e]))
    return pairs


def _overlap(fact: Fact, entry: Entry) -> float:
    return max(_shared(fact.span, span) for span in entry.spans)


def _shared(a: Span, b: Span) -> float:
    """The length two spans have in common, as a share of the stretch both cover."""
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (max(a.end, b.end) - min(a.start, b.start)) if common > 0 else 0.0


def _rest(all_of: Iterable[Any], taken: Sequence[Any]) -> list[Any]:
    return [one for one in all_of if not any(one is other for other in taken)]


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 1.0


def _plain(value: Any) -> Any:
    """Return a string without case, leading article, edge punctuation and kind of apostrophe."""
    if not isinstance(value, str):
        return value
    words = folded(value).casefold().replace("’", "'").strip(" .,;:'\"")
    return re.sub(r"^(the|an?) ", "", words)


def _worded_alike(a: str, b: str) -> bool:
    mine, theirs = (set(re.findall(r"\w+", _plain(s))) - FILLERS for s in (a, b))
    return 2 * len(mine & theirs) >= 0.5 * (len(mine) + len(theirs)) > 0
