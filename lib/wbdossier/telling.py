"""What one fact says, in the reader's words: its parts for a page, or all of it on one line."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from wbdossier import cite
from wbdossier.columns import BASIS
from wbdossier.findings import STANCE_WORDS, step_words
from wbdossier.grammar import regex
from wbdossier.records import Fact

# Fields that say a place or an actor by its code.
CODED = {
    "provider", "recipients", "contributor", "location", "organisation", "host", "parties",
    "possible_parties", "participants", "country", "actor", "by", "raised_by", "addressee",
    "speaker",
}  # fmt: skip
BASE = {f.name for f in dataclasses.fields(Fact)}
# What a line says of each kind; a part whose fields are all empty is left out.
LINES = {
    "funding": "{reading}; {role}; from {provider}; to {recipients}; for {purpose}",
    "personnel": "{reading}; from {contributor}; for {mission}; in {location}; {when}",
    "mission": "{mission}; of {organisation}; in {host}",
    "agreement": "{reading}; {status}; of {parties}; perhaps of {possible_parties}; on {domain}",
    "event": "{reading}; {name}; in {place}; with {participants}",
    "statement": "{speaker}; {role}; for {country}; {reading}",
    "accession": "{country}; {reading}; {expected}",
    "position": "{actor}: {reading} {object}; as told by {by}",
    "threat": "{topic}; raised by {raised_by}",
    "scenario": "{reading}; {outcome}; in {place}; until {horizon}",
    "recommendation": "to {addressee}; {text}; from {speaker}",
    "country": "{country}",
}
MOST_WORDS = 120  # characters of a purpose
_FIELD = regex(r"\{(\w+)\}")

Named = Callable[[str], str]


def line(fact: Fact, named: Named = cite.the) -> str:
    """Return all that a fact says: ``€190 million, grant, from the EU, for “roads”``.

    Codes become what ``named`` makes of them.
    """
    said = _said(fact, named)
    parts = LINES[fact.kind].split("; ")
    spoken = [
        " ".join(_FIELD.sub(lambda m: said.get(m[1], ""), part).split())
        for part in parts
        if any(said.get(name) for name in _FIELD.findall(part))
    ]
    return ", ".join(spoken)


def _said(fact: Fact, named: Named) -> dict[str, str]:
    """Return the values of a fact's own fields that are not empty, and ``reading``."""
    row = dataclasses.asdict(fact)
    own = {name: v for name, v in row.items() if name not in BASE and v not in (None, ())}
    said = {name: _listed(name, v, named) for name, v in own.items()}
    if "expected" in said:
        said["expected"] = "expected" if row["expected"] else ""
    if "purpose" in said:
        said["purpose"] = cite.in_marks(row["purpose"], MOST_WORDS)
    return said | {"reading": _reading(fact, row)}


def _listed(field: str, given: Any, named: Named) -> str:
    items = given if isinstance(given, tuple) else (given,)
    return cite.join_words(value(field, item, named) for item in items).unescape()


def _reading(fact: Fact, row: dict[str, Any]) -> str:
    """Return what a line leads with, which needs more than one field."""
    match fact.kind:
        case "personnel":
            return cite.strength(row)
        case "agreement" | "scenario" if row["count"] is not None:
            return f"{cite.words(row)} {cite.plural(fact.kind, row['count'])}"
        case "event":
            return reading(fact)[1] + BASIS.get(row["date_basis"] or "", "")
        case "accession":
            return step_words(row)
        case "position":
            return STANCE_WORDS.get(row["stance"] or "", "")
    return reading(fact)[1]


def reading(fact: Fact) -> tuple[str, str]:
    """Return the amount, number, date or form of a fact with its label; empty if it has none."""
    row = dataclasses.asdict(fact)
    if row.get("amount") is not None:
        return "Amount", cite.words(row)
    if row.get("count") is not None:
        return "Number", f"{cite.words(row)} {row.get('unit') or ''}".strip()
    if fact.kind == "event":
        return "Date", cite.date_words(row["date"], row["end_date"])
    if fact.kind == "statement":
        return "Form", "direct quotation" if row["direct"] else "reported speech"
    return "", ""


def value(field: str, given: object, name: Named = cite.name) -> str:
    """Return the value of a field in words; codes become what ``name`` makes of them."""
    if isinstance(given, tuple):
        return ", ".join(value(field, item, name) for item in given)
    if field in CODED or field == "mission":
        return name(str(given))
    if field == "topic":
        return cite.topic(str(given))
    if isinstance(given, bool):
        return "yes" if given else "no"
    if field in ("status", "change", "role", "stance"):
        return str(given).replace("_", " ")
    return str(given)
