"""With whom: the states named by "with" right after a number, or before it."""

from __future__ import annotations

from dataclasses import dataclass

from wbdossier.extract.agreement.words import STATES
from wbdossier.extract.cues import stated
from wbdossier.grammar import AND, THE, UPPER, verbose
from wbdossier.lexicon import Name
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading
from wbdossier.records import Span

# "four of understanding already signed with".
_WITH = verbose(
    rf"""
    \s+ (?:of\s+understanding\s+)? (?:more,?\s+)?
    (?: (?:already|so\s+far|signed|concluded|in\s+force|each) \s+ )* with\s+ {THE}
    (?: (?:\w+\s+){{1,4}}? of\s+ {THE} | (?:Republic|Government)\s+of\s+ {THE} )?
    """
)
_LIST = verbose(AND)
_LED = verbose(rf"\b[Ww]ith\s+ {THE} \Z")
_LED_REACH = 10  # characters before a name in which "with the" stands
# From a name to the number it belongs to: "with Serbia five", "With Serbia the ministry has signed
# three", "with Serbia, he added, there are nine".
_TO_NUMBER = verbose(
    r"""
    (?: \s+alone\b,? )? (?: ,[^,;]{1,30}, )?
    (?: \s+ (?:[\w’']+\s+){0,3}?
        (?: have|has|had | there\s+(?:are|were) | signed|concluded )
        (?: \s+ (?:signed|concluded|reached|been) )? )?
    (?: \s+ (?:already|so\s+far|now|only) )? \s+
    """
)
# "the Serbia Police": the state's name is part of a longer one.
_LONGER = verbose(rf"\s+[{UPPER}]")


@dataclass(frozen=True)
class Counterpart:
    """The other side of a count: its states, and the words from number to name."""

    span: Span
    states: frozenset[str]


def of(reading: Reading, quantity: Quantity) -> Counterpart | None:
    """Return the states with whom a number counts agreements, named after it or before it."""
    return _after(reading, quantity) or _before(reading, quantity)


def led(text: str, offset: int) -> Span | None:
    """Return the "with" that leads to a name at ``offset``."""
    match = _LED.search(text, max(0, offset - _LED_REACH), offset)
    return Span(*match.span()) if match else None


def _after(reading: Reading, quantity: Quantity) -> Counterpart | None:
    """ "nine with Montenegro and Kosovo"."""
    end = quantity.end
    found: list[Name] = []
    rest = Span(end, reading.sentence(quantity.start).end)
    for name in reading.names_in(rest, *STATES):
        between = _LIST if found else _WITH
        if not between.fullmatch(reading.text, end, name.start):
            break
        found.append(name)
        end = name.end
    if not found:
        return None
    longer = _LONGER.match(reading.text, end)
    span = Span(stated(quantity).start, quantity.end if longer else end)
    return Counterpart(span, frozenset(n.id for n in found))


def _before(reading: Reading, quantity: Quantity) -> Counterpart | None:
    """ "with Montenegro nine"; the quote holds the name where nothing else stands between."""
    text, number = reading.text, stated(quantity)
    sentence = reading.sentence(number.start)
    names = reading.names_in(Span(sentence.start, number.start), *STATES)
    lead = led(text, names[-1].start) if names else None
    if not lead or not _TO_NUMBER.fullmatch(text, names[-1].end, number.start):
        return None
    beside = text[names[-1].end : number.start].isspace()
    span = Span(lead.start, number.end) if beside else number
    return Counterpart(span, frozenset({names[-1].id}))
