"""Which figures several sources give, and whether they agree; articles of one piece are one."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from wbdossier.cite import (
    cited,
    count,
    currency_name,
    derived,
    number_words,
    plural,
    quoted,
    sentence,
    the,
    words,
)
from wbdossier.findings.prose import listed
from wbdossier.themes import Row, rows


def subject(figure: Row) -> str:
    """Write what is counted: “People of KFOR from Italy”, “Agreements of Albania and Kosovo”."""
    kind, *about = figure["subject"]
    first, *rest = map(the, about)
    if kind == "personnel":
        return f"People of {first}" + (f" from {rest[0]}" if rest else "")
    if kind == "funding":
        return f"Size of {first}, in {currency_name(about[1])}"
    return f"Agreements of {first} and {rest[0]}"


def corroborated(figures: pd.DataFrame) -> Markup:
    """Say how many figures come from several sources."""
    found = rows(figures)
    if not found:
        return sentence("No article gives a figure that another could confirm.")
    shared = [f for f in found if f["verdict"] != "one source"]
    if not shared:
        return sentence("The articles give {some} that another could confirm.", some=_number(found))
    verb = "comes" if len(shared) == 1 else "come"
    return sentence(
        f"Of {{total}} that articles could share, {{shared}} {verb} from more than one source.",
        total=_number(found),
        shared=_number(shared, ""),
    )


def _number(figures: list[Row], noun: str = "figure") -> Markup:
    readings = [reading for figure in figures for reading in figure["readings"]]
    spoken = f"{number_words(len(figures))} {plural(noun, len(figures)) if noun else ''}"
    return derived(spoken.strip(), readings, "count of figures", "figures")


def verdicts(figures: pd.DataFrame) -> Markup | None:
    """Say which shared figures agree, which differ, and how many cannot be compared."""
    found = rows(figures)
    apart = [f for f in found if f["verdict"] == "not comparable"]
    parts = [
        Markup("{}: {}").format(said, listed(map(_figure, some)))
        for verdict, said in (("agree", "in agreement"), ("differ", "in disagreement"))
        if (some := [f for f in found if f["verdict"] == verdict])
    ]
    if apart:
        parts.append(Markup("{} cannot be compared").format(_number(apart)))
    return sentence("{parts}.", parts=Markup("; ").join(parts)) if parts else None


def alone(figures: pd.DataFrame) -> Markup | None:
    """Say how many figures rest on one source."""
    found = [f for f in rows(figures) if f["verdict"] == "one source"]
    if not found:
        return None
    if len(found) == len(figures):
        return sentence(f"{'It' if len(found) == 1 else 'Each'} rests on one source alone.")
    verb = "rests" if len(found) == 1 else "rest"
    return sentence(f"{{figures}} {verb} on one source alone.", figures=_number(found))


def _figure(figure: Row) -> Markup:
    """Write a shared figure: who says what where that differs, else the lowest and the highest."""
    what = subject(figure)
    what = what[:1].lower() + what[1:]
    if figure["differing"]:
        return Markup("{} ({})").format(what, differing(figure))
    ordered = sorted(figure["readings"], key=lambda r: r["value"])
    ends = {words(r): quoted(r) for r in (ordered[0], ordered[-1])}
    return Markup("{} ({})").format(what, Markup(" to ").join(ends.values()))


def differing(figure: Row) -> Markup:
    """Write the two readings furthest apart with their articles, and whether others differ too."""
    furthest, *more = figure["differing"]
    said = (Markup("{} in {}").format(quoted(r), cited(r["doc"])) for r in furthest)
    return Markup(" but ").join(said) + ("; others differ as well" if more else "")


def shared(figures: pd.DataFrame, doc: str) -> Markup:
    """Say how many of one article's figures stand in others as well."""
    mine = [r for f in rows(figures) for r in f["readings"] if r["doc"] == doc]
    others = [r for f in rows(figures) if f["verdict"] != "one source" for r in f["readings"]]
    also = [r for r in mine if r in others]
    if not mine:
        return sentence("It gives no figure that another article could confirm.")
    some = derived(number_words(len(also)), also, "count of figures") if also else "none"
    verb = "do" if len(also) > 1 else "does"
    return sentence(
        f"{{mine}} in it could stand in other articles as well; {{also}} {verb}.",
        mine=count(mine, "figure"),
        also=some,
    )
