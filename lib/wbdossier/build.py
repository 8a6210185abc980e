"""The whole way: articles, facts, tables, runs, site, put in place only when all is done."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
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
    stamp,
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
    scheduler: str | None = None  # address of a Dask cluster that does the work


def build(plan: Plan, progress: Progress | None = None) -> list[Problem]:
    """Make ``data``, ``notebooks`` and ``site`` in ``plan.out``, and what describes them.

    An article that cannot be read is left out, and a number without a source stays in the report;
    the list returned says so. Anything else that goes wrong raises, and leaves the results of the
    last build as they were.
    """
    progress = progress or Progress()
    with _ready(plan):
        return _build(plan, progress)


def _build(plan: Plan, progress: Progress) -> list[Problem]:
    with progress.stage("facts"):
        data, problems = tables(plan.seeds)
    runs, chosen = _runs(plan, data)
    with progress, staged(plan.out) as stage:
        dataset.write(data, stage / "data")
        progress.say(f"{len(data.articles)} articles, {len(data.facts)} facts")
        with progress.stage("runs"):
            done, report = _Work(plan, stage, progress, runs, chosen).execute(data)
        with progress.stage("report"):
            problems += report.write(stage / "site")
            crate.write(data, done, plan.notebooks, paths.LOCK, stage)
        progress.say(progress.summary())
    stamp.took(plan.out, progress.seconds())
    if not problems:
        stamp.write(stamp.Stamp.of(plan.seeds, plan.notebooks, plan.out), plan.out)
    return problems


def _ready(plan: Plan) -> AbstractContextManager[None]:
    """Get ready to execute, while the facts are read, where it is certain that there is work."""
    certain = plan.force or not keys.load(plan.out / "notebooks")
    return run.expected(plan.notebooks) if certain and not plan.scheduler else nullcontext()


def reasons(plan: Plan) -> dict[str, list[str]]:
    """Return why each run chosen would be executed again, and for what; nothing is executed."""
    data, _ = tables(plan.seeds)
    _, chosen = _runs(plan, data)
    with tempfile.TemporaryDirectory() as folder:
        dataset.write(data, Path(folder, "data"))
        ground = keys.Ground(Path(folder), LIBRARY, paths.LOCK)
        records = keys.load(plan.out / "notebooks")
        return {e.name: _why(e, records.get(e.name), plan, ground) for e in chosen}


def _runs(plan: Plan, data: Dataset) -> tuple[list[Run], list[Run]]:
    """Return all runs, and those chosen; their parameters are checked."""
    runs = run.load(plan.notebooks / "runs.toml", [article.id for article in data.articles])
    chosen = run.select(runs, plan.only)
    run.check(runs)
    return runs, chosen


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


@dataclass
class _Work:
    """The runs of one build."""

    plan: Plan
    stage: Path
    progress: Progress
    runs: Sequence[Run]
    chosen: Sequence[Run]

    def execute(self, data: Dataset) -> tuple[list[Run], site.Report]:
        """Execute the chosen runs that have changed, keep the others.

        Returns the runs there are, and the report with the pages of those executed.
        """
        folder, ground = self.stage / "notebooks", keys.Ground(self.stage, LIBRARY, paths.LOCK)
        folder.mkdir()
        records = self._kept(ground)
        due = [each for each in self.chosen if each.name not in records]
        there = [each for each in self.runs if each.name in records or each in due]
        self.progress.expect(each.name for each in there)
        before = stamp.seconds(self.plan.out)
        due.sort(key=lambda each: -before.get(each.name, float("inf")))  # the longest first
        with self._executing(due, folder) as ends:
            for each in there:
                if each not in due:
                    records[each.name] = self._keep(each, records[each.name], folder)
            report = site.Report(self._input(data, there, folder))
            for each in ends:
                copy = folder / f"{each.name}.ipynb"
                records[each.name] = keys.recorded(each, ground, self._notes / each.name, copy)
                report.take(each)
        keys.save(folder, records)
        return there, report

    @property
    def _notes(self) -> Path:
        return self.stage / "notes"

    @contextmanager
    def _executing(self, due: Sequence[Run], folder: Path) -> Iterator[Iterable[Run]]:
        if not due:
            yield ()
            return
        failed = self.plan.out / "failed"
        shutil.rmtree(failed, ignore_errors=True)
        with run.executing(
            due,
            run.Places(folder, self.stage, failed, self._notes),
            jobs=self.plan.jobs,
            scheduler=self.plan.scheduler,
            progress=self.progress,
        ) as ends:
            yield ends

    def _kept(self, ground: keys.Ground) -> dict[str, keys.Record]:
        """Return the records of the runs that need not be executed: unchanged, or not chosen."""
        last = self.plan.out / "notebooks"
        records = keys.load(last)
        return {
            each.name: records[each.name]
            for each in self.runs
            if keys.intact(last, each.name, records.get(each.name))
            and (each not in self.chosen or not _why(each, records[each.name], self.plan, ground))
        }

    def _keep(self, each: Run, record: keys.Record, folder: Path) -> keys.Record:
        """Take over the last executed copy; where the prose has changed, with the new prose."""
        last, copy = self.plan.out / "notebooks", folder / f"{each.name}.ipynb"
        chosen = each in self.chosen
        self.progress.skip(each.name, "unchanged" if chosen else "kept")
        if not chosen or record.notebook == keys.digest(each.notebook):
            shutil.copyfile(last / copy.name, copy)
            return record
        run.graft(each, last / copy.name, copy)
        return keys.again(record, each, copy)

    def _input(self, data: Dataset, runs: Sequence[Run], executed: Path) -> site.SiteInput:
        return site.SiteInput(
            articles=data.articles,
            facts=data.facts,
            runs=runs,
            executed=executed,
            data=self.stage / "data",
            corrections=data.corrections,
            lock=paths.LOCK,
            kept=stamp.kept(self.plan.out),
            ground=stamp.ground(self.plan.seeds, [(r.name, r.parameters) for r in runs]),
        )


def _why(each: Run, record: keys.Record | None, plan: Plan, ground: keys.Ground) -> list[str]:
    """Return why a run must be executed again; nothing when it need not."""
    why = ["--force"] if plan.force else []
    if record and not keys.intact(plan.out / "notebooks", each.name, record):
        why.append("its executed copy has changed")
    return why + list(ground.changed(each, record))
