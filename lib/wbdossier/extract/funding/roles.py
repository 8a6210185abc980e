"""What kind of money a sum is: grant, loan, investment, budget, aid, other; or none."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.cues import Cue, distance, gap
from wbdossier.extract.funding import goods
from wbdossier.extract.funding.sums import REACH, Sum
from wbdossier.extract.funding.words import LOOK_ALIKE, OTHER, ROLES, WORDS
from wbdossier.reading import within
from wbdossier.records import Span

_CLOSE = 60  # characters within which a word of money colours a sum it is not attached to
_OTHER_SUM = 80  # what another sum between a word and this one costs, in characters
_BEFORE = 2  # and what standing before it costs: "€5m grant" binds tighter than "grant €5m"


def role(sum_: Sum) -> str | None:
    """Return the role that the nearest words give, or None where the sum is no funding."""
    near = _near(sum_)
    if not near:
        return "aid" if goods.are_a_gift(sum_) else None
    if near[0][1].label == LOOK_ALIKE:
        return None
    attached = {cue.label for _, cue in near if _is_attached(sum_, cue)}
    if said := attached - {OTHER, LOOK_ALIKE}:
        return _one_of(said)
    return None if LOOK_ALIKE in attached else _in_passing(sum_, near)


def _near(sum_: Sum) -> list[tuple[int, Cue]]:
    """The cues within reach and how far off they stand, the nearest first."""
    measured = sorted((_distance(sum_, cue), cue) for cue in _cues(sum_))
    return [(far, cue) for far, cue in measured if far <= REACH]


def _cues(sum_: Sum) -> list[Cue]:
    """The words of money outside of names; a financial instrument's name is one itself."""
    named = sum_.names("organisation", "instrument", "mission")
    words = [
        cue
        for cue in ROLES.of(sum_.reading, sum_.sentence)
        if not any(name.covers(cue) for name in named)
    ]
    return words + [Cue(n.start, n.end, OTHER) for n in named if n.kind == "instrument"]


def _distance(sum_: Sum, cue: Cue) -> int:
    lead = sum_.quantity.lead
    others = within(sum_.reading.quantities, gap(cue, lead))
    behind = any(q.kind in ("money", "rate") for q in others)
    before = cue.start < sum_.end
    return distance(sum_.text, cue, lead) + _OTHER_SUM * behind + _BEFORE * before


# Between a word of money and its sum: "grants | worth | €5m", "a loan | of some | €5m".
_TO_SUM = re.compile(rf"(?:\s+(?:{lexicon.any_of(WORDS.links.to_sum)}|:))*\s*")
_WORD = r"[\w-]+\s+"
# Between a sum and the word that says what it is.
_TO_WORD = re.compile(
    rf"""
      (?:\s*-)?\s*                                           # "€5m | grant", "€5m-| grant"
      (?: (?:in|of|as|worth\s+of)\s+ )?                      # "€5m in | loans"
      (?: (?:an?|the)\s+ )?
      (?:{_WORD}){{0,2}}?                                    # "€5m in soft long-term | loans"
      (?:{_WORD}(?:and|or)\s+)? (?:{_WORD})??                # "€5m in grants and soft | loans"
    | \s+ (?:has|have|had|will|would|is|was|were|are)\s+     # "€5m will be used as | aid"
      (?:\w+\s+){{1,3}} (?:for|as|in)\s+
    """,
    re.VERBOSE,
)


def _is_attached(sum_: Sum, cue: Cue) -> bool:
    """Whether the word belongs to the sum by its place: "grants worth €5m", "€5m in loans"."""
    return sum_.joined_to(cue, _TO_WORD) or sum_.joined_from(cue, _TO_SUM)


def _one_of(said: set[str]) -> str:
    """One role out of several beside the sum; money that others put in is investment."""
    if "investment" in said:
        return "investment"
    return said.pop() if len(said) == 1 else OTHER


def _in_passing(sum_: Sum, near: list[tuple[int, Cue]]) -> str:
    """The role of a word that is close by in the clause, though not attached."""
    said = [(far, cue) for far, cue in near if cue.label not in (OTHER, LOOK_ALIKE)]
    telling = [(far, cue) for far, cue in said if not _is_of_the_next(sum_, cue)]
    if telling and telling[0][0] <= _CLOSE and sum_.clause.covers(telling[0][1]):
        return telling[0][1].label
    return OTHER


_AND = re.compile(r"\band\b")


def _is_of_the_next(sum_: Sum, cue: Cue) -> bool:
    """Whether the word is another sum's: "gives €5m and the state | budget | adds €6m"."""
    beyond = Span(cue.end, sum_.sentence.end)
    others = any(q.kind == "money" for q in within(sum_.reading.quantities, beyond))
    return others and cue.start > sum_.end and bool(_AND.search(sum_.words_to(cue)))


def settled(sum_: Sum, role: str, provider: str | None) -> str:
    """Return ``role``; "other" is aid where goods are given, a budget in a country's currency."""
    if role == OTHER and goods.named(sum_):
        return "aid"
    own = WORDS.currencies.get(sum_.currency)
    return "budget" if role == OTHER and own and provider in (None, own) else role
