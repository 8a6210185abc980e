"""What a sum takes over from the sum before it: its kind of money, its giver."""

from __future__ import annotations

import re

from wbdossier import lexicon
from wbdossier.extract.funding import before, roles
from wbdossier.extract.funding.sums import Sum
from wbdossier.extract.funding.words import FAINT, OTHER, WORDS
from wbdossier.extract.near import joins
from wbdossier.grammar import THE, regex
from wbdossier.lexicon import Name
from wbdossier.records import Funding

_YEAR = r"(?:\d{4}(?:[-–/]\d{2,4})?|this\s+year|last\s+year)"
# "from EUR 62 million | in 2021 to | EUR 68 million": two sums of one budget.
_TO = regex(
    rf"(?:\s+\([^)]{{0,40}}\))?(?:\s+or\s+[\d.,]+\s?%)?(?:\s+(?:in|for)\s+{_YEAR})?,?\s+to\s+(?:\w+\s+)?"
)
# "€5m | for two years, down from | €6m".
_FROM = regex(
    r"(?:\s+(?:(?:in|for)\s+[\w\s]{2,30}?|(?:this|last|a)\s+year))?,?\s+(?:down|up)\s+from\s+"
)
# "€5m | for Albania, | €7m for Serbia | and | €8m for Kosovo": one kind of money.
_AND = regex(r"(?:\s+(?:for|to|in)\s+[\w\s]{2,40}?)?(?:,\s+(?:and\s+)?|\s+and\s+)")
# "€5m … | , and another | €7m": the same money goes on.
_ANOTHER = regex(rf"[^.;:]{{0,60}}?\band\s+(?:{lexicon.any_of(WORDS.same_money.another)})\s+")
# "Germany gave €5m|, the | United States": the next in a list of givers; "| a further | €7m".
_NEXT_GIVER = regex(
    rf"\)?(?:\s+(?:for|to)\s+[\w\s]{{2,40}}?)?,?\s+(?:and\s+|ahead\s+of\s+|followed\s+by\s+)?{THE}"
)
_HIS = regex(
    rf"(?:\s+\([A-Z.]+\))?(?:\s+with)?\s+\(?(?:(?:{lexicon.any_of(WORDS.same_money.another)})\s+)?"
)
_FOR_A_NAME = regex(r"\s+(?:for|to)\s+(?:the\s+)?[A-Z]")
_OPENED = regex(r"\s*\(")
# "The EU gave a | further | €5m": somewhere before the sum.
_GOES_ON = regex(rf"\b(?i:{lexicon.any_of(WORDS.same_money.anywhere)})\b")


def rises_to(sum_: Sum, last: Funding) -> bool:
    """Whether this is where the sum before rises or falls to, or where it came from."""
    joined = sum_.joined_from(last.span, _TO) or sum_.joined_from(last.span, _FROM)
    return sum_.sentence.covers(last.span) and joined


# "profits rose to €9m| from |€5m", "| , compared with |".
_COMPARED = regex(
    r"(?:\s+\([^)]{0,40}\))?(?:\s+(?:in|for)\s+[\w\s]{2,20}?)?,?\s+"
    r"(?:(?:up\s+|down\s+)?from|to|and|or|compared\s+(?:with|to)|against|than)\s+(?:the\s+)?"
)


def goes_with(sum_: Sum, none: Sum) -> bool:
    """Whether a sum is told of beside one that is no funding: "profits of €5m and €9m"."""
    return sum_.sentence == none.sentence and sum_.joined_from(none.quantity.span, _COMPARED)


def is_share(sum_: Sum, last: Funding, own: str | None) -> bool:
    """Whether a sum whose ``own`` words do not say what it is hangs on the one before."""
    if own not in (None, OTHER, FAINT) or (own is None and roles.is_look_alike(sum_)):
        return False
    if _is_in_brackets(sum_, last) or (own and _is_next_of_a_set(sum_, last)):
        return True
    if not sum_.sentence.covers(last.span):
        return False
    if (
        next_giver(sum_, last)
        or _is_next_share(sum_, last)
        or sum_.led_by(_OF_WHICH)
        or sum_.led_by(_THE_OTHER)
    ):
        return True
    if sum_.joined_from(last.span, _ANOTHER):
        return True
    return sum_.joined_from(last.span, _AND)


def _is_next_share(sum_: Sum, last: Funding) -> bool:
    """ "Aid: Albania €5m, Kosovo | €7m": the next in a list of who gets how much."""
    named = (n for n in sum_.names("country") if joins(_NEXT_GIVER, sum_.text, last.span, n))
    return bool(last.recipients) and any(sum_.joined_from(n, _HIS) for n in named)


def next_giver(sum_: Sum, last: Funding) -> Name | None:
    """Return the next in a list of givers: "Germany gave €5m, the United States $7m"."""
    named = (n for n in sum_.names("country", "place", "demonym") if n.start < sum_.lead)
    getting = any(n.id in last.recipients for n in named)
    given_on = not getting or sum_.followed_by(_FOR_A_NAME)
    if not last.provider or not given_on or not sum_.sentence.covers(last.span):
        return None
    for name in sum_.names("country", "organisation"):
        listed = joins(_NEXT_GIVER, sum_.text, last.span, name)
        if listed and sum_.joined_from(name, _HIS):
            return name
    return None


# "The Council adopted two measures. | The second |, worth €5m, …".
_OF_A_SET = regex(
    r"""[\s“"„«•–-]* (?:(?:The|A|An)\s+)?
    (?i:first|second|third|fourth|fifth|other|latter|former|largest|biggest|remaining|last)\b""",
    re.VERBOSE,
)


def _is_next_of_a_set(sum_: Sum, last: Funding) -> bool:
    opens = _OF_A_SET.match(sum_.text, sum_.sentence.start, sum_.lead)
    return opens is not None and before.is_near(sum_, last)


def is_for_the_same(sum_: Sum, last: Funding) -> bool:
    """Whether both sums are for one thing: "cars bought with €5m of the EU and €2m from …"."""
    if next_giver(sum_, last):
        return True
    named = last.purpose and sum_.text.find(last.purpose, sum_.sentence.start, last.start) >= 0
    return bool(named) and _AND_WITH.fullmatch(sum_.text, last.end, sum_.lead) is not None


_AND_WITH = regex(r"[^.;:,]{0,50}\band\s+(?:with\s+|by\s+)?")


def _is_in_brackets(sum_: Sum, last: Funding) -> bool:
    """ "Albania (€13 million)": the share of a country of the money before."""
    opened = sum_.text[: sum_.lead].endswith("(")
    owned = any(sum_.joined_from(n, _OPENED) for n in sum_.names("country"))
    here = owned or last.start > sum_.sentence.start
    return opened and here and sum_.reading.paragraph(sum_.lead).covers(last.span)


def provider(sum_: Sum, last: Funding | None) -> str | None:
    """Return who gives, by the words before, where these go on or only say who receives."""
    gets = any(v.label == "get" for v in sum_.verbs)
    if not gets and (we := before.who_we_are(sum_, last)):
        return we
    goes_on = _GOES_ON.search(sum_.text, sum_.sentence.start, sum_.quantity.start)
    if last and last.provider and (gets or goes_on):
        return last.provider
    return before.giver(sum_, last) if gets or before.goes_on(sum_) else None


_THE_OTHER = regex(r"\band\s+the\s+(?:other|remaining)\s+$")
_OF_WHICH = regex(r"\bof\s+which,?\s+(?:the\s+)?$")


def recipients(sum_: Sum, last: Funding | None) -> tuple[str, ...]:
    """Return who gets the sum before, of which this is a part."""
    part = last is not None and sum_.sentence.covers(last.span) and sum_.led_by(_OF_WHICH)
    return last.recipients if last and part else ()
