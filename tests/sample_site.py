"""A small made-up report: two articles, their facts, a theme notebook and a country brief."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import nbformat.v4 as nb
from nbformat import write

from wbdossier.records import (
    Agreement,
    Article,
    Country,
    Event,
    Fact,
    Funding,
    Personnel,
    Span,
    Statement,
)
from wbdossier.schema import CorrectionRow
from wbdossier.site import SiteInput

HOSTILE = (
    "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    "<a href=\"javascript:document.title='run'\">click</a>"
)
FIRST = """Neighbours sign accord on border police

The ministers of the interior met in Podgorica on 24 June 2024. They had not met for a year.

Montenegro has signed nine agreements with Kosovo so far, “and the tenth will follow”, said Ana \
Ilic, the interior minister of Montenegro. It was a long evening.

The EU will give up to €190 million in grants for joint patrols, and a further €30 million for \
radio equipment.

Nobody mentioned the weather. Some 150 additional troops will join the mission next year."""
SECOND = f"""Officials spoke of a difficult winter on the border. A meeting on 24 September was \
called off. {HOSTILE}. At least 40 police officers stay in Kosovo & elsewhere."""


@dataclass(frozen=True)
class Run:
    """What ``render`` needs of a run."""

    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


def article(identity: str, text: str, **known: Any) -> Article:
    """An article whose sentences end at a full stop."""
    sentences = [Span(*m.span()) for m in re.finditer(r"\S.*?\.(?=\s|$)", text)]
    fields: dict[str, Any] = {
        "id": identity,
        "file": f"{identity}_sample.txt",
        "sha256": "0" * 64,
        "text": text,
        "title": None,
        "published": None,
        "published_basis": "unknown",
        "published_note": "The text gives no date.",
        "publisher": None,
        "original_publisher": None,
        "language": "en",
        "url": None,
        "rights": "Belongs to its publisher; quoted here as evidence.",
        "sentences": tuple(sentences),
        "furniture": (),
    }
    return Article(**fields | known)


def fact(kind: type[Fact], where: Article, words: str, **fields: Any) -> Any:
    """A fact that stands on ``words``, at their first place in the article."""
    start = where.text.index(words)
    return kind(
        id=f"{where.id}-{kind.kind}-{start:04x}",
        doc=where.id,
        start=start,
        end=start + len(words),
        quote=words,
        rule="sample",
        **fields,
    )


A = article(
    "000",
    FIRST,
    title="Neighbours sign accord on border police",
    published="2024-06-25",
    published_basis="inferred",
    published_note="“24 June 2024” is in the text; the article appeared the day after.",
    publisher="Border Gazette",
    url="https://example.org/accord",
)
B = article("001", SECOND)

GRANTS = fact(
    Funding, A, "up to €190 million in grants", amount=Decimal("190e6"), currency="EUR",
    role="grant", bound="up_to", provider="EU", purpose="joint patrols",
)  # fmt: skip
RADIO = fact(
    Funding, A, "€30 million", amount=Decimal("30e6"), currency="EUR", role="other", bound="exact",
    provider="EU", purpose="radio equipment",
)  # fmt: skip
NINE = fact(
    Agreement, A, "nine agreements with Kosovo", count=9, bound="exact", parties=("ME", "XK"),
    status="signed", origin="corrected", note="The article says nine; its caption says eight.",
)  # fmt: skip
SAID = fact(
    Statement, A, "and the tenth will follow", speaker="Ana Ilic", role="interior minister",
    country="ME", direct=True, text="and the tenth will follow",
)  # fmt: skip
# Crosses the beginning of the statement, as real facts do.
CROSSING = fact(Event, A, "so far, “and the tenth", name="tenth agreement")
MET = fact(Event, A, "24 June 2024", date="2024-06-24", date_basis="stated", place="Podgorica")
TROOPS = fact(
    Personnel, A, "150 additional troops", count=150, unit="troops", bound="about",
    change="additional",
)  # fmt: skip
IN_TITLE = fact(Country, A, "Montenegro", country="ME")
OFF = fact(Event, B, "24 September", date="--09-24", name="meeting")
POLICE = fact(Personnel, B, "At least 40 police officers", count=40, unit="police officers",
              bound="at_least", location="XK")  # fmt: skip
INSIDE = fact(Event, A, "the tenth will follow", name="tenth agreement")
CORRECTION = CorrectionRow(
    number=1, doc="000", words="nine agreements", start=NINE.start, end=NINE.end, action="set",
    kind="agreement", says="count = 9", was="count = 8", reason=NINE.note, by="An editor",
    date="2024-07-01", facts=(NINE.id,),
)  # fmt: skip
FACTS = (GRANTS, RADIO, NINE, SAID, CROSSING, MET, TROOPS, IN_TITLE, OFF, POLICE)


def quoted(fact: Fact, words: str, look: str = "quoted") -> str:
    """The markup notebooks emit for a number that one fact gives."""
    return f'<a class="wb {look}" href="#{fact.id}" title="…">{words}</a>'


def derived(words: str, how: str, operation: str, *ids: str) -> str:
    """The markup notebooks emit for a computed number."""
    return (
        f'<a class="wb derived" href="#{ids[0]}" data-facts="{" ".join(ids)}"'
        f' data-operation="{operation}" data-how="{how}" title="…">{words}</a>'
    )


TOTAL = derived("up to €220 million", "€190 million + €30 million", "sum", GRANTS.id, RADIO.id)
FOUR = derived("four facts", "count of facts", "count", MET.id, NINE.id, GRANTS.id, TROOPS.id)
SHARE = derived("6.3", "€190 million ÷ €30 million", "ratio", GRANTS.id, RADIO.id)
ANSWER = f"""<p>The EU offers {TOTAL} for the border of Montenegro and Kosovo, of which
{quoted(GRANTS, "up to €190 million")} are grants, {SHARE} times what goes into radios. The two have
signed {quoted(NINE, "nine agreements", "curated")}. A meeting planned for
{quoted(OFF, "24 September")} was called off, and no article says why.</p>"""
TABLE = f"""<table class="wb-table"><caption>Money for the border</caption><thead><tr>
<th scope="col">Purpose</th><th scope="col">Role</th><th scope="col" class="num">€ million</th></tr>
</thead><tbody><tr><th scope="row">Joint patrols</th><td>grant</td>
<td class="num">≤ {quoted(GRANTS, "190")}</td></tr><tr><th scope="row">Radio equipment</th>
<td>not said</td><td class="num">{quoted(RADIO, "30")}</td></tr></tbody></table>"""


def chart() -> str:
    """A bar chart as notebooks emit it, its SVG straight from matplotlib."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 2.4))
    axes = figure.subplots()
    bars = axes.barh(["Radio equipment", "Joint patrols"], [30, 190], color=["#0072b2", "#d55e00"])
    axes.bar_label(bars, padding=4)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    stream = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "sample", "svg.fonttype": "none"}):
        figure.savefig(stream, format="svg", metadata={"Date": None}, transparent=True)
    svg = stream.getvalue().replace("<svg ", '<svg role="img" aria-labelledby="chart-title" ', 1)
    return f"""<figure class="wb-figure" id="fig-money">
<p class="wb-title" id="chart-title">Grants outweigh radios six to one</p>
<p class="wb-subtitle">Money offered, € million; grants are “up to”</p>{svg}
<figcaption>Source: Border Gazette, {quoted(GRANTS, "€190 million")} and
{quoted(RADIO, "€30 million")}.</figcaption></figure>"""


def shows(source: str, html: str, *tags: str) -> Any:
    """A code cell that showed some HTML."""
    data = nb.new_output(
        "execute_result", {"text/html": html, "text/plain": "<HTML>"}, execution_count=1
    )
    return nb.new_code_cell(source, outputs=[data], metadata={"tags": list(tags)})


def theme() -> Any:
    """A theme notebook, with output no reader may see and markup that must not run."""
    stderr = nb.new_output("stream", name="stderr", text="Warning: seen by nobody")
    broken = nb.new_output(
        "error", ename="KeyError", evalue="'x'", traceback=["Traceback: seen by nobody"]
    )
    printed = nb.new_output("stream", name="stdout", text="checked <b>10</b> facts")
    cells = [
        nb.new_markdown_cell("# Who pays for the border, and how much?"),
        nb.new_code_cell("minimum = 0  # € million", metadata={"tags": ["parameters"]}),
        nb.new_code_cell("from wbdossier import themes"),
        shows("answer(funding)", ANSWER, "answer"),
        nb.new_markdown_cell(
            "## What is quoted, what is added up\n\nThe sums stand in one article. "
            f"It says {quoted(RADIO, '€30 million')} without calling them grants, and "
            f"{quoted(GRANTS, '€190 million')} with the words “up to”.\n\n{HOSTILE}"
        ),
        shows("table(funding)", TABLE + HOSTILE),
        shows("bars(funding)", chart()),
        nb.new_code_cell("assert len(facts) == 10", outputs=[stderr, printed, broken]),
        nb.new_markdown_cell(f"## What this does not show\n\nMore than {FOUR}."),
    ]
    return nb.new_notebook(cells=cells)


def brief() -> Any:
    """A country brief with one number."""
    forty = quoted(POLICE, "At least 40 police officers")
    cells = [
        nb.new_markdown_cell("# What do these articles say about one country?"),
        nb.new_code_cell('country = "XK"', metadata={"tags": ["parameters"]}),
        shows("brief(country)", f"<p>{forty} stay in Kosovo. No more is said.</p>", "answer"),
        nb.new_markdown_cell("No article gives a number for funding."),
    ]
    return nb.new_notebook(cells=cells)


def source() -> Any:
    """A brief of an article: two figures, numbers that begin a line, facts inside facts."""
    count = derived("Two statements", "count of facts", "count", SAID.id, INSIDE.id)
    sections = [f"## {title}\n\n{count} are there." for title in ("Numbers", "Voices", "Limits")]
    cells = [
        nb.new_markdown_cell("# What does this article say?"),
        nb.new_code_cell('article = "000"', metadata={"tags": ["parameters"]}),
        shows("brief(article)", f"<p>{count} of {TOTAL}.</p>", "answer"),
        shows(
            f"facts = {[f.id for f in FACTS]}  # a line longer than a page is wide", "<p>So.</p>"
        ),
        *map(nb.new_markdown_cell, sections),
        shows("bars(funding)", chart()),
        shows("bars(other)", chart().replace("outweigh", "exceed").replace("chart", "other")),
    ]
    return nb.new_notebook(cells=cells)


RUNS = (Run("04_funding"), Run("brief-XK", {"country": "XK"}))
EVERY = (*RUNS, Run("source-000", {"article": "000"}))


def site_input(folder: Path, **changed: Any) -> SiteInput:
    """Write the notebooks and a table into ``folder`` and return the whole input."""
    (folder / "notebooks").mkdir(parents=True)
    (folder / "data").mkdir()
    for run, notebook in zip(EVERY, (theme(), brief(), source()), strict=True):
        write(notebook, folder / "notebooks" / f"{run.name}.ipynb")
    (folder / "data" / "funding.csv").write_text("id,amount\n", encoding="utf-8")
    fields: dict[str, Any] = {
        "articles": (A, B),
        "facts": FACTS,
        "runs": RUNS,
        "executed": folder / "notebooks",
        "data": folder / "data",
        "corrections": (CORRECTION,),
    }
    return SiteInput(**fields | changed)


def every_kind(folder: Path) -> SiteInput:
    """The whole input of a report with every kind of page."""
    return site_input(folder, runs=EVERY, facts=(*FACTS, INSIDE))
