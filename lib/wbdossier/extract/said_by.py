"""Who says what stands at a place, and the code of a body that words name.

A statement around the place has its speaker; else the sentence has a verb of saying before the
place ("Kola warned of corruption"), or a document as the subject of one ("the report lists …").
"""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from wbdossier import speakers
from wbdossier.extract import statement
from wbdossier.grammar import CAPITALISED, verbose
from wbdossier.reading import Reading, within
from wbdossier.records import Span
from wbdossier.speakers import Saying, Subject

_KNOWN: WeakKeyDictionary[Reading, dict[int, list[Subject]]] = WeakKeyDictionary()
_DOCUMENT = r"""
    (?:report|declaration|communiqu[eé]|document|statement|strategy|conclusions|assessment|paper
      |study|analysis|resolution|survey|index|brief|review|letter)
"""
# "the Sofia Declaration, which acknowledges", "a new Europol report warns".
_DOCUMENT_SAYS = verbose(
    rf"""
    (?<!\w) (?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his|[Tt]heir)\s+)?
    (?P<words> (?:{CAPITALISED}\s+){{0,4}} (?:(?:new|latest|annual|recent|joint|final)\s+){{0,2}}
      (?i:{_DOCUMENT})
      (?: \s+ (?:by|of|from) \s+ (?:the\s+)? (?P<by>{CAPITALISED}(?:\s+{CAPITALISED}){{0,4}}) )? )
    (?: \s*,[^,.;]{{1,80}}, )? (?:\s*,?\s+(?:which|that))? (?:\s+also)? \s+
    (?: acknowledge|identif|highlight|warn|list|name|note|stress|emphasi|underlin|underscor|mention
      | point|say|said|state|cite|describ|recogni|find|found|conclud|call|urge|recommend|outlin )
    """
)
# Before the subject of the first verb: "Addressing the new threat, cybercrime, Balla stressed".
_ABOUT = re.compile(r"\W*(?:Asked|[A-Z][a-z]+ing)\b[^.;:]*\Z")
_ANOTHER = re.compile(r"[:;]\s")  # what follows is said of something else
# "concern in Western countries that", "fears among diplomats that": who has them.
_CONCERN = verbose(
    r"""
    (?<!\w)(?:concerns?|fears?|worry|worries|alarm) \s+ (?:in|among|of) \s+ (?:the\s+)?
    (?P<words> (?:[\w’'-]+\s+){0,3}?[\w’'-]+ ) \s+ (?:that|about|over) \b
    """
)
_SLASH_OR_ARTICLE = re.compile(r"(?:\W|(?:the|The|’s|'s)\b)*")
_ARTICLE = re.compile(r"\A(?:the|an?|its|their)\s+", re.I)


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
    return _document(reading, sentence, span) or _concerned(reading, sentence, span)


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


def _document(reading: Reading, sentence: Span, span: Span) -> str | None:
    found = list(_DOCUMENT_SAYS.finditer(reading.text, sentence.start, span.start))
    if not found:
        return None
    match = found[-1]
    group = "by" if match["by"] else "words"
    return named(reading, Span(*match.span(group)))


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
