"""Who gives a sum and who gets it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.cues import Cue
from wbdossier.extract.funding.sums import REACH, Sum
from wbdossier.extract.funding.words import WORDS
from wbdossier.extract.near import is_close, joins, leads_to, right_before
from wbdossier.grammar import THE
from wbdossier.lexicon import Name
from wbdossier.records import Span

_NEAR = 90  # characters between a giver and its verb or its sum
_OWNERS = ("demonym", "organisation", "instrument")  # "an EU grant", "the German loan"
_ONE_WORD = r"(?:[\w’'-]+\s+)?"


def code(name: Name) -> str:
    """Return the code of who stands behind a name: an instrument's is its provider's."""
    return (_owner(name) if name.kind == "instrument" else None) or name.id


def _owner(name: Name) -> str | None:
    return lexicon.entries("instrument")[name.id].provider


def _gives(name: Name) -> bool:
    """Whether it can give: not a group of countries, nor an instrument without an owner."""
    return _owner(name) is not None if name.kind == "instrument" else name.kind != "region"


# -- who gives -----------------------------------------------------------------------------------


def provider(sum_: Sum) -> Name | None:
    """Return who gives: by a preposition, as a verb's subject, as an owner, right after."""
    givers = [n for n in sum_.parties if _gives(n)]
    for attempt in (_by_preposition, _by_verb, _by_possession, _right_after):
        if found := next(attempt(sum_, givers), None):
            return found
    return None


# "€5m from | the EBRD", "funded by | the EU".
_GIVEN_BY = re.compile(
    rf"""
    \b (?: from | courtesy\s+of | (?:{lexicon.any_of(WORDS.parties.given)})\w*\s+by )
    \s+ {THE} {_ONE_WORD} $
    """,
    re.VERBOSE,
)
# "€5m under | IPA": so only an instrument gives.
_THROUGH = right_before(("under", "through", "via", "within"), _ONE_WORD)


def _by_preposition(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    floor = sum_.sentence.start
    for name in givers:
        given = leads_to(_GIVEN_BY, sum_.text, name, floor)
        through = name.kind == "instrument" and leads_to(_THROUGH, sum_.text, name, floor)
        if (given or through) and sum_.distance(name) <= REACH:
            yield name


# A passive, or a noun: "was | granted", "with a | grant", "in | support".
_NO_ACTIVE_VERB = re.compile(
    r"""
    \b (?: was|were|been|be|being|is|are | an?|the | of|in|with
         | further|new|financial | its|their )
    \s+ (?:\w+ly\s+)? $
    """,
    re.VERBOSE,
)
_NO_SUBJECT = right_before(("to", "in", "with", "for", "of", "against", "from"))
_ACROSS_CLAUSES = re.compile(r"[.;:]")


def _by_verb(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "The EU has made available …": the subject of the giving verb before the sum."""
    for verb in reversed(sum_.verbs):
        before = verb.label == "give" and verb.end <= sum_.quantity.start
        if before and not leads_to(_NO_ACTIVE_VERB, sum_.text, verb):
            yield from (n for n in reversed(givers) if _is_subject(sum_.text, n, verb))


def _is_subject(text: str, name: Name, verb: Cue) -> bool:
    close = is_close(text, Span(name.end, verb.start), _NEAR, _ACROSS_CLAUSES)
    return close and name.kind != "place" and not leads_to(_NO_SUBJECT, text, name)


_POSSESSIVE = re.compile(r"[’']s?\s")
_NO_OWNER = right_before(("to", "in", "with", "for"))
_BREAK = re.compile(r"[,.;:]")


def _by_possession(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "the EU’s €6bn plan", "an EU grant of €5m", "Montenegro’s defence budget rose to €90m"."""
    for name in reversed(givers):
        owns = name.kind in _OWNERS or _POSSESSIVE.match(sum_.text, name.end, sum_.lead)
        close = is_close(sum_.text, Span(name.end, sum_.lead), _NEAR, _BREAK)
        if owns and close and not leads_to(_NO_OWNER, sum_.text, name):
            yield name


_RIGHT_AFTER = re.compile(rf"\s+(?:in\s+)?{THE}")


def _right_after(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "a €5m | EU grant", "€5m in | EU funds"."""
    return (n for n in givers if n.kind in _OWNERS and sum_.joined_to(n, _RIGHT_AFTER))


# -- who gets ------------------------------------------------------------------------------------


def recipients(sum_: Sum, provider: Name | None) -> tuple[str, ...]:
    """Return the codes of the countries and groups of countries that get the sum, sorted."""
    found: list[Name] = []
    for name in sum_.parties:
        if _may_get(sum_, name, provider) and _gets(sum_, name, found):
            found.append(name)
    return tuple(sorted({n.id for n in found}))


def _may_get(sum_: Sum, name: Name, provider: Name | None) -> bool:
    return (
        name.kind in ("country", "region")
        and not (provider and name.id == provider.id)
        and sum_.clause.covers(name)
        and not sum_.precedes_beyond(name, "money")
    )


_AND = re.compile(rf"\s*(?:,|,?\s+and)\s+{THE}")  # "to Serbia| and |Albania"
_BESIDE = re.compile(r",?\s+(?:with\s+|\()")  # "Serbia |(|€5m)", "Albania, with |€7m"
_DIRECT = re.compile(rf"\s+{THE}")  # "grants |Albania"
_SAID_TO_GET = 40  # characters from who gets to the verb
# "€5m for | Serbia", "to help | Serbia", "to the countries of the | Western Balkans".
_TO = right_before(
    ("to", "for", "in", "across", *WORDS.parties.help), r"(?:countries\s+of\s+the\s+)?"
)


def _gets(sum_: Sum, name: Name, before: list[Name]) -> bool:
    """Whether it gets the sum; ``before`` are those just found to, in a list with it perhaps."""
    return (
        sum_.joined_from(name, _BESIDE)
        or _is_led_to(sum_, name)
        or _receives(sum_, name)
        or _is_given(sum_, name)
        or (bool(before) and joins(_AND, sum_.text, before[-1], name))
    )


def _is_led_to(sum_: Sum, name: Name) -> bool:
    """ "€5m for Serbia", "to help Serbia buy cameras for €5m"."""
    led = leads_to(_TO, sum_.text, name, sum_.sentence.start)
    return led and abs(name.start - sum_.end) <= REACH


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
