"""Files of other forms to text: saved web pages and PDF files, once, before offsets exist.

Trafilatura, htmldate and pdfium do the reading (docs/decisions/0006-reading-pages-and-pdf.md);
here the paragraphs are put together and what was inferred is said.
"""

from __future__ import annotations

from pathlib import Path

from wbdossier.errors import Problem
from wbdossier.intake import child, plain
from wbdossier.intake.document import Document

__all__ = ["FORMS", "Document", "convert", "read_in_process"]

FORMS = {".txt": "txt", ".html": "html", ".htm": "html", ".pdf": "pdf"}  # by ending, small letters
LARGEST = {"txt": 5_000_000, "html": 20_000_000, "pdf": 100_000_000}  # bytes


def convert(data: bytes, form: str, where: str | Path, isolated: bool = True) -> Document:
    """Return the text of a file and what it says about itself; ``form`` is a value of FORMS.

    ``isolated`` reads HTML in a child process with limits of time and memory, as PDF always is.
    Raises Problem, naming ``where``, for a file without text, broken, or too big.
    """
    if len(data) > LARGEST[form]:
        cause = f"the file has {len(data):,} bytes, more than {LARGEST[form]:,}"
        raise Problem(where, cause, child.ASIDE)
    if form == "pdf" or (form == "html" and isolated):
        return child.convert(data, form, where)
    return read_in_process(data, form, where)


def read_in_process(data: bytes, form: str, where: str | Path) -> Document:
    """Do what `convert` does, here and now, without limits."""
    if form == "txt":
        return plain.convert(data, where)
    if form == "html":
        from wbdossier.intake import page

        return page.convert(data, where)
    from wbdossier.intake import pdf

    return pdf.convert(data, where)
