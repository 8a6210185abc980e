"""What a state buys: "Albania buys 15 drones from Turkey and pays €9m for them".

The price is the buyer's money, the seller's state gets it, and the goods are what it is for.
Where somebody else gives the money, or only trade is told of, there is no purchase here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wbdossier import lexicon
from wbdossier.extract.cues import Cues
from wbdossier.extract.funding import sellers, stand_ins
from wbdossier.extract.funding.sellers import BUYS, PAYS, named_at
from wbdossier.extract.funding.sums import Sum, once
from wbdossier.extract.funding.words import LOOK_ALIKE, WORDS
from wbdossier.extract.near import leads_to
from wbdossier.grammar import THE, WEEKDAY, regex, verbose
from wbdossier.lexicon import Name
from wbdossier.records import Span

_words = WORDS.purchases
_ABOUT = r"(?:(?:about|some|around|nearly|over|almost|a\s+total\s+of)\s+)?"
_SELLS = rf"(?:{lexicon.any_of(_words.sells)})"
_CONTRACT = rf"(?:{lexicon.any_of(_words.contracts)})"
_GATE = regex(rf"\b(?:{BUYS}|{_SELLS}|sale|{PAYS}|{_CONTRACT})\b")
_OTHERS = Cues({"financed": _words.financed, "helped": _words.helped})
# "| buys 15 drones from Turkey | for | €9m", "| … | and pays | €9m".
_BOUGHT_FOR = verbose(
    rf"""
    \b (?P<verb>{BUYS}) \s+ (?P<goods>[^.;:()]{{3,120}}?) ,?\s+
    (?: (?:{lexicon.any_of(_words.price)})
      | (?: and \s+ | for\s+which\s+ (?:it|they)\s+ )? (?:(?:will|would|has|is\s+to)\s+)? {PAYS} )
    \s+ {_ABOUT} $
    """
)
# "| receives 15 drones from Turkey | for which it paid | €9m".
_GOT_FOR = verbose(
    rf"""
    \b (?P<verb>receives?|received|gets?|got) \s+ (?P<goods>[^.;:()]{{3,120}}?) ,?\s+
    for\s+which\s+ (?:it|they)\s+ (?:(?:will|would|has|had)\s+)? {PAYS} \s+ {_ABOUT} $
    """
)
# "it | pays | €9m", "which | pays | Turkey | €9m".
_PAID = verbose(rf"\b (?P<verb>{PAYS}) \s+ (?:{THE}[A-Z]\w+\s+)? {_ABOUT} $")
_FOR_IT = regex(r"\s+(?:for\s+(?:them|it|these|those)|by|in|until|over)\b|[.,]|\Z")
_FOR_GOODS = verbose(r"\s+ (?:on|for) \s+ (?P<goods>[^.;:()]{3,120})")
# "| signed | a contract with a Turkish firm worth | €9m", "| signed | a | €9m | contract".
_SIGNED = verbose(
    rf"""
    \b (?P<verb>{lexicon.any_of(_words.signs)}) \s+ (?:(?:an?|the)\s+)? (?:[\w-]+\s+){{0,2}}?
    (?: {_CONTRACT}\s+ (?P<rest>[^.;:()]{{0,100}}?) (?:{lexicon.any_of(_words.worth)})\s+ )?
    {_ABOUT} $
    """
)
_WITH = regex(r"\b(?:with|to)\s+(?:an?\s+|the\s+)?")
_SUPPLY = verbose(
    rf"\b(?:{lexicon.any_of(_words.supply)})\s+ (?P<goods>(?!which\b)[^.;:(),]{{3,100}})"
)
# "| sold | Albania two boats | for | €9m", "| approved the sale of | boats | worth | €9m".
_SOLD = verbose(
    rf"""
    \b (?P<verb>{_SELLS} | \w+ed\s+(?:the|an?)\s+(?:\w+\s+)?sale\s+of) \s+
    (?P<goods>[^.;:()]{{3,120}}?) ,?\s+ (?:{lexicon.any_of(_words.price)}) \s+ {_ABOUT} $
    """
)
_TO = regex(rf"\bto\s+{THE}")
# Where the name of the goods ends, and how a name of goods begins: not "goods", "gas", "him".
_ENDED = regex(
    r",?\s+(?:from|which|that|who|to|by|with|under|after|as|in|on|and\s+(?:will|pays?|signed))\b"
    r"|\s*,|\s*\Z"
)
_TOLD = regex(
    rf"""
    (?: \d | an?\s | the\s | its\s | several\s | dozens\s | hundreds\s | more\s | new\s | another\s
      | (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty)\s )
    | (?:[\w-]+\s+){{0,5}}? (?:{lexicon.any_of((*WORDS.goods.things, *_words.goods))}) \b
    """,
    re.VERBOSE | re.I,
)
_NO_GOODS = regex(rf"\b(?i:million|billion|{lexicon.any_of(_words.no_goods)})\b")
# "| Albania | has decided to |", "| Albania |’s army |", "| the Ministry of Defence of | Albania".
_OFFICE = lexicon.any_of((*_words.offices, *lexicon.offices().government))
_IN_OFFICE = rf"(?:\s+(?:[\w-]+\s+)?(?i:{_OFFICE})(?:\s+of\s+(?:the\s+)?[A-Z]\w+)?)"
_MODAL = rf"""
    (?: ,? \s+ (?: has|had|have|will|would|is|was|are|may|might|could|can|to|be|been|plans?|planned
      | wants?|wanted|decided|agreed|intends?|intended|signed|announced|also|recently|now|then
      | already | (?:an?\s+)?contracts? | (?:an?\s+)?deal | (?:on\s+)?{WEEKDAY}
      | (?:this|last|next)\s+\w+ | set|ready|going|about|today|yesterday|buys?|bought|and ) ){{0,7}}
    \s+"""
_ACTS = verbose(rf"(?: (?:[’']s?)?{_IN_OFFICE} )? {_MODAL}")
_ACTS_AS_STATE = verbose(_MODAL)
_NOT_ACTING = regex(r"\b(?:to|in|with|for|of|against|from|by|than|and|near)\s+(?:the\s+)?$")
_OFFICE_OF = regex(rf"(?i:\b(?:{_OFFICE}))(?:\s+of\s+[A-Z]\w+)?\s+of\s+{THE}$")
_IT = regex(r"\b(?:[Ii]t|[Tt]hey|[Tt]he\s+(?:country|army|government|ministry))\s+(?:\w+\s+){0,2}$")


@dataclass(frozen=True)
class Purchase:
    """Who pays a price, the state that gets it, the goods, and the state they are a gift for."""

    buyer: str
    seller: str | None
    goods: Span | None
    gift_for: str | None = None


@once
def purchase(sum_: Sum) -> Purchase | None:
    """Return the purchase whose price the sum is, where a state is the buyer."""
    if not _GATE.search(sum_.text, sum_.sentence.start, sum_.sentence.end) or _is_another(sum_):
        return None
    return next(filter(None, (find(sum_) for find in (_bought, _paid, _signed, _sold))), None)


def _is_another(sum_: Sum) -> bool:
    """Whether somebody else gives the money, or the sentence is about trade."""
    said = _OTHERS.of(sum_.reading, sum_.sentence)
    trade = {
        c.of(sum_.text).casefold()
        for c in sum_.cues
        if c.label == LOOK_ALIKE and not c.of(sum_.text).casefold().startswith(("sold", "sale"))
    }
    return bool(trade) or any(c.label == "financed" or c.start < sum_.lead for c in said)


def _bought(sum_: Sum) -> Purchase | None:
    """ "Albania buys 15 drones from Turkey for €9m"."""
    match = sum_.led_by(_BOUGHT_FOR) or sum_.led_by(_GOT_FOR)
    if match is None:
        return None
    goods, after = Span(*match.span("goods")), Span(sum_.end, sum_.sentence.end)
    return _made(sum_, match.start("verb"), goods, after)


def _paid(sum_: Sum) -> Purchase | None:
    """ "It pays €9m for them", "Albania will spend €9m on drones from Turkey"."""
    match = sum_.led_by(_PAID)
    if match is None:
        return None
    verb = match.start("verb")
    goods = sum_.followed_by(_FOR_GOODS)
    what = Span(*goods.span("goods")) if goods else None
    if what and (got := sellers.seller(sum_, what)):
        return _of(sum_, _buyer(sum_, verb), got, what)
    return _paid_for_it(sum_, verb) if sum_.followed_by(_FOR_IT) else None


def _paid_for_it(sum_: Sum, verb: int) -> Purchase | None:
    """ "It will pay €9m", after the words that tell what was bought."""
    before = sum_.reading.previous(sum_.sentence)
    for head in (Span(sum_.sentence.start, verb), before):
        match = head and sellers.BUYING.search(sum_.text, head.start, head.end)
        if match and match["verb"]:
            return _bought_before(sum_, verb, match)
    return None


def _bought_before(sum_: Sum, verb: int, match: re.Match[str]) -> Purchase | None:
    """What was bought before the verb of paying, if the buyer and the payer are one."""
    first, payer = _buyer(sum_, match.start("verb")), _buyer(sum_, verb)
    again = _IT.search(sum_.text, sum_.sentence.start, verb) is not None
    here = sum_.sentence.covers(Span(*match.span("verb")))
    if (first and payer != first and not again) or not (first or here):
        return None
    goods = Span(*match.span("goods"))
    return _of(sum_, first or payer, sellers.seller(sum_, goods), goods)


def _signed(sum_: Sum) -> Purchase | None:
    """ "Kosovo signed a contract worth €9m with the Turkish firm Baykar for drones"."""
    match = sum_.led_by(_SIGNED)
    after = Span(sum_.end, sum_.sentence.end)
    if match is None or not (match["rest"] is not None or sum_.followed_by(_A_CONTRACT)):
        return None
    parts = [Span(*match.span("rest"))] if match["rest"] else []
    for part in (*parts, after):
        for led in _WITH.finditer(sum_.text, part.start, part.end):
            found = named_at(sum_, led.end())
            if found and found.kind == "demonym":
                goods = _supplied(sum_, [*parts, after])
                buyer = _buyer(sum_, match.start("verb"))
                return Purchase(buyer, found.id, goods) if buyer not in (None, found.id) else None
    return None


_A_CONTRACT = verbose(rf"(?:\s*-)?\s+{_CONTRACT}\b")


def _supplied(sum_: Sum, parts: list[Span]) -> Span | None:
    found = (_SUPPLY.search(sum_.text, part.start, part.end) for part in parts)
    return next((_trimmed(sum_, Span(*m.span("goods"))) for m in found if m), None)


def _sold(sum_: Sum) -> Purchase | None:
    """ "Croatia sold Albania two boats for €3m"."""
    match = sum_.led_by(_SOLD)
    if match is None:
        return None
    what = Span(*match.span("goods"))
    first = named_at(sum_, what.start)
    if first and first.kind == "country":
        start = first.end + 1
        return _sale(sum_, match.start("verb"), first, Span(start, what.end))
    for part in (what, Span(sum_.end, sum_.end + 30)):
        led = _TO.search(sum_.text, part.start, part.end)
        if led and (buyer := named_at(sum_, led.end())):
            return _sale(sum_, match.start("verb"), buyer, what)
    return None


# "the | sale | is worth | €9m", "the value of the | procurement | is | €9m".
_OF_A_SALE = verbose(
    rf"""
    \b(?:sale|procurement|acquisition|purchase) \b [^.;:€$]{{0,120}}?
    (?:worth|valued\s+at|(?:value|cost|price)\s+of|for|is|was) \s+ (?:an?\s+)? (?:estimated\s+)?
    {_ABOUT} $
    """
)


@once
def is_price(sum_: Sum) -> bool:
    """Whether the sum is the price of a sale, whoever buys: no money that the seller gives."""
    return sum_.led_by(_OF_A_SALE) is not None and not _is_another(sum_)


def _sale(sum_: Sum, verb: int, buyer: Name, goods: Span) -> Purchase | None:
    seller = _buyer(sum_, verb)
    is_state = buyer.kind == "country" and sum_.text[buyer.end : buyer.end + 1] not in ("’", "'")
    if not seller or not is_state or not _is_told(sum_, goods) or seller == buyer.id:
        return None
    return Purchase(buyer.id, seller, _trimmed(sum_, goods))


def _made(sum_: Sum, verb: int, *parts: Span) -> Purchase | None:
    """The purchase told by a verb of buying, the goods after it and what follows the price."""
    found = (sellers.seller(sum_, part) for part in parts)
    return _of(sum_, _buyer(sum_, verb), next(filter(None, found), None), parts[0])


def _of(sum_: Sum, buyer: str | None, seller: Name | None, goods: Span | None) -> Purchase | None:
    """The purchase, if a state buys, nobody's funds are told of and the goods are things."""
    funds = seller is not None and seller.kind in ("organisation", "instrument")
    if buyer is None or funds or (goods and not _is_told(sum_, goods)):
        return None
    code = seller.id if seller and seller.id != buyer else None
    others = _for_others(sum_, buyer)
    if len(others) > 1 or any(n.kind == "demonym" for n in others):
        return None
    gift_for = others[0].id if others else None
    return Purchase(buyer, code, _trimmed(sum_, goods) if goods else None, gift_for)


# "scanners | for | Kosovo", "cars for the police of | Kosovo": a gift, not the buyer's own.
_FOR_ANOTHER = regex(r"\bfor\s+(?:the\s+)?(?:(?:(?!from\b)[a-z]\w*\s+){1,3}of\s+(?:the\s+)?)?$")


def _for_others(sum_: Sum, buyer: str) -> list[Name]:
    """The states other than the buyer for which the goods are."""
    others = (n for n in sum_.names("country", "demonym") if n.id != buyer)
    return [n for n in others if leads_to(_FOR_ANOTHER, sum_.text, n, sum_.sentence.start)]


def _is_told(sum_: Sum, goods: Span) -> bool:
    words = _trimmed(sum_, goods)
    told = words and _TOLD.match(sum_.text, words.start, words.end)
    return bool(told) and not _NO_GOODS.search(sum_.text, goods.start, goods.end)


def _trimmed(sum_: Sum, goods: Span) -> Span | None:
    """The goods without the seller and what else is told of them."""
    ended = _ENDED.search(sum_.text, goods.start, goods.end)
    end = ended.start() if ended else goods.end
    return Span(goods.start, end) if end - goods.start > 2 else None


def _buyer(sum_: Sum, verb: int) -> str | None:
    """The state that is the subject of the verb at ``verb``, or in whose hands the act lies."""
    sentence = sum_.reading.sentence(verb)
    for start, end, code, kind in _actors(sum_, Span(sentence.start, verb)):
        pattern = _ACTS_AS_STATE if kind == "state" else _ACTS
        led = leads_to(_NOT_ACTING, sum_.text, Span(start, end), sentence.start)
        if led and not leads_to(_OFFICE_OF, sum_.text, Span(start, end), sentence.start):
            continue
        if kind == "demonym" and not _DEMONYM.fullmatch(sum_.text, end, verb):
            continue
        if pattern.fullmatch(sum_.text, end, verb):
            return code
    return None


_DEMONYM = verbose(rf"{_IN_OFFICE} {_MODAL}")


def _actors(sum_: Sum, span: Span) -> Iterator[tuple[int, int, str, str]]:
    """The states, their people and their governments before a verb, the nearest first."""
    people = sum_.reading.people
    named = sum_.reading.names_in(span, "country", "demonym", "place")
    found = [
        (n.start, n.end, n.id, n.kind) for n in named if n.kind != "place" or _is_capital(sum_, n)
    ]
    for m in people.within(span):
        country = people.people[m.index].country
        if country in lexicon.entries("country"):
            found.append((m.start, m.end, country, "state"))
    if sum_.sentence.covers(span):
        found += [
            (n.start, n.end, n.id, "state") for n in stand_ins.subjects(sum_) if span.covers(n)
        ]
    return iter(sorted(found, reverse=True))


_CAPITALS = {town: code for code, towns in lexicon.capitals().items() for town in towns}


def _is_capital(sum_: Sum, name: Name) -> bool:
    return name.of(sum_.text) in _CAPITALS
