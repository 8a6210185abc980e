"""A sentence → the verbs that state a stand, and where what they are about begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wbdossier import lexicon
from wbdossier.extract.position.words import BODIES, WORDS
from wbdossier.grammar import THE, WEEKDAY, lowered, regex, verbose
from wbdossier.records import Span

_STRONGLY = r"(?: \s+ (?:strongly|firmly|fully|resolutely|sharply|unequivocally|openly) )?"
# "called on Thursday for".
_WHEN = rf"""
    (?: \s+ (?: (?:on\s+)?{WEEKDAY}
             | today|yesterday|again|once\s+again|repeatedly|also|jointly ) )?
"""
_OWN = r"""
    (?: (?:its|their|his|her|our|my|the) \s+ )?
    (?: (?!(?:lack|no|little|doubts?|concerns?|hopes?)\b) [\w-]+,?\s+ ){0,4}?
"""
# "Reaffirmed its commitment", "expresses support", "gave their backing".
_AFFIRM = rf"""
    (?: {lexicon.any_of(WORDS.affirm)} ) (?:s|es|ed|d|e|en|ing|ting)? {_WHEN} \s+ {_OWN}
"""
# After "condemn": "in the strongest terms", "as unjust and cruel".
_TERMS = r"""
    (?: \s+ as \s+ (?:an?\s+)? ["“]? [\w-]+ (?:\s+and\s+[\w-]+)? ["”]? (?=\s+the\b)
      | \s+ in \s+ (?:the\s+)? ["“]? (?:the\s+)? (?:[\w-]+\s+){1,3} terms (?:\s+possible)? )?
"""
_NEED = r"(?:the|an?) \s+ (?:\w+\s+)?? (?:need|necessity) \s+ (?:for|to|of)"
_STRESS = r"(?:stress|emphasi[sz]|underlin|underscor|highlight|reiterat) (?:es|s|ed|d|e|ing)?"
# "the EU to lift": a body and what it is to do.
_CAPITAL = r"(?-i:[A-Z])[\w’'-]+"
_BODY_TO = rf"""
    {THE} {_CAPITAL} (?:\s+{_CAPITAL}){{0,2}}
    (?:\s+(?:countries|states|government|authorities|allies|leaders|side))?
    \s+ (?:to|for) \s+ (?-i:[a-z])
"""
# "The ministry to open": a body without a name.
_SOME_BODY_TO = rf"(?:the|its) \s+ (?:[\w-]+\s+){{0,2}}? (?:{lexicon.any_of(BODIES)}) \s+ to \s+"
_BE = r"(?:is|are|was|were|remains?|remained) \s+ (?:\w+ly\s+)?"
_JOINED = r"declarations?|statements?|initiative|Open\s+Balkan|resolution|boycott"
_STATEHOOD = r"""
    Kosov[oa]|independence|sovereignty|statehood|state|country|borders?|passports?
  | results?|elections?|referendums?|annexation|legitimacy
"""
_SANCTIONS = r"(?:sanctions|restrictive\s+measures|embargo)"

# stance → its verbs, up to where the object begins. A verb in the form that a noun may have too
# ("call", "support") counts only beside a subject that asks for that form.
_SOURCES = {
    "aligns": (
        rf"""align (?:s|ed|ing)? (?: \s+(?:itself|themselves|ourselves|its\s+[\w\s-]{{3,40}}?) )?
             {_STRONGLY} \s+ (?:to|with)""",
        r"harmoni[sz] (?:es|ed|e|ing) (?: \s+(?:its|their)\s+[\w\s-]{3,40}? )? \s+ with",
        rf"""compl (?:ies|ied|y|ying) \s+ with
             (?= [^.,;]{{0,90}} \b(?:{_SANCTIONS}|measures|decisions?|declarations?|policy)\b )""",
        r"associat (?:es|ed) \s+ (?:itself|themselves) \s+ with",
        r"sign (?:s|ed) \s+ up \s+ to",
        rf"join (?:s|ed|ing)? (?= [^.,;]{{0,40}} \b(?:{_SANCTIONS}|{_JOINED})\b | \s+them\b )",
    ),
    "supports": (
        r"support (?:s|ed)?",
        r"back (?:s|ed)?",
        r"(?:welcom|endors) (?:es|ed|e|ing) (?:\s+the\s+fact)?",
        r"(?:hail|applaud) (?:s|ed|ing)?",
        r"favou?r (?:s|ed)?",
        r"greet (?:s|ed)",
        r"(?:is|are|was|were) \s+ (?:\w+ly\s+)? in \s+ favou?r \s+ of",
        r"(?:come|comes|came|spoke|speaks) \s+ out \s+ in \s+ favou?r \s+ of",
        r"vot (?:es|ed|e) \s+ in \s+ favou?r \s+ of",
        r"""vot (?:es|ed|e) \s+ for
            (?= \s+ (?:the|an?) \s+ [^.,;]{0,30} \b(?:resolution|draft|motion)\b )""",
        rf"{_AFFIRM} (?:support|backing) {_WHEN} \s+ (?:for|to)",
        r"advocat (?:es|ed) (?:\s+for)?",
        r"(?:stands?|stood) \s+ (?:firmly\s+)? (?:by|behind)",
    ),
    "opposes": (
        r"oppos (?:es|ed|e|ing) (?!\s+to\b)",
        r"reject (?:s|ed|ing)? (?:\s+once\s+more|\s+again)?",
        r"veto (?:es|ed|ing)?",
        r"block (?:s|ed|ing)?",
        rf"{_BE} (?:against|opposed\s+to)",
        r"(?:come|comes|came|spoke|speaks|speak) \s+ out \s+ against",
        r"dismiss (?:es|ed|ing)?",
        r"withdr (?:aws|ew|awn|aw) \s+ (?:its|their) \s+ recognition \s+ of",
        r"vot (?:es|ed|e) \s+ against",
        r"object (?:s|ed)? \s+ to",
        r"rul (?:es|ed|ing) \s+ out",
        rf"{_AFFIRM} (?:opposition|objections?) \s+ to",
        r"disagree (?:s|d)? \s+ with",
        r"(?:says|said) \s+ no \s+ to",
        r"turn (?:s|ed) \s+ down",
    ),
    "condemns": (
        rf"(?:condemn|decri|decry) (?:s|ed|es|ing)? {_TERMS}",
        rf"(?:denounc|deplor) (?:es|ed|e|ing) {_TERMS}",
        rf"{_AFFIRM} condemnation \s+ of",
    ),
    "calls_for": (
        rf"call (?:s|ed|ing)? {_WHEN} \s+ (?:on|upon) (?!\s+{WEEKDAY})",
        rf"call (?:s|ed|ing)? {_WHEN} \s+ for (?!\s+(?:{lexicon.any_of(WORDS.no_calls)}))",
        rf"call (?:s|ed|ing)? (?=\s+{_BODY_TO})",
        r"urg (?:es|ed|e|ing)",
        r"demand (?:s|ed|ing)? (?:\s+that)?",
        rf"ask (?:s|ed|ing) (?: \s+for | (?=\s+(?:{_BODY_TO}|{_SOME_BODY_TO})) )",
        r"appeal (?:s|ed|ing)? \s+ (?:to|for)",
        r"insist (?:s|ed|ing)? \s+ on",
        r"(?:push|press) (?:es|ed|ing) \s+ for",
        rf"want (?:s|ed) (?=\s+{_BODY_TO})",
        rf"{_STRESS} \s+ (?:on\s+)? {_NEED}",
        rf"point (?:s|ed|ing)? \s+ to \s+ {_NEED}",
        rf"{_AFFIRM} calls? \s+ (?:on|for|to)",
    ),
    "commits_to": (
        rf"{_BE} committed \s+ to",
        rf"{_BE} determined \s+ to",
        r"(?:stand|stands) \s+ ready \s+ to",
        r"commit (?:s|ted|ting)? (?:\s+(?:itself|themselves|himself|herself))? \s+ to",
        rf"{_AFFIRM} (?:commitment|determination) \s+ (?:to|in)",
        r"""(?: (?:pledg|promis)(?:es|ed|ing|e) | vow(?:s|ed)? ) \s+ to
            (?= \s+ (?!the\b|an?\b) (?-i:[a-z]) )""",
    ),
    "recognises": (rf"recogni[sz] (?:es|ed|e|ing) (?= \s+ [^.,;]{{0,30}} \b(?:{_STATEHOOD})\b )",),
    "accepts": (r"(?:accept|allow|tolerat|permit) (?:s|es|ed|e|ing)?",),
    "avoids": (
        r"(?:stay|stays|stayed|keep|keeps|kept) \s+ (?:away\s+from|out\s+of)",
        r"(?:opt|opts|opted) \s+ out \s+ of",
        r"avoid (?:s|ed|ing)? (?= \s+[^.,;]{0,20}\bsanctions\b )",
    ),
    "imposes": (
        rf"(?:impos|introduc) (?:es|ed|e|ing) (?= \s+[^.,;]{{0,30}}\b{_SANCTIONS}\b )",
        rf"adopt (?:s|ed|ing)? (?= \s+[^.,;]{{0,30}}\b{_SANCTIONS}\b )",
    ),
}
# No object begins with these: "endorsed by", "welcomed and supported".
_NO_OBJECT = r"(?! (?:by|and|or|but)\b ) (?=\S)"
_PATTERNS = {
    label: verbose(rf"(?:{'|'.join(sources)}) \s+ {_NO_OBJECT}", re.I)
    for label, sources in _SOURCES.items()
}
# Where such a verb may begin, and whose; nothing else of a text is looked at.
_AFFIRMED = ("supports", "opposes", "condemns", "calls_for", "commits_to")
_LABELS: dict[str, list[str]] = {word: list(_AFFIRMED) for word in WORDS.affirm}
for _label, _beginnings in WORDS.beginnings.items():
    for _word in _beginnings:
        _LABELS.setdefault(_word, []).append(_label)
_BE_TO = r"(?=\s+(?:\w+ly\s+)?(?:against|committed|determined|in\s+favou?r|opposed)\b)"
_BEGINNING = rf"(?: {lexicon.any_of(_LABELS)} | (?:is|are|was|were|remains?|remained) {_BE_TO} )"
# Searched in lower case, the mark or space before the word first: that is the quickest.
_PLACE = verbose(rf"(?P<before> [^\w’'-] ) {_BEGINNING}")
_OPENING = verbose(_BEGINNING)
_OF_BE = ("supports", "opposes", "commits_to")
_BARE = regex(rf"(?:{lexicon.any_of(WORDS.bare)})\b", re.I)
_PARTICIPLE = regex(r"\w+ing\b", re.I)
# "The EU’s commitment to peace remains firm".
_COMMITMENT = verbose(
    r"""
    (?: ['’]s? (?:\s+and\s+its\s+(?:\w+\s+)?\w+)? | ['’]s?\s+\w+ ) \s+
    (?:commitment|support) \s+ (?P<to>to|for) \s+ (?P<object> [^.,;:“”"]{3,160}? ) \s+
    (?:remains|is|stays|has\s+remained) \s+ (?:as\s+)? (?:\w+ly\s+)?
    (?:unwavering|firm|strong|steadfast|unchanged|clear|unequivocal|unshaken|absolute) (?!\w)
    """
)
# "Commended Malta for its full alignment with".
_PRAISES = verbose(
    r"(?<!\w) (?:commend|prais|applaud|congratulat|thank)(?:s|es|ed|ing) \s+ (?:the\s+)? \Z"
)
_PRAISED_FOR = verbose(
    r"\s+ (?:for|on) \s+ (?:its|their) \s+ (?:[\w-]+\s+){0,3}? alignment \s+ (?:with|to) \s+"
)
_OF_VERB = {
    "condemns": ("condemned", "denounced", "deplored"),
    "supports": ("welcomed", "hailed", "endorsed", "backed", "supported"),
    "opposes": ("opposed", "rejected", "vetoed", "blocked"),
}
# "The attack was condemned by the EU".
_PASSIVE = verbose(
    rf"""
    (?<!\w) (?:was|were|is|are|(?:has|have|had)\s+been) \s+ (?:(?:\w+ly|also|today|again)\s+){{0,2}}
    (?P<verb>{"|".join(verb for verbs in _OF_VERB.values() for verb in verbs)})
    (?: \s+ in \s+ [\w\s-]{{3,30}} terms )? (?: \s+ (?:on\s+)?\w+day )? \s+ by \s+
    """
)


@dataclass(frozen=True)
class Stance:
    """A verb that states a stand: ``span`` ends where the object begins."""

    label: str
    span: Span
    bare: bool  # "call", "support": the form of a plural subject, or a noun
    participle: bool  # "calling for"


@dataclass(frozen=True)
class Turned:
    """A stand whose object stands before its verb, or inside the words."""

    label: str
    span: Span  # the words of the stand; after a passive the actor follows
    about: Span | None = None


def places(text: str) -> list[Span]:
    """Return where a verb of a stand may begin, in order; one search of the whole text."""
    lower = lowered(text)
    first = _OPENING.match(lower)
    found = [Span(*first.span())] if first else []
    found += [Span(match.end("before"), match.end()) for match in _PLACE.finditer(lower)]
    return [place for place in found if text[place.start + 1 : place.end].islower()]


def at(text: str, place: Span, end: int) -> Stance | None:
    """Return the verb of a stand that begins at ``place``, before ``end``."""
    for label in _LABELS.get(place.of(text).casefold(), _OF_BE):
        if match := _PATTERNS[label].match(text, place.start, end):
            bare = _BARE.match(text, match.start()) is not None
            participle = _PARTICIPLE.match(text, match.start()) is not None
            return Stance(label, Span(*match.span()), bare, participle)
    return None


def passive(text: str, sentence: Span) -> Iterator[Turned]:
    """Yield "was condemned by"; the actor follows and the object stands before."""
    if text.find("by", sentence.start, sentence.end) < 0:
        return
    for match in _PASSIVE.finditer(text, sentence.start, sentence.end):
        label = next(stance for stance, verbs in _OF_VERB.items() if match["verb"] in verbs)
        yield Turned(label, Span(*match.span()))


def praised(text: str, actor: Span, sentence: Span) -> Turned | None:
    """Return "for its alignment with" after somebody praised; the object follows."""
    match = _PRAISED_FOR.match(text, actor.end, sentence.end)
    verb = _PRAISES.search(text, max(sentence.start, actor.start - 20), actor.start)
    return Turned("aligns", Span(verb.start(), match.end())) if match and verb else None


def may_commit(text: str, sentence: Span) -> bool:
    """Whether a sentence names a commitment, support or alignment at all."""
    nouns = ("commitment", "support", "alignment")
    return any(text.find(noun, sentence.start, sentence.end) >= 0 for noun in nouns)


def commitment(text: str, actor: Span, sentence: Span) -> Turned | None:
    """Return "’s commitment to … remains firm" right after an actor."""
    match = _COMMITMENT.match(text, actor.end, sentence.end)
    if not match:
        return None
    label = "commits_to" if match["to"] == "to" else "supports"
    return Turned(label, Span(*match.span()), Span(*match.span("object")))
