"""Bars: ranges and bounds are drawn as such, kinds and currencies stay apart, all of it fits."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import synthetic
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from wbdossier import charts, cite, dataset, paths
from wbdossier.charts.bars import BOLD, KEY, Bar, alt, draw
from wbdossier.charts.pen import MOST
from wbdossier.figures import CHARACTER, WIDTH
from wbdossier.records import BOUNDS
from wbdossier.tokens import tokens

Sum = dict[str, Any]


def drawn(*bars: Bar) -> Axes:
    fig = draw("bars", bars)
    plt.close(fig)
    (axes,) = fig.axes
    return axes


def words(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def funding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *sums: Sum) -> cite.Shown:
    wanted = [("funding", f"sum {i} given", _sum(**each)) for i, each in enumerate(sums)]
    out = synthetic.write(tmp_path, [({"title": "Sums"}, wanted)])
    monkeypatch.setenv(paths.OUT_VARIABLE, str(out))
    return charts.funding(dataset.load("funding"))


def _sum(amount: int, **known: Any) -> Sum:
    highest = known.pop("amount_max", None)
    said = {"currency": "EUR", "role": "grant", "bound": "exact"} | known
    return said | {"amount": Decimal(amount), "amount_max": highest and Decimal(highest)}


def test_a_range_begins_at_its_lower_end_and_ends_at_its_upper() -> None:
    axes = drawn(Bar("a", "100", 100, "exact"), Bar("b", "50 to 100", 50, "exact", upper=100))
    whole, part = axes.patches[:2]
    assert whole.get_x() == 0
    assert part.get_x() == pytest.approx(whole.get_width() / 2)
    assert part.get_x() + part.get_width() == pytest.approx(whole.get_width())


@pytest.mark.parametrize("bound", BOUNDS)
def test_no_two_bounds_look_the_same_without_their_colour(bound: str) -> None:
    def look(one: str) -> list[object]:
        axes = drawn(Bar("a", "9", 9, one))
        shapes = [(p.get_facecolor()[3] > 0, p.get_hatch()) for p in axes.patches[:1]]
        return [shapes, [line.get_xydata().tolist() for line in axes.lines]]

    assert not [other for other in BOUNDS if other != bound and look(other) == look(bound)]


@pytest.mark.parametrize(
    ("bars", "signs"),
    [
        ([Bar("a", "1", 1, "exact")], []),
        ([Bar("a", "1", 1, None)], []),
        ([Bar("a", "1", 1, "exact"), Bar("b", "2", 2, "up_to")], ["exact", "up_to"]),
        ([Bar("a", "1 to 2", 1, "exact", upper=2)], ["range"]),
        ([Bar("a", "1 to 2", 1, "about", upper=2)], ["range", "about"]),
        ([Bar("a", "1 to 2", 1, "at_least", upper=2)], ["range", "at_least"]),
    ],
)
def test_the_key_explains_what_there_is_and_nothing_else(bars: list[Bar], signs: list[str]) -> None:
    explained = [sign for sign, said in KEY.items() if said in words(drawn(*bars))]
    assert explained == signs


SIZES = st.just(0.0) | st.floats(0.01, 1e15)  # a cent is the least there is
BARS = st.builds(
    Bar,
    st.text("abc ", max_size=200),
    st.text("€19 milon", min_size=1, max_size=26),
    SIZES,
    st.sampled_from((*BOUNDS, None)),
    upper=st.none() | SIZES,
    group=st.sampled_from(["Grants", "Loans", "Aid"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(BARS, min_size=1, max_size=40))
def test_whatever_the_sums_the_bars_and_their_numbers_stay_on_the_canvas(bars: list[Bar]) -> None:
    axes = drawn(*sorted(bars, key=lambda bar: bar.group))
    right, foot = axes.get_xlim()[1], axes.get_ylim()[0]
    for patch in axes.patches:
        assert 0 <= patch.get_x() <= patch.get_x() + patch.get_width() <= right
        assert patch.get_y() + patch.get_height() <= foot
    for text in axes.texts:
        em = text.get_fontsize() * (BOLD if text.get_weight() == "bold" else CHARACTER)
        assert text.get_position()[0] + em * len(text.get_text()) <= right + 1
        assert text.get_position()[1] <= foot


def test_the_key_says_no_number_that_would_need_a_source() -> None:
    assert not [said for said in KEY.values() if tokens(said)]


def test_of_too_many_each_kind_shows_its_first() -> None:
    bars = [Bar(f"{g} {i}", "9", 9 - i / 9, None, group=g) for g in ("A", "B") for i in range(40)]
    said = words(drawn(*bars, Bar("C 0", "1", 1, None, group="C")))
    assert [w for w in said if w in ("A", "B", "C")] == ["A", "B", "C"]
    assert {"A 0", "B 0", "C 0", "and more in the data"} <= set(said)
    assert said.count("9") + said.count("1") <= MOST


def test_the_alternative_text_names_kind_purpose_and_sum() -> None:
    bars = [Bar("roads", "€9 million", 9, None, group="Loans"), Bar("Kosovo", "two", 2, None)]
    assert alt(bars) == "Loans, roads: €9 million; Kosovo: two."


def test_sums_stand_under_their_kind_the_largest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_sums = [
        {"amount": 5, "role": None, "purpose": "tents"},
        {"amount": 7, "role": "loan", "purpose": "roads"},
        {"amount": 8, "role": "grant", "purpose": "masts"},
        {"amount": 3, "amount_max": 9, "role": "grant", "recipients": ("XK",)},
        {"amount": 6, "role": "other", "provider": "EU"},
    ]
    shown = funding(tmp_path, monkeypatch, *given_sums)
    tree = html.fragment_fromstring(str(shown.html))
    said = [text.text_content() for text in tree.find(".//svg").iter("text")]
    assert said[:13] == [
        *("Grants", "For Kosovo", "€3 to €9", "Masts", "€8"),
        *("Loans", "Roads", "€7"),
        *("Other, or kind not said", "From the EU", "€6", "Tents", "€5"),
    ]
    assert shown.plain.startswith(
        "The largest sums of their kind: €3 to €9 in grants and €7 in loans. Grants, For Kosovo: "
    )


def test_currencies_never_share_a_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sums = [{"amount": n, "currency": c} for n, c in ((5, "EUR"), (10**12, "RSD"), (1, "EUR"))]
    shown = funding(tmp_path, monkeypatch, *sums)
    figures = list(html.fragment_fromstring(str(shown.html), create_parent="div").iter("figure"))
    assert [figure.get("id") for figure in figures] == ["fig-funding-eur", "fig-funding-rsd"]
    drawings = [figure.find(".//svg").text_content() for figure in figures]
    assert [("€" in words, "RSD" in words) for words in drawings] == [(True, False), (False, True)]


def test_bar_and_number_lead_to_the_fact_and_the_key_stops_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bounds = [{"amount": 9, "bound": bound} for bound in BOUNDS]
    shown = funding(tmp_path, monkeypatch, *bounds, {"amount": 2, "amount_max": 4})
    links = list(html.fragment_fromstring(str(shown.html)).find(".//svg").iter("a"))
    ids = pd.Series([link.get("xlink:href") for link in links])
    assert ids.nunique() == len(BOUNDS) + 1
    assert set(ids.value_counts()) == {2}
    stops = [link.get("xlink:href") for link in links if link.get("tabindex") != "-1"]
    assert sorted(stops) == sorted(set(ids))


def test_a_tiny_round_number_keeps_its_brackets_and_its_words_apart() -> None:
    axes = drawn(Bar("a", "1", 1e12, "exact"), Bar("b", "about one", 1, "about"))
    bracket = [line.get_xdata() for line in axes.lines if len(line.get_xdata()) == 4][:2]
    number = next(t for t in axes.texts if t.get_text() == "about one")
    assert min(min(x) for x in bracket) >= 0
    assert max(max(x) for x in bracket) < number.get_position()[0]
    assert number.get_position()[0] < WIDTH
