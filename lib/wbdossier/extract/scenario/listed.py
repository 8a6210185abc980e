"""Scenarios in a list: "Scenario 1: …", or items under a line that announces scenarios."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier.extract.scenario.found import KINDS, Found, clause
from wbdossier.extract.scenario.rules import LABELLED
from wbdossier.grammar import lowered, verbose
from wbdossier.reading import Reading

# "Scenario 1: war returns", "Optimistic scenario – the talks succeed".
_LABEL = verbose(
    rf"""
    ^ [^\S\n]* (?:[•*▪‣●–-]\s*|\d{{1,2}}[.)]\s*)? (?P<label>(?:[Tt]he\s+)?)
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


# "two scenarios: (a) …; (b) …".
_INLINE = verbose(r"scenarios (?!\w) [^\n:.;]{0,80} : \s* (?=\((?:a|i|1)\))", re.I)
_LETTERED = verbose(
    r"\s* \((?:[a-h]|[iv]{1,3}|\d)\) \s* (?P<outcome>[^\n;.()]+) [;,.]?(?:\s+and\b)?"
)


# "Scenario 1: Drift. Reforms stall.": a title, and the sentence that tells the scenario.
_TITLE = verbose(
    r"[“\"]? [^\W\d_][\w’'-]* (?:\s+[\w’'-]+){0,3} [”\"]? [.:] [”\"]? \s+ (?=[A-Z]\S*\s)"
)


def find(reading: Reading) -> Iterator[Found]:
    """Yield the items of lists of scenarios."""
    if "scenario" not in lowered(reading.text):
        return
    for match in _LABEL.finditer(reading.text):
        if found := _found(reading, match):
            yield found
    for opening, each in ((_LEAD, _ITEM), (_INLINE, _LETTERED)):
        for lead in opening.finditer(reading.text):
            at = lead.end()
            while item := each.match(reading.text, at):
                at = item.end()
                if found := _found(reading, item):
                    yield found


def _found(reading: Reading, match: re.Match[str]) -> Found | None:
    start = _past_title(reading.text, *match.span("outcome"))
    sentence = reading.sentence(start)
    outcome = clause(reading.text, start, min(sentence.end, match.end()))
    if not outcome:
        return None
    label = match.start("label") if "label" in match.groupdict() else start
    return Found(label, outcome.end, LABELLED, "one", outcome)


def _past_title(text: str, start: int, end: int) -> int:
    title = _TITLE.match(text, start, end)
    return title.end() if title else start
