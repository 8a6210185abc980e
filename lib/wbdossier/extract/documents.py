"""Documents and bodies in whose words a passage stands: "the report warns", "the authors advise".

They have no name that a statement would give them, so they are no speakers of statements; what
they warn of or recommend is theirs all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from weakref import WeakKeyDictionary

from wbdossier.grammar import CAPITALISED, lowered, regex, verbose
from wbdossier.people.names import runs
from wbdossier.reading import Reading
from wbdossier.records import Span
from wbdossier.spans import around

_KNOWN: WeakKeyDictionary[Reading, Span | None] = WeakKeyDictionary()
_DOCUMENT = r"""
    (?:report|declaration|communiqu[eé]|document|statement|strategy|conclusions|assessment|paper
      |study|analysis|resolution|survey|index|brief|briefing|review|letter|draft|text|chapter
      |recommendations)
"""
_BODY = r"""
    (?:authors?|experts|analysts|researchers|agency|assembly|association|bank|body|cent(?:re|er)
      |chamber|coalition|commission|committee|council|delegation|forum|foundation|group|initiative
      |institute|institution|inspectorate|mission|network|observatory|office|organi[sz]ation|panel
      |parliament|participants|rapporteurs?|service|society|team|think[\s-]tank|union|watchdog
      |MEPs|deputies|lawmakers|observers|signatories|leaders|ministers|diplomats|officials)
"""
_VERB = r"""
    (?:(?:also|further|furthermore|again|in\s+particular|therefore|strongly|explicitly)\s+)*
    (?: (?:has|have|had)\s+(?:also\s+)? )?
    (?: acknowledge|advis|advocat|appeal|argue|assess|ask|believe|call|caution|cite|conclud|consider
      | commend|condemn|deplor|regret|welcom|reject
    | demand|describ|emphasi|encourag|estimat|expect|express|fear|find|finds|found|highlight
      | identif|insist|invit|list|mention|name|note|observ|outlin|point|predict|propos|recall
      | recogni|recommend|regard|reiterat|request|said|say|see|stat(?:e|es|ed)\b|stress|suggest
      | underlin|underscor|urg|want|warn|writ|wrote ) (?=\w*\W) (?!\w+ing\b)
"""
_BY = rf"\s+ (?:by|of|from) \s+ (?:the\s+)? (?P<by>{CAPITALISED}(?:\s+{CAPITALISED}){{0,4}})"
_SPEAKS = verbose(
    rf"""
    (?<![\w-])
    (?: (?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his|[Tt]heir|[Oo]ur)\s+)?
        (?P<words> (?:{CAPITALISED}\s+){{0,4}} (?:(?!of\b|and\b|that\b)[a-z][\w-]*\s+){{0,2}}
          (?i:{_DOCUMENT}|{_BODY}) (?:{_BY})? )
      | (?P<pronoun>[Ii]t|[Tt]hey) )
    (?: \s*,[^,.;]{{1,80}}, )? (?:\s*,?\s+(?:which|that|who))? \s+ {_VERB}
    """
)
# Nobody speaks in a stretch without one of these; searched in lower case.
_SPEAKER = verbose(rf"\b(?:{_DOCUMENT}|{_BODY.lower()}|it|they)\b")
_SUBJECT = verbose(
    rf"""
    (?<![\w-]) (?P<subject> (?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]his|[Tt]heir|[Oo]ur) \s+
      (?:{CAPITALISED}\s+){{0,4}} (?:(?!of\b|and\b|that\b)[a-z][\w-]*\s+){{0,2}}
      (?i:{_DOCUMENT}|{_BODY}) (?:{_BY})? )
    (?: \s*,[^,.;]{{1,80}}, )? \s* \Z
    """
)
_SUBJECT_REACH = 160  # characters in which such a subject stands
_ACCORDING = verbose(
    rf"""
    (?<!\w) [Aa]ccording \s+ to \s+ (?:(?:the|an?|its|this|their)\s+)?
    (?P<words> (?:{CAPITALISED}\s+){{0,4}} (?:[a-z][\w-]*\s+){{0,2}}
      (?i:{_DOCUMENT}|{_BODY}) (?:{_BY})? ) (?!\w)
    """
)
# At the end of a sentence: ", a report by the institute said", ", said the agency".
_AFTER = verbose(
    rf"""
    , [”"]? \s+ (?P<verb> (?:said|says|say|warned|warns|according\s+to) \s+ )?
    (?:the|an?|its|their) \s+
    (?P<words> (?:{CAPITALISED}\s+){{0,4}} (?:(?!of\b|and\b|that\b)[a-z][\w-]*\s+){{0,2}}
      (?i:{_DOCUMENT}|{_BODY}) (?:{_BY})? ) (?!\w)
    (?(verb) | [^,.;:]{{0,40}}? \s
      (?:said|says|stated|states|warned|warns|added|adds|argued|concluded|reads) \b )
    """
)
_COLON = regex(r"\W*(?P<who>[^\n:;“”\"]{2,50}):\s")
_ACTS = regex(r"\s+(?:also\s+)?[a-z]+(?:s|ed)\s+(?!by\b)")
_GENERIC_WHO = verbose(rf"(?<!\w)(?i:{_BODY}|{_DOCUMENT}) \Z")
_GENERIC = verbose(rf"(?:\w+\s+)? (?P<noun>{_BODY})", re.I)
# What a body does in the sentences of a document of its own.
_PERFORMS = r"""
    (?:acknowledges|adopts|advises|agrees|believes|calls|commends|condemns|considers|deplores
      |emphasi[sz]es|encourages|expects|expresses|highlights|invites|notes|reaffirms|recalls
      |recogni[sz]es|recommends|regrets|reiterates|stresses|supports|underlines|underscores|urges
      |warns|welcomes)
"""
_OWN = verbose(
    rf"""
    \W* (?:\d{{1,3}}\s*[.)]\s*)? (?:The|This)\s+
    (?P<words>{CAPITALISED}(?:\s+{CAPITALISED}){{0,4}}) \s+ (?:also\s+)? {_PERFORMS} (?!\w)
    """
)
_TITLED = regex(rf"(?<!\w)(?i:{_DOCUMENT}s?)(?!\w)".replace("\n", "").replace(" ", ""))
_SIGNED = regex(r"^[^\S\n]*(?:By|BY)[^\S\n]+(?=[A-Z])", re.M)
_SPOKEN = verbose(
    r"""
    (?<!\w) (?i: remarks|speech|address|keynote|statement|lecture|testimony|message|letter )
    [^\S\n]+ (?: [^\n]{0,60}? [^\S\n] )?? (?:delivered[^\S\n]+)? (?:by|from|of) [^\S\n]+
    """
)
_HEADED = verbose(
    rf"""
    ^ [^\S\n]* (?P<body> (?=[^\n]*\b(?i:{_BODY})\b) {CAPITALISED}
        (?: [^\S\n]+(?:(?:for|of|and|on|the)[^\S\n]+)*{CAPITALISED} ){{1,6}} )
    [^\S\n]* [,:–—|-] [^\n]*? (?<!\w) (?i:{_DOCUMENT}) (?!\w)
    """,
    re.M,
)
_I = regex(r"(?<![\w.])(?:I|[Ww]e|[Oo]ur|[Mm]y)(?![\w.])")
_OFTEN = 2  # times somebody says "I" who writes in a name of their own
_HEAD = 300  # characters in which a document says that it is one
_NAMED_BEFORE = 3000  # characters back to which a body's full name is looked for
_BACK = 4  # sentences back to which "it" and advice without a speaker reach


def heard(reading: Reading, sentence: Span, offset: int) -> Span | None:
    """Return the document or body that speaks in the sentence up to ``offset``, if one does."""
    text = reading.text
    may = _SPEAKER.search(lowered(text), sentence.start, offset)
    found = list(_SPEAKS.finditer(text, sentence.start, offset)) if may else []
    if found and found[-1]["pronoun"]:
        return _opens_before(reading, sentence) or before(reading, sentence)
    if found:
        return _who(reading, found[-1])
    match = _according(text, sentence)
    match = match or _AFTER.search(text, offset, sentence.end)
    return _who(reading, match) if match else None


def headline(reading: Reading, offset: int) -> Span | None:
    """Return who speaks in a headline: "Kola: The EU must act", "Think tank: …"."""
    title = reading.article.title_span
    if not title or not title.start <= offset < title.end:
        return None
    match = _COLON.match(reading.text, title.start, offset)
    who = Span(*match.span("who")) if match else None
    return (
        who
        if who and (reading.people.within(who) or _GENERIC_WHO.search(who.of(reading.text)))
        else None
    )


def right_before(reading: Reading, sentence: Span, verb: int) -> Span | None:
    """Return the words for a document or body that stand right before a verb."""
    match = _SUBJECT.search(reading.text, max(sentence.start, verb - _SUBJECT_REACH), verb)
    return Span(*match.span("subject")) if match else None


def _according(text: str, sentence: Span) -> re.Match[str] | None:
    if text.find("ccording", sentence.start, sentence.end) < 0:
        return None
    return _ACCORDING.search(text, sentence.start, sentence.end)


def before(reading: Reading, sentence: Span) -> Span | None:
    """Return the document or body that spoke last in the few sentences before this one."""
    for one in reversed(reading.up_to(sentence, _BACK)[:-1]):
        found = [m for m in _SPEAKS.finditer(reading.text, one.start, one.end) if m["words"]]
        match = found[-1] if found else _according(reading.text, one)
        if match:
            return _who(reading, match)
    return None


def _opens_before(reading: Reading, sentence: Span) -> Span | None:
    """The body that opens the sentence before and does something there: "The EU commended"."""
    earlier = reading.previous(sentence)
    names = reading.names_in(earlier, "organisation") if earlier else []
    if not earlier or not names:
        return None
    lead = reading.text[earlier.start : names[0].start]
    acts = _ACTS.match(reading.text, names[0].end, earlier.end)
    return names[0] if lead in ("", "The ") and acts else None


def author(reading: Reading) -> Span | None:
    """Return whose words the whole article is: a body's document, a speech, a signed comment."""
    if reading not in _KNOWN:
        _KNOWN[reading] = _body(reading) or _person(reading) or _headed(reading)
    return _KNOWN[reading]


def _body(reading: Reading) -> Span | None:
    """The body of a document in which it calls, urges and welcomes more than once."""
    if not _TITLED.search(reading.text[:_HEAD]):
        return None
    own: dict[str, Span] = {}
    times: Counter[str] = Counter()
    for sentence in reading.sentences:
        if match := _OWN.match(reading.text, sentence.start, sentence.end):
            times[match["words"]] += 1
            own.setdefault(match["words"], Span(*match.span("words")))
    words, most = next(iter(times.most_common(1)), ("", 0))
    return own[words] if most > 1 else None


def _person(reading: Reading) -> Span | None:
    """Whoever gave a speech, or signed an article in which they say "I" or "we"."""
    match = _SIGNED.search(reading.text[:_HEAD]) or _SPOKEN.search(reading.text[:_HEAD])
    if not match or not _says_i(reading):
        return None
    line = reading.text.find("\n", match.end())
    names = runs(reading.text, Span(match.end(), line if line >= 0 else match.end()), lambda _: ())
    return next(names, None)


def _says_i(reading: Reading) -> bool:
    own = (m for m in _I.finditer(reading.text) if not around(reading.quotations, m.start()))
    return len(list(islice(own, _OFTEN))) == _OFTEN


def _headed(reading: Reading) -> Span | None:
    """The body on the line that calls the article its brief or its assessment."""
    head = reading.text[:_HEAD]
    match = _TITLED.search(head) and _HEADED.search(head)
    return Span(*match.span("body")) if match else None


def _who(reading: Reading, match: re.Match[str]) -> Span:
    """The body a document is by; a body's full name where the article gave it before."""
    words = Span(*match.span("words"))
    if match["by"]:  # of the "Council of Europe" all is the name
        whole = any(name.covers(words) for name in reading.names_in(words))
        return words if whole else Span(*match.span("by"))
    generic = _GENERIC.fullmatch(match["words"])
    if generic:
        full = verbose(rf"(?:{CAPITALISED}\s+){{1,4}} {re.escape(generic['noun'].capitalize())}\b")
        floor = max(0, match.start() - _NAMED_BEFORE)
        if named := full.search(reading.text, floor, match.start()):
            start = named.start() + (4 if named[0].startswith("The ") else 0)
            return Span(start, named.end())
    return words
