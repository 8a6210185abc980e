"""The words of each step on the way into the EU, from its verb to its complement."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.accession.words import WORDS
from wbdossier.grammar import THE, verbose
from wbdossier.quantities import vocabulary

_EU = rf"(?:{THE}(?:\d\d-(?:nation|member)\s+)?(?:{lexicon.any_of(WORDS.union)})(?![\w-]))"
_IN_EU = rf"(?: \s+(?:of|in|to|into|with)\s+ {_EU} )"
# What may follow "join the EU", so that "join the EU sanctions" is none.
_ENDS = rf"""
    (?= \s*[.,;:!?)(”"“»–—] | \s*\Z | ['’]?\s+(?:{lexicon.any_of(WORDS.after_union)})\b )
"""
_STATE = r"(?:\s+(?:state|country|nation|countrie)s?)?"
_JOIN = rf"""
    (?: (?:join|enter) \s+ {_EU} {_ENDS}
      | accede \s+ to \s+ {_EU}
      | becom(?:e|ing) \s+ (?:(?:an?|the)\s+)? (?:[\w-]+\s+){{0,3}}?
        (?:member|part)s? {_STATE} {_IN_EU} )
"""
_KIND = rf"(?: (?:{lexicon.any_of(WORDS.kinds)})\s+ ){{0,4}}"
_MEMBERSHIP = rf"{_KIND} (?:membership|accession) {_IN_EU}?"
_TALKS = rf"""
    (?: {_KIND} (?:accession|membership|entry) \s+ (?:talks|negotiations)
      | (?:EU|European\s+Union)['’]?s? \s+ (?:talks|negotiations)
      | {_KIND} (?:talks|negotiations) \s+ (?:on|for|about) \s+ {_MEMBERSHIP} )
"""
_ANY_TALKS = r"(?:the\s+|its\s+|their\s+)? (?:talks|negotiations)"
# "Opened", "the opening of", "the start of".
_BEGIN = rf"(?:{lexicon.any_of(WORDS.open_talks)}|(?:opening|start|beginning|launch)\s+of)"
# "candidate status", "the status of a candidate for joining the community".
_STATUS = rf"""
    (?: {_KIND} candidate(?:['’]s)? (?:[\s-]+(?:country|state|member))? [\s-]+ status
      | (?:the\s+)? status \s+ of \s+ (?:an?\s+)? {_KIND} candidate (?:\s+country)?
        (?: \s+ for \s+ (?: (?:EU\s+)?membership
                        | (?:joining|accession\s+to)\s+[^.,;]{{2,25}} ) )? )
"""
_BE = r"""
    (?:becom(?:e|es|ing)|became|(?<!\w)(?:is|are|was|were|be|been)) \s+
    (?:(?:now|also|still|already)\s+)?
"""
_UNION_S = r"(?:EU|European\s+Union)"
_CANDIDATE = rf"""
    (?: {_UNION_S} \s+ (?:membership\s+)? candidates? {_STATE}
      | candidates? \s+ (?:country|countries|states?) (?:\s+for\s+{_MEMBERSHIP})?
      | candidates? \s+ for \s+ {_MEMBERSHIP}
      | candidates? (?= \s+(?:in|since|on|only)\s | \s*[,;] | \s*\Z | \.
                    | \s+for\s+(?:(?:more|less)\s+than|over|almost|nearly|\d)
                    | \s+(?:[\w-]+\s+){{1,3}}later\b ) )
"""
_SINCE = r"(?= \s+since\s | \s+(?:in|by|before)\s+(?:[a-z]+\s+)?\d )"

# -- chapters ------------------------------------------------------------------------------------
_SPELT = lexicon.any_of([w for w, value in vocabulary.WORDS.numbers.items() if 0 < value <= 30])
NUMBER = rf"(?:\d{{1,2}}|(?:{_SPELT})(?:-(?:{_SPELT}))?)(?![\w-])"
_SHARE = r"(?:half|(?:an?|one)[\s-](?:third|quarter)|two[\s-]thirds)"
_ITS = r"(?:(?:the|its)\s+)?"
_CHAPTERS = rf"""
    (?: (?:all\s+(?:of\s+)?)? {THE} (?:its\s+)? (?P<count>{NUMBER})
        (?: \s+ (?:out\s+)?of \s+ {_ITS} (?:total\s+(?:of\s+)?)? {NUMBER} )?
        (?: \s+[\w-]+ ){{0,3}}? \s+ chapters?
      | (?:(?:more|less)\s+than\s+|over\s+|almost\s+|nearly\s+)? {_SHARE}
        \s+ (?:of\s+)? {THE} (?:its\s+)? (?:[\w-]+\s+){{0,3}}? chapters
      | (?:{lexicon.any_of(WORDS.some)}) (?: \s+[\w-]+ ){{0,4}}? \s+ (?:chapters?|clusters?)
      | (?:at\s+least\s+|up\s+to\s+)? {NUMBER} (?:\s+[\w-]+){{0,2}}? \s+ clusters?
      | chapters? \s+ \d+ (?: (?:\s*,\s*|\s+and\s+) \d+ )*
      | (?:the\s+)? cluster \s+ (?:\d+|[IVX]+) )
    (?: ,?\s+ (?:with|of|in|consisting\s+of) \s+ (?:an?\s+)? (?:total\s+of\s+)?
        (?P<inside>{NUMBER}) \s+ (?:[\w-]+\s+)? chapters )?
"""

# "Of 35 chapters Serbia has opened 22": a number alone, in a sentence that has chapters.
_OF_THEM = rf"""
    (?P<bare>{NUMBER}) (?: \s+ of \s+ (?:the\s+)? (?:{NUMBER}|them) )?
    (?= \s*[.,;] | \s*\Z | \s+(?:and|so\s+far)\b )
"""

_CONCLUDE = r"(?:conclud|complet|finali[sz])(?:es?|ed|ing)"

# -- label → verb and complement; the first label that matches at a place counts -------------------
_SOURCES = {
    "applied": rf"""
        appl(?:y|ies|ied|ying) {_SINCE}
      | appl(?:y|ies|ied|ying) \s+ (?:\w+ly\s+)? (?: for \s+ {_MEMBERSHIP} | to \s+ {_JOIN} )
      | (?:{lexicon.any_of(WORDS.hand_in)}) \s+
        (?: (?:{lexicon.any_of([*WORDS.kinds, "a", "an", "membership"])})\s+ ){{1,4}} application
        (?: \s+ (?: for \s+ {_MEMBERSHIP} | to \s+ {_JOIN} ) )?
    """,
    "candidate": rf"""
        (?:{lexicon.any_of(WORDS.get_status)}) \s+ {_STATUS}
      | (?:grant|giv|award|accord)(?:s|ed|es|e|ing)? \s+ (?P<given>(?:[\w-]+\s+){{1,6}}?) {_STATUS}
      | (?:recogni[sz]ed|named|accepted|designated) \s+ as \s+
        {_KIND} (?:an?\s+)? {_KIND} {_CANDIDATE}
      | {_BE} (?: (?:an?|the) \s+ (?:(?!potential\b)[\w-]+\s+){{0,4}}? )? {_CANDIDATE}
      | candidate (?:\s+country)? (?=\s+since\s)
    """,
    "negotiating": rf"""
        {_BEGIN} \s+ {_TALKS} (?:\s+with\s+{_EU})?
      | negotiating \s+ (?: {_MEMBERSHIP} | accession | since\b | with\s+{_EU} )
    """,
    "member": rf"""
        (?:join|enter)(?:s|ed|ing)? \s+ {_EU} {_ENDS}
      | join (?= \s+(?:by|before)\s+(?:\w+\s+){{0,3}}?\d )
      | members? {_STATE} (?=\s+since\s)
      | (?:achiev(?:e|es|ed)|(?:attain|gain|obtain)(?:s|ed)?) \s+ (?:full\s+)? {_MEMBERSHIP}
      | acced(?:e|es|ed) (?:\s+to\s+{_EU})? (?!\s+to\b)
      | {_BE} (?: (?:an?|the|one\s+of\s+the|its) \s+ (?:[\w-]+\s+){{0,3}}? | (?:full|EU)\s+ )?
        (?: (?<=EU\s) members? {_STATE} (?:\s+of\s+{_EU})?
          | (?<=Union\s) members? {_STATE}
          | EU \s+ members? {_STATE}
          | members? {_STATE} \s+ of \s+ {_EU}
          | members? {_STATE} {_SINCE}
          | (?<=become\sa\s) member (?=\s*[.,;]) | (?<=became\sa\s) member (?=\s*[.,;])
          | \d\d(?:th|st|nd|rd) \s+ member (?:\s+state)? )
    """,
    "chapters_opened": rf"(?:open(?:s|ed)?|unlock(?:s|ed)?) \s+ (?: {_CHAPTERS} | {_OF_THEM} )",
    "chapters_closed": rf"""
        (?:clos(?:es?|ed)|complet(?:es?|ed)) \s+ (?: {_CHAPTERS} | {_OF_THEM} )
      | {_CONCLUDE} \s+ {_TALKS}
    """,
    "stages": rf"""
        (?:is|are) \s+ (?:(?:currently|all|now)\s+)?
        at \s+ (?:various|different|differing|varying) \s+ (?:stages|points|phases)
        \s+ (?:of|in|on|along) \s+ {THE} (?:their\s+)?
        (?: {_UNION_S}(?:['’]s)? \s+ (?:accession|membership|integration|enlargement)
          | (?:accession|membership|integration) {_IN_EU}?
          | (?:path|road|way) \s+ (?:to|towards|into) \s+ {_EU} (?:\s+(?:membership|accession))? )
        (?: \s+ (?:process|path|talks|negotiations) )?
    """,
}
ACTIVE = {
    label: verbose(rf"(?<![\w-])(?:{source})(?![\w-])", re.I) for label, source in _SOURCES.items()
}

# What a sentence must hold for one of these to be worth a search, in lower case.
NEEDED = {
    "applied": ("appl",),
    "candidate": ("candida",),
    "negotiating": ("talks", "negotiat"),
    "member": ("member", "join", "enter", "acced", "accession"),
    "chapters_opened": ("chapter", "cluster"),
    "chapters_closed": ("chapter", "cluster", "talks", "negotiat"),
    "stages": ("stages", "points", "phases"),
}

# -- steps whose subject is not the country --------------------------------------------------------
_ADVERBS = r"(?:\s+(?:been|being|be|also|already|now|since|so\s+far|\w+ly))*"
_AUXILIARY = r"(?: \s+(?:have|has|had|are|is|were|was|will|would|could|can|should|must|to) )?"
_VERB = r"(?P<verb>opened|open|unlocked|closed|completed)"
# "Accession talks with Montenegro began", "accession talks, which were opened in July 2022".
NOMINAL = verbose(
    rf"""
    (?<![\w-])
    (?: {_TALKS} (?: \s+(?:with|between)\s+ [^.,;:]{{3,60}}? )?
      | {_ANY_TALKS} \s+ with \s+ [^.,;:]{{3,60}}? )
    (?: ,\s+(?:which)? )?
    (?P<aux> {_AUXILIARY} {_ADVERBS} )
    \s* (?<=[\s,])
    (?:began|begin|begun|opened|open|started|start|launched|under\s*way|ongoing) (?!\w)
    """,
    re.I,
)
# A step only where another leads to it, or a list's heading: "began negotiations", "candidate
# status (2012)", "talks since 2014".
BARE = {
    "negotiating": verbose(
        r"""
        (?<![\w-])
        (?: (?:(?:open|start)(?:s|ed|ing|ing\s+of)?|beg[aiu]ns?|beginning) \s+ (?:the\s+|its\s+)?
            (?:talks|negotiations)
          | (?:talks|negotiations) \s+ (?:opened|began|started|since) ) (?!\w)
        """,
        re.I,
    ),
    "chapters_closed": verbose(rf"(?<![\w-]) {_CONCLUDE} \s+ {_ANY_TALKS} (?!\w)", re.I),
    "candidate": verbose(
        r"(?<![\w-]) candidate \s+ status (?= \s+(?:in|since|on)\s | \s*[,;(:] | \s+\d )", re.I
    ),
    "member": verbose(
        r"(?<![\w-]) join(?:ed)? (?= \s+in\s+(?:[A-Z][a-z]+\s+)?\d{4} (?: \s*[,.;)] | \s+and\b ) )"
    ),
    "applied": verbose(r"(?<![\w-]) applied (?= \s+(?:in|on)\s+ | \s*[(:] | \s+\d )", re.I),
}
# "22 of the 35 chapters were opened", "with 12 chapters closed".
PASSIVE = verbose(
    rf"""
    (?<![\w-]) {_CHAPTERS} (?: \s+of\s+negotiations | \s+(?:in|of)\s+the\s+\w+\s+process )?
    (?P<aux> {_AUXILIARY} {_ADVERBS} ) \s+ {_VERB} (?!\w)
    """,
    re.I,
)
# After a count of chapters: "… and provisionally closed two", "… were opened and two completed".
MORE = verbose(
    rf"""
    (?: \s+negotiating\s+chapters? )?
    (?: ,?\s+ (?:and|while|but|of\s+which) {_ADVERBS} | , (?=\s+{NUMBER}) )
    (?: \s+ {_VERB} \s+ (?P<count>{NUMBER}) (?:\s+of\s+them)?
      | \s+ (?P<before>{NUMBER}) (?:\s+of\s+(?:them|which|these))?
        (?:\s+(?:have|has|had|are|were|was))? {_ADVERBS}
        \s+ (?P<done>opened|open|closed|completed) )
    (?! \s*[-\w]*\s*(?:chapters|clusters) ) (?!\w)
    """,
    re.I,
)
# "Turkey (candidate since 1999)".
IN_BRACKETS = verbose(
    r"""
    \s*\(\s*
    (?: (?:an?\s+)? (?P<candidate>candidate)\s+(?:country\s+)?since
      | (?P<applied>applied)\s+in ) \s+
    """
)
