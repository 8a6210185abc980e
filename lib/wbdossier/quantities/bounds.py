"""Words that limit a number: before it ("at least some 4,500") or after it ("30-plus", "or so")."""

from __future__ import annotations

import re
from typing import NamedTuple

from wbdossier import lexicon
from wbdossier.grammar import regex
from wbdossier.quantities.numerals import GAP
from wbdossier.quantities.phrases import LEADING, Word
from wbdossier.quantities.vocabulary import WORDS, last
from wbdossier.quantities.vocabulary import phrases as table

_BEFORE, _AFTER = table(WORDS.bounds), table(WORDS.bounds_after)
_WAYS = [" ".join(way) for way in _AFTER]
_SPELT = lexicon.any_of([way for way in _WAYS if way[0].isalpha()]).replace(r"\s+", GAP)
_MARKS = lexicon.any_of([way for way in _WAYS if not way[0].isalpha()])
_FOLLOWING = regex(rf"(?:{GAP}(?:{_SPELT})|{_MARKS})(?!\w)", re.IGNORECASE)
_FILLERS = table({"filler": WORDS.lead.fillers})
_STRENGTH = ("exact", "about", "at_least", "up_to")  # the stronger one holds
_OPENERS = ("from", "between", "by")
_SIGNS = {
    "~": "about",
    "≈": "about",
    "±": "about",
    ">": "at_least",
    "≥": "at_least",
    "<": "up_to",
    "≤": "up_to",
}


class Lead(NamedTuple):
    """What the words before a number say.

    ``start`` is where the bound begins; ``opener`` the "from", "between" or "by" that may open a
    range, at ``opened``. ``of_place`` marks a bound that is a preposition of place as well,
    ``of_sum`` the "up to" of "add up to".
    """

    bound: str
    start: int
    words: list[Word]  # all that stand before the number
    opener: str = ""
    opened: int = 0
    of_place: bool = False
    of_sum: bool = False


def stronger(one: str, other: str) -> str:
    """Return the bound that holds where two are given.

    >>> stronger("about", "at_least")
    'at_least'
    """
    return max(one, other, key=_STRENGTH.index)


def before(text: str, start: int, words: list[Word], floor: int = 0) -> Lead:
    """Read ``words`` backwards from ``start`` as long as they are bounds, fillers, an opener."""
    if sign := _sign(text[max(floor, start - 2) : start]):
        return Lead(_SIGNS[sign[0]], start - len(sign), words)
    if not words or words[-1].text.casefold() not in LEADING:
        return Lead("exact", start, words)
    bound, begin, opener, opened, place, adds = "exact", start, "", start, False, False
    left = [w.text for w in words]
    while left:
        if (hit := last(left, _BEFORE)) and not _is_about_of_speech(left, hit[1]):
            said = " ".join(left[-hit[1] :]).lower()
            place = bound == "exact" and said in WORDS.lead.of_place
            bound, left = stronger(bound, hit[0]), left[: -hit[1]]
            begin = words[len(left)].start
            adds = said == "up to" and bool(left) and left[-1].casefold() in WORDS.lead.adds
        elif not opener and left[-1].casefold() in _OPENERS:
            opener, left = left[-1].casefold(), left[:-1]
            opened = words[len(left)].start
        elif filler := last(left, _FILLERS):
            left = left[: -filler[1]]
        else:
            break
    if not opener and left and left[-1].casefold() in WORDS.lead.changes:
        opener = "by"  # "rose 19p to 396p"
    return Lead(bound, begin, words, opener, opened, place, adds)


def _sign(near: str) -> str:
    """The sign of a bound that ends the two characters: "~" of "~30", "≈ " of "≈ 30"."""
    if near[-1:] in _SIGNS:
        return near[-1:]
    return near if near[:1] in ("~", "≈") and near[1:].isspace() else ""


def _is_about_of_speech(left: list[str], length: int) -> bool:
    """Whether "about" means "on the subject of": "talked about two scenarios"."""
    about = length == 1 and left[-1].casefold() == "about"
    return about and len(left) > 1 and left[-2].casefold() in WORDS.lead.about_is_of


def after(text: str, pos: int, end: int) -> tuple[str, int] | None:
    """Return the bound written at ``pos`` ("+", "-plus", "or more") and where it ends."""
    near = text[pos : pos + 2]
    if near[:1] == " " and near[1:].isalnum() and near[1:] not in "oOaA":
        return None
    opens = near[:1].isspace() or near[:1] in "-+"
    match = _FOLLOWING.match(text, pos, end) if opens else None
    if match is None:
        return None
    return _AFTER[tuple(match[0].casefold().split())], match.end()
