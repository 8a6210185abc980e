"""Threats: which topic of danger a sentence names, and who raises it."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier.extract.recommendation import recommended_by
from wbdossier.extract.rule import fact
from wbdossier.extract.said_by import said_by
from wbdossier.extract.threat import attacks, names, powers, traffic
from wbdossier.extract.threat.mention import Mention, is_no_threat, is_staged
from wbdossier.extract.threat.rules import RULES
from wbdossier.reading import Reading
from wbdossier.records import Threat

__all__ = ["RULES", "extract"]


def extract(reading: Reading) -> Iterator[Threat]:
    """Yield the threats of an article: of each topic the first mention in a sentence."""
    seen: set[tuple[int, str]] = set()
    for mention in sorted(_mentions(reading), key=lambda m: (m.start, -m.end)):
        sentence = reading.sentence(mention.start)
        key = (sentence.start, mention.topic)
        if key in seen or not sentence.covers(mention) or is_no_threat(reading.text, mention):
            continue
        if is_staged(reading.text, sentence):
            continue
        seen.add(key)
        raised_by = said_by(reading, mention) or recommended_by(reading, mention)
        yield fact(Threat, mention.rule, reading, mention, topic=mention.topic, raised_by=raised_by)


def _mentions(reading: Reading) -> Iterator[Mention]:
    for find in (names.find, traffic.find, powers.find, attacks.find):
        yield from find(reading.text)
