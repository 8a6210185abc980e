"""The way into the EU, and who stands where."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import themes
from wbdossier.cite import count, date_words, derived, name, number_words, quoted
from wbdossier.cite import sentence as say
from wbdossier.findings.prose import in_marks, listed, who
from wbdossier.themes import Row, rows

STEP_WORDS = {
    "applied": "applied for membership",
    "candidate": "candidate",
    "negotiating": "negotiations opened",
    "chapters_opened": "chapters opened",
    "chapters_closed": "chapters closed",
    "member": "member",
}
STANCE_WORDS = {
    "aligns": "aligns with",
    "supports": "supports",
    "opposes": "opposes",
    "not_joined": "has not joined",
    "calls_for": "calls for",
    "condemns": "condemns",
    "commits_to": "commits to",
}


def step(row: Row) -> Markup:
    """Write a step with its date, and its number of chapters."""
    words = STEP_WORDS.get(row["status"] or "", "on the way, stage not said")
    if row["chapters"] is not None:
        words = f"{number_words(row['chapters'])} {words}"
    when = f" ({date_words(row['date'])})" if row["date"] else ""
    return quoted(row, words + when)


def steps(accession: pd.DataFrame) -> Markup:
    """Say which steps the articles report as taken, country by country."""
    found = [r for r in rows(accession) if r["status"] and not r["expected"]]
    if not found:
        return say("No article reports a step into the EU as taken.")
    return say("Steps reported as taken: {steps}.", steps=listed(map(_whose, found), "others"))


def _whose(row: Row) -> Markup:
    return Markup("{}, {}").format(name(row["country"]), step(row))


def hoped(accession: pd.DataFrame) -> Markup | None:
    """Say which steps are expected, and for whom the stage is left unsaid."""
    found = rows(accession)
    expected = [r for r in found if r["expected"]]
    unsaid = [r for r in found if not r["status"]]
    parts = []
    if expected:
        parts.append(say("expected or hoped for: {steps}", steps=listed(map(_whose, expected))))
    if unsaid:
        some = listed(quoted(r, name(r["country"])) for r in unsaid)
        parts.append(say("on the way, at a stage not said: {some}", some=some))
    return say("{parts}.", parts=Markup("; ").join(parts)) if parts else None


def alignment(positions: pd.DataFrame) -> Markup:
    """Say who aligns with the EU's policy or its sanctions, and who has not joined."""
    parts = [
        say("{how}: {who}", how=how, who=listed(map(_stand, found)))
        for how, stance in (("aligned", "aligns"), ("not joined", "not_joined"))
        if (found := rows(themes.stances(positions, stance)))
    ]
    if not parts:
        return say("No article says who aligns with whom.")
    return say("{parts}.", parts=Markup("; ").join(parts))


def _stand(row: Row) -> Markup:
    """Write a position: who, about what, and on whose word."""
    about = quoted(row, in_marks(row["object"] or row["quote"]))
    by = f", says {name(row['by'])}" if row["by"] else ""
    return Markup("{} ({}{})").format(who(row["actor"]), about, by)


def on_the_way(accession: pd.DataFrame, country: str) -> Markup:
    """Say how far one country is said to have come."""
    found = [r for r in rows(accession) if r["country"] == country]
    if not found:
        return say("No article says how far {who} is on its way into the EU.", who=name(country))
    parts = [Markup("{}{}").format(step(r), ", expected" if r["expected"] else "") for r in found]
    return say("On {who}'s way into the EU: {steps}.", who=name(country), steps=listed(parts))


def commitments(positions: pd.DataFrame) -> Markup:
    """Say who commits to what."""
    found = rows(themes.stances(positions, "commits_to"))
    if not found:
        return say("No article reports a commitment.")
    return say("Commitments are reported of {stands}.", stands=listed(map(_stand, found), "others"))


def addressed(recommendations: pd.DataFrame) -> Markup:
    """Say how many recommendations there are, to whom and from whom."""
    found = rows(recommendations)
    if not found:
        return say("No article reports a recommendation.")
    by: dict[str | None, list[Row]] = {}
    for row in found:
        by.setdefault(row["addressee"], []).append(row)
    unsaid = by.pop(None, [])
    named = [
        Markup("{} ({})").format(
            who(to), derived(number_words(len(some)), some, "count of recommendations")
        )
        for to, some in sorted(by.items(), key=lambda item: -len(item[1]))
    ]
    if unsaid:
        words = derived(number_words(len(unsaid)), unsaid, "count of recommendations")
        named.append(Markup("nobody named ({})").format(words))
    return say(
        "The articles report {some}, addressed to {whom}.",
        some=count(found, "recommendation"),
        whom=listed(named),
    )


def advised(recommendations: pd.DataFrame) -> Markup | None:
    """Say who recommends."""
    by: dict[str, list[Row]] = {}
    for row in rows(recommendations):
        if row["speaker"]:
            by.setdefault(row["speaker"], []).append(row)
    if not by:
        return None
    some = [
        Markup("{} ({})").format(
            who(by_whom), derived(number_words(len(said)), said, "count of recommendations")
        )
        for by_whom, said in sorted(by.items(), key=lambda item: -len(item[1]))
    ]
    return say("They come from {speakers}.", speakers=listed(some))
