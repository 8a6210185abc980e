"""Whether a step leads into the EU: NATO and other bodies have members and talks of their own."""

from __future__ import annotations

import re

from wbdossier.extract.accession.steps import Step
from wbdossier.extract.accession.words import RIVAL, UNION
from wbdossier.reading import Reading
from wbdossier.records import Span

_NEGOTIATING = re.compile(r"\bnegotiati(?:ng|on)\s+chapters?\b")
_BACK = 4  # sentences in which the EU may have been named


def about_union(reading: Reading, sentence: Span, step: Step) -> bool:
    """Whether the step names the EU, or its sentence does and no other body.

    Without either, the EU has to stand in a sentence shortly before, or the words are of
    negotiating chapters, which no other body has.
    """
    text = reading.text
    if UNION.search(text, step.span.start, step.span.end):
        return True
    if RIVAL.search(text, sentence.start, sentence.end):
        return False
    bodies = reading.names_in(sentence, "organisation")
    if UNION.search(text, sentence.start, sentence.end) or any(b.id == "EU" for b in bodies):
        return True
    if step.status in ("chapters_opened", "chapters_closed"):
        return "EU" in reading.ids or _NEGOTIATING.search(text) is not None
    near = reading.up_to(sentence, _BACK)[0]
    return bool(UNION.search(text, near.start, sentence.start)) and not RIVAL.search(
        text, near.start, sentence.start
    )
