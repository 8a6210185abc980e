"""Words inside quotation marks, and who says them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon, speakers
from wbdossier.extract.statement import clauses
from wbdossier.grammar import regex, verbose
from wbdossier.quotations import Quotation
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers import Saying, Speaker, Subject

MIN_WORDS = 5  # fewer words in quotation marks are a term or a title

_WORD = regex(r"\w+(?:[’'-]\w+)*")
# "the panel “…”", "so-called “…”".
_TITLED = regex(rf"(?<!\w)(?i:{lexicon.any_of(lexicon.speech().titled)})(?:\s+of)?\s*,?\s*\Z")
# "No Peace Without a Little Justice First": every longer word has a capital, as in a title.
_SMALL = 3  # letters of a word that a title may leave small
_TITLED_REACH = 30  # characters before the quotation
# Between a quotation and the clause that attributes it: "…,” the minister said", "…”, as Kola put".
_TO_CLAUSE = verbose(
    r"""
    [\s,.;–—-]* (?:(?:has|have|had|was|also)\s+)*
    (?:(?:[Tt]he|[Aa]s|his|her|its|their)\s+(?:[a-z-]+\s+){0,2}?)?
    """
)
# "…,” the agency quoted Kola as saying".
_QUOTED_BY = verbose(r"[\s,.]* (?:[\w’'.-]+\s+){1,6} quoted")
_ASKED = regex(r"(?:When\s+)?[Aa]sked\b")  # what the question quotes
_DASH = regex(r"\s*[–—-]+\s*")
_TO_ACCORDING = regex(r"[\s,.]*")
_BLANK = regex(r"\s*")
# "Kola (42), mayor of Foca: “…”", "Kola was clear: “…”".
_COLON = regex(r"[^:;.“”\"]{0,80}:\s*")
_MESSAGE = regex(rf"[’']s?\s+(?:\w+\s+)?(?:{lexicon.any_of(lexicon.speech().held)}|words)\b")
_ENDED = regex(r"(?:[.!?]|[,:])\s*\Z")
# "// KOLA ACT //" in a radio script: whose voice comes next.
_VOICE = regex(r"\s+(?:ACT|CUT|ACTUALITY)\b[^/\n]{0,30}/{2,3}\s*")
_VOICE_REACH = 60  # characters
_BLANK_LINE = regex(r"\n[^\S\n]*\n")
_PARAGRAPH = 6  # sentences
_BROKEN = 250  # characters between the halves of a quotation that an attribution breaks


def find(reading: Reading) -> Iterator[Subject]:
    """Yield the words of each quotation that somebody says, and that somebody."""
    previous: tuple[Quotation, Speaker] | None = None
    waiting: Quotation | None = None  # a paragraph that never closes and names nobody
    for quotation in reading.quotations:
        if not _is_speech(reading.text, quotation):
            continue
        speaker = _attributed(reading, quotation)
        if speaker is None and not _is_said_after(reading, quotation):
            speaker = _continued(reading.text, quotation, previous) or _alone(reading, quotation)
        if speaker:
            if waiting and _BLANK.fullmatch(reading.text, waiting.outer.end, quotation.outer.start):
                yield Subject(_trimmed(reading.text, waiting), speaker)
            previous = (quotation, speaker)
            yield Subject(_trimmed(reading.text, quotation), speaker)
        waiting = None if speaker or quotation.closed else quotation


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Whether the words are more than a term, and not the name of a panel or a report."""
    words = _WORD.findall(text, quotation.start, quotation.end)
    if len(words) < MIN_WORDS or all(
        len(word) <= _SMALL or not word[0].islower() for word in words
    ):
        return False
    start = quotation.outer.start
    return not _TITLED.search(text, max(0, start - _TITLED_REACH), start)


def _trimmed(text: str, quotation: Quotation) -> Span:
    words = quotation.of(text)
    start = quotation.start + len(words) - len(words.lstrip())
    return Span(start, quotation.start + len(words.rstrip()))


def _attributed(reading: Reading, quotation: Quotation) -> Speaker | None:
    """Look for the speaker after the quotation, before it, then in the sentence before."""
    return (
        _following(reading, quotation)
        or _leading(reading, quotation)
        or _within_clause(reading, quotation)
        or (None if _is_said_after(reading, quotation) else _sentence_before(reading, quotation))
    )


def _within_clause(reading: Reading, quotation: Quotation) -> Speaker | None:
    """ "The protests are “…” and will go on, he said": part of what somebody is reported to say."""
    sentence = reading.sentence(quotation.outer.start)
    for saying in speakers.sayings(reading, sentence):
        if _ASKED.match(reading.text, sentence.start) and quotation.end <= saying.start:
            return None
        clause = clauses.of_saying(reading, sentence, saying)
        if clause and clause.start <= quotation.outer.start and quotation.end <= clause.end + 2:
            return saying.speaker
    return None


def _is_said_after(reading: Reading, quotation: Quotation) -> bool:
    """Whether a verb of saying follows in the sentence: its subject, if unknown, is another."""
    end = quotation.outer.end
    sentence = reading.sentence(end - 1)
    return any(end <= verb.start for verb in reading.people.verbs_in(sentence))


def _following(reading: Reading, quotation: Quotation) -> Speaker | None:
    """ "…,” Balla stressed" and "…,” said Balla": the clause that follows directly."""
    text, end = reading.text, quotation.outer.end
    if not quotation.closed:
        return None
    paragraph = _BLANK_LINE.search(text, end)
    limit = paragraph.start() if paragraph else len(text)
    for sentence in (reading.sentence(end - 1), reading.sentence(end + 2)):
        if sentence.start >= limit:
            break
        for saying in speakers.sayings(reading, sentence):
            if saying.verb.start >= end and _QUOTED_BY.fullmatch(text, end, saying.verb.end):
                return saying.speaker
            if saying.start >= end and _TO_CLAUSE.fullmatch(text, end, saying.start):
                passed_on = _passes_on(text, saying) and _leading(reading, quotation)
                other = _says_another_thing(text, quotation, saying)
                return None if other else passed_on or saying.speaker
        for phrase, speaker in speakers.according_to(reading, sentence):
            if phrase.start >= end and _TO_ACCORDING.fullmatch(text, end, phrase.start):
                return speaker
    return _signed(reading, quotation)


def _signed(reading: Reading, quotation: Quotation) -> Speaker | None:
    """ "“…” — Kola, mayor of Foca": a name after a dash, and no verb."""
    named = reading.people.after(quotation.end)
    if named and _DASH.fullmatch(reading.text, quotation.outer.end, named.start):
        return speakers.speaker_of(reading, named)
    return None


def _passes_on(text: str, saying: Saying) -> bool:
    """ "He called it “…”, Beta reported": an agency has the words from somebody else."""
    return not saying.speaker.personal and saying.verb.of(text) in ("reported", "reports", "writes")


def _says_another_thing(text: str, quotation: Quotation, saying: Saying) -> bool:
    """ "… of Kosovo" The envoy announced that …: no comma, and a clause of its own."""
    between = text[quotation.end - 1 : saying.start]
    parted = re.search(r"[.,;:!?…–—-]", between) is not None
    return not parted and ("\n" in between or clauses.reports(text, saying))


def _leading(reading: Reading, quotation: Quotation) -> Speaker | None:
    """ "He said: “…”", "X said that in the region, “…”": the last verb before, same sentence."""
    start = quotation.outer.start
    sentence = reading.sentence(start)
    question = _ASKED.match(reading.text, sentence.start)
    if question and not _said_before(reading, sentence, start):
        return None
    before = _said_before(reading, sentence, start) or _introduction(reading, start)
    if before:
        return before[-1].speaker
    named = reading.people.before(start, sentence.start)
    colon = named and _COLON.fullmatch(reading.text, named.end, start)
    if named and colon and (reading.people.leads(named) or _MESSAGE.match(colon[0])):
        return speakers.speaker_of(reading, named)
    phrases = speakers.according_to(reading, sentence)
    said = next((p.speaker for p in phrases if p.span.end <= start), None)
    return said or _labelled(reading, start)


def _labelled(reading: Reading, start: int) -> Speaker | None:
    """ "KFOR: “…”", "// KOLA ACT //": a name alone before the words."""
    voice = reading.people.before(start, start - _VOICE_REACH)
    if voice and _VOICE.fullmatch(reading.text, voice.end, start):
        return speakers.speaker_of(reading, voice)
    sentence = reading.sentence(start)
    body = speakers.opening(reading, sentence.start, start)
    return body.speaker if body and _COLON.fullmatch(reading.text, body.span.end, start) else None


def _introduction(reading: Reading, start: int) -> list[Saying]:
    """What is said in the sentence whose colon or comma leads to the quotation."""
    before = start
    while before and reading.text[before - 1].isspace():
        before -= 1
    if reading.text[max(0, before - 1) : before] not in (":", ","):
        return []
    return _said_before(reading, reading.sentence(before - 1), start)


def _said_before(reading: Reading, sentence: Span, offset: int) -> list[Saying]:
    return [s for s in speakers.sayings(reading, sentence) if s.verb.end <= offset]


def _sentence_before(reading: Reading, quotation: Quotation) -> Speaker | None:
    """A quotation that is a sentence of its own, after one that says who speaks."""
    sentence = reading.sentence(quotation.outer.start)
    alone = not reading.text[sentence.start : quotation.outer.start].strip()
    previous = reading.previous(sentence) if alone else None
    said = speakers.sayings(reading, previous) if previous else []
    return said[-1].speaker if said and said[-1].speaker.personal else None


def _alone(reading: Reading, quotation: Quotation) -> Speaker | None:
    """A paragraph of its own in quotation marks, after one in which only one person speaks."""
    paragraph = reading.paragraph(quotation.start)
    if not quotation.closed or reading.words(paragraph) != reading.words(quotation.outer):
        return None
    before = reading.paragraph(paragraph.start - 1) if paragraph.start else paragraph
    sentences = reading.up_to(Span(paragraph.start - 1, paragraph.start), _PARAGRAPH)
    said = [x for s in sentences if before.covers(s) for x in speakers.sayings(reading, s)]
    speaking = {one.speaker for one in said if one.speaker.personal}
    return speaking.pop() if len(speaking) == 1 else None


def _continued(
    text: str, quotation: Quotation, previous: tuple[Quotation, Speaker] | None
) -> Speaker | None:
    """A paragraph that goes on with the quotation before it, or the second half of a broken one."""
    if previous is None:
        return None
    before, speaker = previous
    start, end = before.outer.end, quotation.outer.start
    if _BLANK.fullmatch(text, start, end):
        return None if before.closed else speaker
    between = text[start:end] if end - start < _BROKEN else ""
    return speaker if _ENDED.search(between) and "\n\n" not in between else None
