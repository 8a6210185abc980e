"""Numbers that are no quantities: dates, clock times, ages, labels, scores, telephone numbers.

`skip` knows them by what stands around the digits, before anything is read; `is_label` and
`is_year` need to know what the number would count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wbdossier import lexicon
from wbdossier.dates import months
from wbdossier.grammar import regex
from wbdossier.quantities.numerals import GAP
from wbdossier.quantities.phrases import Word
from wbdossier.quantities.vocabulary import WORDS, last, phrases
from wbdossier.records import Span

_LOOK = WORDS.lookalikes
_LABELS = phrases({"label": _LOOK.labels})
_WEAK = phrases({"label": _LOOK.weak_labels})
_WORDS_TOO = ("may", "march", "mar", "sun", "sat")  # months only with a capital
_MONTHS = [m.capitalize() for m in months.ENGLISH]
_MONTHS += [m for m in months.ENGLISH if m not in _WORDS_TOO and len(m) > 3]  # "15 june"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CLOCK = "|".join(re.escape(c) for c in sorted(_LOOK.clock, key=len, reverse=True))
_NUMBER_WORDS = "|".join(w for w, n in WORDS.numbers.items() if n <= 10)
_LIST = r"(?:\s?(?:,|and|or|to|[-–—&])\s?)"  # between the members of "24, 25 and 26 July"

# "24 June", "24-26 July", "27 and 28 August", "1st of May". May alone is a month only as May.
_DAYS = rf"[0-9]{{1,2}}(?:{_LIST}[0-9]{{1,2}}){{0,3}}"
_DAY_MONTH = rf"{_DAYS}(?:\.?{GAP}(?:of{GAP})?|\.)(?:{_MONTH})\b"
# "23 Qershor 2024", "24. septembra 2023": a word we need not know, then a year.
_DAY_WORD_YEAR = rf"[0-9]{{1,2}}\.?{GAP}[^\W\d_]{{3,12}}\.?{GAP}(?:19|20)[0-9]{{2}}(?![\w,.]?[0-9])"
# After a month: "June 24", "August 28-29", "August 27 and 28". Not "In June 150 troops".
_MONTH_DAYS = regex(
    rf"""
      [0-9]{{1,2}} , (?:19|20) [0-9]{{2}} (?![0-9])                      # June 24,2007
    | [0-9]{{1,2}} (?: {_LIST} [0-9]{{1,2}} (?![0-9]|{GAP}[a-z]+s\b) )* (?![0-9,.]?[0-9])
    """,
    re.VERBOSE,
)
# "a 1/4-point cut": a fraction, no date.
_PART = r"[1-9]/(?:2|3|4|5|8|16)[\ -](?:points?|inch|inches|miles?|per|percent|hours?|acres?)\b"
_HOUR = r"[0-9]{1,2} (?: [.:] [0-9]{2} )?"
_SHAPES = regex(
    rf"""
      [0-9]{{1,2}} : [0-9]{{2}} (?: : [0-9]{{2}} )?                     # 18:10
    | {_HOUR} (?: {_LIST} {_HOUR} )? \s? (?:{_CLOCK}) (?!\w)        # 5 p.m., 18.30 CET
    | [0-9]{{4}} \s? (?:h|hrs|hours|GMT|UTC|CES?T|E[SD]T) (?!\w)       # 1139 GMT
    | (?! {_PART} ) [0-9]+ (?: / [0-9]+ )+                             # 24/7, 03/14/1998, 1244/1999
    | (?! [0-9]{{1,3}} (?: \.[0-9]{{3}} )+ (?!\.?[0-9]) ) [0-9]+ (?: \.[0-9]+ ){{2,}}  # 24.09.2023
    | [0-9]+ (?: -[0-9]+ ){{2,}}                                        # 2024-06-24, 555-12-34
    | [0-9]+ \+ [0-9]+                                                 # 5+2 talks
    | (?: [0-9]{{1,3}} (?: {_LIST} [0-9]{{1,3}} )? | [a-z]+ (?: -[a-z]+ )? )
      [\s-] years? [\s-] (?: olds? | of \s age ) (?!\w)                 # 45-year-old
    | {_DAY_MONTH}
    | {_DAY_WORD_YEAR}
    | [0-9]{{1,2}} \. \s [0-9]{{1,2}} \. (?: \s [0-9]{{4}} )? (?![0-9])     # 24. 9. 2023
    | (?i: (?:{_NUMBER_WORDS}) \s (?:in|out\ of) \s (?:every\s)? )       # one in five
      (?:{_NUMBER_WORDS}) (?!\w)
    | (?P<word>{_NUMBER_WORDS}) \s by \s (?P=word) (?!\w)               # one by one
    | 0[0-9]{{1,3}} (?: [ /-]? [0-9]{{2,4}} ){{1,4}}                     # 044 123 456
    """,
    re.VERBOSE,
)
# A year before a comma or a function word, and the words that mostly stand before it.
_AFTER_YEAR = lexicon.any_of(
    ["the", "with", "when", "but", "that", "was", "were", "is", "has", "had", "will", "by", "for"]
)
_PLAIN_YEAR = regex(rf"(?<=\ )(?:19|20)[0-9]{{2}}(?=[,.;)]\s|\ (?:{_AFTER_YEAR})\ )")
_PLAIN_DATE = regex(rf"[0-9]{{1,2}}\ (?:{_MONTH})\b")
_SMALL_WORDS = ("in", "on", "since", "until", "by", "of", "from", "to", "for", "and", "the")
_BEFORE_PLAIN = frozenset(_SMALL_WORDS) | {"In", "On", "Since", "By", "From"}
_MONTH_NAMES = frozenset(m.capitalize() for m in months.ENGLISH)
# "1. Importance of", "2) The Role" at the beginning of a line.
_INDENT = 12  # characters before the number of a list's item
_NUMBERING = regex(r"[0-9]{1,3}[.)](?=\s)")
_INTERNATIONAL = regex(r"[0-9][0-9 ()/-]{6,18}[0-9]")  # after a plus: +383 38 200 100
_INDEX = regex(r"[A-Z]+[&/][A-Z&/]+")  # "S&P 500", "S&P/ASX 200"
_GROUPED = regex(r"[0-9]{1,3}(?:,[0-9]{3})+")
_NUMBER = regex(r"[0-9][0-9().,/-]*[0-9]|[0-9]|[^\W\d_]+")
_MORE = regex(rf"(?:{_LIST}[0-9]+(?:\.[0-9]+)?(?![\w,]*[0-9]))+")
_SPACED = regex(r"[0-9 ()/+-]*[0-9]")
_DIGIT_BEFORE, _DIGIT_AFTER = regex(r"[0-9][ /-]$"), regex(r"[ /-][0-9]|:[0-9]")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "”", '"', "–", "-")
_AGE_APPOSITION = regex(r"[1-9][0-9],\s")


def plain(text: str, pos: int, end: int) -> tuple[int, bool] | None:
    """Return where a plain year or date ends, and whether it is a date: "in 2024, ", "on 5 May".

    It says nothing that `skip` and `is_year` do not, but says it soon, and of most dates.
    """
    if text[pos - 1 : pos] != " ":
        return None
    previous = text[max(0, pos - 11) : pos - 1].rpartition(" ")[2]
    is_month = previous in _MONTH_NAMES
    if not is_month and previous not in _BEFORE_PLAIN:
        return None
    match = (_MONTH_DAYS if is_month else _PLAIN_DATE).match(text, pos, end)
    year = None if match else _PLAIN_YEAR.match(text, pos, end)
    return (match.end(), True) if match else (year.end(), False) if year else None


def skip(text: str, pos: int, end: int, words: Sequence[Word]) -> int | None:
    """Return where the look-alike that begins at ``pos`` ends; None if there is none.

    ``words`` are those before it. A month before digits makes them days ("June 24"), a label
    takes the number and, in the plural, the list that follows it.
    """
    if words and _is_month(words[-1].text):
        match = _MONTH_DAYS.match(text, pos, end)
    else:
        match = _SHAPES.match(text, pos, end)
    if match:
        return match.end()
    if text[pos].isdigit() and (number := _bare_digits(text, pos, end, words)):
        return number
    return _labelled(text, pos, end, words)


def _is_month(word: str) -> bool:
    low = word.casefold().rstrip(".")
    if low not in months.ENGLISH:
        return False
    return word[0].isupper() or (low not in _WORDS_TOO and (len(low) > 3 or word[-1] == "."))


def _bare_digits(text: str, pos: int, end: int, words: Sequence[Word]) -> int | None:
    if pos and text[pos - 1] == "+" and (phone := _INTERNATIONAL.match(text, pos, end)):
        return phone.end()
    line = text[max(0, pos - _INDENT) : pos].rpartition("\n")[2]
    if not line.strip():  # it begins the line
        numbering = _NUMBERING.match(text, pos, end)
        return numbering.end() if numbering else None
    if words and words[-1].text.endswith(",") and words[-1].text[0].isupper():
        age = _AGE_APPOSITION.match(text, pos, end)  # "Balla, 45, said"
        return age.end() if age else None
    return None


def _labelled(text: str, pos: int, end: int, words: Sequence[Word]) -> int | None:
    hit = last([w.text.rstrip(")") for w in words], _LABELS) if words else None
    number = _NUMBER.match(text, pos, end) if hit else None
    if not hit or not number:
        return None
    label = [w.text.casefold() for w in words[-hit[1] :]]
    if label[-1].startswith("number") and _GROUPED.match(number[0]):  # "they number 60,000"
        return None
    if label[0].startswith(("tel", "phone", "fax")) and (spaced := _SPACED.match(text, pos, end)):
        return spaced.end()
    plural = any(w.endswith("s") or w == "aged" for w in label)
    more = _MORE.match(text, number.end(), end) if plural else None
    return (more or number).end()


def is_label(words: Sequence[Word], counts: bool) -> bool:
    """Whether the word before makes the number a label; ``counts`` says that a noun follows."""
    if not words:
        return False
    if not counts and _INDEX.fullmatch(words[-1].text):
        return True
    hit = last([w.text for w in words], _WEAK)
    return bool(hit) and (not counts or words[-1].text[0].isupper())


def is_year(digits: str, words: Sequence[Word], noun: str | None, hyphened: bool) -> bool:
    """Whether four digits are a year, given the words before and the noun they would count.

    ``hyphened`` says that they are part of a compound: "a 2000-strong mission".
    """
    if len(digits) != 4 or not digits.isdigit() or not "1000" <= digits <= "2199":
        return False
    previous = words[-1].text.casefold() if words else ""
    if previous in _LOOK.before_years or previous.rstrip(".") in months.ENGLISH:
        return True
    return "1900" <= digits <= "2099" and not hyphened and noun not in _LOOK.counted_by_years


def is_name(text: str, pos: int, words: Sequence[Word], noun: Word | None) -> bool:
    """Whether a capitalised number word belongs to a name: "the Group of Seven", "Big Five states".

    In a headline the noun has a capital too ("EU Sends Two Officers"): that is none, unless "the"
    stands before ("the Three Seas"). Text all in capitals says nothing.
    """
    if not text[pos : pos + 2].istitle() or not words or words[-1].text.endswith(_SENTENCE_ENDS):
        return False
    return noun is None or noun.text.islower() or words[-1].text == "the"


def beside_digits(text: str, number: Span) -> bool:
    """Whether other digits stand next to the number, or brackets close round it: codes, notes."""
    around = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 2]
    before, after = around
    return bool(_DIGIT_BEFORE.search(before) or _DIGIT_AFTER.match(after)) or (
        before[-1:] == "[" and after[:1] == "]"
    )
