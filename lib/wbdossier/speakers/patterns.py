"""What may stand between a verb of saying and its subject."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.grammar import CAPITALISED, THE, WEEKDAY, regex, verbose

# "also", "has repeatedly", "on Monday".
ADVERBS = rf"""
    (?: \s+ (?: {lexicon.any_of(lexicon.speech().adverbs)} | \w+ly | (?:on\s+)?{WEEKDAY}
              | (?:this|last|earlier|late|early) \s+
                (?:today|morning|afternoon|evening|night|week|month|{WEEKDAY}) | tonight
              | has|have|had|is|was|would|will|did|could )
      | \s*,?\s+ (?:on|from|for|in) \s+ (?:his|her|its|their) \s+ (?:own\s+)? (?:part|side|turn) ,?
    )*
"""
_SPEECH = lexicon.speech()
# Verbs that may stand before their subject; never "told X" or "thanked X".
INVERTED = frozenset(_SPEECH.verbs) - {*_SPEECH.quotation_only, *_SPEECH.never_inverted}
# An aside between commas, brackets or dashes: ", who chairs the group,".
_ASIDE = r"""
    (?: \s*,[^,;:“”"«»]{1,160},
    | \s*,\s+\d\d,\s+(?:of|from)\s[^,;:“”"«»]{2,60},
    | \s*\([^()]{1,80}\) | \s*[–—]\s[^–—]{1,120}\s[–—] )?
"""
# What follows a subject that closes its clause.
CLAUSE_END = verbose(rf"\s*[.;] | \s*\Z | \s+ (?: on|in|at|during|after|late|early|{WEEKDAY} ) \b")
# "Tanjug quoted Kola as saying", "Kola was quoted by Tanjug as saying".
AS_SAYING = verbose(r"\s+as\s+saying (?!\w)")
QUOTED_BY = verbose(r"\s+ (?:was|is) \s+ \Z")
ONLY_ADVERBS = verbose(rf"{ADVERBS}\s*")
# Between a name and its verb: "Kola, who chairs the group, also said", "Kola of the Group said".
_OF_BODY = rf"""
    (?: \s+ (?:of|from) \s+ {THE} {CAPITALISED}
        (?: \s+ (?:(?:for|of|and|on|in)\s+{THE})? {CAPITALISED} ){{0,8}} )?
"""
TO_VERB = verbose(rf"(?:[’']s)? {_OF_BODY} {_ASIDE} \s*,? {ADVERBS}\s*")
# Before a second verb of the same subject: "met his colleagues and stressed", "…, adding".
COORDINATED = verbose(
    rf"(?: , | \b(?:and|while|but) | \bwho\b.{{0,160}} ) {ADVERBS}\s* \Z", re.DOTALL
)
PRONOUN = regex(r"[HhSs](?<!\w.)(?:(?<=[Hh])e|(?<=[Ss])he)(?!\w)")
# "said he" has the pronoun after the verb.
PRONOUN_AFTER = regex(r"\s+(he|she)(?!\w)")
# Between a verb and the subject after it: an article, or an office with its comma, as in "said a
# researcher at the institute, Ana Kola"; not "said on Monday, Kola" or "said that the mayor, Kola".
TO_SUBJECT = verbose(
    rf"""
    \s*,?\s* (?:by\s+)? (?:(?:the|a|an|its|his|her|their)\s+)?
    (?: (?! (?:on|in|at|that|he|she)\b ) [\w’'.-]+ (?:\s+(?!that\b)[\w’'.-]+){{0,6}}, \s+{THE} )?
    """
)
