"""Tables: what is written comes back the same, and says what it is."""

import csv
import dataclasses
import io
import string
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package, system
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wbdossier import dataset, dictionary, paths, tables
from wbdossier.errors import Problem
from wbdossier.records import FACT_CLASSES, Agreement, Article, Fact, Funding, Span, Statement
from wbdossier.schema import TABLES, Column, CorrectionRow, own_columns

TEXT = 'Body.\n\nThe Union gave\r\n"€30m", it said. Two accords\nwere signed.\n\nA headline'


def article(text: str = TEXT, doc: str = "000", sentences: tuple[Span, ...] = ()) -> Article:
    return Article(
        id=doc,
        file=f"{doc}.txt",
        sha256="0" * 64,
        text=text,
        title=None,
        published="2024-06",
        published_basis="text",
        published_note=None,
        publisher="A, B & Sons",
        original_publisher=None,
        language="en",
        url=None,
        rights="",
        sentences=sentences,
        furniture=(),
    )


def funding(**fields: object) -> Funding:
    start = TEXT.index("€30m")
    known = {"id": "000-funding-aaaaaa", "doc": "000", "start": start, "end": start + 4}
    return Funding(**(known | {"quote": "€30m", "rule": "r"} | fields))


def text_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


CORRECTION = CorrectionRow(
    number=1,
    doc="000",
    words="€30m",
    start=1,
    end=5,
    action="reads",
    kind=None,
    says="€31m",
    reason="Misprint, “sic”.",
    by=None,
    date="2024-06-30",
    facts=("000-funding-aaaaaa",),
)


# Facts of every kind, made from the record classes

TEXTS = st.text(
    st.one_of(st.sampled_from(",;\\\"'\r\n\t=+-@€ \x85\u2028\u00a0"), st.characters(codec="utf-8")),
    min_size=1,
    max_size=12,
)
VALUES = {
    "string": TEXTS,
    "integer": st.integers(-(10**18), 10**18),
    "number": st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), places=2)
    | st.sampled_from([Decimal("1E+9"), Decimal("0.05"), Decimal("190000000")]),
    "boolean": st.booleans(),
    "list": st.lists(TEXTS, max_size=3).map(tuple),
}


def values(column: Column) -> st.SearchStrategy[object]:
    known = st.sampled_from(column.values) if column.values else VALUES[column.type]
    return known if column.type == "list" else st.none() | known


@st.composite
def datasets(draw: st.DrawFn) -> dataset.Dataset:
    """Draw a data set whose quotes stand where the facts say."""
    text = draw(st.text(st.characters(codec="utf-8"), max_size=40)) + draw(TEXTS) + "end"
    made: list[Fact] = []
    for n, kind in enumerate(draw(st.lists(st.sampled_from(list(FACT_CLASSES)), max_size=6))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        if not span.of(text).strip():
            continue
        fields = {c.name: draw(values(c)) for c in own_columns(kind).values()}
        ids = {
            "id": f"000-{kind}-{n:06x}",
            "doc": "000",
            "rule": "r",
            "note": draw(st.none() | TEXTS),
        }
        place = {"start": span.start, "end": span.end, "quote": span.of(text)}
        made.append(FACT_CLASSES[kind](**ids, **place, **fields))
    return dataset.build([article(text)], made)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(datasets())
def test_facts_come_back_as_they_were(tmp_path: Path, data: dataset.Dataset) -> None:
    dataset.write(data, tmp_path)
    assert dataset.load_facts(tmp_path) == list(data.facts)
    for kind in FACT_CLASSES:
        quotes = [f.quote for f in data.facts if f.kind == kind]
        read_by_any(tmp_path / f"{kind}.csv", quotes)
        if quotes:
            assert list(dataset.load(kind, tmp_path)["quote"]) == quotes


def read_by_any(file: Path, quotes: list[str]) -> None:
    """Every reader of CSV sees the same cells."""
    rows = csv.DictReader(io.StringIO(file.read_bytes().decode(), ""))
    assert [row["quote"] for row in rows] == quotes


def test_a_table_without_rows_comes_back_as_one(tmp_path: Path) -> None:
    dataset.write(dataset.build([article()], []), tmp_path)
    for kind in FACT_CLASSES:
        assert list(dataset.load(kind, tmp_path)["quote"]) == []


# What is written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sentence = text_of('The Union gave\r\n"€30m", it said.')
    facts = [
        funding(amount=Decimal("3E+7"), currency="EUR", recipients=("AL", "a; b")),
        funding(id="000-funding-bbbbbb", start=0, end=4, quote="Body"),
    ]
    dataset.write(dataset.build([article(sentences=(sentence,))], facts, [CORRECTION]), tmp_path)
    return tmp_path


def test_one_file_a_table_with_a_header_even_when_empty(folder: Path) -> None:
    assert {p.name for p in folder.iterdir()} == {t.file for t in TABLES.values()} | {
        "datapackage.json"
    }
    header = ",".join(c.name for c in TABLES["mission"].columns)
    assert (folder / "mission.csv").read_text() == header + "\n"


def test_rows_are_sorted_and_carry_their_sentence(folder: Path) -> None:
    frame = dataset.load("funding", folder)
    assert list(frame["id"]) == ["000-funding-bbbbbb", "000-funding-aaaaaa"]
    assert list(frame["sentence"]) == ["Body.", 'The Union gave "€30m", it said.']


def test_a_table_is_typed(folder: Path) -> None:
    frame = dataset.load("funding", folder)
    assert frame["amount"].sum() == 30_000_000
    assert list(frame["recipients"]) == [[], ["AL", "a; b"]]
    assert {str(frame[c].dtype) for c in ("start", "projects")} == {"Int64"}
    assert frame["currency"].isna().tolist() == [True, False]
    assert dataset.load("mission", folder).dtypes["start"] == "Int64"


def test_articles_and_corrections_are_tables_too(folder: Path) -> None:
    (known,) = dataset.load("articles", folder).to_dict("records")
    assert (known["facts"], known["sentences"], known["publisher"]) == (2, 1, "A, B & Sons")
    (row,) = tables.decode(TABLES["corrections"], (folder / "corrections.csv").read_text())
    assert CorrectionRow(**row) == CORRECTION


def test_amounts_have_no_exponent(folder: Path) -> None:
    assert ",30000000," in (folder / "funding.csv").read_text()


def test_same_data_same_bytes_whatever_the_order(folder: Path, tmp_path_factory) -> None:
    other = tmp_path_factory.mktemp("other")
    facts = dataset.load_facts(folder)
    spans = (text_of('The Union gave\r\n"€30m", it said.'),)
    dataset.write(dataset.build([article(sentences=spans)], reversed(facts), [CORRECTION]), other)
    assert {p.name: p.read_bytes() for p in other.iterdir()} == {
        p.name: p.read_bytes() for p in folder.iterdir()
    }


def test_words_that_look_like_formulas_stay_exact(tmp_path: Path) -> None:
    text = "=1+1 is what he said"
    place = {"doc": "000", "start": 0, "end": 4, "quote": "=1+1", "rule": "r"}
    fact = Statement(id="000-statement-cccccc", text="@x", **place)
    dataset.write(dataset.build([article(text)], [fact]), tmp_path)
    assert dataset.load("statement", tmp_path)["quote"].item() == "=1+1"


def test_a_status_of_its_own_is_kept_and_elsewhere_it_is_the_origin(tmp_path: Path) -> None:
    span = text_of("Two accords")
    place = {"doc": "000", "start": span.start, "end": span.end, "quote": "Two accords"}
    fields = {"rule": "r", "origin": "corrected", "status": "signed"}
    agreement = Agreement(id="000-agreement-dddddd", **place, **fields)
    money = funding(origin="curated")
    dataset.write(dataset.build([article()], [agreement, money]), tmp_path)
    assert dataset.load("agreement", tmp_path)["status"].item() == "signed"
    assert dataset.load("agreement", tmp_path)["origin"].item() == "corrected"
    assert dataset.load("funding", tmp_path)["status"].item() == "curated"
    assert dataset.load_facts(tmp_path) == [money, agreement]


# The data package


def test_the_data_package_is_valid(folder: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    assert {r.name for r in Package(str(folder / "datapackage.json")).resources} == set(TABLES)


@pytest.mark.parametrize(
    ("name", "old", "new", "error"),
    [
        ("funding", "EUR", "EURO", "constraint"),
        ("funding", "extracted", "guessed", "constraint"),
        ("funding", "000-funding-bbbbbb", "000-funding-aaaaaa", "primary-key"),
        ("funding", ",000,", ",007,", "foreign-key"),
        ("articles", "2024-06", "June 2024", "constraint"),
    ],
)
def test_the_data_package_rejects_what_breaks_it(
    folder: Path, name: str, old: str, new: str, error: str
) -> None:
    path = folder / f"{name}.csv"
    path.write_text(path.read_text().replace(old, new))
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert error in {e.type.removesuffix("-error") for task in report.tasks for e in task.errors}


# What goes wrong


def test_a_missing_table_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"funding\.csv.*No such file.*run `wbdossier build`"):
        dataset.load("funding", tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda b: b[:-40],
        lambda b: b"id,kind\n",
        lambda b: b"",
        lambda b: b.replace(b"30000000", b"many"),
        lambda b: b + b"\xff",
        lambda b: b.replace("€30m".encode(), b"", 1) + b'"',
    ],
)
def test_a_damaged_table_says_what_to_do(folder: Path, damage) -> None:
    path = folder / "funding.csv"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(Problem, match=r"damaged.*run `wbdossier build`"):
        dataset.load_facts(folder)


def test_an_unknown_table_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="funding, personnel"):
        dataset.load("fund", tmp_path)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ([funding(), funding()], "two facts have the id"),
        ([funding(quote="€31m")], "does not stand at its place"),
        ([funding(doc="001")], "does not stand at its place"),
    ],
)
def test_facts_that_contradict_the_articles_are_refused(facts, message) -> None:
    with pytest.raises(ValueError, match=message):
        dataset.build([article()], facts)


def test_two_articles_with_one_id_are_named() -> None:
    with pytest.raises(Problem, match=r"000\.txt: its id 000 is also that of 000\.txt; rename one"):
        dataset.build([article(), article()], [])


def test_an_empty_required_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="`rule` is empty"):
        dataset.write(dataset.build([article()], [funding(rule="")]), tmp_path)


def test_a_failed_write_leaves_the_old_table(folder: Path, monkeypatch) -> None:
    before = (folder / "funding.csv").read_bytes()

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        dataset.write(dataset.build([article()], []), folder)
    assert (folder / "funding.csv").read_bytes() == before
    assert not [p for p in folder.iterdir() if p.name.startswith(".")]


# The schema and the dictionary


def test_every_column_is_explained() -> None:
    for table in TABLES.values():
        for column in table.columns:
            assert column.meaning.rstrip()[-1] in ".", (table.name, column.name)


def test_no_column_collides_with_those_added_to_every_table() -> None:
    for table in TABLES.values():
        names = [c.name for c in table.columns]
        assert len(names) == len(set(names))
        assert set("".join(names)) <= set(string.ascii_lowercase + "_" + string.digits)


def test_rows_have_exactly_the_columns_of_their_table() -> None:
    for kind, record in FACT_CLASSES.items():
        assert [*record().row(), "sentence"] == [c.name for c in TABLES[kind].columns]
        assert dataclasses.is_dataclass(record)


def test_the_command_line_starts_without_pandas() -> None:
    code = "import sys, wbdossier.dataset; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_data_dictionary_is_current() -> None:
    committed = (paths.ROOT / "docs" / "data-dictionary.md").read_text("utf-8")
    assert committed == dictionary.markdown(), (
        "run: python -m wbdossier.dictionary > docs/data-dictionary.md"
    )
