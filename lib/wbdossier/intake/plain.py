"""Plain text: taken as it is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from wbdossier import articles
from wbdossier.intake.document import Document


def convert(data: bytes, where: str | Path) -> Document:
    """Return the text as decoded; nothing is inferred here, `articles.parse` reads it anyway."""
    return Document(articles.decode(data, where), "txt", hashlib.sha256(data).hexdigest())
