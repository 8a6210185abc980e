"""Texts to measure speed on: made from the seeds and the development texts, the same every time."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from functools import cache

from setting import ROOT


@cache
def paragraphs() -> tuple[str, ...]:
    """Return the paragraphs of the seeds and of the development texts, long enough to be prose."""
    seeds = [p.read_bytes().decode() for p in sorted((ROOT / "seeds").glob("*.txt"))]
    gold = sorted((ROOT / "tests" / "gold").glob("development-*.toml"))
    texts = seeds + [tomllib.loads(p.read_text("utf-8"))["text"] for p in gold]
    found = (p.strip() for text in texts for p in text.replace("\r", "").split("\n\n"))
    return tuple(p for p in found if len(p) > 80)


def article(number: int, characters: int = 3000) -> str:
    """Return article ``number``: paragraphs drawn at random until it is as long as asked for."""
    draw = random.Random(number)
    drawn: list[str] = []
    while sum(map(len, drawn)) < characters:
        drawn.append(draw.choice(paragraphs()))
    return "\n\n".join(drawn)


def articles(count: int) -> Iterator[str]:
    """Yield ``count`` articles of some 3,000 characters."""
    return (article(number) for number in range(count))
