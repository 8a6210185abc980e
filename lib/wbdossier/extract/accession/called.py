"""Countries called candidates or members of the EU beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier.extract.accession import countries, dated, steps
from wbdossier.extract.accession.rules import CALLED
from wbdossier.extract.accession.words import RIVAL, UNION
from wbdossier.extract.rule import fact
from wbdossier.grammar import THE, regex, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading, within
from wbdossier.records import Accession, Span

_EU = r"(?:EU|European\s+Union)"
_STATE = r"(?:\s+(?:country|countries|states?|nation))?"
# "EU candidate Serbia", "the candidate countries Montenegro and Albania", "EU member Croatia".
_TITLE = verbose(
    rf"""
    (?<![\w-])
    (?: (?P<candidate> {_EU} \s+ (?:membership\s+|official\s+)? candidates? {_STATE}
          | candidates \s+ for \s+ (?:EU\s+)? (?:membership|accession)
            (?: \s+(?:of|in|to)\s+the\s+{_EU} )? (?=\s*:)
          | candidate \s+ (?:countries|country|states) )
      | (?P<member> {_EU} \s+ (?:members?{_STATE}|member\s+countries) ) )
    (?: \s*[:–—-]\s* | ,?\s+ (?:such\s+as|like|including) \s+ | \s+ ) {THE} (?=[A-Z])
    """,
    re.I,
)
# "Serbia, the biggest EU candidate country in the region,", "Turkey, a candidate since 1999,".
_APPOSED = verbose(
    rf"""
    \s*,\s+ (?:also\s+)? (?:an?|the|itself\s+an?) \s+ (?: (?!potential\b) [\w’'-]+\s+ ){{0,4}}?
    (?: (?P<candidate> {_EU} \s+ candidates? {_STATE} | candidate \s+ country
          | candidate \s+ for \s+ {_EU} \s+ membership | candidate (?=\s+since\s+\d) )
      | (?P<member> {_EU} \s+ member {_STATE} | member {_STATE} \s+of\s+the\s+(?:{_EU}|Union) ) )
    (?!\w)
    """
)
_POTENTIAL = regex(r"\bpotential\s+\Z", re.I)
_BEFORE = 12  # characters: "potential "
_SINCE = 12  # characters: " since 1999"


def find(reading: Reading, sentence: Span) -> Iterator[Accession]:
    """Yield the countries that a sentence calls candidates or members of the EU."""
    if RIVAL.search(reading.text, sentence.start, sentence.end):
        return
    yield from _titled(reading, sentence)
    for name in reading.names_in(sentence, *countries.STATES):
        yield from _apposed(reading, sentence, name)
        yield from _in_brackets(reading, name)


def _titled(reading: Reading, sentence: Span) -> Iterator[Accession]:
    text = reading.text
    for match in _TITLE.finditer(text, sentence.start, sentence.end):
        start = match.start()
        potential = _POTENTIAL.search(text, max(sentence.start, start - _BEFORE), start)
        if potential or not (UNION.search(match[0]) or "EU" in reading.ids):
            continue
        for name in countries.listed_from(reading, sentence, match.end()):
            yield _fact(reading, Span(start, name.end), name, match.lastgroup)


def _apposed(reading: Reading, sentence: Span, name: Name) -> Iterator[Accession]:
    match = _APPOSED.match(reading.text, name.end, sentence.end)
    if match:
        since = dated.after(reading, sentence, match.end(), match.end() + _SINCE)
        span = Span(name.start, since.end if since else match.end())
        yield _fact(reading, span, name, match.lastgroup, since.iso if since else None)


def _in_brackets(reading: Reading, name: Name) -> Iterator[Accession]:
    brackets = steps.in_brackets(reading.text, name.end) if "EU" in reading.ids else None
    date = within(reading.dates, Span(brackets[1], brackets[1] + 1)) if brackets else []
    if brackets and date:
        yield _fact(reading, Span(name.start, date[0].end), name, brackets[0], date[0].iso)


def _fact(
    reading: Reading, span: Span, name: Name, status: str | None, date: str | None = None
) -> Accession:
    return fact(
        Accession,
        CALLED,
        reading,
        span,
        country=name.id,
        status=status,
        date=date,
        expected=False,
    )
