"""Between whom agreements are: for certain, perhaps, and why it is not certain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wbdossier import lexicon
from wbdossier.extract import spoken_for
from wbdossier.extract.agreement import counterparts, states
from wbdossier.extract.agreement.words import PRIVATE, STATES, WORDS
from wbdossier.grammar import THE, regex, verbose
from wbdossier.reading import Reading, within
from wbdossier.records import Span

_GOVERNMENTAL = regex(rf"\b(?:{lexicon.any_of(WORDS.governmental)})\b", re.I)
# "countries such as Albania": the name is an example only.
_EXAMPLE = verbose(
    rf"""
    \b(?: such\s+as | including | like | e\.g\. | for\s+(?:example|instance) | among\s+them )
    \s*,?\s+ {THE} \Z
    """
)
_WITH = verbose(rf"\b(?:with|between)\s+ {THE} \Z")
_MANY = regex(r"\bwith\s+\S+\s+(?:different\s+|other\s+)?(?:countries|states|partners)\b")
_REACH = 30  # characters before a name in which such words stand


@dataclass(frozen=True)
class Parties:
    """The certain parties, the possible ones, and what is uncertain about them."""

    certain: tuple[str, ...]
    possible: tuple[str, ...] = ()
    note: str | None = None


def of(reading: Reading, sentence: Span, number: int, counterparts: set[str]) -> Parties:
    """Return the parties of a count at ``number`` with these ``counterparts`` beside it."""
    together = states.together(reading, sentence)
    if len(together) > 1:
        return Parties(tuple(sorted(together)))
    own = states.own(reading, sentence, number, counterparts)
    if counterparts and not own:
        return _with_article(reading, counterparts)
    if counterparts or len(own) > 1:
        return Parties(tuple(sorted(own | counterparts)))
    found = _named_near(reading, sentence, own) or _talking(reading, sentence, own)
    if len(found.certain) > 1 or found.possible:
        return found
    named = None if own else _all_named(reading, sentence)
    return named or _around(reading, sentence, own) or found


def _around(reading: Reading, sentence: Span, own: set[str]) -> Parties | None:
    """The two whom the sentences around name, and nobody else."""
    parts = [part for part in (sentence, reading.previous(sentence)) if part]
    told = any(are_governmental(reading.text, p) or states.sides(reading, p) for p in parts)
    many = any(_MANY.search(reading.text, p.start, p.end) for p in parts[:1])
    told = (
        told and not many and not any(PRIVATE.search(reading.text, p.start, p.end) for p in parts)
    )
    two = states.around(reading, sentence, own) if told else set()
    note = "The parties are those of the sentences around."
    return Parties(tuple(sorted(two)), note=note) if two else None


def _all_named(reading: Reading, sentence: Span) -> Parties | None:
    """The states that the sentence names in any way, where governments are at work in it."""
    named = states.sides(reading, sentence)
    if not named or not are_governmental(reading.text, sentence):
        return None
    note = None if len(named) > 1 else "The words do not name all parties."
    return Parties(tuple(sorted(named)), note=note)


def _with_article(reading: Reading, counterparts: set[str]) -> Parties:
    """One side is named: the other is the state the article is about, if it can be told."""
    own = states.of_article(reading, counterparts)
    note = "The words name one side only" + ("; the article's own is added." if own else ".")
    return Parties(tuple(sorted(own | counterparts)), note=note)


def are_governmental(text: str, sentence: Span) -> bool:
    """Whether states are at work here: a count of a company's contracts is no fact."""
    return _GOVERNMENTAL.search(text, sentence.start, sentence.end) is not None


def _named_near(reading: Reading, sentence: Span, own: set[str]) -> Parties | None:
    """Look for the counterpart elsewhere in the sentence, then one sentence earlier."""
    certain = tuple(sorted(own))
    for part in filter(None, (sentence, reading.previous(sentence))):
        examples, named = _examples_and_named(reading, part)
        if others := sorted(examples.keys() - own):
            words = " and ".join(examples[code] for code in others)
            note = (
                f"The text names {words} only as an example; who the other party is remains "
                "uncertain."
            )
            return Parties(certain, tuple(others), note)
        if named - own and part is sentence:
            return Parties(tuple(sorted(own | named)))
        if named - own:
            note = "The other party is named a sentence earlier, not with the number."
            return Parties(certain, tuple(sorted(named - own)), note)
    return None


def _examples_and_named(reading: Reading, part: Span) -> tuple[dict[str, str], set[str]]:
    """The states given as examples, with their words, and those after "with"."""
    examples, named = {}, set()
    taken = _of_parts(reading, part)
    for name in reading.names_in(part, *STATES):
        if name.id in taken:
            continue
        start = max(part.start, name.start - _REACH)
        if _EXAMPLE.search(reading.text, start, name.start):
            examples[name.id] = name.of(reading.text)
        elif _WITH.search(reading.text, start, name.start):
            named.add(name.id)
    return examples, named


def _of_parts(reading: Reading, part: Span) -> set[str]:
    """The states that bare numbers have: "64 agreements, among them three with | Serbia"."""
    bare = (q for q in within(reading.quantities, part) if q.kind == "bare")
    return {code for q in bare if (other := counterparts.of(reading, q)) for code in other.states}


def _talking(reading: Reading, sentence: Span, own: set[str]) -> Parties:
    """The states of the sentences before, where governments are at work."""
    previous = reading.previous(sentence) or sentence
    governmental = any(are_governmental(reading.text, s) for s in (sentence, previous))
    met: set[str] = set()
    if own:
        met = states.meeting(reading, sentence, own)
    elif governmental or spoken_for.country(reading, sentence):
        met = states.talking(reading, sentence)
    if len(met) > 1:
        before = "The parties are those of the sentences before."
        return Parties(tuple(sorted(met)), note=before)
    note = None if len(own) > 1 else "The words do not name all parties."
    return Parties(tuple(sorted(own)), note=note)
