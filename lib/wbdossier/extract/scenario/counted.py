"""How many scenarios somebody tells of, without saying what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.scenario.found import KINDS, NUMBERS, Found
from wbdossier.extract.scenario.rules import COUNTED
from wbdossier.grammar import CAPITALISED, lowered, regex, verbose
from wbdossier.lexicon.advice import scenarios
from wbdossier.reading import Reading
from wbdossier.records import Span

_TELLING = rf"(?:{lexicon.any_of(scenarios().telling)})"
_PLACE = rf"(?: {CAPITALISED} (?:\s+(?:and\s+)?(?:the\s+)?{CAPITALISED}){{0,5}} )"
# "four scenarios for the Western Balkans until 2030"; "Serbia 2030: three scenarios".
_COUNTED = verbose(
    rf"""
    (?<![\w-]) (?P<count> (?i:{"|".join(NUMBERS)}) ) \s+
    (?: [\w’'-]+ \s+ ){{0,3}}? (?: [Ss]cenarios | {KINDS}\s+futures ) (?!\w)
    (?: \s+ for \s+ (?P<region>
        the \s+ (?:(?:whole|wider|entire)\s+)? (?:region|country|Balkans|continent) ) )?
    (?: \s+ (?:for|in|of|on) \s+ (?:[a-z-]+\s+){{0,7}}? (?!20\d\d) (?P<place>{_PLACE}) )?
    (?: \s+ (?:for|until|till|by|through|to|in) \s+ (?:the\s+)?
        (?: (?:year|end\s+of) \s+ | period\s+(?:until|to|up\s+to)\s+ )? 20\d\d
      | \s+ (?:for|over) \s+ the \s+ next \s+ (?:\w+\s+){{0,2}}? (?:years|decade) )?
    """
)
_TELLS = regex(rf"(?<!\w){_TELLING}(?!\w)", re.I)
_NEAR = 80  # characters in which a verb of telling stands


def find(reading: Reading) -> Iterator[Found]:
    """Yield each count of scenarios that is told of, or that a title announces."""
    if "cenarios" not in reading.text and "futures" not in lowered(reading.text):
        return
    told: dict[str, Found] = {}
    for match in _COUNTED.finditer(reading.text):
        sentence = reading.sentence(match.start())
        near = Span(
            max(sentence.start, match.start() - _NEAR), min(sentence.end, match.end() + _NEAR)
        )
        announced = re.search(r"20\d\d\s*\Z", match[0]) or reading.text.startswith(":", match.end())
        if announced or _TELLS.search(reading.text, near.start, near.end):
            named = "place" if match["place"] else "region"
            place = Span(*match.span(named)) if match[named] else None
            found = Found(match.start(), match.end(), COUNTED, match["count"], None, place)
            same = told.get(match["count"].casefold())  # told again: the fuller words count
            if same is None or (place and not same.place):
                told[match["count"].casefold()] = found
    yield from told.values()
