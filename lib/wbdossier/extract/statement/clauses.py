"""Attribution → the clause that it reports."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.grammar import CAPITALISED, THE, WEEKDAY, regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.speakers import Saying

_WORDS = lexicon.speech()
_BARE_VERBS, _WITH_LISTENER = frozenset(_WORDS.bare_clause), frozenset(_WORDS.with_listener)
_SAY = frozenset({"said", "say", "says"})  # they take no noun but "words" and the like
_IRREGULAR = f"(?:{lexicon.any_of(_WORDS.irregular)})"
_LISTENERS = r"(?:reporters|journalists|lawmakers)"

# Between the verb and "that": to whom, when, where; no comma, and no clause of its own.
_CIRCUMSTANCE = rf"""
    (?: \s+ (?: also|again|earlier|later|today|tonight|yesterday|clearly|once\s+more | \w+ly
              | {_LISTENERS} | {WEEKDAY} | (?:this|last|late|early) \s+ \w+
              | (?:on|in|at|during|after|before|following|to|via|for|through|by|with|from|of) \s+
                (?:[\w’'.“”"/-]+\s+){{0,7}}? [\w’'“”"/-]+ )
      (?: \s*\([^()]{{1,40}}\) )? )
"""
# "reiterated his position that", "expressed his firm belief that".
_NOUN = rf"""
    (?: \s+ (?:his|her|its|their|the) \s+ (?:[\w’'-]+\s+){{0,2}}?
        (?:{lexicon.any_of(_WORDS.held)}) )
"""
# "said on Monday that …".
_THAT = verbose(
    rf"""
    {_NOUN}? {_CIRCUMSTANCE}{{0,4}}?
    (?: ,\s+ (?:among|amongst)\s+ [\w ]{{4,20}} )? \s*,?\s+ that \s*,?\s+
    (?! [.,] | (?:is|was|would|to) \b )  # "said that to the mayor"
    """
)
_NOUN_THAT = verbose(rf"{_NOUN} \s+that\s+")
_URGE = frozenset({"appealed", "appeals", "urged", "urges", "urging"})
_URGED_THAT = regex(r"\s+that\s+")
_AS_SAYING_THAT = verbose(r"[^,;:“”\"]{0,80}? \s+as\s+saying\s+that\s+")
# "told the parliament in Pristina that …".
_LISTENER_THAT = verbose(
    r"""
    (?: \s+(?!that\b)[\w’'./“”„"-]+ ){1,14}?
    (?: \s*,\s+[^,;:“”"]{2,80}, )? \s+that\s+ (?!(?:is|was)\b)
    """
)
# "noted in a report that was published": here the clause belongs to the noun.
_RELATIVE = verbose(
    rf"""
    (?: is|was|are|were|has|have|had|will|would|can|could|may|might | {_IRREGULAR}
      | \w+ed(?=\s+(?:by|on|in|at|to|from|with|for)\b) ) \b
    """
)
# "said public debt had dropped": a subject of one to three words without an article.
_PLAIN_SUBJECT = rf"""
    (?! (?: on|in|at|to|after|before|during|that|as|so|nothing|by|of|for|from|with|when|while|but
          | and|or|yes|about|through|via|last|next|more|\w+ly ) \b )
    (?: [a-z][\w’'-]+ \s+ ){{1,3}}
    (?: is|are|was|were|has|have|had|will|would|can|could|should|must|may|might
      | {lexicon.any_of(_WORDS.base_forms)} ) \s
"""
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)"
# "said in a joint statement they would stay".
_MEDIUM = r"""
    (?:in|on|at|via) \s+ (?:(?:a|an|the|his|her|its|their)\s+)? (?:\w+\s+)?
    (?:statement|release|post|tweet|interview|briefing|conference|message|note|speech|letter
      |Twitter|Facebook|Instagram|X)
"""
# "said the talks were stuck": a bare clause begins like a subject, and a finite verb follows.
_BARE = verbose(
    rf"""
    (?: \s+ (?: (?:on\s+)? {WEEKDAY} | today|tonight|yesterday|earlier|later | {_MEDIUM} )
        (?: \s*\([^()]{{1,40}}\) )?
    ){{0,2}} \s+
    (?! (?:this|that) \s+ (?:after|as|at|before|during|in|on|to|week|when|while) \b )
    (?= (?: (?: the|a|an|it|he|she|they|we|there|this|these|those|its|his|her|their|our|all|both
              | no|some|many|most|more|what|if|neither|any|such|only|each|every|several|another|half
              | {_NUMBER} ) (?:[’']\w+)?
          | (?:about|around|nearly|almost|over|up\s+to|at\s+least)\s+(?: \d[\d.,]* | a | {_NUMBER} )
          | [“„"]?[A-Z0-9$€£][\w’'.,-]* ) \s+
      | {_PLAIN_SUBJECT} )
    """
)
# "told reporters the talks …", "told the ATA agency the talks …".
_TOLD = verbose(
    rf"""
    (?: \s+ (?: {_LISTENERS} | him|her|them|us
          | {THE} {CAPITALISED} (?: \s+{CAPITALISED} )*
            (?: \s+(?:news\s+)?(?:agency|newspaper|daily|television|radio|portal) )?
          | the\s+ (?:\w+\s+)?? (?:agency|parliament|council|committee|newspaper|daily|assembly)
          | (?:a|the) \s+ (?:\w+\s+){{0,2}}?
            (?:conference|briefing|interview|hearing|session|forum) )
        (?: \s+ (?:on|in|at) \s+ (?:[\w’'-]+\s+){{0,3}}? [\w’'-]+ )?
        \s+ (?= (?:the|a|an|it|he|she|they|we|there|this|its|his|her|their) \s )
      | \s+ (?= (?:he|she|they) \s )  # rough translations leave the listener out
    )
    """
)
# After a verb that takes a noun as well ("announced the plan"): the verb of the clause comes before
# any other clause, or else the words are an object.
_FINITE_FIRST = verbose(
    r"""
    (?: (?! \b (?:which|who|whose|that|to|and|for|if|when|where|while|as) \b ) [^,;:“”"] ){1,90}?
    \b (?: is|are|was|were|has|have|had|will|would|can|cannot|could|should|must|may|might|does|do
          | did|remains ) \b
    """
)
_PRONOUN = regex(r"(?:he|she|they|it|we|there)\s+\w")  # a verb follows it
_FINITE = verbose(
    rf"""
    (?<!\w)
    (?: is|are|was|were|has|have|had|will|would|can|cannot|could|should|must|may|might|does|do|did
      | needs?|remains?|wants?|makes? | {_IRREGULAR} | \w{{3,}}ed
      | (?:(?:the|a|an|its|their|this|his|her)\s+(?:[\w’'-]+\s+){{1,3}})? \w{{3,}}[^s\W]s
        (?=\s+(?:to|that|the|an?|its|their|his|her|not|no|up|them|him)\b) )
    (?!\w)
    """
)
_AS = regex(r"(?<!\w)As\s+\Z")
_BASE = regex(rf"(?<!\w)(?:{lexicon.any_of(_WORDS.base_forms)})(?!\w)")
_NOTING = verbose(
    r"""
    (?:By\s+|While\s+)?
    (?: Adding|Arguing|Claiming|Declaring|Emphasi[sz]ing|Explaining|Indicating|Mentioning|Noting
      | Pointing\s+out|Recalling|Reiterating|Reminding|Repeating|Saying|Stating|Stressing
      | Underlining|Underscoring|Warning ) \s+ that \s+
    """
)
_TO_COMMA = regex(r"[^,]{0,60},\s+")
# After "according to X": up to the comma, over "a researcher at the Y".
_TO_CLAUSE = verbose(
    r"""
    (?: ,\s+(?:an?|the|who)\s
        (?! [^,]{0,80}\s (?:is|are|was|were|has|have|had|will|would) \s ) [^,“”"]{0,120} )?
    [^,“”"]{0,120}?,\s+
    """
)
# What may follow an attribution that closes its sentence: to whom, when, where.
_CLOSING = verbose(
    rf"""
    (?: \s+ (?:of|from) \s+ {THE} [A-Z][^,“”":;.]{{2,80}}? )?
    (?: (?<=told) \s+ [^,“”":;.]{{2,80}}? | \s+{_LISTENERS} )? (?: ,\s+[^,“”":;.]{{2,80}} )?
    (?: \s+(?:on|in|at|during|late|early|last)\s+[\w’'/\ -]{{2,100}}? | \s+\w+day
      | \s+ (?:today|yesterday|tonight|earlier) | \s+(?:for|to)\s+[^“”":;,]{{2,60}}?
      | ,\s+ (?:an?|one|two)\s+\w+\s+(?:after|before)\s [^“”":;]{{2,160}}
      | \s+(?:after|before|during|following)\s+[^“”":;]{{2,120}}
      | ,\s+ \w+ing \b [^“”:;]{{2,200}} ){{0,2}}
    \s*\.?\s*
    """
)
_TO_CLOSING = verbose(rf",\s+ (?: {THE} | The\s+ | (?:its|his|her)\s+ ) \Z")
_TO_QUOTATION = regex(r":\s*[“„«\"]")  # "… is at its best: “We have …”"
_COLON = regex(r":\s+(?=\w)")  # "said: the company stays"
_QUOTES = regex(r"\s*,?\s*[“„\"«]")
# After an attribution in the middle: the clause goes on, and no other begins.
_GOES_ON = verbose(
    r"""
    \s*,\s+
    (?! (?: and|but|while|who|which|whose|as|because|after|before|although | \w+ing )\b | [“„"«] )
    """
)
# ", adding that …" and ", while indicating that …" begin another statement.
_ANOTHERS = verbose(r"\s*,\s+ (?:while|whereas|but) \s+ (?:the\s+)? \Z")
_ANOTHER = verbose(r"\s*,?\s* (?:,|\b(?:and|but|while)) \s+ (?:also\s+)? \Z")
# "…, the news agency reported", "…, Hina reported on Thursday": who passes the words on.
_REPORTED_BY = verbose(
    rf"""
    ,["”]? \s+ (?: the\s+ [^,“”]{{0,40}} (?:agency|newspaper|daily|portal|television|radio|media)
              | {CAPITALISED} )
    [^,“”]{{0,40}}? \s+ (?:reported|reports|writes|wrote) (?:\s+on\s+{WEEKDAY})? \Z
    """
)
_SUBJECT = 90  # characters of a subject
_REPORTED_REACH = 120  # characters
_OPENERS = {"”": "“„", "»": "«", "«": "»", '"': '"'}
_MARKS = ".!?;:,"


def of_saying(reading: Reading, sentence: Span, saying: Saying) -> Span | None:
    """Return the clause that a verb of saying reports: after the verb, else before it."""
    text = reading.text
    return (
        _after_verb(text, sentence, saying)
        or _before_subject(text, sentence, saying)
        or _around(text, sentence, saying)
    )


def reports(text: str, saying: Saying) -> bool:
    """Whether a that-clause follows the verb."""
    return _THAT.match(text, saying.verb.end) is not None


def of_phrase(text: str, sentence: Span, phrase: Span) -> Span | None:
    """Return the clause of "according to X": after it when it opens, else before it."""
    if text[sentence.start : phrase.start].strip():
        quoted = _QUOTES.match(text, phrase.end)
        return None if quoted else _ended(text, sentence.start, phrase.start)
    match = _TO_CLAUSE.match(text, phrase.end, sentence.end)
    return _ended(text, match.end(), sentence.end) if match else None


def participle(text: str, sentence: Span, saying: Saying) -> Span | None:
    """ "Noting that the road is open, Kola said …": the clause before the subject."""
    match = _NOTING.match(text, sentence.start, saying.start)
    lead = _TO_CLOSING.search(text, max(sentence.start, saying.start - 10), saying.start)
    return _ended(text, match.end(), lead.start()) if match and lead else None


def shortened(text: str, clause: Span, sayings: list[Saying]) -> Span:
    """End a clause where another thing is said: ", adding that …", ", while Y says …"."""
    for later in sayings:
        if not clause.start < later.verb.start < clause.end:
            continue
        other = later.subject.start > clause.start
        end, pattern = (later.start, _ANOTHERS) if other else (later.verb.start, _ANOTHER)
        if lead := pattern.search(text, clause.start, end):
            return _ended(text, clause.start, lead.start()) or clause
    return clause


def _after_verb(text: str, sentence: Span, saying: Saying) -> Span | None:
    """ "said that …", "told X that …", "said …", "As X said, …"."""
    verb = saying.verb
    if _AS.search(text, max(0, saying.subject.start - 4), saying.subject.start):
        match = _TO_COMMA.match(text, verb.end, sentence.end)
    elif verb.of(text) in _WORDS.quotation_only:
        that = _URGED_THAT if verb.of(text) in _URGE else _NOUN_THAT
        match = that.match(text, verb.end, sentence.end)
    elif verb.of(text) == "quoted":
        match = _AS_SAYING_THAT.match(text, verb.end, sentence.end)
    else:
        match = (
            _that(text, verb, sentence)
            or _to_listener(text, verb, sentence)
            or _told(text, saying, sentence)
            or _bare(text, saying, sentence)
        )
    if not match:
        return None
    quotes = _TO_QUOTATION.search(text, match.end(), sentence.end)
    return _ended(text, match.end(), quotes.start() if quotes else sentence.end)


def _that(text: str, verb: Span, sentence: Span) -> re.Match[str] | None:
    match = _THAT.match(text, verb.end, sentence.end)
    of_noun = match and len(match[0].split()) > 1 and _RELATIVE.match(text, match.end())
    return None if of_noun else match


def _to_listener(text: str, verb: Span, sentence: Span) -> re.Match[str] | None:
    told = verb.of(text) in _WITH_LISTENER
    return _LISTENER_THAT.match(text, verb.end, sentence.end) if told else None


def _told(text: str, saying: Saying, sentence: Span) -> re.Match[str] | None:
    if saying.verb.of(text) != "told" or saying.subject.start >= saying.verb.start:
        return None
    match = _TOLD.match(text, saying.verb.end, sentence.end)
    return match if match and _has_verb(text, match.end(), sentence.end) else None


def _bare(text: str, saying: Saying, sentence: Span) -> re.Match[str] | None:
    verb = saying.verb
    if verb.of(text) not in _BARE_VERBS or saying.subject.start >= verb.start:
        return None
    match = _BARE.match(text, verb.end, sentence.end)
    if colon := _COLON.match(text, verb.end, sentence.end):
        return colon
    if not match or verb.of(text) in _SAY:
        return match if match and _has_verb(text, match.end(), sentence.end) else None
    return match if _FINITE_FIRST.match(text, match.end(), sentence.end) else None


def _has_verb(text: str, start: int, end: int) -> bool:
    """Whether the words hold a finite verb; in the plural it stands within the first few."""
    plain = _BASE.search(text, start, min(end, start + _SUBJECT))
    return bool(_PRONOUN.match(text, start) or _FINITE.search(text, start, end) or plain)


def _before_subject(text: str, sentence: Span, saying: Saying) -> Span | None:
    """ "The talks are stuck, Solberg added.": the clause before an attribution at the end."""
    lead = _TO_CLOSING.search(text, max(sentence.start, saying.start - 10), saying.start)
    if not lead or not _CLOSING.fullmatch(text, saying.end, sentence.end):
        return None
    clause = _ended(text, sentence.start, lead.start())
    return clause if clause and _FINITE.search(text, clause.start, clause.end) else None


def _around(text: str, sentence: Span, saying: Saying) -> Span | None:
    """ "The policemen, said Kola, will stay.": the sentence that the attribution breaks."""
    lead = _TO_CLOSING.search(text, max(sentence.start, saying.start - 10), saying.start)
    goes_on = _GOES_ON.match(text, saying.end, sentence.end)
    if not (lead and goes_on) or saying.verb.of(text) in _WORDS.quotation_only:
        return None
    rest = _FINITE.search(text, goes_on.end(), sentence.end)
    return _ended(text, sentence.start, sentence.end) if rest else None


def _ended(text: str, start: int, end: int) -> Span | None:
    """The clause from ``start`` without its closing mark, if it has three words or more."""
    words = text[start:end].rstrip().rstrip(_MARKS)
    if told := _REPORTED_BY.search(words, max(0, len(words) - _REPORTED_REACH)):
        words = words[: told.start()]
    while words and _closes_another(words):
        words = words[:-1].rstrip().rstrip(_MARKS)
    return Span(start, start + len(words)) if len(words.split()) >= 3 else None


def _closes_another(words: str) -> bool:
    """Whether the last mark closes a quotation that was opened before the words."""
    openers = _OPENERS.get(words[-1], "")
    return bool(openers) and not any(opener in words for opener in openers)
