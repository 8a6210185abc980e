"""What changed between two data sets: found, counted and said."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wbdossier import changes, dataset, paths, schema, tables
from wbdossier.changes import text
from wbdossier.errors import Problem
from wbdossier.records import Country, Event, Fact, Funding, Statement, Threat, fact_id
from wbdossier.schema import TABLES

COMMITTED = {f.stem: f.read_text("utf-8") for f in (paths.OUTPUTS / "data").glob("*.csv")}
ARTICLE = dict.fromkeys(c.name for c in TABLES["articles"].columns)
CORRECTION = dict.fromkeys(c.name for c in TABLES["corrections"].columns)


def article(id: str, **fields: object) -> dict[str, object]:
    known = {"id": id, "file": f"{id}_a.txt", "sha256": id * 8, "sentences": 3, "facts": 0}
    return ARTICLE | known | fields


def correction(number: int, doc: str, **fields: object) -> dict[str, object]:
    known = {"number": number, "doc": doc, "words": "some words", "start": 0, "end": 10}
    return CORRECTION | known | {"reason": "It is so.", "action": "doubt", "facts": ()} | fields


def files(
    articles: Iterable[dict[str, object]],
    facts: Iterable[Fact] = (),
    corrections: Iterable[dict[str, object]] = (),
) -> dict[str, str]:
    """Encode a data set as its CSV files."""
    rows: dict[str, list] = {name: [] for name in TABLES}
    for fact in facts:
        rows[fact.kind].append(fact.row() | {"sentence": "A sentence."})
    rows |= {"articles": list(articles), "corrections": list(corrections)}
    return {name: tables.encode(TABLES[name], some) for name, some in rows.items()}


def fund(quote: str = "€190m", start: int = 100, doc: str = "000", **fields: object) -> Funding:
    known = {"amount": Decimal(190_000_000), "currency": "EUR", "role": "grant", "provider": "EU"}
    return fact(Funding, quote, start, doc, **(known | fields))


def fact(record: type, quote: str, start: int, doc: str = "000", **fields: object) -> Fact:
    common = {"start": start, "end": start + len(quote), "quote": quote, "rule": "a.rule"}
    return record(id=fact_id(doc, record.kind, quote), doc=doc, **(common | fields))


def compared(old: Iterable[Fact], new: Iterable[Fact]) -> changes.Changes:
    """Compare two data sets of one article."""
    before, after = (changes.read(files([article("000")], some)) for some in (old, new))
    return changes.compare(before, after)


def told(found: changes.Changes, most: int | None = changes.SHOWN) -> str:
    return "".join(text.write(changes.account(found, "main", most)))


def numbers(found: changes.Changes) -> tuple[int, int, int, int, int]:
    """Added, lost, changed, moved, renamed."""
    totals = (found.added.total(), found.lost.total(), found.changed.total())
    return (*totals, sum(a.moved for a in found.articles), sum(a.renamed for a in found.articles))


A, B = fund(), fund("€30m", 900, amount=Decimal(30_000_000))
THREAT = fact(Threat, "terrorism", 40, topic="terrorism", raised_by="EU")
KOSOVO = fact(Country, "Kosovo", 40, country="XK")
ELSEWHERE = fact(Country, "Kosovo’s", 900, country="XK")
CASES = {
    "nothing": ([A], [A], (0, 0, 0, 0, 0)),
    "one added": ([A], [A, B], (1, 0, 0, 0, 0)),
    "one lost": ([A, B], [A], (0, 1, 0, 0, 0)),
    "a field": ([A], [fund(role="loan")], (0, 0, 1, 0, 0)),
    "moved": ([A, B], [fund(start=120), B], (0, 0, 0, 1, 0)),
    "moved and changed": ([A], [fund(start=120, role="loan")], (0, 0, 1, 0, 0)),
    "another rule": ([A], [fund(rule="b.rule")], (0, 0, 0, 0, 1)),
    "moved, another rule": ([A], [fund(start=3, rule="b.rule")], (0, 0, 0, 0, 1)),
    "white space of the quote": ([fund("€190 m")], [fund("€190\nm")], (0, 0, 0, 0, 0)),
    "other words at the place": ([A], [fund("grants worth €190m", 87)], (0, 0, 1, 0, 0)),
    "other words nearby": ([A], [fund("€190 million", 150)], (0, 0, 1, 0, 0)),
    "other words far away": ([A], [fund("€190 million", 900)], (1, 1, 0, 0, 0)),
    "another sum at the place": (
        [A],
        [fund("€5m", 100, amount=Decimal(5), role="loan", provider="DE")],
        (1, 1, 0, 0, 0),
    ),
    "another kind at the place": ([THREAT], [KOSOVO], (1, 1, 0, 0, 0)),
    "far away, but as far as the rest": (
        [B, A],
        [fund("€30m", 1900, amount=Decimal(30_000_000)), fund("of €190m", 1100)],
        (0, 0, 1, 1, 0),
    ),
    "first mention elsewhere": ([KOSOVO], [ELSEWHERE], (0, 0, 1, 0, 0)),
    "another country": ([KOSOVO], [fact(Country, "Serbia", 40, country="RS")], (1, 1, 0, 0, 0)),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_what_is_added_lost_and_changed(old, new, expected):
    assert numbers(compared(old, new)) == expected


def test_no_fact_is_in_two_pairs():
    old = [fund("€190m", 100), fund("€190 m", 110)]
    new = [fund("EUR 190m", 105)]
    assert numbers(compared(old, new)) == (0, 1, 1, 0, 0)


def test_a_changed_fact_is_told_field_by_field():
    said = told(compared([A], [fund(amount=Decimal(10**9), recipients=("XK", "AL"))]))
    assert "amount: €190 million → €1 billion" in said
    assert "recipients: not said → Kosovo, Albania" in said
    assert "“€190m”" in said


def test_other_words_are_one_change():
    said = told(compared([A], [fund("grants of €190m", 90)]))
    assert "now quotes “grants of €190m”, before “€190m”" in said
    assert "1 fact changed against main" in said


def test_a_field_that_repeats_the_quote_is_not_told_beside_it():
    old, new = (fact(Statement, q, 9, speaker="A", text=q) for q in ("he left", "he left now"))
    said = told(compared([old], [new]))
    assert "now quotes “he left now”, before “he left”" in said
    assert "text:" not in said


def test_what_moved_or_has_another_rule_is_counted_only():
    said = told(compared([A, B, THREAT], [fund(start=7), B, dataclasses.replace(THREAT, rule="x")]))
    assert "No fact changes against main" in said
    assert "1 other fact only moved" in said
    assert "1 other fact changed nothing but the rule's name" in said
    assert "€190" not in said


def test_nothing_changed_is_one_sentence():
    assert told(compared([A], [A])) == "No fact changes against main.\n"


def test_of_many_the_first_are_told_and_the_others_counted():
    many = [fact(Threat, f"threat {n}", 200 * n, topic="terrorism") for n in range(30)]
    found = compared([], many)
    assert told(found).count("+ threat") == changes.SHOWN
    assert "… threat: 20 more added; --all lists them" in told(found)
    assert told(found, None).count("+ threat") == 30
    assert told(found, 29).count("+ threat") == 30  # a line for one is no shorter


def both(old: dict[str, str], new: dict[str, str]) -> changes.Changes:
    return changes.compare(changes.read(old), changes.read(new))


def test_an_article_added_leads_with_its_source_and_its_numbers():
    new = article(
        "001", title="Roads", published="2024-06-23", published_basis="stated", publisher="TEMA",
        published_note="The page says so.",
    )  # fmt: skip
    said = told(both(files([article("000")]), files([article("000"), new], [fund(doc="001")])))
    assert said.startswith("1 article added; 1 fact added against main")
    assert "Article 001 added: Roads\n  TEMA, 23 June 2024. The page says so." in said
    assert "1 fact: 1 funding." in said
    assert "+ funding: €190 million, grant, from the EU – “€190m”" in said


def test_an_article_gone():
    said = told(both(files([article("000", title="Roads")], [A]), files([])))
    assert "Article 000 is gone: Roads" in said
    assert "− funding: €190 million" in said


def test_text_and_sidecar_of_an_article():
    old = article("000", publisher="TEMA", url="a")
    new = article("000", publisher="Jurist", url=None, sha256="f" * 8, sentences=5, facts=7)
    said = told(both(files([old]), files([new])))
    assert "~ text: edited (3 → 5 sentences)" in said
    assert "~ publisher: TEMA → Jurist" in said
    assert "~ url: a → not said" in said
    assert "fact" not in said.partition("Article")[2]


def test_an_article_under_another_number_is_the_same():
    old = files([article("000"), article("005", sha256="s")], [fund(doc="005")])
    new = files([article("000"), article("005", sha256="t"), article("006", sha256="s")],
                [fund(doc="006"), fund("€1m", doc="005", amount=Decimal(10**6))])  # fmt: skip
    found = both(old, new)
    assert numbers(found) == (1, 0, 0, 0, 0)
    assert "id: 005 → 006" in told(found)


def test_a_correction_gives_its_reason_to_the_fact_it_changed():
    new = fund(role="loan", origin="corrected", note="It is so.")
    made = correction(1, "000", action="set", kind="funding", says="role = loan", facts=(new.id,))
    said = told(both(files([article("000")], [A]), files([article("000")], [new], [made])))
    assert "+ correction: funding “some words” set: role = loan" in said
    assert said.count("It is so.") == 1
    assert "corrected: It is so." in said


@pytest.mark.parametrize(
    ("old", "new", "action", "expected"),
    [
        ([A], [], "drop", "rejected: It is so."),
        ([], [A], "add", "added by a correction: It is so."),
    ],
)
def test_a_rejected_and_an_added_fact_say_why(old, new, action, expected):
    new = [dataclasses.replace(f, rule="correction", origin="curated") for f in new]
    made = correction(1, "000", action=action, kind="funding", facts=(A.id,))
    said = told(both(files([article("000")], old), files([article("000")], new, [made])))
    assert expected in said


def test_corrections_removed_and_rewritten():
    old = [correction(1, "000"), correction(2, "000", words="other words")]
    new = [correction(1, "000", words="other  words", reason="Now known.")]
    said = told(both(files([article("000")], [], old), files([article("000")], [], new)))
    assert "− correction: “some words” doubted\n      because: It is so." in said
    assert "reason: It is so. → Now known." in said


def without(all_files: dict[str, str], table: str, *names: str) -> dict[str, str]:
    """Leave columns out of a table, as an older revision has it."""
    kept = tuple(c for c in TABLES[table].columns if c.name not in names)
    then = dataclasses.replace(TABLES[table], columns=kept)
    rows = tables.decode(TABLES[table], all_files[table])
    return all_files | {table: tables.encode(then, rows)}


def test_a_new_column_is_said_once_and_changes_no_fact():
    new = files([article("000")], [A, B])
    found = both(without(new, "funding", "role", "projects"), new)
    assert told(found).count("role") == 1
    assert numbers(found) == (0, 0, 0, 0, 0)
    assert "New in the table funding: projects and role (not compared)." in told(found)


def test_a_column_there_is_no_more():
    old = files([article("000")], [A])
    table = dataclasses.replace(
        TABLES["funding"], columns=(*TABLES["funding"].columns, schema.Column("colour", ""))
    )
    rows = tables.decode(TABLES["funding"], old["funding"])
    then = old | {"funding": tables.encode(table, [row | {"colour": "red"} for row in rows])}
    assert "No longer in the table funding: colour." in told(both(then, old))


def test_kinds_that_one_side_lacks_are_said_once():
    new = files([article("000")], [A, THREAT])
    old = {name: t for name, t in files([article("000")], [A]).items() if name != "threat"}
    found = both(old | {"weather": "id,doc\nx,000\n"}, new)
    assert numbers(found) == (0, 0, 0, 0, 0)
    assert "New kind of fact: threat (1 fact, not listed here)." in told(found)
    assert "There is no table weather any more." in told(found)


@pytest.mark.parametrize("table", ["id,doc\n1\n", "doc\n000\n", 'id\n"', ""])
def test_a_damaged_table_is_named(table):
    with pytest.raises(Problem, match=r"^main:funding\.csv: the table is damaged"):
        changes.read({"funding": table}, "main:")


def test_an_article_that_cannot_be_read_is_not_gone():
    old, new = changes.read(files([article("000")], [A])), changes.read(files([]))
    found = changes.compare(old, new, {"000"})
    assert not found
    assert "Article 000 cannot be read" in told(found)


# Invariants


def some_of(record: type, quotes: list[str], **fields: list) -> st.SearchStrategy[Fact]:
    """Facts of two articles, anywhere."""
    values = {name: st.sampled_from(given) for name, given in fields.items()}
    place, doc = st.integers(0, 2000), st.sampled_from(["000", "001"])
    return st.builds(fact, st.just(record), st.sampled_from(quotes), place, doc, **values)


facts = st.one_of(
    some_of(Funding, ["€1", "€2m", "up to €3"], role=["grant", "loan", None]),
    some_of(Threat, ["war", "a; b|c"], topic=["war", None]),
    some_of(Event, ["summit"], name=["summit"], participants=[(), ("EU", "a;b")]),
)
datasets = st.lists(facts, unique_by=lambda f: f.id, max_size=8)


@given(datasets)
def test_a_data_set_does_not_differ_from_itself(some):
    made = files([article("000"), article("001")], some)
    assert not both(made, made)


@given(datasets, datasets)
def test_the_counts_add_up(old, new):
    found = both(*(files([article("000"), article("001")], some) for some in (old, new)))
    before, after = (Counter(f.kind for f in some) for some in (old, new))
    assert before + found.added - found.lost == after == +found.after
    assert {f.id for a in found.articles for f in a.added} <= {f.id for f in new}
    assert {f.id for a in found.articles for f in a.lost} <= {f.id for f in old}


def test_the_committed_tables_do_not_differ_from_themselves():
    found = both(COMMITTED, COMMITTED)
    assert not found
    assert found.before.total() == len(dataset.load_facts()) > 0
