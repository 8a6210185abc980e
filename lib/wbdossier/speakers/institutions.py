"""Verb of saying → its subject, when that is an institution or an official without a name."""

from __future__ import annotations

import re

from wbdossier import grammar, lexicon
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
    \s*\Z
    """
)
_ADVERBS_END = verbose(rf"{ADVERBS}\s*\Z")
_ASIDE_END = re.compile(r",[^,“”]{4,140},?\s*\Z")  # ", which guards the border,"
_ARTICLE = re.compile(r"(?:the|a|an|its)\s+", re.I)
_REACH = 220  # characters before the verb


def institution(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """Return the institution right before ``verb``, an aside and adverbs left out."""
    start = max(sentence.start, verb.start - _REACH)
    if not _NOUN.search(reading.text, start, verb.start):
        return None
    before = _ADVERBS_END.sub("", reading.text[start : verb.start])
    match = _INSTITUTION.search(_ASIDE_END.sub("", before))
    if not match:
        return None
    span = Span(start + match.start("words"), start + match.end("words"))
    words = grammar.plain(match["words"])
    article = _ARTICLE.match(words)
    names = reading.names_in(span)
    country = names[0].party if names else None
    note = "The words name an office, not a person."
    name = words[article.end() :] if article else words
    return Subject(span, Speaker(name, None, country, note, personal=False))
