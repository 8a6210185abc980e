"""How often something is named or held: a dot a fact."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import cite, columns, themes
from wbdossier.charts.dots import Dot, Lane, draw
from wbdossier.charts.pen import capital
from wbdossier.figures import show
from wbdossier.findings import STANCE_WORDS
from wbdossier.findings.prose import be
from wbdossier.themes import Row, rows


def threats(found: pd.DataFrame) -> cite.Shown:
    """Show how often each threat is named; a full dot where the words say who raises it."""
    topics = rows(themes.threat_list(found))
    if not topics:
        return cite.say("No article names a threat.")
    lanes = [
        Lane(
            cite.topic(t["topic"]),
            "",
            [Dot(bool(r["raised_by"]), fact=r["id"]) for r in _raised_first(t)],
        )
        for t in topics
    ]
    most = topics[0]
    return show(
        draw("threats", lanes),
        Markup("{} is named in {}, {}").format(
            cite.topic(most["topic"]), cite.count(most["articles"], "article"), _first(topics)
        ),
        "Sentences that name each threat; a full dot where the words say who raises it",
        "; ".join(f"{lane.label}: {len(lane.dots)}" for lane in lanes) + ".",
        found,
        cite.table(topics, columns.THREATS, "Threats named"),
    )


def _raised_first(topic: Row) -> list[Row]:
    return sorted(topic["named"], key=lambda row: not row["raised_by"])


def _first(topics: list[Row]) -> Markup:
    """Say how the first of the topics stands to the others."""
    most = len(topics[0]["articles"])
    equal = [t["named"][0] for t in topics[1:] if len(t["articles"]) == most]
    if not equal:
        return Markup("more than any other threat")
    others = "one other" if len(equal) == 1 else f"{cite.number_words(len(equal))} others"
    how = "count of threats named in as many articles"
    return Markup("as {} {}").format(be(equal), cite.derived(others, equal, how))


def stances(positions: pd.DataFrame) -> cite.Shown:
    """Show how often each kind of stand is taken, in the colour of who takes it."""
    found = rows(themes.by_stance(positions))
    if not found:
        return cite.say("No article says where anybody stands.")
    lanes = [
        Lane(
            capital(STANCE_WORDS[r["stance"]]),
            _holders(r),
            [Dot(True, p["actor"], p["id"]) for p in r["held"]],
        )
        for r in found
    ]
    most = max(found, key=lambda r: len(r["held"]))
    many = f"{cite.number_words(len(most['held']))} {cite.plural('time', len(most['held']))}"
    return show(
        draw("stances", lanes),
        Markup("“{}” is said most: {}").format(
            capital(STANCE_WORDS[most["stance"]]),
            cite.derived(many, most["held"], "count of positions"),
        ),
        Markup("Positions by kind; {} have their colours, all others are grey").format(
            cite.scope("the six countries")
        ),
        "; ".join(f"{lane.label}: {len(lane.dots)}" for lane in lanes) + ".",
        positions,
        cite.table(found, columns.STANDS, "Positions by kind"),
    )


def _holders(row: Row) -> str:
    return ", ".join(dict.fromkeys(cite.name(p["actor"]) for p in row["held"]))
