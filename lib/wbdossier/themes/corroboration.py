"""What several articles say of one figure: whether they agree, differ, or cannot be compared.

A figure is comparable when articles count the same thing: a mission's strength, what one state has
in it, a fund's size, a pair's agreements. Two readings are compared only where the articles are
less than a year apart; a number that has changed since is no contradiction. A reading is of the
year its words give, else of its article's date. Articles that print the same piece are one source:
copies agree with each other and confirm nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import pandas as pd

from wbdossier import lexicon
from wbdossier.themes.pairs import pairs
from wbdossier.themes.tables import SIX, Row, rows

VERDICTS = ("agree", "differ", "not comparable", "one source")
ABOUT = Decimal("0.1")  # how far from a round number another may lie and still agree with it
APART = 12  # months
YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Subject = tuple[str, ...]  # what is counted: a kind, then codes


def figures(
    personnel: pd.DataFrame, funding: pd.DataFrame, agreements: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Return one row per figure: subject, readings in order of time, verdict, reason, differing.

    Readings are facts with ``value``, ``as_of``, ``piece`` (the id of the article that prints it
    first) and ``several``, which says that their article has other numbers for the same. The reason
    says why readings are not compared or several articles are one source; ``differing`` are the
    pairs of readings that cannot both be right, those furthest apart first.
    Figures that can be compared come first, then those in most articles.
    """
    known = {row["id"]: row for row in rows(articles)}
    found: dict[Subject, list[Row]] = {}
    for subject, field, row in _readings(personnel, funding, agreements):
        highest = row.get(f"{field}_max")
        values = {"value": Decimal(row[field]), "value_max": highest and Decimal(highest)}
        article = known.get(row["doc"], {})
        piece = article.get("copy_of") or row["doc"]
        reading = {"as_of": _year_said(row) or article.get("published"), "piece": piece}
        found.setdefault(subject, []).append(row | values | reading)
    for some in found.values():
        some.sort(key=lambda r: (r["as_of"] is None, r["as_of"] or ""))
        _mark_several(some)
    out = [{"subject": s, "readings": r} | _verdict(r) for s, r in found.items() if _one(s, r)]
    out.sort(key=lambda f: (VERDICTS.index(f["verdict"]), -len(f["readings"]), f["subject"]))
    return pd.DataFrame(out, columns=["subject", "readings", "verdict", "reason", "differing"])


def _readings(
    personnel: pd.DataFrame, funding: pd.DataFrame, agreements: pd.DataFrame
) -> Iterator[tuple[Subject, str, Row]]:
    """Yield what each fact counts, the field that says how many, and the fact."""
    for row in rows(personnel):
        if row["mission"] and row["change"] == "total" and row["count"] is not None:
            whose = (row["contributor"],) if row["contributor"] else ()
            yield ("personnel", row["mission"], *whose), "count", row
    for row in rows(funding):
        if (fund := _fund(row)) and row["amount"] is not None:
            yield ("funding", fund, row["currency"]), "amount", row
    for pair in rows(pairs(agreements)):
        if pair["certain"] and pair["count"] is not None and pair["status"] == "signed":
            yield ("agreement", pair["a"], pair["b"]), "count", pair["fact"]


def _year_said(row: Row) -> str | None:
    """Return the year that the words give for a number, if they do."""
    year = YEAR.search(row.get("when") or "")
    return year[0] if year else None


def _mark_several(readings: list[Row]) -> None:
    """Mark readings whose article gives another number for the same: parts, or other moments."""
    values: dict[tuple[str, str | None], set[Decimal]] = {}
    for r in readings:
        values.setdefault((r["doc"], r["as_of"]), set()).add(r["value"])
    for r in readings:
        r["several"] = len(values[r["doc"], r["as_of"]]) > 1


def _one(subject: Subject, readings: list[Row]) -> bool:
    """Whether readings are of one thing: several sums for a fund in one article are its parts."""
    return subject[0] != "funding" or not any(r["several"] for r in readings)


def _fund(row: Row) -> str | None:
    """Return the fund whose whole size a sum is: named beside it, and of no one kind of money."""
    if row["role"] != "other" or not row["currency"] or set(SIX) & set(row["recipients"]):
        return None
    words = " | ".join(w for w in (row["purpose"], row["provider"], row.get("sentence")) if w)
    named = {n.id for n in lexicon.find(words) if n.kind == "instrument"}
    return named.pop() if len(named) == 1 else None


def _verdict(readings: list[Row]) -> Row:
    pairs_of = [p for p in itertools.combinations(readings, 2) if p[0]["piece"] != p[1]["piece"]]
    if not pairs_of:
        return {"verdict": "one source", "reason": _printed(readings), "differing": []}
    reasons = [apart(a, b) for a, b in pairs_of]
    compared = [p for p, reason in zip(pairs_of, reasons, strict=True) if reason is None]
    if not compared:
        return {"verdict": "not comparable", "reason": reasons[0], "differing": []}
    differing = _differing(compared)
    verdict = "differ" if differing else "agree"
    return {"verdict": verdict, "reason": None, "differing": differing}


def _differing(compared: Iterable[tuple[Row, Row]]) -> list[list[Row]]:
    """Return the pairs that cannot both be right, furthest apart first; copies make no new pair."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for pair in compared:
        if not alike(*pair):
            said = tuple((r["piece"], r["value"], r["bound"]) for r in pair)
            found.setdefault(said, list(pair))
    return sorted(found.values(), key=lambda pair: -abs(pair[0]["value"] - pair[1]["value"]))


def _printed(readings: list[Row]) -> str | None:
    """Say that the articles of one source print one piece, if they are several."""
    docs = sorted({r["doc"] for r in readings})
    if len(docs) < 2:
        return None
    return f"{', '.join(docs[:-1])} and {docs[-1]} print the same piece"


def dated(found: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that several dated sources give, with their dated readings alone.

    What several articles say in printing one piece is one reading.
    """
    out = []
    for figure in rows(found):
        readings = [r for r in figure["readings"] if r["as_of"] and not r["several"]]
        once = {(r["piece"], r["as_of"][:4], r["value"]): r for r in reversed(readings)}
        if len({r["piece"] for r in readings}) > 1:
            out.append(figure | {"readings": list(once.values())[::-1]})
    return pd.DataFrame(out, columns=found.columns)


def apart(a: Row, b: Row) -> str | None:
    """Return why two readings cannot be compared, if they cannot."""
    if a["several"] or b["several"]:
        return "several numbers in one article"
    months = [_month(r["as_of"]) for r in (a, b)]
    if None in months:
        return "an article without a date"
    first, last = sorted(m for m in months if m is not None)
    return "a year or more apart" if last - first >= APART else None


def _month(date: str | None) -> int | None:
    """Count months; a date of a year alone stands at its middle."""
    if not date:
        return None
    year, month = (*map(int, date.split("-")[:2]), 7)[:2]
    return 12 * year + month


def alike(a: Row, b: Row) -> bool:
    """Whether two readings may be the same number, as far as their bounds go.

    >>> exact, about = {"value": 1600, "bound": "exact"}, {"value": 1500, "bound": "about"}
    >>> alike(exact, about), alike(exact, about | {"value": 1000})
    (True, False)
    """
    return any(_within(one, other) for one, other in ((a, b), (b, a)))


def _within(limit: Row, number: Row) -> bool:
    low, high, value = limit["value"], limit.get("value_max"), number["value"]
    match limit["bound"]:
        case "up_to":
            return bool(value <= low)
        case "at_least":
            return bool(value >= low)
        case "about":
            return bool(abs(value - low) <= ABOUT * low)
    return bool(low <= value <= (high or low))


def of_article(found: pd.DataFrame, doc: str) -> pd.DataFrame:
    """Return the figures that one article takes part in."""
    kept: Iterable[bool] = [any(r["doc"] == doc for r in f["readings"]) for f in rows(found)]
    return found[pd.Series(list(kept), index=found.index, dtype=bool)].reset_index(drop=True)
