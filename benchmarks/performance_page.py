"""What performance.py measured, in words, tables and a figure: docs/performance.md."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import setting
from contenders import (
    API,
    BOOK,
    CACHE,
    CLI,
    FLOOR,
    OURS,
    STOCK,
    STOCK_2,
    THREADS,
    WARM,
    WARM_2,
)

CLOCK, PROCESSOR = 0, 1  # where in a sample
FIGURE = Path("images", "performance.svg")
MEASURE = "seconds by the clock: the median, and from the fastest round to the slowest"
BASES = {STOCK: WARM, STOCK_2: WARM_2, WARM_2: WARM_2, WARM: WARM}  # like with like; else ours
TITLES = {
    "cold": "From nothing",
    "unchanged": "Nothing changed",
    "edit": "One code cell changed",
    "nbval": "Testing the notebooks (nbval)",
}

Samples = Mapping[str, Sequence[Sequence[float]]]  # who → rounds → clock, processor, memory


class Goal(NamedTuple):
    """How often ``part`` must go into ``whole``: at least, or at most, ``times``."""

    words: str
    scenario: str
    whole: str
    part: str
    times: float
    least: bool = True

    def row(self, samples: Mapping[str, Samples]) -> tuple[str, str, str, str]:
        """Return the goal, what was asked, what came out, and the verdict."""
        found = ratio(samples[self.scenario], self.whole, self.part)
        met = found >= self.times if self.least else found <= self.times
        asked = f"{'at least' if self.least else 'at most'} {self.times:g}"
        return self.words, asked, f"{found:.2f}", "met" if met else "**missed**"


GOALS = (
    Goal(f"cold: {CLI}, with nbconvert / ours", "cold", CLI, OURS, 5),
    Goal(f"cold: {BOOK} / ours", "cold", BOOK, OURS, 3),
    Goal(f"cold: ours / {FLOOR}, its imports included", "cold", OURS, FLOOR, 1.6, least=False),
    Goal(f"unchanged: {BOOK} / ours", "unchanged", BOOK, OURS, 3),
    Goal(f"nbval: {STOCK} / {WARM}", "nbval", STOCK, WARM, 2.5),
    Goal(f"nbval: {STOCK_2} / {WARM_2}", "nbval", STOCK_2, WARM_2, 2.5),
)

# The parts of our cold build's time, one after another, and what is done in each.
PARTS = {
    "start": "Python and imports before the articles are read; the stamp at the end",
    "facts": "articles → facts → tables; no cell can run before, for the cells read the tables",
    "imports": "until the first cell: the process that kernels are forked from imports what the "
    "notebooks import; the floor has the same to import",
    "cells": "the cells, and the pages of the runs that have ended, on the same cores; the floor "
    "keeps no output, sends no message and makes no page",
    "pages": "pages still to be made when the last run has ended",
    "report": "the pages that need all runs (index, articles, evidence, search) and the crate",
}


def ratio(samples: Samples, whole: str, part: str, what: int = CLOCK) -> float:
    """Return the median of the rounds' ratios."""
    rounds = zip(samples[whole], samples[part], strict=True)
    return statistics.median(one[what] / other[what] for one, other in rounds)


def median(samples: Samples, who: str, what: int = CLOCK) -> float:
    """Return the median of the rounds."""
    return statistics.median(sample[what] for sample in samples[who])


def table(samples: Samples, base: str = "ours") -> str:
    """Return who took how long."""
    times = f"times {base}"
    head = ("what", "seconds, median", "lowest–highest", times, "of processors, seconds")
    rows = []
    for who in samples:
        clock = [sample[CLOCK] for sample in samples[who]]
        like = BASES.get(who, OURS)
        rows.append((
            who,
            figure(median(samples, who)),
            f"{figure(min(clock))}–{figure(max(clock))}",
            f"{ratio(samples, who, like):.2f}" if who != like else "1",
            figure(median(samples, who, PROCESSOR)),
        ))  # fmt: skip
    return setting.table(head, rows)


def figure(seconds: float) -> str:
    """Return seconds with as many decimals as can be meant."""
    return f"{seconds:.1f}" if seconds >= 2 else f"{seconds:.2f}"


# The profile


def profile(events: Sequence[Mapping[str, Any]], clock: float) -> dict[str, float]:
    """Cut the time of a build into its PARTS, from its trace; the parts add up to ``clock``."""
    stages = {event["name"]: event for event in events if event["tid"] == 0}
    cells = [event for event in events if event["name"].startswith("code cell ")]
    runs = [event for event in events if event["tid"] and event not in cells]
    first, last = min(map(_start, cells)), max(map(_end, runs))
    work = stages["runs"]
    found = {
        "facts": stages["facts"]["dur"],
        "imports": first - _start(work),
        "cells": last - first,
        "pages": _end(work) - last,
        "report": stages["report"]["dur"],
    }
    seconds = {name: micro / 1e6 for name, micro in found.items()}
    return {"start": clock - sum(seconds.values())} | seconds


def _start(event: Mapping[str, Any]) -> float:
    return float(event["ts"])


def _end(event: Mapping[str, Any]) -> float:
    return _start(event) + float(event["dur"])


def parts(profiles: Sequence[Mapping[str, float]]) -> str:
    """Return the table of the parts, and their share."""
    whole = statistics.median(sum(each.values()) for each in profiles)
    rows = []
    for name, words in PARTS.items():
        seconds = statistics.median(each[name] for each in profiles)
        rows.append((words, f"{seconds:.2f}", f"{seconds / whole:.0%}"))
    return setting.table(("what is done", "seconds, median", "share"), rows)


def told(cold: Samples, own: Sequence[float]) -> str:
    """Say what the processors do; ``own`` are the seconds of the build's own process."""
    ours, floor = (median(cold, who, PROCESSOR) for who in (OURS, FLOOR))
    busy = statistics.median(sample[PROCESSOR] / sample[CLOCK] for sample in cold[OURS])
    alone = statistics.median(own)
    others = "; ".join(
        f"{who} {figure(median(cold, who, PROCESSOR))}" for who in (CLI, API, THREADS, BOOK, CACHE)
    )
    return (
        f"The processors worked {figure(ours)} seconds for our build, on average {busy:.2f} of "
        f"them at a time. {figure(alone)} went to its own process, which reads the articles, talks "
        f"to the kernels and makes the pages; {figure(ours - alone)} to the kernels and the "
        f"process they are forked from. The floor, which has nothing but the latter's imports and "
        f"the code of the cells, takes {figure(floor)}. With two cores at work all the time ours "
        f"would need {figure(ours / 2)} seconds, {ours / 2 / median(cold, FLOOR):.2f} times what "
        f"the floor took. The peers, in seconds of processors: {others}."
    )


# The page


def write(found: Mapping[str, Any]) -> None:
    """Write the page's sections and its figure."""
    samples: Mapping[str, Samples] = found["samples"]
    rounds = len(found["profiles"])
    work = f"{found['runs']} runs of {found['notebooks']} notebooks"
    where = (
        f"{found['where']}; {rounds} round{'s' * (rounds > 1)} in turns, {work}.{disturbed(found)}"
    )
    words = ", ".join(f"{name} {version}" for name, version in found["versions"].items())
    head = ("whole processes by wall clock", "asked", "median of the rounds", "")
    missed = [goal for goal in GOALS if goal.row(samples)[-1] != "met"]
    sections = {
        "goals": "\n\n".join([
            where,
            setting.table(head, [goal.row(samples) for goal in GOALS]),
            f"{len(GOALS) - len(missed)} of {len(GOALS)} met."
            + (" What the time is spent on stands in the profile below." if missed else ""),
            f"![{alternative(samples)}]({FIGURE.as_posix()})",
        ]),
        **{scenario: table(samples[scenario]) for scenario in ("cold", "unchanged", "edit")},
        "nbval": table(samples["nbval"], "warm"),
        "same": same(found["same"]),
        "profile": f"{parts(found['profiles'])}\n\n{told(samples['cold'], found['own'])}",
        "versions": f"{words}.",
    }  # fmt: skip
    draw(samples, setting.ROOT / "docs" / FIGURE)
    setting.write("performance.md", sections)


def disturbed(found: Mapping[str, Any]) -> str:
    """Say how busy others kept the machine meanwhile, where that is known."""
    shares = [share for share in found.get("others", ()) if share is not None]
    if not shares:
        return ""
    return f" Other work had {statistics.mean(shares):.2f} processors meanwhile, on average."


def same(counts: Mapping[str, Sequence[int]]) -> str:
    """Say how many cells of each peer put out what ours did."""
    each = "; ".join(f"{who} {alike} of {of}" for who, (alike, of) in counts.items())
    return f"Code cells with the same outputs as ours, byte for byte: {each}."


def alternative(samples: Mapping[str, Samples]) -> str:
    """Return what a reader who does not see the figure needs to know."""
    panels = []
    for scenario, title in TITLES.items():
        of = samples[scenario]
        panels.append(f"{title}: " + "; ".join(f"{who} {figure(median(of, who))}" for who in of))
    return f"Bars of {MEASURE}. {'. '.join(panels)}."


def draw(samples: Mapping[str, Samples], path: Path) -> None:
    """Draw a panel a scenario, each with its own scale."""
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    from wbdossier.figures import STYLE
    from wbdossier.palette import PALETTE

    heights = [len(samples[scenario]) for scenario in TITLES]
    settings = STYLE | {"svg.fonttype": "path", "font.size": 10, "axes.titlesize": 11}
    with mpl.rc_context(settings):
        layout = ConstrainedLayoutEngine(h_pad=0.1, w_pad=0.1)
        fig = Figure(figsize=(7.6, 0.36 * sum(heights) + 2.4), layout=layout)
        fig.set_facecolor(PALETTE["paper"])
        fig.supxlabel(MEASURE, color=PALETTE["muted"], size=9)
        axes = fig.subplots(len(heights), 1, height_ratios=heights)
        for ax, (scenario, title) in zip(axes, TITLES.items(), strict=True):
            _panel(ax, samples[scenario])
            ax.set_title(title, loc="left", color=PALETTE["ink"], weight="bold")
        fig.savefig(path, format="svg", metadata={"Date": None, "Creator": None})


def _panel(ax: Any, of: Samples) -> None:
    """Draw a bar for each, as long as the median, and a line from the lowest to the highest."""
    import pandas as pd
    import seaborn as sns

    from wbdossier.palette import PALETTE

    long = [(who, sample[CLOCK]) for who in of for sample in of[who]]
    own = (OURS, WARM, WARM_2)
    sns.barplot(
        pd.DataFrame(long, columns=["who", "seconds"]), x="seconds", y="who", hue="who", ax=ax,
        palette={who: PALETTE["accent" if who in own else "rule"] for who in of}, legend=False,
        estimator="median", errorbar=("pi", 100), width=0.72, saturation=1,
        err_kws={"color": PALETTE["muted"], "linewidth": 1.2},
    )  # fmt: skip
    for place, who in enumerate(of):
        end = max(sample[CLOCK] for sample in of[who])
        ax.annotate(
            f"{figure(median(of, who))} s", (end, place), (5, 0), textcoords="offset points",
            va="center", color=PALETTE["ink"],
        )  # fmt: skip
    ax.set(xlabel="", ylabel="", xticks=[])
    ax.margins(x=0.14)
    ax.set_xlim(left=0)
    ax.tick_params(axis="y", length=0, colors=PALETTE["ink"])
    sns.despine(ax=ax, bottom=True)
