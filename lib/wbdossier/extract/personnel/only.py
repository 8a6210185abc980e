"""The one mission of an article, meant where a sentence counts troops and names no force."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.personnel.counts import Count
from wbdossier.extract.personnel.words import SERVICE, UNITS, WORDS
from wbdossier.reading import within
from wbdossier.records import Span

_ABOVE = 4  # sentences with the number's own in which the force is spoken of
_FORCE = re.compile(rf"\b(?i:the\s+(?:[\w-]+\s+)?(?:{lexicon.any_of(WORDS.same)}))\b")
_ITS_UNIT = re.compile(rf"Its\b[^.;:]{{0,60}}\b(?i:{lexicon.any_of(WORDS.bodies)})\b")
_NATIONAL = re.compile(rf"\b{SERVICE}\b")


def mission(count: Count) -> str | None:
    """Return the article's only mission where the text around the number goes on about it."""
    named = {n.id for n in count.reading.names if n.kind == "mission"}
    if len(named) != 1 or not _is_on_it(count):
        return None
    return next(iter(named))


def _is_on_it(count: Count) -> bool:
    """Whether the sentence is on troops or a unit, and those before it on the mission."""
    text, sentence = count.text, count.sentence
    if _ITS_UNIT.match(text, sentence.start, sentence.end):
        return _speaks(count, 2)
    troops = bool(UNITS.find(text, sentence)) or _FORCE.search(text, sentence.start, sentence.end)
    home = any(n.id in lexicon.six() for n in count.names("country", "demonym"))
    national = _NATIONAL.search(text, sentence.start, sentence.end)
    return bool(troops) and not home and not national and _speaks(count, _ABOVE)


def _speaks(count: Count, most: int) -> bool:
    """Whether the ``most`` sentences of the paragraph up to the number are on the mission."""
    paragraph = count.reading.paragraph(count.sentence.start)
    above = [s for s in count.reading.up_to(count.sentence, most) if s.start >= paragraph.start]
    stretch = Span(above[0].start, count.sentence.end)
    named = [n for n in within(count.reading.names, stretch) if n.kind == "mission"]
    return bool(named) or _FORCE.search(count.text, stretch.start, stretch.end) is not None
