"""What a number is a number of: money, a rate, percent, a measure, things counted, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from wbdossier.grammar import regex
from wbdossier.quantities import bounds, counted, numerals, phrases, units
from wbdossier.quantities.amounts import Amount
from wbdossier.quantities.numerals import GAP
from wbdossier.quantities.phrases import Word
from wbdossier.quantities.units import Unit
from wbdossier.quantities.vocabulary import WORDS

# "and 150", "and"; "12,500 British, French and Dutch troops".
_AND_NUMBER = regex(
    rf"""
    (?P<others> (?: ,{GAP}[A-Z][a-z-]+ ){{0,4}} ) ,? {GAP}(?:and|or)
    (?P<number> {GAP} (?: [0-9][0-9.,]* | (?i:{"|".join(WORDS.numbers)})\b ) )?
    """,
    re.VERBOSE,
)
_NAMED = regex(r"[A-Z][a-z-]+")
# "3 dollars 50 cents", "thirteen dollars and forty-five cents"; "5 euros 50" before a stop.
_SMALL = regex(
    rf"""
      (?:{GAP}and)? {GAP} (?P<cents> [0-9]{{1,2}} | (?i:{numerals.BELOW_100}) )
      {GAP} (?:cents?|pence) \b
    | (?<=[a-z]) {GAP} (?P<rest> [0-9]{{2}} | (?i:{numerals.BELOW_100}) )
      (?= \s* (?: [.,;:!?)](?!\w) | \Z ))
    """,
    re.VERBOSE,
)
# "30 EUR million", as tables and rough translations have it.
_LATE = regex(rf"{GAP}(?P<by>(?i:{'|'.join([*numerals.BIG, *WORDS.short_magnitudes])}))\b")
_ONE, _NOTHING = Decimal(1), Decimal(0)


class Thing(NamedTuple):
    """What the number is a number of.

    ``by`` and ``plus`` are what words beyond the unit make of the number: "30 EUR million",
    "3 dollars 50 cents". ``paid`` is where the unit ends without what it is paid by.
    """

    kind: str
    unit: str | None
    end: int
    noun: Word | None = None
    modifiers: tuple[str, ...] = ()
    by: Decimal = _ONE
    plus: Decimal = _NOTHING
    paid: int = 0


def read(text: str, amount: Amount) -> Thing | None:
    """Return what is counted or measured; None where the number turns out to be none."""
    pos, end = amount.number.end, amount.limit
    if bound := bounds.after(text, pos, end):  # "30-plus countries"
        pos = bound[1]
    unit = amount.money and amount.money._replace(end=pos)
    found = units.after(text, pos, end, amount.magnitude >= 1000)
    if unit is None or (found and found.name == unit.name):  # "€30 million euros"
        unit = found
    elif unit.name == "USD":
        unit = units.certain(text, unit, pos, end)
    if unit:
        return _complete(text, amount, unit)
    parts = phrases.hyphened(text, pos, end) if text[pos : pos + 1] == "-" else []
    if parts:
        noun = counted.hyphened(parts, phrases.phrase(text, parts[-1].end, end))
        return _of_noun(noun) if noun else None
    if pos < end and text[pos].isalnum():  # "21st", "5G"
        return None
    return _counted(text, amount, pos)


def _complete(text: str, amount: Amount, unit: Unit) -> Thing:
    """The unit with what may follow it: cents, a late "million", what the money is paid by."""
    by, plus, end = amount.money.by if amount.money else _ONE, _NOTHING, amount.limit
    if unit.kind == "money" and amount.magnitude == 1:
        if amount.second is None and (small := _SMALL.match(text, unit.end, end)):
            plus = numerals.spelt_value(small["cents"] or small["rest"]) / 100
            unit = unit._replace(end=small.end())
        elif late := _LATE.match(text, unit.end, end):
            by = numerals.magnitude(late["by"])
            unit = unit._replace(end=late.end())
    rate = units.rate(text, unit, end) or unit
    return Thing(rate.kind, rate.name, rate.end, by=by, plus=plus, paid=unit.end)


def _counted(text: str, amount: Amount, pos: int) -> Thing | None:
    words = phrases.phrase(text, pos, amount.limit)
    if words and words[0].text == "strong":
        noun = counted.hyphened(words[:1], words[1:])
    else:
        noun = counted.phrase(words, one=amount.is_one)
    if noun is None and not amount.is_one:
        noun = counted.measured_by(words)
    if noun is None and not amount.is_one:
        return _shared(text, words, amount.limit) or Thing("bare", None, pos)
    if noun is None:
        return None
    if noun.modifiers and (unit := units.named([noun.head])):  # "ten working days"
        return _of_unit(unit)._replace(modifiers=noun.modifiers)
    return _of_noun(noun)


def _shared(text: str, words: Sequence[Word], limit: int) -> Thing | None:
    """ "550 German and 150 Austrian soldiers": the first number counts soldiers as well."""
    own = counted.adjectives(words)
    also = own and _AND_NUMBER.match(text, own[-1].end, limit)
    if not also:
        return None
    noun = counted.phrase(phrases.phrase(text, also.end(), limit))
    if noun is None:
        return None
    modifiers = (*(w.text for w in own), *_NAMED.findall(also["others"]))
    if also["number"]:
        return Thing("count", noun.head.text, own[-1].end, noun.head, modifiers)
    return _of_noun(noun)._replace(modifiers=modifiers + noun.modifiers)


def _of_unit(unit: Unit) -> Thing:
    return Thing(unit.kind, unit.name, unit.end)


def _of_noun(noun: counted.NounPhrase) -> Thing:
    end = noun.head.end + noun.head.closed
    return Thing("count", noun.head.text, end, noun.head, noun.modifiers)
