"""Reported speech: a person, a verb of saying or "according to", and the clause reported."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier import spans, speakers
from wbdossier.extract.statement import clauses
from wbdossier.extract.statement.direct import MIN_WORDS
from wbdossier.reading import Reading, within
from wbdossier.records import Span
from wbdossier.speakers import Subject


def find(reading: Reading) -> Iterator[Subject]:
    """Yield each clause reported outside quotation marks, and who says it."""
    for sentence in reading.sentences:
        said = list(_said(reading, sentence))
        yield from said
        for other in _according(reading, sentence):
            if not any(other.span.overlaps(one.span) for one in said):
                yield other


def _said(reading: Reading, sentence: Span) -> Iterator[Subject]:
    sayings = speakers.sayings(reading, sentence)
    noting = clauses.participle(reading.text, sentence, sayings[0]) if sayings else None
    before = [Subject(noting, sayings[0].speaker)] if noting else []
    for saying in sayings:
        if any(s.span.covers(saying.verb) and s.speaker == saying.speaker for s in before):
            continue  # "he said he believes that …" is one statement
        clause = clauses.of_saying(reading, sentence, saying)
        clause = clause and clauses.shortened(reading.text, clause, sayings)
        if clause and not _is_quoted(reading, clause):
            before.append(Subject(clause, saying.speaker))
    yield from before


def _according(reading: Reading, sentence: Span) -> Iterator[Subject]:
    for phrase, speaker in speakers.according_to(reading, sentence):
        clause = clauses.of_phrase(reading.text, sentence, phrase)
        if clause and not _is_quoted(reading, clause):
            yield Subject(clause, speaker)


def _is_quoted(reading: Reading, clause: Span) -> bool:
    """Whether most of the clause is a direct quotation, which is a fact of its own."""
    around = spans.around(reading.quotations, clause.start)
    inside = sum(
        min(q.outer.end, clause.end) - max(q.outer.start, clause.start)
        for q in {*within(reading.quotations, clause), *([around] if around else [])}
        if len(q.of(reading.text).split()) >= MIN_WORDS
    )
    return inside > 0.5 * (clause.end - clause.start)
