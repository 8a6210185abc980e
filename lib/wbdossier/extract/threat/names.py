"""Threats by the words of the lexicon: every topic's names."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.threat.mention import Mention
from wbdossier.extract.threat.rules import NAMED
from wbdossier.grammar import lowered, regex
from wbdossier.lexicon.threats import all_spellings, threats

_TOPIC = {
    name.lower(): topic.id for topic in threats().topic for name in all_spellings(topic.names)
}
_NAMES = lexicon.WordList(_TOPIC, r"(?<!\bde-)(?<!\bnon-)", r"(?![\w-]*\w)(?!-)")
# "cyber and hybrid threats": the adjective of a noun that comes later.
_CYBER = regex(
    r"cyber(?<=\bcyber)(?=\s*(?:,|and\b|or\b|/)\s*[\w-]+\s+(?:threat|attack|operation|act))"
)


def find(text: str) -> Iterator[Mention]:
    """Yield each place where a name of a topic stands."""
    small = lowered(text)
    for start, end in _NAMES.find(small):
        topic = _TOPIC[" ".join(small[start:end].split())]
        yield Mention(start, end, topic, NAMED)
    for match in _CYBER.finditer(small):
        yield Mention(match.start(), match.end(), "cybersecurity", NAMED)
