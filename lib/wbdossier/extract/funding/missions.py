"""The money of missions and troops abroad: what they cost, their budget, what is given to them."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.extract.funding.sums import Sum, once, once_a_sentence
from wbdossier.extract.funding.words import WORDS
from wbdossier.extract.near import leads_to, right_before
from wbdossier.grammar import regex
from wbdossier.lexicon import Name
from wbdossier.records import Span

# "the mission’s budget", "costs of the operation", "the force costs": after it was named.
_AGAIN = regex(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]his)\s+(?:\w+\s+)?(?:[Mm]ission|[Oo]peration|[Ff]orce|[Pp]resence)\b"
)
_COSTS = regex(r"\b(?i:costs?|budget|annual\s+spending|running\s+costs)\b")
_TO = right_before(("to", "for", "of", "finance", "fund", "support"))


@once
def spoken_of(sum_: Sum) -> Name | None:
    """Return the mission that the clause names, or means by "the mission" after it was named."""
    part = _part(sum_)
    named = [n for n in sum_.names("mission") if part.covers(n)]
    if named:
        return named[0]
    last = sum_.reading.last_named("mission", sum_.sentence.start) or _only(sum_)
    if last is None:
        return None
    again = _AGAIN.search(sum_.text, sum_.sentence.start, sum_.sentence.end)
    return last if again or _has_a_budget(sum_, last) else None


@once
def _only(sum_: Sum) -> Name | None:
    """The one mission of the article."""
    named = sum_.reading.names_in(Span(0, len(sum_.text)), "mission")
    return named[0] if len({n.id for n in named}) == 1 else None


_BUDGET = regex(r"\b(?:[Ii]ts|[Tt]he)\s+(?:annual\s+|yearly\s+|total\s+)?budget\b")


def _has_a_budget(sum_: Sum, last: Name | None) -> bool:
    """ "The mission was extended. Its budget is €5m", with no state named beside it."""
    previous = sum_.reading.previous(sum_.sentence)
    near = last and previous and previous.covers(last) and not sum_.names("country", "demonym")
    return bool(near) and bool(_BUDGET.search(sum_.text, sum_.sentence.start, sum_.lead))


_PRONOUN = regex(r"\s*(?:they|it|this|that|which)\b")


@once
def _part(sum_: Sum) -> Span:
    """The clause of the sum, or the sentence where the clause opens with a pronoun."""
    return sum_.sentence if _PRONOUN.match(sum_.text, sum_.clause.start) else sum_.clause


@once
def is_its_own(sum_: Sum) -> bool:
    """Whether the clause tells of a mission's costs or its budget."""
    part = _part(sum_) if spoken_of(sum_) else None
    return part is not None and _COSTS.search(sum_.text, part.start, part.end) is not None


def getting(sum_: Sum) -> tuple[str, ...]:
    """Return the missions to which the sum is given: "€5m for | EULEX"."""
    led = [n for n in sum_.names("mission") if leads_to(_TO, sum_.text, n, sum_.sentence.start)]
    return tuple(sorted({n.id for n in led if sum_.clause.covers(n)}))


# "the | deployments | had | devoured | €5m": what a state spends on its troops.
_TROOPS = regex(rf"\b(?i:{lexicon.any_of(WORDS.deployments.troops)})\b")
_SPENT = regex(rf"\b(?i:{lexicon.any_of(WORDS.deployments.costs)})\b")
_AWAY = right_before(("to", "for", "in", "from", "of", "into"))


@once_a_sentence
def is_of_troops(sum_: Sum) -> bool:
    """Whether the sentence tells of what troops or their service cost."""
    here = sum_.sentence
    told = tells_of_costs(sum_)
    return told and _TROOPS.search(sum_.text, here.start, here.end) is not None


@once_a_sentence
def tells_of_costs(sum_: Sum) -> bool:
    """Whether the sentence has a word of costs or spending."""
    return _SPENT.search(sum_.text, sum_.sentence.start, sum_.sentence.end) is not None


def sender(sum_: Sum) -> str | None:
    """Return whose troops they are: who is named beside them, else the article's country abroad."""
    named = sum_.names("demonym", "country")
    if own := [n for n in named if not leads_to(_AWAY, sum_.text, n, sum_.sentence.start)]:
        return own[0].id
    states = sum_.reading.names_in(Span(0, len(sum_.text)), "demonym", "country")
    return next((n.id for n in states if n.id not in lexicon.six()), None)


def payer(name: Name) -> str | None:
    """Return who pays for a mission: its organisation."""
    return lexicon.entries("mission")[name.id].organisation
