"""What the README says is what the data and the program say."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from wbdossier import cli, dataset, english, paths

README = (paths.ROOT / "README.md").read_text("utf-8")
FOUND = README.partition("## What the five articles say")[2].partition("\n## ")[0]


def told(number: float) -> list[str]:
    return [f"{int(number):,}", english.number_words(int(number))]


def figures() -> list[list[str]]:
    """Each figure of the data, in every way the README may write it."""
    sums = dataset.load("funding")
    counts = [*dataset.load("personnel")["count"], *dataset.load("agreement")["count"].dropna()]
    money = [[english.money(a, c)] for a, c in zip(sums["amount"], sums["currency"], strict=True)]
    return money + [told(count) for count in counts]


@pytest.mark.parametrize("ways", figures(), ids=lambda ways: ways[0])
def test_every_figure_of_the_data_is_told(ways: list[str]) -> None:
    assert any(re.search(rf"(?<![\d,]){re.escape(w)}(?!\d)", FOUND) for w in ways)


def test_the_number_of_events_is_that_of_the_data() -> None:
    events = dataset.load("event")
    assert f"{len(events)} events" in FOUND


def row(question: str) -> tuple[str, str]:
    """What was found, and the articles it was found in, as the table's cells have it."""
    (line,) = re.findall(rf"^\| {re.escape(question)}[^|]*\| ([^|]+) \| ([^|]+) \|$", FOUND, re.M)
    return line


def of_articles(kind: str, where: str) -> pd.DataFrame:
    found = dataset.load(kind)
    return found[found["doc"].isin(where.split(", "))]


def numbers(text: str) -> list[str]:
    """Numbers up to ten in words, and those in digits, in order."""
    small = "|".join(map(english.number_words, range(1, 11)))
    return re.findall(rf"\b(?:{small}|\d+)\b", text.lower())


def test_the_row_on_accession_is_the_data() -> None:
    found, where = row("How far towards the EU")
    steps, stands = of_articles("accession", where), of_articles("position", where)
    done = steps[steps["status"].notna() & ~steps["expected"]]
    assert [n for n in numbers(found) if n not in where] == list(done["date"])
    for country, status, date in done[["country", "status", "date"]].itertuples(index=False):
        assert f"{english.name(country)} {status} in {date}" in found
    ((country, date),) = steps[steps["expected"]][["country", "date"]].itertuples(index=False)
    month = english.date_words(date)
    assert f"{english.name(country)} is hoped to open negotiations in {month}" in found
    others = steps[steps["status"].isna()]
    assert others["quote"].str.contains("at various stages").all()
    ((actor, object_),) = stands[stands["quote"].str.contains("has not supported")][
        ["actor", "object"]
    ].itertuples(index=False)
    assert f'{english.name(actor)} "has not supported" {object_}.' in found


def test_the_row_on_futures_is_the_data() -> None:
    found, where = row("Which futures?")
    told_of = of_articles("scenario", where)
    (horizon,) = told_of["horizon"].unique()
    total, *parts = told_of["count"].sum(), *told_of["count"]
    assert numbers(found) == [
        english.number_words(total),
        horizon,
        *map(english.number_words, parts),
    ]
    (place,) = told_of["place"].dropna()
    assert f"in {place}" in found


def test_every_command_it_shows_exists() -> None:
    shown = set(re.findall(r"wbdossier (\w+)", README))
    assert shown <= set(cli.commands.commands)
    targets = set(re.findall(r"^(?:make|`make) (\w+)", README, re.M))
    assert targets <= set(re.findall(r"^(\w+):", (paths.ROOT / "Makefile").read_text(), re.M))


def test_every_file_it_links_to_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (paths.ROOT / link).exists()] == []
