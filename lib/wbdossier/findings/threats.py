"""Threats, and what is asked for against them."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier import lexicon, themes
from wbdossier.cite import count, quoted, sentence, topic
from wbdossier.findings.prose import be, listed, who
from wbdossier.themes import Row, rows


def threats(found: pd.DataFrame) -> Markup:
    """Say how many threats the articles name, and which in most articles."""
    topics = rows(themes.threat_list(found))
    if not topics:
        return sentence("No article names a threat.")
    one = found["doc"].nunique() == 1
    return sentence(
        f"{{threats}} {be(topics)} named: {{topics}}.",
        threats=count(found, "threat", by="topic"),
        topics=listed(map(_named if one else _spread, topics)),
    )


def _named(row: Row) -> Markup:
    return quoted(row["named"][0], _topic(row["topic"]))


def _spread(row: Row) -> Markup:
    """Write a topic with the number of articles that name it."""
    return Markup("{} ({})").format(_topic(row["topic"]), count(row["articles"], "article"))


def raised(found: pd.DataFrame) -> Markup:
    """Say who raises threats, where the words tell."""
    by: dict[str, list[Row]] = {}
    for row in rows(found):
        if row["raised_by"]:
            by.setdefault(row["raised_by"], []).append(row)
    if not by:
        return sentence("No article says who raises a threat.")
    most = sorted(by.items(), key=lambda item: -len({row["topic"] for row in item[1]}))
    return sentence("They are raised by {names}.", names=listed(_raiser(*item) for item in most))


def _topic(id: str) -> str:
    """Return a topic as it stands within a sentence: a capital only where a name begins it."""
    label = topic(id)
    named = any(name.start == 0 for name in lexicon.find(label))
    return label if named else label[:1].lower() + label[1:]


def _raiser(raiser: str, found: list[Row]) -> Markup:
    return Markup("{} ({})").format(who(raiser), count(found, "threat", by="topic"))


def asked(pairs: pd.DataFrame) -> Markup:
    """Say against which threats somebody asks for something in the same words."""
    found = rows(pairs)
    if not found:
        return sentence("No article asks in so many words for something against a threat.")
    by: dict[str, list[Row]] = {}
    for row in found:
        by.setdefault(row["topic"], []).append(row["asked"])
    some = [
        Markup("{} ({})").format(_topic(key), count(asks, "demand")) for key, asks in by.items()
    ]
    return sentence("Something is asked for against {topics}.", topics=listed(some))
