"""Units beside a number: currencies before and after it, percent, measures, rates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wbdossier.quantities import phrases, vocabulary
from wbdossier.quantities.numerals import GAP, JOIN
from wbdossier.quantities.phrases import Word
from wbdossier.quantities.vocabulary import WORDS, Phrases, longest

MEASURES: Phrases = vocabulary.phrases(WORDS.measures)
PERCENT: Phrases = vocabulary.phrases(WORDS.percent)
_TIME = ("ago", "earlier", "later", "before", "after", "on", "from")
_LISTED = rf"{JOIN}(?:an?|each|every){JOIN}(?P<listed>[a-z-]+)"
_BY = rf"(?:{_LISTED}|(?:{JOIN}per{JOIN}|/)(?P<any>[a-z-]+)|{GAP}(?P<adverb>[a-z]+))"
# "$60 a barrel", "$1,000-a-month", "€500/month", "€20 million annually". In "€5m a year earlier"
# the year is a date.
_RATE = re.compile(rf"{_BY}(?!\w)(?!{GAP}(?:{'|'.join(_TIME)})\b)")
# "30 €", "30€", "60%". In "costs of 30 €5 m" the sign belongs to the next number.
_SPACE = r"[ \u00a0\u202f\u2009]?"
_SIGN = re.compile(rf"{_SPACE}(?P<sign>\$US|US\$|[%‰€£$¥₽₴₺₪]|°C?)(?!\s?[0-9])(?!\w)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what ``kind`` of quantity it makes, its canonical name, where its words end."""

    kind: str
    name: str
    end: int


@cache
def _sign_before() -> re.Pattern[str]:
    signs = sorted(vocabulary.currency_signs(), key=len, reverse=True)
    spelled = "|".join((r"(?<!\w)" if s[0].isalpha() else "") + re.escape(s) for s in signs)
    return re.compile(rf"(?:(?P<sign>{spelled})|(?<!\w)(?P<code>[A-Z]{{3}}))\s?$")


def before(text: str, start: int, floor: int) -> Unit | None:
    """Return the currency that stands right before ``start``; its ``end`` is where it begins."""
    window = text[max(floor, start - 7) : start]
    match = _sign_before().search(window) if window else None
    if not match:
        return None
    place = start - len(window) + match.start()
    if sign := match["sign"]:
        return Unit("money", vocabulary.currency_signs()[sign], place)
    code = match["code"]
    return Unit("money", code, place) if code in vocabulary.codes() else None


def after(text: str, pos: int, end: int, large: bool) -> Unit | None:
    """Return the unit written after a number that ends at ``pos``.

    ``large`` says that the number ends in a magnitude: only then "of" may stand between, as in
    "30 millions of euros".
    """
    if match := _SIGN.match(text, pos, end):
        return _sign(match["sign"], match.end())
    words = phrases.hyphened(text, pos, end) or phrases.glued(text, pos, end)
    words = words or phrases.after(text, pos, end, 5)
    if large and words and words[0].text == "of":
        return _currency(words[1:])
    return named(words) or named(_first_part(words))


def _first_part(words: list[Word]) -> list[Word]:
    """The "km" of "km-long"."""
    if not words or "-" not in words[0].text:
        return []
    part = words[0].text.partition("-")[0]
    return [words[0]._replace(text=part, end=words[0].start + len(part))]


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
    if words and words[0].text in vocabulary.codes() | {"KM"}:
        code = words[0].text
        return Unit("money", "BAM" if code == "KM" else code, words[0].end)
    hit = longest([w.text for w in words], vocabulary.currency_names())
    return Unit("money", hit[0], words[hit[1] - 1].end) if hit and hit[0] else None


def _sign(sign: str, end: int) -> Unit:
    if sign in "%‰":
        return Unit("percent", sign, end)
    if sign.startswith("°"):
        return Unit("measure", "°C", end)
    return Unit("money", vocabulary.currency_signs()[sign.strip("US")], end)


def rate(text: str, money: Unit, end: int) -> Unit | None:
    """Return the rate that ``money`` is the upper half of, if what it is paid by follows.

    >>> rate("$60 a barrel", Unit("money", "USD", 3), 12).name
    'USD/barrel'
    """
    match = _RATE.match(text, money.end, end)
    if not match:
        return None
    listed, adverb = match["listed"], match["adverb"]
    by = match["any"] or (listed if listed in WORDS.rates.nouns else None)
    by = by or WORDS.rates.adverbs.get(adverb or "")
    return Unit("rate", f"{money.name}/{by}", match.end()) if by and by != "cent" else None
