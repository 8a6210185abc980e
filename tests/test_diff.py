"""`wbdossier diff` against a repository of its own, and the step of the workflow that runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import commandline
import pytest
import yaml

from wbdossier import build, dataset, paths

ROADS = """\
Grants for roads

The EU has given €190m in grants for 11 transport projects in Albania.

EUFOR Althea has 1,600 troops in Bosnia and Herzegovina.
"""
BORDERS = """\
Ministers meet on borders

Germany will send 150 additional troops to KFOR in Kosovo.
"""
SIDECAR = 'publisher = "TEMA"\ndate = "2024-06-23"\ndate_basis = "stated"\ntitle = "{}"\n'
REJECTED = """\
[[correction]]
doc = "000"
words = "€190m"
kind = "funding"
drop = true
reason = "The sum is of another year."
"""
WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")

Run = Callable[..., tuple[int, str, str]]


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *WHO, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def add(repository: Path, id: str, text: str, title: str) -> None:
    file = repository / "seeds" / f"{id}_article.txt"
    file.write_text(text, "utf-8")
    file.with_suffix(".toml").write_text(SIDECAR.format(title), "utf-8")


def commit(repository: Path) -> str:
    """Make the tables anew and commit everything; return the commit."""
    dataset.write(build.tables(repository / "seeds")[0], repository / "outputs" / "data")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "data")
    return git(repository, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one article, committed with its tables."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = tmp_path / "project"
    (root / "seeds").mkdir(parents=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    add(root, "000", ROADS, "Grants for roads")
    commit(root)
    return root


@pytest.fixture
def diff(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the command in the repository; return exit code, stdout and stderr."""

    def run(*arguments: object, root: Path = repository, seeds: Path | None = None):
        monkeypatch.setattr(paths, "ROOT", root)
        seeds = seeds or root / "seeds"
        return commandline.call(monkeypatch, capsys, "diff", "--seeds", seeds, *arguments)

    return run


def test_nothing_changed(repository, diff):
    commit = git(repository, "rev-parse", "--short=7", "HEAD")
    assert diff() == (0, f"No fact changes against HEAD ({commit}).\n", "")
    assert diff("--exit-code")[0] == 0


def test_an_article_added_is_told_though_the_tables_were_not_made_anew(repository, diff):
    add(repository, "001", BORDERS, "Ministers meet on borders")
    code, out, err = diff()
    assert (code, err) == (0, "")
    assert out.startswith("1 article added; ")
    assert "Article 001 added: Ministers meet on borders\n  TEMA, 23 June 2024." in out
    assert "+ personnel: 150 more troops, from Germany, for KFOR, in Kosovo" in out
    assert "Article 000" not in out
    assert diff("--exit-code")[0] == 1
    assert git(repository, "status", "--porcelain").splitlines() == [
        "?? seeds/001_article.toml",
        "?? seeds/001_article.txt",
    ]


def test_a_rejection_is_told_with_its_reason(repository, diff):
    (repository / "seeds" / "corrections.toml").write_text(REJECTED, "utf-8")
    _, out, _ = diff()
    assert "+ correction: funding “€190m” taken out" in out
    assert "− funding: €190 million, grant, from the EU" in out
    assert "rejected: The sum is of another year." in out


def test_an_edited_article_moves_most_facts_and_changes_one(repository, diff):
    text = ROADS.replace("The EU has", "In the last years the EU has").replace("1,600", "1,500")
    (repository / "seeds" / "000_article.txt").write_text(text, "utf-8")
    _, out, _ = diff()
    assert "~ text: edited (" in out
    assert "count: 1,600 → 1,500" in out
    assert "now quotes “1,500 troops”, before “1,600 troops”" in out
    assert "only moved with the text" in out
    assert "lost" not in out.partition("Article 000")[2]


def test_what_the_library_has_learnt_since_is_told(repository, diff):
    """As after a change of the lexicon: the committed tables lack a fact."""
    table = repository / "outputs" / "data" / "personnel.csv"
    table.write_text(table.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    git(repository, "commit", "--quiet", "--all", "--message", "an older lexicon")
    _, out, _ = diff()
    assert "1 fact added against" in out
    assert "+ personnel: 1,600 troops, for EUFOR Althea" in out
    assert diff("HEAD~1")[1].startswith("No fact changes against HEAD~1 (")


def test_an_older_revision_may_lack_columns_and_kinds(repository, diff):
    data = repository / "outputs" / "data"
    (data / "threat.csv").unlink()
    for table in data.glob("*.csv"):
        table.write_text(table.read_text("utf-8").replace(",quote,rule,", ",quote,by_rule,", 1))
    git(repository, "commit", "--quiet", "--all", "--message", "older")
    code, out, err = diff()
    assert (code, err) == (0, "")
    assert out.startswith("No fact changes")
    assert "New kind of fact: threat (0 facts" in out
    assert "New in the table funding: rule (not compared)." in out


def test_markdown_breaks_nothing(repository, diff):
    add(repository, "001", BORDERS, "A | `b` @octocat <i>")
    code, out, _ = diff("main", "--format", "markdown")
    assert code == 0
    assert "### Article 001 added: A &#124; \\`b\\` @<!-- -->octocat &lt;i&gt;\n" in out
    assert "| personnel | 1 | 2 | 1 | – | – |\n" in out


def test_seeds_elsewhere_are_compared_with_the_tables_of_the_repository(repository, diff, tmp_path):
    other = shutil.copytree(repository / "seeds", tmp_path / "elsewhere")
    assert diff(seeds=other)[1].startswith("No fact changes")
    (other / "000_article.toml").unlink()
    assert "~ publisher: TEMA → not said" in diff(seeds=other)[1]


def test_an_article_that_cannot_be_read_is_named_and_not_told_as_gone(repository, diff):
    add(repository, "001", BORDERS, "Borders")
    commit(repository)
    (repository / "seeds" / "001_article.txt").write_bytes(b"\x00\x01\x02" * 100)
    code, out, err = diff()
    assert code == 2
    assert "001_article.txt" in err
    assert "Article 001 cannot be read, and was not compared." in out
    assert "gone" not in out


def shallow(repository: Path) -> Path:
    add(repository, "001", BORDERS, "Borders")
    commit(repository)
    copy = repository.parent / "shallow"
    git(repository, "clone", "--quiet", "--depth=1", f"file://{repository}", str(copy))
    return copy


def no_repository(repository: Path) -> Path:
    shutil.rmtree(repository / ".git")
    return repository


def no_tables(repository: Path) -> Path:
    git(repository, "rm", "--quiet", "-r", "outputs")
    git(repository, "commit", "--quiet", "--message", "no tables")
    return repository


def no_article_table(repository: Path) -> Path:
    git(repository, "rm", "--quiet", "outputs/data/articles.csv")
    git(repository, "commit", "--quiet", "--message", "no articles")
    return repository


def no_commit(repository: Path) -> Path:
    shutil.rmtree(repository / ".git")
    git(repository, "init", "--quiet")
    return repository


def no_git(repository: Path) -> Path:
    os.environ["PATH"] = str(repository)
    return repository


def damaged(repository: Path) -> Path:
    (repository / "outputs" / "data" / "event.csv").write_bytes(b"id,kind\n\xff\n")
    git(repository, "commit", "--quiet", "--all", "--message", "damaged")
    return repository


def unchanged(repository: Path) -> Path:
    return repository


WRONG = {
    "unknown revision": (unchanged, "nowhere", "there is no revision nowhere"),
    "an option in disguise": (unchanged, "--output=x", "No such option"),
    "an option after --": (unchanged, ("--", "--output=x"), "'--output=x' is no revision"),
    "empty": (unchanged, "", "'' is no revision"),
    "shallow": (shallow, "HEAD~1", "git fetch --unshallow"),
    "no repository": (no_repository, "HEAD", "not in a git repository"),
    "no tables": (no_tables, "HEAD", "HEAD has no tables in outputs/data"),
    "no articles": (no_article_table, "HEAD", "HEAD has no tables in outputs/data"),
    "no commit": (no_commit, "HEAD", "no commit to compare with"),
    "no git": (no_git, "HEAD", "git: it is not installed"),
    "damaged": (damaged, "HEAD", "HEAD:outputs/data/event.csv: the table is damaged"),
}


@pytest.mark.parametrize(("make", "asked", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_compared_is_one_sentence(make, asked, said, repository, diff, monkeypatch):
    monkeypatch.setenv("PATH", os.environ["PATH"])  # put back at the end
    root = make(repository)
    code, out, err = diff(*([asked] if isinstance(asked, str) else asked), root=root)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert not (root / "x").exists()


def test_seeds_that_are_not_there(repository, diff, tmp_path):
    code, out, err = diff(seeds=tmp_path / "nowhere")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


# The step of the workflow

WORKFLOW = yaml.safe_load((paths.ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
STEPS = WORKFLOW["jobs"]["report"]["steps"]
STEP = next(step for step in STEPS if "wbdossier diff" in step.get("run", ""))
SHIM = """\
#!{python}
from pathlib import Path
from wbdossier import paths
paths.ROOT = Path.cwd()
paths.SEEDS = paths.ROOT / "seeds"
from wbdossier.cli import main
main()
"""
ZEROS = "0" * 40


@pytest.fixture
def summary(repository: Path, tmp_path: Path) -> Callable[..., str]:
    """Run the step in a clone as deep as the workflow's; return the summary it leaves."""

    def run(base: str, command: str = SHIM.format(python=sys.executable)) -> str:
        copy = tmp_path / "checkout"
        git(repository, "clone", "--quiet", "--depth=2", f"file://{repository}", str(copy))
        tool = copy / ".venv" / "bin" / "wbdossier"
        tool.parent.mkdir(parents=True)
        tool.write_text(command)
        tool.chmod(0o755)
        page = tmp_path / "summary.md"
        env = os.environ | {"BASE": base, "GITHUB_STEP_SUMMARY": str(page)}
        done = subprocess.run(
            ["bash", "-e", "-c", STEP["run"]], cwd=copy, env=env, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return page.read_text("utf-8")

    return run


def test_the_workflow_may_only_read_and_compares_after_the_report():
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in WORKFLOW["jobs"]["report"]
    assert [s.get("run") for s in STEPS].index("make report") < STEPS.index(STEP)
    assert STEPS[0]["with"]["fetch-depth"] == 2
    assert "${{" not in STEP["run"]  # what others choose comes as a variable, never as script


def test_a_pull_request_is_compared_with_its_base(repository, summary):
    git(repository, "switch", "--quiet", "--create", "topic")
    add(repository, "001", BORDERS, "Borders")
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "meanwhile")
    git(repository, "merge", "--quiet", "--no-ff", "--message", "merged", "topic")
    page = summary("HEAD^1")
    assert page.startswith("## 1 article added; ")
    assert "### Article 001 added: Borders" in page


def test_a_push_is_compared_with_the_head_before_it(repository, summary):
    before = git(repository, "rev-parse", "HEAD")
    add(repository, "001", BORDERS, "Borders")
    commit(repository)
    for message in ("two", "three"):
        git(repository, "commit", "--quiet", "--allow-empty", "--message", message)
    assert f"added against {before[:7]}\n" in summary(before)


@pytest.mark.parametrize(
    ("base", "said"),
    [
        (ZEROS, "There is no earlier revision"),
        ("", "There is no earlier revision"),
        ("1" * 40, f"the revision {'1' * 40} can no longer be fetched"),
        ("HEAD^1", "the revision HEAD^1 can no longer be fetched"),
    ],
)
def test_without_a_base_the_summary_says_so(base, said, summary):
    assert said in summary(base)


def test_a_comparison_that_fails_does_not_fail_the_job(repository, summary):
    page = summary(git(repository, "rev-parse", "HEAD"), "#!/bin/sh\necho '- half'\nexit 2\n")
    assert page == "- half\n\nThe facts could not all be compared; the log of this step says why.\n"
