"""Sums of money by kind, each as sure as its words, a figure for each currency."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import cite, columns
from wbdossier.charts.bars import Bar, alt, draw
from wbdossier.charts.pen import capital
from wbdossier.figures import show
from wbdossier.themes import Row, rows

OTHER = "Other, or kind not said"
GROUPS = {
    "grant": "Grants",
    "loan": "Loans",
    "investment": "Investment",
    "budget": "Budgets",
    "aid": "Aid",
}
ORDER = (*GROUPS.values(), OTHER)
IN_WORDS = {
    "Grants": " in grants",
    "Loans": " in loans",
    "Investment": " of investment",
    "Budgets": " of budget",
    "Aid": " in aid",
}
MOST_KINDS = 3  # that a title has room for


def funding(money: pd.DataFrame) -> cite.Shown:
    """Show the sums by kind, a figure for each currency; nothing is added up or converted."""
    found = [r for r in rows(money) if r["currency"] and r["amount"] is not None]
    if not found:
        return cite.say("No article gives a sum of money.")
    found.sort(key=lambda r: (ORDER.index(_group(r)), -_most(r)))
    currencies = sorted({r["currency"] for r in found})
    return cite.together(_currency([r for r in found if r["currency"] == c], c) for c in currencies)


def _currency(found: list[Row], currency: str) -> cite.Shown:
    bars = [_bar(row) for row in found]
    unit = cite.currency_name(currency)
    scale = "; all bars have one scale" if len(bars) > 1 else ""
    return show(
        draw(f"funding-{currency}", bars),
        _title(found),
        f"Sums the articles give, in {unit}, by kind{scale}",
        alt(bars),
        found,
        cite.table(found, columns.FUNDING, f"Sums in {unit}"),
    )


def _bar(row: Row) -> Bar:
    upper = None if row["amount_max"] is None else float(row["amount_max"])
    size = float(row["amount"])
    return Bar(_purpose(row), cite.words(row), size, row["bound"], row["id"], upper, _group(row))


def _group(row: Row) -> str:
    return GROUPS.get(row["role"] or "", OTHER)


def _most(row: Row) -> float:
    return float(max(row["amount"], row["amount_max"] or 0))


def _title(found: list[Row]) -> Markup:
    """Name the largest sum of each kind, those of the largest kinds where there are many."""
    first: dict[str, Row] = {}
    for row in found:
        first.setdefault(_group(row), row)
    named = [r for kind, r in first.items() if kind != OTHER] or list(first.values())
    largest = sorted(named, key=lambda r: -_most(r))[:MOST_KINDS]
    said = cite.join_words(cite.quoted(r) + IN_WORDS.get(_group(r), "") for r in largest)
    if len(found) == 1:
        return Markup("One sum is given: {}").format(said)
    if len(first) == 1:
        return Markup("The largest sum is {}").format(said)
    return Markup("The largest sums of their kind: {}").format(said)


def _purpose(row: Row) -> str:
    """Say what a sum is for; where the words give no purpose, whom for or who gives it."""
    if row["purpose"]:
        return capital(row["purpose"])
    if row["recipients"]:
        return f"For {cite.join_words(map(cite.name, row['recipients'])).unescape()}"
    return f"From {cite.the(row['provider'])}" if row["provider"] else "Purpose not said"
