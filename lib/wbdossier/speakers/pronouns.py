"""Whom "he" or "she" means as the subject of a verb of saying."""

from __future__ import annotations

from collections.abc import Mapping

from wbdossier.people import Mention
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
    sentences = reading.up_to(Span(span.start, span.start), _REACH)
    for back, sentence in enumerate(reversed(sentences)):
        before = Span(sentence.start, min(sentence.end, span.start))
        speaker = _speaker((said or {}).get(sentence, [])) if back else None
        if speaker:
            return speaker._replace(span=span)
        if subject := reading.people.subject_of(before):
            return person(reading, subject)._replace(span=span)
        fallback = fallback or reading.people.anyone_in(before)
        if fallback and back >= _NEAR:
            break
    return person(reading, fallback)._replace(span=span) if fallback else None


def _speaker(said: list[Saying]) -> Subject | None:
    """The person who speaks first in a sentence."""
    found = next((s for s in said if s.speaker.personal), None)
    return Subject(found.subject, found.speaker) if found else None
