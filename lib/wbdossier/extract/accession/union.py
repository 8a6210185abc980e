"""Whether a step leads into the EU: NATO and other bodies have members and talks of their own."""

from __future__ import annotations

import re

from wbdossier.extract.accession.steps import Step
from wbdossier.extract.accession.words import RIVAL, UNION
from wbdossier.grammar import verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

# Words for the way into the EU that hardly stand for anything else, and a weaker one.
_SURE = r"""
    accession | enlargement | candidate\s+(?:status|countr(?:y|ies))
  | status\s+of\s+(?:a\s+)?candidate | negotiati(?:ng|on)\s+chapters?
  | membership\s+(?:talks|negotiations)
"""
_SURELY = verbose(rf"\b (?:{_SURE}) \b", re.I)
_ENLARGEMENT = verbose(rf"\b (?:{_SURE}|membership) \b", re.I)
# A title or an opening that is on the way into the EU: "Enlargement", "membership of the EU".
_OPENING = 400  # characters
_OTHERS = frozenset({"COUNCIL_OF_EUROPE", "NATO", "OSCE", "UN"})
_BACK = 6  # sentences in which the EU or its enlargement may have been named


def about_union(reading: Reading, sentence: Span, step: Step | None = None) -> bool:
    """Whether the ``step`` names the EU, or its sentence does and no other body.

    Without either, the EU has to be the only such body of the article, or it or its enlargement
    has to stand shortly before; or the words are of chapters, which no other body negotiates.
    """
    text = reading.text
    opened = _opens_with(reading)
    if step and step.bare and not (opened or about_enlargement(reading, sentence, _BACK)):
        return False
    if step and UNION.search(text, step.span.start, step.span.end):
        return True
    if RIVAL.search(text, sentence.start, sentence.end):
        return False
    bodies = reading.names_in(sentence, "organisation")
    if UNION.search(text, sentence.start, sentence.end) or any(b.id == "EU" for b in bodies):
        return True
    if step and step.continues:
        return "EU" in reading.ids or _SURELY.search(text) is not None
    near = (reading.up_to(sentence, _BACK)[0].start, sentence.end)
    if reading.ids.isdisjoint(_OTHERS):
        return opened or "EU" in reading.ids or _SURELY.search(text, *near) is not None
    named = UNION.search(text, *near) or _ENLARGEMENT.search(text, *near)
    return (opened or named is not None) and not RIVAL.search(text, *near)


def _opens_with(reading: Reading) -> bool:
    """Whether title and first sentences are on the way into the EU, and on no other body."""
    text, title = reading.text[:_OPENING], reading.article.title or ""
    if _SURELY.search(title) and not RIVAL.search(title):
        return True
    named = UNION.search(text) and _ENLARGEMENT.search(text)
    return named is not None and not RIVAL.search(text)


def about_enlargement(reading: Reading, sentence: Span, most: int = 1) -> bool:
    """Whether the sentence, or one of the ``most`` with those before, has a word for it."""
    start = reading.up_to(sentence, most)[0].start
    return _ENLARGEMENT.search(reading.text, start, sentence.end) is not None
