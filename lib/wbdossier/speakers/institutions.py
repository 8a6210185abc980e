"""Verb of saying → its subject, when that is an institution or an official without a name."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.grammar import verbose
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers.patterns import ADVERBS
from wbdossier.speakers.speaker import Speaker, Subject

_NOUNS = lexicon.any_of(lexicon.speech().institutions)
_NOUN = re.compile(rf"(?<!\w)(?i:{_NOUNS})(?!\w)")
# "The interior ministry of Kosovo", "its embassy", "a NATO diplomat".
_INSTITUTION = verbose(
    rf"""
    (?:^|(?<=[\s“”"«»]))
    (?P<words>
        (?:(?:[Tt]he|[Aa]n?|[Ii]ts)\s+)? (?:[\w’'.-]+\s+){{0,6}}?
        (?i:{_NOUNS})
        (?: \s+(?:of|for|in|to|at)\s+ [^,.;:“”"]{{1,60}}? )?
    )
    (?: \s+(?:who|I|we)\s+ [^,.;:“”"]{{1,60}}? )?
    \s*\Z
    """
)
# "said a senior officer", "says the ministry": after the verb, and at the end of the clause.
_AFTER_VERB = verbose(
    rf"""
    \s+ (?P<words> (?:the|an?|one) \s+ (?:[\w’'-]+\s+){{0,4}}? (?i:{_NOUNS}) (?!\w) )
    (?= \s*[,.;] | \s+(?:who|in|on|at|of|from|with)\b )
    """
)
_ADVERBS_END = verbose(rf"{ADVERBS}\s*\Z")
_ASIDE_END = re.compile(r",(?!['’”\"»])[^,“”\"«»]{4,140},?\s*\Z")  # ", which guards the border,"
_ARTICLE = re.compile(r"(?:the|a|an|its)\s+", re.I)
_REACH = 220  # characters before the verb


def institution(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """Return the institution right before ``verb`` or right after it."""
    return _before(reading, verb, sentence) or _after(reading, verb, sentence)


def _after(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """ "“…,” said a senior officer"; only "said" and "says" stand before such a subject."""
    if verb.of(reading.text) not in ("said", "says"):
        return None
    match = _AFTER_VERB.match(reading.text, verb.end, sentence.end)
    return _subject(reading, Span(*match.span("words"))) if match else None


def _before(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """ "The ministry, which …, also said": an aside and adverbs are left out."""
    start = max(sentence.start, verb.start - _REACH)
    if not _NOUN.search(reading.text, start, verb.start):
        return None
    before = _ADVERBS_END.sub("", reading.text[start : verb.start])
    match = _INSTITUTION.search(_ASIDE_END.sub("", before))
    if not match:
        return None
    return _subject(reading, Span(start + match.start("words"), start + match.end("words")))


def _subject(reading: Reading, span: Span) -> Subject:
    words = reading.words(span) or ""
    article = _ARTICLE.match(words)
    names = reading.names_in(span)
    country = names[0].party if names else None
    note = "The words name an office, not a person."
    name = words[article.end() :] if article else words
    return Subject(span, Speaker(name, None, country, note, personal=False))
