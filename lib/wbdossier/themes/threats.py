"""Threats: how widely each is named, by whom, beside which countries, and what is asked for."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from wbdossier import lexicon
from wbdossier.themes.tables import SIX, Row, grouped, rows, where


def threat_list(threats: pd.DataFrame) -> pd.DataFrame:
    """Return one row per topic: topic, named (rows), articles (their first rows), raised (rows).

    Those named in most articles come first, then those in most sentences.
    """
    out = []
    for (topic,), named in grouped(rows(threats), ["topic"]):
        first = {row["doc"]: row for row in reversed(named)}
        raised = [row for row in named if row["raised_by"]]
        articles = [first[doc] for doc in sorted(first)]
        out.append({"topic": topic, "named": named, "articles": articles, "raised": raised})
    out.sort(key=lambda r: (-len(r["articles"]), -len(r["named"]), r["topic"]))
    return pd.DataFrame(out, columns=["topic", "named", "articles", "raised"])


def threats_by_source(threats: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Return one row per article that names any: id, threats (the first row of each topic)."""
    found = rows(threats)
    out = []
    for article in rows(articles):
        here = grouped((r for r in found if r["doc"] == article["id"]), ["topic"])
        if here:
            out.append(article | {"threats": [named[0] for _, named in here]})
    return pd.DataFrame(out, columns=[*articles.columns, "threats"])


def beside(facts: pd.DataFrame, country: str) -> pd.DataFrame:
    """Return the facts whose sentence names a country, its people or a place in it."""
    return where(facts, [country in named_in(row) for row in rows(facts)])


def named_in(row: Row) -> set[str]:
    """Return the codes of the countries that the sentence of a fact names."""
    found = lexicon.find(row.get("sentence") or "")
    return {name.id for name in found if name.kind in {"country", "demonym", "place"}}


def threats_by_country(threats: pd.DataFrame, codes: Iterable[str] = SIX) -> pd.DataFrame:
    """Return one row per country: country, threats (the first row of each topic beside it)."""
    out = []
    for code in codes:
        near = grouped(rows(beside(threats, code)), ["topic"])
        out.append({"country": code, "threats": [named[0] for _, named in near]})
    return pd.DataFrame(out, columns=["country", "threats"])


def asked_against(threats: pd.DataFrame, asked: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return what is recommended or called for in a sentence that names a threat.

    One row a pair: topic, threat (row), asked (row), doc.
    """
    wanted = [row for table in asked for row in rows(table)]
    out = [
        {"topic": threat["topic"], "threat": threat, "asked": ask, "doc": ask["doc"]}
        for threat in rows(threats)
        for ask in wanted
        if ask["doc"] == threat["doc"]
        and ask["start"] <= threat["start"]
        and threat["end"] <= ask["end"]
    ]
    return pd.DataFrame(out, columns=["topic", "threat", "asked", "doc"])
