"""Funding: sums of money given, lent, invested or budgeted.

A sum is funding when a word of giving, lending or spending stands nearer to it than a word of
trade, prices or crime. What kind of money it is, who gives, who gets and what for are read from
the same sentence; a sum that continues another ("a further €30m") shares its giver.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from wbdossier.extract.funding import (
    before,
    behind,
    elliptical,
    elsewhere,
    items,
    missions,
    owners,
    parties,
    purchases,
    purpose,
    roles,
    shared,
)
from wbdossier.extract.funding.list_rules import ITEM
from wbdossier.extract.funding.purchase_rules import PURCHASE
from wbdossier.extract.funding.recipients import recipients
from wbdossier.extract.funding.rules import RULES, SUM
from wbdossier.extract.funding.sums import Sum, every, funding, restates
from wbdossier.extract.funding.words import OTHER, WORDS
from wbdossier.extract.rule import Rule
from wbdossier.grammar import regex
from wbdossier.reading import Reading
from wbdossier.records import Funding

__all__ = ["RULES", "extract"]


def extract(reading: Reading) -> Iterator[Funding]:
    """Yield the sums of an article that are funding, each sum once."""
    found = list(_sums(reading))
    alike = defaultdict(list)
    for one in found:
        alike[one.amount, one.amount_max, one.currency].append(one)
    for same in alike.values():
        yield from _each_once(sorted(same, key=_detail, reverse=True))


def _each_once(same: list[Funding]) -> list[Funding]:
    """Equal sums, the fullest first, without those that repeat another; each says what both say."""
    kept: list[Funding] = []
    for one in same:
        twin = next((i for i, other in enumerate(kept) if _repeat(other, one)), None)
        if twin is None:
            kept.append(one)
        else:
            kept[twin] = _filled(kept[twin], one)
    return kept


def _filled(one: Funding, other: Funding) -> Funding:
    """``one``, with what only ``other`` says."""
    return replace(
        one,
        role=_surer(one.role, other.role),
        provider=one.provider or other.provider,
        recipients=one.recipients or tuple(r for r in other.recipients if r != one.provider),
        purpose=one.purpose or other.purpose,
        projects=one.projects or other.projects,
    )


_GIFTS = ("grant", "aid")  # the first is what the words say, the second often only the giver


def _surer(role: str | None, other: str | None) -> str | None:
    """The role that says more of two that are told of one sum."""
    if {role, other} == set(_GIFTS):
        return _GIFTS[0]
    return role if role != OTHER else other


def _detail(one: Funding) -> int:
    said = (one.provider, one.recipients, one.purpose, one.role != "other")
    return sum(bool(x) for x in said)


def _repeat(one: Funding, other: Funding) -> bool:
    """Whether two equal sums are one, as the headline's is the lead's."""
    if one.rule == other.rule == ITEM.id:
        return False
    same = one.role == other.role or (one.role in _GIFTS and other.role in _GIFTS)
    roles_differ = not same and OTHER not in (one.role, other.role)
    to_others = one.recipients and other.recipients and one.recipients != other.recipients
    by_others = one.provider and other.provider and one.provider != other.provider
    return not (roles_differ or to_others or by_others)


_OF_MONEY = ("money", "rate")  # without one of these a text gives no currency


def _sums(reading: Reading) -> Iterator[Funding]:
    """Every sum that is funding; one without its currency hangs on the last that has it."""
    last: Funding | None = None
    none: Sum | None = None  # the last sum that is no funding
    if not any(q.kind in _OF_MONEY for q in reading.quantities):
        return
    for sum_ in every(reading):
        full = None if none and shared.goes_with(sum_, none) else _full(sum_, last)
        none = sum_ if sum_.is_money and not full else none
        found = full or (elliptical.read(sum_, last) if last else None)
        last = found if found and (full or found.rule == ITEM.id) else last
        if found:
            yield found


_GUESSED = "The words name no recipient; the country the article is about is taken."


def _full(sum_: Sum, last: Funding | None) -> Funding | None:
    """Return a sum with its currency as funding; None where its words do not say that it is."""
    if not sum_.is_money or restates(sum_):
        return None
    if last and shared.rises_to(sum_, last):
        return _fact(SUM, sum_, last.role, last.provider, last.recipients, last.purpose)
    if bought := purchases.purchase(sum_):
        return _price(sum_, bought)
    if purchases.is_price(sum_) and roles.role(sum_) != "budget":
        return None
    costs = _is_spent_on_troops(sum_) or _costs_more(sum_, last)
    own = "budget" if costs else roles.role(sum_)
    whole = last if last and shared.is_share(sum_, last, own) else None
    if role := whole.role if whole else own:
        code, gets = _named(sum_, last, whole, role)
        if elsewhere.is_plain(sum_, role, code, gets):
            return _of_a_list(sum_, last)
        code, gets, guessed = _completed(sum_, last, role, code, gets)
        shared_purpose = last.purpose if last and shared.is_for_the_same(sum_, last) else None
        kind = roles.settled(sum_, role, code)
        kind = "budget" if roles.spent_on_itself(kind, code, gets) else kind
        here = code is not None and parties.names_giver(sum_, code)
        like_last = last is not None and last.role == "aid"
        if (here or like_last) and roles.is_plain_gift(sum_, kind, code, gets):
            kind = roles.of_gift(sum_)
        note = _GUESSED if guessed else None
        return _fact(SUM, sum_, kind, code, gets, shared_purpose, note)
    return _of_a_list(sum_, last)


def _price(sum_: Sum, bought: purchases.Purchase) -> Funding | None:
    """Return the price of a purchase: the buyer's money, aid where the goods are for another."""
    getter = bought.gift_for or bought.seller
    gets = (getter,) if getter else ()
    if elsewhere.is_plain(sum_, OTHER, bought.buyer, gets):
        return None
    own = "budget" if roles.role(sum_) == "budget" or not gets else OTHER
    return funding(
        PURCHASE,
        sum_,
        currency=sum_.currency.partition("/")[0],
        role="aid" if bought.gift_for else own,
        provider=bought.buyer,
        recipients=gets,
        purpose=purpose.words(sum_, bought.goods),
    )


def _is_spent_on_troops(sum_: Sum) -> bool:
    """Whether it is what a mission or a state's troops cost."""
    mission = missions.is_its_own(sum_) and roles.is_open(sum_)
    return mission or (roles.is_silent(sum_) and missions.is_of_troops(sum_))


def _costs_more(sum_: Sum, last: Funding | None) -> bool:
    """Whether it goes on with what the troops of the sum before cost."""
    told = last and last.role == "budget" and before.is_near(sum_, last)
    return bool(told) and roles.is_silent(sum_) and missions.tells_of_costs(sum_)


def _of_a_list(sum_: Sum, last: Funding | None) -> Funding | None:
    """Return a sum that stands in a line of a list as funding, where the list is of such sums."""
    line = items.item(sum_)
    if line is None:
        return None
    giver = parties.provider(sum_)
    code = owners.code(giver) if giver else before.head_giver(sum_, line.head)
    code = code or (last.provider if last and line.head.start <= last.start else None)
    return _fact(ITEM, sum_, items.role(sum_, line), code, recipients(sum_, giver))


# "A further €5m comes | from the state budget": not from who gave before.
_OF_THE_STATE = regex(
    r"\b(?:from|in|by)\s+(?:the\s+|its\s+)?(?:[\w’'-]+\s+)?(?:state|national|own)\s+budgets?\b"
)


def _named(
    sum_: Sum, last: Funding | None, whole: Funding | None, role: str
) -> tuple[str | None, tuple[str, ...]]:
    """Who gives a sum and who gets it, by the words beside it and the sum before."""
    if role == "budget" and sum_.currency in WORDS.currencies:
        return WORDS.currencies[sum_.currency], ()
    if parties.are_several(sum_):
        return None, recipients(sum_, None)
    giver = (last and shared.next_giver(sum_, last)) or parties.provider(sum_)
    shared_giver = whole.provider if whole and not (giver and giver.start > whole.end) else None
    code = shared_giver or (owners.code(giver) if giver else None)
    if role == "budget" and _OF_THE_STATE.search(sum_.text, sum_.end, sum_.sentence.end):
        return code, ()
    code = code or shared.provider(sum_, last) or behind.indirect(sum_, role)
    return code, recipients(sum_, giver) or shared.recipients(sum_, last)


def _completed(
    sum_: Sum, last: Funding | None, role: str, code: str | None, gets: tuple[str, ...]
) -> tuple[str | None, tuple[str, ...], bool]:
    """Who gives and who gets, completed from what stands further off, and if that is a guess."""
    mission = missions.spoken_of(sum_) if role == "budget" else None
    if mission and missions.is_its_own(sum_):
        payer = missions.payer(mission)
        return (payer if code in (None, mission.id) else code), (mission.id,), False
    if role == "budget" and missions.is_of_troops(sum_):
        return code or missions.sender(sum_) or before.owner(sum_, ()), (), False
    if role == "budget":
        return (code, gets, False) if code else (before.owner(sum_, gets), (), False)
    if parties.are_several(sum_):
        return None, gets, False
    if role == "loan" and behind.borrows(sum_, code):
        code, gets = behind.bank(sum_), (gets or (code,)) if code else gets
    gets = gets or missions.getting(sum_)
    code, gets, guessed = before.completed(sum_, last, code, gets)
    code = code or (behind.only_body(sum_) if gets and role != "investment" else None)
    own = tuple(c for c in [WORDS.currencies.get(sum_.currency)] if c and c != code)
    return code, gets or (own if role == "aid" else ()), guessed


def _fact(
    rule: Rule,
    sum_: Sum,
    role: str | None,
    provider: str | None,
    recipients: tuple[str, ...],
    purpose_before: str | None = None,
    note: str | None = None,
) -> Funding:
    line = items.item(sum_)
    gets = line.recipients if line else ()
    wanted = (line and line.purpose) or purpose.of(sum_)
    code, _, per = sum_.currency.partition("/")
    currency = code if code.isupper() else None  # "francs", and nothing says whose
    return funding(
        rule,
        sum_,
        currency=currency,
        role=role,
        provider=provider,
        recipients=gets or recipients,
        purpose=purpose.words(sum_, wanted) or purpose_before,
        projects=purpose.projects(sum_, wanted),
        note=f"The sum is per {per}." if per else None if gets else note,
    )
