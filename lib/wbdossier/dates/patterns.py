"""The shapes of date expressions in English text, and the company in which they are dates.

Patterns are small named pieces put together in verbose mode; the comment beside each says what it
leaves out and why. ``in_context`` decides whether what matched is a date ("in May") or a word
("they may", "Theresa May", "resolution 2021").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wbdossier.dates import months
from wbdossier.lexicon import any_of, load

LEXICON = load("dates", dict[str, list[str]])

Match = re.Match[str]


def _cased(words: Iterable[str]) -> list[str]:
    return [form for w in words for form in (w.capitalize(), w.upper())]


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.VERBOSE)


# -- pieces ---------------------------------------------------------------------------------------

# One white space at least, one line break at most: a date does not reach over a blank line.
# Possessive, so that a page of blanks is read once.
GAP = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?|\n[^\S\n]*+)"
COMMA = rf"(?:{GAP}|(?:{GAP})?+,(?:{GAP})?+)"

# "September", "SEPTEMBER", "september", "Sept.", "Sep". Lower case only for full names; "may" and
# "march" are verbs unless a day and a year stand by (see ``_is_verb``).
MONTH = rf"""(?:(?:{any_of([*_cased(months.ENGLISH_WIDE), *months.ENGLISH_WIDE])})
               |(?:{any_of(_cased(months.ENGLISH_SHORT))})\.?)(?![^\W\d_])"""

# 1 to 31 with or without an ordinal's ending; not the head of a longer number ("1,600", "2.5",
# "30 000"), a time ("5:30", "5 pm"), a score or a percentage.
DAY = r"""(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?
          (?!\d|[.,:/]\d|[^\S\n]\d{3}(?!\d)|[^\S\n]?(?:%|per\s?cent|[ap]\.?m\b)|\w)"""

# A year beside a day or month; before 1900 only if no plural follows ("24 June 1200 troops").
YEAR = r"""(?:(?:19|20)\d\d|1[0-8]\d\d(?!\s{1,3}[a-z]{3,30}s\b))
           (?![\d%]|[.,]\d|[^\S\n]\d{3}(?!\d))(?!\w)"""


def _year(number: int) -> str:
    """Match "2023", ", 2023", "of 2023", "last year", "of this year"."""
    return rf"(?:{COMMA}(?:of{GAP})?(?P<year{number}>{YEAR}|(?:last|this|next){GAP}year\b))"


# "-", "to", "and"; the dash may stand without spaces.
TO = rf"(?:(?:{GAP})?+[-–—](?:{GAP})?+|{GAP}(?P<to>to|and|till|until|through|or){GAP}(?:the{GAP})?)"

WEEKDAY = rf"(?:{any_of(_cased(months.WEEKDAYS))})(?!\w)"
WEEKDAY_ANY = rf"(?:{WEEKDAY}|(?:{any_of(_cased(months.WEEKDAYS_SHORT))})\b\.?)"

# "Thursday, June 24", "Thursday the 24th of June", "Thursday (24 June)".
ON_WEEKDAY = rf"(?:{WEEKDAY_ANY}(?:(?:{GAP})?+(?P<open>\()|{COMMA}(?:the{GAP})?))?"
CLOSE = rf"(?(open)\)|(?:{GAP}\({WEEKDAY_ANY}\))?)"

# The days between in "24, 25 and 26 June".
LISTED = rf"(?P<listed>(?:,{GAP}{DAY}){{1,5}})?"

# "mid-March", "early in June", "end-2024", "beginning of June", "first half of 2024", "last week
# of May".
PART = rf"""(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Mm]id-to-late)(?:-|{GAP})(?:in{GAP})?|[Ee]nd-
              |(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|(?:[Ff]irst|[Ss]econd){GAP}half
                 |(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ll]ast){GAP}(?:week|days)){GAP}of{GAP}(?:the{GAP})?)"""
SHIFT = r"(?:[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|fall)"
OF = rf"(?:{GAP}(?:of{GAP})?|-(?=[A-Z]))"
YEAR_ALONE = r"(?:19|20)\d\d"

# -- forms, the most specific first ---------------------------------------------------------------

FORMS: dict[str, re.Pattern[str]] = {
    # 2023-10-05, 2023/10/05; not the head of a longer run of digits.
    "iso": _pattern(
        r"(?P<year1>\d{4})(?P<sep>[-/])(?P<month1>\d\d)(?P=sep)(?P<day1>\d\d)(?!\d|-\d)"
    ),
    # 24.09.2023, 24. 9. 2023., 03/14/1998; not an address or version with a fourth number.
    "numeric": _pattern(
        rf"""(?P<first>\d{{1,2}})(?P<sep>[./-])[^\S\n]?(?P<second>\d{{1,2}})(?P=sep)[^\S\n]?
             (?P<year1>{YEAR_ALONE})(?![\d/]|[.-]\d)"""
    ),
    # 24 June, 24-26 July, 24, 25 and 26 June 2024, 29 May-2 June, the 24th of September.
    "day_month": _pattern(
        rf"""{ON_WEEKDAY}(?P<day1>{DAY})\.?
             (?:(?:{LISTED}|{OF}(?P<month1>{MONTH}){_year(1)}?){TO}(?P<day2>{DAY})\.?)?
             {OF}(?P<month2>{MONTH}){_year(2)}?{CLOSE}"""
    ),
    # June 24, August 28-29, August 27 and 28, December 29, 2023 - January 2, 2024.
    "month_day": _pattern(
        rf"""{ON_WEEKDAY}(?P<month1>{MONTH}){GAP}(?:the{GAP})?(?P<day1>{DAY})
             (?:(?:{LISTED}|{_year(1)}){TO}(?:(?P<month2>{MONTH}){GAP})?(?P<day2>{DAY}))?
             {_year(2)}?{CLOSE}"""
    ),
    # March to May 2023, January 2022 - March 2023; not "March and May 5".
    "months": _pattern(
        rf"(?P<month1>{MONTH}){_year(1)}?{TO}(?P<month2>{MONTH}){_year(2)}?(?!{GAP}\d{{1,2}}\b)"
    ),
    # October 2023, mid-March, early June, beginning of June, last August, December last year.
    "month": _pattern(
        rf"(?P<part>{PART})?(?:(?P<shift>{SHIFT}){GAP})?(?P<month1>{MONTH}){_year(1)}?"
    ),
    # last summer, spring 2023, early summer of 2024; never a season alone.
    "season": _pattern(
        rf"""(?:{PART})?(?:(?P<shift>{SHIFT}){GAP}(?P<season>{SEASON})\b
             |{SEASON}(?={GAP}(?:of{GAP})?\d){_year(1)})"""
    ),
    # 2021-2027, 2023/24, 2021 to 2027; both ends are years.
    "years": _pattern(
        rf"""(?P<year1>{YEAR_ALONE})(?:{TO}(?P<year2>{YEAR_ALONE})|/(?P<short>\d\d))
             (?![\d%/-]|[.,]\d)(?!\w)"""
    ),
    # 2023, late 2023, end of 2024; a number of four digits needs a year's company.
    "year": _pattern(rf"(?P<part>{PART})?(?P<year1>{YEAR_ALONE})(?![\d%/-]|[.,]\d)(?!\w)"),
    # Thursday, last Friday; not "Fridays", which is a habit.
    "weekday": _pattern(rf"(?:(?P<shift>{SHIFT}){GAP})?(?P<weekday>{WEEKDAY})"),
    # yesterday, tomorrow, this week, early next year; "today" and "now" are the article's own time.
    "relative": _pattern(
        rf"""(?P<near>(?:the{GAP}day{GAP}before{GAP})?[Yy]esterday|[Tt]omorrow)\b
             |(?:{PART})?(?P<shift>[Ll]ast|[Tt]his|[Nn]ext){GAP}(?P<unit>week|month|year)\b"""
    ),
}

# Where an expression can begin: at a number that is not the tail of a longer one, an amount, or
# part of a word; or at a calendar word. A month may be glued to the word before ("OnSeptember 15").
ANCHOR = _pattern(
    rf"""(?<![\w€$£#&+-])(?<!\d[.,:/])(?<!\d[^\S\n])\d{{1,4}}(?!\d)
       |(?<![^\W_])(?:{any_of(_cased([*months.WEEKDAYS, *months.WEEKDAYS_SHORT]))})
       |(?<![^\W_])(?:{any_of([*_cased(months.ENGLISH), *months.ENGLISH_WIDE])})
       |(?<=[a-z])(?:{any_of([w.capitalize() for w in months.ENGLISH_WIDE])})(?=\s+\d)
       |(?<!\w)(?:[Ee]arly|[Mm]id|[Ll]ate|[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Ff]irst|[Ss]econd
          |[Tt]hird|{SHIFT}|{SEASON}|[Yy]esterday|[Tt]omorrow|the(?=\s{{1,3}}day\s{{1,3}}before)
          )(?![^\W\d_])"""
)

SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?![\d/])")

# -- plausible: does a calendar word stand in a date's company? -----------------------------------

NEAR_BEFORE = re.compile(r"([^\W_]+)\.?(?:\s+|-)\Z")
NEAR_AFTER = re.compile(r"[^\S\n]*\n?[^\S\n]*([^\W\d_]+)")
STRONG_YEAR = re.compile(
    r"\b(?:in|since|until|till|through|during|year|mid|early|late)[\s-]+\Z", re.IGNORECASE
)
WEAK_YEAR = re.compile(r"\b(?:after|and|before|by|from|of|for|to)\s+\Z", re.IGNORECASE)
COUNTED = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]+s\b")


def _word_before(text: str, at: int) -> str:
    match = NEAR_BEFORE.search(text[max(0, at - 40) : at])
    return match.group(1) if match else ""


def _word_after(text: str, at: int) -> str:
    match = NEAR_AFTER.match(text[at : at + 40])
    return match.group(1) if match else ""


def _surname_pattern() -> re.Pattern[str]:
    """A capitalised word that is no preposition and no weekday, and a month name as its surname."""
    names = any_of([w.capitalize() for w in LEXICON["month_or_word"]])
    prepositions = (*LEXICON["month_after"], *LEXICON["month_after_weak"])
    others = any_of(
        [w.capitalize() for w in (*prepositions, "last", "this", "next", "the", "that")]
    )
    return _pattern(
        rf"\b(?!(?:{others}|{WEEKDAY})\b)[A-Z][a-z]{{1,30}}\.?[^\S\n]{{1,3}}({names})\b(?!\s{{1,3}}\d)"
    )


SURNAME = _surname_pattern()


def surnames(text: str) -> frozenset[str]:
    """Return the month names that the text also gives to a person ("Theresa May", "Mr. May")."""
    return frozenset(match.group(1) for match in SURNAME.finditer(text))


def in_context(form: str, match: Match, surnames: frozenset[str]) -> bool:
    """Whether the words around a match of ``form`` make it a date."""
    text = match.string
    if form in ("day_month", "month_day"):
        return not _is_verb(match) and not _counts_a_noun(form, match)
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
    return before in ("the", "a", "The") and noun


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
