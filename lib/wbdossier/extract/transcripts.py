"""Who speaks in a transcript or an interview, where only a label or a question tells so.

"KOLA: We support the mission" in an official report; answers under the questions of an interview.
They are no statements of the article's own; what is recommended in them or warned of is theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from weakref import WeakKeyDictionary

from wbdossier.grammar import UPPER, regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

_NAME = rf"[{UPPER}][\w’'.-]*"
# "8. Mr Ivo Kola (West) (PC): …", "The Minister for Roads (Ana Kola): …", "ANA KOLA: …".
_LABEL = verbose(
    rf"""
    ^ [^\S\n]* (?:\d{{1,3}}\.[^\S\n]+)?
    (?P<who> {_NAME} (?: [^\S\n]+(?:(?:of|for|the|and)[^\S\n]+){{0,2}}{_NAME} ){{0,7}}
      (?: [^\S\n]*\([^()\n]{{2,60}}\) ){{0,2}} )
    [^\S\n]? : [^\S\n]
    """,
    re.M,
)
_FEWEST = 3  # labels that make a transcript
_CALLED = regex(r"(?i:\binterview(?:ed)?\b)")
_QUESTION = regex(r"\?[”\"’]?[^\S\n]*$", re.M)
_QUESTIONS = 3  # lines on end that make an interview, where the text calls itself one
_HEAD = 400  # characters in which an interview says whom it is with
_KNOWN: WeakKeyDictionary[Reading, list[tuple[int, str | None]]] = WeakKeyDictionary()


def speaker(reading: Reading, offset: int) -> str | None:
    """Return the full name of the person whose label or answer ``offset`` stands in, if any."""
    if reading not in _KNOWN:
        _KNOWN[reading] = _transcript(reading) or _interview(reading)
    turns = _KNOWN[reading]
    at = bisect_right(turns, offset, key=lambda turn: turn[0])
    return turns[at - 1][1] if at else None


def _transcript(reading: Reading) -> list[tuple[int, str | None]]:
    """Where each labelled turn begins, and whose it is; nothing without several such turns."""
    turns = [(m.end(), _person(reading, m)) for m in _LABEL.finditer(reading.text)]
    known = [name for _, name in turns if name]
    return turns if len(turns) >= _FEWEST and len(known) > len(set(known)) else []


def _person(reading: Reading, label: re.Match[str]) -> str | None:
    named = reading.people.within(Span(*label.span("who")))
    if named:
        return reading.people.people[named[-1].index].name
    words = label["who"].casefold()
    return next((p.name for p in reading.people.people if p.name.casefold() == words), None)


def _interview(reading: Reading) -> list[tuple[int, str | None]]:
    """The answers to the questions that fill lines of their own."""
    text = reading.text
    if not _CALLED.search(text[:_HEAD]):
        return []
    questions = list(_QUESTION.finditer(text))
    guests = reading.people.within(Span(0, min(len(text), _HEAD)))
    if len(questions) < _QUESTIONS or not guests:
        return []
    name = reading.people.people[guests[0].index].name
    turns: list[tuple[int, str | None]] = []
    for question in questions:
        turns += [(text.rfind("\n", 0, question.start()) + 1, None), (question.end(), name)]
    return turns
