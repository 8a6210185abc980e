"""Whom "he" or "she" means as the subject of a verb of saying."""

from __future__ import annotations

from collections.abc import Mapping

from wbdossier.people import ROLES, Mention
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers.speaker import Saying, Subject, person

_REACH = 8  # sentences in which the antecedent stands
_NEAR = 2  # how many sentences further back a subject is preferred to somebody else nearer by


def pronoun(
    reading: Reading, span: Span, said: Mapping[Span, list[Saying]] | None = None
) -> Subject | None:
    """Return whom the pronoun at ``span`` means; ``said`` is what earlier sentences say, and who.

    In its own sentence it is the first person named before it who may be a subject. In the ones
    before, nearest first: whoever speaks there, or the first who may be a subject. Somebody named
    only as an object ("a meeting with X") counts where no subject is near.
    """
    fallback: Mention | None = None
    he = span.of(reading.text).split()[-1]
    sentences = reading.up_to(Span(span.start, span.start), _REACH)
    for back, sentence in enumerate(reversed(sentences)):
        before = Span(sentence.start, min(sentence.end, span.start))
        speaker = _speaker(reading, (said or {}).get(sentence, []), he) if back else None
        if speaker:
            return speaker._replace(span=span)
        if subject := reading.people.subject_of(before, he):
            return person(reading, subject)._replace(span=span)
        fallback = fallback or reading.people.anyone_in(before, he)
        if fallback and back >= _NEAR:
            break
    return person(reading, fallback)._replace(span=span) if fallback else None


def _speaker(reading: Reading, said: list[Saying], he: str) -> Subject | None:
    """The person, or the official without a name, who speaks first in a sentence."""
    for one in said:
        if one.speaker.personal and reading.people.may_mean(he, one.speaker.name):
            return Subject(one.subject, one.speaker)
        # "A spokeswoman for the court" may be "she", though without a name.
        if not one.speaker.personal and ROLES.first_in(one.speaker.name):
            return Subject(one.subject, one.speaker)
    return None
