"""Funding: sums of money given, lent, invested or budgeted.

A sum is funding when a word of giving, lending or spending stands nearer to it than a word of
trade, prices or crime. What kind of money it is, who gives, who gets and what for are read from
the same sentence; a sum that continues another ("a further €30m") shares its giver.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from wbdossier.extract.funding import elliptical, items, parties, purpose, roles, shared
from wbdossier.extract.funding.recipients import recipients
from wbdossier.extract.funding.rules import ITEM, RULES, SUM
from wbdossier.extract.funding.sums import Sum, funding, restates
from wbdossier.extract.funding.words import WORDS
from wbdossier.extract.rule import Rule
from wbdossier.reading import Reading
from wbdossier.records import Funding

__all__ = ["RULES", "extract"]


def extract(reading: Reading) -> Iterator[Funding]:
    """Yield the sums of an article that are funding, each sum once."""
    found = list(_sums(reading))
    alike = defaultdict(list)
    for one in found:
        alike[one.amount, one.amount_max, one.currency].append(one)
    for one in found:
        others = alike[one.amount, one.amount_max, one.currency]
        if not any(_is_preferred(other, one) and _repeat(other, one) for other in others):
            yield one


def _is_preferred(other: Funding, one: Funding) -> bool:
    """Whether ``other`` stands first, or says more."""
    return other.start < one.start or _detail(other) > _detail(one)


def _detail(one: Funding) -> int:
    said = (one.provider, one.recipients, one.purpose, one.role != "other")
    return sum(bool(x) for x in said)


def _repeat(one: Funding, other: Funding) -> bool:
    """Whether two equal sums are one, as the headline's is the lead's."""
    roles_differ = one.role != other.role and "other" not in (one.role, other.role)
    both_name = one.recipients and other.recipients
    return not roles_differ and (not both_name or one.recipients == other.recipients)


def _sums(reading: Reading) -> Iterator[Funding]:
    """Every sum that is funding; one without its currency hangs on the last that has it."""
    last: Funding | None = None
    for quantity in reading.quantities:
        sum_ = Sum(reading, quantity)
        full = _full(sum_, last)
        found = full or (elliptical.read(sum_, last) if last else None)
        last = found if found and (full or found.rule == ITEM.id) else last
        if found:
            yield found


def _full(sum_: Sum, last: Funding | None) -> Funding | None:
    """Return a sum with its currency as funding; None where its words do not say that it is."""
    if not sum_.is_money or restates(sum_):
        return None
    if last and shared.rises_to(sum_, last):
        return _fact(SUM, sum_, last.role, last.provider, last.recipients, last.purpose)
    own = roles.role(sum_)
    whole = last if last and shared.is_share(sum_, last, own) else None
    if role := whole.role if whole else own:
        code, gets = _parties(sum_, last, whole, role)
        shared_purpose = last.purpose if last and shared.next_giver(sum_, last) else None
        return _fact(SUM, sum_, roles.settled(sum_, role, code), code, gets, shared_purpose)
    line = items.item(sum_)
    return _fact(ITEM, sum_, items.role(sum_, line), None, ()) if line else None


def _parties(
    sum_: Sum, last: Funding | None, whole: Funding | None, role: str
) -> tuple[str | None, tuple[str, ...]]:
    """Who gives a sum, by its own words and those around, and who gets it."""
    if role == "budget" and sum_.currency in WORDS.currencies:
        return WORDS.currencies[sum_.currency], ()
    giver = (last and shared.next_giver(sum_, last)) or parties.provider(sum_)
    code = parties.code(giver) if giver else whole and whole.provider
    code = code or shared.provider(sum_, last) or parties.indirect(sum_, role)
    return code, recipients(sum_, giver) or shared.recipients(sum_, last)


def _fact(
    rule: Rule,
    sum_: Sum,
    role: str | None,
    provider: str | None,
    recipients: tuple[str, ...],
    purpose_before: str | None = None,
) -> Funding:
    line = items.item(sum_)
    wanted = (line and line.purpose) or purpose.of(sum_)
    currency, _, per = sum_.currency.partition("/")
    return funding(
        rule,
        sum_,
        currency=currency,
        role=role,
        provider=provider,
        recipients=recipients or (line.recipients if line else ()),
        purpose=purpose.words(sum_, wanted) or purpose_before,
        projects=purpose.projects(sum_, wanted),
        note=f"The sum is per {per}." if per else None,
    )
