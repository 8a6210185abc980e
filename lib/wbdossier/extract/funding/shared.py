"""What a sum takes over from the sum before it: its kind of money, its giver."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.funding.parties import code
from wbdossier.extract.funding.sums import Sum
from wbdossier.extract.funding.words import OTHER, VERBS, WORDS
from wbdossier.records import Funding, Span

_YEAR = r"(?:\d{4}(?:[-–/]\d{2,4})?|this\s+year|last\s+year)"
# "from EUR 62 million | in 2021 to | EUR 68 million": two sums of one budget.
_TO = re.compile(rf"(?:\s+(?:in|for)\s+{_YEAR})?,?\s+to\s+(?:\w+\s+)?")
# "€5m | for Albania and | €7m for Serbia": one kind of money.
_AND = re.compile(r"(?:\s+(?:for|to)\s+[\w\s]{2,40}?)?,?\s+and\s+")
_OPENED = re.compile(r"\s*\(")
# "The EU gave a | further | €5m": somewhere before the sum.
_GOES_ON = re.compile(rf"\b(?i:{lexicon.any_of(WORDS.same_money.anywhere)})\b")


def rises_to(sum_: Sum, last: Funding) -> bool:
    """Whether this is where the sum before rises or falls to."""
    return sum_.sentence.covers(last.span) and sum_.joined_from(last.span, _TO)


def is_share(sum_: Sum, last: Funding, own: str | None) -> bool:
    """Whether a sum whose ``own`` words do not say what it is hangs on the one before."""
    if own in (None, OTHER) and _is_in_brackets(sum_, last):
        return True
    joined = sum_.sentence.covers(last.span) and sum_.joined_from(last.span, _AND)
    return own == OTHER and joined


def _is_in_brackets(sum_: Sum, last: Funding) -> bool:
    """ "Albania (€13 million)": the share of a country of the money before."""
    opened = sum_.text[: sum_.lead].endswith("(")
    owned = any(sum_.joined_from(n, _OPENED) for n in sum_.names("country"))
    here = owned or last.start > sum_.sentence.start
    return opened and here and sum_.reading.paragraph(sum_.lead).covers(last.span)


def provider(sum_: Sum, last: Funding | None) -> str | None:
    """Return who gives, by the words before, where these go on or only say who receives."""
    gets = any(v.label == "get" for v in sum_.verbs)
    goes_on = _GOES_ON.search(sum_.text, sum_.sentence.start, sum_.quantity.start)
    if last and last.provider and (gets or goes_on):
        return last.provider
    return _giver_before(sum_) if gets else None


def _giver_before(sum_: Sum) -> str | None:
    """The first to give in the sentence before."""
    previous = sum_.reading.previous(sum_.sentence)
    if previous is None:
        return None
    for verb in VERBS.of(sum_.reading, previous):
        before = Span(previous.start, verb.start)
        givers = sum_.reading.names_in(before, "organisation", "country")
        if verb.label == "give" and givers:
            return code(givers[0])
    return None
