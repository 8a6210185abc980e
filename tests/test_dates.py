"""Dates: the table in cases/dates.toml, properties on any text, date lines in other languages."""

import time
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wbdossier import dates
from wbdossier.dates import months, patterns
from wbdossier.records import Span

TABLE = Path(__file__).parent / "cases" / "dates.toml"
CASES = tomllib.loads(TABLE.read_text("utf-8"))["case"]

PIECES = """
May march June December 24 31 29 2023 2024, 1389 03/04/2021 2023-10-05 24.9.2023 - – and to or of
the last next this early mid-March Thursday Thursday, (24 June) yesterday week year in on by 1,600
30 000 Mr. 5, 25, OnSeptember 15th Sept. summer between from before February following 11. 23/24
novembra that same
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n"])
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join))
PUBLISHED = st.one_of(
    st.none(),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda d: d.isoformat()),
    st.sampled_from(["2024-02-29", "2024-06", "2023"]),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_table(case):
    found = dates.find(case["text"], case.get("published"), case.get("basis", "text"))
    read = [
        [
            case["text"][d.start : d.end],
            "/".join(filter(None, (d.iso, d.end_iso))),
            d.precision,
            d.basis or "",
        ]
        for d in found
    ]
    assert read == case["dates"], case.get("why", "")


def test_an_ambiguous_date_says_so():
    (found,) = dates.find("Signed 03/04/2021.")
    assert found.note == "2021-03-04 if the month stands first"


def test_spans_limit_the_search():
    text = "On 5 May 2023 in Skopje. On 6 May 2023 in Tirana."
    found = dates.find(text, spans=[Span(25, len(text))])
    assert [d.iso for d in found] == ["2023-05-06"]


def test_no_expression_crosses_a_span():
    text = "It was in May 24 people came."
    assert [d.iso for d in dates.find(text, spans=[Span(0, 13), Span(14, len(text))])] == ["--05"]


def test_the_year_of_the_text_counts_from_outside_the_spans():
    text = "5 May 2023\n\nOn 6 June they met."
    assert [d.iso for d in dates.find(text, spans=[Span(12, len(text))])] == ["2023-06-06"]


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED, st.sampled_from(["text", "stated", "inferred"]))
def test_any_text_gives_ordered_spans_and_real_dates(text, published, basis):
    found = dates.find(text, published, basis)
    ends = [0]
    for d in found:
        assert ends[-1] <= d.start < d.end <= len(text)
        assert text[d.start : d.end] == text[d.start : d.end].strip()
        assert d.basis in ("stated", "resolved", "curated", None)
        assert d.iso or d.basis is None
        for iso in filter(None, (d.iso, d.end_iso)):
            assert not (d.precision == "day" and len(iso) == 10) or date.fromisoformat(iso)
        ends.append(d.end)


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.data())
def test_every_way_to_write_a_day_reads_back(day, data):
    name = next(n for n, m in months.ENGLISH_WIDE.items() if m == day.month).capitalize()
    forms = [
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        day.isoformat(),
        f"the {day.day}th of {name}, {day.year}",
    ]
    text = f"They met on {data.draw(st.sampled_from(forms))} in Skopje."
    assert [(d.iso, d.basis) for d in dates.find(text)] == [(day.isoformat(), "stated")]


LOCAL = [names.split()[0] for names in patterns.LEXICON["local_months"]]


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2049, 12, 20)), st.integers(1, 8), st.data())
def test_every_way_to_write_a_range_reads_back(first, length, data):
    last = first + timedelta(length)
    name, until = (list(months.ENGLISH_WIDE)[d.month - 1].capitalize() for d in (first, last))
    whole = f"{first.day} {name} {first.year}"
    forms = [
        f"from {whole} to {last.day} {until} {last.year}",
        f"between {whole} and {last.day} {until} {last.year}",
        f"{name} {first.day}, {first.year} - {until} {last.day}, {last.year}",
    ]
    if first.month == last.month:
        forms += [
            f"on {first.day}-{last.day} {name} {first.year}",
            f"from {first.day} to {last.day} {name} {first.year}",
            f"between the {first.day}th and {last.day}th of {name} {first.year}",
            f"from {name} {first.day} to {last.day}, {first.year}",
            f"on {first.day}.-{last.day}. {LOCAL[first.month - 1]} {first.year}",
            f"{first.day}-{last.day}.{first.month:02d}.{first.year}",
        ]
    found = dates.find(f"They met {data.draw(st.sampled_from(forms))} in Skopje.")
    assert [(d.iso, d.end_iso) for d in found] == [(first.isoformat(), last.isoformat())]


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.data())
def test_a_day_without_its_year_is_the_nearest(day, data):
    name = list(months.ENGLISH_WIDE)[day.month - 1].capitalize()
    short = name if day.month == 5 else f"{name[:3]}."
    weekday = next(n for n, i in months.WEEKDAYS.items() if i == day.weekday()).capitalize()
    forms = [
        f"{day.day} {name}",
        f"{name} {day.day}",
        f"{short} {day.day}",
        f"the {day.day}th of {name}",
        f"{weekday} ({day.day} {name})",
        f"{weekday}, {name} {day.day}",
        f"{day.day}. {LOCAL[day.month - 1]}",
        weekday,
    ]
    text = f"They met on {data.draw(st.sampled_from(forms))} in Skopje."
    published = day + timedelta(data.draw(st.integers(0, 6)))
    found = dates.find(text, published.isoformat())
    assert [(d.iso, d.basis) for d in found] == [(day.isoformat(), "resolved")]


@pytest.mark.parametrize(
    "text",
    ["May " * 50_000, "5-" * 50_000, "5" + " " * 100_000, "last " * 50_000, "Monday, " * 20_000],
    ids=["months", "numbers", "blanks", "words", "weekdays"],
)
def test_a_hostile_page_takes_linear_time(text):
    began = time.perf_counter()
    dates.find(text, "2024-06-24")
    assert time.perf_counter() - began < 30


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("23 Qershor 2024, 18:10Politics", "2024-06-23"),
        ("E premte, 3 Nëntor 2023", "2023-11-03"),
        ("3 nentor 2023", "2023-11-03"),
        ("24. septembra 2023. 18:30", "2023-09-24"),
        ("24. СЕПТЕМБРА 2023.", "2023-09-24"),
        ("5. октобар 2022", "2022-10-05"),
        ("7 јуни 2021", "2021-06-07"),
        ("14. lipnja 2020.", "2020-06-14"),
        ("12 mars 2021", "2021-03-12"),
        ("12 de mayo de 2021", "2021-05-12"),
        ("TIRANA, 5 May 2023 –", "2023-05-05"),
        ("Published: 24.09.2023", "2023-09-24"),
    ],
)
def test_date_lines_in_any_language(line, iso):
    found = dates.in_any_language(line)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "line", ["23 troops 2024", "31 qershor 2024", "24 June", "", "Qershor 2024"]
)
def test_what_is_no_full_date_is_none(line):
    assert dates.in_any_language(line) is None


def test_a_month_name_that_languages_share_needs_the_language():
    assert dates.in_any_language("3. listopada 2020.") is None
    found = dates.in_any_language("3. listopada 2020.", language="hr")
    assert found is not None
    assert found.iso == "2020-10-03"


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_date_line_never_crashes(text):
    found = dates.in_any_language(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
