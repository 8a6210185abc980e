"""Bare numbers that count more of the agreements spoken of before."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.agreement import counterparts
from wbdossier.extract.agreement.words import NOUNS, WORDS
from wbdossier.extract.cues import stated
from wbdossier.grammar import regex, verbose
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading, within
from wbdossier.records import Span

_SPOKEN_OF = regex(rf"(?<!\w)(?:{lexicon.any_of(WORDS.strong)})(?!\w)")
# What a number before may count without being what the bare one counts more of.
_SAME = regex(rf"(?<!\w)(?:{lexicon.any_of([*NOUNS, *WORDS.sides])})\Z", re.I)
# "another 13", "the remaining four".
_MORE = verbose(r"\b(?: another | a\s+further | (?:the\s+)?(?:remaining|other) ) \s+ \Z")
# "we had nine", "the two countries had 44", "of which 31", "signed nine".
_HELD = verbose(
    rf"""
    \b(?: (?: we | there | already | {lexicon.any_of(WORDS.sides)} ) \s+ (?:have|had|are|were)
        | of\s+(?:which|these|them) | signed ) \s*,?\s+ \Z
    """
)
# "Fifty-two had been concluded", "two are being prepared", "31 are implemented", "eight partially".
_CONCLUDED = verbose(
    r"""
    \s+ (?: (?:had|have|has|were|was|are)\s+ (?:already|still|fully|partially|partly)?\s*
            (?:been\s+|being\s+)?
            (?:concluded|signed|ratified|implemented|prepared|negotiated|initialled|initialed)
          | fully | partially | partly ) \b
    """
)
# "10 | more | are in the works".
_AS_WELL = verbose(
    r"\s+ more (?= ,? \s+ (?:are|were|will|would|have|had|is|with|in) \b | [.;,]\s )"
)
_REACH = 26  # characters before a number in which such words stand


def is_elliptical(reading: Reading, quantity: Quantity, chain: Span | None) -> bool:
    """Whether a bare number goes on with agreements: with those of ``chain``, or named before."""
    goes_on = chain and not _counts_else(reading, Span(chain.start, quantity.start))
    return bool(goes_on or _follows(reading, quantity)) and _is_telling(reading, quantity)


def stated_more(text: str, quantity: Quantity) -> Span:
    """Return the words of a bare number with "another" or "the remaining" before it."""
    own = stated(quantity)
    match = _MORE.search(text, max(0, own.start - _REACH), own.start)
    more = _AS_WELL.match(text, own.end)
    return Span(match.start() if match else own.start, more.end() if more else own.end)


def _counts_else(reading: Reading, span: Span) -> bool:
    """Whether the last thing counted before is another one, as in "30 officers, of which four"."""
    counted = [q for q in within(reading.quantities, span) if q.kind != "bare"]
    return bool(counted) and not _SAME.search(reading.text, counted[-1].start, counted[-1].end)


def _follows(reading: Reading, quantity: Quantity) -> bool:
    """Whether agreements are spoken of before the number, here or a sentence earlier."""
    sentence = reading.sentence(quantity.start)
    span = Span((reading.previous(sentence) or sentence).start, quantity.start)
    return not _counts_else(reading, span) and bool(
        _SPOKEN_OF.search(reading.text, span.start, span.end)
    )


def _is_telling(reading: Reading, quantity: Quantity) -> bool:
    """Whether the words around a bare number say that it counts more of the same."""
    text, start = reading.text, stated(quantity).start
    before = max(0, start - _REACH)
    return bool(
        counterparts.of(reading, quantity)
        or _AS_WELL.match(text, quantity.end)
        or _CONCLUDED.match(text, quantity.end)
        or _MORE.search(text, before, start)
        or _HELD.search(text, before, start)
    )
