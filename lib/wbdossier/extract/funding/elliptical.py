"""Sums without their currency: it was named in the sum before."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.extract.funding import aims, before, items, owners, parties, purpose, roles
from wbdossier.extract.funding.list_rules import CONTINUED, ITEM, LISTED
from wbdossier.extract.funding.recipients import recipients
from wbdossier.extract.funding.sums import Sum, funding, is_sum
from wbdossier.extract.funding.words import FAINT, OTHER, WORDS
from wbdossier.grammar import regex
from wbdossier.records import Funding

_words = WORDS.same_money
# "Serbia | 35 million", "Serbia will receive | 35 million", "Serbia: | 35 million".
_FOR_COUNTRY = regex(rf"\s*(?:[:(–-]|{lexicon.any_of(_words.to_country)})?\s*")
# "of which | 30 million", "of the total | 30 million", "another | 30 million".
_PART = regex(rf"\b(?i:{lexicon.any_of(_words.part)}),?\s+(?:the\s+)?$")
# "The ministry speaks of | 30 million", "the opposition puts it at | 30 million".
_SAYS = regex(r"\b(?:sp(?:eaks?|oke)\s+of|puts?\s+(?:it|them|the\s+\w+)\s+at)\s+$")
_MORE = regex(r"\s+more\b(?!\s+than)")  # "there will be | 30 million | more"
# "€20m now, to reach | 30 million".
_NEXT = regex(rf"(?:\b|(?=,))(?:{lexicon.any_of(_words.next)})\s+$")


# "while in 2020 was | set aside | 30 million".
_SET_ASIDE = regex(rf"\b(?:{lexicon.any_of(_words.set_aside)})\s+$")


# "with | 30 million | earmarked".
_WITH = regex(r"\bwith\s+$")
_IS_SET_ASIDE = regex(rf"\s+(?:{lexicon.any_of(_words.set_aside)})\b")


_CONVERTED = regex(r"\([^\W\d_]+\s+$")  # "$5m (pounds | 4m)"


def read(sum_: Sum, last: Funding) -> Funding | None:
    """Return a bare number of millions as funding, where the sum before gives its currency."""
    if sum_.quantity.kind != "bare" or not is_sum(sum_.text, sum_.quantity):
        return None
    if sum_.led_by(_CONVERTED):
        return None
    return _listed(sum_, last) or _continued(sum_, last) or _item(sum_, last) or _told(sum_, last)


_CLOSE = 3  # sentences over which a currency is taken over


def _told(sum_: Sum, last: Funding) -> Funding | None:
    """ "This year it was 30 million": its own words say what money it is."""
    near = sum_.reading.up_to(sum_.sentence, _CLOSE)
    here = last.start >= near[0].start and sum_.reading.paragraph(sum_.lead).covers(last.span)
    own = roles.role(sum_) if here else None
    if own in (None, FAINT):
        return None
    giver = parties.provider(sum_)
    code = owners.code(giver) if giver else last.provider
    return funding(
        CONTINUED,
        sum_,
        currency=last.currency,
        role=own if own != OTHER else last.role,
        provider=code,
        recipients=recipients(sum_, giver) or last.recipients,
        purpose=purpose.words(sum_, purpose.of(sum_)),
    )


def _listed(sum_: Sum, last: Funding) -> Funding | None:
    """ "…, Serbia 35 million": a country and its number after a full sum."""
    between = sum_.text[last.end : sum_.lead]
    countries = [n for n in sum_.names("country") if sum_.joined_from(n, _FOR_COUNTRY)]
    near = sum_.sentence.covers(last.span) or _goes_on_listing(sum_, last)
    if not countries or not near or ";" in between:
        return None
    return funding(
        LISTED,
        sum_,
        currency=last.currency,
        role=last.role,
        provider=last.provider,
        recipients=(countries[-1].id,),
        purpose=last.purpose,
    )


def _goes_on_listing(sum_: Sum, last: Funding) -> bool:
    """Whether the sum before is a country's too, a sentence earlier."""
    near = sum_.reading.up_to(sum_.sentence, _CLOSE)[0]
    here = sum_.reading.paragraph(sum_.lead).covers(last.span) and last.start >= near.start
    return here and len(last.recipients) == 1


def _continued(sum_: Sum, last: Funding) -> Funding | None:
    """ "of which 30 million", "another 100 million"."""
    here = sum_.reading.paragraph(sum_.lead).covers(last.span)
    more = sum_.led_by(_PART) or sum_.led_by(_SAYS) or sum_.followed_by(_MORE)
    if not here or not (more or _is_next(sum_, last)):
        return None
    own = roles.role(sum_)
    return funding(
        CONTINUED,
        sum_,
        currency=last.currency,
        role=last.role if own in (None, OTHER, FAINT) else own,
        provider=last.provider,
        recipients=last.recipients,
        purpose=purpose.words(sum_, purpose.after(sum_) or aims.before(sum_)),
    )


def _is_next(sum_: Sum, last: Funding) -> bool:
    """Whether the number goes on from the sum: "to reach 30 million", "and 7 million"."""
    start = last.end
    led = _NEXT.search(sum_.text, start, sum_.lead) or _SET_ASIDE.search(
        sum_.text, start, sum_.lead
    )
    goes_on = led or (_WITH.search(sum_.text, start, sum_.lead) and sum_.followed_by(_IS_SET_ASIDE))
    return sum_.sentence.covers(last.span) and bool(goes_on)


def _item(sum_: Sum, last: Funding) -> Funding | None:
    """ "Solar plant, Serbia: 9 million", in a list whose line before names the currency."""
    line = items.item(sum_)
    if line is None or last.start < line.head.start:
        return None
    return funding(
        ITEM,
        sum_,
        currency=last.currency,
        role=items.role(sum_, line),
        provider=before.head_giver(sum_, line.head),
        recipients=line.recipients,
        purpose=purpose.words(sum_, line.purpose),
    )
