"""Numbers that count agreements, with their noun beside them or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.agreement import parties, topics
from wbdossier.extract.agreement.rules import COUNT, ELLIPTICAL
from wbdossier.extract.agreement.words import STATES, WORDS
from wbdossier.extract.cues import Cues, clause, stated
from wbdossier.extract.rule import Rule, fact
from wbdossier.grammar import AND, THE, verbose
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading, within
from wbdossier.records import Agreement, Span

_CUES = Cues({"planned": WORDS.planned, "backing": WORDS.backing})
_STRONG = [n for n in WORDS.nouns if n not in WORDS.weak]
_SPOKEN_OF = re.compile(rf"(?<!\w)(?:{lexicon.any_of(_STRONG)})(?!\w)")
_STRONG_END = re.compile(rf"(?<!\w)(?:{lexicon.any_of(_STRONG)})\Z")
_WEAK_END = re.compile(rf"(?<!\w)(?:{lexicon.any_of(WORDS.weak)})\Z")
# "the number of bilateral agreements between X and Y has risen to": the count far from its noun.
_NUMBER_OF = verbose(
    rf"""
    \bnumber\s+of\s+ (?:[\w-]+\s+){{0,3}}? (?:{lexicon.any_of(WORDS.nouns)})\b [^.;:]{{0,110}}?
    \b(?: reach(?:es|ed) | is | was | (?:stands?|stood)\s+at | r(?:ose|ises|isen)\s+to
        | now\s+totals? | totals? | grew\s+to | to )
    \s+ (?:now\s+)? \Z
    """
)
_NUMBER_REACH = 240  # characters from "the number of" to the number
# "four of understanding already signed with".
_WITH = verbose(
    rf"""
    \s+ (?:of\s+understanding\s+)?
    (?: (?:already|so\s+far|signed|concluded|in\s+force|each) \s+ )* with\s+ {THE}
    """
)
_LIST = verbose(AND)
# "another 13", "the remaining four", "we had nine".
_MORE = verbose(
    r"""
    \b(?: another | a\s+further | (?:the\s+)?remaining | other | we\s+had
        | already\s+(?:had|have) | signed ) \s+ \Z
    """
)
# "Fifty-two had been concluded".
_CONCLUDED = verbose(
    r"""
    \s+ (?:had|have|has|were|was)\s+ (?:already\s+)? (?:been\s+)?
    (?:concluded|signed|ratified)\b
    """
)


def find(reading: Reading, sentence: Span) -> Iterator[Agreement]:
    """Yield the counts in a sentence; a bare number may go on with a count before it."""
    counting = False
    for quantity in within(reading.quantities, sentence):
        rule = _rule(reading, sentence, quantity, counting)
        found = _fact(reading, rule, sentence, quantity) if rule else None
        if found and (quantity.kind == "bare" or _is_of_states(reading, sentence, found)):
            counting |= rule is COUNT
            yield found


def _rule(reading: Reading, sentence: Span, quantity: Quantity, counting: bool) -> Rule | None:
    if quantity.kind == "count":
        return COUNT if _counts_agreements(reading, sentence, quantity) else None
    if quantity.kind != "bare":
        return None
    if _number_of(reading.text, sentence, quantity):
        return COUNT
    goes_on = counting or _follows_agreements(reading, sentence, quantity)
    return ELLIPTICAL if goes_on and _is_elliptical(reading, quantity) else None


def _counts_agreements(reading: Reading, sentence: Span, quantity: Quantity) -> bool:
    """Whether the noun is one of agreements; a weak one needs a word of signing beside it."""
    if _STRONG_END.search(reading.text, quantity.start, quantity.end):
        return True
    weak = _WEAK_END.search(reading.text, quantity.start, quantity.end)
    return bool(weak and _CUES.of(reading, sentence))


def _number_of(text: str, sentence: Span, quantity: Quantity) -> bool:
    start = max(sentence.start, quantity.lead.start - _NUMBER_REACH)
    return _NUMBER_OF.search(text, start, quantity.lead.start) is not None


def _follows_agreements(reading: Reading, sentence: Span, quantity: Quantity) -> bool:
    """Whether agreements are spoken of before the number, here or a sentence earlier."""
    start = (reading.previous(sentence) or sentence).start
    return _SPOKEN_OF.search(reading.text, start, quantity.start) is not None


def _is_elliptical(reading: Reading, quantity: Quantity) -> bool:
    """Whether the words around a bare number say that it counts more of the same."""
    text = reading.text
    return bool(
        _counterpart(reading, quantity)
        or _CONCLUDED.match(text, quantity.end)
        or _MORE.search(text, max(0, quantity.lead.start - 26), quantity.start)
    )


def _is_of_states(reading: Reading, sentence: Span, found: Agreement) -> bool:
    named = found.parties or found.possible_parties
    return bool(named) or parties.are_governmental(reading.text, sentence)


def _counterpart(reading: Reading, quantity: Quantity) -> Span | None:
    """ "… with Montenegro and Kosovo" right after the number: the words from number to name."""
    end = quantity.end
    rest = Span(end, reading.sentence(quantity.start).end)
    for name in reading.names_in(rest, *STATES):
        between = _WITH if end == quantity.end else _LIST
        if not between.fullmatch(reading.text, end, name.start):
            break
        end = name.end
    return Span(stated(quantity).start, end) if end > quantity.end else None


def _fact(reading: Reading, rule: Rule, sentence: Span, quantity: Quantity) -> Agreement:
    span = _counterpart(reading, quantity) or stated(quantity)
    counterparts = reading.names_in(Span(quantity.end, span.end), *STATES)
    who = parties.of(reading, sentence, quantity.lead.start, {n.id for n in counterparts})
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
    return topic or topics.of_modifiers(quantity.modifiers)


def _status(reading: Reading, quantity: Quantity) -> str:
    """Planned where the clause says so; else signed: an agreement that is counted exists."""
    cues = _CUES.find(reading.text, clause(reading, quantity))
    return "planned" if any(cue.label == "planned" for cue in cues) else "signed"
