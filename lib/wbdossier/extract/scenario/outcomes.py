"""Scenarios with their outcome in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier.extract.scenario.found import KINDS, NUMBERS, VERBS, Found, clause
from wbdossier.extract.scenario.rules import OUTCOME, SUPPOSED
from wbdossier.grammar import verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

_MANY = rf"(?:{'|'.join(NUMBERS)})"
_WHICH = rf"""
    (?: (?P<count> {_MANY} | another | the\s+other
                 | a\s+(?:second|third|fourth|fifth|further|last) ) \s+
        (?: of \s+ (?:the|these|its|our)\s+ )?
      | (?:the|a|an|our|its|their|his|her)\s+ )?
    (?: (?!(?:also|but|of|in|for|this|that|such|and|to|is)\b) [\w’'/-]+ \s+ ){{0,4}}?
"""
# "Two scenarios predict violence", "the baseline scenario foresees", "the worst case is that".
_PREDICTS = verbose(
    rf"""
    (?<![\w’'-]) (?<!this\s) (?<!that\s) (?<!such\s) {_WHICH} scenarios?
    (?: (?: \s*,?\s+(?:called|titled|entitled|named|dubbed) )? \s* [“"‘(][^”"’)]{{2,60}}[”"’)] ,? )?
    (?: \s+ (?:in|for)\s+(?:the\s+)?(?:[A-Z][\w-]+\s*){{1,4}} )?
    (?: \s*,\s+ according\s+to [^,;.]{{3,60}}, )? \s* ,? \s* (?:which\s+)?
    (?: \b{VERBS} (?!\w) (?:\s+that\b)?
      | (?:is|was|would\s+be|could\s+be) \s+ (?:that|one\s+in\s+which|one\s+where) \b
      | (?P<is>is|would\s+be) )
    \s*,?\s+
    (?P<outcome>\S)
    """,
    re.I,
)
# "In the worst case, …"; "under the optimistic scenario the country would …".
_IN = verbose(
    r"""
    (?<!\w) (?:in|under|according\s+to|with) \s+ (?:the|an?|this|our|its|that)\s+
    (?P<kind>(?:[\w’'/-]+ \s+ ){0,3}?)
    scenarios? (?: \s*[“"‘(][^”"’)]{2,60}[”"’)] )? \s* ,? \s+ (?P<outcome>\S)
    """,
    re.I,
)
_KIND = verbose(rf"(?:{KINDS}) [\s-]* \Z", re.I)
# Only a kind of scenario "is" its outcome: "the worst scenario is a new war".
_KIND_IS = verbose(
    rf"""
    (?<![\w-]) {KINDS} [\s-]+ scenario (?: ,[^,;.]{{3,80}}, )? \s+ (?:is|would\s+be) \s+
    (?! (?: not|very|also|still|so|too|\w+ly|un\w+|possible|likely ) \b )
    """,
    re.I,
)
_NO_CONTENT = verbose(
    r"""
    (?: is|was|are|were|has|have|had|and|or|for|of|in|to|as|where|when|if|he|that|which|will|would
      | could|can|may|might ) \b (?!\s+that)
    """,
    re.I,
)
_FINITE = verbose(
    r"(?<!\w)(?:would|will|could|may|might|is|are|has|have|should|remains?|becomes?|loses?|leaves?|continues?|\w{3,}(?:es|s))(?!\w)"
)


def find(reading: Reading) -> Iterator[Found]:
    """Yield each scenario whose outcome its own sentence tells."""
    for sentence in reading.sentences:
        if reading.text.find("cenario", sentence.start, sentence.end) < 0:
            continue
        yield from _predicting(reading, sentence)
        yield from _supposed(reading, sentence)


def _predicting(reading: Reading, sentence: Span) -> Iterator[Found]:
    for match in _PREDICTS.finditer(reading.text, sentence.start, sentence.end):
        outcome = clause(reading.text, match.start("outcome"), sentence.end)
        named = match["is"] is None or _KIND_IS.search(match[0])
        if outcome and named and "nightmare" not in match[0].casefold():
            count = match["count"] or (
                "one" if not match[0].split("cenario")[1].startswith("s") else None
            )
            yield Found(_start(reading.text, match.start()), outcome.end, OUTCOME, count, outcome)


def _start(text: str, start: int) -> int:
    """Leave out an article."""
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        if text.startswith(article, start):
            return start + len(article)
    return start


def _supposed(reading: Reading, sentence: Span) -> Iterator[Found]:
    text = reading.text
    for match in _IN.finditer(text, sentence.start, sentence.end):
        if not _KIND.search(match["kind"]) or _NO_CONTENT.match(text, match.start("outcome")):
            continue
        opens = (
            not text[sentence.start : match.start()].strip(' \n\t“"‘•*–-\r')
            or text[: match.start()].rstrip()[-1:] in ",;:“"
        )
        outcome = clause(text, match.start("outcome"), sentence.end) if opens else None
        if outcome and _FINITE.search(text, outcome.start, outcome.end):
            yield Found(match.start(), outcome.end, SUPPOSED, "one", outcome)
