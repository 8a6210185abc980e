"""Verb of saying → who is its subject.

The subject stands before the verb ("Balla stressed", "the minister, who …, said"), after it
("said Secretary Stoltenberg"), or is a pronoun that stands for somebody named earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from wbdossier import spans
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers.institutions import institution
from wbdossier.speakers.patterns import TO_SUBJECT
from wbdossier.speakers.speaker import Saying, Speaker, Subject, person, pronoun, speaker_of
from wbdossier.speakers.subjects import subject

__all__ = [
    "Saying",
    "Speaker",
    "Subject",
    "according_to",
    "inside_quotation",
    "sayings",
    "speaker_of",
]

_ACCORDING = re.compile(r"(?<!\w)[Aa]ccording\s+to\s+")
_HIM = re.compile(r"(?:him|her)(?!\w)")
_REACH = 1000  # characters before a verb in which its subject stands
_KNOWN: WeakKeyDictionary[Reading, dict[Span, list[Saying]]] = WeakKeyDictionary()


def sayings(reading: Reading, sentence: Span) -> list[Saying]:
    """Return the verbs of saying in ``sentence``, outside quotations, whose subject is known."""
    known = _KNOWN.setdefault(reading, {})
    if sentence not in known:
        known[sentence] = _read(reading, sentence)
    return known[sentence]


def _read(reading: Reading, sentence: Span) -> list[Saying]:
    found: list[Saying] = []
    for verb in reading.people.verbs_in(sentence):
        if inside_quotation(reading, verb):
            continue
        scope = Span(max(sentence.start, verb.start - _REACH), sentence.end)
        earlier = found[-1] if found else None
        whose = subject(reading, verb, scope, earlier) or institution(reading, verb, scope)
        if whose:
            found.append(Saying(verb, *whose))
    return found


def inside_quotation(reading: Reading, span: Span) -> bool:
    """Whether ``span`` stands inside quotation marks."""
    return spans.around(reading.quotations, span.start) is not None


def according_to(reading: Reading, sentence: Span) -> Iterator[Subject]:
    """ "According to X": the span of the whole phrase, and X; never inside a quotation."""
    for match in _ACCORDING.finditer(reading.text, sentence.start, sentence.end):
        if inside_quotation(reading, Span(*match.span())):
            continue
        found = _whom(reading, match.end())
        if found:
            yield found._replace(span=Span(match.start(), found.span.end))


def _whom(reading: Reading, offset: int) -> Subject | None:
    """The pronoun or the person that stands at ``offset``."""
    if him := _HIM.match(reading.text, offset):
        return pronoun(reading, Span(*him.span()))
    following = reading.people.after(offset)
    if following and TO_SUBJECT.fullmatch(reading.text, offset, following.start):
        return person(reading, following)
    return None
