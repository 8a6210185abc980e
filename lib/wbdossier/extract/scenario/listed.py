"""Scenarios in a list: "Scenario 1: …", or items under a line that announces scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier.extract.scenario.found import KINDS, Found, clause
from wbdossier.extract.scenario.rules import LABELLED
from wbdossier.grammar import verbose
from wbdossier.reading import Reading

# "Scenario 1: war returns", "Optimistic scenario – the talks succeed".
_LABEL = verbose(
    rf"""
    ^ [^\S\n]* (?:[•*▪‣●–-]\s*|\d{{1,2}}[.)]\s*)? (?:[Tt]he\s+)?
    (?: [Ss]cenario \s+ (?:\d|[A-D]|[IVX]{{1,3}}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)
      | (?:(?i:{KINDS})[\s-]+)+ (?i:scenario) (?:\s+\d)? )
    [^\S\n]* [:–—-] [^\S\n]* (?P<outcome>\S[^\n]*)
    """,
    re.MULTILINE,
)
# "The report sees three scenarios:" and items with a label of their own.
_LEAD = verbose(r"^[^\n]*\b[Ss]cenarios\b[^\n]*:[^\S\n]*$", re.MULTILINE)
_ITEM = verbose(
    r"\s* (?:[•*▪‣●–-]\s+|\d{1,2}[.)]\s+) (?: [^\n:.]{2,60}:\s+ )? (?P<outcome>\S[^\n]*)"
)


def find(reading: Reading) -> Iterator[Found]:
    """Yield the items of lists of scenarios."""
    for match in _LABEL.finditer(reading.text):
        if found := _found(reading, match):
            yield found
    for lead in _LEAD.finditer(reading.text):
        at = lead.end()
        while item := _ITEM.match(reading.text, at):
            at = item.end()
            if found := _found(reading, item):
                yield found


def _found(reading: Reading, match: re.Match[str]) -> Found | None:
    start = match.start("outcome")
    sentence = reading.sentence(start)
    outcome = clause(reading.text, start, min(sentence.end, match.end()))
    return Found(outcome.start, outcome.end, LABELLED, "one", outcome) if outcome else None
