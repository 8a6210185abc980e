"""A sum of money in its sentence, and the fact made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from wbdossier import lexicon
from wbdossier.extract.cues import Cue
from wbdossier.extract.funding.words import ROLES, VERBS, WORDS
from wbdossier.extract.near import Number
from wbdossier.extract.rule import Rule, fact
from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.quantities import Quantity
from wbdossier.reading import Reading, within
from wbdossier.records import Funding, Span

REACH = 140  # characters beyond which a word says nothing about a sum
# "€5m (| $6m)": no sum of its own, unlike that of "Serbia (| €5m)".
_BRACKETED = regex(
    r"(?:\d[\d.,]*\s?(?:[a-z]{1,3}|[a-z]+llion)?|[€$£])(?:\s[\w ]{1,12})?\s*"
    r"\((?:or\s+|about\s+|some\s+|around\s+)?$"
)
_LETTER = regex(r"[^\W\d_]")
_LEAST = 10_000  # less is no sum without its currency: "two", "ten"
_CURRENCY = regex(rf"(?:[A-Z]{{3}}|{lexicon.any_of(tuple(WORDS.of_states))})(?:/year)?")
_PARTIES = ("country", "demonym", "organisation", "region", "instrument", "place")


T = TypeVar("T")


@dataclass(frozen=True)
class Sum(Number):
    """A number that may be money, and who and what stands in its sentence.

    ``said`` keeps what was found in the sentence, and is shared by all its sums.
    """

    said: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def answers(self) -> dict[Any, Any]:
        """What was found out about this sum alone."""
        return {}

    def names(self, *kinds: str) -> list[Name]:
        """Return the names in its sentence, of the ``kinds`` given or of any."""
        if () not in self.said:
            self.said[()] = self.reading.names_in(self.sentence)
        if kinds not in self.said:
            self.said[kinds] = [n for n in self.said[()] if n.kind in kinds]
        named: list[Name] = self.said[kinds]
        return named

    @cached_property
    def parties(self) -> list[Name]:
        """Who may give or get; not the Kosovo of "Kosovo Force"."""
        longer = self.names("mission", "instrument")
        numbers = [self.quantity, *self.other_sums]  # the US of "US$5m" is nobody
        named = [n for n in self.names(*_PARTIES) if not any(q.overlaps(n) for q in numbers)]
        return [n for n in named if not any(_holds(m, n) for m in longer)]

    @cached_property
    def other_sums(self) -> list[Quantity]:
        """The other sums of its sentence, with or without their currency."""
        around = within(self.reading.quantities, self.sentence)
        others = [q for q in around if q.start != self.quantity.start and is_sum(self.text, q)]
        start = self.sentence.start
        if self.text.find("(", start, self.sentence.end) < 0:
            return others
        return [q for q in others if not _BRACKETED.search(self.text, start, q.start)]

    def has_sum_in(self, span: Span) -> bool:
        """Whether another sum of the sentence stands in ``span``."""
        return bool(self.other_sums) and bool(within(self.other_sums, span))

    @cached_property
    def verbs(self) -> list[Cue]:
        """The verbs of giving and getting in the sentence."""
        return _verbs(self)

    @cached_property
    def cues(self) -> list[Cue]:
        """The words of money in the sentence."""
        return _cues(self)

    @cached_property
    def is_money(self) -> bool:
        """Whether it is in a known currency, once or by the year; pay is by the month."""
        money = self.quantity.kind in ("money", "rate")
        return money and _CURRENCY.fullmatch(self.currency) is not None

    @cached_property
    def currency(self) -> str:
        """The code of its currency, or the word where it is not certain whose francs they are."""
        unit, _, per = (self.quantity.unit or "").partition("/")
        states = WORDS.of_states.get(unit)
        if not states:
            return self.quantity.unit or ""
        here = {n.id for n in self.names("country", "demonym")} or self.reading.ids
        codes = {code for state, code in states.items() if state in here}
        own = codes.pop() if len(codes) == 1 else unit
        return f"{own}/{per}" if per else own


def every(reading: Reading) -> Iterator[Sum]:
    """Yield every number of an article; those of one sentence share what it says."""
    said: dict[Any, Any] = {}
    last = -1
    for quantity in reading.quantities:
        sentence = reading.sentence(quantity.start).start
        if sentence != last:
            said, last = {}, sentence
        yield Sum(reading, quantity, said)


def once(ask: Callable[[Sum], T]) -> Callable[[Sum], T]:
    """Ask something about a sum once, however many rules want to know it."""
    return _kept(ask, lambda sum_: sum_.answers)


def once_a_sentence(ask: Callable[[Sum], T]) -> Callable[[Sum], T]:
    """Ask once for all sums of a sentence what its words alone answer."""
    return _kept(ask, lambda sum_: sum_.said)


def _kept(ask: Callable[[Sum], T], where: Callable[[Sum], dict[Any, Any]]) -> Callable[[Sum], T]:
    @wraps(ask)
    def asked(sum_: Sum) -> T:
        answers = where(sum_)
        if ask not in answers:
            answers[ask] = ask(sum_)
        answer: T = answers[ask]
        return answer

    return asked


@once_a_sentence
def _verbs(sum_: Sum) -> list[Cue]:
    return VERBS.of(sum_.reading, sum_.sentence)


@once_a_sentence
def _cues(sum_: Sum) -> list[Cue]:
    return ROLES.of(sum_.reading, sum_.sentence)


def is_sum(text: str, quantity: Quantity) -> bool:
    """Whether a number is money, or may be without its currency: "30 million", not "35,000"."""
    if quantity.kind != "bare":
        return quantity.kind in ("money", "rate")
    return quantity.value >= _LEAST and _LETTER.search(quantity.number.of(text)) is not None


def _holds(longer: Name, name: Name) -> bool:
    """Whether a name is a part of a longer one: the Western Balkans of their Growth Plan."""
    return longer.covers(name) and longer != name


# Where a converted amount begins: "€5m (| about $6m)", "€5m in 2020 (or | $6m)".
_CONVERTED = regex(r"\(\s*(?:or)?\s*$")
_BESIDE = 16  # characters between a sum and its conversion


def restates(sum_: Sum) -> bool:
    """Whether the sum is another, converted, in brackets right after it."""
    before = within(sum_.reading.quantities, Span(sum_.sentence.start, sum_.lead))
    return (
        bool(before)
        and before[-1].kind == "money"
        and before[-1].unit != sum_.quantity.unit
        and sum_.lead - before[-1].end < _BESIDE
        and sum_.led_by(_CONVERTED) is not None
    )


def funding(rule: Rule, sum_: Sum, **fields: Any) -> Funding:
    """Make the fact of a sum; ``fields`` are what its words and its neighbours say of it."""
    quantity = sum_.quantity
    return fact(
        Funding,
        rule,
        sum_.reading,
        sum_.stated,
        amount=quantity.value,
        amount_max=quantity.value_max,
        bound=quantity.bound,
        **fields,
    )
