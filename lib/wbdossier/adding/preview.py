"""What an addition would bring: its sidecar, and each fact in its sentence, the quote marked."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

import click

from wbdossier import printing
from wbdossier.adding import Addition
from wbdossier.records import Article, Fact

WIDTH = 100
INDENT = "    "
MARKED = re.compile(r"\[\[.*\]\]", re.S)


def show(addition: Addition, facts: Iterable[Fact]) -> None:
    """Print the sidecar and the facts."""
    click.echo(f"would write {addition.target}\nwith {addition.target.with_suffix('.toml')}:\n")
    click.echo(textwrap.indent(addition.sidecar, INDENT))
    found = sorted(facts, key=lambda fact: (fact.start, fact.end))
    for fact in found:
        click.echo(f"{fact.kind}: {printing.fields(fact)}")
        click.echo(f"{_in_sentence(addition.article, fact)}\n")
    click.echo(f"{len(found)} facts; nothing was written")


def _in_sentence(article: Article, fact: Fact) -> str:
    """The sentence around a fact, its quote in brackets, and bold where the terminal can."""
    around = article.passage(fact.span)
    before, after = article.text[around.start : fact.start], article.text[fact.end : around.end]
    words = " ".join(f"{before}[[{fact.quote}]]{after}".split())
    shown = textwrap.fill(words, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    return MARKED.sub(lambda match: click.style(match[0], bold=True), shown)
