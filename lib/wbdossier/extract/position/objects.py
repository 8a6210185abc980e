"""What a stand is about: up to where its clause ends, or from where it begins."""

from __future__ import annotations

import re

from wbdossier import lexicon, spans
from wbdossier.extract.position.words import WORDS
from wbdossier.grammar import WEEKDAY, regex, verbose
from wbdossier.people import VERB
from wbdossier.reading import Reading, within
from wbdossier.records import Span

_AUXILIARY = r"(?:is|are|was|were|has|have|had|will|would|said|says)"
_VERB = rf"(?:{VERB}|{lexicon.any_of(WORDS.next_verbs)})"
_TELLING = (
    r"(?:statement|interview|speech|tweet|letter|address|press\s+conference|news\s+conference)"
)
# Where an object ends.
_END = verbose(
    rf"""
      [!?](?=[\s”"»'’)]|\Z) | [;:] | \s[–—-]\s(?![A-Z]) | \s--\s | \n\s*\n
    # another verb of the same subject, or another clause: "and urged", "but the EU has"
    | ,?\s+ (?:and|but|or|while) \s+ (?:\w+ly\s+|again\s+|thus\s+|to\s+)? {_VERB} \b
    | ,\s+ (?:and|while) \s+ \w+ing\b
    | ,?\s+ and \s+ that\b
    | ,?\s+ (?:and|but|or) \s+ (?:we|it|they|he|she)\b
    | ,?\s+ and \s+ (?:\w+ly\s+)? \w+ed \s+
      (?:in|on|for|against|to|that|the|its|their|his|her|an?)\b
    | ,?\s+ (?: {lexicon.any_of(WORDS.subordinating)} )\b
    | (?P<clause> ,?\s+ (?:and|but|while|as) \s+ (?:the\s+)?
        (?: (?!that\b|which\b|who\b) [\w’'-]+\s+ ){{1,3}}? {_AUXILIARY}\b )
    | \s+ (?:while|since|until|when|if) \s
    | ,?(?<!\bthose) (?: \s+(?:in|on|of|for|to|by|with|during|at|from|under|after) )?
      \s+ (?:which|who|whose|whom|where)\b
    # ", the minister said"
    | ,\s+ (?=[A-Z]|the\s|he\s|she\s) (?:[\w’'-]+\s+){{1,14}}? (?:said|says|told|added|noted)\b
    # how, when and where the stand was taken
    | \s+ in \s+ (?:the\s+)? (?:strong|harsh|firm|clear|sharp)est \s+ (?:possible\s+)? terms\b
    | \s+ (?:on|last|late\s+on|early\s+on) \s+ {WEEKDAY}\b
    | \s+ (?:in|at|during) \s+ (?:an?|the|his|her|its|their) \s+ (?:\w+\s+){{0,2}}? {_TELLING}\b
    | \s+ at \s+ (?:an?|the|today['’]s) \s+ (?:\w+\s+){{0,2}}?
      (?:meeting|session|summit|conference)\b
    | \s+ at \s+ (?:[A-Z][\w’'-]+\s+){{1,3}} (?:Meeting|Summit|Conference|Session|Talks)\b
    | \s+ as \s+ (?:we|it|they|he|she) \s+ (?:did|does|do|has|have|had)\b
    | ,?\s+ and \s+ (?: (?:call|urge)\s+(?:on|for|upon)
        | (?:condemn|reject|oppose|stress|underline|express|reiterate) \s+
          (?:the|its|their|our|all|any|that) )\b
    | \s+ (?:on|upon|after|before|following) \s+
      (?:his|her|their|its|the\s+start|arrival|arriving|meeting|talks)\b
    """
)
_WORD = r"[\w’'-]+"
# A comma inside a list: short items, and at last "and".
_LIST = verbose(
    rf"""
    ,\s+ (?! (?: {lexicon.any_of(WORDS.no_items)} | \w+ing )\b
           | \w+ed\s+(?:in|on|by|to|the|an?|that|for|with|its|their)\b )
    (?:{_WORD}\s+){{0,7}}? {_WORD} (?: ,\s+ (?:{_WORD}\s+){{0,7}}? {_WORD} ){{0,6}}?
    ,?\s+ (?:and|or) \s+ (?! {_VERB}\b )
    """
)
# A comma between a place and the land it lies in: "in Banjska, northern Kosovo".
_LIES_IN = verbose(
    r"""
    ,\s+ (?: (?:in\s+)? (?:the\s+)? (?:north|south|east|west|central)\w* \s+ (?:of\s+)? )?
    [A-Z][\w-]+ (?:\s+[A-Z][\w-]+){0,2} (?= \s*[.,;”"] | \s*\Z )
    """
)
# An aside inside a demand: "the parties, in particular the government, to leave".
_ASIDE = verbose(
    r"""
    ,\s+ (?:in\s+particular|especially|particularly|notably|including) \s [^,;]{2,80} ,
    (?= \s+ (?:not\s+)? (?:\w+ly\s+)? to\s )
    """
)
_FINITE = regex(rf"\b(?:{_AUXILIARY}|can|could|does|did|not)\b")
_COMMA = regex(r",(?!\d)")
_ON = regex(r"\s+on\s+\Z")
_OPENERS = {'"': '"', "”": "“", "»": "«", "’": "‘"}
_LONGEST = 260
_FEWEST = 3  # words of an object before "and the EU has" may end it
_WHOM = frozenset({"you", "him", "me", "us"})
# Before the subject of a passive: all of its sentence up to the last break.
_LEAD = verbose(
    r"""
    (?: .* (?: [.;:“”"] | ,\s | \b(?:that|and|but|while|as|because|which|who)\s ) )?
    \s* (?: (?:On|In)\s+\w+\s+(?=the\s) )?
    """,
    re.DOTALL,
)
_MOST = 14  # words of a passive's subject
_NAMELESS = frozenset({"he", "she", "they", "who", "which", "we", "i"})


def end_of(reading: Reading, sentence: Span, start: int) -> int:
    """Return where the object that begins at ``start`` ends."""
    text = reading.text
    limit = min(sentence.end, start + _LONGEST)
    if quotation := spans.around(reading.quotations, start - 1):
        limit = min(limit, quotation.end)
    found = _END.search(text, start, limit)
    while found and found["clause"] and _is_subject(text, start, found.start()):
        found = _END.search(text, found.start() + 1, limit)
    end = found.start() if found else limit
    return _trimmed(reading, start, _past_lists(text, start, end))


def _is_subject(text: str, start: int, end: int) -> bool:
    """Whether no object stands before "and": only a word or two, or "that" without its verb."""
    words = text[start:end].split()
    return len(words) < _FEWEST or (words[0] == "that" and not _FINITE.search(text, start, end))


def _past_lists(text: str, start: int, end: int) -> int:
    """Return the first comma before ``end`` that parts no members of a list, or ``end``."""
    at = start
    while comma := _COMMA.search(text, at, end):
        patterns = (_LIST, _LIES_IN, _ASIDE)
        listed = next((m for p in patterns if (m := p.match(text, comma.start(), end))), None)
        if not listed or _FINITE.search(listed[0]):
            return comma.start()
        at = listed.end()
    return end


def _trimmed(reading: Reading, start: int, end: int) -> int:
    """Cut the closing marks, and a day that tells when the stand was taken."""
    text = reading.text
    words = text[start:end].rstrip().rstrip(".,;:!?\"'”’»*").rstrip()
    if words.endswith(")") and "(" not in words:
        words = words[:-1].rstrip()
    for date in within(reading.dates, Span(start, start + len(words))):
        if date.end >= start + len(words) and (lead := _ON.search(text, start, date.start)):
            words = text[start : lead.start()]
    closing = text[start + len(words) : start + len(words) + 1]
    return start + len(words) + (closing in _OPENERS and _OPENERS[closing] in words)


def is_it(words: str) -> bool:
    """Whether an object is only "it" or the like, which says nothing of its own."""
    return words.casefold() in ("it", "this", "them")


def says_something(words: str) -> bool:
    """Whether the object is more than a pronoun."""
    plain = words.casefold().split()
    if not plain or plain[0] in _WHOM:
        return False
    return len(plain) > 1 or plain[0] not in WORDS.pronouns


def before(reading: Reading, sentence: Span, end: int) -> Span | None:
    """Return the subject of a passive that begins at ``end``: what the stand is about."""
    text = reading.text
    lead = _LEAD.match(text, max(sentence.start, end - 160), end)
    start = lead.end() if lead else sentence.start
    words = text[start:end].strip()
    if not says_something(words) or len(words.split()) > _MOST:
        return None
    return None if words.split()[0].casefold() in _NAMELESS else Span(start, start + len(words))
