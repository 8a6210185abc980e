"""Which lines of an article are page furniture: navigation, captions, forms, other headlines.

A line is furniture by its shape and by words from ``lexicon/furniture.toml``. Prose is never
furniture: every rule but the explicit phrases asks for a short line, and a list of other articles
ends where prose begins again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

import msgspec

from wbdossier import dates
from wbdossier.lexicon import any_of, load
from wbdossier.records import Span
from wbdossier.sentences import goes_on, marker

SHORT = 200  # code points; longer lines are prose
HEAD = 12  # lines; a date line, a breadcrumb trail, a line of categories stand among the first


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
    return re.compile(rf"(?:{any_of(words)})\s*(?:[:：]\s*(?P<rest>.*))?", re.I | re.S)


@cache
def _starting(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words)})(?!\w)", re.I)


def folded(line: str) -> str:
    """Return the line as it is compared: case and white space do not count."""
    return " ".join(line.casefold().split())


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of an article, told apart."""

    body: tuple[Span, ...]
    furniture: tuple[Span, ...]
    title: Span | None
    date_line: str | None  # the words of the line that dates the article
    date: str | None  # ISO 8601
    original_publisher: str | None


# -- one line -------------------------------------------------------------------------------------

CRUMB = re.compile(r"\s[»›→>/|]\s|[»›]")


def is_breadcrumb(line: str) -> bool:
    """Whether the line is a trail from the home page ("Home » News » Title"), or its start."""
    first = folded(CRUMB.split(line, maxsplit=1)[0])
    return len(line) <= 2 * SHORT and first in lexicon().home.words


def is_categories(line: str) -> bool:
    """Whether all words are capitalised and three, or all of them, name a newspaper's sections."""
    words = re.findall(r"[^\W\d_][\w-]*", line)
    if (
        len(line) > SHORT
        or not words
        or re.search(r"[.!?:;\d]", line)
        or any(w[0].islower() for w in words)
    ):
        return False
    named = sum(folded(w) in lexicon().sections.words for w in words)
    return named == len(words) or named >= 3


def is_share_row(line: str) -> bool:
    """Whether the line holds nothing but the names of share buttons."""
    names = any_of(lexicon().share.words)
    row = re.compile(rf"(?:(?:{names})(?!\w)[\s,|/·•:+\d]*)+", re.I)
    return bool(row.fullmatch(line[:SHORT])) and len(line) <= SHORT


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
    return not is_prose(line) and any(agency in line for agency in words.agencies)


def is_byline(line: str) -> bool:
    """Whether the line names the author ("By Ana Petrović", "Autor: A. P.") and says no more."""
    heads = any_of(lexicon().byline.heads)
    match = re.match(rf"(?:{heads})\s*[:：]?\s+(?P<rest>.+)", line, re.I)
    if not match or len(line) > 80 or line.endswith((".", "?", "!")):
        return False
    names = [
        w for w in match["rest"].split() if w not in ("and", "de", "von", "i", "dhe", "и", "&")
    ]
    return 0 < len(names) <= 8 and all(w[0].isupper() for w in names)


def is_tags(line: str) -> bool:
    """Whether the line is a labelled list of tags."""
    return len(line) <= 2 * SHORT and bool(_labelled(lexicon().tags.heads).fullmatch(line))


def is_address(line: str) -> bool:
    """Whether the line is a bare address."""
    return bool(re.fullmatch(r"(?:https?://|www\.)\S+", line))


def is_prose(line: str) -> bool:
    """Whether the line is long or a full sentence, and so belongs to an article."""
    ended = re.search(r"[.!?…:][\"'”’»)]*\Z", line)
    return len(line) > SHORT or (bool(ended) and len(line.split()) >= 8)


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


ORIGINALLY = re.compile(
    r"""originally\s+(?:published|appeared|posted|written)\s+(?:by|in|on|at|for)\s+(?:the\s+website\s+)?
        (?P<publisher>[A-Z][\w.&'’-]*(?:\s+(?:(?:of|the|and|for)\s+)*[A-Z][\w.&'’/-]*)*)""",
    re.VERBOSE,
)


def origin(line: str) -> tuple[bool, str | None]:
    """Whether the line says where the article comes from, and the publisher it names."""
    if len(line) <= 2 * SHORT and (match := ORIGINALLY.search(line)):
        return True, match["publisher"].rstrip(".")
    label = _labelled(lexicon().source.heads).fullmatch(line)
    if not label or len(line) > SHORT:
        return False, None
    name = (label["rest"] or "").strip(" .")
    plain = name and len(name.split()) <= 6 and not re.search(r"https?:|www\.", name)
    return True, name if plain else None


# -- the date line --------------------------------------------------------------------------------

# What may follow it: the end, a time, a dash, a bar; never the rest of a sentence.
AFTER_DATE = re.compile(r"[.,)\s]*(?:\Z|(?:at\s+|u\s+|в\s+|во\s+|@\s*)?\d{1,2}[:.h]\d\d|[–—|/·•-])")


PREPOSITIONS = frozenset({"On", "In", "Since", "Until", "From", "Before", "After", "During", "By"})


def _leads(lead: str) -> bool:
    """Whether words before a date are at most a few names ("TIRANA, "), no part of a sentence."""
    words = [w for w in re.split(r"[\s,:|/()·•–—-]+", lead) if w]
    names = all(w[0].isupper() for w in words) and not PREPOSITIONS & set(words)
    return names and len(words) <= 4


@cache
def _label() -> re.Pattern[str]:
    heads = any_of(lexicon().published.heads)
    return re.compile(rf"(?:{heads})\s*(?:[:：]\s*|(?=\d)|\s(?=[A-Z]))", re.I)


def line_date(line: str, language: str | None = None) -> tuple[str, bool] | None:
    """Return the date a date line or a dateline gives, and whether the line holds nothing else.

    "23 Qershor 2024, 18:10Politics" is a line of its own; "TIRANA, 5 May 2023 – The ministers
    met." dates the article and is body too.
    """
    found = dates.in_any_language(line[:120], language)
    if not found or not found.iso:
        return None
    label = _label().match(line)
    tail = line[found.end :]
    lead = line[label.end() if label else 0 : max(found.start, label.end() if label else 0)]
    if not _leads(lead) or not (label or AFTER_DATE.match(tail)):
        return None
    return found.iso, not is_prose(line) and len(tail.split()) <= 8


# -- the page -------------------------------------------------------------------------------------


def _is_furniture(line: str) -> bool:
    tests = (is_breadcrumb, is_share_row, is_form, is_caption, is_byline, is_tags, is_address)
    return any(test(line) for test in tests)


def _text(text: str, line: Span) -> str:
    return text[line.start + marker(text, line) : line.end]


def find_title(text: str, lines: list[Span], known: str | None = None) -> Span | None:
    """Return the title's line: the ``known`` one, or the first short line that is no furniture.

    An article that opens with prose has none. Where a breadcrumb trail ends in a line that
    comes later, that line is the title.
    """
    head = lines[:HEAD]
    names = {folded(known)} if known else set(_trail_ends(text, head))
    for line in head:
        if folded(line.of(text)) in names:
            return line
    for number, line in enumerate(head):
        words = line.of(text)
        if is_prose(words) or marker(text, line) or words.endswith((".", ",", ";", ":")):
            return None
        if not (_is_furniture(words) or is_categories(words) or _dates_itself(words)):
            runs_on = any(goes_on(text, line, following) for following in lines[number + 1 :][:1])
            return None if runs_on else line
    return None


def _trail_ends(text: str, head: list[Span]) -> Iterator[str]:
    """The last steps of the breadcrumb trails, if they name the article and no section."""
    for line in head:
        words = line.of(text)
        steps = CRUMB.split(words)
        if is_breadcrumb(words) and steps[1:] and not is_categories(steps[-1]):
            yield folded(steps[-1])


def _dates_itself(line: str) -> bool:
    dated = line_date(line)
    return bool(dated and dated[1])


def read(
    text: str, lines: list[Span], title: str | None = None, language: str | None = None
) -> Page:
    """Tell the lines of an article apart."""
    title_line = find_title(text, lines, title)
    date_line, iso = _dated(text, lines, language)
    marked = list(_marked(text, lines, title_line))
    names = (origin(_text(text, line))[1] for line, furniture in marked if furniture)
    return Page(
        body=tuple(line for line, furniture in marked if not furniture),
        furniture=tuple(line for line, furniture in marked if furniture),
        title=title_line,
        date_line=date_line,
        date=iso,
        original_publisher=next((name for name in names if name), None),
    )


def _dated(text: str, lines: list[Span], language: str | None) -> tuple[str | None, str | None]:
    """The date line: above or in the first two lines of prose, or labelled so anywhere."""
    above = _head(text, lines)
    dated = [(words, *found) for words in above if (found := line_date(words, language))]
    alone = [(words, iso) for words, iso, whole in dated if whole]
    opening = [(words, iso) for words, iso, whole in dated if not whole]
    if len({iso for _, iso in opening}) > 1:  # a chronology
        opening = []
    labelled = (line.of(text) for line in lines if _label().match(text, line.start, line.end))
    anywhere = ((words, found[0]) for words in labelled if (found := line_date(words, language)))
    words, iso = next(chain(alone, opening, anywhere), (None, None))
    return (words and words[:80]), iso


def _head(text: str, lines: list[Span]) -> Iterator[str]:
    """The lines above the prose, and the first two of prose."""
    prose = 0
    for line in lines[:HEAD]:
        yield line.of(text)
        prose += is_prose(line.of(text))
        if prose == 2:
            return


def _marked(text: str, lines: list[Span], title: Span | None) -> Iterator[tuple[Span, bool]]:
    """Give each line with whether it is furniture."""
    title_words = folded(title.of(text)) if title else None
    listing = False  # inside a list of other articles
    for number, line in enumerate(lines):
        words = _text(text, line)
        listing = listing and not is_prose(words)
        if line == title:
            yield line, False
            continue
        pointer = related(words) or ("list" if _bare_source(words) else None)
        named = folded(words) == title_words or origin(words)[0] or _is_furniture(words)
        above = number < HEAD and _is_head(line, words, title)
        yield line, listing or pointer is not None or named or above
        listing = listing or pointer == "list"


def _bare_source(line: str) -> bool:
    """Whether the line is "Sources" alone, which opens a list of them."""
    return bool(re.fullmatch(any_of(lexicon().source.heads), line.rstrip(" :"), re.I))


def _is_head(line: Span, words: str, title: Span | None) -> bool:
    """Whether a line near the top dates or files the article, or stands above its title."""
    if title is not None and line.start < title.start:
        return True
    return _dates_itself(words) or is_categories(words)
