"""Verb of saying → who is its subject.

The subject stands before the verb ("Balla stressed", "the minister, who …, said"), after it
("said Secretary Stoltenberg"), or is a pronoun that stands for somebody named earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from wbdossier import spans
from wbdossier.grammar import verbose
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers.institutions import institution
from wbdossier.speakers.patterns import ADVERBS, TO_SUBJECT
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

# "According to", "by the words of", "in the view of".
_ACCORDING = verbose(
    r"""
    (?<!\w) (?: [Aa]ccording\s+to | [Bb]y\s+(?:the\s+)?words\s+of
             | [Ii]n\s+the\s+(?:words|view|opinion|assessment)\s+of ) \s+
    """
)
# "In his words", "in her view".
_IN_HIS = re.compile(r"(?<!\w)(?:[Ii]n|[Bb]y)\s+(his|her)\s+(?:own\s+)?(?:words|opinion|view)\b")
_IT = verbose(rf"(?<!\w)It {ADVERBS}\s* \Z")
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
        if whose := whose or _it(reading, verb, scope):
            found.append(Saying(verb, *whose))
    return found


def _it(reading: Reading, verb: Span, scope: Span) -> Subject | None:
    """ "It recalls": the institution that spoke in the sentence before."""
    match = _IT.search(reading.text, max(scope.start, verb.start - 40), verb.start)
    before = reading.previous(reading.sentence(verb.start)) if match else None
    said = sayings(reading, before) if before else []
    if not match or not said or said[-1].speaker.personal:
        return None
    return Subject(Span(*match.span()), said[-1].speaker)


def inside_quotation(reading: Reading, span: Span) -> bool:
    """Whether ``span`` stands inside quotation marks."""
    return spans.around(reading.quotations, span.start) is not None


def according_to(reading: Reading, sentence: Span) -> Iterator[Subject]:
    """ "According to X", "in his view": the whole phrase, and who; never in a quotation."""
    for match in _ACCORDING.finditer(reading.text, sentence.start, sentence.end):
        if inside_quotation(reading, Span(*match.span())):
            continue
        found = _whom(reading, match.end())
        if found:
            yield found._replace(span=Span(match.start(), found.span.end))
    for match in _IN_HIS.finditer(reading.text, sentence.start, sentence.end):
        phrase = Span(*match.span())
        found = None if inside_quotation(reading, phrase) else pronoun(reading, phrase)
        if found:
            yield found


def _whom(reading: Reading, offset: int) -> Subject | None:
    """The pronoun or the person that stands at ``offset``."""
    if him := _HIM.match(reading.text, offset):
        return pronoun(reading, Span(*him.span()))
    following = reading.people.after(offset)
    if following and TO_SUBJECT.fullmatch(reading.text, offset, following.start):
        return person(reading, following)
    return None
