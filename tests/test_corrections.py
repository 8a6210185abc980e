"""Corrections: what each kind of them does to facts, and how stale ones fail."""

import dataclasses
import re
import time
from decimal import Decimal
from pathlib import Path

import pytest

from wbdossier import corrections, wording
from wbdossier.errors import Problem
from wbdossier.records import Agreement, Article, Event, Fact, Funding, Span, Statement

TEXT = """A headline

Minister Jane Smiht said: “Our
bank countries signed.” The fund gives €30m in grants to Bank
countries. Smihtson gave €30m too.
"""
SENTENCES = (
    "Minister Jane Smiht said: “Our\nbank countries signed.”",
    "The fund gives €30m in grants to Bank\ncountries.",
    "Smihtson gave €30m too.",
)


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


ARTICLE = Article(
    id="000", file="000_a.txt", sha256="0" * 64, text=TEXT, title=None, published=None,
    published_basis="unknown", published_note=None, publisher=None, original_publisher=None,
    language="en", url=None, rights="", sentences=tuple(map(span, SENTENCES)), furniture=(),
)  # fmt: skip


def fact(kind: type[Fact], place: Span, number: int = 1, **fields: object) -> Fact:
    return kind(
        id=f"000-{kind.kind}-{number:06x}", doc="000", start=place.start, end=place.end,
        quote=place.of(TEXT), rule="r", **fields,
    )  # fmt: skip


SAID = fact(
    Statement, span("Our\nbank countries signed."), speaker="Jane Smiht", text="Our bank countries"
)
GIVEN = fact(
    Funding, span("€30m in grants"), amount=Decimal(30_000_000), currency="EUR", role="loan",
    recipients=("Bank countries", "AL"), purpose="grants", note="Read twice.",
)  # fmt: skip
GIVEN_TOO = fact(Funding, span("€30m too"), 2, provider="Smihtson", role="grant")
FACTS = (SAID, GIVEN, GIVEN_TOO)


def loaded(tmp_path: Path, *entries: str) -> corrections.Corrections:
    """Write corrections of article 000 with a reason, and load them."""
    head = '[[correction]]\ndoc = "000"\nreason = "Because."\n'
    path = tmp_path / "corrections.toml"
    path.write_text("\n".join(head + entry + "\n" for entry in entries), encoding="utf-8")
    return corrections.load(path)


@pytest.fixture
def apply(tmp_path: Path):
    def applied(*entries: str, facts: tuple[Fact, ...] = FACTS) -> corrections.Applied:
        return corrections.apply(loaded(tmp_path, *entries), ARTICLE, facts)

    return applied


def changes(before: Fact, after: Fact) -> dict[str, object]:
    """Return the fields in which a fact differs from what it was."""
    names = [f.name for f in dataclasses.fields(before)]
    return {n: getattr(after, n) for n in names if getattr(after, n) != getattr(before, n)}


# What corrections do


def test_without_a_file_nothing_is_corrected(tmp_path: Path) -> None:
    none = corrections.load(tmp_path / "corrections.toml")
    assert corrections.apply(none, ARTICLE, FACTS) == corrections.Applied(FACTS)


def test_reads_corrects_every_field_that_has_the_words(apply) -> None:
    said, *others = apply('words = "Smiht"\nreads = "Smith"').facts
    assert changes(SAID, said) == {
        "speaker": "Jane Smith",
        "origin": "corrected",
        "note": "Because.",
    }
    assert others == [GIVEN, GIVEN_TOO]  # "Smihtson" is another word


def test_reads_leaves_quotes_ids_and_places_alone_and_keeps_notes(apply) -> None:
    _, given, _ = apply('words = "Bank countries"\nreads = "Balkan countries"').facts
    assert changes(GIVEN, given) == {
        "recipients": ("Balkan countries", "AL"),
        "origin": "corrected",
        "note": "Read twice. Because.",
    }


def test_reads_never_touches_coded_fields(apply) -> None:
    _, given, given_too = apply('words = "grants"\nreads = "loans"').facts
    assert changes(GIVEN, given)["purpose"] == "loans"
    assert (given.role, given_too) == ("loan", GIVEN_TOO)


def test_reads_that_changes_no_fact_documents_an_error(apply) -> None:
    applied = apply('words = "A headline"\nreads = "The headline"')
    assert applied.facts == FACTS
    (entry,) = applied.log
    assert (entry.facts, entry.says, entry.start, entry.end) == ((), "The headline", 0, 10)
    assert entry.was is None


def test_corrections_follow_one_another(apply) -> None:
    applied = apply(
        'words = "Smiht"\nreads = "Smith"', 'words = "Jane Smiht"\nreads = "Jane Smith"'
    )
    assert applied.facts[0].note == "Because."
    assert [(e.number, e.facts) for e in applied.log] == [(1, (SAID.id,)), (2, ())]


def test_set_changes_the_facts_whose_quote_has_the_words(apply) -> None:
    applied = apply('words = "30m in"\nkind = "funding"\nset = {role = "grant", amount = 1.5}')
    assert changes(GIVEN, applied.facts[1]) == {
        "role": "grant",
        "amount": Decimal("1.5"),
        "origin": "corrected",
        "note": "Read twice. Because.",
    }
    assert applied.log[0].facts == (GIVEN.id,)
    assert applied.log[0].says == "role = grant, amount = 1.5"
    assert applied.log[0].was == f"amount = {GIVEN.amount}, role = {GIVEN.role}"


def test_an_empty_string_empties_a_field(apply) -> None:
    _, given, _ = apply(
        'words = "30m in"\nkind = "funding"\nset = {role = "", recipients = "", amount = ""}'
    ).facts
    assert (given.role, given.recipients, given.amount) == (None, (), None)


def test_a_doubt_is_noted_on_the_facts_of_the_sentence(apply) -> None:
    applied = apply('words = "Bank countries"\ndoubt = "Perhaps Balkan countries."')
    said, given, given_too = applied.facts
    assert changes(GIVEN, given) == {"note": "Read twice. Perhaps Balkan countries."}
    assert (said, given_too) == (SAID, GIVEN_TOO)
    assert applied.log[0].facts == (GIVEN.id,)


def test_drop_rejects_facts_and_remembers_them(apply) -> None:
    applied = apply('words = "30m in"\nkind = "funding"\ndrop = true')
    assert applied.facts == (SAID, GIVEN_TOO)
    assert applied.dropped == (GIVEN,)
    assert (applied.log[0].action, applied.log[0].facts) == ("drop", (GIVEN.id,))


def test_add_enters_a_missed_fact(apply) -> None:
    applied = apply('words = "A headline"\nkind = "event"\nadd = {name = "A", date = "--09-24"}')
    *others, added = applied.facts
    assert tuple(others) == FACTS
    assert added == Event(
        id=added.id, doc="000", start=0, end=10, quote="A headline", rule="correction",
        origin="curated", note="Because.", name="A", date="--09-24",
    )  # fmt: skip
    assert re.fullmatch("000-event-[0-9a-f]{6}", added.id)
    assert applied.log[0].facts == (added.id,)


def test_add_takes_the_place_it_is_told(apply) -> None:
    entry = 'words = "€30m"\nkind = "agreement"\nadd = {count = 1}\n'
    added = [apply(f"{entry}nth = {n}").facts[-1] for n in (1, 2)]
    assert [a.start for a in added] == [GIVEN.start, GIVEN_TOO.start]
    both = apply(f"{entry}nth = 2", entry + "nth = 1").facts
    assert len({f.id for f in both}) == len(both) == 5


def test_an_added_fact_stays_curated_when_corrected(apply) -> None:
    added = apply(
        'words = "A headline"\nkind = "event"\nadd = {name = "A headline"}',
        'words = "headline"\nreads = "Headline"',
    ).facts[-1]
    assert (added.name, added.origin) == ("A Headline", "curated")


def test_words_are_found_across_line_breaks_but_not_inside_words() -> None:
    assert wording.pattern("Bank countries").search("of Bank\n\u00a0countries.")
    assert not wording.pattern("Bank").search("Banker")
    assert wording.pattern("€30m (or so)").search("about €30m (or so), he said")
    assert wording.reworded("Balla mentioned Balla", "Balla mentioned", "Balla") == "Balla Balla"
    assert wording.reworded("a.b acb", "a.b", r"\1") == r"\1 acb"


def test_all_of_the_log_fits_its_table(apply) -> None:
    (entry,) = apply('words = "Smiht"\nreads = "Smith"\nby = "A. B."\ndate = 2024-06-30').log
    assert (entry.by, entry.date, entry.action, entry.words) == (
        "A. B.",
        "2024-06-30",
        "reads",
        "Smiht",
    )


# What is wrong with them

STALE = [
    ('words = "Jane Smith"\nreads = "x"', "not in article 000; the nearest are “Jane Smiht”"),
    ('words = "quite another thing"\nreads = "x"', "not in article 000; copy the words"),
    (
        'words = "30m in"\nkind = "agreement"\nset = {count = 2}',
        "no agreement in article 000 has these words in its quote; there is no agreement",
    ),
    (
        'words = "gives €30m in grants"\nkind = "funding"\ndrop = true',
        "the nearest is “€30m in grants”",
    ),
    ('words = "30m in"\nkind = "funding"\nset = {role = "loan"}', "already reads so; delete"),
    (
        'words = "€30m too"\nkind = "funding"\nadd = {role = "aid"}',
        "rule `r` already reads this funding; delete the correction, or use `set`",
    ),
]
WRONG_VALUES = [
    ("{colour = 1}", "has no field `colour` that can be set; the fields are amount, amount_max"),
    ('{quote = "x"}', "has no field `quote`"),
    ("{}", "it gives no fields"),
    ('{role = "gift"}', "`role` cannot be 'gift'; give one of grant, loan, investment"),
    (
        '{projects = "six"}',
        r"`projects`: Expected `int | null`, got `str`; its type is integer (projects)",
    ),
    ("{projects = true}", "got `bool`"),
    ('{recipients = "AL"}', "`recipients`: Expected `array`, got `str`"),
    ("{amount = nan}", "`amount` cannot be nan; give a number"),
    ('{currency = "Euro"}', "`currency` cannot be 'Euro'; ISO 4217"),
]
MALFORMED = [
    ('words = "Smiht"', "it does 0 things; give one of reads, set, doubt, drop, add"),
    ('words = "Smiht"\nreads = "a"\ndoubt = "b"', "it does 2 things"),
    ('words = " "\nreads = "a"', "`words` is empty"),
    ('words = "Smiht"\nreads = ""', "it says nothing"),
    ('words = "Smiht"\ndrop = true', "`kind` is missing"),
    ('words = "Smiht"\nkind = "event"\nreads = "a"', "`kind` has no use here"),
    ('words = "Smiht"\nkind = "deed"\ndrop = true', "there is no kind 'deed'; give one of funding"),
    ('words = "Smiht"\nreads = "a"\nnth = 2', "`nth` goes with `add`"),
    ('words = "Smiht"\nread = "a"', "unknown field `read`; the keys are doc, words"),
    ('words = 7\nreads = "a"', "Expected `str`, got `int`"),
]


@pytest.mark.parametrize(("entry", "message"), STALE + MALFORMED)
def test_a_correction_that_does_not_fit_is_named(apply, entry: str, message: str) -> None:
    with pytest.raises(Problem) as caught:
        apply('words = "Smiht"\nreads = "Smith"', entry)
    assert "corrections.toml, correction 2" in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(("given", "message"), WRONG_VALUES)
@pytest.mark.parametrize("how", ["set", "add"])
def test_values_are_checked_against_the_record(apply, given: str, message: str, how: str) -> None:
    with pytest.raises(Problem) as caught:
        apply(f'words = "30m in"\nkind = "funding"\n{how} = {given}')
    assert message in str(caught.value)


@pytest.mark.parametrize("nth", ["", "nth = 0", "nth = 3"])
def test_add_asks_which_of_several_places(apply, nth: str) -> None:
    entry = f'words = "€30m"\nkind = "agreement"\nadd = {{count = 1}}\n{nth}'
    with pytest.raises(Problem, match="stand in 2 places; say which: nth = 1 … 2"):
        apply(entry)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'[[correction]]\ndoc = "000\n', "line 2, column 11: not valid TOML"),
        (b'[[corrections]]\ndoc = "000"\n', "unknown field `corrections`"),
        (b'[correction]\ndoc = "000"\n', r"write each correction as \[\[correction\]\]"),
        (b"\xff\xfe", "it is not UTF-8; save it as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(tmp_path, content: bytes, message: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(content)
    with pytest.raises(Problem, match=message):
        corrections.load(path)


def test_a_correction_of_no_article_is_stale(tmp_path: Path) -> None:
    known = loaded(tmp_path, 'words = "Smiht"\nreads = "Smith"')
    corrections.require_articles(known, {"000", "001"})
    with pytest.raises(Problem, match="there is no article '000'; give one of 001, 002"):
        corrections.require_articles(known, {"001", "002"})


def test_the_nearest_words_are_found_in_bounded_time(tmp_path: Path) -> None:
    long = dataclasses.replace(ARTICLE, text="word " * 200_000, sentences=())
    stale = loaded(tmp_path, f'words = "{"other words " * 50}"\nreads = "x"')
    begun = time.perf_counter()
    with pytest.raises(Problem, match="not in article"):
        corrections.apply(stale, long, ())
    assert time.perf_counter() - begun < 5


def test_the_example_in_the_decision_loads(tmp_path: Path) -> None:
    decision = Path(__file__).parents[1] / "docs" / "decisions" / "0003-corrections.md"
    (example,) = re.findall(r"```toml\n(.*?)```", decision.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "corrections.toml"
    path.write_text(example, encoding="utf-8")
    assert corrections.load(path).entries[0].reads == "Jane Smith"


def test_agreements_can_be_given_parties(apply) -> None:
    added = apply(
        'words = "bank countries signed"\nkind = "agreement"\nadd = {parties = ["AL", "XK"]}'
    ).facts[-1]
    assert isinstance(added, Agreement)
    assert added.parties == ("AL", "XK")
