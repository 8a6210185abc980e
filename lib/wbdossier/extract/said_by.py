"""Who says what stands at a place, and the code of a body that words name.

A statement around the place has its speaker; else the sentence has a verb of saying before the
place ("Kola warned of corruption"), or a document or body that speaks ("the report lists …"); else
the article is somebody's document as a whole, and all of it stands in their words.
"""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from wbdossier import lexicon, speakers
from wbdossier.extract import documents, statement, transcripts
from wbdossier.grammar import regex, verbose
from wbdossier.reading import Reading, within
from wbdossier.records import Span
from wbdossier.speakers import Saying, Subject
from wbdossier.speakers.issued import issuer

_KNOWN: WeakKeyDictionary[Reading, dict[int, list[Subject]]] = WeakKeyDictionary()
# Before the subject of the first verb: "Addressing the new threat, cybercrime, Balla stressed".
_ABOUT = regex(r"\W*(?:Asked|[A-Z][a-z]+ing)\b[^.;:]*\Z")
_ANOTHER = regex(r"[:;]\s")  # what follows is said of something else
# "concern in Western countries that", "fears among diplomats that": who has them.
_CONCERN = verbose(
    r"""
    (?<!\w)(?:concerns?|fears?|worry|worries|alarm) \s+ (?:in|among|of) \s+ (?:the\s+)?
    (?P<words> (?:[\w’'-]+\s+){0,3}?[\w’'-]+ ) \s+ (?:that|about|over) \b
    """
)
# "Her advice: the EU should", "His message is that".
_OWN = verbose(
    r"""
    \W* (?P<his>His|Her) \s+ (?:\w+\s+)? (?:advice|recommendation|message|conclusion|warning)s?
    \s* (?: : | (?:is|are|was|were)\b )
    """
)
_STATEMENT = regex(rf"\b(?:{lexicon.any_of(lexicon.speech().issued)})\Z")
_SLASH_OR_ARTICLE = regex(r"(?:\W|(?:the|The|’s|'s)\b)*")
_ARTICLE = regex(r"\A(?:the|an?|its|their|this|our)\s+", re.I)


def said_by(reading: Reading, span: Span) -> str | None:
    """Return who says what stands at ``span``: a full name, a code, or the words; None if nobody.

    The words of a statement are its speaker's. Outside statements a verb of saying counts that
    stands earlier in the sentence, since what follows it is what it is about.
    """
    said = statement_at(reading, span)
    if said:
        return speaker_name(reading, said.span, said.speaker)
    sentence = reading.sentence(span.start)
    before = _saying_before(reading, sentence, span)
    if before:
        return speaker_name(reading, before.subject, before.speaker)
    if own := _OWN.match(reading.text, sentence.start, span.start):
        him = reading.people.antecedent(own.start("his"))
        return speakers.speaker_of(reading, him).name if him else None
    voice = documents.heard(reading, sentence, span.start) or documents.headline(
        reading, span.start
    )
    if voice:
        return voice_name(reading, voice)
    if turn := transcripts.speaker(reading, span.start):
        return turn
    return _concerned(reading, sentence, span) or author(reading)


def voice_name(reading: Reading, voice: Span) -> str | None:
    """Return the name of a document or body that speaks; of a statement, who issued it."""
    if _STATEMENT.search(voice.of(reading.text)) and (by := issuer(reading, voice)):
        return speaker_name(reading, by.span, by.speaker)
    return named(reading, voice)


def author(reading: Reading) -> str | None:
    """Return the body whose document the whole article is."""
    own = documents.author(reading)
    return named(reading, own) if own else None


def statement_at(reading: Reading, span: Span) -> Subject | None:
    """Return the statement that ``span`` starts in: the shortest where one holds another."""
    at = reading.sentence(span.start).start
    around = [
        s for s in _statements(reading).get(at, ()) if s.span.start <= span.start < s.span.end
    ]
    return min(around, key=lambda s: s.span.end - s.span.start, default=None)


def _statements(reading: Reading) -> dict[int, list[Subject]]:
    """The statements that touch each sentence, by where the sentence starts."""
    if reading not in _KNOWN:
        touched: dict[int, list[Subject]] = {}
        for _, said in statement.said(reading):
            sentences = (reading.sentence(said.span.start), *within(reading.sentences, said.span))
            for start in dict.fromkeys(sentence.start for sentence in sentences):
                touched.setdefault(start, []).append(said)
        _KNOWN[reading] = touched
    return _KNOWN[reading]


def _saying_before(reading: Reading, sentence: Span, span: Span) -> Saying | None:
    sayings = speakers.sayings(reading, sentence)
    before = [s for s in sayings if s.end <= span.start]
    if before:
        another = _ANOTHER.search(reading.text, before[-1].end, span.start)
        return None if another else before[-1]
    about = bool(sayings) and _ABOUT.match(reading.text, sentence.start, span.start)
    return sayings[0] if about else None


def _concerned(reading: Reading, sentence: Span, span: Span) -> str | None:
    match = _CONCERN.search(reading.text, sentence.start, span.start)
    return named(reading, Span(*match.span("words"))) if match else None


def speaker_name(reading: Reading, subject: Span, speaker: speakers.Speaker) -> str:
    """Return a person's full name, or the code of a body that is named and nothing else."""
    if speaker.personal:
        return speaker.name
    at = reading.text.find(speaker.name, subject.start, subject.end)
    if at >= 0:
        return named(reading, Span(at, at + len(speaker.name))) or speaker.name
    parties = (n.party for n in reading.names if n.of(reading.text) == speaker.name)
    return next(parties, None) or speaker.name  # "it" stands for a body named before


def named(reading: Reading, span: Span) -> str | None:
    """Return the code of the one body that ``span`` names and nothing else, or its words."""
    names = [n for n in reading.names_in(span) if n.party and n.end <= span.end]
    at = span.start
    for name in names:
        if not _SLASH_OR_ARTICLE.fullmatch(reading.text, at, max(at, name.start)):
            break
        at = max(at, name.end)
    else:
        parties = {n.party for n in names}
        if len(parties) == 1 and _SLASH_OR_ARTICLE.fullmatch(reading.text, at, span.end):
            return parties.pop()
    words = reading.words(span)
    return _ARTICLE.sub("", words, count=1) if words else None
