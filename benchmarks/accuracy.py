"""How much of what a reader marked is found, and how other libraries do on the same words.

Run by `make accuracy`. The first tables are ours alone: every kind of fact, then every field. The
others compare sums of money and dates, marked by a reader in the held-out texts
(tests/cases/mentions.toml), as ours and other libraries find them.
"""

from __future__ import annotations

import warnings

import goldfiles
import mentions
import others
import scoring
import setting

from wbdossier import accuracy

COMMAND = "make accuracy"
# The seeds and the bugs are left out: `make test` fails unless everything in them is right.
SETS = {"held-out": "heldout-*.toml", "development": "development-*.toml"}


def scores() -> dict[str, scoring.Score]:
    """Return the score of each set of texts."""
    return {name: scoring.measured(goldfiles.load_all(files)) for name, files in SETS.items()}


def share(value: float) -> str:
    """Return a share in two digits; only what is whole is written as 1."""
    return "1" if value == 1 else f"{min(value, 0.99):.2f}"


def kinds(sets: dict[str, scoring.Score]) -> str:
    """Return the table of kinds: entries, precision, recall and F1 in each set."""
    head = ["kind", *(c for name in sets for c in (f"{name}: marked", "P", "R", "F1"))]
    rows = []
    for kind in goldfiles.records.FACT_CLASSES:
        row = [kind]
        for score in sets.values():
            figures = (score.precision(kind), score.recall(kind), score.f1(kind))
            row += [str(score.entries(kind)), *map(share, figures)]
        rows.append(row)
    return setting.table(head, rows)


def fields(sets: dict[str, scoring.Score]) -> str:
    """Return the table of fields: in how many of the facts found each is right."""
    rows = [
        [f"{kind} {slot}", *(share(s.accuracy(kind, slot)) for s in sets.values())]
        for kind in goldfiles.records.FACT_CLASSES
        for slot in ("quote", *goldfiles.slots(kind))
        if any((kind, slot) in s.right | s.wrong for s in sets.values())
    ]
    return setting.table(["field", *sets], rows)


def compared(what: str, finders: dict[str, others.Find], texts: list[mentions.Text]) -> str:
    """Return the table of finders of ``what``: money or dates."""
    rows = []
    for name, find in finders.items():
        tally = mentions.tally(what, find, texts)
        rows.append([name, *map(share, (tally.precision, tally.recall, tally.f1))])
    count = sum(len(getattr(text, what)) for text in texts)
    return setting.table([f"{count} {what}", "P", "R", "F1"], rows)


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # quantulum3's, about how its classifier was stored
    where = f"{setting.line(COMMAND)}."
    sets = scores()
    texts = [text for text in mentions.load() if text.id.startswith("heldout-")]
    setting.write(
        "accuracy.md",
        {
            "kinds": f"{where}\n\n{kinds(sets)}",
            "fields": f"{where}\n\n{fields(sets)}",
            "money": f"{where}\n\n{compared('money', others.MONEY, texts)}",
            "dates": f"{where}\n\n{compared('dates', others.DATES, texts)}",
        },
    )
    accuracy.write((setting.ROOT / "docs" / "accuracy.md").read_text("utf-8"))
