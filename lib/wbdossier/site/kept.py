"""What is kept from one build to the next, where making it again takes long.

A thing is kept under a hash of all it is made from, so that a folder of kept things may be removed
at any time, and what is found in it is what would be made.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path


def kept(folder: Path | None, made_from: bytes, ending: str, make: Callable[[], bytes]) -> bytes:
    """Return what is kept for this, or make and keep it; without a folder only make it."""
    if folder is None:
        return make()
    file = folder / f"{hashlib.sha256(made_from).hexdigest()}.{ending}"
    if not file.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")
        part.write_bytes(make())
        os.replace(part, file)  # whole, or not there
    return file.read_bytes()
