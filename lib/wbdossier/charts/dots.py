"""Lanes of dots: a dot a fact, a label in front of each lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from wbdossier.charts.pen import MOST, dot, rest
from wbdossier.figures import SMALL, WIDTH, canvas, fit, write
from wbdossier.palette import PALETTE

LEFT, STEP, LEADING = 168.0, 13.0, 16.0  # where dots begin, from dot to dot, from row to row
ACROSS = int((WIDTH - LEFT) // STEP)


@dataclass(frozen=True)
class Dot:
    """One dot: full or a ring; ``color`` names one of the palette, or a country that has one.

    ``fact`` is the id of the fact it stands for.
    """

    full: bool = True
    color: str | None = "accent"
    fact: str | None = None


@dataclass(frozen=True)
class Lane:
    """A label, what stands below it, and the dots."""

    label: str
    below: str
    dots: Sequence[Dot]


def draw(name: str, lanes: Sequence[Lane]) -> Figure:
    """Draw the lanes, as many as a figure shows."""
    shown = lanes[:MOST]
    heights = [max(_least(lane), LEADING * -(-len(lane.dots) // ACROSS) + 10) for lane in shown]
    fig, ax = canvas(name, sum(heights) + (20 if len(lanes) > MOST else -4))
    top = 10.0
    for lane, height in zip(shown, heights, strict=True):
        label, below = _words(lane)
        write(ax, 0, top, label)
        write(ax, 0, top + LEADING * _lines(label), below, color="muted", size=SMALL)
        _dots(ax, lane.dots, top)
        top += height
    rest(ax, top, len(lanes))
    return fig


def _words(lane: Lane) -> tuple[str, str]:
    """Return a lane's words as they are broken into lines."""
    return fit(lane.label, LEFT, lines=4), fit(lane.below, LEFT, SMALL, 2)


def _lines(words: str) -> int:
    return words.count("\n") + 1 if words else 0


def _least(lane: Lane) -> float:
    """Return the height that a lane's words need."""
    return LEADING * sum(map(_lines, _words(lane))) + 12


def _dots(ax: Axes, dots: Sequence[Dot], top: float) -> None:
    for i, one in enumerate(dots):
        x, y = LEFT + 6 + i % ACROSS * STEP, top + i // ACROSS * LEADING
        dot(ax, x, y, one.full, one.color if one.color in PALETTE else "muted", one.fact)
