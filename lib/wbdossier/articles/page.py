"""An article's lines told apart: title, date line, body, page furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from wbdossier.articles.furniture import (
    CRUMB,
    date_label,
    dateline,
    dates_itself,
    folded,
    is_bare_source,
    is_breadcrumb,
    is_categories,
    is_entry,
    is_furniture,
    is_label,
    is_prose,
    line_date,
    origin,
    related,
)
from wbdossier.articles.sentences import blocks, marker, trimmed
from wbdossier.records import Span

_NAVIGATION = 3  # words: a line of so few above a fuller one is a menu's rather than a title
_WRAPPED = 6  # lines that show whether the lines of a paragraph are wrapped
_ENTRIES = 3  # lines in a row; fewer short ones are headings
HEAD = 12  # lines; a date line, a breadcrumb trail, a line of categories stand among the first


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of an article, told apart."""

    body: tuple[Span, ...]
    furniture: tuple[Span, ...]
    datelines: tuple[Span, ...]  # of the body, cut off the lines they open
    title: Span | None
    date_line: str | None  # the words of the line that dates the article
    date: str | None  # ISO 8601
    original_publisher: str | None


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
    candidates = list(_candidates(text, head))
    if len(candidates) > 1 and len(candidates[0].of(text).split()) <= _NAVIGATION:
        fuller = (c for c in candidates if len(c.of(text).split()) > _NAVIGATION)
        return next(fuller, candidates[0])
    return candidates[0] if candidates else None


def _candidates(text: str, head: list[Span]) -> Iterator[Span]:
    """The short lines above the prose that are no furniture and break off no sentence."""
    for number, line in enumerate(head):
        words = line.of(text)
        if is_furniture(words) or is_categories(words) or dates_itself(words):
            continue
        if is_prose(words) or marker(text, line) or words.endswith((".", ",", ";", ":")):
            return
        if blocks(text, head[number : number + _WRAPPED])[0].end > line.end:
            return  # it runs on
        yield line


def _trail_ends(text: str, head: list[Span]) -> Iterator[str]:
    """The last steps of the breadcrumb trails, if they name the article and no section."""
    for line in head:
        words = line.of(text)
        steps = CRUMB.split(words) if is_breadcrumb(words) else []
        if steps[1:] and not is_categories(steps[-1]):
            yield folded(steps[-1])


def tell_apart(
    text: str, lines: list[Span], title: str | None = None, language: str | None = None
) -> Page:
    """Tell the lines of an article apart."""
    title_line = find_title(text, lines, title)
    date_line, iso = _dated(text, lines, language)
    marked = list(_with_menus(text, list(_marked(text, lines, title_line)), title_line))
    names = (origin(_text(text, line))[1] for line, furniture in marked if furniture)
    body = [line for line, furniture in marked if not furniture]
    body, datelines = _without_datelines(text, body)
    return Page(
        body=tuple(body),
        furniture=tuple(line for line, furniture in marked if furniture),
        datelines=tuple(datelines),
        title=title_line,
        date_line=date_line,
        date=iso,
        original_publisher=next((name for name in names if name), None),
    )


def _without_datelines(text: str, body: list[Span]) -> tuple[list[Span], list[Span]]:
    """Cut datelines off the first lines of the body: they are no part of the sentence after."""
    parted, datelines = [], []
    for number, line in enumerate(body):
        length = dateline(line.of(text)) if number < HEAD else 0
        if length:
            datelines.append(trimmed(text, line.start, line.start + length))
            parted.append(datelines[-1])
        parted.append(Span(line.start + length, line.end))
    return parted, datelines


def _dated(text: str, lines: list[Span], language: str | None) -> tuple[str | None, str | None]:
    """The date line: above or in the first two lines of prose, or labelled so anywhere."""
    above = _head(text, lines)
    dated = [(words, *found) for words in above if (found := line_date(words, language))]
    alone = [(words, iso) for words, iso, whole in dated if whole]
    opening = [(words, iso) for words, iso, whole in dated if not whole]
    if len({iso for _, iso in opening}) > 1:  # a chronology
        opening = []
    labelled = (line.of(text) for line in lines if date_label().match(text, line.start, line.end))
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
        pointer = related(words) or ("list" if is_bare_source(words) else None)
        named = folded(words) == title_words or origin(words)[0] or is_furniture(words)
        above = number < HEAD and _is_head(line, words, title)
        yield line, listing or pointer is not None or named or above
        listing = listing or pointer == "list"


def _with_menus(
    text: str, marked: list[tuple[Span, bool]], title: Span | None
) -> Iterator[tuple[Span, bool]]:
    """Mark as furniture the menus between paragraphs as well."""

    def is_short(one: tuple[Span, bool]) -> bool:
        line, furniture = one
        return not furniture and line != title and is_label(line.of(text))

    before = ""
    for short, group in groupby(marked, is_short):
        run = list(group)
        menu = short and not before.endswith(":") and _is_menu(text, [line for line, _ in run])
        yield from ((line, furniture or menu) for line, furniture in run)
        before = run[-1][0].of(text)


def _is_menu(text: str, run: list[Span]) -> bool:
    """Whether short lines in a row are entries and nothing else; bullets make them a list."""
    return len(run) >= _ENTRIES and all(
        is_entry(line.of(text)) and not marker(text, line) for line in run
    )


def _is_head(line: Span, words: str, title: Span | None) -> bool:
    """Whether a line near the top dates or files the article, or stands above its title."""
    if title is not None and line.start < title.start:
        return True
    return dates_itself(words) or is_categories(words)
