"""The build described as an RO-Crate: by the validator of the profiles, and fact by fact."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from urllib.parse import unquote

import pytest
import rocrate
import tiny
from rocrate.rocrate import ROCrate
from rocrate_validator import models, services
from rocrate_validator.utils.http import HttpRequester

from wbdossier import about, crate, staging
from wbdossier import build as building
from wbdossier.build import Plan, build
from wbdossier.errors import Problem

ARTICLE = "A title\n\nThe EU has given €5m of grants to Albania, Ms Doe said.\n"
SIDECAR = 'publisher = "Gazette"\ndate = "2024-05-06"\ndate_basis = "stated"\ndate_note = "Said."\n'
RUNS = """\
[[run]]
name = "country-{country}"
notebook = "by/a country.ipynb"
each.country = ["AL", "BA"]

[[run]]
name = "runs"
notebook = "plain.ipynb"
"""
# The context of RO-Crate 1.1 is on no index; the library brings that of 1.3, which differs for what
# is used here in these four names alone.
BIOSCHEMAS = "https://bioschemas.org/"
IN_1_1 = {
    "ComputationalWorkflow": f"{BIOSCHEMAS}ComputationalWorkflow",
    "FormalParameter": f"{BIOSCHEMAS}FormalParameter",
    "input": f"{BIOSCHEMAS}ComputationalWorkflow#input",
    "output": f"{BIOSCHEMAS}ComputationalWorkflow#output",
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    folder = tmp_path_factory.mktemp("crate")
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "000_a.txt").write_text(ARTICLE, encoding="utf-8")
    (seeds / "000_a.toml").write_text(SIDECAR, encoding="utf-8")
    tiny.notebook(folder / "notebooks" / "by" / "a country.ipynb", parameters=tiny.COUNTRY)
    tiny.notebook(folder / "notebooks" / "plain.ipynb")
    (folder / "notebooks" / "runs.toml").write_text(RUNS)
    made = Plan(seeds, folder / "out", folder / "notebooks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "LIBRARY", Path(tiny.__file__))
        build(made)
        yield made


@pytest.fixture(scope="module")
def entities(plan: Plan) -> dict[str, dict[str, Any]]:
    graph = json.loads((plan.out / crate.FILE).read_text("utf-8"))["@graph"]
    return {entity["@id"]: entity for entity in graph}


def ids(value: Any) -> list[str]:
    return [each["@id"] for each in (value if isinstance(value, list) else [value])]


def context() -> dict[str, Any]:
    file = Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld"
    return {"@context": json.loads(file.read_text("utf-8"))["@context"] | IN_1_1}


@pytest.mark.parametrize("profile", ["provenance-run-crate-0.5", "workflow-ro-crate-1.0"])
def test_the_validator_finds_nothing_that_must_be_otherwise(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str
) -> None:
    asked = []

    def get(address: str, **_: object) -> Mock:
        asked.append(address)
        return Mock(status_code=200, json=context, headers={"Content-Type": "application/ld+json"})

    monkeypatch.setattr(HttpRequester, "get", staticmethod(get), raising=False)
    settings = services.ValidationSettings(
        rocrate_uri=str(plan.out),
        profile_identifier=profile,
        requirement_severity=models.Severity.REQUIRED,
        offline=True,
        cache_path=tmp_path / "cache",
        abort_on_first=False,
    )
    result = services.validate(settings)
    assert [(i.check.identifier, i.message) for i in result.get_issues()] == []
    assert set(asked) == {"https://w3id.org/ro/crate/1.1/context"}


def test_the_library_reads_it_and_every_file_is_there(plan: Plan) -> None:
    read = ROCrate(plan.out)
    files = [e for e in read.data_entities if not e.id.startswith("ni:")]
    assert {"data/funding.csv", "notebooks/runs.ipynb", "site/index.html"} <= {e.id for e in files}
    for entity in files:
        content = (plan.out / unquote(entity.id)).read_bytes()
        assert entity["sha256"] == hashlib.sha256(content).hexdigest()
        assert entity["contentSize"] == str(len(content))
    assert read.mainEntity.id == "workflow/runs.toml"


def test_a_run_says_what_it_ran_with_what_and_what_came_out(
    entities: dict[str, dict[str, Any]],
) -> None:
    action = entities["#run-country-AL"]
    assert ids(action["instrument"]) == ["workflow/by/a%20country.ipynb"]
    assert ids(action["result"]) == ["notebooks/country-AL.ipynb", "site/countries/AL.html"]
    assert "data/funding.csv" in ids(action["object"])
    value = entities["#by/a%20country.ipynb/country/country-AL"]
    assert value["@id"] in ids(action["object"])
    assert (value["name"], value["value"]) == ("country", "AL")
    formal = entities[ids(value["exampleOfWork"])[0]]
    assert formal["description"] == "Whose page it is"
    assert len(formal["workExample"]) == 2
    assert not [each for each in entities if each.startswith("#plain.ipynb")]


def test_articles_are_named_by_their_hash_and_stay_their_publishers(
    plan: Plan, entities: dict[str, dict[str, Any]]
) -> None:
    (article,) = [entity for name, entity in entities.items() if name.startswith("ni:")]
    assert article["sha256"] == hashlib.sha256((plan.seeds / "000_a.txt").read_bytes()).hexdigest()
    assert article["name"] == "000_a.txt"
    assert article["conditionsOfAccess"]
    assert article["@id"] in ids(entities["#reading"]["object"])
    assert not list(plan.out.rglob("000_a.txt"))


def test_the_date_is_the_newest_of_the_inputs_and_no_clock_is_read(
    entities: dict[str, dict[str, Any]],
) -> None:
    assert entities["./"]["datePublished"] == "2024-05-06"
    times = {"startTime", "endTime", "dateCreated", "dateModified", "sdDatePublished"}
    assert not [name for name, entity in entities.items() if times & entity.keys()]
    assert entities["#wbdossier"]["softwareVersion"] == about.VERSION
    assert entities["workflow/requirements.lock"]["sha256"]


def test_without_any_date_there_is_none(plan: Plan, tmp_path: Path) -> None:
    undated = tmp_path / "seeds"
    undated.mkdir()
    (undated / "000_a.txt").write_text(ARTICLE, encoding="utf-8")
    build(replace(plan, seeds=undated, out=tmp_path / "out", only=["runs"]))
    graph = json.loads((tmp_path / "out" / crate.FILE).read_text("utf-8"))["@graph"]
    (root,) = [entity for entity in graph if entity["@id"] == "./"]
    assert "datePublished" not in root
    assert not (tmp_path / "out" / "workflow" / "by").exists()


def test_a_build_that_fails_leaves_the_last_crate(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {p: p.read_bytes() for p in plan.out.rglob("*") if p.is_file()}

    def fail(*_: object) -> None:
        raise Problem("the crate", "cannot be written", "mend it")

    monkeypatch.setattr(crate, "write", fail)
    with pytest.raises(Problem, match="cannot be written"):
        build(plan)
    assert {p: p.read_bytes() for p in plan.out.rglob("*") if p.is_file()} == before


def test_a_crate_of_others_is_not_replaced(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / crate.FILE).write_text("{}")
    with pytest.raises(Problem, match="was not made by a build"):
        build(replace(plan, out=tmp_path))
    assert (tmp_path / crate.FILE).read_text() == "{}"


def test_a_crate_is_taken_back_with_the_rest(plan: Plan, tmp_path: Path) -> None:
    shutil.copytree(plan.out, tmp_path, dirs_exist_ok=True)
    before = (tmp_path / crate.FILE).read_bytes()
    (tmp_path / staging.PREVIOUS).mkdir()
    (tmp_path / crate.FILE).rename(tmp_path / staging.PREVIOUS / crate.FILE)
    (tmp_path / crate.FILE).write_text("half")
    with pytest.raises(RuntimeError), staging.staged(tmp_path):
        raise RuntimeError("this build fails as well")
    assert (tmp_path / crate.FILE).read_bytes() == before
