"""The same people told twice are one fact, at the first mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wbdossier.records import Personnel

_FEW = 10  # "two officers" here and "two officers" there are seldom the same two


def merged(found: Iterable[Personnel]) -> list[Personnel]:
    """Return the facts without repeats; the first mention learns what a later one adds."""
    out: list[Personnel] = []
    by_count: dict[tuple[object, ...], list[int]] = {}
    for fact in found:
        places = by_count.setdefault((fact.count, fact.count_max), [])
        known = next((i for i in places if _are_same(out[i], fact)), None)
        if known is None:
            places.append(len(out))
            out.append(fact)
        else:
            out[known] = _with(out[known], fact)
    return out


def _are_same(a: Personnel, b: Personnel) -> bool:
    if a.count is not None and a.count < _FEW:
        return (a.mission, a.contributor, a.change) == (b.mission, b.contributor, b.change)
    alike = all(_agree(x, y) for x, y in ((a.mission, b.mission), (a.contributor, b.contributor)))
    alike = alike and _agree(a.location, b.location)
    return alike and (a.change == b.change or _is_retold(a, b))


def _is_retold(first: Personnel, later: Personnel) -> bool:
    """Whether "560 more soldiers from Italy" are later just "560 soldiers from Italy"."""
    known = first.contributor == later.contributor and (first.contributor or first.mission)
    return bool(known) and later.change == "total" and first.unit == later.unit


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _with(first: Personnel, later: Personnel) -> Personnel:
    return replace(
        first,
        mission=first.mission or later.mission,
        contributor=first.contributor or later.contributor,
        location=first.location or later.location,
        unit=first.unit or later.unit,
    )
