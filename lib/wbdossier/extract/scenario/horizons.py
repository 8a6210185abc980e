"""The year that a scenario looks to, and the place its outcome names."""

from __future__ import annotations

import re

from wbdossier.grammar import CAPITALISED, plain, regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

_YEAR = verbose(
    r"""
    \b (?:by|until|till|through|up\s+to|to|for|in|towards?|horizon|before|beyond|of) \s+ (?:the\s+)?
      (?:end\s+of\s+|year\s+|horizon\s+(?:of\s+)?)? (20[2-9]\d) \b
    | \b (20[2-9]\d) \s*[:–-]
    | \b (?:over|in|within|for|during) \s+ the \s+ (next \s+ (?:\w+\s+)? (?:decade|years)) \b
    """
)
_TOLD = regex(r"cenario|\bfutures?\b|\bpaths\b|conceivable|next decade")
_REACH = 8  # sentences before a scenario in which the horizon of them all is given
# At the end of an outcome: "violence in Bosnia and Herzegovina and North Kosovo".
_PLACE = verbose(
    rf"""
    \s+ (?:in|across|within) \s+
    (?P<place> (?:the\s+)? {CAPITALISED}
      (?: (?: \s+(?:(?:and|or)\s+)? | \s*,\s* ) (?:the\s+)? {CAPITALISED} ){{0,7}} ) \Z
    """
)


def of(reading: Reading, span: Span) -> str | None:
    """Return the year named in the sentence, else in one before it that speaks of scenarios."""
    sentence = reading.sentence(span.start)
    if match := _YEAR.search(reading.text, span.start, span.end):
        return _words(match)
    for one in reversed(reading.up_to(sentence, _REACH)):
        if one == sentence:
            colon = reading.text.find(":", one.start, one.end)
            one = Span(one.start, colon if colon >= 0 else one.end)
        elif not _TOLD.search(reading.text, one.start, one.end):
            continue
        if match := _YEAR.search(reading.text, one.start, one.end):
            return _words(match)
    return None


def _words(match: re.Match[str]) -> str:
    return plain(next(words for words in match.groups() if words))


def split(reading: Reading, outcome: Span | None) -> tuple[Span | None, Span | None]:
    """Part the place at the end of an outcome from what happens there."""
    match = _PLACE.search(reading.text[outcome.start : outcome.end]) if outcome else None
    if not match or not outcome or not reading.names_in(_moved(match.span("place"), outcome.start)):
        return outcome, None
    return Span(outcome.start, outcome.start + match.start()), _moved(
        match.span("place"), outcome.start
    )


def _moved(span: tuple[int, int], by: int) -> Span:
    return Span(span[0] + by, span[1] + by)
