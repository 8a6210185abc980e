"""Who speaks in "the statement": whoever issued it."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.grammar import THE, regex, verbose
from wbdossier.people import Mention
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers.speaker import Speaker, Subject, person

_NOUN = rf"(?:{lexicon.any_of(lexicon.speech().issued)})\b"
# "The statement", "the EEAS statement", "a joint press release".
PHRASE = verbose(rf"(?:[Tt]he|[Aa]n?|[Ii]ts) \s+ (?: (?!of\b|to\b) [\w’'-]+ \s+ ){{0,3}}? {_NOUN}")
_RELEASED = verbose(
    rf"""
    \b (?: released|issued|published|adopted|signed|sent|in|through|via ) \s+
    (?:(?:a|an|the|its|his|her|their)\s+)? (?:[\w’'-]+\s+){{0,3}}? {_NOUN}
    """
)
_BEGINS = verbose(rf"{THE} (?:The\s+)?")
_HOLDER = regex(rf"(?<!\w)(?P<name>(?i:{lexicon.any_of(lexicon.speech().institutions)}))\s+\w+\Z")
_NOTE = "The words name a statement; its issuer is taken."
_KINDS = ("organisation", "mission", "country")
_REACH = 8  # sentences back in which a statement is issued


def issuer(reading: Reading, phrase: Span) -> Subject | None:
    """Return who speaks in the statement that ``phrase`` names, or that was issued before it."""
    if own := reading.names_in(phrase, *_KINDS):
        return _body(reading, phrase, own[0].start, own[0].end)
    if noun := _HOLDER.search(phrase.of(reading.text)):  # "the police statement"
        name = noun["name"]
        return Subject(phrase, Speaker(name, None, reading.people.own_of(name), _NOTE, False))
    for sentence in reversed(reading.up_to(reading.sentence(phrase.start), _REACH)):
        match = _RELEASED.search(reading.text, sentence.start, min(sentence.end, phrase.start))
        if match:
            return _of_sentence(reading, phrase, Span(sentence.start, match.start()))
    return None


def _of_sentence(reading: Reading, phrase: Span, before: Span) -> Subject | None:
    """The person or the body that is the subject of the words ``before``."""
    names = [n for n in reading.names_in(before, *_KINDS) if n.kind != "demonym"]
    who: Mention | None = reading.people.subject_of(before)
    if who and (not names or who.start <= names[0].start):
        return person(reading, who)._replace(span=phrase)
    first = names[0] if names else None
    opens = first and _BEGINS.fullmatch(reading.text, before.start, first.start)
    return _body(reading, phrase, first.start, first.end) if first and opens else None


def _body(reading: Reading, phrase: Span, start: int, end: int) -> Subject:
    name = next(n for n in reading.names_in(Span(start, end)) if n.end == end)
    return Subject(phrase, Speaker(name.of(reading.text), None, name.party, _NOTE, personal=False))
