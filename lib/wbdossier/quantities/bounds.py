"""Words that limit a number: before it ("at least some 4,500") or after it ("30-plus", "or so")."""

from __future__ import annotations

from dataclasses import dataclass

from wbdossier.quantities import phrases
from wbdossier.quantities.phrases import Word
from wbdossier.quantities.vocabulary import WORDS, last, longest
from wbdossier.quantities.vocabulary import phrases as table

_BEFORE, _AFTER = table(WORDS.bounds), table(WORDS.bounds_after)
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


@dataclass(frozen=True, slots=True)
class Lead:
    """What the words before a number say.

    ``start`` is where the bound begins; ``opener`` the "from", "between" or "by" that may open a
    range, at ``opened``. ``of_place`` marks a bound that is a preposition of place as well.
    """

    bound: str
    start: int
    words: list[Word]  # all that stand before the number
    opener: str = ""
    opened: int = 0
    of_place: bool = False


def stronger(one: str, other: str) -> str:
    """Return the bound that holds where two are given.

    >>> stronger("about", "at_least")
    'at_least'
    """
    return max(one, other, key=_STRENGTH.index)


def before(text: str, start: int, words: list[Word]) -> Lead:
    """Read ``words`` backwards from ``start`` as long as they are bounds, fillers, an opener."""
    if start and (sign := _SIGNS.get(text[start - 1])):
        return Lead(sign, start - 1, words)
    bound, begin, opener, opened, place = "exact", start, "", start, False
    left = [w.text for w in words]
    while left:
        if (hit := last(left, _BEFORE)) and not _is_about_of_speech(left, hit[1]):
            place = bound == "exact" and " ".join(left[-hit[1] :]).lower() in WORDS.lead.of_place
            bound, left = stronger(bound, hit[0]), left[: -hit[1]]
            begin = words[len(left)].start
        elif not opener and left[-1].casefold() in _OPENERS:
            opener, left = left[-1].casefold(), left[:-1]
            opened = words[len(left)].start
        elif filler := last(left, _FILLERS):
            left = left[: -filler[1]]
        else:
            break
    return Lead(bound, begin, words, opener, opened, place)


def _is_about_of_speech(left: list[str], length: int) -> bool:
    """Whether "about" means "on the subject of": "talked about two scenarios"."""
    about = length == 1 and left[-1].casefold() == "about"
    return about and len(left) > 1 and left[-2].casefold() in WORDS.lead.about_is_of


def after(text: str, pos: int, end: int) -> tuple[str, int] | None:
    """Return the bound written at ``pos`` ("+", "-plus", "or more") and where it ends."""
    if text.startswith("+", pos, end):
        return _AFTER[("+",)], pos + 1
    hyphened = phrases.hyphened(text, pos, end, 1)
    words = hyphened or phrases.after(text, pos, end, 2)
    hit = longest([f"-{w.text}" if hyphened else w.text for w in words], _AFTER)
    return (hit[0], words[hit[1] - 1].end) if hit else None
