"""What the corpus gives: facts by kind and article."""

from __future__ import annotations

import pandas as pd
import seaborn as sns  # type: ignore[import-untyped]
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from wbdossier import cite
from wbdossier.charts.bars import Bar, draw
from wbdossier.charts.pen import MOST, line
from wbdossier.figures import SMALL, WIDTH, canvas, show, style, write
from wbdossier.palette import PALETTE
from wbdossier.themes import rows

KINDS = {
    "funding": "Money",
    "personnel": "People",
    "mission": "Missions",
    "agreement": "Agreements",
    "event": "Events",
    "statement": "Statements",
    "accession": "Accession",
    "position": "Positions",
    "threat": "Threats",
    "scenario": "Scenarios",
    "recommendation": "Advice",
    "country": "Countries",
}
SPOKEN = {"Money": "Sums of money", "People": "Numbers of people", "Advice": "Recommendations"}
LEFT, STEP = 90.0, 34.0  # where the columns begin, from row to row
FEW = 8  # articles whose numbers have room in the figure


def coverage(counts: pd.DataFrame, articles: pd.DataFrame) -> cite.Shown:
    """Show how many facts of each kind each article gives: a dot's area is their number.

    Of more articles than a figure has room for, bars show the sums alone. ``counts`` has the kinds
    as rows and the articles' ids as columns.
    """
    if counts.empty or not counts.to_numpy().any():
        return cite.say("No article gives a fact.")
    lines = _lines(counts)
    most = max(lines, key=lambda kind: sum(lines[kind].values()))
    few = counts.shape[1] <= MOST
    return show(
        _draw(lines) if few else _sums(lines),
        f"{SPOKEN.get(most, most)} are the most frequent kind of fact",
        f"Facts by kind{' and article; each column is an article' if few else ''}",
        "; ".join(f"{kind}: {_alt(line) if few else _total(line)}" for kind, line in lines.items())
        + ".",
        articles,
        _table(lines) if few else _totals(lines, articles),
    )


def _lines(counts: pd.DataFrame) -> dict[str, dict[str, int]]:
    """Return the numbers by kind, as readers call it, and article."""
    docs = list(map(str, counts))
    return {
        KINDS[str(kind)]: dict(zip(docs, map(int, line), strict=True))
        for kind, line in counts.iterrows()
    }


def _alt(line: dict[str, int]) -> str:
    return ", ".join(f"{number} in {doc}" for doc, number in line.items() if number) or "none"


def _total(line: dict[str, int]) -> str:
    articles = sum(number > 0 for number in line.values())
    facts = cite.digits(sum(line.values()))
    return f"{facts} in {articles} {cite.plural('article', articles)}"


def _table(lines: dict[str, dict[str, int]]) -> cite.Shown:
    docs = next(iter(lines.values()))
    found = [{"doc": doc, **{kind: line[doc] for kind, line in lines.items()}} for doc in docs]
    columns: dict[str, cite.Cell] = {"Article": lambda row: cite.cited(row["doc"], row["doc"])}
    columns |= {said: _number(kind, said) for kind, said in KINDS.items() if said in lines}
    return cite.table(found, columns, "Facts by article and kind")


def _totals(lines: dict[str, dict[str, int]], articles: pd.DataFrame) -> cite.Shown:
    """Return the table of more articles than a figure shows: a row for each kind."""
    known = {row["id"]: row for row in rows(articles)}
    kinds = {said: kind for kind, said in KINDS.items()}
    found = [
        {"kind": said, "total": sum(line.values()), "in": [known[d] for d in line if line[d]]}
        for said, line in lines.items()
    ]
    columns: dict[str, cite.Cell] = {
        "Kind": "kind",
        "Facts": lambda row: cite.derived(
            cite.digits(row["total"]), row["in"], "facts of these articles",
            f"field {kinds[row['kind']]}",
        ),
        "Articles": lambda row: cite.derived(
            cite.digits(len(row["in"])), row["in"], "count of articles"
        ),
    }  # fmt: skip
    return cite.table(found, columns, "Facts by kind")


def _number(kind: str, said: str) -> cite.Cell:
    """Return the column of one kind's numbers of facts."""
    return lambda row: cite.tallied({"id": row["doc"]}, kind, row[said])


def _sums(lines: dict[str, dict[str, int]]) -> Figure:
    """Draw a bar for each kind, with its number of facts and of articles that give them."""
    bars = []
    for kind, numbers in lines.items():
        size = float(sum(numbers.values()))
        bars.append(Bar(SPOKEN.get(kind, kind), _total(numbers), size, None))
    return draw("coverage", sorted(bars, key=lambda bar: -bar.size))


def _draw(lines: dict[str, dict[str, int]]) -> Figure:
    docs = list(next(iter(lines.values())))
    width, few = (WIDTH - LEFT) / len(docs), len(docs) <= FEW
    fig, ax = canvas("coverage", STEP * len(lines) + (28 if few else 4))
    cells = pd.DataFrame(
        [
            {"x": LEFT + (j + 0.5) * width, "y": (i + 0.5) * STEP, "facts": number, "doc": doc}
            for i, line in enumerate(lines.values())
            for j, (doc, number) in enumerate(line.items())
        ]
    )
    largest = min(width * (0.4 if few else 0.9), STEP * 0.7) ** 2
    with style():
        area = cells["facts"] / cells["facts"].max() * largest
        sns.scatterplot(cells, x="x", y="y", s=area, color=PALETTE["accent"], linewidth=0, ax=ax)
    for i, kind in enumerate(lines):
        write(ax, 0, (i + 0.5) * STEP, kind)
        line(ax, (0, WIDTH), ((i + 1) * STEP,) * 2, "rule", linewidth=0.7, zorder=0)
    if few:
        _labels(ax, cells, docs, width, STEP * len(lines))
    return fig


def _labels(ax: Axes, cells: pd.DataFrame, docs: list[str], width: float, foot: float) -> None:
    for x, y, number, doc in cells.itertuples(index=False):
        if number:
            words = cite.digits(int(number))
            write(ax, x + width * 0.24, y, words, color="muted", size=SMALL, fact=doc)
    for j, doc in enumerate(docs):
        write(ax, LEFT + (j + 0.5) * width, foot + 15, doc, size=SMALL, ha="center")
