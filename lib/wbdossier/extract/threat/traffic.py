"""Trafficking and smuggling: of what, in either order and in lists that name the trade once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.threat.mention import Mention
from wbdossier.extract.threat.rules import TRAFFIC
from wbdossier.grammar import lowered, regex, verbose
from wbdossier.lexicon.threats import all_spellings, threats
from wbdossier.records import Span

# "traffick" → "drugs" → drug_trafficking.
_TOPIC: dict[str, dict[str, str]] = {"traffick": {}, "smuggl": {}}
for _topic in threats().topic:
    for _act in _topic.acts:
        _stem = "traffick" if _act.startswith("traffick") else "smuggl"
        for _good in all_spellings(_topic.goods):
            _TOPIC[_stem].setdefault(_good.casefold(), _topic.id)

_ACT = regex(r"(traffick|smuggl)(?<!\wtraffick)(?<!\wsmuggl)(?:ing|ers?)(?!\w)")
_GOOD = rf"(?i:{lexicon.any_of({good for goods in _TOPIC.values() for good in goods})})"
_ILLICIT = (
    r"(?: (?:illicit|illegal|cross-border|transnational|international|large-scale|irregular) \s+ )?"
)
_ITEM = rf"(?: {_ILLICIT} (?: {_GOOD} (?!\w) | [\w-]+ ) )"
_AND = r"(?: \s*,\s* (?:and|or)? \s* | \s+(?:and|or|&)\s+ | / )"
_BEFORE = verbose(rf"(?<!\w) {_ITEM} (?: {_AND} {_ITEM} ){{0,4}} [\s-]+ \Z", re.I)
_AFTER = verbose(
    rf"""
    \s+ (?: (?:in|of) \s+ (?:the\s+)? {_ITEM} | {_ILLICIT} {_GOOD} (?!\w) )
    (?: {_AND} {_ITEM} ){{0,5}}
    """,
    re.I,
)
_GOODS = verbose(rf"(?<![\w-]) {_ILLICIT} (?P<good>{_GOOD}) (?!\w)", re.I)
_REACH = 80  # characters before the trade in which what is traded stands


def find(text: str) -> Iterator[Mention]:
    """Yield each trade that is named, with what is traded."""
    small = lowered(text)
    if "traffick" not in small and "smuggl" not in small:
        return
    for act in _ACT.finditer(small):
        goods = _TOPIC[act[1]]
        before = _BEFORE.search(text, max(0, act.start() - _REACH), act.start())
        if before:
            for good, start, _ in _goods(text, Span(before.start(), act.start())):
                if good in goods:
                    yield Mention(start, act.end(), goods[good], TRAFFIC)
        after = _AFTER.match(text, act.end())
        if after:
            for good, _, end in _goods(text, Span(*after.span())):
                if good in goods:
                    yield Mention(act.start(), end, goods[good], TRAFFIC)


def _goods(text: str, span: Span) -> Iterator[tuple[str, int, int]]:
    for match in _GOODS.finditer(text, span.start, span.end):
        yield " ".join(match["good"].split()).casefold(), match.start(), match.end()
