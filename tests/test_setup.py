"""pyproject.toml, the locks, environment.yml and docs/dependencies.md say the same."""

import itertools
import re
import subprocess
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name as canonical

from wbdossier import paths

PYPROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
EXTRAS = PROJECT["optional-dependencies"]
NEEDED = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-corpora.lock": [*PROJECT["dependencies"], *EXTRAS["corpora"]],
    "requirements-test.lock": [*PROJECT["dependencies"], *EXTRAS["corpora"], *EXTRAS["test"]],
    "requirements-lab.lock": [*PROJECT["dependencies"], *EXTRAS["lab"]],
    "requirements-bench.lock": [*PROJECT["dependencies"], *EXTRAS["corpora"], *EXTRAS["bench"]],
    "requirements-peers.lock": [*PROJECT["dependencies"], *EXTRAS["peers"]],
    "requirements-uv.lock": PYPROJECT["dependency-groups"]["installer"],
}
LOCKS = sorted(NEEDED)
ENTRY = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.!+]+)(?: ; (?P<marker>[^\\]+?))? \\\n"
    r"(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)"
)


def text(name: str) -> str:
    return (paths.ROOT / name).read_text("utf-8")


def versions(lock: str) -> dict[str, set[str]]:
    """Versions by name; one package may have several, for different systems."""
    found: dict[str, set[str]] = {}
    for entry in ENTRY.finditer(text(lock)):
        found.setdefault(entry["name"], set()).add(entry["version"])
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_names_versions_and_hashes_and_nothing_else(lock):
    assert ENTRY.sub("", text(lock)) == ""
    assert "://" not in text(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_pyproject_asks_for(lock):
    for requirement in map(Requirement, NEEDED[lock]):
        (version,) = versions(lock)[canonical(requirement.name)]
        assert version in requirement.specifier


@pytest.mark.parametrize(
    "lock", ["requirements-test.lock", "requirements-lab.lock", "requirements-bench.lock"]
)
def test_the_larger_locks_hold_all_of_the_smallest(lock):
    assert versions("requirements.lock").keys() <= versions(lock).keys()


APART = {"requirements-peers.lock"}  # jupyter-book's own limits


@pytest.mark.parametrize(
    ("one", "other"), list(itertools.combinations(sorted({*LOCKS} - APART), 2))
)
def test_the_same_package_has_the_same_version_everywhere(one, other):
    first, second = versions(one), versions(other)
    assert {n for n in first.keys() & second.keys() if first[n] != second[n]} == set()


def test_the_installer_can_build_the_project_itself():
    (backend,) = map(Requirement, PYPROJECT["build-system"]["requires"])
    (version,) = versions("requirements-uv.lock")["uv"]
    assert backend.name == "uv_build"
    assert version in backend.specifier


def test_conda_takes_the_lab_lock_and_our_python():
    assert yaml.safe_load(text("environment.yml"))["dependencies"] == [
        f"python{PROJECT['requires-python']}",
        "pip",
        {"pip": ["--require-hashes", "-r requirements-lab.lock"]},
    ]


def test_every_dependency_has_a_reason():
    rows = re.findall(r"^\| `([^`]+)` \| (.+?) \|$", text("docs/dependencies.md"), re.MULTILINE)
    every = [*NEEDED["requirements-test.lock"], *EXTRAS["lab"], *EXTRAS["bench"], *EXTRAS["peers"]]
    every += NEEDED["requirements-uv.lock"]
    every += PYPROJECT["build-system"]["requires"]
    names = [name for name, _ in rows]
    assert len(names) == len(set(names))
    assert set(names) == {Requirement(line).name for line in every}


def test_citation_and_changelog_know_the_version():
    assert yaml.safe_load(text("CITATION.cff"))["version"] == PROJECT["version"]
    assert f"## [{PROJECT['version']}]" in text("CHANGELOG.md")


@pytest.mark.parametrize("name", ["tools/environment.sh", "tools/lock.sh", "tools/lab.sh"])
def test_scripts_are_valid_for_a_plain_shell(name):
    subprocess.run(["sh", "-n", paths.ROOT / name], check=True)


def test_make_help_names_every_target():
    done = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=paths.ROOT, capture_output=True, text=True
    )
    targets = re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE)
    assert [line.split()[0] for line in done.stdout.splitlines()] == targets


@pytest.fixture
def machine(tmp_path):
    """A folder with a copy of the set-up and a PATH on which only what we put there is found."""
    (tmp_path / "tools").mkdir()
    script = tmp_path / "tools" / "environment.sh"
    script.write_bytes((paths.ROOT / "tools" / "environment.sh").read_bytes())
    for name in (*LOCKS, "pyproject.toml"):
        (tmp_path / name).write_text(text(name))
    programs = tmp_path / "bin"
    programs.mkdir()
    for program in ("sh", "dirname", "cat", "cmp", "head", "rm"):
        (programs / program).symlink_to(f"/bin/{program}" if program in {"sh"} else which(program))

    def run(**python: str) -> subprocess.CompletedProcess[str]:
        for name, body in python.items():
            (programs / name).write_text(f"#!/bin/sh\n{body}\n")
            (programs / name).chmod(0o755)
        command = [programs / "sh", script, "report"]
        path = {"PATH": str(programs)}
        return subprocess.run(command, env=path, capture_output=True, text=True)

    return run


def which(program: str) -> str:
    found = subprocess.run(["sh", "-c", f"command -v {program}"], capture_output=True, text=True)
    return found.stdout.strip()


def test_no_python_is_one_sentence(machine):
    done = machine()
    assert done.returncode == 1
    assert re.fullmatch(r"No Python 3\.11 or newer among .*\n", done.stderr)


def test_an_old_python_is_one_sentence(machine):
    done = machine(python3="exit 1")  # whatever it is asked, as 3.10 does when asked for 3.11
    assert done.returncode == 1
    assert re.fullmatch(r"No Python 3\.11 or newer among .*\n", done.stderr)


def test_a_python_without_venv_is_one_sentence(machine):
    done = machine(python3='case "$2" in *ensurepip*) exit 1;; esac')
    assert done.returncode == 1
    assert re.fullmatch(
        r".*python3 cannot make virtual environments; .*python3-venv\.\n", done.stderr
    )


def test_a_newer_name_is_found_where_python3_is_old(machine):
    done = machine(python3="exit 1", **{"python3.12": 'case "$2" in *ensurepip*) exit 1;; esac'})
    assert "python3.12 cannot make virtual environments" in done.stderr
