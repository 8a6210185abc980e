"""The network of agreements: what is said of a pair is its line and its label, and leads there."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from typing import Any

import pytest
import synthetic
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement
from matplotlib import pyplot as plt
from matplotlib.colors import same_color
from matplotlib.transforms import Bbox

from wbdossier import charts, cite, dataset, paths, themes
from wbdossier.charts import network
from wbdossier.charts.network import KEY, Edge
from wbdossier.charts.pairs import MOST_EDGES
from wbdossier.figures import WIDTH
from wbdossier.palette import PALETTE
from wbdossier.site import downloads
from wbdossier.site.safe import clean

Said = dict[str, Any]
OTHERS = ("HR", "SI", "GR", "BG", "HU", "IT", "TR", "US", "GB")


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def one(*said: Said) -> cite.Shown:
        wanted = [("agreement", f"{i} agreements", _said(**each)) for i, each in enumerate(said)]
        out = synthetic.write(tmp_path, [({"title": "Agreements"}, wanted)])
        monkeypatch.setenv(paths.OUT_VARIABLE, str(out))
        return charts.agreements(themes.pairs(dataset.load("agreement")))

    return one


def _said(parties: str, count: int | None = None, **known: Any) -> Said:
    sure, _, perhaps = parties.partition("?")
    said = {"parties": tuple(sure.split()), "possible_parties": tuple(perhaps.split())}
    return said | {"count": count, "status": "signed", "bound": "exact"} | known


def drawing(shown: cite.Shown) -> HtmlElement:
    return html.fragment_fromstring(str(shown.html)).find(".//svg")


def labels(shown: cite.Shown) -> dict[str, str]:
    """Each label that is a link, and the number of the fact it leads to."""
    links = drawing(shown).iter("a")
    texts = {" ".join(t.text for t in a.iter("text")): a.get("xlink:href")[-1] for a in links}
    return {words: fact for words, fact in texts.items() if words}


def words(shown: cite.Shown) -> list[str]:
    return [text.text_content() for text in drawing(shown).iter("text")]


@pytest.mark.parametrize(
    ("said", "look", "label"),
    [
        (_said("AL XK", 9), "signed", "9"),
        (_said("AL XK", 9, bound="at_least"), "signed", "≥ 9"),
        (_said("AL XK", 9, status="planned"), "planned", "9"),
        (_said("AL XK", 9, status=None), "not said", "9"),
        (_said("AL XK"), "signed", "yes"),
        (_said("AL XK", status="none"), "none", "×"),
        (_said("AL?XK", 9), "uncertain", "9?"),
        (_said("AL?XK", 9, status="planned"), "uncertain", "9?"),
        (_said("AL?XK"), "uncertain", "?"),
        (_said("AL?XK", status="none"), "none", "×"),
    ],
)
def test_what_is_said_of_a_pair_is_its_line_and_its_label(
    shown: Any, said: Said, look: str, label: str
) -> None:
    made = shown({"parties": " ".join(said["parties"]), **_parties(said)})
    assert labels(made) == {label: "0"}
    assert [key for key, key_words in KEY.items() if key_words in words(made)] == [look]
    drawn = [p for p in drawing(made).iter("path") if p.get("stroke-width")]
    settings = network.LINES[look]
    assert [p.get("stroke-width") for p in drawn].count(f"{settings['linewidth']}") >= 2
    dashed = [p for p in drawn if p.get("stroke-dasharray")]
    assert len(dashed) == (2 if "linestyle" in settings else 0)  # the edge, and its like in the key


def _parties(said: Said) -> Said:
    joined = " ".join(said["parties"])
    if said["possible_parties"]:
        joined += "?" + " ".join(said["possible_parties"])
    return {"parties": joined, **{k: said[k] for k in ("count", "status", "bound")}}


def test_lines_are_told_apart_without_their_colour() -> None:
    looks = [(how["linewidth"], str(how.get("linestyle"))) for how in network.LINES.values()]
    assert len(set(looks)) == len(looks) == len(KEY)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([9, 12], {"9": "0", "12": "1"}),
        ([9, 9], {"9": "0"}),
        ([40, 9, 12], {"9 to": "1", "40": "0"}),
        ([9, None], {"9": "0", "×": "1"}),
        ([40, None, 9, 12], {"9 to": "2", "40": "0", "×": "1"}),
    ],
)
def test_of_several_counts_each_leads_to_its_fact_of_many_the_ends(
    shown: Any, counts: list[int | None], expected: dict[str, str]
) -> None:
    said = [{"parties": "ME XK", "count": n, "status": "signed" if n else "none"} for n in counts]
    assert labels(shown(*said)) == expected


def test_every_edge_and_every_label_is_a_link_and_a_stop_of_the_key(shown: Any) -> None:
    made = shown({"parties": "AL XK", "count": 2}, {"parties": "ME RS", "count": 3})
    links = list(drawing(made).iter("a"))
    stops = [a.get("xlink:href") for a in links if a.get("tabindex") != "-1"]
    assert len(links) == 6  # a line, the ground of its label, and the label
    assert len(stops) == len(set(stops)) == 2


def test_what_is_signed_planned_and_denied_of_a_pair_are_lines_beside_each_other() -> None:
    said = [Edge("AL", "XK", look, [(look, "f")]) for look in ("signed", "planned", "none")]
    fig = network.draw("edges", said)
    plt.close(fig)
    lines = fig.axes[0].lines[:3]
    middles = [line.get_xydata().mean(axis=0) for line in lines]
    apart = [math.dist(a, b) for a, b in itertools.pairwise(middles)]
    assert apart == pytest.approx([network.APART] * 2)
    assert {line.get_linestyle() for line in lines} == {"-", "--"}


@pytest.mark.parametrize("pair", [("AL", "XK"), ("BA", "RS"), ("ME", "HR")])
def test_lines_begin_and_end_in_the_boxes_of_their_states(pair: tuple[str, str]) -> None:
    fig = network.draw("edges", [Edge(*pair, look, [(look, "f")]) for look in KEY])
    plt.close(fig)
    states = [_area(p) for p in fig.axes[0].patches if p.get_zorder() == 2]
    for line in fig.axes[0].lines[: len(KEY)]:
        assert all(any(state.contains(*end) for state in states) for end in line.get_xydata())


def test_the_six_are_always_there_kosovo_with_its_star_others_where_they_occur(shown: Any) -> None:
    said = set(words(shown({"parties": "BA HR", "count": 4})))
    assert {"Albania", "Bosnia and", "Herzegovina", "Kosovo*", "Montenegro", "Serbia"} <= said
    assert {"Croatia", "4", "No line: nothing is said"} <= said
    assert "Slovenia" not in said


def test_a_picture_taken_along_has_one_star_each(shown: Any) -> None:
    made = clean(str(shown({"parties": "AL BA", "count": 4}).html))
    figure = html.fragment_fromstring(made)
    svg = figure.find(".//svg")
    picture = downloads.standalone(figure, svg, (0, 0, 360, 300)).decode()
    assert "Kosovo*" in picture
    assert "Kosovo**" not in picture
    assert "without prejudice" in picture


@pytest.mark.parametrize(
    ("pairs", "is_network"),
    [
        (list(itertools.combinations(themes.SIX, 2)), True),
        ([("AL", other) for other in OTHERS[:8]], True),
        ([("AL", other) for other in OTHERS], False),
        ([*itertools.combinations(themes.SIX, 2), ("AL", "HR")], False),
    ],
)
def test_many_pairs_are_a_triangle(
    shown: Any, pairs: list[tuple[str, str]], is_network: bool
) -> None:
    assert MOST_EDGES == 15
    said = [{"parties": f"{a} {b}", "count": i + 2} for i, (a, b) in enumerate(pairs)]
    assert ("No line: nothing is said" in words(shown(*said))) == is_network


EVERY = [Edge(a, b, "signed", [(str(100 + i), "f")])
         for i, (a, b) in enumerate(itertools.combinations(themes.SIX, 2))]  # fmt: skip


@pytest.mark.parametrize(
    "edges",
    [
        EVERY,
        EVERY[:1],
        [Edge("XK", other, "planned", [("1,000?", "f")]) for other in OTHERS[:8]],
        [Edge(a, o, "signed", [("8 to", "f"), ("90", "g"), ("×", "h")])
         for a, o in zip(("RS", "MK", "BA", "AL"), OTHERS, strict=False)],
    ],
)  # fmt: skip
def test_labels_hide_neither_each_other_nor_a_state(edges: list[Edge]) -> None:
    fig = network.draw("edges", edges)
    plt.close(fig)
    (axes,) = fig.axes
    states = [_area(p) for p in axes.patches if p.get_zorder() == 2]
    grounds = [_area(p) for p in axes.patches if p.get_zorder() == 4]
    assert len(grounds) == sum(len(edge.labels) for edge in edges)
    assert not [1 for a, b in itertools.combinations(states, 2) if _over(a, b)]
    assert not [1 for label in grounds for state in states if _over(label, state)]
    assert not [1 for a, b in itertools.combinations(grounds, 2) if _over(a, b)]
    assert all(area.x0 >= 0 and area.x1 <= WIDTH and area.y0 >= 0 for area in states + grounds)


def _area(patch: Any) -> Bbox:
    return Bbox.from_bounds(patch.get_x(), patch.get_y(), patch.get_width(), patch.get_height())


def _over(a: Bbox, b: Bbox) -> bool:
    shared = Bbox.intersection(a, b)
    return shared is not None and min(shared.width, shared.height) > 3  # lines of a label may touch


STATES = st.sampled_from([*themes.SIX, *OTHERS[:8]])
LABELS = st.lists(st.tuples(st.sampled_from(["9", "≥ 1,200?", "×"]), st.just("f")), min_size=1,
                  max_size=2)  # fmt: skip
EDGES = st.builds(Edge, STATES, STATES, st.sampled_from(list(KEY)), LABELS)


AT_THE_EDGE = [  # a label at the left edge
    Edge("AL", "BA", "signed", [("9", "f")]),
    *(Edge(code, "ME", "signed", [("9", "f")]) for code in ("HR", "GR")),
    Edge("GR", "ME", "signed", [("≥ 1,200?", "f")]),
]


@settings(max_examples=40, deadline=None)
@example(AT_THE_EDGE)
@example([Edge("GR", "HR", "signed", [("9", "f")] * 2), Edge("GR", "HR", "signed", [("9", "f")])])
@given(st.lists(EDGES.filter(lambda e: e.a < e.b), max_size=MOST_EDGES))
def test_whatever_is_said_everything_stays_on_the_canvas(edges: list[Edge]) -> None:
    assert network.fits(edges)
    fig = network.draw("edges", edges)
    plt.close(fig)
    foot = fig.axes[0].get_ylim()[0]
    for patch in fig.axes[0].patches:
        area = _area(patch)
        assert area.x0 >= 0
        assert area.x1 <= WIDTH
        assert 0 <= area.y0 <= area.y1 <= foot
    assert all(text.get_position()[1] <= foot for text in fig.axes[0].texts)


def test_states_have_the_colours_of_every_figure() -> None:
    fig = network.draw("edges", EVERY)
    plt.close(fig)
    frames = [p.get_edgecolor() for p in fig.axes[0].patches if p.get_zorder() == 2]
    assert all(any(same_color(PALETTE[code], f) for f in frames) for code in themes.SIX)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (
            [{"parties": "AL XK", "count": 9}],
            "Albania and Kosovo have nine agreements, the only count that names both parties",
        ),
        (
            [
                {"parties": "AL XK", "count": 9},
                {"parties": "ME RS", "count": 90, "status": "planned"},
            ],
            "Albania and Kosovo have nine agreements, the most of any pair named",
        ),
        (
            [{"parties": "ME RS", "count": 1, "status": "planned"}],
            "Montenegro and Serbia have one planned agreement, the only count that names both "
            "parties",
        ),
        (
            [{"parties": "AL?XK", "count": 9}],
            "No count of agreements names both parties for certain",
        ),
    ],
)
def test_the_title_says_what_is_seen(shown: Any, said: list[Said], title: str) -> None:
    assert shown(*said).plain.startswith(f"{title}. ")


def test_the_alternative_text_says_every_pair_and_how_sure_it_is(shown: Any) -> None:
    alt = drawing(
        shown(
            {"parties": "AL XK", "count": 9},
            {"parties": "AL?ME", "count": 3},
            {"parties": "RS XK", "status": "none"},
            {"parties": "MK XK", "count": 2, "status": "planned"},
            {"parties": "AL XK", "count": 4, "status": "planned"},
        )
    ).findtext("title")
    assert alt.startswith(
        "Albania and Kosovo: 9 signed, 4 planned; Albania and Montenegro: 3? with whom is "
        "uncertain; Serbia and Kosovo: said to have none; North Macedonia and Kosovo: 2 planned. "
        "Nothing is said of the other pairs of Albania, "
    )
