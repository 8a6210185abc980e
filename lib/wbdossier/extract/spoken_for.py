"""For whom the words of a sentence are said: the country of whoever speaks in it."""

from __future__ import annotations

from wbdossier import spans, speakers
from wbdossier.reading import Reading
from wbdossier.records import Span


def country(reading: Reading, sentence: Span) -> str:
    """The country of whoever speaks in the sentence, by name, office or pronoun; else ""."""
    if said := speakers.sayings(reading, sentence):
        return said[-1].speaker.country or ""
    for phrase in speakers.according_to(reading, sentence):
        return phrase.speaker.country or ""
    quotation = spans.around(reading.quotations, sentence.start)
    if quotation and quotation.covers(sentence):
        after = speakers.sayings(reading, reading.sentence(quotation.outer.end + 2))
        return (after[0].speaker.country or "") if after else ""
    named = reading.people.within(sentence)
    return (reading.people.people[named[0].index].country or "") if named else ""
