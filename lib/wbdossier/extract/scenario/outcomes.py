"""Scenarios with their outcome in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier.extract.rule import Rule
from wbdossier.extract.scenario.found import (
    CASE,
    KINDS,
    NUMBERS,
    VERBS,
    Found,
    anchored,
    clause,
    following,
)
from wbdossier.extract.scenario.rules import ELLIPTICAL, FUTURE, OUTCOME, SUPPOSED
from wbdossier.grammar import regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

_MANY = rf"(?:{'|'.join(NUMBERS)})"
_WHICH = rf"""
    (?: (?P<count> (?:the\s+(?:other|remaining)\s+)? {_MANY} (?:\s+(?:further|other|more))?
                 | another | the\s+other | a\s+(?:second|third|fourth|fifth|further|last) ) \s+
        (?: of \s+ (?:the|these|those|its|our)\s+ )?
      | (?:the|a|an|our|its|their|his|her)\s+ )?
    (?: (?!(?:also|but|of|in|for|this|that|such|and|to|is)\b) [\w’'/-]+ \s+ ){{0,4}}?
"""
# "Two scenarios predict violence", "the baseline scenario foresees", "the worst case is that".
_PREDICTS = verbose(
    rf"""
    (?<![\w’'-]) (?<!this\s) (?<!that\s) (?<!such\s) {_WHICH} (?P<noun>scenarios?|{CASE})
    (?: (?: \s*,?\s+(?:called|titled|entitled|named|dubbed) )? \s* [“"‘(][^”"’)]{{2,60}}[”"’)] ,? )?
    (?: \s+ (?:in|for)\s+(?:the\s+)?(?:[A-Z][\w-]+\s*){{1,4}} )?
    (?: \s*,\s+ (?:according\s+to|says|said) [^,;.]{{3,60}}, )? \s* ,? \s* (?:which\s+)?
    (?: \b{VERBS} (?!\w) (?:\s+that\b)? | has (?=\s+(?:[\w’'-]+\s+){{1,6}}[\w-]+ing\b)
      | (?:is|was|would\s+be|could\s+be) \s+ (?:that|one\s+in\s+which|one\s+where) \b
      | (?P<is>is|would\s+be) )
    \s*,?\s+
    (?P<outcome>\S)
    """,
    re.I,
)
# "In the worst case, …"; "under the optimistic scenario the country would …".
_IN = verbose(
    rf"""
    (?<!\w) (?:in|under|according\s+to|with) \s+ (?:the|an?|one|another|this|our|its|that)\s+
    (?P<kind>(?:[\w’'/-]+ \s+ ){{0,4}}?)
    (?: scenarios? | {CASE} (?!\s*-?\s*scenario) | version | variant | outcome ) (?!\w)
    (?: \s*,?\s*(?:called\s+)? [“"‘(][^”"’)]{{2,60}}[”"’)] )? \s* ,? \s+ (?P<outcome>\S)
    """,
    re.I,
)
# After a sentence on scenarios: "Under the second, …", "The third sees …", "The other leads to …".
_ORDINAL = rf"(?:{KINDS}|other|next|most\s+\w+|least\s+\w+)"
_THE_SECOND = verbose(
    rf"""
    \W* (?: (?P<in>in|under|according\s+to|with) \s+ )?
    (?:the|a|an|another) \s+ {_ORDINAL} (?:\s+(?:and|or|but)\s+{_ORDINAL})?
    (?: \s+(?:one|of\s+(?:these|them)) )?
    (?(in) (?: (?<=\sone) \s*,?\s+ | \s*,\s+ ) | \s+(?:{VERBS}|leads?\s+to)\s+ )
    (?P<outcome>\S)
    """,
    re.I,
)
# "One path leads to …"; "a different future: …".
_FUTURE = verbose(
    rf"""
    (?<![\w’'-]) (?: (?:one|another|the\s+(?:{KINDS})|a\s+(?:{KINDS})) \s+ path \s+
        (?:leads?|would\s+lead|could\s+lead|ends?) \s+ (?:to|in|with) \s+
      | (?:one|another|an?|the) \s+ (?:\w+\s+)? {KINDS} \s+ (?:future|outcome) \s*
        (?: [:–—] | \s+is\s+that ) \s+ )
    (?P<outcome>\S)
    """,
    re.I,
)
_COLON = regex(r":\s")
_KIND = verbose(rf"(?:{KINDS}) [\s-]* \Z", re.I)
# Only a kind of scenario "is" its outcome: "the worst scenario is a new war".
_KIND_IS = verbose(
    rf"""
    (?<![\w-]) {KINDS} (?:[\s-]+(?:case|scenario))+ (?: ,[^,;.]{{3,80}}, )? \s+
    (?:is|would\s+be) \s+
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
    r"""
    (?<!\w)(?:would|will|could|may|might|is|are|has|have|should|joins?|lose|leave|take|keep|win|sign
      |return|become|remain|\w{3,}s)(?!\w)
    """
)


def find(reading: Reading) -> Iterator[Found]:
    """Yield each scenario whose outcome its own sentence tells."""
    for sentence in anchored(reading):
        yield from _predicting(reading, sentence)
        yield from _supposed(reading, sentence)
        yield from _future(reading, sentence)
    for sentence in following(reading):
        yield from _elliptical(reading, sentence)


def _predicting(reading: Reading, sentence: Span) -> Iterator[Found]:
    for match in _PREDICTS.finditer(reading.text, sentence.start, sentence.end):
        outcome = clause(reading.text, match.start("outcome"), sentence.end)
        named = match["is"] is None or _KIND_IS.search(match[0])
        if outcome and named and "nightmare" not in match[0].casefold():
            one = None if match["noun"].casefold() == "scenarios" else "one"
            yield Found(match.start(), outcome.end, OUTCOME, match["count"] or one, outcome)


def _supposed(reading: Reading, sentence: Span) -> Iterator[Found]:
    text = reading.text
    for match in _IN.finditer(text, sentence.start, sentence.end):
        case = re.search(CASE, match[0], re.I)
        if not (case or _KIND.search(match["kind"])):
            continue
        yield from _told(reading, sentence, match, SUPPOSED)


def _elliptical(reading: Reading, sentence: Span) -> Iterator[Found]:
    match = _THE_SECOND.match(reading.text, sentence.start, sentence.end)
    if match and match["in"]:
        yield from _told(reading, sentence, match, ELLIPTICAL, match.start("in"))
    elif match:
        outcome = clause(reading.text, match.start("outcome"), sentence.end)
        if outcome:
            yield Found(sentence.start, outcome.end, ELLIPTICAL, "one", outcome)


def _told(
    reading: Reading, sentence: Span, match: re.Match[str], rule: Rule, start: int | None = None
) -> Iterator[Found]:
    """ "In the …," and a clause with a verb of its own."""
    text = reading.text
    if _NO_CONTENT.match(text, match.start("outcome")):
        return
    before = text[sentence.start : match.start()].strip(' \n\t“"‘•*–-\r')
    opens = not before or before[-1] in ",;:“" or re.search(r"\b(?:that|and|but)\Z", before)
    outcome = clause(text, match.start("outcome"), sentence.end) if opens else None
    if outcome and _FINITE.search(text, outcome.start, outcome.end):
        yield Found(match.start() if start is None else start, outcome.end, rule, "one", outcome)


def _future(reading: Reading, sentence: Span) -> Iterator[Found]:
    words = sentence.of(reading.text).casefold()
    if not any(needed in words for needed in ("path", "future", "outcome")):
        return
    for match in _FUTURE.finditer(reading.text, sentence.start, sentence.end):
        outcome = clause(reading.text, match.start("outcome"), sentence.end)
        if outcome:
            colon = _COLON.search(reading.text, outcome.start, outcome.end)
            end = colon.start() if colon else outcome.end
            yield Found(match.start(), end, FUTURE, "one", Span(outcome.start, end))
