"""Only what changed: which edit makes which runs execute again, and that no shortcut shows."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import tiny
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wbdossier import build as building
from wbdossier import paths, staging, stamp
from wbdossier.build import Plan, build, reasons
from wbdossier.cli import commands
from wbdossier.run import keys
from wbdossier.run.progress import Progress

ARTICLES = {
    "000_a.txt": "A title\n\nThe EU has given Albania €5m of grants. Ms Doe said so in Tirana.\n",
    "001_b.txt": "Another\n\nSerbia will get up to €7m of loans from the EU, Mr Roe said.\n",
    "002_c.txt": "A third\n\nNothing of note was said at the meeting.\n",
}
SIDECAR = 'publisher = "The Paper"\n'
CORRECTION = """\
[[correction]]
doc = "001"
words = "€7m"
kind = "funding"
set.amount = 8
reason = "a slip"
"""
TAKE = "from wbdossier import dataset\nfrom wbdossier.selection import Selection\n"
SHOW = TAKE + "[(r['quote'], r['amount']) for r in dataset.rows(Selection('funding'{}))]"
SOURCE = """\
(named,) = dataset.rows(Selection("articles", (article,), columns=("id", "publisher")))
[(named["publisher"], r["quote"]) for r in dataset.rows(Selection("funding", (article,)))]
"""
RUNS = """\
[[run]]
name = "all"
notebook = "all.ipynb"

[[run]]
name = "of-{country}"
notebook = "country.ipynb"
each.country = ["AL", "RS"]

[[run]]
name = "source-{article}"
notebook = "source.ipynb"
each.article = "articles"

[[run]]
name = "own"
notebook = "own.ipynb"
parameters.limit = 1
"""
OWN = "import helper\nprint(open('own.csv').read(), helper.SAID * limit)"
EVERY = {"all", "of-AL", "of-RS", "source-000", "source-001", "source-002", "own"}


@dataclass(frozen=True)
class Project:
    """A small collection of its own, with a copy of the library that is only hashed."""

    root: Path

    @property
    def plan(self) -> Plan:
        return Plan(self.root / "seeds", self.root / "out", self.root / "notebooks", jobs=2)

    def use(self, monkeypatch) -> None:
        library = self.root / "lib" / "wbdossier"
        monkeypatch.setattr(building, "LIBRARY", library)
        monkeypatch.setattr(stamp, "LIBRARY", library)
        monkeypatch.setattr(paths, "LOCK", self.root / "requirements.lock")

    def append(self, name: str, text: str) -> None:
        path = self.root / name
        path.write_text(path.read_text("utf-8") + text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text("utf-8")
        assert old in text
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")

    def cell(self, name: str, number: int, source: str) -> None:
        path = self.root / "notebooks" / name
        notebook = json.loads(path.read_text("utf-8"))
        notebook["cells"][number]["source"] = source
        path.write_text(json.dumps(notebook), encoding="utf-8")


def write(root: Path) -> Project:
    (root / "seeds").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (root / "seeds" / name).write_text(text, encoding="utf-8")
    (root / "seeds" / "000_a.toml").write_text(SIDECAR)
    books = root / "notebooks"
    country = 'country: str = "AL"  # its code'
    tiny.notebook(books / "all.ipynb", SHOW.format(""))
    tiny.notebook(
        books / "country.ipynb", SHOW.format(", countries=(country,)"), parameters=country
    )
    tiny.notebook(books / "source.ipynb", TAKE + SOURCE, parameters='article: str = ""  # its id')
    tiny.notebook(books / "own.ipynb", OWN)
    (books / "helper.py").write_text("SAID = 'hello '\n")
    (books / "own.csv").write_text("a,b\n")
    (books / "runs.toml").write_text(RUNS)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(paths.ROOT / "lib" / "wbdossier", root / "lib" / "wbdossier", ignore=ignored)
    (root / "requirements.lock").write_text("a==1\n")
    return Project(root)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Project:
    project = write(tmp_path_factory.mktemp("changed") / "project")
    with pytest.MonkeyPatch.context() as patch:
        project.use(patch)
        assert build(project.plan) == []
    return project


@pytest.fixture
def project(built, tmp_path, monkeypatch) -> Project:
    """A copy of the built one in another folder, as after a clone."""
    copy = Project(tmp_path / "elsewhere")
    shutil.copytree(built.root, copy.root)
    copy.use(monkeypatch)
    return copy


def states(plan: Plan) -> dict[str, str]:
    progress = Progress()
    assert build(plan, progress) == []
    return {name: status.state for name, status in progress.runs.items()}


def results(out: Path) -> dict[str, bytes]:
    files = (p for part in staging.PARTS for p in [out / part, *(out / part).rglob("*")])
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in files if p.is_file()}


Edit = Callable[[Project], None]
EDITS: dict[str, tuple[Edit, set[str], str]] = {
    "nothing": (lambda p: None, set(), ""),
    "prose": (lambda p: p.cell("all.ipynb", 0, "# Another question?\n\nMore."), set(), ""),
    "a code cell": (
        lambda p: p.cell("all.ipynb", 2, SHOW.format("") + " * 2"),
        {"all"},
        "code cells of all.ipynb",
    ),
    "a default no run uses": (
        lambda p: p.cell("country.ipynb", 1, 'country: str = "RS"  # its code'),
        {"of-AL", "of-RS"},
        "code cells of country.ipynb",
    ),
    "a parameter": (
        lambda p: p.replace("notebooks/runs.toml", "limit = 1", "limit = 2"),
        {"own"},
        "parameters",
    ),
    "a fact": (
        lambda p: p.replace("seeds/000_a.txt", "€5m", "€6m"),
        {"all", "of-AL", "source-000"},
        "facts: funding",
    ),
    "words behind the facts": (
        lambda p: p.append("seeds/000_a.txt", "\nNobody else spoke of it there.\n"),
        set(),
        "",
    ),
    "words before a fact": (
        lambda p: p.replace("seeds/001_b.txt", "Another\n\n", "Another\n\nIt is so.\n\n"),
        {"all", "of-RS", "source-001"},
        "facts: funding",
    ),
    "a correction": (
        lambda p: (p.root / "seeds" / "corrections.toml").write_text(CORRECTION) and None,
        {"all", "of-RS", "source-001"},
        "facts: funding",
    ),
    "a publisher": (
        lambda p: p.replace("seeds/000_a.toml", "The Paper", "Another Paper"),
        {"source-000"},
        "facts: articles of 000",
    ),
    "rights": (lambda p: p.append("seeds/000_a.toml", 'rights = "all reserved"\n'), set(), ""),
    "a new article": (
        lambda p: (p.root / "seeds" / "003_d.txt").write_text("Fourth\n\nIt rained.\n") and None,
        {"source-003"},
        "never executed here",
    ),
    "vocabulary": (
        lambda p: p.append("lib/wbdossier/lexicon/places.toml", "# a remark\n"),
        EVERY - {"own"},
        "library: lexicon/places.toml",
    ),
    "library the notebooks reach": (
        lambda p: p.append("lib/wbdossier/dataset.py", "# a remark\n"),
        EVERY - {"own"},
        "library: dataset.py",
    ),
    "library they do not reach": (
        lambda p: p.append("lib/wbdossier/themes/money.py", "# a remark\n"),
        set(),
        "",
    ),
    "a rule": (lambda p: p.append("lib/wbdossier/extract/mission.py", "# a remark\n"), set(), ""),
    "a template": (
        lambda p: p.append("lib/wbdossier/site/templates/theme.html.j2", "{# a remark #}"),
        set(),
        "",
    ),
    "the lock": (lambda p: p.append("requirements.lock", "b==1\n"), EVERY, "environment: "),
    "a module of the notebooks' own": (
        lambda p: p.append("notebooks/helper.py", "SAID = 'bye '\n"),
        {"own"},
        "file: notebooks:helper.py",
    ),
    "a file a cell opens": (
        lambda p: p.append("notebooks/own.csv", "1,2\n"),
        {"own"},
        "file: notebooks:own.csv",
    ),
    "an executed copy": (
        lambda p: p.append("out/notebooks/of-AL.ipynb", " "),
        {"of-AL"},
        "its executed copy has changed",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_reaches_the_runs_that_rest_on_it(project, name):
    edit, expected, reason = EDITS[name]
    assert stamp.current(*where(project))
    edit(project)
    found = {run: why for run, why in reasons(project.plan).items() if why}
    assert set(found) == expected
    assert all(any(reason in each for each in why) for why in found.values())
    assert stamp.current(*where(project)) == (name == "nothing")


def where(project: Project) -> tuple[Path, Path, Path]:
    return project.plan.seeds, project.plan.notebooks, project.plan.out


def test_a_build_does_what_status_says_and_no_shortcut_shows(project):
    """All edits one after the other, each built upon the last, end in what a clean build gives."""
    for name in ("prose", "a fact", "a correction", "a new article"):
        EDITS[name][0](project)
        due = {run for run, why in reasons(project.plan).items() if why}
        assert due == EDITS[name][1]
        assert {run for run, state in states(project.plan).items() if state == "done"} == due
        assert stamp.current(*where(project))
    clean = replace(project.plan, out=project.root / "clean")
    assert set(states(clean).values()) == {"done"}
    assert results(project.plan.out) == results(clean.out)


SAFE = [n for n in EDITS if n not in ("nothing", "an executed copy", "a new article")]


@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],  # each example takes seconds: none is made smaller
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(names=st.lists(st.sampled_from(SAFE), min_size=2, max_size=2, unique=True))
def test_an_incremental_build_equals_a_clean_one(built, tmp_path_factory, names):
    project = Project(tmp_path_factory.mktemp("edited") / "project")
    shutil.copytree(built.root, project.root)
    with pytest.MonkeyPatch.context() as patch:
        project.use(patch)
        for name in names:
            EDITS[name][0](project)
            states(project.plan)
        clean = replace(project.plan, out=project.root / "clean")
        states(clean)
    assert results(project.plan.out) == results(clean.out)


def test_a_run_that_noted_nothing_may_have_read_all(tmp_path):
    (tmp_path / "out" / "data").mkdir(parents=True)
    (tmp_path / "out" / "data" / "funding.csv").write_text("id\n")
    ground = keys.Ground(tmp_path / "out", tmp_path / "lib", tmp_path / "lock")
    run = building.Run("n", tiny.notebook(tmp_path / "n.ipynb"))
    for notes in (None, "", '{"table": "funding"}\n', "{"):
        if notes is not None:
            (tmp_path / "notes").write_text(notes)
        tables, files = ground.read(run, tmp_path / "notes")
        assert tables == []
        assert list(files) == [keys.UNKNOWN]
    before = files
    (tmp_path / "out" / "data" / "funding.csv").write_text("id\n1\n")
    assert ground.read(run, tmp_path / "notes")[1] != before


def test_the_library_imports_nothing_by_a_name_made_at_run_time():
    for file in (paths.ROOT / "lib" / "wbdossier").rglob("*.py"):
        text = file.read_text("utf-8")
        assert "import_module(" not in text
        assert "__import__(" not in text


def test_status_and_build_say_what_changed(project, monkeypatch):
    monkeypatch.setattr(paths, "NOTEBOOKS", project.plan.notebooks)
    places = ["--seeds", str(project.plan.seeds), "--out", str(project.plan.out)]

    def said(*arguments: str) -> str:
        result = CliRunner().invoke(commands, [*arguments, *places], catch_exceptions=False)
        assert result.exit_code == 0
        return result.output

    page = f"{project.plan.out / 'site' / 'index.html'}\n"
    assert said("status", "--why") == "nothing has changed since the last build\n"
    assert said("build") == f"nothing has changed since the last build\n{page}"
    EDITS["a parameter"][0](project)
    last = "1 of 7 runs to be executed; the report to be rendered again\n"
    assert said("status") == f"own: to be executed\n{last}"
    assert said("status", "--why") == (
        "all: unchanged\nof-AL: unchanged\nof-RS: unchanged\nsource-000: unchanged\n"
        f"source-001: unchanged\nsource-002: unchanged\nown: parameters\n{last}"
    )
    trace = project.root / "trace.json"
    built = said("build", "--trace", str(trace))
    assert "own: done in" in built
    assert "1 of 7 runs executed; facts " in built
    assert {"own", "facts", "report"} <= {
        e["name"] for e in json.loads(trace.read_text())["traceEvents"]
    }
