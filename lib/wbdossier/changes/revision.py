"""The tables as committed at a revision, out of git: nothing is checked out or written."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from wbdossier.errors import Problem

DATA = "outputs/data"
NEEDED = "articles"  # without this table there is nothing to compare


@dataclass(frozen=True)
class Revision:
    """A revision as it was asked for, the commit it is, and its tables' CSV by their names."""

    asked: str
    commit: str
    tables: dict[str, str]

    def __str__(self) -> str:
        """Name it for a reader: ``main (019c415)``."""
        short = self.commit[:7]
        return short if self.commit.startswith(self.asked) else f"{self.asked} ({short})"


def load(repository: Path, asked: str) -> Revision:
    """Return the tables committed at ``asked`` in the repository; a Problem says why not."""
    if not asked or asked.startswith("-"):
        raise Problem(repository, f"{asked!r} is no revision", "give a commit, branch or tag")
    done = _git(repository, "-c", "core.autocrlf=false", "archive", "--format=tar", asked, DATA)
    if done.returncode:
        raise _problem(repository, asked, done.stderr.decode(errors="replace"))
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        commit = archive.pax_headers.get("comment", "")
        tables = {PurePosixPath(m.name).stem: _text(archive, m, asked) for m in _files(archive)}
    if NEEDED not in tables:
        raise _without_tables(repository, asked)
    return Revision(asked, commit, tables)


def _files(archive: tarfile.TarFile) -> list[tarfile.TarInfo]:
    return [m for m in archive.getmembers() if m.isfile() and m.name.endswith(".csv")]


def _text(archive: tarfile.TarFile, member: tarfile.TarInfo, asked: str) -> str:
    file = archive.extractfile(member)
    try:
        return file.read().decode() if file else ""
    except UnicodeDecodeError as error:
        where, remedy = f"{asked}:{member.name}", "compare with another revision"
        raise Problem(where, "the table is damaged: it is not UTF-8", remedy) from error


def _git(repository: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in the repository; what it says is in English."""
    command = ["git", "-C", str(repository), *arguments]
    try:
        return subprocess.run(
            command,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=os.environ | {"LC_ALL": "C"},
        )
    except FileNotFoundError as error:
        raise Problem("git", "it is not installed", "install git and try again") from error


def _problem(repository: Path, asked: str, said: str) -> Problem:
    """Find out why git has no tables for us."""
    if b"true" not in _git(repository, "rev-parse", "--is-inside-work-tree").stdout:
        if "not a git repository" in said:
            cause = "it is not in a git repository, so there is no revision to compare with"
            return Problem(repository, cause, "work in a clone of the project")
        return Problem(repository, f"git cannot read it: {_first(said)}", "do as git says")
    if "did not match any files" in said:
        return _without_tables(repository, asked)
    if not _git(repository, "rev-parse", "--verify", "--quiet", f"{asked}^{{tree}}").returncode:
        return Problem(repository, f"git cannot read {asked}: {_first(said)}", "do as git says")
    if b"true" in _git(repository, "rev-parse", "--is-shallow-repository").stdout:
        cause = f"this shallow clone has no revision {asked}"
        return Problem(repository, cause, "`git fetch --unshallow`, or check its name")
    if _git(repository, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return Problem(repository, "it has no commit to compare with", "commit the tables first")
    remedy = "check its name, or `git fetch` it first"
    return Problem(repository, f"there is no revision {asked}", remedy)


def _without_tables(repository: Path, asked: str) -> Problem:
    remedy = f"compare with a revision that has {DATA} committed"
    return Problem(repository, f"{asked} has no tables in {DATA}", remedy)


def _first(said: str) -> str:
    lines = [line.removeprefix("fatal: ").strip() for line in said.splitlines() if line.strip()]
    return lines[0] if lines else "it does not say why"
