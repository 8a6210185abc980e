"""Who gets a sum."""

from __future__ import annotations

from wbdossier import lexicon
from wbdossier.extract.funding import before
from wbdossier.extract.funding.sums import REACH, Sum
from wbdossier.extract.funding.words import OFFICES, WORDS
from wbdossier.extract.near import joins, leads_to, right_before
from wbdossier.grammar import THE, regex
from wbdossier.lexicon import Name
from wbdossier.reading import within
from wbdossier.records import Span

# "to Serbia| and |Albania", "the armies of Serbia| and of |Albania".
_AND = regex(rf"\s*(?:,|,?\s+and)\s+(?:(?:of|for|to)\s+)?{THE}")
_BESIDE = regex(r",?\s+(?:with\s+|\()")  # "Serbia |(|€5m)", "Albania, with |€7m"
_DIRECT = regex(rf"\s+{THE}")  # "grants |Albania"
_APART = 3  # characters between a name and a sum of its own
_SAID_TO_GET = 40  # characters from who gets to the verb
# "€5m for | Serbia", "to help | Serbia", "to the countries of the | Western Balkans",
# "to the armed forces of | Montenegro".
_TO = right_before(
    ("to", "for", "in", "across", "support of", "benefit of", *WORDS.parties.help),
    rf"(?:[\w-]+[’']s\s+)?(?:(?:six|five)\s+)?(?:(?:countries|(?i:{OFFICES}))\s+(?:[\w’'-]+\s+){{0,3}}?"
    rf"of\s+{THE})?",
)
# "€5m to the | Serbian police", "for the | Albanian Armed Forces".
_CAPITALS = {town for code in lexicon.six() for town in lexicon.capitals()[code]}
_TO_THE = right_before(("to", "for", *WORDS.parties.help))
_OFFICE = regex(rf"\s+(?:[\w-]+\s+){{0,3}}?(?i:{OFFICES})\b(?![’']s?\s)")


def recipients(sum_: Sum, provider: Name | None) -> tuple[str, ...]:
    """Return the codes of the countries and groups of countries that get the sum, sorted."""
    own = _own(sum_)
    if own and not (provider and own.id == provider.id):
        return (own.id,)
    found: list[Name] = []
    for name in sum_.parties:
        if _may_get(sum_, name, provider) and _gets(sum_, name, found):
            found.append(name)
    if not found and (country := before.the_country(sum_)):
        return (country,)
    return tuple(sorted({n.id for n in found}))


# ", | Kosovo | €8m", "and | Albania | €9m": each its own, after a sum that somebody receives.
_LISTED = regex(rf"(?:[,:]|\band)\s+{THE}$")
_BLANK = regex(r"\s+")


def _own(sum_: Sum) -> Name | None:
    """The country right before the sum, in a list of shares."""
    before = [n for n in sum_.parties if _is_a_state(sum_, n) and sum_.joined_from(n, _BLANK)]
    listed = [n for n in before if leads_to(_LISTED, sum_.text, n, sum_.sentence.start)]
    return listed[-1] if listed else None


def _is_a_state(sum_: Sum, name: Name) -> bool:
    capital = name.kind == "place" and name.of(sum_.text) in _CAPITALS
    return name.kind == "country" or capital


def _may_get(sum_: Sum, name: Name, provider: Name | None) -> bool:
    return (
        (name.kind in ("country", "region") or _is_office(sum_, name) or _is_capital(sum_, name))
        and not (provider and name.id == provider.id)
        and sum_.clause.covers(name)
        and not (name.start > sum_.end and sum_.has_sum_in(Span(sum_.end, name.start)))
        and not _is_of_an_earlier_sum(sum_, name)
    )


def _is_office(sum_: Sum, name: Name) -> bool:
    """ "to the | Serbian | police"."""
    if name.kind != "demonym" or not _OFFICE.match(sum_.text, name.end):
        return False
    return leads_to(_TO_THE, sum_.text, name, sum_.sentence.start)


_TO_A_CAPITAL = right_before(("to", "for", *WORDS.parties.help))
# "the municipalities of | Bar |", "the municipalities of Bar and | Shkodra |".
_TOWN = regex(r"\b(?:municipalit(?:y|ies)|towns?|cit(?:y|ies))\s+of\s+(?:[\w-]+\s+and\s+)?$")


def _is_capital(sum_: Sum, name: Name) -> bool:
    """ "to | Tirana |", "| Skopje | gets", "the town of | Bar | gets": it stands for its state."""
    if name.kind != "place":
        return False
    if leads_to(_TOWN, sum_.text, name, sum_.sentence.start):
        return _receives(sum_, name)
    if name.of(sum_.text) not in _CAPITALS:
        return False
    led = leads_to(_TO_A_CAPITAL, sum_.text, name, sum_.sentence.start)
    return led or _receives(sum_, name) or sum_.joined_from(name, _BLANK)


_FOR = regex(rf"\s+(?:in\s+[\w-]+\s+)?(?:for|to)\s+{THE}")


def _is_of_an_earlier_sum(sum_: Sum, name: Name) -> bool:
    """Whether the name before the sum ends another: "€11m for | Ukraine | and €4m for Serbia"."""
    before = within(sum_.reading.quantities, Span(sum_.sentence.start, name.start))
    earlier = [q for q in before if q.kind == "money"]
    return name.end < sum_.lead and any(joins(_FOR, sum_.text, q, name) for q in earlier[-1:])


def _gets(sum_: Sum, name: Name, before: list[Name]) -> bool:
    """Whether it gets the sum; ``before`` are those just found to, in a list with it perhaps."""
    return (
        sum_.joined_from(name, _BESIDE)
        or _is_led_to(sum_, name)
        or _receives(sum_, name)
        or _is_given(sum_, name)
        or (bool(before) and _is_next(sum_, before[-1], name))
    )


def _is_next(sum_: Sum, before: Name, name: Name) -> bool:
    """ "for Serbia and | Albania", not "for Serbia and | Germany | €3m for Kosovo"."""
    after = within(sum_.reading.quantities, Span(name.end, name.end + _APART))
    return joins(_AND, sum_.text, before, name) and not after


def _is_led_to(sum_: Sum, name: Name) -> bool:
    """ "€5m for Serbia", "to help Serbia buy cameras for €5m"."""
    near = abs(name.start - sum_.end) <= REACH
    led = near and leads_to(_TO, sum_.text, name, sum_.sentence.start)
    return led and not _is_meeting_place(sum_, name)


_IN = right_before(("in",))


def _is_meeting_place(sum_: Sum, name: Name) -> bool:
    """ "In | Luxembourg | the EU approved €5m for Kosovo": where it was decided."""
    outside = name.kind == "country" and name.id not in lexicon.six() and name.end <= sum_.lead
    return outside and leads_to(_IN, sum_.text, name, sum_.sentence.start)


def _receives(sum_: Sum, name: Name) -> bool:
    """ "Serbia will receive €5m"."""
    return any(
        v.label == "get"
        and name.end <= v.start <= name.end + _SAID_TO_GET
        and v.end <= sum_.quantity.start
        for v in sum_.verbs
    )


def _is_given(sum_: Sum, name: Name) -> bool:
    """ "The EU granted Serbia €5m"."""
    gives = (v for v in sum_.verbs if v.label == "give")
    return any(joins(_DIRECT, sum_.text, verb, name) for verb in gives)
