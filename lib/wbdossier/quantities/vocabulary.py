"""What `quantities` knows words for: `lexicon/quantities.toml` and the currencies of CLDR.

Everything is looked up as a phrase, a tuple of words, so that "per cent" may be broken by a line.
Most words begin or end no phrase: one look into a dictionary says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

import msgspec
from babel import Locale

from wbdossier import lexicon

_NO_CURRENCY = "XXX"  # ISO 4217's code where no currency is involved


class Phrases(dict[tuple[str, ...], str]):
    """Phrase → meaning, and how many words the longest phrase has that a word begins or ends."""

    @cached_property
    def firsts(self) -> dict[str, int]:
        """First word in lower case → words of its longest phrase."""
        return self._longest_by(0)

    @cached_property
    def lasts(self) -> dict[str, int]:
        """Last word in lower case → words of its longest phrase."""
        return self._longest_by(-1)

    def _longest_by(self, place: int) -> dict[str, int]:
        found: dict[str, int] = {}
        for phrase in self:
            word = phrase[place].casefold()
            found[word] = max(found.get(word, 0), len(phrase))
        return found


class Currency(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Signs and names that CLDR lacks, and its codes that are English words."""

    large_only: frozenset[str]
    signs: dict[str, str]
    dollars: dict[str, str]
    names: dict[str, list[str]]
    not_names: dict[str, list[str]]
    not_codes: frozenset[str]


class Rates(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What money is paid by."""

    nouns: frozenset[str]
    adverbs: dict[str, str]


class Hyphened(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Nouns of "a 150-member team", and bodies that are so many strong."""

    nouns: frozenset[str]
    bodies: frozenset[str]


class Nouns(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words that make, describe or end a counted noun phrase."""

    plurals: frozenset[str]
    nominal: frozenset[str]
    attributive: frozenset[str]
    not_plurals: frozenset[str]
    verbs: frozenset[str]
    stops: frozenset[str]
    adjectives: frozenset[str]
    peoples: frozenset[str]
    one_is_idiom: frozenset[str]


class Lead(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words around a bound."""

    of_place: frozenset[str]
    fillers: list[str]
    about_is_of: frozenset[str]
    adds: frozenset[str]
    changes: frozenset[str]


class Lookalikes(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words that make a number a label, an hour or a year."""

    labels: frozenset[str]
    weak_labels: frozenset[str]
    before_pronoun: frozenset[str]
    after_metres: list[str]
    clock: list[str]
    before_years: frozenset[str]
    counted_by_years: frozenset[str]


class Vocabulary(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The file `lexicon/quantities.toml`."""

    numbers: dict[str, int]
    magnitudes: dict[str, int]
    short_magnitudes: dict[str, int]
    letter_magnitudes: dict[str, int]
    bounds: dict[str, list[str]]
    bounds_after: dict[str, list[str]]
    lead: Lead
    currency: Currency
    rates: Rates
    percent: dict[str, list[str]]
    measures: dict[str, list[str]]
    hyphened: Hyphened
    nouns: Nouns
    lookalikes: Lookalikes


WORDS = lexicon.load("quantities", Vocabulary)


def phrases(meanings: Mapping[str, Iterable[str]]) -> Phrases:
    """Turn meaning → spellings into phrase → meaning.

    >>> phrases({"%": ["per cent"]})
    {('per', 'cent'): '%'}
    """
    return Phrases({tuple(s.split()): meaning for meaning, all_ in meanings.items() for s in all_})


def longest(words: Sequence[str], table: Phrases) -> tuple[str, int] | None:
    """Return the meaning of the longest phrase that ``words`` begin with, and its length.

    A word in its own case comes first: "KM" is money, "km" a measure.
    """
    most = table.firsts.get(words[0].casefold()) if words else None
    if most is None:
        return None
    for length in range(min(most, len(words)), 0, -1):
        exact = tuple(words[:length])
        symbol = length == 1 and len(exact[0]) <= 2  # "5G" is no five grams
        for phrase in (exact, exact if symbol else tuple(w.casefold() for w in exact)):
            if phrase in table:
                return table[phrase], length
    return None


def last(words: Sequence[str], table: Phrases) -> tuple[str, int] | None:
    """Return the meaning of the longest phrase that ``words`` end with, and its length."""
    most = table.lasts.get(words[-1].casefold()) if words else None
    if most is None:
        return None
    for length in range(min(most, len(words)), 0, -1):
        phrase = tuple(w.casefold() for w in words[-length:])
        if phrase in table:
            return table[phrase], length
    return None


def _cldr_names() -> Iterator[tuple[tuple[str, ...], str]]:
    english = Locale("en")
    for code, name in english.currencies.items():
        forms = english._data["currency_names_plural"].get(code, {})  # no public accessor for all
        for form in (name, *forms.values()):
            yield tuple(form.casefold().split()), code


@cache
def currency_names() -> Phrases:
    """English names of currencies, as phrases in lower case; ours go before CLDR's."""
    ours = phrases(WORDS.currency.names) | dict.fromkeys(phrases(WORDS.currency.not_names), "")
    return Phrases(dict(_cldr_names()) | ours)


@cache
def currency_signs() -> Mapping[str, str]:
    """Signs of currencies, dollars apart: CLDR's that hold a character no code has, and ours."""
    symbols = Locale("en").currency_symbols
    cldr = {s: code for code, s in symbols.items() if not s.isalpha() and code != _NO_CURRENCY}
    plain = {s: code for s, code in cldr.items() if "$" not in s or s == "$"}
    return plain | WORDS.currency.signs


@cache
def dollar(mark: str) -> str | None:
    """Return which currency a dollar sign is with ``mark`` beside it: "HK" → "HKD".

    Letters in lower case will do where they cannot be a word: "hk$", "c$", but not "a $5 bill".
    """
    marks = WORDS.currency.dollars
    return marks.get(mark) or (marks.get(mark.upper()) if len(mark) > 1 or mark == "c" else None)


@cache
def codes() -> frozenset[str]:
    """ISO 4217 codes, those of past currencies too."""
    return frozenset(Locale("en").currencies) - WORDS.currency.not_codes
