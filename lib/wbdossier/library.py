"""Which library this is: its own files, so that two that differ never work on one corpus."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@cache
def digest() -> str:
    """Return a hash of the library's modules and vocabulary."""
    whole = hashlib.sha256()
    for path in sorted(p for p in FOLDER.rglob("*") if p.suffix in (".py", ".toml")):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(FOLDER).as_posix()}\0{content}\n".encode())
    return whole.hexdigest()[:16]
