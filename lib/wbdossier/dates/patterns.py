"""The shapes of date expressions in English text, and where they may begin.

Patterns are small named pieces put together in verbose mode; the comment beside each says what it
leaves out and why. Whether what matched is a date is decided in ``context``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from wbdossier.dates import months
from wbdossier.grammar import regex, verbose
from wbdossier.lexicon import any_of, load

LEXICON = load("dates", dict[str, list[str]])

Match = re.Match[str]


def _cased(words: Iterable[str]) -> list[str]:
    return [form for w in words for form in (w.capitalize(), w.upper())]


# -- pieces ---------------------------------------------------------------------------------------

# One white space at least, one line break at most: a date does not reach over a blank line.
# Possessive, so that a page of blanks is read once.
GAP = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?|\n[^\S\n]*+)"
COMMA = rf"(?:{GAP}|(?:{GAP})?+,(?:{GAP})?+)"

# The words of ``local_months`` and the months they name, 1 to 12.
LOCAL: dict[str, int] = {
    months.fold(word): number
    for number, names in enumerate(LEXICON["local_months"], 1)
    for word in names.split()
    if months.fold(word) not in months.ENGLISH
}
_LOCAL_FORMS = [
    form
    for names in LEXICON["local_months"]
    for word in names.split()
    for form in (word, word.capitalize())
    if months.fold(word) not in months.ENGLISH_WIDE
]

# Each form of a local name, and the name in lower case.
_LOCAL_WORDS = dict(zip(_LOCAL_FORMS, (w for w in _LOCAL_FORMS[::2] for _ in "lU"), strict=True))


# "September", "SEPTEMBER", "september", "Sept.", "Sep". Lower case only for full names; "may" and
# "march" are verbs unless a day and a year stand by (see ``_is_verb``).
def _month(local: Iterable[str]) -> str:
    wide = any_of([*_cased(months.ENGLISH_WIDE), *months.ENGLISH_WIDE, *local])
    return rf"(?:(?:{wide})|(?:{any_of(_cased(months.ENGLISH_SHORT))})\.?)(?![^\W\d_])"


# 1 to 31 with or without an ordinal's ending; not the head of a longer number ("1,600", "2.5",
# "30 000"), a time ("5:30", "5 pm"), a score or a percentage.
DAY = r"""(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?
          (?!\d|[.,:/]\d|[^\S\n]\d{3}(?!\d)|[^\S\n]?(?:%|per\s?cent|[ap]\.?m\b)|\w)"""

# A year beside a day or month; before 1900 only if no plural follows ("24 June 1200 troops").
YEAR = r"""(?:(?:19|20)\d\d|1[0-8]\d\d(?!\s{1,3}[a-z]{3,30}s\b))
           (?![\d%]|[.,]\d|[^\S\n]\d{3}(?!\d))(?!\w)"""


def _year(number: int) -> str:
    """Match "2023", ", 2023", "of 2023", "in 2023", "last year", "of that year", "a year ago"."""
    shifted = rf"""(?:(?:last|this|next|that|the{GAP}same|the{GAP}following){GAP}year
                     |a{GAP}year{GAP}ago)\b"""
    return rf"(?:{COMMA}(?:(?:of|in){GAP})?(?P<year{number}>{YEAR}|{shifted}))"


# "-", "to", "and"; the dash may stand without spaces.
TO = rf"(?:(?:{GAP})?+[-–—](?:{GAP})?+|{GAP}(?P<to>to|and|till|until|through|or){GAP}(?:the{GAP})?)"

WEEKDAY = rf"(?:{any_of(_cased(months.WEEKDAYS))})(?!\w)"
WEEKDAY_ANY = rf"(?:{WEEKDAY}|(?:{any_of(_cased(months.WEEKDAYS_SHORT))})\b\.?)"

# "Thursday, June 24", "this Thursday, June 24", "Thursday the 24th of June", "Thursday (24 June)".
ON_WEEKDAY = rf"(?:(?:[Tt]his{GAP})?{WEEKDAY_ANY}(?:(?:{GAP})?+(?P<open>\()|{COMMA}(?:the{GAP})?))?"
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


def _forms(month: str) -> dict[str, re.Pattern[str]]:
    """Every form by its name; ``month`` is the pattern of a month's name."""
    return {
        # 2023-10-05, 2023/10/05; not the head of a longer run of digits.
        "iso": verbose(
            r"(?P<year1>\d{4})(?P<sep>[-/])(?P<month1>\d\d)(?P=sep)(?P<day1>\d\d)(?!\d|-\d)"
        ),
        # 24.09.2023, 24. 9. 2023., 03/14/1998; not an address or version with a fourth number.
        "numeric": verbose(
            rf"""(?P<first>\d{{1,2}})(?P<sep>[./-])[^\S\n]?(?P<second>\d{{1,2}})(?P=sep)[^\S\n]?
                 (?P<year1>{YEAR_ALONE})(?![\d/]|[.-]\d)"""
        ),
        # 16-18.10.2023
        "numeric_days": verbose(
            rf"""(?P<day1>\d{{1,2}})\.?[-–](?P<day2>\d{{1,2}})\.(?P<number>\d{{1,2}})\.
                 (?P<year1>{YEAR_ALONE})(?![\d/]|[.-]\d)"""
        ),
        # 24 June, 24-26 July, 24, 25 and 26 June 2024, 29 May-2 June, the 24th of September.
        "day_month": verbose(
            rf"""{ON_WEEKDAY}(?P<day1>{DAY})\.?
                 (?:(?:{LISTED}|{OF}(?P<month1>{month}){_year(1)}?){TO}(?P<day2>{DAY})\.?)?
                 {OF}(?P<month2>{month}){_year(2)}?{CLOSE}"""
        ),
        # the night of 23/24 September
        "two_days": verbose(
            rf"""(?P<day1>\d{{1,2}})/(?P<day2>\d{{1,2}})\.?{OF}(?P<month2>{month}){_year(2)}?"""
        ),
        # June 24, August 28-29, August 27 and 28, December 29, 2023 - January 2, 2024.
        "month_day": verbose(
            rf"""{ON_WEEKDAY}(?:[Tt]his{GAP})?(?P<month1>{month}){GAP}(?:the{GAP})?(?P<day1>{DAY})
                 (?:(?:{LISTED}|{_year(1)}){TO}(?:(?P<month2>{month}){GAP})?(?P<day2>{DAY}))?
                 {_year(2)}?{CLOSE}"""
        ),
        # March to May 2023, January 2022 - March 2023; not "March and May 5".
        "months": verbose(
            rf"(?P<month1>{month}){_year(1)}?{TO}(?P<month2>{month}){_year(2)}?(?!{GAP}\d{{1,2}}\b)"
        ),
        # October 2023, mid-March, early June, beginning of June, last August, December last year.
        "month": verbose(
            rf"(?P<part>{PART})?(?:(?P<shift>{SHIFT}|[Ff]ollowing){GAP})?(?P<month1>{month}){_year(1)}?"
        ),
        # last summer, spring 2023, early summer of 2024; never a season alone.
        "season": verbose(
            rf"""(?:{PART})?(?:(?P<shift>{SHIFT}){GAP}(?P<season>{SEASON})\b
                 |{SEASON}(?={GAP}(?:of{GAP})?\d){_year(1)})"""
        ),
        # 2021-2027, 2023/24, 2021 to 2027; both ends are years.
        "years": verbose(
            rf"""(?P<year1>{YEAR_ALONE})(?:{TO}(?P<year2>{YEAR_ALONE})|/(?P<short>\d\d))
                 (?![\d%/-]|[.,]\d)(?!\w)"""
        ),
        # 2023, late 2023, end of 2024; a number of four digits needs a year's company.
        "year": verbose(rf"(?P<part>{PART})?(?P<year1>{YEAR_ALONE})(?![\d%/-]|[.,]\d)(?!\w)"),
        # Thursday, last Friday, Tuesday to Thursday; not "Fridays", which is a habit.
        "weekday": verbose(
            rf"""(?:(?P<shift>{SHIFT}){GAP})?(?P<weekday>{WEEKDAY})
                 (?:{GAP}(?:to|till|until|through){GAP}(?P<weekday2>{WEEKDAY}))?"""
        ),
        # yesterday, tomorrow, this week, early next year; "today" and "now" are the article's own
        # time.
        "relative": verbose(
            rf"""(?P<near>(?:the{GAP}day{GAP}before{GAP})?[Yy]esterday|[Tt]omorrow)\b
                 |(?:{PART})?(?P<shift>[Ll]ast|[Tt]his|[Nn]ext){GAP}(?P<unit>week|month|year)\b"""
        ),
    }


_PARTS = ("early", "mid", "late", "beginning", "start", "middle", "end", "first", "second", "third")
_SHIFTS = ("last", "this", "next", "coming")
_SEASONS = ("spring", "summer", "autumn", "winter")
_PART_WORDS = [*_PARTS, *_SHIFTS, *_SEASONS, "following", "yesterday", "tomorrow"]

# The forms that an expression may have which begins with a word of each class.
_BEGINNINGS: tuple[tuple[Iterable[str], tuple[str, ...]], ...] = (
    ((*months.ENGLISH, *_LOCAL_FORMS), ("month_day", "months", "month")),
    ((*months.WEEKDAYS, *months.WEEKDAYS_SHORT), ("day_month", "month_day", "weekday")),
    ((*_PARTS, "last"), ("month", "season", "year", "relative")),
    (_SHIFTS, ("day_month", "month_day", "month", "season", "weekday", "relative")),
    ((*_SEASONS, "fall"), ("season",)),
    (("following",), ("month",)),
    (("the", "yesterday", "tomorrow"), ("relative",)),
)
_FORMS_OF: dict[str, frozenset[str]] = {
    word.lower(): frozenset(f for words, forms in _BEGINNINGS if word in words for f in forms)
    for words, _ in _BEGINNINGS
    for word in words
}
_NONE: dict[str, re.Pattern[str]] = {}
_TOKEN = regex(r"\d+|[^\W\d_]+")
_LETTERS = regex(r"[^\W\d_]+")


class _Shapes:
    """The patterns for texts that have no names of months but English and ``local`` ones.

    Most texts have none of those; all of them would make the patterns four times as long.
    """

    def __init__(self, local: list[str]) -> None:
        """Put them together; ``local`` has each name in lower case, then capitalised."""
        month = _month(local)
        forms = _forms(month)
        self.of_word = {
            word: {form: pattern for form, pattern in forms.items() if form in of_word}
            for word, of_word in _FORMS_OF.items()
        }
        self.years = {form: forms[form] for form in ("iso", "years", "year")}
        self.days = {
            form: forms[form] for form in ("numeric", "numeric_days", "day_month", "two_days")
        }
        # What must follow a day: another number, a month, or a word that joins it to one.
        self.after_day = verbose(
            rf"""(?:st|nd|rd|th)?[\s.,/–—-]++
                 (?:\d|(?:of|to|and|till|until|through|or|the)\b|{month})"""
        )
        names = [*_cased([*months.ENGLISH, *months.WEEKDAYS, *months.WEEKDAYS_SHORT]), *local[1::2]]
        plain = [*months.ENGLISH_WIDE, *local[::2], *_PART_WORDS, "fall", "the day before"]
        # Where an expression may begin, found cheaply: a pattern that opens with plain letters or
        # with one character of a class is searched for at several times the speed of any other.
        # Lower-case words are looked for after a mark or a space only.
        self.capitalised = regex(any_of([*names, *(w.capitalize() for w in _PART_WORDS)]))
        self.words = regex(rf"[\W_](?P<at>{any_of(plain)})")
        # What must hold there: it is a number that is not the tail of a longer one, an amount, or
        # part of a word; or a calendar word. A day before its month and a month before a number may
        # be glued to the word before them ("from19 May", "OnSeptember 15").
        wide = [*months.ENGLISH_WIDE, *months.WEEKDAYS]
        self.anchor = verbose(
            rf"""(?<![\w€$£#&+-])(?<!\d[.,:/])(?<!\d[^\S\n])\d{{1,4}}(?!\d)
               |(?<=[a-z])\d{{1,2}}(?=\.?[^\S\n](?:to[^\S\n]\d{{1,2}}\.?[^\S\n])?{month})
               |(?<![^\W_])(?:{any_of([*names, *months.ENGLISH_WIDE, *local[::2]])})
               |(?<=[a-z])(?:{any_of(w.capitalize() for w in wide)})(?=,?\s+\d)
               |(?<!\w)(?:[Ee]arly|[Mm]id|[Ll]ate|[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Ff]irst
                  |[Ss]econd|[Tt]hird|[Ff]ollowing|{SHIFT}|{SEASON}|[Yy]esterday|[Tt]omorrow
                  |the(?=\s{{1,3}}day\s{{1,3}}before))(?![^\W\d_])"""
        )


@cache
def _shapes(word: str | None) -> _Shapes:
    return _Shapes([word, word.capitalize()] if word else [])


@cache
def _all_shapes() -> _Shapes:
    return _Shapes(_LOCAL_FORMS)


@lru_cache(maxsize=4)
def _shapes_for(text: str) -> _Shapes:
    words = {_LOCAL_WORDS[word] for word in _LOCAL_WORDS.keys() & _LETTERS.findall(text)}
    return _shapes(next(iter(words), None)) if len(words) < 2 else _all_shapes()


def forms_at(text: str, at: int) -> dict[str, re.Pattern[str]]:
    """Return the forms that an expression beginning at ``at`` may have, the most specific first."""
    token = _TOKEN.match(text, at)
    word = token[0] if token else ""
    shapes = _shapes_for(text)
    if word.isdigit():
        if len(word) == 4:
            return shapes.years
        is_day = len(word) < 3 and shapes.after_day.match(text, at + len(word))
        return shapes.days if is_day else _NONE
    return shapes.of_word.get(word.lower(), _NONE)


# Digits, and the words that `_Shapes` looks for.
_NUMBERS = regex(r"[0-9]\d*")


def anchors(text: str, start: int, end: int) -> Iterator[Match]:
    """Yield the places from ``start`` to ``end`` where an expression can begin, in order."""
    shapes = _shapes_for(text)
    found = [m.start() for m in _NUMBERS.finditer(text, start, end)]
    found += [m.start() for m in shapes.capitalised.finditer(text, start, end)]
    found += [m.start("at") for m in shapes.words.finditer(text, max(0, start - 1), end)]
    found += [0] if start == 0 else []  # a word that nothing stands before
    for at in sorted(found):
        if anchor := shapes.anchor.match(text, at, end):
            yield anchor


# The end of 03/14/2021; what stands before is looked at then.
_SLASHED_END = regex(r"/(\d{1,2})/(?:19|20)\d\d(?![\d/])")
_SLASHED_START = regex(r"(?<![\d/])\d{1,2}\Z")


def slashed(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first two numbers of each slashed date."""
    for match in _SLASHED_END.finditer(text):
        if first := _SLASHED_START.search(text, max(0, match.start() - 2), match.start()):
            yield int(first[0]), int(match[1])
