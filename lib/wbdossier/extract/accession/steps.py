"""A sentence → the words that tell of a step on the way into the EU.

Auxiliaries and the country are looked for around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wbdossier.extract.accession import patterns
from wbdossier.grammar import regex
from wbdossier.quantities import numerals
from wbdossier.reading import Reading
from wbdossier.records import Span

_TALKS = regex(r"\b(?:talks|negotiations)\b")
_CHAPTER = regex(r"\b(?:chapter|cluster)", re.I)
_NUMBERED = regex(r"(?:chapters?|(?:the\s+)?cluster)\s+\S", re.I)  # "Cluster 3"
_BRACKETS = 60  # characters behind a name in which brackets begin


@dataclass(frozen=True)
class Step:
    """Words that tell of a step: from the verb, or from what is opened, to the complement's end."""

    status: str | None
    span: Span
    chapters: int | None = None
    passive: bool = False  # "12 chapters were closed": no country is the subject
    aux: str = ""
    given: int | None = None  # where the country stands in "granted Albania candidate status"
    bare: bool = False  # "began negotiations": a step only where another leads to it

    @property
    def continues(self) -> bool:
        """Whether a bare count may go on with it."""
        return self.status in ("chapters_opened", "chapters_closed")


def find(reading: Reading, sentence: Span) -> list[Step]:
    """Return the steps that a sentence tells of, in order, none inside another."""
    text = reading.text
    found = [*_active(text, sentence), *_passive(text, sentence), *_of_talks(text, sentence)]
    kept: list[Step] = []
    for step in sorted(found, key=lambda s: (s.span.start, -s.span.end)):
        if not kept or step.span.start >= kept[-1].span.end:
            kept.append(step)
    return sorted([*kept, *_more(text, sentence, kept)], key=lambda s: s.span)


def in_brackets(text: str, end: int) -> tuple[str, int] | None:
    """Return status and where the date begins, for brackets right after a country's name."""
    match = patterns.IN_BRACKETS.match(text, end, end + _BRACKETS)
    return (match.lastgroup or "", match.end()) if match else None


def _active(text: str, sentence: Span) -> Iterator[Step]:
    words = sentence.of(text).casefold()
    for label, pattern in patterns.ACTIVE.items():
        if not any(needed in words for needed in patterns.NEEDED[label]):
            continue
        for match in pattern.finditer(text, sentence.start, sentence.end):
            status = None if label == "stages" else label
            given = match.start("given") if match.groupdict().get("given") else None
            yield Step(status, Span(*match.span()), _chapters(match), given=given)


def _passive(text: str, sentence: Span) -> Iterator[Step]:
    if not _CHAPTER.search(text, sentence.start, sentence.end):
        return
    for match in patterns.PASSIVE.finditer(text, sentence.start, sentence.end):
        number = _chapters(match)
        if number or _NUMBERED.match(match[0]):
            span = Span(*match.span())
            yield Step(status_of(match["verb"]), span, number, passive=True, aux=match["aux"])


def _of_talks(text: str, sentence: Span) -> Iterator[Step]:
    if _TALKS.search(text, sentence.start, sentence.end):
        for match in patterns.NOMINAL.finditer(text, sentence.start, sentence.end):
            yield Step("negotiating", Span(*match.span()), passive=True, aux=match["aux"])
    for label, pattern in patterns.BARE.items():
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield Step(label, Span(*match.span()), bare=True)


def _more(text: str, sentence: Span, steps: list[Step]) -> Iterator[Step]:
    for step in steps:
        match = patterns.MORE.match(text, step.span.end, sentence.end) if step.continues else None
        number = match and value(match["count"] or match["before"])
        if match and number:
            start = match.start("verb") if match["verb"] else match.start("before")
            status = status_of(match["verb"] or match["done"])
            yield Step(status, Span(start, match.end()), number, step.passive)


def status_of(verb: str) -> str:
    """Return the step that chapters "opened" or "closed" tell of."""
    return (
        "chapters_opened" if verb.lower() in ("opened", "open", "unlocked") else "chapters_closed"
    )


def _chapters(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    number = next((groups[g] for g in ("count", "inside", "bare") if groups.get(g)), None)
    return value(number) if number else None


def value(number: str) -> int | None:
    """Return the number that ``number`` is, spelt or in digits."""
    read = numerals.read(number, 0, len(number))
    return int(read.value) if read and read.span.end == len(number) else None
