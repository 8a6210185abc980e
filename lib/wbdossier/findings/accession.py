"""The way into the EU, who stands where, and who should do what."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import themes
from wbdossier.cite import count, date_words, in_marks, name, number_words, plural, quoted
from wbdossier.cite import sentence as say
from wbdossier.findings.prose import listed, tally, who
from wbdossier.themes import Row, rows

STEP_WORDS = {  # as a thing: in a table, and of what is still to come
    "applied": "application for membership",
    "candidate": "candidate status",
    "negotiating": "opening of negotiations",
    "chapters_opened": "opening of {chapters}",
    "chapters_closed": "closing of {chapters}",
    "member": "membership",
}
TAKEN = {  # as a deed: who has gone how far
    "applied": "has applied for membership",
    "candidate": "is a candidate",
    "negotiating": "has opened negotiations",
    "chapters_opened": "has opened {chapters}",
    "chapters_closed": "has closed {chapters}",
    "member": "is a member",
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
MOST_WORDS = 90  # characters of an article's words within a sentence


def step(row: Row, phrases: dict[str, str] = STEP_WORDS) -> Markup:
    """Write a step with its chapters and its date, and its evidence."""
    return quoted(row, step_words(row, phrases))


def step_words(row: Row, phrases: dict[str, str] = STEP_WORDS) -> str:
    """Write a step with its chapters and its date."""
    if not row["status"]:
        return "on the way"
    number = row["chapters"]
    chapters = (
        "chapters" if number is None else f"{number_words(number)} {plural('chapter', number)}"
    )
    when = f" ({date_words(row['date'])})" if row["date"] else ""
    return phrases[row["status"]].format(chapters=chapters) + when


def steps(accession: pd.DataFrame) -> Markup:
    """Say how far each country is reported to have come, those furthest on the way first."""
    found = rows(themes.furthest(accession))
    if not found:
        return say("No article reports a step into the EU as taken.")
    return say("According to the articles, {steps}.", steps=listed(map(_deed, found)))


def _deed(row: Row) -> Markup:
    return Markup("{} {}").format(name(row["country"]), step(row, TAKEN))


def hoped(accession: pd.DataFrame) -> Markup | None:
    """Say which steps are expected, and for whom."""
    expected = _expected(accession)
    return say("{expected}.", expected=expected) if expected else None


def _expected(accession: pd.DataFrame) -> Markup | None:
    expected = {
        (r["country"], r["status"], r["chapters"]): r for r in rows(accession) if r["expected"]
    }
    some = [
        Markup("{}’s {}").format(name(r["country"]), step(r))
        for r in expected.values()
        if r["status"]
    ]
    return Markup("expected or hoped for: {}").format(listed(some)) if some else None


def unsaid(accession: pd.DataFrame) -> Markup | None:
    """Say which countries are on the way, without a word on how far."""
    known = {r["country"] for r in rows(accession) if r["status"]}
    others = {r["country"]: r for r in rows(accession) if r["country"] not in known}
    some = [quoted(r, name(country)) for country, r in others.items()]
    return say("On the way, at a stage not said: {some}.", some=listed(some)) if some else None


def on_the_way(accession: pd.DataFrame, country: str) -> Markup:
    """Say how far one country is said to have come."""
    mine = accession[accession["country"].eq(country).fillna(False)]
    ahead = _expected(mine)
    if done := rows(themes.furthest(mine)):
        rest = Markup("; {}").format(ahead) if ahead else ""
        return say("According to the articles, {deed}{rest}.", deed=_deed(done[0]), rest=rest)
    if ahead or len(mine):
        way = ahead or Markup("{} is {}, at a stage not said").format(
            name(country), quoted(mine, "on its way into the EU")
        )
        return say("{way}.", way=way)
    return say("No article says how far {who} is on its way into the EU.", who=name(country))


def alignment(positions: pd.DataFrame) -> Markup:
    """Say who aligns with the EU's policy or its sanctions, and who has not joined."""
    parts = [
        Markup("{}: {}").format(how, listed(map(_stand, found)))
        for how, stance in (("aligned", "aligns"), ("not joined", "not_joined"))
        if (found := rows(themes.stances(positions, stance)))
    ]
    if not parts:
        return say("No article says who aligns with whom.")
    return say("{parts}.", parts=Markup("; ").join(parts))


def _stand(row: Row) -> Markup:
    """Write a position: who, about what, and on whose word."""
    about = quoted(row, in_marks(row["object"] or row["quote"], MOST_WORDS))
    by = f", says {who(row['by'])}" if row["by"] else ""
    return Markup("{} ({}{})").format(who(row["actor"]), about, by)


def commitments(positions: pd.DataFrame) -> Markup:
    """Say who commits to what."""
    found = rows(themes.stances(positions, "commits_to"))
    if not found:
        return say("No article reports a commitment.")
    return say("Commitments are reported of {stands}.", stands=listed(map(_stand, found)))


def addressed(recommendations: pd.DataFrame) -> Markup:
    """Say how many recommendations there are, and to whom."""
    found = rows(recommendations)
    if not found:
        return say("No article reports a recommendation.")
    return say(
        "The articles report {some}, addressed to {whom}.",
        some=count(found, "recommendation"),
        whom=listed(tally(found, "addressee", "recommendation")),
    )


def advised(recommendations: pd.DataFrame) -> Markup | None:
    """Say who recommends."""
    found = [r for r in rows(recommendations) if r["speaker"]]
    if not found:
        return None
    return say(
        "They come from {speakers}.", speakers=listed(tally(found, "speaker", "recommendation"))
    )
