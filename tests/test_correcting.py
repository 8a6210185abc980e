"""Corrections made on the command line: what is written, what is said, what is refused."""

import subprocess
import sys
import tomllib
from pathlib import Path

import commandline
import pytest
from filelock import FileLock

from wbdossier import articles, corrections, extract, records
from wbdossier.corrections import writing
from wbdossier.errors import Problem

TEXT = """\
Grants for roads

The EU has given €190m in grants for 11 transport projects in Albania.

EUFOR Althea has 1,600 troops in Bosnia and Herzegovina. KFOR has 1,600 troops in Kosovo.
"""
HEAD = "# Errors of the articles.\n\n"


def entry(doc: str, words: str = "€190m", more: str = 'reads = "€191m"') -> str:
    return f'[[correction]]\ndoc = "{doc}"\nwords = "{words}"\n{more}\nreason = "r"\n'


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for id in ("000", "001"):
        (folder / f"{id}_roads.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def file(seeds: Path) -> Path:
    return seeds / "corrections.toml"


@pytest.fixture
def call(monkeypatch, capsys, seeds):
    """Run `wbdossier correct` in this process; return exit code, stdout and stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", "80")
        return commandline.call(monkeypatch, capsys, "correct", *arguments, "--seeds", seeds)

    return run


@pytest.fixture
def ids(seeds) -> dict[str, str]:
    """The ids of three facts: money, and two with the same words."""
    return {
        "money": fact_id("funding", "€190m"),
        "first": fact_id("personnel", "1,600 troops"),
        "second": fact_id("personnel", "1,600 troops", 1),
    }


def fact_id(kind: str, quote: str, occurrence: int = 0) -> str:
    return records.fact_id("000", kind, quote, occurrence)


# What it does


def test_set_says_what_was_and_is_and_writes_one_entry(call, file, ids):
    code, out, err = call(
        ids["first"], "--set", "count=1500", "--set", "bound=about", "--set", "location=",
        "--reason", "Asked them.", "--by", "A. B.", "--on", "2024-06-30",
    )  # fmt: skip
    assert (code, err) == (0, "")
    for line in (
        f"{ids['first']} changes:",
        "  EUFOR Althea has [1,600 troops] in Bosnia and Herzegovina.",
        "  count: 1600 → 1500",
        "  location: BA → (empty)",
        "  origin: extracted → corrected",
        "  note: (empty) → Asked them.",
        f"Written: {file}, line 1 to 9",
        'set = {count = 1500, bound = "about", location = ""}',
    ):
        assert line in out.splitlines()
    assert file.read_text("utf-8") == out.partition("line 1 to 9\n")[2]


def test_of_two_facts_with_the_same_words_one_changes(call, file, ids, seeds):
    code, out, _ = call(ids["second"], "--reject", "--reason", "Old figure.")
    assert code == 0
    assert "KFOR has [1,600 troops] in Kosovo." in out
    assert "EUFOR" not in out
    assert corrections.load(file).entries[0].fact == ids["second"]


def test_add_reads_and_doubt(call, file):
    words = ("--reason", "r", "--quote")
    assert "is added" in call("000", "--add", "event", "--set", "name=x", *words, "roads")[1]
    assert call("000", "--reads", "€191m", *words, "€190m")[0] == 0
    assert "note: (empty) → Hm." in call("000", "--doubt", "Hm.", *words, "EUFOR Althea")[1]
    assert [c.actions for c in corrections.load(file).entries] == [["add"], ["reads"], ["doubt"]]


@pytest.mark.parametrize(
    ("field", "text", "written"),
    [
        ("recipients", "AL, BA", ["AL", "BA"]),
        ("recipients", '["A, B", "C"]', ["A, B", "C"]),
        ("amount", "1.5", 1.5),
        ("amount", "180000000", 180_000_000),
        ("projects", "12", 12),
        ("purpose", 'say "a\\b"', 'say "a\\b"'),
        ("role", "", ""),
    ],
)
def test_values_are_written_as_their_type(call, file, ids, field, text, written):
    code, _, err = call(ids["money"], "--set", f"{field}={text}", "--reason", "r")
    assert (code, err) == (0, "")
    assert tomllib.loads(file.read_text("utf-8"))["correction"][0]["set"] == {field: written}


def test_a_dry_run_writes_nothing(call, seeds, ids):
    before = sorted(seeds.iterdir())
    code, out, _ = call(ids["money"], "--reject", "--reason", "r", "--dry-run")
    assert (code, sorted(seeds.iterdir())) == (0, before)
    assert "Not written" in out


# What it refuses, in one sentence, with nothing written

REFUSED = [
    (["{money}", "--set", "projects=12"], "Say why with --reason"),
    (["{money}", "--reason", "r"], "Say one thing: --set, --reject"),
    (["{money}", "--reject", "--set", "projects=1", "--reason", "r"], "Say one thing"),
    (["{money}", "--set", "projects", "--reason", "r"], "gives no value; write FIELD=VALUE"),
    (["{money}", "--reject", "--quote", "x", "--reason", "r"], "A fact has its quote"),
    (["000", "--add", "event", "--set", "name=x", "--reason", "r"], "words of the article"),
    (["{money}", "--set", "colour=1", "--reason", "r"], "no field `colour` that can be set"),
    (["{money}", "--set", "note=x", "--reason", "r"], "no field `note` that can be set"),
    (["{money}", "--set", "projects=1,500", "--reason", "r"], "its type is integer (projects)"),
    (["{money}", "--set", "role=gift", "--reason", "r"], "give one of grant, loan"),
    (["{money}", "--set", "currency=Euro", "--reason", "r"], "ISO 4217"),
    (["{money}", "--set", "amount=nan", "--reason", "r"], "`amount` cannot be nan"),
    (["{money}", "--set", "role=grant", "--reason", "r"], "already reads so; give it other values"),
    (["{money}x", "--reject", "--reason", "r"], "has no such fact; give the id of one, such as"),
    (["000", "--reject", "--reason", "r"], "this is an article"),
    (["7", "--reject", "--reason", "r"], "holds no such article"),
    (["000", "--reads", "x", "--quote", "1,700 troops", "--reason", "r"], "“1,600 troops”"),
    (["{money}", "--doubt", "x", "--quote", "EU", "--reason", "r"], "the id of an article"),
    (["000", "--add", "event", "--quote", "EU", "--reason", "r"], "it gives no fields"),
    (
        ["000", "--add", "event", "--set", "name=x", "--quote", "1,600", "--reason", "r"],
        "stand in 2 places: 1 “…Albania. EUFOR Althea has [1,600] troops in Bosnia",
    ),
    (
        ["000", "--add=funding", "--set", "role=aid", "--quote=€190m", "--reason", "r"],
        "already reads this funding; correct {money} instead",
    ),
    (["{money}", "--reject", "--reason", "\udcff"], "is not text in UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED)
def test_what_does_not_fit_is_refused(call, seeds, file, ids, arguments, sentence):
    file.write_text(HEAD, encoding="utf-8")
    code, out, err = call(*[argument.format(**ids) for argument in arguments])
    assert (code > 0, out, err.count("\n")) == (True, "", 1)
    assert sentence.format(**ids) in err
    assert "bug" not in err
    assert file.read_text("utf-8") == HEAD


@pytest.mark.parametrize(
    ("first", "second", "cause"),
    [
        (["{money}", "--set", "projects=12"], ["{money}", "--set", "projects=13"], "`projects`"),
        (["{money}", "--set", "projects=12"], ["{money}", "--reject"], "`projects`"),
        (["{money}", "--reject"], ["{money}", "--set", "projects=13"], "rejects this fact"),
        (
            ["000", "--reads", "a", "--quote", "€190m"],
            ["000", "--reads", "b", "--quote", "€190m"],
            "already says how these words read",
        ),
        (
            ["000", "--add", "event", "--set", "name=x", "--quote", "Grants"],
            ["000", "--add", "event", "--set", "name=y", "--quote", "Grants"],
            "already adds 000-event-",
        ),
    ],
)
def test_two_corrections_never_fight(call, file, ids, first, second, cause):
    assert call(*[a.format(**ids) for a in first], "--reason", "r")[0] == 0
    before = file.read_bytes()
    code, _, err = call(*[a.format(**ids) for a in second], "--reason", "s")
    assert (code, err.count("\n"), file.read_bytes()) == (1, 1, before)
    assert cause in err


def test_fights_written_by_hand_are_found(call, seeds, file):
    one = 'kind = "funding"\nset = {{projects = {}}}'
    file.write_text("".join(entry("000", "€190m", one.format(n)) for n in (1, 2)), "utf-8")
    article = articles.read(seeds / "000_roads.txt")
    with pytest.raises(Problem) as caught:
        corrections.apply(corrections.load(file), article, extract.facts_of(article))
    assert "correction 2, line 7 (“€190m”): correction 1, line 1 already gives `projects`" in str(
        caught.value
    )
    code, _, err = call("000", "--doubt", "x", "--quote", "EU", "--reason", "r")
    assert (code, err) == (0, "")  # of others' troubles `wbdossier check` tells


@pytest.mark.parametrize("content", [b"[[correction]\n", b"\xff", b"correction = 1\n"])
def test_a_file_that_is_not_valid_is_left_alone(call, file, ids, content):
    file.write_bytes(content)
    code, _, err = call(ids["money"], "--reject", "--reason", "r")
    assert (code, err.count("\n"), file.read_bytes()) == (1, 1, content)


def test_inline_corrections_are_left_alone(call, file, ids):
    file.write_text('correction = [{doc="000", words="EU", reads="E", reason="r"}]\n')
    code, _, err = call(ids["money"], "--reject", "--reason", "r")
    assert code == 1
    assert "write each one as [[correction]]" in err


# How it is written


def test_permissions_stay_and_nothing_is_left_behind(call, seeds, file, ids):
    file.write_text(HEAD)
    file.chmod(0o640)
    assert call(ids["money"], "--reject", "--reason", "r")[0] == 0
    assert file.stat().st_mode & 0o777 == 0o640
    assert {p.name for p in seeds.iterdir() if p.name.startswith(".")} <= {".corrections.toml.lock"}


def test_a_write_that_fails_leaves_the_file(call, seeds, file, ids, monkeypatch):
    file.write_text(HEAD)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wbdossier.corrections.writing.os.replace", fail)
    code, _, err = call(ids["money"], "--reject", "--reason", "r")
    assert (code, err.count("\n"), file.read_text()) == (1, 1, HEAD)
    assert not [p for p in seeds.iterdir() if p.name.startswith(".") and p.suffix != ".lock"]


def test_two_at_once_wait_for_each_other(call, file, ids, monkeypatch):
    monkeypatch.setattr(writing, "PATIENCE", 0.1)
    with FileLock(file.with_name(".corrections.toml.lock")):
        code, _, err = call(ids["money"], "--reject", "--reason", "r")
    assert (code, file.exists()) == (1, False)
    assert "another process" in err


def test_many_at_once_lose_nothing(seeds, file, ids):
    process = [sys.executable, "-c", "from wbdossier.cli import main; main()", "correct"]
    wanted = [("projects=12", ids["money"]), ("count=1", ids["first"]), ("count=2", ids["second"])]
    running = [
        subprocess.Popen(
            [*process, id, "--set", field, "--reason", "r", "--seeds", str(seeds)],
            stdout=subprocess.DEVNULL,
        )
        for field, id in wanted
    ]  # fmt: skip
    assert [each.wait() for each in running] == [0, 0, 0]
    assert {c.fact for c in corrections.load(file).entries} == {id for _, id in wanted}


def test_the_table_of_corrections_says_lists_and_nothing_in_words(call, seeds, file, ids):
    given = ("--set", "recipients=AL,BA", "--set", "role=", "--reason", "r")
    assert call(ids["money"], *given)[0] == 0
    article = articles.read(seeds / "000_roads.txt")
    applied = corrections.apply(corrections.load(file), article, extract.facts_of(article))
    assert applied.log[0].says == "recipients = AL, BA, role = nothing"
