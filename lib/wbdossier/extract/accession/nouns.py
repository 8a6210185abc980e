"""Steps told by a noun of a country’s own: "Croatia’s accession in 2013"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier.extract.accession import countries, dated
from wbdossier.extract.accession.rules import NOUN
from wbdossier.extract.accession.union import about_union
from wbdossier.extract.accession.words import RIVAL
from wbdossier.extract.rule import fact
from wbdossier.grammar import regex, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Accession, Span

# After a country's name; a date has to follow: "’s entry into the EU", "’s membership application".
_NOUN = verbose(
    r"""
    ['’]s? \s+ (?:(?:EU|own|full|formal|official|eventual|possible|planned)\s+){0,2}
    (?: (?P<member> accession(?!\s+(?:talks|negotiations|process)) | entry )
        (?: \s+ (?:to|into) \s+ (?:the\s+)? (?:EU|European\s+Union|Union|bloc) )?
      | (?:membership\s+)? (?P<applied>application) (?:\s+for\s+(?:EU\s+)?membership)?
        (?:\s+of(?=\s))? )
    (?!\w)
    """
)
_NOUNS = regex(r"\b(?:accession|entry|application)\b")
_AHEAD = regex(r"\b(?:eventual|possible|planned|hope\w*|expect\w*|by)\b")


def find(reading: Reading, sentence: Span) -> Iterator[Accession]:
    """Yield the steps that a sentence tells by a country and a noun, each with its date."""
    text = reading.text
    if not _NOUNS.search(text, sentence.start, sentence.end):
        return
    if RIVAL.search(text, sentence.start, sentence.end):
        return
    for name in reading.names_in(sentence, *countries.STATES):
        match = _NOUN.match(text, name.end, sentence.end)
        date = match and dated.after(reading, sentence, match.end(), sentence.end)
        if match and date and date.iso and about_union(reading, sentence):
            yield _fact(reading, Span(name.start, date.end), name, match, date.iso)


def _fact(reading: Reading, span: Span, name: Name, match: re.Match[str], date: str) -> Accession:
    ahead = _AHEAD.search(reading.text, match.start(), span.end)
    later = date[:4] > (reading.article.published or "9999")[:4]
    return fact(
        Accession,
        NOUN,
        reading,
        span,
        country=name.id,
        status=match.lastgroup,
        date=date,
        expected=later or ahead is not None,
    )
