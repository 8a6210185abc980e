"""What the README says is what the data and the program say."""

from __future__ import annotations

import re

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


def test_every_command_it_shows_exists() -> None:
    shown = set(re.findall(r"wbdossier (\w+)", README))
    assert shown <= set(cli.commands.commands)
    targets = set(re.findall(r"^(?:make|`make) (\w+)", README, re.M))
    assert targets <= set(re.findall(r"^(\w+):", (paths.ROOT / "Makefile").read_text(), re.M))


def test_every_file_it_links_to_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (paths.ROOT / link).exists()] == []
