"""From the command line to the report: corrections show with their reasons, stale ones by name."""

import shutil
from pathlib import Path

import commandline
import pytest
from lxml import html

from wbdossier import build, cite, dataset, paths, site
from wbdossier.errors import Problems

WHY = {
    "set": "The mission's own page has 1,500.",
    "drop": "The article only repeats a slogan.",
    "add": "The rules do not read “a handful”.",
}
LABELS = ("Corrected", "Entered by a person")  # of a note on an article's page


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.SEEDS, tmp_path / "seeds"))


@pytest.fixture
def run(monkeypatch, capsys, seeds):
    def called(command: str, *arguments: str) -> tuple[int, str, str]:
        return commandline.call(monkeypatch, capsys, command, *arguments, "--seeds", seeds)

    return called


@pytest.fixture
def corrected(seeds, run) -> tuple[str, str]:
    """Correct, reject and add one fact of article 000; return the ids of the first two."""
    facts = [f for f in build.tables(seeds)[0].facts if f.doc == "000"]
    troops = next(f.id for f in facts if f.quote == "1,600 troops")
    threat = next(f.id for f in facts if f.kind == "threat")
    by = ("--by", "A. B.", "--on", "2024-06-30")
    assert run("correct", troops, "--set", "count=1500", "--reason", WHY["set"], *by)[0] == 0
    assert run("correct", threat, "--reject", "--reason", WHY["drop"], *by)[0] == 0
    add = ("--add", "personnel", "--quote", "EULEX in Kosovo", "--set", "mission=EULEX")
    assert run("correct", "000", *add, "--reason", WHY["add"], *by)[0] == 0
    return troops, threat


@pytest.fixture
def data(seeds, corrected, tmp_path) -> dataset.Dataset:
    made, problems = build.tables(seeds)
    assert problems == []
    dataset.write(made, tmp_path / "data")
    return made


def test_the_tables_have_them_with_their_reasons(data, corrected, tmp_path, monkeypatch):
    troops, threat = corrected
    rows = dataset.load("personnel", tmp_path / "data").set_index("id")
    assert rows.loc[troops, ["count", "origin", "note"]].tolist() == [
        1500,
        "corrected",
        WHY["set"],
    ]
    (added,) = rows[rows.origin == "curated"].to_dict("records")
    assert (added["mission"], added["note"], added["rule"]) == ("EULEX", WHY["add"], "correction")
    assert threat not in set(dataset.load("threat", tmp_path / "data").id)
    log = dataset.load("corrections", tmp_path / "data").set_index("reason")
    assert {action: log.loc[why, "action"] for action, why in WHY.items()} == {w: w for w in WHY}
    assert log.loc[WHY["drop"], "facts"] == [threat]
    assert log.loc[WHY["drop"], "date"] == "2024-06-30"
    monkeypatch.setenv("WBDOSSIER_OUT", str(tmp_path))
    cited = cite.quoted(rows.reset_index().query("origin != 'extracted'").iloc[[0]])
    assert 'class="wb curated"' in cited
    assert html.fragment_fromstring(str(cited)).get("title") in (WHY["set"], WHY["add"])


def test_the_report_shows_them_with_their_reasons(data, corrected, tmp_path):
    (tmp_path / "executed").mkdir()
    given = site.SiteInput(
        articles=data.articles,
        facts=data.facts,
        runs=(),
        executed=tmp_path / "executed",
        data=tmp_path / "data",
        corrections=data.corrections,
    )
    site.render(given, tmp_path / "site")
    for page in ("index.html", "articles/000.html"):
        tree = html.fromstring((tmp_path / "site" / page).read_text("utf-8"))
        shown = " ".join(tree.text_content().split())
        for said in (
            f"“1,600 troops” corrected as personnel (count = 1500): {WHY['set']} (A. B., 30 June",
            f"rejected as threat: {WHY['drop']} (A. B., 30 June",
            f"“EULEX in Kosovo” added as personnel (mission = EULEX): {WHY['add']} (A. B., 30 June",
        ):
            assert said in shown, page
    marked = {label: tree.xpath(f"//dt[text()='{label}']/../dd/text()") for label in LABELS}
    assert WHY["set"] in marked["Corrected"]
    assert WHY["add"] in marked["Entered by a person"]


@pytest.mark.usefixtures("corrected")
def test_all_that_an_edit_makes_stale_are_named_with_the_nearest_text(seeds, run):
    (file,) = seeds.glob("000_*.txt")
    text = file.read_bytes().decode()
    edited = text.replace("1,600 troops", "1,700 troops").replace(
        "EULEX in Kosovo", "EULEX  in northern Kosovo"
    )
    file.write_bytes(edited.encode())
    code, out, err = run("check")
    lines = [line for line in err.splitlines() if "corrections.toml" in line]
    assert (code, out) == (1, "")
    assert f"{file}: the file has changed since" in err
    assert len(lines) == 2
    entries = (seeds / "corrections.toml").read_text("utf-8").split("\n")
    header = entries.index('words = "1,600 troops"') - 1  # two lines above, counted from 1
    assert f"line {header} (“1,600 troops”)" in lines[0]
    assert "the nearest are “1,700 troops" in lines[0]
    assert "(“EULEX in Kosovo”): these words are not in article 000; the nearest are" in lines[1]

    sidecar = file.with_suffix(".toml")
    hashed = sidecar.read_text("utf-8").split("\n")
    kept = [line for line in hashed if not line.startswith("sha256")]
    sidecar.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(Problems) as caught:
        build.tables(seeds)
    assert str(caught.value).splitlines() == lines


@pytest.mark.usefixtures("corrected")
def test_words_quite_unlike_the_old_ones_are_named_by_the_fact_they_give(seeds, run):
    (file,) = seeds.glob("000_*.txt")
    text = file.read_bytes().decode()
    file.write_bytes(text.replace("1,600 troops", "2,500 peacekeepers").encode())
    _, _, err = run("check")
    assert "are not in article 000; the nearest is “2,500 peacekeepers” (000-personnel-" in err


def test_a_fact_no_longer_found_is_named_with_the_nearest_of_its_kind(seeds, corrected):
    troops, _ = corrected
    file = seeds / "corrections.toml"
    content = file.read_text("utf-8").replace(troops, "000-personnel-000000")
    file.write_text(content.replace('doc = "003"', 'doc = "009"'), encoding="utf-8")
    with pytest.raises(Problems) as caught:
        build.tables(seeds)
    said = str(caught.value)
    assert f"the nearest is “1,600 troops” ({troops})" in said
    assert "there is no article '009'" in said
