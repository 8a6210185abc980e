"""Numbers that count agreements, with their noun beside them or not."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier import lexicon, spans
from wbdossier.extract.agreement import counterparts, elliptical, parties, topics
from wbdossier.extract.agreement.rules import COUNT, ELLIPTICAL
from wbdossier.extract.agreement.words import NOUNS, PRIVATE, WORDS
from wbdossier.extract.cues import Cues, clause, stated
from wbdossier.extract.rule import Rule, fact
from wbdossier.grammar import regex, verbose
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading, within
from wbdossier.records import Agreement, Span

_CUES = Cues({"planned": WORDS.planned, "backing": WORDS.backing})
_STRONG_END = regex(rf"(?<!\w)(?:{lexicon.any_of(WORDS.strong)})\Z")
_WEAK_END = regex(rf"(?<!\w)(?:{lexicon.any_of(WORDS.weak)})\Z")
_OF_STATES_END = regex(rf"(?<!\w)(?:{lexicon.any_of(WORDS.of_states)})\Z")
# "the number of bilateral agreements between X and Y has risen to": the count far from its noun.
_NUMBER_OF = verbose(
    rf"""
    \bnumber\s+of\s+ (?:[\w-]+\s+){{0,3}}? (?:{lexicon.any_of(NOUNS)})\b [^.;:]{{0,110}}?
    \b(?: reach(?:es|ed) | is | was | (?:stands?|stood)\s+at | r(?:ose|ises|isen)\s+to
        | now\s+totals? | totals? | grew\s+to | to )
    \s+ (?:now\s+)? \Z
    """
)
_NUMBER_REACH = 240  # characters from "the number of" to the number
_CHAIN = 3  # sentences over which bare numbers go on with a count


def find(reading: Reading) -> Iterator[Agreement]:
    """Yield the counts; a bare number may go on with a count up to two sentences before it."""
    counted: set[int] = set()  # where the sentences with a count start
    for sentence in reading.sentences:
        near = reading.up_to(sentence, _CHAIN)
        for quantity in within(reading.quantities, sentence):
            chain = next((s for s in near if s.start in counted), None)
            if found := _found(reading, sentence, quantity, chain):
                counted.add(sentence.start)
                yield found


def _found(
    reading: Reading, sentence: Span, quantity: Quantity, chain: Span | None
) -> Agreement | None:
    rule = _rule(reading, sentence, quantity, chain)
    found = _fact(reading, rule, sentence, quantity) if rule else None
    certain = quantity.kind == "bare" or (found and _is_of_states(reading, sentence, found))
    of_states = found and (certain or _is_signed_in_public(reading, sentence))
    return found if of_states else None


def _rule(reading: Reading, sentence: Span, quantity: Quantity, chain: Span | None) -> Rule | None:
    """The rule that reads a number; "one agreement" and "an agreement" are no counts."""
    if quantity.value < 2:
        return None
    if quantity.kind == "count":
        return COUNT if _counts_agreements(reading, sentence, quantity) else None
    if quantity.kind != "bare":
        return None
    if _number_of(reading.text, sentence, quantity):
        return COUNT
    return ELLIPTICAL if elliptical.is_elliptical(reading, quantity, chain) else None


def _counts_agreements(reading: Reading, sentence: Span, quantity: Quantity) -> bool:
    """Whether the noun is one of agreements; a weak one needs a word of signing beside it."""
    if _STRONG_END.search(reading.text, quantity.start, quantity.end):
        return True
    of_states = _OF_STATES_END.search(reading.text, quantity.start, quantity.end)
    if of_states and counterparts.of(reading, quantity):
        return True
    weak = _WEAK_END.search(reading.text, quantity.start, quantity.end)
    return bool(weak and _CUES.of(reading, sentence))


def _number_of(text: str, sentence: Span, quantity: Quantity) -> bool:
    start = max(sentence.start, quantity.lead.start - _NUMBER_REACH)
    if text.find("number", start, quantity.lead.start) < 0:
        return False
    return _NUMBER_OF.search(text, start, quantity.lead.start) is not None


def _is_of_states(reading: Reading, sentence: Span, found: Agreement) -> bool:
    named = found.parties or found.possible_parties
    return bool(named) or parties.are_governmental(reading.text, sentence)


def _is_signed_in_public(reading: Reading, sentence: Span) -> bool:
    """Whether agreements are signed or in force, and no company or club stands beside them."""
    signed = any(cue.label == "backing" for cue in _CUES.of(reading, sentence))
    before = (reading.previous(sentence) or sentence).start
    private = PRIVATE.search(reading.text, before, sentence.end)
    return signed and not private and bool(reading.ids & set(lexicon.six()))


def _fact(reading: Reading, rule: Rule, sentence: Span, quantity: Quantity) -> Agreement:
    other = counterparts.of(reading, quantity)
    bare = quantity.kind == "bare"
    words = elliptical.stated_more(reading.text, quantity) if bare else stated(quantity)
    span = words.join(other.span) if other else words
    with_whom = set(other.states) if other else set()
    who = parties.of(reading, sentence, quantity.lead.start, with_whom)
    return fact(
        Agreement,
        rule,
        reading,
        span,
        count=int(quantity.value),
        bound=quantity.bound,
        parties=who.certain,
        possible_parties=who.possible,
        domain=_domain(reading, sentence, quantity, span),
        status=_status(reading, quantity),
        note=who.note,
    )


def _domain(reading: Reading, sentence: Span, quantity: Quantity, span: Span) -> str | None:
    later = within(reading.quantities, Span(span.end + 1, sentence.end))
    end = later[0].start if later else sentence.end
    before = _number_of(reading.text, sentence, quantity)
    topic = topics.after(reading, Span(span.end, end)) or (
        topics.first(reading, Span(sentence.start, quantity.start)) if before else None
    )
    modifiers = topics.of_modifiers(quantity.modifiers)
    rest = Span(span.end, end)
    following = spans.first_after(reading.sentences, sentence.end) if not later else None
    return (
        topic
        or modifiers
        or topics.of_field(reading, rest)
        or topics.covered(reading, rest, following)
    )


def _status(reading: Reading, quantity: Quantity) -> str:
    """Planned where the clause says so; else signed: an agreement that is counted exists."""
    number = stated(quantity).start
    if _HAS.search(reading.text, max(0, number - _REACH), number):
        return "signed"
    cues = _CUES.find(reading.text, clause(reading, quantity))
    return "planned" if any(cue.label == "planned" for cue in cues) else "signed"


_REACH = 40  # characters before a number in which its own verb stands
# "has so far signed | 46 agreements | and is preparing more".
_HAS = regex(
    r"\b(?:has|have|had)\s+(?:(?:so\s+far|already)\s+)?(?:(?:signed|concluded|ratified)\s+)?$"
)
