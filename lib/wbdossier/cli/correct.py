"""`wbdossier correct`: a fact set right, rejected or added."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wbdossier import paths
from wbdossier.cli.options import FOLDER, KINDS

if TYPE_CHECKING:
    from wbdossier.correcting import Done
    from wbdossier.records import Fact

WIDEST = 100  # columns


@click.command()
@click.argument("target", metavar="ID")
@click.option("--set", "fields", multiple=True, metavar="FIELD=VALUE", help="May be repeated.")
@click.option("--reject", is_flag=True, help="The fact is wrong: take it out.")
@click.option("--add", type=click.Choice(KINDS), metavar="KIND", help="Add a missed fact.")
@click.option("--reads", metavar="TEXT", help="How the words should read, in every fact.")
@click.option("--doubt", metavar="TEXT", help="What is doubtful about the words.")
@click.option("--quote", "--words", "words", metavar="WORDS", help="Words of the article.")
@click.option("--nth", type=click.IntRange(min=1), help="Which of several places they stand in.")
@click.option("--reason", metavar="TEXT", help="Why; the report shows it.")
@click.option("--by", metavar="NAME", help="Who says so.")
@click.option("--on", "date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="When.")
@click.option("--seeds", type=FOLDER, default=paths.SEEDS, help="Folder of articles.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
def correct(fields: tuple[str, ...], seeds: Path, dry_run: bool, **asked: Any) -> None:
    """Write a correction into the corrections.toml beside the articles.

    ID is a fact's to set or reject it, an article's to add what was missed or to mark its words:

    \b
      correct FACT --set count=1500 --set bound=about --reason "…"
      correct FACT --reject --reason "…"
      correct ARTICLE --add personnel --quote "…" --set count=9 --reason "…"
      correct ARTICLE --reads "…" --quote "…" --reason "…"
      correct ARTICLE --doubt "…" --quote "…" --reason "…"

    FIELD= without a value empties it; the items of a list are parted by commas.
    """
    _check(fields, asked)
    from wbdossier import correcting

    if asked["date"]:
        asked["date"] = asked["date"].date()
    wish = correcting.Wish(fields=_pairs(fields), **asked)
    done = correcting.correct(wish, seeds, dry_run)
    click.echo("\n".join(_told(done, dry_run)))


def _check(fields: tuple[str, ...], asked: dict[str, Any]) -> None:
    """Refuse what cannot be one correction, before anything is read."""
    of_fact = [asked["reject"], bool(fields) and not asked["add"]]
    of_article = [asked[name] is not None for name in ("add", "reads", "doubt")]
    if sum(of_fact + of_article) != 1:
        raise click.UsageError("Say one thing: --set, --reject, --add, --reads or --doubt.")
    if any(of_article) and not (asked["words"] or "").strip():
        raise click.UsageError("Give the words of the article it is about with --quote.")
    if any(of_fact) and asked["words"]:
        raise click.UsageError("A fact has its quote: leave --quote out, or name an article.")
    if asked["nth"] and not asked["add"]:
        raise click.UsageError("--nth goes with --add.")
    if not (asked["reason"] or "").strip():
        raise click.UsageError("Say why with --reason; the report shows it.")


def _pairs(fields: tuple[str, ...]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for field in fields:
        name, sign, value = field.partition("=")
        if not sign or not name.strip():
            raise click.UsageError(f"--set {field!r} gives no value; write FIELD=VALUE.")
        if name.strip() in pairs:
            raise click.UsageError(f"--set gives {name.strip()} twice.")
        pairs[name.strip()] = value.strip()
    return pairs


def _told(done: Done, dry_run: bool) -> Iterator[str]:
    """Yield what the facts said and say, and the lines of the file, as lines."""
    for before, after in done.changes:
        yield from _change(done, before, after)
    if not done.changes:
        yield "No fact changes; the correction documents the words."
    lines = done.lines
    where = f"line {done.line} to {done.line + len(lines) - 1}"
    yield f"\n{'Not written' if dry_run else 'Written'}: {done.file}, {where}"
    yield from lines


def _change(done: Done, before: Fact | None, after: Fact | None) -> Iterator[str]:
    """Yield what happened to one fact, its sentence, and its fields."""
    from wbdossier import wording

    if not (fact := after or before):
        return
    what = "is added" if not before else "is rejected" if not after else "changes"
    yield f"{fact.id} {what}:"
    yield _wrapped(wording.sentence(done.article, fact.span))
    yield from _fields(before, after)


def _fields(before: Fact | None, after: Fact | None) -> Iterator[str]:
    """Yield the fields that differ, ``was → is``; of a fact added or rejected those it has."""
    was, now = _values(before), _values(after)
    for name in now or was:
        if was.get(name, "") != now.get(name, ""):
            both = [values[name] or "(empty)" for values in (was, now) if values]
            yield _wrapped(f"{name}: {' → '.join(both)}")


def _wrapped(text: str) -> str:
    """Return a text in lines as wide as the terminal, or 80 where there is none."""
    width = min(WIDEST, shutil.get_terminal_size().columns)
    return textwrap.fill(text, width, initial_indent="  ", subsequent_indent="    ")


def _values(fact: Fact | None) -> dict[str, str]:
    from wbdossier.schema import own_columns

    names = [*own_columns(fact.kind), "origin", "note"] if fact else []
    return {name: _shown(getattr(fact, name)) for name in names}


def _shown(value: Any) -> str:
    """Return a value as it would be typed."""
    if isinstance(value, tuple):
        return ", ".join(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
