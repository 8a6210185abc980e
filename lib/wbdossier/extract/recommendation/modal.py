"""Modal verbs: "X should", "X must", "X needs to", and "something must be done" in a statement."""

from __future__ import annotations

from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.dates import months
from wbdossier.extract import transcripts
from wbdossier.extract.position import actors as stands
from wbdossier.extract.recommendation.actors import is_pronoun, subject_before
from wbdossier.extract.recommendation.advice import Advice, action
from wbdossier.extract.recommendation.rules import MODAL, PASSIVE
from wbdossier.extract.said_by import statement_at
from wbdossier.grammar import regex, verbose
from wbdossier.lexicon.advice import advice
from wbdossier.reading import Reading
from wbdossier.records import Span

_WORDS = advice()
_MODAL = regex(
    r"should|must|need(?:s|ed)?\s+to|ha(?:s|ve)\s+to\b|ought\s+to|would\s+do\s+well\s+to|had\s+better|SHOULD|MUST|NEEDS?\s+TO"
)
# "would still need to", and half a word.
_NO_MODAL = regex(r"(?:[\w-]|\b(?:would|will|still|may|might)\s)\Z")
# "should have known", "must have been": about the past.
_PAST = verbose(
    r"""
    \s+ (?:not\s+|never\s+)? have \s+
    (?: been|had|come|put|seen|met|won | \w+(?:ed|en|own|ept|ent|aid|ade|one|ought|ould) ) \b
    """
)
_ASIDE = regex(rf"\s+(?:not\s+|also\s+)?(?:{lexicon.any_of(_WORDS.asides)})(?!\w)")
_PREDICTIONS = lexicon.any_of(_WORDS.predictions)
_PREDICTED = regex(rf"\s+(?:\w+ly\s+|also\s+)?(?:{_PREDICTIONS})(?!\w)")
_MONTH = "|".join(month.capitalize() for month in months.ENGLISH_WIDE)
_DATED = verbose(
    rf"""
    \s+ (?: begin|start|open|close|return|finish|end|meet|know|have|hold|be\s+\w+ ) \b
    [^,;]{{0,50}}?
    \b (?: on\s+\w+day | by\s+(?:the\s+end|\w+day|[A-Z]|next|mid) | next\s+(?:week|month|year)
         | tomorrow | in\s+(?:{_MONTH}|spring|summer|autumn) )
    """
)
_LEGAL = verbose(
    r"""
    \b(?:[Uu]nder|[Bb]y|to) \s+ (?:the\s+)? (?:\w+\s+)?
    (?:laws?|constitution|rules|regulations|statute) \b
    """
)
# "be lifted", not "be prepared", which somebody is of their own.
_BE_DONE = verbose(
    r"""
    (?:\s*,[^,]{2,30},)? \s+
    (?:(?:not|also|urgently|immediately|therefore)\s+)? be \s+ (?:\w+ly\s+)?
    (?! (?: said|noted|prepared|united|committed|determined|engaged|involved|focused|guided
          | concerned|seen|aligned|one|done ) \b )
    \w+(?:ed|en|ne|lt|ght|ut|ade|ept|aid|ound|old|ent|un) \b
    """
)
_CLAUSE = verbose(
    r"""
    [;:“”"«»•\n] | [.!?]\s | ,\s
    | (?<!\w) (?: that|because|and|but|so|if|whether|while|which|who|when|what|how|why|where
              |as|than )
      (?!\w)
    """
)
_NEAR = 150  # characters around the verb in which a law is named
_VAGUE = ("it", "there", "much", "more", "something", "everything", "all", "what")
_JOINT = regex(r"(?:,?\s*(?:and|but|while|that|,))?\s*\Z")
_AND = regex(r",?\s+(?:and|but)\s+(?:also\s+)?\Z")
_OPEN = regex(r"(?:if|whether|which|who|when|what|how|why|where|than|as)\Z")


def find(reading: Reading) -> Iterator[Advice]:
    """Yield the advice that a modal verb gives."""
    after: int | None = None
    for match in reversed(list(_MODAL.finditer(reading.text))):
        modal = Span(*match.span())
        found = _read(reading, modal, after)
        if found:
            after = found.start
            yield found


def _read(reading: Reading, modal: Span, after: int | None) -> Advice | None:
    text, sentence = reading.text, reading.sentence(modal.start)
    before = _NO_MODAL.search(text, max(0, modal.start - 8), modal.start)
    if before or not sentence.covers(modal) or _is_no_advice(text, sentence, modal):
        return None
    what = action(reading, modal.end, _before(text, modal, after))
    who = subject_before(reading, modal.start)
    if text.startswith(("has", "have"), modal.start) and not _is_demand(reading, modal, who):
        return None
    if what and who and not _BE_DONE.match(text, modal.end):
        return Advice(who.start, what.end, MODAL, what, who)
    if what and not who and (it := stands.by_it(reading, sentence, modal.start, [])):
        start = it[0].start
        return Advice(start, what.end, MODAL, what, Span(start, modal.start), to=it[0].name)
    if what and (again := _again(reading, sentence, modal)):
        return Advice(modal.start, what.end, MODAL, what, again)
    return _passive(reading, sentence, modal, what) if what else None


def _again(reading: Reading, sentence: Span, modal: Span) -> Span | None:
    """The subject of the verb before, in "X should pay, and should report"."""
    if not _AND.search(reading.text, max(sentence.start, modal.start - 12), modal.start):
        return None
    earlier = list(_MODAL.finditer(reading.text, sentence.start, modal.start))
    return subject_before(reading, earlier[-1].start()) if earlier else None


def _is_demand(reading: Reading, modal: Span, who: Span | None) -> bool:
    """Whether "has to" asks for something: somebody says so of others."""
    said = statement_at(reading, modal) or transcripts.speaker(reading, modal.start)
    return bool(said and who and not is_pronoun(reading, who))


def _before(text: str, modal: Span, after: int | None) -> int | None:
    """Where the next advice of the sentence begins, without the "and" before it."""
    if after is None or after < modal.end:
        return None
    return modal.end + len(_JOINT.sub("", text[modal.end : after]))


def _is_no_advice(text: str, sentence: Span, modal: Span) -> bool:
    question = text[sentence.start : sentence.end].rstrip('”"’ \n').endswith("?")
    legal = _LEGAL.search(text, max(sentence.start, modal.start - _NEAR), modal.end + _NEAR)
    should = text.startswith("should", modal.start)
    predicted = _PREDICTED.match(text, modal.end) or _DATED.match(text, modal.end)
    told = _PAST.match(text, modal.end) or _ASIDE.match(text, modal.end)
    return bool(question or told or (should and predicted) or (legal and not should))


def _passive(reading: Reading, sentence: Span, modal: Span, what: Span) -> Advice | None:
    """ "The road must be repaired", somebody said: who should do it is left open."""
    text = reading.text
    said = statement_at(reading, modal)
    turn = transcripts.speaker(reading, modal.start)
    if not (said or turn) or not _BE_DONE.match(text, modal.end):
        return None
    start, opener = max(sentence.start, said.span.start if said else 0), ""
    for boundary in _CLAUSE.finditer(text, start, modal.start):
        start, opener = boundary.end(), boundary[0]
    while start < modal.start and text[start].isspace():
        start += 1
    words = text[start : modal.start].split()
    if _OPEN.search(opener) or not 1 <= len(words) <= 14 or words[0].casefold() in _VAGUE:
        return None
    clause = Span(start, what.end)
    return Advice(start, what.end, PASSIVE, clause)
