"""Recommendations: what somebody says that somebody should do."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from wbdossier import lexicon, speakers
from wbdossier.extract import documents
from wbdossier.extract.recommendation import directive, listed, modal
from wbdossier.extract.recommendation.actors import addressee, subject_before
from wbdossier.extract.recommendation.advice import Advice
from wbdossier.extract.recommendation.rules import MODAL, RULES
from wbdossier.extract.rule import fact
from wbdossier.extract.said_by import said_by, speaker_name, statement_at, voice_name
from wbdossier.grammar import verbose
from wbdossier.reading import Reading
from wbdossier.records import Recommendation, Span

__all__ = ["RULES", "extract", "recommended_by"]

# "shared its recommendations": whoever did speaks in what follows, where nobody else does.
_SHARED = verbose(
    r"""
    (?<!\w) (?: shared|presented|issued|made|published|offered|released|submitted|unveiled
                | formulated|put\s+forward ) \s+
    (?: \w+ \s+ ){0,5}?
    recommendations (?!\w)
    """
)
_REACH = 12  # sentences after "shared its recommendations" that may hold them
_KNOWN: WeakKeyDictionary[Reading, list[tuple[Advice, str | None]]] = WeakKeyDictionary()


def extract(reading: Reading) -> Iterator[Recommendation]:
    """Yield the recommendations of an article."""
    for one, by in _advice(reading):
        to = one.to or (addressee(reading, one.addressee) if one.addressee else None)
        itself = one.rule is MODAL and by == to and by in lexicon.entries("country")
        speaker = _before(reading, one) if itself else by  # "Malta, they add, should …"
        yield fact(
            Recommendation,
            one.rule,
            reading,
            one,
            addressee=to,
            text=reading.words(one.action),
            speaker=speaker,
        )


def recommended_by(reading: Reading, span: Span) -> str | None:
    """Return who gives the recommendation that ``span`` stands in, if it stands in one."""
    around = (s for one, s in _advice(reading) if one.covers(span))
    return next(around, None)


def _advice(reading: Reading) -> list[tuple[Advice, str | None]]:
    """The advice of an article, none inside another, each with its speaker."""
    if reading not in _KNOWN:
        found = [*directive.find(reading), *modal.find(reading), *listed.find(reading)]
        kept: list[Advice] = []
        for one in sorted(found, key=lambda a: (a.start, -a.end)):
            if not (kept and kept[-1].end > one.start) and reading.sentence(one.start).covers(
                Span(one.start, one.start + 1)
            ):
                kept.append(one)
        shared = list(_shared(reading)) if kept else []
        _KNOWN[reading] = [(one, _speaker(reading, one, shared)) for one in kept]
    return _KNOWN[reading]


def _speaker(reading: Reading, one: Advice, shared: list[tuple[int, str]]) -> str | None:
    if one.by:
        return one.by
    said = statement_at(reading, one) or statement_at(reading, one.action)
    if said:
        return speaker_name(reading, said.span, said.speaker)
    for saying in speakers.sayings(reading, reading.sentence(one.start)):
        asked = one.addressee and one.addressee.overlaps(Span(saying.start, saying.verb.end))
        if saying.verb.overlaps(one) and saying.verb.start < one.action.start and not asked:
            return speaker_name(reading, saying.subject, saying.speaker)
    return (
        said_by(reading, one.action) or _recommender(reading, one, shared) or _before(reading, one)
    )


def _before(reading: Reading, one: Advice) -> str | None:
    """The document or body that spoke in the few sentences before, and nobody since."""
    sentence = reading.sentence(one.start)
    voice = documents.before(reading, sentence)
    since = voice and (
        s
        for s in reading.sentences
        if voice.end < s.start < one.start and speakers.sayings(reading, s)
    )
    return voice_name(reading, voice) if voice and not any(since or ()) else None


def _shared(reading: Reading) -> Iterator[tuple[int, str]]:
    if "recommendations" not in reading.text:
        return
    for match in _SHARED.finditer(reading.text):
        who = subject_before(reading, match.start())
        name = addressee(reading, who) if who else None
        if name:
            yield match.start(), name


def _recommender(reading: Reading, one: Span, shared: list[tuple[int, str]]) -> str | None:
    near = reading.up_to(reading.sentence(one.start), _REACH)
    before = [name for at, name in shared if near and near[0].start <= at < one.start]
    return before[-1] if before else None
