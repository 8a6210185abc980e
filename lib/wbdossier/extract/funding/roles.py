"""What kind of money a sum is: grant, loan, investment, budget, aid, other; or none."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.cues import Cue, distance, gap
from wbdossier.extract.funding import goods
from wbdossier.extract.funding.sums import REACH, Sum, once, once_a_sentence
from wbdossier.extract.funding.words import FAINT, LOOK_ALIKE, MIXED, NOTHING, OTHER, ROLES, WORDS
from wbdossier.grammar import regex
from wbdossier.reading import within
from wbdossier.records import Span

_VAGUE = {LOOK_ALIKE, OTHER, FAINT, NOTHING, "budget", "investment"}
_CLOSE = 60  # characters within which a word of money colours a sum it is not attached to
_OTHER_SUM = 80  # what another sum between a word and this one costs, in characters
_BEFORE = 2  # and what standing before it costs: "€5m grant" binds tighter than "grant €5m"


def role(sum_: Sum) -> str | None:
    """Return the role that the nearest words give, or None where the sum is no funding."""
    near = _near(sum_)
    if goods.are_a_gift(sum_) and not any(cue.label == LOOK_ALIKE for _, cue in near):
        return "aid"
    if not near:
        return FAINT if _is_directed(sum_) else None
    labels = {cue.label for _, cue in near}
    if near[0][1].label == LOOK_ALIKE or labels == {LOOK_ALIKE, FAINT} or _is_of_its_subject(sum_):
        return None
    mine = [cue for _, cue in near if _is_attached(sum_, cue) and not _is_of_the_next(sum_, cue)]
    attached = {label for cue in mine for label in _both(sum_, cue)}
    if said := attached - {OTHER, LOOK_ALIKE, FAINT}:
        return _one_of(said)
    if LOOK_ALIKE in attached:
        return None
    return FAINT if labels == {FAINT} else _in_passing(sum_, near)


# "| Revenues | in the Serbian budget reached €5m": what the sentence is about.
_SUBJECT = regex(
    r"[\s“\"•*-]*(?:(?:The|Its|Total|Their|Annual|Overall|[\w-]+[’']s)\s+)?(?:[\w-]+\s+)?$"
)


def _is_of_its_subject(sum_: Sum) -> bool:
    """Whether the clause is about trade or prices from its first words, up to the sum."""
    cues = [c for c in ROLES.of(sum_.reading, sum_.clause) if c.end <= sum_.lead]
    if not cues or cues[0].label != LOOK_ALIKE or len({c.label for c in cues} - _VAGUE) > 0:
        return False
    opens = _SUBJECT.match(sum_.text, sum_.clause.start, cues[0].start)
    return bool(opens) and not sum_.has_sum_in(Span(cues[0].end, sum_.lead))


# "€5m | for | Serbia", "€5m | from | the EU" with which a sentence or a headline opens.
_DIRECTED = regex(r"\s+(?:more\s+|is\s+|are\s+)?(?:for|to|from)\s")
_OPENS = 16  # characters before a sum that opens its sentence


def _is_directed(sum_: Sum) -> bool:
    opens = sum_.lead - sum_.sentence.start <= _OPENS
    return opens and sum_.followed_by(_DIRECTED) is not None


def is_open(sum_: Sum) -> bool:
    """Whether no word near the sum says what money it is, or only a faint one does."""
    labels = {cue.label for _, cue in _near(sum_)}
    return labels <= {OTHER, FAINT, "budget"}


def is_silent(sum_: Sum) -> bool:
    """Whether the nearest word speaks of no money given: it was spent, or cost so much."""
    return {cue.label for _, cue in _near(sum_)[:1]} <= {FAINT, "budget"}


def is_look_alike(sum_: Sum) -> bool:
    """Whether the nearest word of the sentence is one of trade, prices or crime."""
    near = _near(sum_)
    return bool(near) and near[0][1].label == LOOK_ALIKE


@once
def _near(sum_: Sum) -> list[tuple[int, Cue]]:
    """The cues within reach and how far off they stand, the nearest first."""
    first, last = sum_.lead - REACH, sum_.quantity.lead.end + REACH
    around = (cue for cue in _cues(sum_) if cue.end >= first and cue.start <= last)
    measured = sorted((_distance(sum_, cue), cue) for cue in around)
    return [(far, cue) for far, cue in measured if far <= REACH]


def _cues(sum_: Sum) -> list[Cue]:
    """The words of money outside of names; a financial instrument's name is one itself."""
    named = sum_.names("organisation", "instrument", "mission")
    words = [
        _as_used(sum_, cue)
        for cue in sum_.cues
        if cue.label != NOTHING
        and not any(name.covers(cue) for name in named)
        and not _is_of_another(sum_, cue)
    ]
    return (
        words
        + _backed(sum_)
        + [Cue(n.start, n.end, OTHER) for n in named if n.kind == "instrument"]
    )


@once_a_sentence
def _backed(sum_: Sum) -> list[Cue]:
    backed = _BACKED.finditer(sum_.text, sum_.sentence.start, sum_.sentence.end)
    return [Cue(*m.span("how"), OTHER) for m in backed]


_BACKED = regex(r"-(?P<how>funded|financed|sponsored|donated)\b")  # "EU-| funded"
# "to the state | budget": where the money goes, not what it is. "| investment | grants": grants.
_INTO = regex(r"\b(?:in)?to\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){0,2}$")
_OF_GRANTS = regex(r"\s+(?:grant|loan)s?\b")


def _as_used(sum_: Sum, cue: Cue) -> Cue:
    """The word as its neighbours make it be read."""
    into = cue.label == "budget" and _INTO.search(sum_.text, cue.start - _CLOSE, cue.start)
    of_grants = cue.label == "investment" and _OF_GRANTS.match(sum_.text, cue.end)
    return Cue(cue.start, cue.end, OTHER) if into or of_grants else cue


def _is_of_another(sum_: Sum, cue: Cue) -> bool:
    """Whether a look-alike after the sum is another number's: "€5m, some 2% | of GDP"."""
    if cue.label != LOOK_ALIKE:
        return False
    if cue.start < sum_.end:
        return _is_share(sum_, cue)
    counted = within(sum_.reading.quantities, Span(sum_.end, cue.start))
    return bool(counted) or _FOR.search(sum_.text, sum_.end, cue.start) is not None


# "€5m | for schools | damaged in the war", "€5m | to cover the | costs": what it is for.
_FOR = regex(
    r"\s(?:for|towards?|to)\s+(?!the\s)\w[^.;:]{2,}\s$|\sto\s+(?:help|cover|reduce|repair|cut)\s"
)
_PERCENT_OF = regex(r"(?:%|per\s?cent)\s+of\s+(?:[\w’'-]+\s+){0,3}$")


def _is_share(sum_: Sum, cue: Cue) -> bool:
    """ "2% of its | GDP": a share's, not the sum's."""
    start = max(sum_.sentence.start, cue.start - _CLOSE)
    return _PERCENT_OF.search(sum_.text, start, cue.start) is not None


def _distance(sum_: Sum, cue: Cue) -> int:
    lead = sum_.quantity.lead
    behind = sum_.has_sum_in(gap(cue, lead))
    before = cue.start < sum_.end
    return distance(sum_.text, cue, lead) + _OTHER_SUM * behind + _BEFORE * before


# Between a word of money and its sum: "grants | worth | €5m", "a loan | of some | €5m".
_TO_SUM = regex(rf"(?:\s+(?:{lexicon.any_of(WORDS.links.to_sum)}|:))*\s*")
_WORD = r"[\w-]+\s+"
# Between a sum and the word that says what it is.
_TO_WORD = regex(
    rf"""
      (?:\s*-)?\s*                                           # "€5m | grant", "€5m-| grant"
      (?: (?:in|of|as|worth\s+of)\s+ )?                      # "€5m in | loans"
      (?: (?:an?|the|that|this|its)\s+ )?
      (?:{_WORD}){{0,2}}?                                    # "€5m in soft long-term | loans"
      (?:{_WORD}(?:and|or)\s+)? (?:{_WORD})??                # "€5m in grants and soft | loans"
    | \s+ (?:has|have|had|will|would|is|was|were|are)\s+     # "€5m will be used as | aid"
      (?:\w+\s+){{1,3}} (?:for|as|in)\s+
    | \s+ (?:is|are|was|were|will\s+be|would\s+be)\s+        # "€5m are soft | loans"
      (?:in\s+|as\s+)? (?:{_WORD}){{0,2}}?
    """,
    re.VERBOSE,
)


def _is_attached(sum_: Sum, cue: Cue) -> bool:
    """Whether the word belongs to the sum by its place: "grants worth €5m", "€5m in loans"."""
    return sum_.joined_to(cue, _TO_WORD) or sum_.joined_from(cue, _TO_SUM)


# "grants and soft | loans", "grants| , guarantees and cheap loans".
_PAIR = regex(r"\s*(?:,|\band\b|\bor\b)\s*(?:[\w-]+\s+){0,3}")


def _both(sum_: Sum, cue: Cue) -> set[str]:
    """The labels of a word and of the one it is paired with: "grants and loans"."""
    before = [c for c in sum_.cues if c.end <= cue.start][-1:]
    paired = before and before[0].label in ("grant", "loan") and cue.label in ("grant", "loan")
    apart = before and before[0].end <= sum_.lead <= cue.start  # "two are grants, two loans"
    joined = paired and not apart and _PAIR.fullmatch(sum_.text, before[0].end, cue.start)
    return {cue.label, before[0].label} if joined else {cue.label}


def _one_of(said: set[str]) -> str:
    """One role out of several beside the sum; money that others put in is investment."""
    if "investment" in said:
        return "investment"
    said = said - {"aid"} if "grant" in said else said  # "aid grants"
    return said.pop() if len(said) == 1 else OTHER


def _in_passing(sum_: Sum, near: list[tuple[int, Cue]]) -> str:
    """The role of a word that is close by in the clause, though not attached."""
    said = [(far, cue) for far, cue in near if cue.label not in (OTHER, LOOK_ALIKE, FAINT)]
    others = (_is_of_the_next, _is_of_the_last)
    telling = [(far, cue) for far, cue in said if not any(is_of(sum_, cue) for is_of in others)]
    if telling and telling[0][0] <= _CLOSE and sum_.clause.covers(telling[0][1]):
        return telling[0][1].label
    return OTHER


_BEHIND = 12  # characters between a sum and the word right after it that says what it is


def _is_of_the_last(sum_: Sum, cue: Cue) -> bool:
    """Whether the word is the sum's before: "€5m in | aid | and €3m from the budget"."""
    ends = [q.end for q in sum_.other_sums if q.end <= cue.start and cue.end <= sum_.lead]
    if not ends or cue.start - ends[-1] > _BEHIND:
        return False
    return not _AND.search(sum_.text, ends[-1], cue.start)


_AND = regex(r"\band\b")
_OF_WHICH = regex(r"\bof\s+(?:which|this|that|these)\b")


def _is_of_the_next(sum_: Sum, cue: Cue) -> bool:
    """Whether the word is another sum's: "gives €5m and the state | budget | adds €6m"."""
    if cue.start < sum_.end:
        return False
    if _OF_WHICH.search(sum_.words_to(cue)):
        return True
    beyond = sum_.has_sum_in(Span(cue.end, sum_.sentence.end))
    passed = sum_.has_sum_in(Span(sum_.end, cue.start))
    return passed or (beyond and bool(_AND.search(sum_.words_to(cue))))


def settled(sum_: Sum, role: str, provider: str | None) -> str:
    """Return ``role``; "other" is aid where goods are given, a budget in a country's currency."""
    if role == FAINT:
        spent = _SPENT.search(sum_.text, sum_.clause.start, sum_.lead)
        role = "budget" if spent else OTHER
    if role == OTHER and goods.named(sum_) and provider not in lexicon.six():
        return "aid"
    own = WORDS.currencies.get(sum_.currency)
    return "budget" if role == OTHER and own and provider in (None, own) else role


def is_plain_gift(sum_: Sum, role: str, provider: str | None, gets: tuple[str, ...]) -> bool:
    """Whether a donor from outside gives it, and nothing says it is a fund or a mixture."""
    outside = provider and provider not in (*lexicon.six(), *WORDS.lenders.ids)
    if role == "budget":
        return bool(outside and gets and _SPENT.search(sum_.text, sum_.clause.start, sum_.lead))
    named = sum_.names("instrument")
    plans = [n for n in named if n.id not in WORDS.mixed.gifts]
    labels = {c.label for c in sum_.cues}
    words = [
        c for c in MIXED.of(sum_.reading, sum_.sentence) if not any(n.covers(c) for n in named)
    ]
    mixed = plans or labels & {"grant", "loan"} or words
    return role == OTHER and bool(outside) and not mixed


def of_gift(sum_: Sum) -> str:
    """Return the role of a gift: what comes out of IPA is a grant."""
    return "grant" if any(n.id == _GRANTS for n in sum_.names("instrument")) else "aid"


_GRANTS = "IPA"
_SPENT = regex(
    r"\b(?:spen[dt]s?|spending|sets?\s+aside)\s+(?:[\w-]+\s+){0,3}$"
)  # "Britain | spent | £5m"


def spent_on_itself(role: str, provider: str | None, recipients: tuple[str, ...]) -> bool:
    """Whether one of the six gives money to nobody but itself: that is its budget."""
    return role == OTHER and provider in lexicon.six() and recipients in ((), (provider,))
