"""Names of months and weekdays, from CLDR through Babel: English ones, and any language's.

English names are read at import. The other languages are read only when an unknown word stands
where a month should, and once a process: first those official in a state with a European clock
(about 0.3 s), the rest (about 0.4 s) only when none of them knows the word.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

Readings = dict[str, dict[int, set[str]]]  # folded name -> month -> languages


def fold(word: str) -> str:
    """Return ``word`` without case, accents and full stop: "Nëntor" and "nentor" are one word.

    >>> fold("Nëntor"), fold("Sept.")
    ('nentor', 'sept')
    """
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c)).strip(".")


def _names(locale: str, widths: Iterable[str]) -> Iterator[tuple[str, int]]:
    months = Locale.parse(locale).months
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in months[context][width].items():
                if not any(c.isdigit() for c in name):
                    yield fold(name), number


ENGLISH_WIDE: dict[str, int] = dict(_names("en", ["wide"]))
ENGLISH_SHORT: dict[str, int] = {
    name: number
    for locale in ("en", "en_GB", "en_AU")  # "Sep" is American, "Sept" British, "June" Australian
    for name, number in _names(locale, ["abbreviated"])
    if name not in ENGLISH_WIDE
}
ENGLISH = ENGLISH_SHORT | ENGLISH_WIDE
WEEKDAYS: dict[str, int] = {
    fold(name): number for number, name in Locale("en").days["format"]["wide"].items()
}
WEEKDAYS_SHORT: dict[str, int] = {
    fold(name): number for number, name in Locale("en").days["format"]["abbreviated"].items()
}


def _european_languages() -> set[str]:
    clocks = get_global("territory_zones")
    spoken = get_global("territory_languages")
    european = {t for t, zones in clocks.items() if any(z.startswith("Europe/") for z in zones)}
    return {
        language.split("_")[0]
        for territory in european & set(spoken)
        for language, use in spoken[territory].items()
        if use.get("official_status")
    }


def _is_base(locale: str) -> bool:
    """Whether a locale is a language, or a language in one of its scripts, and no country's."""
    return all(len(part) == 4 for part in locale.split("_")[1:])


@cache
def _readings(european: bool) -> Readings:
    near = _european_languages()
    readings: Readings = defaultdict(lambda: defaultdict(set))
    for locale in locale_identifiers():
        language = locale.split("_")[0]
        if _is_base(locale) and (language in near) is european:
            for name, number in _names(locale, ["wide", "abbreviated"]):
                readings[name][number].add(language)
    return readings


def _stems(word: str) -> Iterator[str]:
    """The word, and what it would be if it stood in the Serbian or Bosnian genitive.

    CLDR has "septembar" where date lines have "septembra", "jun" where they have "juna".
    """
    yield word
    if word.endswith(("bra", "бра")):
        yield f"{word[:-2]}{'a' if word[-1] == 'a' else 'а'}{word[-2]}"
    elif word.endswith(("a", "а")):
        yield word[:-1]


def month_in_any_language(word: str, language: str | None = None) -> int | None:
    """Return the month ``word`` names in some language, or None.

    A name that different languages give to different months ("listopada" is October in
    Croatian, November in Polish) needs ``language`` to be read.

    >>> month_in_any_language("Qershor"), month_in_any_language("септембра")
    (6, 9)
    """
    for european in (True, False):
        for stem in _stems(fold(word)):
            months = _readings(european).get(stem)
            if months:
                return _only(months, language)
    return None


def languages(word: str) -> set[str]:
    """Return the languages that have ``word`` as the name of a month; none for an English one.

    Those of the other continents are asked only where none of Europe's knows it.

    >>> languages("Qershor"), languages("June")
    ({'sq'}, set())
    """
    if fold(word) in ENGLISH:
        return set()
    found = (_readings(european).get(fold(word), {}) for european in (True, False))
    months = next(filter(None, found), {})
    return {language for spoken in months.values() for language in spoken}


def _only(months: dict[int, set[str]], language: str | None) -> int | None:
    fitting = [m for m, spoken in months.items() if len(months) == 1 or language in spoken]
    return fitting[0] if len(fitting) == 1 else None
