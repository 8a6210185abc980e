"""Who gives by what is said around: the bank of a loan, an instrument, the one body named."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.extract.funding import owners
from wbdossier.extract.funding.owners import A_BANK, can_give, owner
from wbdossier.extract.funding.parties import has_a_subject
from wbdossier.extract.funding.sums import Sum
from wbdossier.extract.funding.words import WORDS
from wbdossier.grammar import regex

_LENDS = regex(r"\blen[dt]s?\b|\blending\b")


def borrows(sum_: Sum, provider: str | None) -> bool:
    """Whether one of the six, read as the giver of a loan, is the one that takes it."""
    lends = _LENDS.search(sum_.text, sum_.sentence.start, sum_.sentence.end)
    return provider in lexicon.six() and not lends


def bank(sum_: Sum) -> str | None:
    """Return the one bank that the clause names."""
    banks = {n.id for n in sum_.names("organisation") if n.id in WORDS.lenders.ids}
    return banks.pop() if len(banks) == 1 else None


def indirect(sum_: Sum, role: str) -> str | None:
    """Return who gives by the instrument named."""
    return None if role in ("budget", "investment") else _behind(sum_)


def only_body(sum_: Sum) -> str | None:
    """Return the one body or instrument with an owner that the sentence names, if nobody gives."""
    if has_a_subject(sum_):
        return None
    named = sum_.names("organisation", "instrument")
    bodies = {owners.code(n) for n in named if can_give(n) and not A_BANK.match(sum_.text, n.end)}
    return bodies.pop() if len(bodies) == 1 else None


def _behind(sum_: Sum) -> str | None:
    """Return who stands behind the instrument of the sentence, or of the one before."""
    title = sum_.reading.sentences[0]
    for sentence in (sum_.sentence, sum_.reading.previous(sum_.sentence), title):
        named = sum_.reading.names_in(sentence, "instrument") if sentence else []
        if owners := [code for name in named if (code := owner(name))]:
            return owners[-1]
    return None
