"""A PDF file with a text layer: its paragraphs, and what it says about itself."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import takewhile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from wbdossier import articles
from wbdossier.errors import Problem
from wbdossier.intake.document import Document
from wbdossier.intake.paragraphs import HYPHENS, Line, paragraphs

MOST_PAGES = 500
FEWEST_LETTERS = 40  # a page number and a stamp are no text
UNREADABLE = 0.1  # of the characters; with more the fonts hide what the letters are
LIGATURES = {n: unicodedata.normalize("NFKC", chr(n)) for n in range(0xFB00, 0xFB07)}
BREAK = re.compile(r"\r\n|[\r\n]|(?<=\ufffe)")
# What programs put in for a title: file names, their own names, nothing.
NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|untitled.*"
    r"|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|pptx?|xlsx?|html?|txt|tmp|cdr|pmd)|(?:document|dokument|title|slide|print|layout|blank|presentation)\W*\d*"
    r"|(?:https?|file):.*|[\W\d_]*",
    re.I,
)
# What a browser prints above and below a page: the moment of printing; the address.
PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d(?:\s?[AP]M)?\b.{0,200}"
    r"|(?:https?|file)://\S+\s\d+/\d+"
)
ENDING = 2_048  # bytes, in which a complete file says that it ends
TEXT_INSTEAD = "save the article's text as .txt"


def convert(data: bytes, where: str | Path) -> Document:
    """Return the text of a PDF file; Problem if it has none or cannot be opened."""
    document = _opened(data, where)
    pages = [_lines(document, number) for number in range(_count(document, where))]
    kept = [[line for line in page if not PRINTED.fullmatch(line.text)] for page in pages]
    text = "\n\n".join(paragraphs(kept)) + "\n"
    _check_text(text, len(pages), where)
    title = _title(document, pages)
    found = {"title": title, "date": _date(document, text), "url": _address(pages)}
    return Document(
        text=text,
        form="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        inferred={name: how for name, (value, how) in found.items() if value},
        note=_note(data, pages),
        **{name: value for name, (value, _) in found.items()},
    )


def _opened(data: bytes, where: str | Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            cause = "the PDF is locked with a password"
            raise Problem(
                where, cause, f"unlock it and save it again, or {TEXT_INSTEAD}"
            ) from error
        cause = "this is no PDF file, or a damaged or incomplete one"
        raise Problem(where, cause, f"get it again, or {TEXT_INSTEAD}") from error


def _count(document: pypdfium2.PdfDocument, where: str | Path) -> int:
    count = len(document)
    if not count:
        raise Problem(where, "the PDF has no pages", f"get it again, or {TEXT_INSTEAD}")
    if count > MOST_PAGES:
        cause = f"the PDF has {count:,} pages, more than {MOST_PAGES}"
        raise Problem(where, cause, "cut out the pages of one article")
    return count


def _check_text(text: str, pages: int, where: str | Path) -> None:
    letters = sum(letter.isalpha() for letter in text)
    if letters < FEWEST_LETTERS:
        shown = "one page" if pages == 1 else f"{pages} pages"
        cause = f"the PDF has no text layer to read: {shown}, as pictures perhaps"
        raise Problem(where, cause, f"run text recognition (OCR) over it, or {TEXT_INSTEAD}")
    hidden = sum(
        unicodedata.category(letter) in ("Co", "Cc") or letter == "\N{REPLACEMENT CHARACTER}"
        for letter in text
    )
    if hidden > UNREADABLE * len(text):
        cause = "the PDF's fonts do not say which letters they show"
        raise Problem(where, cause, f"run text recognition (OCR) over it, or {TEXT_INSTEAD}")


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    """The lines of a page, in the order the file gives them; an unreadable page has none."""
    try:
        page = document[number].get_textpage()
    except pypdfium2.PdfiumError:
        return []
    text, start, lines = page.get_text_range(), 0, []
    for stretch in BREAK.split(text):
        found = text.index(stretch, start)
        start = found + len(stretch)
        if words := stretch.strip():
            lines.append(_line(page, words, found + stretch.index(words), number))
    return lines


def _note(data: bytes, pages: list[list[Line]]) -> str | None:
    """What may be missing from the text."""
    if b"%%EOF" not in data[-ENDING:]:
        return "The PDF file is incomplete or damaged; some of its text may be missing."
    empty = [f"{number}" for number, page in enumerate(pages, 1) if not page]
    if empty:
        return f"No text was found on page {', '.join(empty)}; a picture of text, perhaps."
    return None


def _line(page: pypdfium2.PdfTextPage, words: str, first: int, number: int) -> Line:
    boxes = [
        page.get_charbox(i, loose=True) for i in (first, first + len(words.rstrip(HYPHENS)) - 1)
    ]
    (left, bottom, _, top), (_, _, right, _) = boxes
    return Line(words.translate(LIGATURES), left, right, bottom, top - bottom, number)


# -- what the file says about itself --------------------------------------------------------------


def _title(document: pypdfium2.PdfDocument, pages: list[list[Line]]) -> tuple[str | None, str]:
    """Its largest line if that stands at the top, else the title in its metadata, if it is one."""
    said = " ".join(document.get_metadata_value("Title").split())
    said_one = len(said) > 3 and not NO_TITLE.fullmatch(said)
    first = next((page for page in pages if page), [])
    sizes = sorted(line.size for page in pages for line in page for _ in line.text)
    largest = max(first[:8], key=lambda line: line.size)
    start = first.index(largest)
    run = [
        line.text
        for line in takewhile(lambda line: abs(line.size - largest.size) < 0.5, first[start:])
    ]
    printed = " ".join(" ".join(run).split())
    if largest.size > sizes[len(sizes) // 2] * 1.12 and 8 < len(printed) < 250:
        return printed, "the largest line on the first page"
    return (said, "the file's metadata") if said_one else (None, "")


def _date(document: pypdfium2.PdfDocument, text: str) -> tuple[str | None, str]:
    """The date its text gives itself, else the day the file was made: a weak basis."""
    article = articles.parse(text[:5_000])
    if article.published:
        return article.published, "the text's date line"
    made = _created(document.get_metadata_value("CreationDate"))
    return made, "the day the PDF file was made, which need not be the article's"


def _created(date: str) -> str | None:
    """A PDF date (``D:20240312093000+01'00'``) as ISO 8601; None if it is none."""
    match = re.match(r"(?:D:)?((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", date)
    return "-".join(match.groups()) if match else None


def _address(pages: list[list[Line]]) -> tuple[str | None, str]:
    """The address a browser printed below the page."""
    for line in (line for page in pages for line in page if PRINTED.fullmatch(line.text)):
        if line.text.startswith("http"):
            return line.text.split()[0], "the address a browser printed on the page"
    return None, ""
