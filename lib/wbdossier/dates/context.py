"""The company in which what has the shape of a date is one.

``in_context`` decides whether what matched is a date ("in May") or a word ("they may", "Theresa
May", "resolution 2021").
"""

from __future__ import annotations

import re

from wbdossier.dates import months
from wbdossier.dates.patterns import LEXICON, LOCAL, WEEKDAY, Match
from wbdossier.grammar import regex
from wbdossier.lexicon import any_of

NEAR_BEFORE = regex(r"([^\W_]+)\.?(?:\s+|-)\Z")
NEAR_AFTER = regex(r"[^\S\n]*\n?[^\S\n]*([^\W\d_]+)")
STRONG_YEAR = regex(
    r"\b(?:in|since|until|till|through|during|year|mid|early|late)[\s-]+\Z", re.IGNORECASE
)
WEAK_YEAR = regex(r"\b(?:after|and|before|by|from|of|for|to)\s+\Z", re.IGNORECASE)
COUNTED = regex(r"\s+(?:[a-z]+\s+)?[a-z]+s\b")


def _word_before(text: str, at: int) -> str:
    match = NEAR_BEFORE.search(text[max(0, at - 40) : at])
    return match.group(1) if match else ""


def _word_after(text: str, at: int) -> str:
    match = NEAR_AFTER.match(text[at : at + 40])
    return match.group(1) if match else ""


_NAMESAKE = regex(
    rf"({any_of([w.capitalize() for w in LEXICON['month_or_word']])})\b(?!\s{{1,3}}\d)"
)
_NOT_GIVEN = any_of(
    [
        w.capitalize()
        for w in (
            *LEXICON["month_after"],
            *LEXICON["month_after_weak"],
            *("last", "this", "next", "the", "that"),
        )
    ]
)
_GIVEN = regex(rf"\b(?!(?:{_NOT_GIVEN}|{WEEKDAY})\b)[A-Z][a-z]{{1,30}}\.?[^\S\n]{{1,3}}\Z")


def surnames(text: str) -> frozenset[str]:
    """Return the month names that the text also gives to a person ("Theresa May", "Mr. May").

    The word before is capitalised, and no preposition and no weekday.
    """
    return frozenset(
        match[1]
        for match in _NAMESAKE.finditer(text)
        if _GIVEN.search(text, max(0, match.start() - 36), match.start())
    )


def in_context(form: str, match: Match, surnames: frozenset[str]) -> bool:
    """Whether the words around a match of ``form`` make it a date."""
    text = match.string
    if form in ("day_month", "month_day"):
        return not (_is_verb(match) or _counts_a_noun(form, match) or _is_local_name(form, match))
    if form == "months":
        return _months_in_context(match, surnames)
    if form == "month":
        return _month_in_context(match, surnames)
    if form == "year":
        return match["part"] is not None or _year_in_context(match)
    if form == "years":
        return _years_in_context(match)
    if form == "weekday":
        return (
            _word_before(text, match.start()) not in LEXICON["weekday_not_after"]
            and _word_after(text, match.end()) not in LEXICON["weekday_not_before"]
        )
    return form != "relative" or _relative_in_context(match)


def _is_local_name(form: str, match: Match) -> bool:
    """Whether a local month before a number may be a name: "Maja 2"; with a year it is none."""
    years = match["year1"] or match["year2"]
    return form == "month_day" and not years and months.fold(match["month1"]) in LOCAL


def _is_verb(match: Match) -> bool:
    """Whether "5 may" or "march 5" lacks the year that would make it a date."""
    lower = {match["month1"], match["month2"]} & {"may", "march"}
    return bool(lower) and not (match["year1"] or match["year2"])


def _counts_a_noun(form: str, match: Match) -> bool:
    """Whether the number after the month counts things: "In March 30 people died"."""
    if form != "month_day" or match["year1"] or match["year2"] or match["day2"]:
        return False
    before = _word_before(match.string, match.start()).lower()
    counting = before in ("in", "during", "last", "this", "next") and match["day1"].isdigit()
    return counting and bool(_word_after(match.string, match.end()))


def _months_in_context(match: Match, surnames: frozenset[str]) -> bool:
    """Whether two months are no two people: "May and April spoke"."""
    names = (match["month1"], match["month2"])
    if any(name[0].islower() for name in names) or surnames & set(names):
        return False
    if match["year1"] or match["year2"]:
        return True
    words = all(months.fold(name) in LEXICON["month_or_word"] for name in names)
    before = _word_before(match.string, match.start()).lower()
    return not words or before in (*LEXICON["month_after"], *LEXICON["month_after_weak"])


def _month_in_context(match: Match, surnames: frozenset[str]) -> bool:
    """A month with a year, a part or "last" is one; alone it must be no verb, name or counted."""
    name = match["month1"]
    if _word_before(match.string, match.start()).lower() in LEXICON["habitual"]:
        return False
    if months.fold(name) in LOCAL:
        return bool(match["year1"]) and name.islower()
    if match["year1"]:
        return True
    if name in ("may", "march", "august"):
        return False
    if match["part"] or match["shift"]:
        return True
    if months.fold(name) in months.ENGLISH_SHORT:  # "Jan", "Dec." alone are too short to trust
        return False
    if re.search(r"\d[^\S\n]\Z", match.string[max(0, match.start() - 2) : match.start()]):
        return False  # "99 June" is no month
    if months.fold(name) not in LEXICON["month_or_word"] and name.istitle():
        return True
    return _bare_month(name, match, surnames)


def _bare_month(name: str, match: Match, surnames: frozenset[str]) -> bool:
    before = _word_before(match.string, match.start())
    after = _word_after(match.string, match.end())
    if before.lower() in LEXICON["month_after"]:
        return True
    if name in surnames:
        return False
    if before.lower() in LEXICON["month_after_weak"]:
        return name.islower() or not after[:1].isupper()
    noun = after[:1].islower() and after not in LEXICON["month_not_before"]
    return before in ("the", "a", "The", "s") and noun  # "the May summit", "the country’s May poll"


def _year_in_context(match: Match) -> bool:
    """A number from 1900 to 2099 is a year after "in"; after "of" only if it counts nothing."""
    head = match.string[max(0, match.start() - 12) : match.start()]
    if STRONG_YEAR.search(head):
        return True
    return bool(WEAK_YEAR.search(head)) and not _counts(match)


def _counts(match: Match) -> bool:
    return bool(COUNTED.match(match.string[match.end() : match.end() + 60]))


def _years_in_context(match: Match) -> bool:
    """Whether "2021-2027" goes up, and "2023/24" is a year and the next."""
    if match["short"]:
        return int(match["short"]) == (int(match["year1"]) + 1) % 100
    return int(match["year2"]) > int(match["year1"]) and not (match["to"] and _counts(match))


def _relative_in_context(match: Match) -> bool:
    """Leave out "over the last year", "his last month": spans of time, no points of it."""
    if match["near"]:
        return True
    before = _word_before(match.string, match.start()).lower()
    return before not in ("the", "his", "her", "its", "their", "our", "my", "your", "s")
