"""Table to table: what the notebooks count, add up, pair and put in order.

Nothing here writes words or draws. A sum is made only of what may be added: one currency, one
article (two articles may report the same money), and bounds that say the same thing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import pandas as pd

from wbdossier import dataset, lexicon
from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES, Country

Row: TypeAlias = dict[str, Any]
Facts: TypeAlias = pd.DataFrame | pd.Series | Mapping[str, Any] | Iterable[Mapping[str, Any]]

SIX: tuple[str, ...] = Country.__dataclass_fields__["country"].metadata["values"]
# Fields that hold codes of countries: what makes a fact one about a country.
CODE_FIELDS = (
    *("country", "host", "location", "contributor", "provider"),
    *("parties", "possible_parties", "participants", "recipients"),
)
# Verbs with which one sum is said to draw in another (WBIF and EIB usage).
LEVER = re.compile(r"\b(?:leverag|mobili[sz]|unlock|attract|crowd\w*\s+in|trigger)", re.IGNORECASE)


def _plain(value: Any) -> Any:
    """Return a cell without pandas: what is missing as None, lists as tuples, floats exact."""
    if isinstance(value, (list, tuple)):
        return tuple(value)
    if not pd.api.types.is_scalar(value):
        return value
    if pd.isna(value):
        return None
    return Decimal(repr(value)) if isinstance(value, float) else value


def rows(facts: Facts) -> list[Row]:
    """Return a table, a row or a list of rows as plain dictionaries, what is missing as None."""
    listed: Iterable[Mapping[Any, Any]]
    if isinstance(facts, pd.DataFrame):
        listed = facts.to_dict("records")
    elif isinstance(facts, (pd.Series, Mapping)):
        listed = [dict(facts)]
    else:
        listed = facts
    return [{str(k): _plain(v) for k, v in row.items()} for row in listed]


def load(kind: str, articles: Iterable[str] = (), countries: Iterable[str] = ()) -> pd.DataFrame:
    """Return one table of this build, of these articles and about these countries."""
    known = [r["id"] for r in rows(dataset.load("articles"))]
    for doc in articles:
        if doc not in known:
            there = ", ".join(known) or "none"
            raise Problem(
                "parameter `articles`", f"there is no article {doc!r}", f"there are {there}"
            )
    return select(dataset.load(kind), articles, countries)


def select(
    table: pd.DataFrame, articles: Iterable[str] = (), countries: Iterable[str] = ()
) -> pd.DataFrame:
    """Return the rows from these articles and about these countries; empty means all."""
    docs, codes = set(articles), set(countries)
    key = "doc" if "doc" in table else "id"
    keep = [
        (not docs or row[key] in docs) and (not codes or bool(codes & codes_of(row)))
        for row in rows(table)
    ]
    return _where(table, keep)


def codes_of(row: Row) -> set[str]:
    """Return the codes a fact is about: those in its fields, and the places its words name."""
    values = (row.get(field) for field in CODE_FIELDS)
    stated = {code for v in values if v for code in (v if isinstance(v, tuple) else [v])}
    words = (row.get(field) for field in ("name", "place", "purpose"))
    found = lexicon.find(" | ".join(w for w in words if w))
    return stated | {n.id for n in found if n.kind in {"country", "demonym", "place"}}


def _where(table: pd.DataFrame, keep: list[bool]) -> pd.DataFrame:
    """Return the rows to keep; a list of booleans alone would choose columns of an empty table."""
    return table[pd.Series(keep, index=table.index, dtype=bool)].reset_index(drop=True)


# Money

OFFERED = ("grant", "investment", "aid")
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
    for group, members in _grouped(usable, keys):
        bound = joint_bound(r["bound"] for r in members)
        if bound:
            amount = sum((Decimal(r["amount"]) for r in members), Decimal(0))
            out.append(dict(zip(keys, group, strict=True)) | _sum(amount, bound, members))
    return pd.DataFrame(out, columns=[*keys, "amount", "bound", "facts"])


def _sum(amount: Decimal, bound: str, members: list[Row]) -> Row:
    return {"amount": amount, "bound": bound, "facts": members}


def _addable(row: Row) -> bool:
    return bool(row["amount"] is not None and row["currency"] and row.get("amount_max") is None)


def _grouped(members: Iterable[Row], keys: list[str]) -> list[tuple[tuple[Any, ...], list[Row]]]:
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in members:
        groups.setdefault(tuple(row[k] for k in keys), []).append(row)
    return list(groups.items())


def offered(
    funding: pd.DataFrame,
    provider: str = "EU",
    roles: Iterable[str] = OFFERED,
) -> pd.DataFrame:
    """Return the exact sums a provider itself offers, added per article and currency."""
    reasons = (_left_out(r, provider, set(roles)) for r in rows(funding))
    return sums(_where(funding, [reason is None for reason in reasons]))


def left_out(
    funding: pd.DataFrame, provider: str = "EU", roles: Iterable[str] = OFFERED
) -> pd.DataFrame:
    """Return the sums that ``offered`` does not add, with the ``reason``."""
    reasons = pd.Series(
        [_left_out(r, provider, set(roles)) for r in rows(funding)],
        index=funding.index,
        dtype=object,
    )
    return _where(funding.assign(reason=reasons), list(reasons.notna()))


def _left_out(row: Row, provider: str, roles: set[str]) -> str | None:
    """Return why a sum may not be added to what the provider offers."""
    if not _addable(row):
        return "a range, or a sum without its currency"
    if row["bound"] in NOT_EXACT:
        return NOT_EXACT[row["bound"]]
    if row["provider"] != provider:
        return "given by another" if row["provider"] else "the words do not say who gives it"
    return None if row["role"] in roles else "no offer: " + (row["role"] or "kind not said")


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
    return _where(funding, named)


# Agreements


def pairs(agreements: pd.DataFrame) -> pd.DataFrame:
    """Return one row per fact and pair: a, b, certain, status, count, bound, fact (the row).

    A pair is certain when the text makes both parties certain; a possible party makes a possible
    pair. Agreements among three or more are not between two, and left out.
    """
    found = [
        {"a": a, "b": b, "certain": certain, "fact": row}
        | {k: row[k] for k in ("status", "count", "bound")}
        for row in rows(agreements)
        for a, b, certain in _pairs_of(row)
    ]
    return pd.DataFrame(found, columns=["a", "b", "certain", "status", "count", "bound", "fact"])


def _pairs_of(row: Row) -> list[tuple[str, str, bool]]:
    sure, maybe = sorted(row["parties"]), sorted(row["possible_parties"])
    if len(sure) == 2:
        return [(sure[0], sure[1], True)]
    if len(sure) == 1:
        return [(*_sorted(sure[0], other), False) for other in maybe]
    return [(maybe[0], maybe[1], False)] if not sure and len(maybe) == 2 else []


def _sorted(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def unpaired(agreements: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that name no two parties: one, three or more, or none."""
    return _where(agreements, [not _pairs_of(row) for row in rows(agreements)])


def partners(paired: pd.DataFrame, country: str) -> pd.DataFrame:
    """Return the pairs that one country belongs to, with the other side as ``partner``."""
    mine = paired[(paired["a"] == country) | (paired["b"] == country)]
    others = [r["b"] if r["a"] == country else r["a"] for r in rows(mine)]
    return mine.assign(partner=pd.Series(others, index=mine.index, dtype=object))


# Missions


def mission_list(missions: pd.DataFrame, personnel: pd.DataFrame) -> pd.DataFrame:
    """Return one row per mission: mission, organisation, host, named (rows), personnel (rows)."""
    staff = [r for r in rows(personnel) if r["mission"]]
    out = [
        dict(zip(("mission", "organisation", "host"), group, strict=True))
        | {"named": named, "personnel": [r for r in staff if r["mission"] == group[0]]}
        for group, named in _grouped(rows(missions), ["mission", "organisation", "host"])
    ]
    columns = ["mission", "organisation", "host", "named", "personnel"]
    table = pd.DataFrame(out, columns=columns)
    return table.sort_values(["organisation", "mission"], ignore_index=True)


def by_host(missions: pd.DataFrame, codes: Iterable[str] = SIX) -> pd.DataFrame:
    """Return one row per country: host, missions (rows of ``mission_list``), empty where none."""
    found = rows(missions)
    out = [{"host": c, "missions": [r for r in found if r["host"] == c]} for c in codes]
    return pd.DataFrame(out, columns=["host", "missions"])


# Time


def timeline(events: pd.DataFrame) -> pd.DataFrame:
    """Return the events in order, with ``group``: dated, then year not stated, then undated.

    Within the last two, events of one article keep the article's order.
    """
    table = events.assign(group=[_date_group(r["date"]) for r in rows(events)])
    keys = [_order(r) for r in rows(table)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return table.iloc[order].reset_index(drop=True)


GROUPS = ("dated", "year not stated", "no date given")


def _date_group(date: str | None) -> str:
    if not date:
        return GROUPS[2]
    return GROUPS[1] if date.startswith("--") else GROUPS[0]


def _order(row: Row) -> tuple[int, str, str, int]:
    return (GROUPS.index(row["group"]), row["date"] or "", row["doc"], row["start"])


def speakers(statements: pd.DataFrame) -> pd.DataFrame:
    """Return one row per speaker: speaker, country, role, direct and reported (lists of rows).

    Those quoted most come first; equal ones in the order of the articles.
    """
    out = []
    for (speaker,), said in _grouped(rows(statements), ["speaker"]):
        direct = [r for r in said if r["direct"]]
        reported = [r for r in said if not r["direct"]]
        first = {k: next((r[k] for r in said if r[k]), None) for k in ("country", "role")}
        out.append({"speaker": speaker} | first | {"direct": direct, "reported": reported})
    out.sort(key=lambda r: (r["speaker"] is None, -len(r["direct"]), -len(r["reported"])))
    return pd.DataFrame(out, columns=["speaker", "country", "role", "direct", "reported"])


def said_by(speakers: pd.DataFrame) -> list[Row]:
    """Return the statements behind a table of speakers, those without a speaker included."""
    return [fact for row in rows(speakers) for fact in (*row["direct"], *row["reported"])]


# The corpus


def coverage(articles: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the number of facts per kind (rows) and article (columns), zeros included."""
    docs = [str(r["id"]) for r in rows(articles)]
    counts = {
        kind: [sum(r["doc"] == doc for r in rows(table)) for doc in docs]
        for kind, table in tables.items()
    }
    return pd.DataFrame.from_dict(counts, orient="index", columns=docs)


def doubted(tables: Mapping[str, pd.DataFrame]) -> list[Row]:
    """Return the facts of all kinds that are as extracted, with a note on what is uncertain."""
    facts = (row for table in tables.values() for row in rows(table))
    return [row for row in facts if row["note"] and row["origin"] == "extracted"]


KINDS: tuple[str, ...] = tuple(FACT_CLASSES)
