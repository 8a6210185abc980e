"""Whether a verb with its auxiliaries and its object states a stand, and which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wbdossier.extract import verbs
from wbdossier.extract.position import objects
from wbdossier.extract.position.phrases import Actor
from wbdossier.extract.position.stances import Stance
from wbdossier.extract.position.words import CAUSE, DENIED, MATERIAL, WORDS
from wbdossier.extract.verbs import VerbGroup
from wbdossier.grammar import regex, verbose
from wbdossier.reading import Reading
from wbdossier.records import Span

DOUBTFUL = verbs.POSSIBLE | WORDS.doubtful
KNOWN = verbs.PLAIN | WORDS.plain | DOUBTFUL | verbs.NEGATIVE
BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_CONTINUES = frozenset({"continue", "continues", "continued"})
_REFUSES = frozenset(
    {"refuse", "refused", "refuses", "refusing", "declined", "declines", "failed", "unwilling"}
)
_INTENDS = frozenset({"intend", "intends", "plan", "plans"})
_BARE_AFTER = frozenset({"do", "does", "did", "will", "to", "not", "cannot", "would"})
_OUTSIDERS = frozenset({"EU", "US", "GB", "UN", "NATO"})  # they impose sanctions, and join none
# Verbs of help with work or money as well as of a stand, also in the passive.
_HELPS = regex(
    r"(?:(?:has|have|had|is|are|was|were)\s+(?:been\s+)?(?:\w+ly\s+|also\s+)*)?"
    r"(?:support|back|block|favou?r|greet)"
)
_WEAK = regex(r"dismiss|turn|disagree|accept|allow|tolerat|permit|stay|keep|kept|opt")
# So plain a stand that it may be about "it".
_PLAIN = regex(r"\b(?:vote|against|favou?r|oppos|condemn|welcom)", re.I)
_REJECTS = regex(r"\breject")
# "Stands by its decision": what it stands by is known only to who knows the decision.
_OWN_WORDS = regex(
    r"(?:its|their|his|her|our)\s+(?:own\s+)?(?:position|decision|view|stance|words?|statement)s?\b"
)
_UNLESS = regex(r"\s*,?\s+(?:if|unless)\b")
# "Asked for another $2 billion".
_MONEY = verbose(
    r"""
    (?: (?:an?|about|almost|another|extra|further|additional|more|nearly|some|up\s+to)\s+ ){0,3}
    (?: (?:US|EUR|USD|GBP)? \s* [$€£]? \s* \d[\d.,]* \s* (?:million|billion|bn|euros?|dollars)\b
      | (?:US)? [$€£] \s* \d )
    """,
    re.I,
)
# What "them" may be that a state joins.
_JOINED = regex(r"\b(?:sanctions|measures|declarations|statements|resolutions)\b", re.I)
_EDGE = 4  # characters beside a country's name in an object that is nothing else


def agrees(stance: Stance, group: VerbGroup, who: Sequence[Actor]) -> bool:
    """Whether a bare form ("call", "support") is a verb: its subject or auxiliary asks for it."""
    if stance.bare and "in" in group.words:
        return False  # "statements by partners in support of"
    return not stance.bare or who[0].plural or group.has(_BARE_AFTER)


def label(stance: Stance, group: VerbGroup) -> str | None:
    """Return the stand that verb and auxiliaries state together; None where they state none."""
    words = set(group.words)
    verbal = stance.participle or stance.label == "aligns" or bool(words & _REFUSES)
    if words & BE and not verbal:
        return None  # "is called upon"
    negated = bool(words & verbs.NEGATIVE) and not {"not", "only"} <= words
    if _doubtful(words, negated=negated):
        return None
    if stance.label == "recognises":
        return _unrecognised(words) if negated else None
    if stance.label == "accepts":
        return "opposes" if negated else None
    if stance.label == "avoids":
        return None if negated else "not_joined"
    if stance.label == "imposes":
        return "not_joined" if negated else None
    if negated:
        return "not_joined" if stance.label in ("aligns", "supports") else None
    return stance.label


def urged(text: str, stance: Stance, group: VerbGroup) -> str | None:
    """The stand of "I would urge", which is how one urges."""
    polite = group.words == ("would",) and text.endswith("I ", 0, group.start)
    return stance.label if polite and stance.label == "calls_for" else None


def _unrecognised(words: set[str]) -> str:
    """Who refuses to recognise a state is against it; who has not done so stays out."""
    return "opposes" if words & _REFUSES else "not_joined"


def _doubtful(words: set[str], *, negated: bool) -> bool:
    """Whether the stand is only wished, possible or demanded."""
    settled = set()
    if words & (_REFUSES | _CONTINUES):
        settled.add("to")
    if negated or words & _CONTINUES:
        settled.add("would")  # "said that it would not join"
    if negated and words & _INTENDS:
        settled |= {"to", *_INTENDS}  # "does not intend to join"
    return not DOUBTFUL.isdisjoint(words - settled)


def under_condition(text: str, group: VerbGroup, end: int) -> bool:
    """Whether a stand still to be taken depends on something: "will veto it if"."""
    return group.has({"will", "would"}) and _UNLESS.match(text, end) is not None


def is_stand(reading: Reading, stance: Stance, who: Sequence[Actor], about: Span) -> bool:
    """Whether the object makes it a stand: no help with money, no denial, no mere pronoun."""
    words = about.of(reading.text)
    if words == "them" and stance.label == "aligns":
        return _joins_them(reading, about)
    plain = objects.is_it(words) and _PLAIN.search(stance.span.of(reading.text))
    if _OWN_WORDS.match(words) or not (plain or objects.says_something(words)):
        return False
    if not is_cause(reading, stance.span, about):
        return False
    if stance.label == "imposes" and any(actor.name in _OUTSIDERS for actor in who):
        return False
    if stance.label == "calls_for" and _MONEY.match(words):
        return False
    return not (stance.label == "commits_to" and words[:1].isdigit())


def _joins_them(reading: Reading, about: Span) -> bool:
    """Whether "them" may be sanctions or the like, named in this sentence or the one before."""
    start = reading.up_to(reading.sentence(about.start), 2)[0].start
    return _JOINED.search(reading.text, start, about.start) is not None


def is_cause(reading: Reading, verb: Span, about: Span) -> bool:
    """Whether one who supports, backs or blocks this takes a stand, and gives no help with work."""
    words, said = about.of(reading.text), verb.of(reading.text).casefold()
    if _WEAK.match(said):
        return CAUSE.search(words) is not None and not DENIED.search(words)
    if _REJECTS.search(said):
        return not DENIED.search(words)
    if said.startswith("endors"):
        return not MATERIAL.search(words)
    if not _HELPS.match(said):
        return True
    cause = CAUSE.search(words) or ("block" not in said and _is_country(reading, about))
    return bool(cause) and not MATERIAL.search(words)


def _is_country(reading: Reading, about: Span) -> bool:
    names = reading.names_in(about, "country")
    return any(n.start - about.start <= _EDGE and about.end - n.end <= _EDGE for n in names)
