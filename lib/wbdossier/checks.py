"""Is everything consistent and current? Each check yields a Problem for each thing that is not."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path

import msgspec

from wbdossier import (
    articles,
    build,
    collection,
    corrections,
    dataset,
    dictionary,
    extract,
    paths,
    run,
    site,
)
from wbdossier.errors import Problem, Problems
from wbdossier.records import Article
from wbdossier.run import parameters

DICTIONARY = paths.ROOT / "docs" / "data-dictionary.md"
BUILD = "run `make report` and commit the result"
EXECUTE = "restart the kernel, run all cells and save"


def findings(
    seeds: Path = paths.SEEDS, notebooks: Path | None = None, data: Path | None = None
) -> Iterator[Problem]:
    """Yield everything that is wrong, one check after the other."""
    notebooks, data = notebooks or paths.NOTEBOOKS, data or paths.OUTPUTS / "data"
    checks: list[Callable[[], Iterator[Problem]]] = [
        lambda: sidecars(seeds),
        lambda: changed(seeds),
        lambda: tables(seeds, data),
        lambda: runs(notebooks, seeds),
        lambda: executed(notebooks),
        lambda: numbers(notebooks, seeds),
        documents,
    ]
    for check in checks:
        try:
            yield from check()
        except Problems as problems:
            yield from problems.each
        except Problem as problem:
            yield problem


def sidecars(seeds: Path) -> Iterator[Problem]:
    """Every article has a sidecar that holds its hash, and every sidecar an article."""
    files = articles.find([seeds])
    for file in files:
        beside = file.with_suffix(".toml")
        if not beside.is_file():
            yield Problem(file, "has no sidecar", f"write {beside.name} (publisher, date, sha256)")
        elif not articles.read_sidecar(beside).sha256:
            yield Problem(beside, "holds no sha256", "add the article's, so that changes show")
    known = {file.stem for file in files} | {"corrections"}
    for beside in sorted(seeds.glob("*.toml")):
        if beside.stem not in known:
            yield Problem(beside, "has no article", "remove it, or restore the .txt beside it")


def tables(seeds: Path, data: Path) -> Iterator[Problem]:
    """The articles can be read, the corrections fit, the committed tables are what they give."""
    fresh, problems = build.tables(seeds)
    yield from problems
    with tempfile.TemporaryDirectory() as folder:
        dataset.write(fresh, Path(folder))
        for name in sorted({p.name for f in (Path(folder), data) for p in f.glob("[!.]*")}):
            yield from _same(Path(folder, name), data / name)


def changed(seeds: Path) -> Iterator[Problem]:
    """The corrections fit also those articles that changed since their sidecars were written.

    `tables` leaves these out, and says so; here is which corrections the new text makes stale.
    """
    for file in articles.find([seeds]):
        with suppress(Problem):  # `tables` says what keeps an article from being read at all
            article = _if_changed(file)
            if article:
                known = collection.corrections_in(seeds)
                yield from corrections.attempt(known, article, extract.facts_of(article))[1]


def _if_changed(file: Path) -> Article | None:
    """Return an article as its file now is, unless that is as its sidecar says."""
    sidecar, data = articles.sidecar_of(file), articles.content(file)
    if sidecar and sidecar.sha256 not in (None, hashlib.sha256(data).hexdigest()):
        return articles.of_content(data, file, msgspec.structs.replace(sidecar, sha256=None))
    return None


def runs(notebooks: Path, seeds: Path) -> Iterator[Problem]:
    """Runs give their notebooks what these accept, and no notebook is forgotten."""
    known = [articles.article_id(file) for file in articles.find([seeds])]
    listed = run.load(notebooks / "runs.toml", known)
    run.check(listed)
    for notebook in sorted(notebooks.glob("*.ipynb")):
        if notebook not in {each.notebook for each in listed}:
            yield Problem(notebook, "is in no run", "list it in runs.toml, or remove it")


def executed(notebooks: Path) -> Iterator[Problem]:
    """Committed notebooks were executed from top to bottom, without an error."""
    for notebook in sorted(notebooks.glob("*.ipynb")):
        code = [c for c in parameters.cells(notebook) if c.get("cell_type") == "code"]
        code = [c for c in code if parameters.source(c).strip()]
        if [c.get("execution_count") for c in code] != list(range(1, len(code) + 1)):
            yield Problem(notebook, "was not executed once from top to bottom", EXECUTE)
        outputs = [output for cell in code for output in cell.get("outputs", [])]
        if any(output.get("output_type") == "error" for output in outputs):
            yield Problem(notebook, "holds an error", EXECUTE)


def numbers(notebooks: Path, seeds: Path) -> Iterator[Problem]:
    """Every number that the committed notebooks' pages show has a source, which gives it."""
    from wbdossier.site.pages import Pages  # slow

    shown = [run.Run(notebook.stem, notebook) for notebook in sorted(notebooks.glob("*.ipynb"))]
    found, _ = build.tables(seeds)
    with tempfile.TemporaryDirectory() as folder:  # the pages link the tables that there are
        pages = Pages(
            site.SiteInput(
                articles=found.articles,
                facts=found.facts,
                runs=shown,
                executed=notebooks,
                data=Path(folder),
                corrections=found.corrections,
            )
        )
        pages.render()
    yield from pages.problems


def documents() -> Iterator[Problem]:
    """The data dictionary says what the record classes say."""
    if not DICTIONARY.is_file() or DICTIONARY.read_text("utf-8") != dictionary.markdown():
        remedy = f"python -m wbdossier.dictionary > {DICTIONARY}"
        yield Problem(DICTIONARY, "is not what the record classes say", remedy)


def _same(fresh: Path, committed: Path) -> Iterator[Problem]:
    """Compare two files line by line; the first that differs is named."""
    if not committed.exists():
        yield Problem(committed, "is missing", BUILD)
    elif not fresh.exists():
        yield Problem(committed, "belongs to no table", "remove it")
    elif fresh.read_bytes() != committed.read_bytes():
        pairs = zip_longest(fresh.read_bytes().split(b"\n"), committed.read_bytes().split(b"\n"))
        line = next(n for n, (new, old) in enumerate(pairs, 1) if new != old)
        cause = "is not what the articles and corrections give"
        yield Problem(committed, cause, BUILD, f"line {line}")
