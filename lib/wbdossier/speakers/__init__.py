"""Verb of saying → who is its subject.

The subject stands before the verb ("Balla stressed", "the minister, who …, said"), after it
("said Secretary Stoltenberg"), or is a pronoun that stands for somebody named earlier.
"""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from wbdossier import lexicon, spans
from wbdossier.grammar import regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers.institutions import institution, opening
from wbdossier.speakers.issued import PHRASE, issuer
from wbdossier.speakers.patterns import ADVERBS, TO_SUBJECT
from wbdossier.speakers.pronouns import pronoun
from wbdossier.speakers.speaker import Saying, Speaker, Subject, person, speaker_of
from wbdossier.speakers.subjects import subject

__all__ = [
    "Saying",
    "Speaker",
    "Subject",
    "according_to",
    "inside_quotation",
    "opening",
    "sayings",
    "speaker_of",
]

# "According to", "according to details shared by", "by the words of", "in the view of".
_ACCORDING = verbose(
    r"""
    (?<!\w)
    (?: [Aa]ccording\s+to
        (?: \s+ (?:the\s+)? (?:details|information|data|reports) (?:\s+\w+ed)? (?:\s+\w+)?
            \s+ (?:by|from|of) )?
      | [Bb]y\s+(?:the\s+)?words\s+of
      | [Ii]n\s+the\s+(?:words|view|opinion|assessment)\s+of ) \s+
    """
)
# "In his words", "in her view".
_IN_HIS = regex(r"(?<!\w)(?:[Ii]n|[Bb]y)\s+(his|her)\s+(?:own\s+)?(?:words|opinion|view)\b")
_ANCHORS = ("ccording", "words", "view", "opinion", "assessment")  # one stands in each of these
_IT = verbose(
    rf"""
    (?<!\w) (?: It | (?<=[”"»],\s)it | (?<=,[”"»]\s)it | [Tt]he\s+ (?:[\w’'-]+\s+){{0,3}}?
                 (?P<issued> {lexicon.any_of(lexicon.speech().issued)} ) ) {ADVERBS}\s* \Z
    """
)
_AFTER = regex(r"[,”\"»]\s*\Z")  # before an inverted verb
_PASSIVE = regex(r"[Ii]t\s+(?:\w+\s+)*?(?:was|is|has\s+been)\b")  # "It was also said"
_STATEMENT_REACH = 4  # sentences: the one that says "it" or "the statement", and those before
_HIM = regex(r"(?:him|her)(?!\w)")
_REACH = 1000  # characters before a verb in which its subject stands
_KNOWN: WeakKeyDictionary[Reading, dict[Span, list[Saying]]] = WeakKeyDictionary()


def sayings(reading: Reading, sentence: Span) -> list[Saying]:
    """Return the verbs of saying in ``sentence``, outside quotations, whose subject is known."""
    return _all(reading).get(sentence, [])


def _all(reading: Reading) -> dict[Span, list[Saying]]:
    """The sayings of all sentences, read in order: "he" depends on who spoke before."""
    known = _KNOWN.get(reading)
    if known is None:
        known = _KNOWN[reading] = {}
        for sentence in reading.sentences:
            if verbs := reading.people.verbs_in(sentence):
                known[sentence] = _read(reading, sentence, verbs, known)
    return known


def _read(
    reading: Reading, sentence: Span, verbs: list[Span], known: dict[Span, list[Saying]]
) -> list[Saying]:
    found: list[Saying] = []
    for verb in verbs:
        if inside_quotation(reading, verb):
            continue
        scope = Span(max(sentence.start, verb.start - _REACH), sentence.end)
        whose = subject(reading, verb, scope, found, known) or institution(reading, verb, scope)
        if whose := whose or _it(reading, verb, scope, known) or _statement(reading, verb):
            found.append(Saying(verb, *whose))
    return found


def _it(
    reading: Reading, verb: Span, scope: Span, known: dict[Span, list[Saying]]
) -> Subject | None:
    """ "It recalls", "the statement said": the institution that spoke before."""
    match = _IT.search(reading.text, max(scope.start, verb.start - 60), verb.start)
    if not match or _PASSIVE.match(match[0]):
        return None
    if match["issued"] and (issued_by := issuer(reading, Span(*match.span()))):
        return issued_by
    for before in reversed(reading.up_to(reading.sentence(verb.start), _STATEMENT_REACH)[:-1]):
        if said := known.get(before):
            issued = match["issued"] is not None
            speaks = issued or not said[-1].speaker.personal
            return Subject(Span(*match.span()), said[-1].speaker) if speaks else None
    return None


def _statement(reading: Reading, verb: Span) -> Subject | None:
    """ "…, said a NATO statement"."""
    if not _AFTER.search(reading.text, max(0, verb.start - 3), verb.start):
        return None
    match = PHRASE.match(reading.text, verb.end + 1)
    return issuer(reading, Span(*match.span())) if match else None


def inside_quotation(reading: Reading, span: Span) -> bool:
    """Whether ``span`` stands inside quotation marks."""
    return spans.around(reading.quotations, span.start) is not None


def according_to(reading: Reading, sentence: Span) -> Iterator[Subject]:
    """ "According to X", "in his view": the whole phrase, and who; never in a quotation."""
    words = sentence.of(reading.text)
    if not any(anchor in words for anchor in _ANCHORS):
        return
    for match in _ACCORDING.finditer(reading.text, sentence.start, sentence.end):
        if inside_quotation(reading, Span(*match.span())):
            continue
        found = _whom(reading, match.end(), sentence.end)
        if found:
            yield found._replace(span=Span(match.start(), found.span.end))
    for match in _IN_HIS.finditer(reading.text, sentence.start, sentence.end):
        phrase = Span(*match.span())
        found = None if inside_quotation(reading, phrase) else _him(reading, phrase)
        if found:
            yield found


def _him(reading: Reading, span: Span) -> Subject | None:
    return pronoun(reading, span, _all(reading))


def _whom(reading: Reading, offset: int, limit: int) -> Subject | None:
    """The pronoun, the person or the institution that stands at ``offset``."""
    if him := _HIM.match(reading.text, offset):
        return _him(reading, Span(*him.span()))
    statement = PHRASE.match(reading.text, offset, limit)
    if statement and (issued_by := issuer(reading, Span(*statement.span()))):
        return issued_by
    following = reading.people.after(offset)
    if following and TO_SUBJECT.fullmatch(reading.text, offset, following.start):
        return person(reading, following)
    return opening(reading, offset, limit)
