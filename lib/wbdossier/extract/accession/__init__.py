"""Accession: which step on its way into the EU a country has taken, or is to take.

A step is read only where the words name it: applied, candidate, negotiating, chapters opened or
closed, member. "Potential candidate" is the EU's word for a state that is no candidate yet, so it
gives no step; a step denied, hindered or put under a condition gives none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wbdossier.dates import DateRef
from wbdossier.extract import verbs
from wbdossier.extract.accession import called, chronology, countries, dated, nouns, steps
from wbdossier.extract.accession.rules import RULES, STAGES, STEP
from wbdossier.extract.accession.steps import Step
from wbdossier.extract.accession.union import about_enlargement, about_union
from wbdossier.extract.accession.words import WORDS, telling
from wbdossier.extract.rule import fact
from wbdossier.extract.verbs import VerbGroup, verb_group
from wbdossier.grammar import regex, verbose
from wbdossier.lexicon import Name
from wbdossier.reading import Reading
from wbdossier.records import Accession, Span

__all__ = ["RULES", "extract"]

_EXPECTING = verbs.POSSIBLE | WORDS.expecting
_KNOWN = verbs.PLAIN | WORDS.plain | _EXPECTING | verbs.NEGATIVE
_BARE = regex(r"(?:become|becoming|join|joining|enter|entering|accede)\b")
# Before "opening talks" and the like: somebody only decides on it, or asks for it.
_AHEAD = verbose(
    r"""
    \b (?: agree\w* | before | call\w* | decision | green\s+light | plan\w* | propos\w*
        | recommend\w* | towards | until | urg\w* | vote\w* ) \b [^.;:]{0,50} \Z
    """,
    re.I,
)
# The country stands in another clause than the chapters: "Malta applied; 12 chapters are open".
_CLAUSE = regex(r";\s|\bthat\s|,\s+(?:and|but|while|with)\s")
_DONE = frozenset({"did", "had", "has", "have", "having"})
_HAVING = frozenset({"having"})
_STAGES_NOTE = "The text does not say which stage each country has reached."
_UNNAMED = "The sentence names no country: it is the one named before it."


@dataclass(frozen=True)
class _Taken:
    """A step with the countries that take it, and from where its words are quoted."""

    step: Step
    group: VerbGroup
    names: list[Name]
    before: bool = True  # the countries stand before the step
    start: int | None = None  # of "it", or of the subject of an earlier verb
    note: str | None = None


def extract(reading: Reading) -> Iterator[Accession]:
    """Yield the steps an article tells of, each once."""
    seen: set[tuple[object, ...]] = set()
    told = sorted(_all(reading), key=lambda f: (f.start, f.end))
    for found in sorted([*told, *_listed(reading, told)], key=lambda f: (f.start, f.end)):
        said = (found.country, found.status, found.chapters, found.date, found.expected)
        if said not in seen:
            yield found
        seen.add(said)


def _listed(reading: Reading, told: list[Accession]) -> list[Accession]:
    """The steps of chronologies that are not ``told`` in a sentence too."""
    known = {(f.country, f.status) for f in told}
    return [f for f in chronology.find(reading) if (f.country, f.status) not in known]


def _all(reading: Reading) -> Iterator[Accession]:
    context: list[Name] = []  # the countries of the last step
    for sentence in telling(reading):
        if _is_question(reading.text, sentence):
            continue
        yield from called.find(reading, sentence)
        yield from nouns.find(reading, sentence)
        taken: _Taken | None = None
        for step in steps.find(reading, sentence):
            taken = _taken(reading, sentence, step, taken, context)
            context = taken.names if taken else context
            yield from _facts(reading, sentence, taken) if taken else ()


def _is_question(text: str, sentence: Span) -> bool:
    return sentence.of(text).rstrip("”\"'’)").endswith("?")


def _taken(
    reading: Reading, sentence: Span, step: Step, last: _Taken | None, context: list[Name]
) -> _Taken | None:
    text, verb = reading.text, step.span.start
    group = verb_group(text, sentence.start, verb, _KNOWN)
    if step.passive:
        group = VerbGroup(verb, tuple(step.aux.casefold().split()))
    denied = group.has(verbs.NEGATIVE) or countries.hindered(text, sentence, verb)
    if denied or not about_union(reading, sentence, step):
        return None
    if step.passive:
        return _passive(reading, sentence, step, group, last, context)
    return (
        _towards(reading, sentence, step, group)
        or _by_subject(reading, sentence, step, group)
        or _going_on(text, step, group, last)
        or _by_pronoun(reading, sentence, step, group, context)
        or _by_heading(reading, sentence, step, group)
        or _having(reading, sentence, step, group)
        or _talks_with(reading, sentence, step, group)
    )


def _towards(reading: Reading, sentence: Span, step: Step, group: VerbGroup) -> _Taken | None:
    """ "The EU opened talks with X", "granted candidate status to X", "granted X the status"."""
    if step.status not in ("negotiating", "candidate"):
        return None
    if step.bare and not about_enlargement(reading, sentence):
        return None
    if step.given is not None:
        names = countries.listed_from(reading, sentence, step.given)
    else:
        names = countries.objects(reading, sentence, step.span.end)
    return _Taken(step, group, names, before=False) if names else None


def _talks_with(reading: Reading, sentence: Span, step: Step, group: VerbGroup) -> _Taken | None:
    """ "The EU opened three chapters in its talks with Montenegro"."""
    names = countries.partners(reading, sentence, step.span.end) if step.continues else []
    return _Taken(step, group, names, before=False) if names else None


def _having(reading: Reading, sentence: Span, step: Step, group: VerbGroup) -> _Taken | None:
    """ "Montenegro leads the way, having opened all chapters": the only country before it."""
    if not group.has(_HAVING):
        return None
    names = reading.names_in(Span(sentence.start, group.start), "country")
    return _Taken(step, group, names) if len(names) == 1 else None


def _by_subject(reading: Reading, sentence: Span, step: Step, group: VerbGroup) -> _Taken | None:
    listed = countries.subjects(reading, sentence, group.start)
    names = countries.states(listed) if _is_shown(reading, sentence, step) else []
    if not names or countries.conditional(reading.text, sentence, listed[0].start):
        return None
    return _Taken(step, group, names)


def _is_shown(reading: Reading, sentence: Span, step: Step) -> bool:
    """Whether a bare step is one into the EU: by its sentence, or since it has a date."""
    if not step.bare or about_enlargement(reading, sentence):
        return True
    return dated.after(reading, sentence, step.span.end, sentence.end) is not None


def _going_on(text: str, step: Step, group: VerbGroup, last: _Taken | None) -> _Taken | None:
    """ "Montenegro applied in 2008 and opened talks in 2012": the subject of the step before."""
    if not last or not last.before or not countries.goes_on(text, last.step.span.end, group.start):
        return None
    if step.span.start == group.start:  # "will apply and open talks": one auxiliary for both
        group = VerbGroup(group.start, last.group.words)
    return _Taken(step, group, last.names, start=last.start)


def _by_pronoun(
    reading: Reading, sentence: Span, step: Step, group: VerbGroup, context: list[Name]
) -> _Taken | None:
    text = reading.text
    start = countries.pronoun(text, sentence, group.start)
    if start is None or countries.conditional(text, sentence, start):
        return None
    if not _is_shown(reading, sentence, step):
        return None
    name = countries.antecedent(reading, sentence, start, context)
    if not name:
        return None
    words = reading.words(Span(start, group.start))
    note = f"The words say “{words}”: the country named before it."
    return _Taken(step, group, [name], start=start, note=note)


def _by_heading(reading: Reading, sentence: Span, step: Step, group: VerbGroup) -> _Taken | None:
    """ "Serbia: applied in 2009, candidate status in 2012"."""
    name = countries.heading(reading, sentence, group.start)
    return _Taken(step, group, [name], start=name.start) if name else None


def _passive(
    reading: Reading,
    sentence: Span,
    step: Step,
    group: VerbGroup,
    last: _Taken | None,
    context: list[Name],
) -> _Taken | None:
    """ "12 chapters have been closed" beside the only country of its sentence, or after it."""
    start = step.span.start
    if last and last.step.passive and countries.goes_on(reading.text, last.step.span.end, start):
        return _Taken(step, group, last.names, start=last.start, note=last.note)
    names = (
        reading.names_in(step.span, *countries.STATES)
        or reading.names_in(sentence, "country")
        or reading.names_in(sentence, *countries.STATES)
    )
    if len({n.id for n in names}) == 1:
        return _Taken(step, group, names[:1], start=min(names[0].start, start))
    name = None if names else countries.antecedent(reading, sentence, sentence.start, context)
    return _Taken(step, group, [name], start=start, note=_UNNAMED) if name else None


def _facts(reading: Reading, sentence: Span, taken: _Taken) -> Iterator[Accession]:
    step = taken.step
    after = dated.after(reading, sentence, step.span.end, sentence.end)
    end = max(after.end if after else 0, step.span.end)
    date = after or _date_before(reading, sentence, taken)
    for name in taken.names:
        yield fact(
            Accession,
            STEP if step.status else STAGES,
            reading,
            _quoted(reading.text, taken, name, end),
            country=name.id,
            status=step.status,
            chapters=step.chapters,
            date=date.iso if date else None,
            expected=_is_expected(reading, sentence, taken),
            note=taken.note or (None if step.status else _STAGES_NOTE),
        )


def _is_expected(reading: Reading, sentence: Span, taken: _Taken) -> bool:
    """Whether the words look ahead: by an auxiliary, or as in "will see them become members"."""
    text, start = reading.text, taken.step.span.start
    if taken.group.has(_EXPECTING):
        return True
    if not taken.before and _AHEAD.search(text, max(sentence.start, start - 90), start):
        return True
    return _BARE.match(text, start) is not None and not taken.group.has(_DONE)


def _date_before(reading: Reading, sentence: Span, taken: _Taken) -> DateRef | None:
    """The date that opens the sentence, or that stands between the subject and its verb."""
    start = min(n.start for n in taken.names) if taken.start is None else taken.start
    date = dated.before(reading, sentence, start)
    if date is None and taken.before and taken.start is None:
        date = dated.between(reading, taken.names[-1].end, taken.group.start)
    return date


def _quoted(text: str, taken: _Taken, name: Name, end: int) -> Span:
    """From the country, or what stands for it, to the end of the step and its date."""
    if not taken.before:
        return Span(taken.group.start, max(name.end, end))
    if taken.start is None:
        return Span(name.start, end)
    if taken.step.passive and _CLAUSE.search(text, name.end, taken.step.span.start):
        return Span(taken.step.span.start, end)
    if taken.step.passive:
        return Span(min(taken.start, taken.step.span.start), max(end, name.end))
    return Span(name.start if name.start >= taken.start else taken.start, max(end, name.end))
