"""Who says something, and with which verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from wbdossier import people
from wbdossier.people import Mention
from wbdossier.reading import Reading
from wbdossier.records import Span


@dataclass(frozen=True)
class Speaker:
    """Who says something: a person, or an institution where no person is named."""

    name: str
    role: str | None = None
    country: str | None = None
    note: str | None = None
    personal: bool = True


class Subject(NamedTuple):
    """The subject of a verb of saying, and where it stands."""

    span: Span
    speaker: Speaker


@dataclass(frozen=True)
class Saying:
    """One verb of saying, where it stands, and its subject."""

    verb: Span
    subject: Span
    speaker: Speaker

    @property
    def start(self) -> int:
        """Where the first of verb and subject begins."""
        return min(self.subject.start, self.verb.start)

    @property
    def end(self) -> int:
        """Where the last of verb and subject ends."""
        return max(self.subject.end, self.verb.end)


def speaker_of(reading: Reading, mention: Mention) -> Speaker:
    """Return the person of ``mention`` as a speaker."""
    person = reading.people.people[mention.index]
    spelled = reading.words(mention.name) or ""
    doubt = person.doubt
    if people.fold(spelled.split()[-1]) not in people.fold(person.name).split():
        doubt = f"The article also writes the name {spelled}."
    return Speaker(person.name, person.role, person.country, doubt)


def person(reading: Reading, mention: Mention) -> Subject:
    """Return somebody named as the subject of a verb."""
    return Subject(mention, speaker_of(reading, mention))
