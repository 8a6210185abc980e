"""Who calls, urges or recommends: the subject of the verb, and where its words begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wbdossier.extract import documents
from wbdossier.extract.position import actors as stands
from wbdossier.extract.position import around
from wbdossier.extract.position.stand import KNOWN
from wbdossier.extract.recommendation.actors import addressee, is_pronoun, subject_before
from wbdossier.extract.verbs import verb_group
from wbdossier.grammar import regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

_PRONOUN = regex(r"(?<![\w’'-])(?:It|They|He|She|I|We|it|they|he|she|we)\s*\Z")
_ANY_ARTICLE = regex(r"\A(?:the|an?|its|their)\s+", re.I)
_CLAUSE = regex(r"\b(?:that|because|if|although|though|when|as)\b")
_PARTICIPLE = verbose(
    r"(?:calling|urging|appealing|inviting|encouraging|advising|asking|demanding)", re.I
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Where the words for whoever calls begin, and the name; None where it is to be found."""

    start: int
    name: str | None = None


def caller(reading: Reading, sentence: Span, verb: int) -> Caller | None:
    """Return the subject of the verb that begins at ``verb``.

    The advice is quoted from its subject; from the verb where that stands in another clause.
    """
    text, start = reading.text, verb_group(reading.text, sentence.start, verb, KNOWN).start
    if found := stands.before(reading, sentence, start):
        return Caller(around.with_article(text, sentence, found[0].start), _name(found[0].name))
    if found := stands.by_it(reading, sentence, start, []):
        return Caller(found[0].start, _name(found[0].name))
    if match := _PRONOUN.search(text, max(sentence.start, start - 6), start):
        return Caller(match.start())
    if span := documents.right_before(reading, sentence, start):
        return Caller(span.start)
    subject = subject_before(reading, start)
    if subject and not is_pronoun(reading, subject):
        return Caller(subject.start, addressee(reading, subject))
    return _of_sentence(reading, sentence, start)


def _of_sentence(reading: Reading, sentence: Span, start: int) -> Caller | None:
    """The subject of an earlier verb: "The EU paid and called on Serbia to …"."""
    text = reading.text
    again = (
        around.coordinated(text, sentence, start)
        or around.listed(text, sentence, start)
        or (_PARTICIPLE.match(text, start) and around.follows_comma(text, sentence, start))
    )
    if not again or _CLAUSE.search(text, sentence.start, start):
        return None
    found = stands.of_sentence(reading, sentence, start)
    return Caller(start, _name(found[0].name)) if found else None


def _name(words: str) -> str | None:
    """A name without an article before it; None where a speaker is to be found."""
    return _ANY_ARTICLE.sub("", words) or None
