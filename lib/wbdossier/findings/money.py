"""Money: what is offered, what it draws in, what may not be added."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import themes
from wbdossier.cite import (
    count,
    derived,
    join_words,
    money,
    name,
    quoted,
    sentence,
    the,
    times,
    words,
)
from wbdossier.findings.prose import listed
from wbdossier.themes import Row, rows


def offered(funding: pd.DataFrame, provider: str = "EU") -> Markup:
    """Say what a provider itself offers, added where it may be: one article, currency and bound."""
    groups = rows(themes.offered(funding, provider))
    if not groups:
        return sentence("No article gives an exact sum that {who} offers.", who=the(provider))
    sums = listed(map(_sum, groups), "other sums")
    return sentence("According to the articles, {who} offers {sums}.", who=the(provider), sums=sums)


def _sum(group: Row) -> Markup:
    parts = [quoted(r) + _role(r) for r in group["facts"]]
    if len(parts) == 1:
        return parts[0]
    operation = " + ".join(words(r) for r in group["facts"])
    total = derived(money(group["amount"], group["currency"]), group["facts"], operation, "sum")
    return Markup("{} ({})").format(total, join_words(parts))


def _role(row: Row) -> str:
    roles = {"grant": " in grants", "loan": " in loans", "investment": " for investment"}
    roles |= {"aid": " in aid", "budget": " of budget"}
    return roles.get(row["role"] or "", "")


def leverage(funding: pd.DataFrame) -> Markup | None:
    """Say what grants are expected to draw in, and how many times themselves that is."""
    found = rows(themes.leverage(funding))
    if not found:
        return None
    return sentence("{parts}.", parts=listed(map(_drawn, found)))


def _drawn(row: Row) -> Markup:
    return Markup("the {} in grants are expected to draw in {}, {} as much").format(
        quoted(row["grant"]), quoted(row["drawn"]), times(row)
    )


def apart(funding: pd.DataFrame, provider: str = "EU") -> Markup | None:
    """Say which sums may not be added to what a provider offers, and why."""
    by: dict[str, list[Row]] = {}
    for row in rows(themes.left_out(funding, provider)):
        by.setdefault(row["reason"], []).append(row)
    if not by:
        return None
    parts = [
        Markup("{} ({})").format(quoted(some) if len(some) == 1 else count(some, "sum"), reason)
        for reason, some in by.items()
    ]
    return sentence("Not added: {sums}.", sums=join_words(parts))


def sums_for(funding: pd.DataFrame, country: str) -> Markup:
    """Say which sums are for a country, or that there are none but for the region."""
    own = rows(themes.select(funding, countries=[country]))
    shared = rows(themes.regional(funding))
    if own:
        return sentence("For {who} the articles give {sums}.", who=name(country), sums=_sums(own))
    gap = sentence("No article gives a sum for {who}", who=name(country))
    if not shared:
        return gap + "."
    return gap + sentence("; for the region as a whole they give {sums}.", sums=_sums(shared))


def _sums(found: list[Row]) -> Markup:
    return listed((quoted(r) + _role(r) for r in found), "other sums")
