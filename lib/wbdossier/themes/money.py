"""What may be added, and what may not: one article, one currency, bounds that agree."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from wbdossier import lexicon
from wbdossier.selection import codes_of
from wbdossier.themes.tables import SIX, Row, grouped, rows, where

# Verbs with which one sum is said to draw in another (WBIF and EIB usage).
LEVER = re.compile(r"\b(?:leverag|mobili[sz]|unlock|attract|crowd\w*\s+in|trigger)", re.IGNORECASE)
OFFERED = ("grant", "investment", "aid")
NO_OFFER = {"loan": "a loan", "budget": "a budget", "other": "of another kind"}
NOT_EXACT = {"up_to": "a ceiling", "at_least": "a floor", "about": "a round number"}


def joint_bound(bounds: Iterable[str | None]) -> str | None:
    """Return the bound of a sum: exact parts keep it exact, one kind of limit passes on to it.

    Parts limited in different ways have no sum that words could state: None.

    >>> joint_bound(["exact", "exact"]), joint_bound(["exact", "up_to"])
    ('exact', 'up_to')
    >>> joint_bound(["at_least", "up_to"]) is None
    True
    """
    kinds = {bound or "exact" for bound in bounds} - {"exact"}
    if not kinds:
        return "exact"
    return kinds.pop() if len(kinds) == 1 else None


def sums(funding: pd.DataFrame, by: Iterable[str] = ()) -> pd.DataFrame:
    """Return one row per article, currency and ``by``: amount, bound, facts (rows added).

    Ranges and sums without a currency are left out; groups whose bounds do not agree as well.
    """
    keys = ["doc", "currency", *by]
    usable = [r for r in rows(funding) if _addable(r)]
    out = []
    for group, members in grouped(usable, keys):
        bound = joint_bound(r["bound"] for r in members)
        if bound:
            amount = sum((Decimal(r["amount"]) for r in members), Decimal(0))
            out.append(dict(zip(keys, group, strict=True)) | _sum(amount, bound, members))
    return pd.DataFrame(out, columns=[*keys, "amount", "bound", "facts"])


def _sum(amount: Decimal, bound: str, members: list[Row]) -> Row:
    return {"amount": amount, "bound": bound, "facts": members}


def _addable(row: Row) -> bool:
    return bool(row["amount"] is not None and row["currency"] and row.get("amount_max") is None)


def offered(
    funding: pd.DataFrame,
    provider: str = "EU",
    roles: Iterable[str] = OFFERED,
) -> pd.DataFrame:
    """Return the exact sums a provider itself offers, added per article and currency."""
    reasons = (_left_out(r, provider, set(roles)) for r in rows(funding))
    return sums(where(funding, [reason is None for reason in reasons]))


def left_out(
    funding: pd.DataFrame, provider: str = "EU", roles: Iterable[str] = OFFERED
) -> pd.DataFrame:
    """Return the sums that ``offered`` does not add, with the ``reason``."""
    reasons = pd.Series(
        [_left_out(r, provider, set(roles)) for r in rows(funding)],
        index=funding.index,
        dtype=object,
    )
    return where(funding.assign(reason=reasons), list(reasons.notna()))


def _left_out(row: Row, provider: str, roles: set[str]) -> str | None:
    """Return why a sum may not be added to what the provider offers."""
    if not _addable(row):
        return "a range, or a sum without its currency"
    if row["bound"] in NOT_EXACT:
        return NOT_EXACT[row["bound"]]
    if row["provider"] != provider:
        return "given by another" if row["provider"] else "the words do not say who gives it"
    return None if row["role"] in roles else NO_OFFER.get(row["role"] or "", "kind not said")


def leverage(funding: pd.DataFrame) -> pd.DataFrame:
    """Return what grants are said to draw in: grant, drawn (rows), ratio, bound; one a row.

    Both stand in one sentence that says so, in one currency; the grant is exact, so that the
    ratio has the bound of the sum drawn in.
    """
    found = rows(funding)
    pairs = [
        (grant, drawn)
        for grant, drawn in itertools.permutations(found, 2)
        if grant["role"] == "grant" and drawn["role"] in {"investment", "other"}
        if _draws(grant, drawn)
    ]
    columns = ["doc", "grant", "drawn", "ratio", "bound"]
    return pd.DataFrame([_ratio(*pair) for pair in pairs], columns=columns)


def _draws(grant: Row, drawn: Row) -> bool:
    """Whether the sentence says the first sum draws in the second."""
    sentence = grant.get("sentence") or ""
    verb = LEVER.search(sentence, sentence.find(grant["quote"]) + len(grant["quote"]))
    return (
        grant["doc"] == drawn["doc"]
        and sentence == drawn.get("sentence")
        and grant["currency"] == drawn["currency"]
        and _addable(grant)
        and _addable(drawn)
        and (grant["bound"] or "exact") == "exact"
        and grant["amount"] > 0
        and verb is not None
        and drawn["quote"] in sentence[verb.end() :]
    )


def _ratio(grant: Row, drawn: Row) -> Row:
    return {
        "doc": grant["doc"],
        "grant": grant,
        "drawn": drawn,
        "ratio": Decimal(drawn["amount"]) / Decimal(grant["amount"]),
        "bound": drawn["bound"],
    }


def regional(funding: pd.DataFrame) -> pd.DataFrame:
    """Return the sums whose recipients or sentence name the region rather than a country."""
    named = [
        any(
            n.kind == "region"
            for words in (*r["recipients"], r["purpose"], r.get("sentence"))
            if words
            for n in lexicon.find(words)
        )
        and not set(SIX) & codes_of(r)
        for r in rows(funding)
    ]
    return where(funding, named)
