"""From whom goods are bought: "buys 15 drones from | Turkey |", who gives no money for them."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.extract.funding.sums import Sum, once_a_sentence
from wbdossier.extract.funding.words import WORDS
from wbdossier.grammar import regex, verbose
from wbdossier.lexicon import Name
from wbdossier.records import Span

_words = WORDS.purchases
BUYS = rf"(?:{lexicon.any_of(_words.buys)})"
PAYS = rf"(?:{lexicon.any_of(_words.pays)})"
# "| buys | 15 drones from Turkey", "| spends €9m on | drones from Turkey".
BUYING = verbose(
    rf"""
    \b (?: (?P<verb>{BUYS}) | {PAYS} \s+ [^.;:()]{{3,40}}? \s+ (?:on|for) ) \s+
    (?P<goods> (?:[^.;:(),]|,(?=\d))+ )
    """
)
_ORDER = regex(r"order\w*\s+(?:\w+\s+)?(?:him|her|them|troops|soldiers|\w+\s+to)\b")
# "from | Turkey", "from the firm | Baykar of Turkey".
_FROM = regex(r"\bfrom\s+(?:the\s+)?(?:[a-z][\w-]*\s+)?")
# "bought boats | with a grant | from Japan": what comes from there is money.
_GIVEN = regex(rf"\b(?:{lexicon.any_of((*_words.financed, *_words.helped))})\b")
_SELLERS = ("country", "demonym", "place", "organisation", "instrument")


@once_a_sentence
def names(sum_: Sum) -> frozenset[Name]:
    """Return the states in the sentence from whose firms or stocks something is bought."""
    found = (seller(sum_, goods) for goods in _bought(sum_, sum_.sentence))
    return frozenset(n for n in found if n and n.kind in ("country", "demonym", "place"))


def _bought(sum_: Sum, sentence: Span) -> list[Span]:
    found = BUYING.finditer(sum_.text, sentence.start, sentence.end)
    return [Span(*m.span("goods")) for m in found if not _ORDER.match(m[0])]


def seller(sum_: Sum, goods: Span) -> Name | None:
    """Return the state or the body right after the first "from" in ``goods``."""
    led = _FROM.search(sum_.text, goods.start, goods.end)
    given = led and _GIVEN.search(sum_.text, goods.start, led.start())
    return named_at(sum_, led.end()) if led and not given else None


def named_at(sum_: Sum, offset: int) -> Name | None:
    """Return the state or the body whose name begins at ``offset``."""
    named = sum_.reading.names_in(Span(offset, offset + 1), *_SELLERS)
    return named[0] if named else None
