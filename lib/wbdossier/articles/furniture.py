"""What a line of page furniture looks like: navigation, captions, forms, other headlines.

A line is furniture by its shape and by words from ``lexicon/furniture.toml``. Prose is never
furniture: every rule but the explicit phrases asks for a short line, and a list of other articles
ends where prose begins again.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from wbdossier import dates
from wbdossier.grammar import UPPER, regex
from wbdossier.lexicon import any_of, find, load

SHORT = 200  # code points; longer lines are prose


class Words(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One table of the lexicon."""

    words: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The tables of ``lexicon/furniture.toml``."""

    home: Words
    sections: Words
    share: Words
    form: Words
    related: Words
    source: Words
    tags: Words
    photo: Words
    byline: Words
    published: Words


@cache
def lexicon() -> Lexicon:
    """Return the furniture words."""
    return load("furniture", Lexicon)


@cache
def _labelled(words: tuple[str, ...]) -> re.Pattern[str]:
    """A line that is one of ``words``, or one of them, a colon and what it labels."""
    return regex(rf"(?:{any_of(words)})\s*(?:[:：]\s*(?P<rest>.*))?", re.I | re.S)


@cache
def _starting(words: tuple[str, ...]) -> re.Pattern[str]:
    return regex(rf"(?:{any_of(words)})(?!\w)", re.I)


@cache
def _trail(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of ``words``, and nothing after it but the next step of a breadcrumb trail."""
    return regex(rf"\s*(?:{any_of(words)})(?:\s*\Z|\s*[»›]|\s+[→>/|]\s)", re.I)


@cache
def _row(words: tuple[str, ...]) -> re.Pattern[str]:
    """``words`` one after the other and nothing else but counts and separators."""
    return regex(rf"(?:(?:{any_of(words)})(?!\w)[\s,|/·•:+\d]*)+", re.I)


def folded(line: str) -> str:
    """Return the line as it is compared: case and white space do not count."""
    return " ".join(line.casefold().split())


# -- one line -------------------------------------------------------------------------------------

CRUMB = regex(r"\s[»›→>/|]\s|[»›]")


def is_breadcrumb(line: str) -> bool:
    """Whether the line is a trail from the home page ("Home » News » Title"), or its start."""
    return len(line) <= 2 * SHORT and bool(_trail(lexicon().home.words).match(line))


_NO_SECTION = regex(r"[.!?:;\d]")
_LETTERS = regex(r"[^\W\d_][\w-]*")


def is_categories(line: str) -> bool:
    """Whether all words are capitalised and three, or all of them, name a newspaper's sections."""
    if len(line) > SHORT or _NO_SECTION.search(line):
        return False
    words = _LETTERS.findall(line)
    if not words or any(w[0].islower() for w in words):
        return False
    named = sum(folded(w) in lexicon().sections.words for w in words)
    return named == len(words) or named >= 3


def is_share_row(line: str) -> bool:
    """Whether the line holds nothing but the names of share buttons."""
    return len(line) <= SHORT and bool(_row(lexicon().share.words).fullmatch(line))


def is_form(line: str) -> bool:
    """Whether the line opens with an invitation to comment, subscribe or accept."""
    words = lexicon().form
    if len(line) > SHORT:
        return False
    return folded(line).strip(" .:!") in words.words or bool(_starting(words.starts).match(line))


def is_caption(line: str) -> bool:
    """Whether the line is a caption or a credit: labelled so, or signed with © or an agency."""
    words = lexicon().photo
    if len(line) > SHORT:
        return False
    if "©" in line or _labelled(words.heads).fullmatch(line) or _starting(words.starts).match(line):
        return True
    if _CREDITED.search(line):
        return True
    return not is_prose(line) and any(agency in line for agency in words.agencies)


# "Leaders at the summit in May. Photo by …": the credit closes the caption, whatever its length.
_CREDITED = regex(
    r"[\s(\[](?:Photo|Image|Picture|Photograph|Foto)(?:\s+(?:by|courtesy|credit)|\s*:)[^\n]{0,60}\Z"
)
# Radio scripts: "TYPE=CORRESPONDENT REPORT"; and lines without a letter or a digit: "• |".
_CODED = regex(r"[A-Z][A-Z -]{1,20}=[^=\n]{0,80}|[^\w]+")


def is_coded(line: str) -> bool:
    """Whether the line is a field of a script's head, or holds nothing but marks."""
    return bool(_CODED.fullmatch(line))


JOINING = ("and", "&", "de", "von", "i", "dhe", "и")  # between the words of authors' names


def is_byline(line: str) -> bool:
    """Whether the line names the author ("By Ana Petrović", "Autor: A. P.") and says no more."""
    match = _starting(lexicon().byline.heads).match(line)
    if not match or len(line) > 80 or line.endswith((".", "?", "!")):
        return False
    names = [w for w in line[match.end() :].strip(" :：").split() if w not in JOINING]
    return 0 < len(names) <= 8 and all(w[0].isupper() for w in names)


def is_tags(line: str) -> bool:
    """Whether the line is a labelled list of tags."""
    return len(line) <= 2 * SHORT and bool(_labelled(lexicon().tags.heads).fullmatch(line))


def is_address(line: str) -> bool:
    """Whether the line is a bare address."""
    return bool(re.fullmatch(r"(?:https?://|www\.)\S+", line))


_ENDED = regex(r"[.!?…:][\"'”’»)]*\Z")


def is_prose(line: str) -> bool:
    """Whether the line is long or a full sentence, and so belongs to an article."""
    return len(line) > SHORT or (bool(_ENDED.search(line[-8:])) and len(line.split()) >= 8)


_DIGIT = regex(r"\d")
_LABEL = 40  # code points; a longer line is no entry of a menu
_NO_ENTRY = regex(r"[\d“”„«»\"€$£%]")
_SMALL_LETTERS = 4  # of a word that a title leaves small: "of", "from"


def is_label(line: str) -> bool:
    """Whether the line is short and ends no sentence: a heading, a cell of a table, an entry.

    One with a date or a figure after its words ("Wire Agency, 99-02-27") stands for itself.
    """
    ends = line[-1] in '.!?…:;,"”»'
    dated = line[0].isupper() and _DIGIT.search(line) is not None
    return len(line) <= _LABEL and not ends and not dated


def is_entry(line: str) -> bool:
    """Whether a short line may be one of a menu: written as a title, no figure, no quotation."""
    words = _LETTERS.findall(line)
    if not words or _NO_ENTRY.search(line):
        return False
    first, *rest = words
    return first[0].isupper() and all(w[0].isupper() or len(w) <= _SMALL_LETTERS for w in rest)


def related(line: str) -> str | None:
    """Say whether the line points to other articles: "one" of them, or a "list" that follows."""
    words = lexicon().related
    line = line.rstrip(" :：»>")
    if len(line) > SHORT:
        return None
    if _labelled(words.heads).fullmatch(line):
        return "one" if ":" in line else "list"
    if is_prose(line):
        return None
    if _starting(words.titled).match(line) and len(line.split()) <= 6:
        return "list"
    # "See also  A Headline of Another Article": no colon, but a capital and no full stop
    match = _starting(words.heads).match(line)
    rest = line[match.end() :].strip() if match else ""
    phrase = match is not None and " " in match.group()  # "Related" alone begins sentences too
    return "one" if phrase and rest[:1].isupper() and not rest.endswith(".") else None


ORIGINALLY = regex(
    r"""originally\s+(?:published|appeared|posted|written)\s+(?:by|in|on|at|for)\s+(?:the\s+website\s+)?
        (?P<publisher>[A-Z][\w.&'’-]*(?:\s+(?:(?:of|the|and|for)\s+)*[A-Z][\w.&'’/-]*)*)""",
    re.VERBOSE,
)


def origin(line: str) -> tuple[bool, str | None]:
    """Whether the line says where the article comes from, and the publisher it names."""
    if len(line) <= 2 * SHORT and (match := ORIGINALLY.search(line)):
        return True, match["publisher"].rstrip(".")
    label = None if len(line) > SHORT else _labelled(lexicon().source.heads).fullmatch(line)
    if not label:
        return False, None
    name = (label["rest"] or "").strip(" .")
    plain = name and len(name.split()) <= 6 and not re.search(r"https?:|www\.", name)
    return True, name if plain else None


# -- the date line --------------------------------------------------------------------------------

# What may follow it: the end, a time, a dash, a bar; never the rest of a sentence.
AFTER_DATE = regex(r"[.,)\s]*(?:\Z|(?:at\s+|u\s+|в\s+|во\s+|@\s*)?\d{1,2}[:.h]\d\d|[–—|/·•-])")
# After a date with its year, alone on the line with it: who publishes ("16.06.2025 Press Team").
_PUBLISHER = regex(rf"\s+(?:[{UPPER}][\w.&-]*\s*){{1,5}}\Z")
_YEAR = regex(r"\d{4}")


_SMALL_WORDS = 4  # in small letters before a date's first digit; more of them are prose
PREPOSITIONS = frozenset({"On", "In", "Since", "Until", "From", "Before", "After", "During", "By"})


def _leads(lead: str) -> bool:
    """Whether words before a date are at most a few names ("TIRANA, "), no part of a sentence."""
    words = [w for w in re.split(r"[\s,:|/()·•–—-]+", lead) if w]
    names = all(w[0].isupper() for w in words) and not PREPOSITIONS & set(words)
    return names and len(words) <= 4


@cache
def date_label() -> re.Pattern[str]:
    """Return the pattern of the words before the date of a date line."""
    heads = any_of(lexicon().published.heads)
    return regex(rf"(?:{heads})\s*(?:[:：]\s*|(?=\d)|\s(?=[A-Z]))", re.I)


@lru_cache(maxsize=256)
def line_date(line: str, language: str | None = None) -> tuple[str, bool] | None:
    """Return the date a date line or a dateline gives, and whether the line holds nothing else.

    "23 Qershor 2024, 18:10Politics" is a line of its own; "TIRANA, 5 May 2023 – The ministers
    met." dates the article and is body too.
    """
    label = date_label().match(line)
    digit = _DIGIT.search(line, 0, 120)
    before = line[label.end() if label else 0 : digit.start()].split() if digit else []
    if not digit or sum(word[0].islower() for word in before) > _SMALL_WORDS:
        return None
    found = dates.in_any_language(line[:120], language)
    if not found or not found.iso:
        return None
    tail = line[found.end :]
    lead = line[label.end() if label else 0 : max(found.start, label.end() if label else 0)]
    signed = _YEAR.search(line, found.start, found.end) and _PUBLISHER.fullmatch(tail)
    if not _leads(lead) or not (label or signed or AFTER_DATE.match(tail)):
        return None
    return found.iso, not is_prose(line) and len(tail.split()) <= 8


# "BRUSSELS, May 30 (Agency) - ", "June 23, 2024 - ", "TIRANA – ": who reports from where, and when.
DATELINE = regex(
    r"""
    (?P<town> [^\W\d_][\w.’'/]*(?:[ -][^\W\d_][\w.’'/]*){0,3} (?:,\s[^\W\d_][\w. -]{1,24}?)? )?
    (?P<dated> ,?\s* [\w.,/ ]{0,30}? \d{1,4} (?:,\s\d{4})? \.? )?
    (?P<agency> \s*\([^()\n]{2,40}\) )?
    \s* (?: (?:--+|[-–—_]) \s+ | (?<=\)[ ])[-–—](?=[A-Z]) )
    """,
    re.VERBOSE,
)


# "(Agency) -- ": who reports, without a town.
_AGENCY = regex(r"\([A-Z][\w ./-]{2,30}\)\s*(?:--+|[-–—])\s+")


_DASH = regex(r"[-–—_](?:\s|(?<=\)[ ].))")


def dateline(line: str) -> int:
    """Return the length of the dateline that opens a paragraph, 0 where none does.

    A town alone counts when the lexicon knows it: "EULEX – the mission – said" is prose.
    """
    if agency := _AGENCY.match(line):
        return agency.end()
    match = DATELINE.match(line) if _DASH.search(line, 0, SHORT) else None
    if not match or match.end() == len(line):
        return 0
    if match["dated"] and any(d.precision == "day" for d in dates.find(line[: match.end()])):
        return match.end()
    town = match["town"] or ""
    known = any(n.start == 0 and n.kind in ("place", "country") for n in find(town))
    return (
        match.end()
        if (match["agency"] and town.partition(",")[0].isupper()) or (known and not match["dated"])
        else 0
    )


_SHORT_TESTS = (is_breadcrumb, is_share_row, is_form, is_caption, is_byline, is_tags)


def is_furniture(line: str) -> bool:
    """Whether the line is furniture wherever it stands; of the tests, few hold for a long one."""
    if len(line) <= 2 * SHORT and any(test(line) for test in _SHORT_TESTS):
        return True
    return is_address(line) or is_coded(line)


def is_bare_source(line: str) -> bool:
    """Whether the line is "Sources" alone, which opens a list of them."""
    label = _labelled(lexicon().source.heads).fullmatch(line)
    return label is not None and not label["rest"]


def dates_itself(line: str) -> bool:
    """Whether the line is a date line and nothing else."""
    dated = line_date(line)
    return bool(dated and dated[1])
