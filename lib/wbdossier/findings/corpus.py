"""What the corpus holds, and how far its dates and facts are sure."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from wbdossier import themes
from wbdossier.cite import (
    count,
    derived,
    join_words,
    name,
    number_words,
    quoted,
    sentence,
    source_words,
)
from wbdossier.findings.prose import be
from wbdossier.themes import rows

# What a reader calls facts of a kind; naming a country is hardly one.
NOUNS = {
    "funding": "sum of money",
    "personnel": "number of people",
    "mission": "mission",
    "agreement": "count of agreements",
    "event": "event",
    "statement": "statement",
    "accession": "step into the EU",
    "position": "position",
    "threat": "mention of threats",
    "scenario": "scenario",
    "recommendation": "recommendation",
}


def corpus(articles: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Markup:
    """Say how many articles there are and how many facts they give."""
    facts = [row for table in tables.values() for row in rows(table)]
    if not len(articles):
        return sentence("There is no article to read.")
    if not facts:
        return sentence("No fact was found in {articles}.", articles=count(articles, "article"))
    verb = "gives" if len(articles) == 1 else "give"
    return sentence(
        f"{{articles}} {verb} {{facts}}, each with the words it stands on.",
        articles=count(articles, "article"),
        facts=count(facts, "fact"),
    )


def source(article: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Markup:
    """Say who published an article, when, and how many facts of which kinds it gives."""
    found = rows(article)
    if not found:
        return sentence("There is no article to read.")
    facts = [row for table in tables.values() for row in rows(table)]
    kinds = sorted((k for k in tables if k in NOUNS), key=lambda kind: -len(tables[kind]))
    parts = [count(tables[kind], NOUNS[kind]) for kind in kinds if len(tables[kind])]
    return sentence(
        "This article ({source}) gives {facts}{parts}.",
        source=quoted(found, source_words(found[0]["id"])),
        facts=count(facts, "fact"),
        parts=Markup(", among them {}").format(join_words(parts[:2])) if len(parts) > 2 else "",
    )


def dating(articles: pd.DataFrame) -> Markup | None:
    """Say how many articles state their date, and for how many it is inferred or unknown."""
    found = rows(articles)
    kinds = {
        "stated": [r for r in found if r["published"] and r["published_basis"] != "inferred"],
        "inferred": [r for r in found if r["published"] and r["published_basis"] == "inferred"],
        "unknown": [r for r in found if not r["published"]],
    }
    parts = [
        derived(number_words(len(some)), some, f"count of articles whose date is {how}")
        + f" {be(some)} {how}"
        for how, some in kinds.items()
        if some
    ]
    return sentence("Of their dates, {parts}.", parts=join_words(parts)) if found else None


def doubts(tables: Mapping[str, pd.DataFrame]) -> Markup:
    """Say how many facts were corrected and how many carry a doubt."""
    facts = [row for table in tables.values() for row in rows(table)]
    changed = [r for r in facts if r["origin"] != "extracted"]
    doubted = themes.doubted(tables)
    return sentence(
        f"{{changed}} {'rests' if len(changed) == 1 else 'rest'} on a correction, "
        f"and {{doubted}} {'carries' if len(doubted) == 1 else 'carry'} a doubt.",
        changed=count(changed, "fact"),
        doubted=count(doubted, "fact"),
    )


def naming(countries: pd.DataFrame, articles: pd.DataFrame, country: str) -> Markup:
    """Say how many of the articles name a country."""
    found = [r for r in rows(countries) if r["country"] == country]
    if not found:
        return sentence("No article names {who}.", who=name(country))
    if len(articles) == 1:
        return sentence("The only article names {who}.", who=quoted(found, name(country)))
    return sentence(
        f"{{naming}} of {{all}} {'names' if len(found) == 1 else 'name'} {{who}}.",
        naming=derived(number_words(len(found)), found, "count of articles that name it"),
        all=count(articles, "article"),
        who=name(country),
    )
