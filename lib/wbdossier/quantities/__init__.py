"""Numbers with a unit or a thing counted, wherever an English text has them.

One scan looks for digits and number words; at each the number is read, then what stands around it:
a currency, a second number that makes a range, a unit or a counted noun, words that bound it.

What is decided where a careful reader could go either way:

- "$" is the US dollar, "¥" the yen, "Rs" the Indian rupee; "dinars", "francs", "marks", "crowns"
  or "rupees" alone have the unit "dinar", "franc", "mark", "crown", "rupee".
- Cents and pence are parts of several currencies: they are measures ("cent", "penny",
  "cent/share"), unless dollars stand before them ("3 dollars 50 cents" is USD 3.5).
- "from 62 to 68" is one range, and so is "from €5m to €10m"; with years between they are two.
- A range has its lower end as ``value``, in whatever order the text has them.
- "two-thirds", "half the troops", "one in five", "dozens of", "hundreds of millions of euros", "a
  few hundred" are no quantities: they have no value. "Tenfold" is 10 times.
- "a 4,500-strong force" counts "force", its first modifier is "strong"; where no body is named it
  counts "strong". "150-member" counts "member": the unit is the word as written.
- "1.600 troops" is 1600, "1.600 km" 1.6: a full stop and three digits are thousands where things or
  money are counted, decimals elsewhere; of numbers alone "1.600" is 1600, "1.234" is not.
- "-1.3%" and "-5 °C" are below zero; before things and sums a dash is mostly punctuation.
- "one" alone is a quantity only with a noun; a number word with a capital in mid-sentence is a
  name ("Group of Seven").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from wbdossier import lexicon
from wbdossier.grammar import lowered, regex
from wbdossier.quantities import amounts, bounds, lookalikes, pairs, phrases, things, units
from wbdossier.quantities.amounts import Amount
from wbdossier.quantities.numerals import Numeral
from wbdossier.quantities.pairs import Found
from wbdossier.quantities.phrases import Word
from wbdossier.quantities.quantity import Quantity, tidy
from wbdossier.quantities.things import Thing
from wbdossier.quantities.vocabulary import WORDS
from wbdossier.records import Span

__all__ = ["Quantity", "find"]


# Where a number may begin: "15", "fifteen", "tenfold", "half a million", "a dozen". One search for
# digits and one for words are several times faster than one for both. Words, in lower case, are
# taken apart into first letters and rests: what the two make beside number words ("fix") is read as
# no number.
_FIRST = "".join({w[0] for w in WORDS.numbers})
_REST = lexicon.any_of([w[1:] for w in WORDS.numbers])
_MAGNITUDES = lexicon.any_of([*WORDS.magnitudes, "quarter"])
_DIGITS = regex(r"[0-9¼½¾⅓⅔⅛⅜⅝⅞]+")
_WORDS = regex(
    rf"""
    [{_FIRST}ahq] (?<!\w.)
    (?: (?:{_REST}) (?:-?fold)? \b
      | undred-?fold \b
      | alf (?=[\s-])
      | uarter (?=\s(?:{_MAGNITUDES})\b)
      | n? (?=\s(?:{_MAGNITUDES})\b)
    )
    """,
    re.VERBOSE,
)
# What may not stand before: a letter, a digit with its separator, an address or tag, a hyphen that
# ties the number to a name ("COVID-19", "mid-2023", "A400M", "#5", "18:10").
_POINT = regex(r"(?<![\w.])\.")
_FREE = regex(r"(?<![\w/#@=\\])(?<![0-9][.,:’'–—-])(?:(?<![^\W\d_]-)|(?<=\b[mM]inus-)|(?<=\bsub-))")


def find(text: str, spans: Iterable[Span] | None = None) -> list[Quantity]:
    """Return every quantity in ``text``, or in ``spans`` of it, in order.

    Nothing is read across the edge of a span. Linear in the length of the text.

    >>> [(q.value, q.unit, q.modifiers) for q in find("14 bilateral agreements")]
    [(Decimal('14'), 'agreements', ('bilateral',))]
    """
    scopes = [Span(0, len(text))] if spans is None else sorted(spans)
    starts = _starts(text)
    found: list[Quantity] = []
    for scope in scopes:
        first, last = bisect_left(starts, scope.start), bisect_left(starts, scope.end)
        if first < last:
            found += pairs.joined(text, list(_scan(text, scope, starts[first:last])))
    return found


def _starts(text: str) -> list[int]:
    """Where numbers may begin."""
    digits = [m.start() for m in _DIGITS.finditer(text)]
    return sorted(digits + [m.start() for m in _WORDS.finditer(lowered(text))])


def _scan(text: str, scope: Span, starts: list[int]) -> Iterator[Found]:
    """Every quantity of a span, given where numbers may begin in it, and what makes pairs."""
    pos = floor = scope.start
    for start in starts:
        if start < pos:
            continue
        if plain := lookalikes.plain(text, start, scope.end):
            pos, floor = plain[0], plain[0] if plain[1] else floor
            continue
        if text[start - 1 : start] == "." and _POINT.match(text, start - 1):
            start -= 1  # ".5"
        if not _is_free(text, start) and not units.before(text, start, floor):  # "EUR30m"
            continue
        pos = start + 1
        amount = amounts.read(text, start, scope.end, floor)
        if isinstance(amount, int):
            pos = floor = max(pos, amount)
            continue
        thing = things.read(text, amount)
        pos = max(pos, amount.number.end)
        if thing and not _is_lookalike(text, amount, thing):
            yield _found(text, amount, thing)
            pos = floor = max(pos, thing.end)


def _is_free(text: str, start: int) -> bool:
    """Whether what stands before lets a number begin."""
    return text[start - 1 : start].isspace() or _FREE.match(text, start) is not None


def _is_lookalike(text: str, amount: Amount, thing: Thing) -> bool:
    """Whether it only looks like a quantity, now that what it would count is known."""
    if thing.kind not in ("bare", "count", "measure"):
        return False
    words = amount.lead.words
    noun = thing.noun.text.casefold() if thing.noun else None
    if amount.is_one and _is_pronoun(text, amount, words):
        return True
    if thing.kind == "measure":
        return False
    numbers = [n.span.of(text) for n in (amount.first, amount.second) if n]
    hyphened = text[amount.number.end : amount.number.end + 1] == "-"
    if all(lookalikes.is_year(n, words, noun, hyphened) for n in numbers):
        return True
    if lookalikes.is_label(words, noun is not None):
        return True
    if amount.first.spelt and lookalikes.is_name(text, amount.start, words, thing.noun):
        return True
    return thing.kind == "bare" and _is_stray(text, amount)


def _is_pronoun(text: str, amount: Amount, words: Sequence[Word]) -> bool:
    following = phrases.after(text, amount.number.end, amount.limit, 1)
    if words and words[-1].text.casefold() in WORDS.lookalikes.before_pronoun:
        return True
    return bool(following) and following[0].text.casefold() in WORDS.nouns.one_is_idiom


def _is_stray(text: str, amount: Amount) -> bool:
    """Whether bare digits are part of a code or a score."""
    if amount.first.spelt:
        return False
    if amount.second and amount.lead.opener not in ("from", "between"):
        return amount.second.value < 1000 and amount.lead.bound == "exact"  # a score
    return lookalikes.beside_digits(text, amount.number)


def _found(text: str, amount: Amount, thing: Thing) -> Found:
    low, high = _values(amount, thing)
    bound, lead = _bound(text, amount, thing)
    start = _start(amount, thing)
    whole = Span(start, thing.end)
    quantity = Quantity(
        start=start,
        end=thing.end,
        number=amount.number,
        amount=Span(start, thing.paid) if thing.paid else whole,
        lead=Span(lead, thing.end) if lead < start else whole,
        value=low,
        value_max=high,
        unit=thing.unit,
        noun=Span(thing.noun.start, thing.noun.end) if thing.noun else None,
        modifiers=thing.modifiers,
        bound=bound,
        kind=thing.kind,
    )
    return Found(quantity, amount.magnitude, amount.lead.opener, amount.lead.opened)


def _is_negative(amount: Amount, thing: Thing) -> bool:
    """Whether a minus before the number is one: before things and sums a dash is punctuation."""
    if amount.minus is None:
        return False
    degrees = thing.unit in ("°C", "°F", "degrees")
    return amount.minus.certain or thing.kind == "percent" or degrees


def _start(amount: Amount, thing: Thing) -> int:
    negative = amount.minus and _is_negative(amount, thing)
    return min(amount.start, amount.minus.start) if amount.minus and negative else amount.start


def _bound(text: str, amount: Amount, thing: Thing) -> tuple[str, int]:
    """The bound from the words before and after, and where the words before begin."""
    lead, bound, start = amount.lead, amount.lead.bound, amount.lead.start
    few = thing.kind == "count" and amount.first.spelt and amount.first.value < 10
    is_sum = lead.of_sum and thing.kind not in ("count", "measure")  # "add up to 99.3"
    if is_sum or (few and lead.of_place):  # "under two agreements"
        bound, start = "exact", amount.start
    if amount.second and lead.opener in ("from", "between"):
        start = min(start, lead.opened)
    for pos in {amount.number.end, thing.end}:
        if after := bounds.after(text, pos, amount.limit):
            bound = bounds.stronger(bound, after[0])
    return bound, start


def _values(amount: Amount, thing: Thing) -> tuple[Decimal, Decimal | None]:
    """The value, or both ends of the range, the lower first."""
    first = _value(amount.first, amount, thing)
    if amount.second is None:
        return first, None
    second = _value(amount.second, amount, thing)
    return min(first, second), max(first, second)


def _value(number: Numeral, amount: Amount, thing: Thing) -> Decimal:
    value = number.value
    decimal = thing.kind in ("percent", "measure") or (thing.kind == "bare" and value % 10 != 0)
    if number.as_decimal is not None and decimal:
        value = number.as_decimal
    value = tidy(value * thing.by + thing.plus)
    return -value if _is_negative(amount, thing) else value
