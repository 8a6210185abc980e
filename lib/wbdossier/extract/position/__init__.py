"""Positions: who aligns, supports, opposes, stays out, calls for, condemns or commits to what.

Only a stand stated in so many words counts. Help with work or money is no stand, nor is what
somebody might, should or is asked to do; and things ("the report calls for") take none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, islice

from wbdossier import spans
from wbdossier.extract import transcripts
from wbdossier.extract.position import actors, around, objects, stances, stand
from wbdossier.extract.position.phrases import Actor
from wbdossier.extract.position.rules import RULES, SANCTIONS, STATED, TURNED
from wbdossier.extract.position.stances import Stance
from wbdossier.extract.rule import Rule, fact
from wbdossier.extract.said_by import speaker_name, statement_at
from wbdossier.extract.verbs import VerbGroup, verb_group
from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Position, Span

__all__ = ["RULES", "extract"]

_AVOID_NOTE = (
    "“Avoiding” may mean staying out of sanctions or escaping them, and in a translation the "
    "opposite."
)
_CLOSERS = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’"}
_CLAUSE = regex(r"\b(?:that|although|though|because|where|if|since|as)\b")
_MOST = 30  # verbs of a stand in one sentence; more are no sentence
_RESUMES = regex(r",\s+(?:and|but)\s+\Z")
# Their subject is whoever speaks in the sentence, whatever clause stands between.
_SPEAKING = frozenset({"calls_for", "condemns"})


def extract(reading: Reading) -> Iterator[Position]:
    """Yield the stands an article states, each once."""
    seen = set()
    for sentence, places in _sentences(reading):
        for found in (*_stated(reading, sentence, places), *_turned(reading, sentence)):
            said = (found.actor, found.stance, (found.object or "").casefold())
            if found.actor and said not in seen:  # no actor: "we" of nobody known
                yield found
            seen.add(said)


def _sentences(reading: Reading) -> Iterator[tuple[Span, list[Span]]]:
    """The sentences in which verbs of a stand may begin, and where; no questions."""
    found = stances.places(reading.text)
    for sentence, places in groupby(found, lambda place: reading.sentence(place.start)):
        if not sentence.of(reading.text).rstrip("”\"'’) ").endswith("?"):
            yield sentence, list(islice(places, _MOST))


def _stated(reading: Reading, sentence: Span, places: list[Span]) -> Iterator[Position]:
    """ "X condemns Y and calls for Z": each verb with its subject and its object."""
    text = reading.text
    last: list[Actor] = []
    reached = sentence.start
    for place in places:
        stance = stances.at(text, place, sentence.end) if place.start >= reached else None
        if not stance or _is_of_name(reading, place):
            continue
        group = verb_group(text, sentence.start, place.start, stand.KNOWN)
        label = stand.label(stance, group) or stand.urged(text, stance, group)
        who = _who(reading, sentence, stance, group, last) if label else []
        about = _about(reading, sentence, stance)
        if not (label and who) or stand.under_condition(text, group, about.end):
            continue
        if stand.is_stand(reading, stance, who, about):
            last, reached = who, stance.span.end
            yield from _facts(reading, stance, label, who, about)


def _is_of_name(reading: Reading, place: Span) -> bool:
    """Whether the word is part of a name: the "States" of the United States state nothing."""
    capital = reading.text[place.start].isupper()
    return capital and spans.around(reading.names, place.start) is not None


def _who(
    reading: Reading, sentence: Span, stance: Stance, group: VerbGroup, last: list[Actor]
) -> list[Actor]:
    text, start = reading.text, group.start
    if stance.participle and not group.has(stand.BE):
        follows = around.follows_comma(text, sentence, start)
        return (last or actors.of_sentence(reading, sentence, start)) if follows else []
    who = actors.before(reading, sentence, start) or actors.by_it(reading, sentence, start, last)
    if not who and around.coordinated(text, sentence, start):
        who = last or _main(reading, sentence, stance, start)
    if not who and around.listed(text, sentence, start):
        who = last
    if not who or around.conditional(text, sentence, who[0].start):
        return []
    return who if stand.agrees(stance, group, who) else []


def _main(reading: Reading, sentence: Span, stance: Stance, start: int) -> list[Actor]:
    """The sentence's subject, unless a clause with one of its own stands between."""
    if _RESUMES.search(reading.text, max(sentence.start, start - 12), start):
        return actors.of_sentence(reading, sentence, start)  # the main clause goes on
    clauses = {m[0] for m in _CLAUSE.finditer(reading.text, sentence.start, start)}
    if clauses - {"that"} or (clauses and stance.label not in _SPEAKING):
        return []
    return actors.of_sentence(reading, sentence, start)


def _about(reading: Reading, sentence: Span, stance: Stance) -> Span:
    """What the stand is about, without a mark that opens a quotation before it."""
    text, start = reading.text, stance.span.end
    end = objects.end_of(reading, sentence, start)
    closer = _CLOSERS.get(text[start : start + 1])
    if closer is None or closer in text[start + 1 : end - 1]:
        return Span(start, end)
    return Span(start + 1, max(start + 1, end - text[start + 1 : end].endswith(closer)))


def _facts(
    reading: Reading, stance: Stance, label: str, who: list[Actor], about: Span
) -> Iterator[Position]:
    rule = SANCTIONS if stance.label in ("avoids", "imposes") else STATED
    for actor in who:
        if stance.label == "avoids":
            actor = replace(actor, note=_AVOID_NOTE)
        said = Span(max(actor.start, stance.span.start), about.end)
        start = around.with_article(reading.text, reading.sentence(actor.start), actor.start)
        yield _fact(reading, rule, Span(start, about.end), label, actor, about, said)


def _turned(reading: Reading, sentence: Span) -> Iterator[Position]:
    """ "The attack was condemned by the EU", "the EU’s commitment to peace remains firm"."""
    for passive in stances.passive(reading.text, sentence):
        about = objects.before(reading, sentence, passive.span.start)
        if about and stand.is_cause(reading, passive.span, about):
            for actor, end in actors.after_by(reading, sentence, passive.span.end):
                span = Span(about.start, end)
                yield _fact(reading, TURNED, span, passive.label, actor, about, about)
    if not stances.may_commit(reading.text, sentence):
        return
    for name in reading.names_in(sentence, "country", "organisation", "mission"):
        yield from _owned(reading, sentence, name)


def _owned(reading: Reading, sentence: Span, name: Name) -> Iterator[Position]:
    """The commitment that is a body's, and the alignment that a state is praised for."""
    start = around.with_article(reading.text, sentence, name.start)
    actor = Actor(name.id, name.start)
    firm = stances.commitment(reading.text, name, sentence)
    if firm and firm.about:
        span = Span(start, firm.span.end)
        yield _fact(reading, TURNED, span, firm.label, actor, firm.about, firm.about)
    if praised := stances.praised(reading.text, name, sentence):
        about = Span(praised.span.end, objects.end_of(reading, sentence, praised.span.end))
        span = Span(start, about.end)
        found = _fact(reading, TURNED, span, praised.label, actor, about, about)
        who = actors.before(reading, sentence, praised.span.start)
        yield replace(found, by=found.by or (who[0].name or None if who else None))


def _fact(
    reading: Reading, rule: Rule, span: Span, label: str, actor: Actor, about: Span, said: Span
) -> Position:
    statement = statement_at(reading, said)
    speaker = speaker_name(reading, statement.span, statement.speaker) if statement else None
    speaker = speaker or transcripts.speaker(reading, said.start)
    name = actor.name or speaker
    return fact(
        Position,
        rule,
        reading,
        span,
        actor=name,
        stance=label,
        object=None if objects.is_it(about.of(reading.text)) else reading.words(about),
        by=speaker if speaker != name else None,
        note=actor.note,
    )
