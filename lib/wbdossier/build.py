"""The whole way: articles, facts, tables, runs, site, put in place only when all is done."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wbdossier import (
    articles,
    collection,
    corrections,
    crate,
    dataset,
    paths,
    run,
    site,
    syndication,
)
from wbdossier.dataset import Dataset
from wbdossier.errors import Problem, Problems
from wbdossier.records import Article, Fact
from wbdossier.run import Run, keys
from wbdossier.run.progress import Progress
from wbdossier.schema import CorrectionRow
from wbdossier.staging import staged

LIBRARY = Path(__file__).parent


@dataclass
class Plan:
    """What is asked of a build."""

    seeds: Path = paths.SEEDS
    out: Path = field(default_factory=paths.outputs)
    notebooks: Path = paths.NOTEBOOKS
    only: Sequence[str] = ()  # names of runs; the others stay as the last build left them
    jobs: int | None = None
    force: bool = False  # execute what has not changed as well


def build(plan: Plan, progress: Progress | None = None) -> list[Problem]:
    """Make ``data``, ``notebooks`` and ``site`` in ``plan.out``, and what describes them.

    An article that cannot be read is left out, and a number without a source stays in the report;
    the list returned says so. Anything else that goes wrong raises, and leaves the results of the
    last build as they were.
    """
    data, problems = tables(plan.seeds)
    runs = run.load(plan.notebooks / "runs.toml", [article.id for article in data.articles])
    chosen = run.select(runs, plan.only)
    run.check(runs)
    progress = progress or Progress()
    with progress, staged(plan.out) as stage:
        dataset.write(data, stage / "data")
        progress.say(f"{len(data.articles)} articles, {len(data.facts)} facts")
        done = _execute(runs, chosen, plan, stage, progress)
        problems += site.render(
            site.SiteInput(
                articles=data.articles,
                facts=data.facts,
                runs=done,
                executed=stage / "notebooks",
                data=stage / "data",
                corrections=data.corrections,
                lock=paths.LOCK,
            ),
            stage / "site",
        )
        crate.write(data, done, plan.notebooks, paths.LOCK, stage)
    return problems


def tables(seeds: Path) -> tuple[Dataset, list[Problem]]:
    """Return the data set of a folder of articles, and what is wrong with some of them.

    Raises Problems that name every stale correction, or why no article could be read.
    """
    problems: list[Problem] = []
    files = collection.distinct(articles.find([seeds]), problems.append)
    known = collection.corrections_in(seeds)
    stale = corrections.without_article(known, {articles.article_id(file) for file in files})
    read: list[Article] = []
    facts: list[Fact] = []
    log: list[CorrectionRow] = []
    for article in collection.readable(files, problems.append):
        try:
            applied = collection.corrected(article, known, problems.append)
        except Problem as problem:
            stale.append(problem)
            continue
        if applied:
            read.append(article)
            facts += applied.facts
            log += applied.log
    if stale or not read:
        raise Problems(problems + stale)
    return dataset.build(syndication.marked(read, problems.append), facts, log), problems


def _execute(
    runs: Sequence[Run], chosen: Sequence[Run], plan: Plan, stage: Path, progress: Progress
) -> list[Run]:
    """Execute the chosen runs that have changed, keep the others; return those there are."""
    executed, last = stage / "notebooks", plan.out / "notebooks"
    executed.mkdir()
    ground = keys.Ground.of(stage / "data", LIBRARY, paths.LOCK)
    now = {each.name: ground.key(each) for each in chosen}
    kept = _kept(runs, now, last, plan.force)
    due = [each for each in chosen if each.name not in kept]
    progress.expect(each.name for each in runs if each.name in kept or each.name in now)
    for name in kept:
        shutil.copyfile(last / f"{name}.ipynb", executed / f"{name}.ipynb")
        progress.skip(name, "unchanged" if name in now else "kept")
    if due:
        failed = plan.out / "failed"
        shutil.rmtree(failed, ignore_errors=True)
        run.execute(due, executed, jobs=plan.jobs, progress=progress, out=stage, failed=failed)
    keys.save(executed, kept | {each.name: now[each.name] for each in due})
    return [each for each in runs if each in due or each.name in kept]


def _kept(runs: Iterable[Run], now: dict[str, str], last: Path, force: bool) -> dict[str, str]:
    """Return the keys of the runs whose last executed copy stays: unchanged, or not chosen."""
    records = keys.load(last)
    return {
        each.name: records[each.name].key
        for each in runs
        if keys.intact(last, each.name, records.get(each.name))
        and (each.name not in now or (records[each.name].key == now[each.name] and not force))
    }
