"""Units beside a number: currencies before and after it, percent, measures, rates."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from wbdossier.grammar import regex
from wbdossier.quantities import numerals, phrases, vocabulary
from wbdossier.quantities.numerals import GAP, JOIN
from wbdossier.quantities.phrases import Word
from wbdossier.quantities.vocabulary import WORDS, Phrases, longest

MEASURES: Phrases = vocabulary.phrases(WORDS.measures)
PERCENT: Phrases = vocabulary.phrases(WORDS.percent)
_SIGNS = vocabulary.currency_signs()
_SYMBOLS = frozenset(s for s in _SIGNS if len(s) == 1 and not s.isascii()) | {"$"}
_TIME = "|".join((
    "ago", "earlier", "later", "before", "after", "previously", "prior", "sooner", "hence", "into",
    "back", r"from\s+now", r"or\s+(?:so|two)", r"and\s+a\s+half", r"on\b(?=\s*(?:[.,;:)]|\Z))",
))  # fmt: skip
_THOUSAND = r"(?:1,?000|(?:1\s|a\s)?thousand)\s"
_PAID_BY = rf"(?:(?:{_THOUSAND})?(?:square|cubic|metric|working)\s)?[a-z-]+(?:(?<=watt)\shour)?"
_LISTED = rf"{JOIN}(?:an?|each|every){JOIN}(?P<listed>[a-z-]+)"
_BY = rf"""{_LISTED}
  | (?:{JOIN}per{JOIN}|/) (?P<any>{_PAID_BY}|[kMGT]Wh|(?:mm|MM|m)?B[Tt][Uu])
  | {GAP}(?P<adverb>[a-z]+)"""
# "$60 a barrel", "$1,000-a-month", "€500/month", "€20 million annually", "$300 per 1,000 cubic
# metres". In "€5m a year earlier" the year is a date.
_RATE = regex(rf"(?:{_BY})(?!\w)(?!{GAP}(?:{_TIME})(?!\w))", re.VERBOSE)
# A duration has no rate: "40 hours a week" are hours.
_DURATIONS = frozenset(
    ("seconds", "minutes", "hours", "days", "nights", "weeks", "months", "years", "times")
)
# "30 €", "30€", "60%". In "costs of 30 €5 m" the sign belongs to the next number.
_SPACE = r"[ \u00a0\u202f\u2009]?"
_MARKS = "|".join(map(re.escape, sorted(WORDS.currency.dollars, key=len, reverse=True)))
_SIGN = regex(
    rf"{_SPACE}(?P<sign>\$(?:{_MARKS})|(?:US|U\.S\.)\$|[%‰¢{''.join(sorted(_SYMBOLS))}]|°[CF]?)"
    r"(?!\s?[0-9])(?!\w)"
)
# "HK$", "C $", "u.s. $", "$A" right before a number; a lone letter only where it touches the sign.
_DOLLAR = regex(
    rf"(?:(?<![^\W_])(?P<before>[A-Za-z]{{2,3}}\ ?|[Uu]\.[Ss]\.?\ ?|[Cc]\ |[A-Za-z]))?"
    rf"\$(?P<after>{_MARKS})?\s?[-−]?$"
)
# "$76 US", "$5 million CAD": what makes the dollars of a bare sign certain.
_DOLLARS_OF = regex(r"\s?(?P<mark>U\.S\.|[A-Z][A-Za-z]{1,2})(?!\w)")
# A magnitude before its number: "EUR mln 30", "mln EUR 30".
_SCALES = frozenset({"million", "billion"} | set(WORDS.short_magnitudes))
_SCALE = regex(rf"(?<![\w.,])(?<![0-9]\s)(?P<by>{'|'.join(sorted(_SCALES))})\.?\s\Z")
_SCALED_SIGN = regex(r"(?<!\w)(?P<sign>[€$£]|EUR|USD|GBP|CHF|KM)\s?\Z")
_PART = regex(rf"([^\W\d_]+)(?:/|-(?:{'|'.join(WORDS.lookalikes.after_metres)}|worth|plus)$)")
_LETTERS = regex(r"[^\W\d_]+")
_STOPS = frozenset(",.;:)")  # no unit begins with them
_NEXT = regex(rf"(?:-|{GAP})?(?P<letters>[^\W\d_]+)")
_OPENING = "([{\"'“‘«„`~<>≈≤≥-−–—/"


class Unit(NamedTuple):
    """A unit: what ``kind`` of quantity it makes, its canonical name, where its words end.

    ``by`` is what a magnitude before the number multiplies by: "EUR mln 30".
    """

    kind: str
    name: str
    end: int
    by: Decimal = Decimal(1)


@cache
def _firsts() -> frozenset[str]:
    """The letters a unit may begin with, in lower case: "p" of "p.c.", "d" of "d-marks"."""
    tables = (MEASURES, PERCENT, vocabulary.currency_names())
    words = {word for table in tables for word in table.firsts}
    words |= {c.casefold() for c in vocabulary.codes()} | {"km", "of"}
    return frozenset(match[0] for w in words if (match := _LETTERS.match(w)))


def before(text: str, start: int, floor: int) -> Unit | None:
    """Return the currency that stands right before ``start``; its ``end`` is where it begins."""
    window = text[max(floor, start - 9) : start]
    bare = window.rstrip()
    if not bare or len(window) - len(bare) > 1:
        return None
    if bare[-1] in "-−":  # "$-50 bn"
        bare = bare[:-1]
    token = bare.split()[-1].lstrip(_OPENING) if bare.strip() else ""
    if "$" in token:
        return _dollars(window, start)
    place = start - len(window) + len(bare) - len(token)
    if name := _SIGNS.get(token):
        return Unit(_kind(name), name, place)
    if token[-1:] in _SYMBOLS:
        place += len(token) - 1
        return Unit(_kind(_SIGNS[token[-1]]), _SIGNS[token[-1]], place)
    if len(token) == 3 and token in vocabulary.codes():
        return _scaled(text, Unit("money", token, place), floor)
    return _before_scale(text, token, place, floor)


def _scaled(text: str, money: Unit, floor: int) -> Unit:
    """ "mln EUR 30", not "12 mln EUR 30"."""
    scale = _SCALE.search(text[max(floor, money.end - 12) : money.end])
    if scale is None:
        return money
    start = money.end - len(scale[0])
    return money._replace(end=start, by=numerals.magnitude(scale["by"]))


def _before_scale(text: str, token: str, place: int, floor: int) -> Unit | None:
    """ "EUR mln 30", "€ million 30"."""
    if token.rstrip(".") not in _SCALES:
        return None
    sign = _SCALED_SIGN.search(text[max(floor, place - 5) : place])
    if sign is None:
        return None
    name = _SIGNS.get(sign["sign"], sign["sign"])
    by = numerals.magnitude(token.rstrip("."))
    return Unit("money", name, place - len(sign[0]), by)


def _kind(name: str) -> str:
    return "measure" if name == "bitcoin" else "money"


def _dollars(window: str, start: int) -> Unit | None:
    match = _DOLLAR.search(window)
    if match is None:
        return None
    place = start - len(window) + match.start()
    mark = (match["before"] or "").strip()
    if name := vocabulary.dollar(mark):
        return Unit("money", name, place)
    name = vocabulary.dollar(match["after"] or "") or "USD"
    return Unit("money", name, place + len(match["before"] or ""))


def certain(text: str, money: Unit, pos: int, end: int) -> Unit:
    """Return the dollars of a bare sign with what follows their number: "$76 US a barrel".

    A country's mark counts only where no noun follows: "$5 million US aid" says nothing of it.
    """
    match = _DOLLARS_OF.match(text, pos, end) if money.name == "USD" else None
    name = vocabulary.dollar(match["mark"]) if match else None
    if not match or not name:
        return money
    following = phrases.after(text, match.end(), end, 1)
    is_code = match["mark"] == name
    if is_code or not following or following[0].text.casefold() in WORDS.nouns.stops:
        return Unit("money", name, match.end())
    return money


def after(text: str, pos: int, end: int, large: bool) -> Unit | None:
    """Return the unit written after a number that ends at ``pos``.

    ``large`` says that the number ends in a magnitude: only then "of" may stand between, as in
    "30 millions of euros".
    """
    near = text[pos : pos + 2]
    if near[:1] in _STOPS or (near[:1].isspace() and near[1:] in _STOPS):
        return None
    if not (near[:1] == " " and near[1:].islower()) and (match := _SIGN.match(text, pos, end)):
        return _sign(match["sign"], match.end())
    ahead = _NEXT.match(text, pos, end)
    if not ahead or ahead["letters"].casefold() not in _firsts():
        return None
    words = phrases.hyphened(text, pos, end) or phrases.glued(text, pos, end)
    words = words or phrases.after(text, pos, end, 5)
    if large and words and words[0].text == "of":
        return _currency(words[1:])
    return named(words) or named(_first_part(words))


def _first_part(words: list[Word]) -> list[Word]:
    """The "km" of "km-long", the "EUR" of "EUR/month"."""
    part = _PART.match(words[0].text) if words else None
    if part is None:
        return []
    return [words[0]._replace(text=part[1], end=words[0].start + part.end(1))]


def named(words: list[Word]) -> Unit | None:
    """Return the unit that ``words`` begin with."""
    texts = [w.text for w in words]
    if found := _currency(words):
        return found
    for kind, table in (("percent", PERCENT), ("measure", MEASURES)):
        if hit := longest(texts, table):
            return Unit(kind, hit[0], words[hit[1] - 1].end)
    return None


def _currency(words: list[Word]) -> Unit | None:
    code = words[0].text if words else ""
    if code == "KM" or (len(code) == 3 and code in vocabulary.codes()):
        return Unit("money", "BAM" if code == "KM" else code, words[0].end)
    hit = longest([w.text for w in words], vocabulary.currency_names())
    return Unit("money", hit[0], words[hit[1] - 1].end) if hit and hit[0] else None


def _sign(sign: str, end: int) -> Unit:
    if sign in "%‰":
        return Unit("percent", sign, end)
    if sign.startswith("°"):
        return Unit("measure", "°F" if sign == "°F" else "°C", end)
    if "$" in sign:
        return Unit("money", vocabulary.dollar(sign.strip("$")) or "USD", end)
    name = "cent" if sign == "¢" else _SIGNS[sign]
    return Unit("measure" if name in ("cent", "bitcoin") else "money", name, end)


def rate(text: str, unit: Unit, end: int) -> Unit | None:
    """Return the rate that ``unit`` is the upper half of, if what it is paid by follows.

    >>> rate("$60 a barrel", Unit("money", "USD", 3), 12).name
    'USD/barrel'
    """
    if unit.kind not in ("money", "measure") or unit.name in _DURATIONS:
        return None
    match = _RATE.match(text, unit.end, end)
    if not match:
        return None
    listed, adverb = match["listed"], match["adverb"]
    by = match["any"] or (listed if listed in WORDS.rates.nouns else None)
    by = WORDS.rates.adverbs.get(by or adverb or "", by)
    if not by or by == "cent":
        return None
    kind = "rate" if unit.kind == "money" else unit.kind
    return Unit(kind, f"{unit.name}/{' '.join(by.split())}", match.end())
