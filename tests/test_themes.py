"""Table to table: sums, pairs, time, speakers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import synthetic

from wbdossier import dataset, paths, themes
from wbdossier.errors import Problem
from wbdossier.selection import codes_of


def sums(*facts: dict[str, Any]) -> pd.DataFrame:
    """A table of sums; what is left out is an exact grant by the EU in euros in one article."""
    usual = {"doc": "000", "currency": "EUR", "role": "grant", "bound": "exact", "provider": "EU"}
    usual |= {"amount_max": None, "sentence": "", "quote": "", "recipients": (), "purpose": None}
    made = [usual | {"id": f"000-funding-{i}"} | fact for i, fact in enumerate(facts)]
    return pd.DataFrame(made, columns=[*usual, "id", "amount"])


def agreements(*facts: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "parties": (),
        "possible_parties": (),
        "count": 1,
        "status": "signed",
        "bound": "exact",
    }
    return pd.DataFrame([usual | {"id": str(i)} | fact for i, fact in enumerate(facts)])


def added(table: pd.DataFrame) -> list[tuple[Any, ...]]:
    return [(r["doc"], r["currency"], r["amount"], r["bound"]) for r in themes.rows(table)]


def test_exact_sums_of_one_article_and_currency_are_added() -> None:
    table = themes.offered(sums({"amount": 190}, {"amount": 30, "role": "investment"}))
    assert added(table) == [("000", "EUR", 220, "exact")]
    assert [len(facts) for facts in table["facts"]] == [2]


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"bound": "up_to"}, "a ceiling"),
        ({"bound": "at_least"}, "a floor"),
        ({"bound": "about"}, "a round number"),
        ({"provider": "DE"}, "given by another"),
        ({"provider": None}, "the words do not say who gives it"),
        ({"role": "budget"}, "a budget"),
        ({"role": "other"}, "of another kind"),
        ({"role": None}, "kind not said"),
        ({"amount_max": 40}, "a range, or a sum without its currency"),
        ({"currency": None}, "a range, or a sum without its currency"),
        ({"amount": None}, "a range, or a sum without its currency"),
    ],
)
def test_what_may_not_be_added_is_left_out_with_its_reason(
    other: dict[str, Any], reason: str
) -> None:
    money = sums({"amount": 190}, {"amount": 30} | other)
    assert added(themes.offered(money)) == [("000", "EUR", 190, "exact")]
    assert list(themes.left_out(money)["reason"]) == [reason]


def test_currencies_and_articles_are_never_mixed() -> None:
    money = sums({"amount": 1}, {"amount": 2, "currency": "USD"}, {"amount": 4, "doc": "001"})
    assert added(themes.sums(money)) == [
        ("000", "EUR", 1, "exact"),
        ("000", "USD", 2, "exact"),
        ("001", "EUR", 4, "exact"),
    ]


@pytest.mark.parametrize(
    ("bounds", "joint"),
    [
        (["exact", "exact"], "exact"),
        (["exact", "up_to"], "up_to"),
        (["at_least", "at_least"], "at_least"),
        (["about", "exact", None], "about"),
        (["up_to", "at_least"], None),
        (["about", "up_to"], None),
    ],
)
def test_a_sum_has_the_bound_of_its_parts(bounds: list[str], joint: str | None) -> None:
    assert themes.joint_bound(bounds) == joint
    money = sums(*({"amount": 1, "bound": bound} for bound in bounds))
    assert [bound for *_, bound in added(themes.sums(money))] == ([joint] if joint else [])


def test_leverage_needs_one_sentence_that_says_so() -> None:
    says = "Grants of 2 are expected to leverage up to 10 in loans."
    grant = {"amount": 2, "quote": "2", "sentence": says}
    drawn = {"amount": 10, "quote": "10", "sentence": says, "role": "investment", "bound": "up_to"}
    (ratio,) = themes.rows(themes.leverage(sums(grant, drawn)))
    assert (ratio["ratio"], ratio["bound"]) == (Decimal(5), "up_to")
    for change in (
        {"sentence": "Grants of 2 stand beside 10 of investment."},
        {"currency": "USD"},
        {"doc": "001"},
        {"role": "grant"},
    ):
        assert themes.leverage(sums(grant, drawn | change)).empty
    beside = "Grants of 2 stand beside 10 of investment."
    assert themes.leverage(sums(grant | {"sentence": beside}, drawn | {"sentence": beside})).empty
    assert themes.leverage(sums(grant | {"bound": "up_to"}, drawn)).empty


def test_two_certain_parties_are_a_certain_pair() -> None:
    (pair,) = themes.rows(themes.pairs(agreements({"parties": ("XK", "ME")})))
    assert (pair["a"], pair["b"], pair["certain"]) == ("ME", "XK", True)


def test_a_possible_party_makes_a_possible_pair() -> None:
    (pair,) = themes.rows(
        themes.pairs(agreements({"parties": ("AL",), "possible_parties": ("XK",)}))
    )
    assert (pair["a"], pair["b"], pair["certain"]) == ("AL", "XK", False)


@pytest.mark.parametrize("parties", [(), ("AL",), ("AL", "MK", "RS")])
def test_what_is_not_between_two_is_no_pair(parties: tuple[str, ...]) -> None:
    table = agreements({"parties": parties})
    assert themes.pairs(table).empty
    assert len(themes.unpaired(table)) == 1


def test_partners_are_the_other_side() -> None:
    table = themes.pairs(agreements({"parties": ("AL", "XK")}, {"parties": ("ME", "XK")}))
    assert list(themes.partners(table, "XK")["partner"]) == ["AL", "ME"]
    assert themes.partners(table, "RS").empty


def test_the_timeline_puts_partial_dates_in_order() -> None:
    dates = [None, "--09-24", "2024-06-24", "2024", "--12", "2018-05-17", "2024-06", None]
    events = pd.DataFrame({"date": dates, "doc": "000", "start": range(len(dates))})
    ordered = themes.rows(themes.timeline(events))
    assert [r["date"] for r in ordered] == [
        "2018-05-17", "2024", "2024-06", "2024-06-24", "--09-24", "--12", None, None,
    ]  # fmt: skip
    assert [r["start"] for r in ordered][-2:] == [0, 7]


def test_speakers_are_counted_by_what_they_said() -> None:
    said = pd.DataFrame(
        {
            "speaker": ["A", "B", "B", None],
            "direct": [False, True, False, True],
            "country": [None, "XK", None, None],
            "role": [None, None, "Minister", None],
        }
    )
    table = themes.rows(themes.speakers(said))
    assert [(r["speaker"], len(r["direct"]), len(r["reported"])) for r in table] == [
        ("B", 1, 1),
        ("A", 0, 1),
        (None, 1, 0),
    ]
    assert (table[0]["country"], table[0]["role"]) == ("XK", "Minister")
    assert len(themes.said_by(themes.speakers(said))) == len(said)


def test_rows_know_what_is_missing_and_keep_numbers_exact() -> None:
    table = pd.DataFrame(
        {
            "a": pd.Series([pd.NA], dtype="string"),
            "b": pd.Series([190_000_000.5], dtype="Float64"),
            "c": pd.Series([[]], dtype=object),
            "d": pd.Series([None], dtype="boolean"),
            "e": pd.Series([7], dtype="Int64"),
        }
    )
    assert themes.rows(table) == [
        {"a": None, "b": Decimal("190000000.5"), "c": (), "d": None, "e": 7}
    ]


def test_a_place_in_a_country_makes_an_event_the_countrys() -> None:
    event = {"participants": (), "place": "Banjska, northern Kosovo", "name": "attack"}
    assert codes_of(event) == {"XK"}


def test_an_empty_table_stays_a_table() -> None:
    table = themes.select(sums(), ["XK"])
    assert list(table.columns) == list(sums().columns)


def test_an_unknown_article_is_a_problem_that_lists_the_known_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.OUT_VARIABLE, str(synthetic.single(tmp_path)))
    assert len(themes.load("funding", ["000"])) == 1
    with pytest.raises(Problem, match="there is no article '007'; there are 000"):
        themes.load("funding", ["007"])


def test_coverage_counts_every_fact_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.OUT_VARIABLE, str(synthetic.many(tmp_path)))
    tables = {kind: dataset.load(kind) for kind in themes.KINDS}
    counts = themes.coverage(dataset.load("articles"), tables)
    assert counts.to_numpy().sum() == sum(map(len, tables.values()))


def test_regional_sums_name_no_country() -> None:
    money = sums(
        {"amount": 1, "recipients": ("Western Balkans",)},
        {"amount": 2, "recipients": ("XK",)},
        {"amount": 4, "sentence": "across the Western Balkans"},
        {"amount": 8, "sentence": "for Ukraine"},
    )
    assert list(themes.regional(money)["amount"]) == [1, 4]


def test_a_fund_is_no_sum_for_one_country_and_no_list_of_parts() -> None:
    usual = {"role": "other", "sentence": "The Growth Plan.", "count": None}
    whole, part = usual | {"amount": 6}, usual | {"amount": 1, "recipients": ("ME",)}
    known = pd.DataFrame({"id": ["000", "001"], "published": ["2024", "2024"]})
    none = pd.DataFrame(columns=["parties", "possible_parties", "status", "count", "bound"])
    people = pd.DataFrame(columns=["mission", "change", "count", "contributor"])
    for facts, found in (((whole, part), 1), ((part,), 0), ((whole, whole | {"amount": 7}), 0)):
        assert len(themes.figures(people, sums(*facts), none, known)) == found


def readings(*facts: dict[str, Any]) -> pd.DataFrame:
    """A table of strengths of one mission, each in an article of its own."""
    usual = {"mission": "KFOR", "contributor": None, "change": "total", "bound": "exact"}
    usual |= {"count_max": None, "quote": "", "sentence": "", "when": None}
    made = [usual | {"id": f"p{i}", "doc": f"{i:03d}"} | fact for i, fact in enumerate(facts)]
    return pd.DataFrame(made, columns=[*usual, "id", "doc", "count"])


def verdict(people: pd.DataFrame, dates: list[str | None]) -> list[tuple[str, str | None]]:
    known = pd.DataFrame({"id": [f"{i:03d}" for i in range(len(dates))], "published": dates})
    money = pd.DataFrame(columns=["role", "currency"])
    none = pd.DataFrame(columns=["parties", "possible_parties", "status", "count", "bound"])
    figures = themes.figures(people, money, none, known)
    return [(f["verdict"], f["reason"]) for f in themes.rows(figures)]


@pytest.mark.parametrize(
    ("one", "other", "dates", "expected"),
    [
        ({"count": 4500}, {"count": 4500}, ["2024-01", "2024-03"], "agree"),
        ({"count": 4500}, {"count": 3800}, ["2024-01", "2024-03"], "differ"),
        ({"count": 4500}, {"count": 4300, "bound": "about"}, ["2024-01", "2024-03"], "agree"),
        ({"count": 4500}, {"count": 4000, "bound": "at_least"}, ["2024", "2024-03"], "agree"),
        ({"count": 4500}, {"count": 4000, "bound": "up_to"}, ["2024", "2024-03"], "differ"),
        ({"count": 4500}, {"count": 4000, "count_max": 5000}, ["2024", "2024-03"], "agree"),
        ({"count": 4500}, {"count": 3800}, ["2022-06", "2024-03"], "not comparable"),
        ({"count": 4500}, {"count": 4500}, ["2024", None], "not comparable"),
        ({"count": 4500}, {"count": 4500, "doc": "000"}, ["2024", "2024"], "one source"),
    ],
)
def test_figures_are_compared_as_far_as_their_words_allow(
    one: dict[str, Any], other: dict[str, Any], dates: list[str | None], expected: str
) -> None:
    ((found, reason),) = verdict(readings(one, other), dates)
    assert found == expected
    assert bool(reason) == (expected == "not comparable")


def test_a_number_is_of_the_year_that_its_words_give() -> None:
    people = readings({"count": 50_000, "when": "in 1999"}, {"count": 4500})
    assert verdict(people, ["2024", "2024"]) == [("not comparable", "a year or more apart")]


def test_several_numbers_in_one_article_are_not_compared() -> None:
    people = readings({"count": 200}, {"count": 400, "doc": "000"}, {"count": 400})
    found = verdict(people, ["2024", "2024", "2024"])
    assert found == [("not comparable", "several numbers in one article")]


def test_dated_readings_stand_in_order_of_time() -> None:
    people = readings({"count": 3}, {"count": 1}, {"count": 2})
    known = pd.DataFrame({"id": ["000", "001", "002"], "published": ["2024-05", "2001", None]})
    money = pd.DataFrame(columns=["role", "currency"])
    none = pd.DataFrame(columns=["parties", "possible_parties", "status", "count", "bound"])
    (figure,) = themes.rows(themes.dated(themes.figures(people, money, none, known)))
    assert [r["count"] for r in figure["readings"]] == [1, 3]


@pytest.mark.parametrize(
    "other", [{"contributor": "IT"}, {"mission": "EULEX"}, {"change": "additional"}]
)
def test_different_things_are_never_compared(other: dict[str, Any]) -> None:
    found = verdict(readings({"count": 100}, {"count": 100} | other), ["2024", "2024"])
    assert {v for v, _ in found} == {"one source"}


def test_a_threat_stands_beside_a_country_its_sentence_names() -> None:
    threats = pd.DataFrame(
        [
            {"id": "a", "doc": "000", "topic": "corruption", "sentence": "Corruption in Serbia."},
            {"id": "b", "doc": "001", "topic": "terrorism", "sentence": "Terrorism anywhere."},
        ]
    )
    beside = themes.rows(themes.threats_by_country(threats, ["RS", "AL"]))
    assert [[t["id"] for t in row["threats"]] for row in beside] == [["a"], []]


def test_steps_are_in_the_order_of_the_way_and_hopes_apart() -> None:
    usual = {"country": "RS", "expected": False, "doc": "000"}
    steps = [("negotiating", False), ("applied", False), ("member", True), (None, False)]
    table = pd.DataFrame([usual | {"status": s, "expected": e} for s, e in steps])
    serbia, albania = themes.rows(themes.ladder(table, ["RS", "AL"]))
    assert [r["status"] for r in serbia["done"]] == ["applied", "negotiating"]
    assert [r["status"] for r in serbia["expected"]] == ["member"]
    assert len(serbia["unsaid"]) == 1
    assert not albania["done"]


def test_the_furthest_step_is_the_last_on_the_way_that_was_taken() -> None:
    usual = {"country": "RS", "expected": False, "doc": "000", "chapters": None, "date": None}
    steps = [
        {"status": "applied"},
        {"status": "candidate"},
        {"status": "member", "expected": True},
        {"status": None},
        {"country": "ME", "status": "chapters_closed", "chapters": 3},
        {"country": "ME", "status": "chapters_closed", "chapters": 12},
    ]
    found = themes.rows(themes.furthest(pd.DataFrame([usual | step for step in steps])))
    assert [(r["country"], r["status"], r["chapters"]) for r in found] == [
        ("ME", "chapters_closed", 12),
        ("RS", "candidate", None),
    ]


def test_a_doubt_that_many_facts_share_is_one_row() -> None:
    facts = [{"note": note, "kind": "event"} for note in ("a", "b", "b")]
    found = themes.rows(themes.by_doubt(facts))
    assert [(r["note"], len(r["facts"])) for r in found] == [("b", 2), ("a", 1)]


def test_an_ask_belongs_to_a_threat_that_its_own_words_name() -> None:
    threats = pd.DataFrame([{"doc": "000", "topic": "corruption", "start": 20, "end": 30}])
    asks = pd.DataFrame(
        [{"doc": "000", "start": 5, "end": 40}, {"doc": "000", "start": 0, "end": 9}]
    )
    assert len(themes.asked_against(threats, [asks])) == 1
