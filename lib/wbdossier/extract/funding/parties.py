"""Who gives a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wbdossier import lexicon
from wbdossier.extract.cues import Cue
from wbdossier.extract.funding import stand_ins
from wbdossier.extract.funding.sums import REACH, Sum
from wbdossier.extract.funding.words import WORDS
from wbdossier.extract.near import is_close, leads_to, right_before
from wbdossier.grammar import THE
from wbdossier.lexicon import Name
from wbdossier.records import Span

_NEAR = 90  # characters between a giver and its verb or its sum
_OWNERS = ("demonym", "organisation", "instrument")  # "an EU grant", "the German loan"
_SHORT = 4  # letters; a name in capitals that has fewer is an acronym
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
    givers = sorted([n for n in sum_.parties if _gives(n)] + stand_ins.names(sum_))
    for attempt in (_by_preposition, _by_verb, _by_possession, _right_after, _thanked):
        if found := next(attempt(sum_, givers), None):
            return found
    return None


# "€5m from | the EBRD", "funded by | the EU".
_GIVEN_BY = re.compile(
    rf"""
    \b (?: (?i:from) | courtesy\s+of | (?:{lexicon.any_of(WORDS.parties.given)})\w*\s+by )
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
        near = sum_.distance(name) <= REACH and not sum_.precedes_beyond(name, "money")
        if (given or through) and near:
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
# "The Government of | Germany", "the people of | Japan".
_GOVERNMENT_OF = re.compile(
    rf"(?:government|ministry|embassy|people|republic|kingdom)\s+of\s+{THE}$", re.I
)
_ACROSS_CLAUSES = re.compile(r"[.;:]")


def _by_verb(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "The EU has made available …": the subject of the giving verb before the sum."""
    for verb in reversed(sum_.verbs):
        before = verb.label == "give" and verb.end <= sum_.quantity.start
        if before and not leads_to(_NO_ACTIVE_VERB, sum_.text, verb):
            yield from (n for n in reversed(givers) if _is_subject(sum_.text, n, verb))


def _is_subject(text: str, name: Name, verb: Cue) -> bool:
    close = is_close(text, Span(name.end, verb.start), _NEAR, _ACROSS_CLAUSES)
    apart = leads_to(_NO_SUBJECT, text, name) and not leads_to(_GOVERNMENT_OF, text, name)
    return close and name.kind != "place" and not apart


_POSSESSIVE = re.compile(r"[’']s?\s")
_NO_OWNER = right_before(("to", "in", "with", "for"))
_BREAK = re.compile(r"[,.;:]")


def _by_possession(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "the EU’s €6bn plan", "an EU grant of €5m", "Montenegro’s defence budget rose to €90m"."""
    for name in reversed(givers):
        owner = name.kind in _OWNERS or _is_acronym(sum_.text, name)
        owns = owner or _POSSESSIVE.match(sum_.text, name.end, sum_.lead)
        close = is_close(sum_.text, Span(name.end, sum_.lead), _NEAR, _BREAK)
        if owns and close and not leads_to(_NO_OWNER, sum_.text, name):
            yield name


def _is_acronym(text: str, name: Name) -> bool:
    """Whether the name stands before a noun as an adjective does: "US aid"."""
    letters = name.of(text).replace(".", "")
    return name.kind == "country" and len(letters) < _SHORT and letters.isupper()


# "a €5m | EU grant", "€5m in | EU funds", "an investment of €5m of | the Alliance".
_RIGHT_AFTER = re.compile(rf"\s+(?:(?:in|of)\s+)?{THE}")


def _right_after(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "a €5m | EU grant", "€5m in | EU funds"."""
    return (n for n in givers if n.kind in _OWNERS and sum_.joined_to(n, _RIGHT_AFTER))


_THANKED = re.compile(rf"\b(?:[Tt]hank\w*|grateful\s+to)\s+(?:to\s+)?{THE}{_ONE_WORD}$")
_FOR = re.compile(r"(?:\s+\w+)?\s+for\b")


def _thanked(sum_: Sum, givers: list[Name]) -> Iterator[Name]:
    """ "He thanked | Italy | for the donation of boats worth €5m"."""
    for name in givers:
        thanked = leads_to(_THANKED, sum_.text, name, sum_.sentence.start)
        if thanked and name.end < sum_.lead and _FOR.match(sum_.text, name.end):
            yield name


# -- who gives by what is said around ------------------------------------------------------------


def indirect(sum_: Sum, role: str) -> str | None:
    """Return who gives by the instrument named."""
    return None if role in ("budget", "investment") else _behind(sum_)


def _behind(sum_: Sum) -> str | None:
    """Return who stands behind the instrument of the sentence, or of the one before."""
    for sentence in (sum_.sentence, sum_.reading.previous(sum_.sentence)):
        named = sum_.reading.names_in(sentence, "instrument") if sentence else []
        if owners := [owner for name in named if (owner := _owner(name))]:
            return owners[-1]
    return None
