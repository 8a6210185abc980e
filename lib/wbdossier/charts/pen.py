"""Lines, boxes and dots on a canvas, in the palette's colours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from wbdossier.figures import link, style, write
from wbdossier.palette import PALETTE

MOST = 24  # rows a figure shows before it stops being one; its table has them all
DASHED = (0, (4, 2))
DOTTED = (0, (1, 3))


def line(
    ax: Axes, x: Iterable[float], y: Iterable[float], color: str = "ink",
    fact: str | None = None, **how: Any,
) -> None:  # fmt: skip
    """Draw a line through points; ``color`` names one of the palette."""
    with style():
        settings: dict[str, Any] = {"linewidth": 1.2, "solid_capstyle": "butt", "url": link(fact)}
        settings |= how
        ax.add_line(Line2D(list(x), list(y), color=PALETTE[color], **settings))


def box(
    ax: Axes, x: float, y: float, width: float, height: float,
    fill: str | None = None, edge: str | None = None, fact: str | None = None, **how: Any,
) -> None:  # fmt: skip
    """Draw a box; ``fill`` and ``edge`` name colours of the palette, None for none.

    With ``fact``, its id, the box links it; so do ``dot`` and ``line``, and ``write`` its words.
    """
    with style():
        inside = PALETTE[fill] if fill else "none"
        outline = PALETTE[edge] if edge else "none"
        settings: dict[str, Any] = {"linewidth": 1, "url": link(fact)} | how
        area = Rectangle((x, y), width, height, facecolor=inside, edgecolor=outline, **settings)
        ax.add_patch(area)


def dot(
    ax: Axes, x: float, y: float, full: bool, color: str = "accent", fact: str | None = None
) -> None:
    """Draw a dot, full or as a ring."""
    with style():
        inside = PALETTE[color if full else "paper"]
        ax.plot(x, y, "o", ms=8.5, mew=1.6, mec=PALETTE[color], color=inside, url=link(fact))


def rest(ax: Axes, y: float, total: int, shown: int = MOST) -> None:
    """Say that the figure leaves rows to its table, where it shows fewer than there are."""
    if total > shown:
        write(ax, 0, y, "and more in the data", color="muted")


def capital(words: str) -> str:
    """Return the words with a capital at their start."""
    return words[:1].upper() + words[1:]
