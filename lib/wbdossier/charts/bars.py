"""Bars that respect bounds: each is drawn as sure as the words are, and a key says how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from wbdossier.charts.pen import MOST, box, line, rest
from wbdossier.figures import LABEL, SMALL, WIDTH, canvas, fit, write

THICK, STEP, HEAD = 14.0, 46.0, 26.0  # of a bar, from bar to bar, of a heading
BOLD = 0.65  # mean width of a bold character, in ems
SAMPLE, PITCH = 40.0, 21.0  # of the key: how long a bar is, from line to line
LEAST = 8.0  # units before the middle of a bracket, which has two sides
GAPS = {"at_least": 26.0, "about": 13.0}  # from a bar's end to its number, beyond its sign
RANGE = "range"  # what a bar with an upper end is, whatever its bound
KEY = {
    "exact": "the sum or number as stated",
    RANGE: "a range: from its lower end to its upper",
    "up_to": "up to: at most as far as the line",
    "at_least": "at least: it may go on",
    "about": "about: a round number",
}


@dataclass(frozen=True)
class Bar:
    """One bar: what it is, its number in words, its length in the measure, its bound, its fact.

    ``upper`` is the upper end of a range, of which ``size`` is the lower; bars of one ``group``
    stand behind one another, below its name.
    """

    what: str
    number: str
    size: float
    bound: str | None
    fact: str | None = None
    upper: float | None = None
    group: str = ""

    @property
    def end(self) -> float:
        """How far the bar goes."""
        return self.size if self.upper is None else max(self.upper, self.size)

    @property
    def signs(self) -> list[str]:
        """What the key has to explain of it."""
        bound = self.bound or "exact"
        if self.upper is None:
            return [bound]
        return [RANGE] + ([bound] if bound in GAPS else [])


def draw(name: str, bars: Sequence[Bar]) -> Figure:
    """Draw the bars: what each is above it, its number behind it, the key at the foot.

    Of too many, each group shows its first.
    """
    shown = _first(bars)
    heads = len({bar.group for bar in bars} - {""}) * HEAD
    cut = 20 if len(bars) > len(shown) else 0
    signs = [sign for sign in KEY if any(sign in bar.signs for bar in shown)]
    foot = PITCH * len(signs) if signs != ["exact"] else -8
    fig, ax = canvas(name, STEP * len(shown) + heads + cut + foot + 8)
    scale = min((_room(bar) / bar.end for bar in shown if bar.end), default=0.0)
    top, group = 0.0, ""
    for bar in shown:
        if bar.group != group:
            write(ax, 0, top + 11, bar.group, weight="bold")
            top, group = top + HEAD, bar.group
        _one(ax, top, bar, scale)
        top += STEP
    rest(ax, top + 4, len(bars), len(shown))
    if signs != ["exact"]:
        _key(ax, top + cut + 6, signs)
    return fig


def alt(bars: Iterable[Bar]) -> str:
    """Say in words what the bars show, one after the other."""
    said = (f"{bar.group}, {bar.what}" if bar.group else bar.what for bar in bars)
    return "; ".join(f"{what}: {bar.number}" for what, bar in zip(said, bars, strict=True)) + "."


def _first(bars: Sequence[Bar]) -> list[Bar]:
    """Return the bars that a figure has room for, as many of each group at the most."""
    groups: dict[str, list[Bar]] = {}
    for bar in bars:
        groups.setdefault(bar.group, []).append(bar)
    most = MOST
    while sum(min(len(some), most) for some in groups.values()) > MOST and most > 1:
        most -= 1
    return [bar for some in groups.values() for bar in some[:most]]


def _room(bar: Bar) -> float:
    """Return how long a bar can be with its number behind it."""
    words = BOLD * LABEL * len(bar.number) + _gap(bar)
    return max(WIDTH - words, WIDTH / 5)


def _gap(bar: Bar) -> float:
    return max([7.0, *(GAPS.get(sign, 0) for sign in bar.signs)])


def _one(ax: Axes, top: float, bar: Bar, scale: float) -> None:
    start = 0.0 if bar.upper is None else min(bar.size, bar.upper) * scale
    end = max(bar.end * scale, 1.5)
    write(ax, 0, top + 9, fit(bar.what, WIDTH, SMALL), color="muted", size=SMALL)
    _shape(ax, top + 20, start, end, bar.signs, bar.fact)
    left = (max(end, LEAST) if "about" in bar.signs else end) + _gap(bar)
    write(ax, left, top + 20 + THICK / 2, bar.number, weight="bold", fact=bar.fact)


def _shape(
    ax: Axes, y: float, start: float, end: float, signs: Sequence[str], fact: str | None = None
) -> None:
    """Draw a bar: solid as far as the words are sure, hatched where they only set a limit."""
    if start > 1:  # a range begins where its lower end is
        line(ax, (0, start), (y + THICK / 2,) * 2, "muted", linestyle=(0, (1, 3)), linewidth=1)
    if "up_to" in signs:  # anything below the line may be true: no left side, a firm end
        box(ax, 0, y, end, THICK, edge="accent", hatch="////", linewidth=0, fact=fact)
        line(ax, (end, end), (y - 3, y + THICK + 3), "accent", linewidth=2.4)
        return
    box(ax, start, y, max(end - start, 1.5), THICK, fill="accent", fact=fact)
    if "at_least" in signs:  # anything above may be true: an arrow goes on
        _arrow(ax, end, y + THICK / 2)
    if "about" in signs:
        _bracket(ax, max(end, LEAST), y)


def _arrow(ax: Axes, x: float, y: float) -> None:
    line(ax, (x, x + 18), (y, y), "accent", linewidth=1.6)
    line(ax, (x + 12, x + 19, x + 12), (y - 5, y, y + 5), "accent", linewidth=1.6)


def _bracket(ax: Axes, x: float, y: float) -> None:
    """Draw the brackets around the end of a bar whose number is rounded."""
    low, high = y - 3, y + THICK + 3
    for side in (-1, 1):
        out, into = x + side * 7, x + side * 4
        line(ax, (into, out, out, into), (low, low, high, high))


def _key(ax: Axes, top: float, signs: Iterable[str]) -> None:
    """Explain the signs: a bar as it is drawn, and what it says."""
    for i, sign in enumerate(signs):
        y = top + i * PITCH
        start = SAMPLE * 0.4 if sign == RANGE else 0
        _shape(ax, y, start, SAMPLE if sign != "at_least" else SAMPLE * 0.6, [sign])
        write(ax, SAMPLE + 16, y + THICK / 2, KEY[sign], color="muted", size=SMALL)
