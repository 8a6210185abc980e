"""Lines of a list: "Solar plant, Serbia: €5 million", "Wastewater plant Skopje – €28m"."""

from __future__ import annotations

from dataclasses import dataclass

from wbdossier.extract.funding.sums import Sum, once
from wbdossier.extract.funding.words import FAINT, LOOK_ALIKE, NOTHING, OTHER, ROLES
from wbdossier.grammar import regex, verbose
from wbdossier.reading import within
from wbdossier.records import Span

_LONGEST = 12  # lines above within which the words that open a list stand

# "• | Solar plant, Serbia | : an EU grant of | €5 million".
_ITEM = verbose(
    r"""
    [\s•*·-]* (?P<what> [^\W\d_][^:;.€$£()\n]{2,90}? )
    (?: \s*:\s+ | \s+[–—-]\s+ )
    (?: (?:an?\s+)? (?:[^\W\d_]+\s+){1,4} of\s+
      | (?:an?\s+)? (?:[^\W\d_]+\s+){0,2} (?:grant|loan|credit)s?\s+ )?
    (?:(?:up\s+to|about|some|between)\s+)?
    (?=[€$£\d]|[A-Z]{3}\s?\d)
    """
)
# "Solar plant| , |Serbia", "Solar plant| (|Serbia)": what stands before the country.
_BETWEEN = " \t\n,(*–-"


@dataclass(frozen=True)
class Item:
    """What a line of a list says its sum is for and who gets it, and the words that open it."""

    purpose: Span | None
    recipients: tuple[str, ...]
    head: Span


@once
def item(sum_: Sum) -> Item | None:
    """Return the line of a list that the sum stands in, where its head speaks of money given."""
    match = _ITEM.match(sum_.text, sum_.sentence.start, sum_.sentence.end)
    opens = _opens_its_line(sum_)
    head = _head(sum_) if match or opens else None
    if head is None or not _is_of_money(sum_, head):
        return None
    if opens or not match:
        return Item(None, (), head)
    what = Span(*match.span("what"))
    first = next(q for q in within(sum_.reading.quantities, sum_.sentence) if q.start >= what.end)
    names = sum_.reading.names_in(what, "country", "place")
    recipients = tuple(sorted({n.id for n in names})) or _opened_by(sum_)
    if first.start < sum_.quantity.start and not recipients:
        return None
    return Item(_without_country(sum_, what), recipients, head)


# "- | €5 million for a bridge", "• up to | 2 million": the sum opens its line.
_OPENING = regex(r"[\s•*·–-]*(?:(?:[Aa]\s+)?(?:further|total\s+of)\s+)?")
_BULLET = regex(r"[^\S\n]*[•*·–-]\s*|\d{1,2}[.)]\s+")


def _opens_its_line(sum_: Sum) -> bool:
    """Whether the sum comes first in a line of a list."""
    first = _OPENING.fullmatch(sum_.text, sum_.sentence.start, sum_.lead)
    line = sum_.text.rfind("\n", 0, sum_.sentence.start + 1) + 1
    return bool(first) and _BULLET.match(sum_.text, line) is not None


def _head(sum_: Sum) -> Span | None:
    """Return the sentence above the list, rather than a title between them."""
    lines = sum_.reading.up_to(sum_.sentence, _LONGEST)[:-1]
    above = [s for s in reversed(lines) if not (_is_line(sum_, s) or _country(sum_, s))]
    return next((s for s in above if sum_.text[s.end - 1] in _STOPS), above[0] if above else None)


_STOPS = ".:;!?"


def _country(sum_: Sum, sentence: Span) -> str | None:
    """The country that a sentence consists of: "| Serbia. | Solar plant: €5m"."""
    names = sum_.reading.names_in(sentence, "country")
    alone = names and names[0].of(sum_.text) == sentence.of(sum_.text).strip(" •*·–-.:")
    return names[0].id if alone else None


def _opened_by(sum_: Sum) -> tuple[str, ...]:
    """The country with which the line of the sum opens."""
    before = sum_.reading.previous(sum_.sentence)
    code = _country(sum_, before) if before else None
    return (code,) if code else ()


def _is_line(sum_: Sum, sentence: Span) -> bool:
    line = sum_.text.rfind("\n", 0, sentence.start + 1) + 1
    match = _ITEM.match(sum_.text, sentence.start, sentence.end)
    return bool(match or _BULLET.match(sum_.text, line))


def _is_of_money(sum_: Sum, head: Span) -> bool:
    """Whether the words above the list name money given, and none of trade or prices."""
    said = {cue.label for cue in ROLES.of(sum_.reading, head)} - {FAINT, NOTHING}
    return bool(said) and LOOK_ALIKE not in said


def role(sum_: Sum, item: Item) -> str:
    """Return the role that the words above the list give."""
    said = {cue.label for cue in ROLES.of(sum_.reading, item.head)} - {OTHER, FAINT, NOTHING}
    return said.pop() if len(said) == 1 else OTHER


def _without_country(sum_: Sum, what: Span) -> Span | None:
    """Return what is paid for without the country after it; None where nothing is left."""
    names = sum_.reading.names_in(what, "country")
    end = names[-1].start if names and names[-1].end >= what.end - 2 else what.end
    end = what.start + len(sum_.text[what.start : end].rstrip(_BETWEEN))
    return Span(what.start, end) if end - what.start > 3 else None
