"""Verb of saying → its subject, when that is a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from wbdossier import lexicon
from wbdossier.grammar import regex, verbose
from wbdossier.people import ROLES, Mention
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers.institutions import unnamed
from wbdossier.speakers.patterns import (
    ADVERBS,
    AS_SAYING,
    CLAUSE_END,
    COORDINATED,
    INVERTED,
    ONLY_ADVERBS,
    PRONOUN,
    PRONOUN_AFTER,
    QUOTED_BY,
    TO_SUBJECT,
    TO_VERB,
)
from wbdossier.speakers.pronouns import pronoun
from wbdossier.speakers.speaker import Saying, Subject, person

Known: TypeAlias = Mapping[Span, list[Saying]]

# "The Kosovar interior minister also": an office instead of a name.
_OFFICE = verbose(
    rf"""
    \b[Tt]he\s+ (?:[\w’'-]+\s+){{0,3}}?
    (?P<office> (?i:{lexicon.any_of(lexicon.persons().roles)}) ) {ADVERBS}\s* \Z
    """
)
# Before the only person of a sentence: nothing, or an introduction with its comma.
_INTRODUCTION = verbose(r"(?: [^,]{0,80}, )? \s* (?:[Tt]he\s+)?")
_STAND_IN = verbose(
    rf"""
    (?P<who> \b[Tt]he\s+ (?: \d\d-year-old (?:\s+[a-z]+)?
        | (?P<noun> {lexicon.any_of(lexicon.speech().stand_ins)} ) ) ) {ADVERBS}\s* \Z
    """
)
_COMMA = regex(r",\s*\Z")
_OFFICE_REACH = 90  # characters before the verb
_COORDINATION_REACH = 400  # characters from the subject to the second verb


def subject(
    reading: Reading, verb: Span, sentence: Span, said: list[Saying], known: Known
) -> Subject | None:
    """Return who speaks.

    ``said`` are the verbs of saying before this one in the sentence, ``known`` those of the
    sentences before.
    """
    if verb.of(reading.text) == "quoted":
        return _quoted(reading, verb, sentence)
    if inverted := _inverted(reading, verb, sentence):
        return inverted
    return (
        _before(reading, verb, sentence, said, known)
        or _coordinated(reading, verb, sentence, said, known)
        or _after(reading, verb, sentence, known)
    )


def _before(
    reading: Reading, verb: Span, sentence: Span, said: list[Saying], known: Known
) -> Subject | None:
    """ "Kola said", "she also said", "the minister said"."""
    mention = reading.people.before(verb.start, sentence.start)
    he = _last_pronoun(reading.text, mention.start if mention else sentence.start, verb.start)
    if he:
        direct = ONLY_ADVERBS.fullmatch(reading.text, he.end, verb.start)
        return _he(reading, he, said, known) if direct else None
    if mention and TO_VERB.fullmatch(reading.text, mention.end, verb.start):
        return person(reading, mention)
    return _office(reading, verb, sentence) or _stand_in(reading, verb, sentence, known)


def _inverted(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """ "…, met Kola, said the envoy Ivo Petrov.": the clause ends with who says it."""
    text = reading.text
    if verb.of(text) not in INVERTED or not _COMMA.search(text, max(0, verb.start - 3), verb.start):
        return None
    following = reading.people.after(verb.end)
    if not following or not _follows(text, sentence, verb, following):
        return None
    return person(reading, following) if CLAUSE_END.match(text, following.end) else None


def _quoted(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """ "The agency quoted Kola as saying", "Kola was quoted by the agency as saying"."""
    whom = reading.people.after(verb.end)
    if whom and whom.end <= sentence.end and AS_SAYING.match(reading.text, whom.end):
        return person(reading, whom)
    passive = QUOTED_BY.search(reading.text, max(sentence.start, verb.start - 10), verb.start)
    whom = reading.people.before(verb.start, sentence.start) if passive else None
    return person(reading, whom) if whom and passive and whom.end == passive.start() else None


def _he(reading: Reading, he: Span, said: list[Saying], known: Known) -> Subject | None:
    """ "He" after a verb of saying in its sentence is who said that."""
    if said and said[-1].speaker.personal and said[-1].verb.end <= he.start:
        return Subject(he, said[-1].speaker)
    return pronoun(reading, he, known)


def _last_pronoun(text: str, start: int, end: int) -> Span | None:
    found = [Span(*match.span()) for match in PRONOUN.finditer(text, start, end)]
    return found[-1] if found else None


def _office(reading: Reading, verb: Span, sentence: Span) -> Subject | None:
    """ "The minister said": somebody named earlier with that office."""
    start = max(sentence.start, verb.start - _OFFICE_REACH)
    if not ROLES.first_in(reading.text[start : verb.start]):
        return None
    match = _OFFICE.search(reading.text, start, verb.start)
    holder = match and reading.people.holder(match["office"], verb.start)
    if not match or not holder:
        return None
    return person(reading, holder)._replace(span=Span(match.start(), verb.start))


def _stand_in(reading: Reading, verb: Span, sentence: Span, known: Known) -> Subject | None:
    """ "The 37-year-old said", "the politician said": whom "he" would mean."""
    start = max(sentence.start, verb.start - _OFFICE_REACH)
    match = _STAND_IN.search(reading.text, start, verb.start)
    if not match:
        return None
    if match["noun"] and unnamed(reading, Span(*match.span("who")), match["noun"]):
        return None
    return pronoun(reading, Span(*match.span("who")), known)


def _coordinated(
    reading: Reading, verb: Span, sentence: Span, said: list[Saying], known: Known
) -> Subject | None:
    """ "X welcomed the outcome and suggested": the subject of an earlier verb of the sentence."""
    earlier = said[-1] if said else None
    if earlier and _joins(reading.text, earlier.verb.end, verb):
        return Subject(earlier.subject, earlier.speaker)
    he = PRONOUN.search(reading.text, sentence.start, verb.start)
    others = reading.people.within(Span(sentence.start, verb.start))
    if he and not others and _joins(reading.text, he.end(), verb):
        return pronoun(reading, Span(*he.span()), known)
    first = others[0] if others and not he else None
    if first and _opens(reading.text, sentence, first) and _joins(reading.text, first.end, verb):
        return person(reading, first)
    return None


def _opens(text: str, sentence: Span, mention: Mention) -> bool:
    return _INTRODUCTION.fullmatch(text, sentence.start, mention.start) is not None


def _joins(text: str, start: int, verb: Span) -> bool:
    """Whether a conjunction ties ``verb`` to the words that end at ``start``."""
    if verb.of(text).endswith("ing"):  # "X thanked the soldiers saying: …"
        return verb.start - start <= _COORDINATION_REACH
    match = COORDINATED.search(text, start, verb.start)
    return match is not None and match.start() - start <= _COORDINATION_REACH


def _after(reading: Reading, verb: Span, sentence: Span, known: Known) -> Subject | None:
    """ "…,” said Secretary Stoltenberg", "said he"."""
    if verb.of(reading.text) not in INVERTED:
        return None
    following = reading.people.after(verb.end)
    if following and _follows(reading.text, sentence, verb, following):
        return person(reading, following)
    he = PRONOUN_AFTER.match(reading.text, verb.end, sentence.end)
    return pronoun(reading, Span(*he.span(1)), known) if he else None


def _follows(text: str, sentence: Span, verb: Span, mention: Mention) -> bool:
    inside = mention.start < sentence.end
    return inside and TO_SUBJECT.fullmatch(text, verb.end, mention.start) is not None
