"""Verbs that direct: "called on X to", "urged X to", "X was urged to", "recommended that X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.recommendation.actors import actors, subject_before
from wbdossier.extract.recommendation.advice import Advice, action
from wbdossier.extract.recommendation.callers import caller
from wbdossier.extract.recommendation.rules import ADVISED, CALL, NEED, NOUN
from wbdossier.grammar import lowered, regex, verbose
from wbdossier.lexicon.advice import advice
from wbdossier.reading import Reading
from wbdossier.records import Span

_STEMS = (
    "call",
    "urg",
    "appeal",
    "encourag",
    "advi",
    "recommend",
    "invit",
    "demand",
    "propos",
    "request",
    "ask",
    "time for",
    "necessary",
    "essential",
    "imperative",
    "crucial",
    "vital",
    "important",
    "urgent",
    "advisable",
)
_GATE = regex("|".join(_STEMS))  # searched in lower case
_INSIDE = regex(r"[\w-]")  # "recall", "re-invited"
_CALL = verbose(
    r"""
    (?P<verb> call(?:s|ed|ing)? \s+ (?:(?:again|also|once\s+more)\s+)? (?: (?:up\s*)?on | for )
      | call(?:s|ed)? (?=\s+(?:(?:the|both|all)\s|official\s)) | ask(?:s|ed|ing)?
      | urg(?:e|es|ed|ing) | appeal(?:s|ed|ing)? \s+ (?:to|on)
      | encourag(?:e|es|ed|ing) | advis(?:e|es|ed|ing) | recommend(?:s|ed|ing)? (?:\s+to)?
      | (?P<invite>invit(?:e|es|ed|ing)) )
    \s+ (?:\w+day\s+(?:on|for)\s+)? ["“]?
    (?P<who> (?: (?<=ing\s) to\s+ | (?!to\b) [^\s;:“”"]+\s+ ){1,22}? )
    (?<!ing\s) (?P<to> (?:not\s+)? to ) \s+ (?P<do> [“"‘]? [^\W\d_] )
    """,
    re.I,
)
_PASSIVE = verbose(
    r"""
    (?P<verb> called \s+ (?:up)?on | urged | encouraged | advised | recommended | invited ) \s+
    (?P<to>(?:not\s+)?to) \s+ (?=[a-z])
    """
)
_BE = verbose(r"\b (?:is|are|was|were|been|being|be) \s+ (?:\w+ly\s+|also\s+)? \Z")
_AUXILIARIES = verbose(
    r"(?:(?:is|are|was|were|has|have|had|been|being)\s+(?:(?:\w+ly|also|now|again)\s+)?)+ \Z"
)
_THAT = verbose(
    r"""
    (?: recommend(?:s|ed|ing)? | advis(?:es|ed|e) | demand(?:s|ed|ing)?(?:\s+\w+)?
      | propos(?:es|ed|e) | request(?:s|ed) )
    (?:\s+to\s+\w+)? \s*,? \s+ that \s+
    """
)
_DOING = verbose(r"recommend(?:s|ed) \s+ (?!reading\b|listening\b) (?=[a-z]+ing\b)")
_VERB_NEXT = verbose(
    r"""
    \s+ (?:(?:not|also|urgently|immediately)\s+)*
    (?! (?: should|must|and|or|is|are|was|were|had|did|could|would|may|might|has|have|will|of|in|to
          | for|at|on|by ) \b )
    [a-z]+ (?<!ed) \b
    """
)
_NOUN = verbose(
    r"""
    (?<!\w) (?:(?i:the|our|my|his|her|their|its|one|another|a)\s+)? (?:\w+\s+)?
    (?:recommendation|advice|appeal)s? \s+ (?:to|for) \s+ (?P<who> [^,.;:“”"]{2,90}? ) \s+
    (?:is|was|are|were|would\s+be) \s* ,? \s* (?P<to> to | that ) \s+
    """
)
# "It is time for the EU to act", "it is essential that Serbia sign".
_IMPERSONAL = verbose(
    r"""
    (?i:it) (?:\s+(?:is|was|would\s+be)|[’']s) \s+
    (?:(?:also|now|therefore|high|absolutely|equally|extremely|very|more\s+than)\s+)*
    (?:time|necessary|essential|imperative|crucial|vital|important|urgent|advisable) \s+
    (?: for \s+ (?P<for>(?:[\w’'-]+\s+){1,10}?) to \s+ | that \s+ (?P<that>) )
    """
)
# ", and to the parties to publish": the verb goes on.
_AND_TO = verbose(
    r",?\s+and\s+ (?P<to>to) \s+ (?P<who>(?:the\s+)?(?:[\w’'-]+\s+){0,3}?[\w’'-]+) \s+ to\s+"
)
# Between the verb and "to": another clause, or what is done instead of who should do it.
_NOBODY = regex(
    r"\A\w+ing\b|\A(?:that|for|what|how|why|who|when|where|which)\b|\b(?:if|whether)\b|\b(?:invited|urged|called|said|was|is|failed)\b|,?\s+and\Z"
)
_WHEN = regex(r"\s+(?:on\s+)?(?:\w+day|today|yesterday)\Z")
_INVITED = regex(rf"(?:{lexicon.any_of(advice().invitations)})(?!\w)")
_LONG = 200  # characters in which the words about it stand
_IT_REACH = 30  # characters before "time" or "essential" in which "it is" stands
_REACH = 60  # characters before the noun "recommendation" in which its phrase begins


def find(reading: Reading) -> Iterator[Advice]:
    """Yield the advice of verbs and nouns that direct."""
    for gate in _GATE.finditer(lowered(reading.text)):
        sentence = reading.sentence(gate.start())
        inside = _INSIDE.match(reading.text, gate.start() - 1) if gate.start() else None
        if inside or not sentence.covers(Span(*gate.span())):
            continue
        for read in (_noun, _impersonal, _passive, _call, _that, _doing):
            found = read(reading, sentence, gate.start())
            if found:
                yield found
                if also := _too(reading, sentence, found):
                    yield also
                break


def _call(reading: Reading, sentence: Span, at: int) -> Advice | None:
    """ "called on both sides to refrain"."""
    match = _CALL.match(reading.text, at, sentence.end)
    active = match and match["verb"].endswith("ing")  # "had been urging"
    if not match or (not active and _BE.search(reading.text, max(sentence.start, at - 30), at)):
        return None
    who = _stripped(reading.text, Span(*match.span("who")))
    known = actors(reading, who)
    place = reading.text[match.start("do")].isupper()  # "invited both to Brussels"
    if place or _NOBODY.search(who.of(reading.text)):
        return None
    what = action(reading, match.start("do"))
    if not known or not what or (match["verb"].endswith("for") and not _heads(reading, who)):
        return None
    person = match["who"].split()[0].casefold() in ("him", "her", "me", "us", "them", "you")
    if match["invite"] and (person or _INVITED.match(reading.text, match.start("do"))):
        return None
    if person and match["verb"].startswith("ask"):
        return None
    by = caller(reading, sentence, at)
    start, name = (by.start, by.name) if by else (at, None)
    return Advice(start, what.end, CALL, _negated(match, what), who, name)


def _too(reading: Reading, sentence: Span, first: Advice) -> Advice | None:
    """ "…, and to the parties to publish …": the same verb, others to do something else."""
    match = _AND_TO.match(reading.text, first.end, sentence.end)
    what = action(reading, match.end()) if match else None
    if not match or not what:
        return None
    return Advice(match.start("to"), what.end, CALL, what, Span(*match.span("who")), first.by)


def _impersonal(reading: Reading, sentence: Span, at: int) -> Advice | None:
    """ "It is time for the EU to act": those addressed stand after "for" or "that"."""
    start = max(sentence.start, at - _IT_REACH)
    found = _IMPERSONAL.finditer(reading.text, start, min(sentence.end, at + _LONG))
    match = next((m for m in found if m.start() <= at < m.end()), None)
    if not match:
        return None
    who = _stripped(reading.text, Span(*match.span("for"))) if match["for"] else None
    who = who if match["for"] else _subject_after(reading, sentence, match.end())
    if not who or not _heads(reading, who):
        return None
    what = action(reading, match.end() if match["for"] else who.end + 1)
    return Advice(match.start(), what.end, NEED, what, who) if what else None


def _subject_after(reading: Reading, sentence: Span, start: int) -> Span | None:
    """Who should do it, up to the verb: "that | all parties | keep"."""
    known = actors(reading, Span(start, min(sentence.end, start + 140)))
    for actor in known:
        if any(a.start == actor.end + 1 for a in known):
            continue  # "all parties": the noun comes next
        if _VERB_NEXT.match(reading.text, actor.end, sentence.end):
            return Span(start, actor.end)
    return None


def _heads(reading: Reading, who: Span) -> bool:
    """Whether somebody who can act is all of ``who``, not "a commitment from" them."""
    subject = subject_before(reading, who.end, who.start)
    return subject is not None and subject.start <= who.start


def _verb_start(reading: Reading, at: int) -> int:
    match = _AUXILIARIES.search(reading.text, max(0, at - 30), at)
    return match.start() if match else at


def _passive(reading: Reading, sentence: Span, at: int) -> Advice | None:
    """ "Serbia was urged to", "is advised to"."""
    match = _PASSIVE.match(reading.text, at, sentence.end)
    if not match or not _BE.search(reading.text, max(sentence.start, at - 30), at):
        return None
    if match["verb"] == "invited" and _INVITED.match(reading.text, match.end()):
        return None
    who = subject_before(reading, _verb_start(reading, at))
    what = action(reading, match.end())
    return (
        Advice(who.start, what.end, ADVISED, _negated(match, what), who) if who and what else None
    )


def _that(reading: Reading, sentence: Span, at: int) -> Advice | None:
    """ "recommended that the EU lift": a verb without "should"."""
    match = _THAT.match(reading.text, at, sentence.end)
    if not match:
        return None
    known = actors(reading, Span(match.end(), min(sentence.end, match.end() + 140)))
    for actor in known:
        who = Span(match.end(), actor.end)
        if any(a.start == actor.end + 1 for a in known):
            continue  # "all parties": the noun comes next
        if (
            _VERB_NEXT.match(reading.text, actor.end, sentence.end)
            and len(who.of(reading.text).split()) < 18
        ):
            what = action(reading, actor.end + 1)
            by = caller(reading, sentence, at)
            start, name = (by.start, by.name) if by else (at, None)
            return Advice(start, what.end, ADVISED, what, who, name) if what else None
    return None


def _doing(reading: Reading, sentence: Span, at: int) -> Advice | None:
    """ "The institute recommends lifting the ban": nobody in particular should do it."""
    match = _DOING.match(reading.text, at, sentence.end)
    by = caller(reading, sentence, at) if match else None
    what = action(reading, match.end()) if match and by else None
    return Advice(by.start, what.end, ADVISED, what, None, by.name) if what and by else None


def _noun(reading: Reading, sentence: Span, at: int) -> Advice | None:
    """ "The recommendation to the media is to check facts"."""
    start = max(sentence.start, at - _REACH)
    match = next(
        (
            m
            for m in _NOUN.finditer(reading.text, start, min(sentence.end, at + _LONG))
            if m.start() <= at < m.end()
        ),
        None,
    )
    what = action(reading, match.end()) if match else None
    if not match or not what:
        return None
    return Advice(match.start(), what.end, NOUN, what, Span(*match.span("who")))


def _negated(match: re.Match[str], what: Span) -> Span:
    """Begin with "not" where the advice is not to do it."""
    return Span(match.start("to"), what.end) if match["to"].startswith("not") else what


def _stripped(text: str, span: Span) -> Span:
    words = _WHEN.sub("", text[span.start : span.end].rstrip(" \t\r\n,"))
    return Span(span.start, span.start + len(words))
