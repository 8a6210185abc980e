"""Who may import whom: one way, from the command line down to the records."""

import ast
import subprocess
import sys
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from wbdossier import paths

LIBRARY = paths.ROOT / "lib" / "wbdossier"
PROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text("utf-8"))["project"]

# Each may import what stands below it. Modules not named here only have to stay free of circles.
LAYERS = (
    {"cli"},
    {"checks"},
    {"build"},
    {"corpus"},
    {"site", "run", "collection"},
    {"dataset", "corrections", "articles"},
    {"extract"},
    {"reading"},
    {"people", "quantities", "dates", "lexicon"},
    {"records", "errors", "paths"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
# Articles are read, and facts corrected, beside the extractors and not by way of them.
APART = ({"dataset", "corrections", "articles"}, {"extract"})


def unit(file: Path) -> str:
    """A module, or the package below wbdossier that holds it."""
    return file.relative_to(LIBRARY).parts[0].removesuffix(".py")


@cache
def imported(file: Path) -> set[str]:
    """Full names of the modules a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} imports relative to itself"
            whole = node.module == "wbdossier"
            found |= {f"wbdossier.{a.name}" for a in node.names} if whole else {node.module or ""}
    return found


@cache
def graph() -> dict[str, set[str]]:
    """The units each unit imports."""
    arrows: dict[str, set[str]] = {}
    for file in LIBRARY.rglob("*.py"):
        ours = {name.split(".")[1] for name in imported(file) if name.startswith("wbdossier.")}
        arrows.setdefault(unit(file), set()).update(ours - {unit(file)})
    return arrows


def test_the_layers_name_modules_there_are():
    assert set(LEVEL) <= set(graph())


def test_no_circles():
    tuple(TopologicalSorter(graph()).static_order())  # raises CycleError with the circle


@pytest.mark.parametrize("name", sorted(LEVEL))
def test_arrows_point_down(name):
    below = {other: LEVEL[other] for other in graph()[name] & LEVEL.keys()}
    assert not {other for other, level in below.items() if level < LEVEL[name]}


@pytest.mark.parametrize("name", ["records", "errors", "paths"])
def test_the_ground_imports_nothing_of_ours(name):
    assert graph()[name] == set()


def test_reading_and_writing_tables_needs_no_extractor():
    above, below = APART
    assert not {(a, b) for a in above for b in graph()[a] & below}


@pytest.mark.parametrize("command", ["--help", "--version", "facts --help"])
def test_the_command_line_starts_light(command):
    code = (
        "import sys\nfrom wbdossier.cli import main\n"
        f"sys.argv[1:] = {command.split()}\n"
        "try: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    heavy = {"pandas", "papermill", "matplotlib", "nbconvert", "nbformat", "lxml", "rich", "jinja2"}
    assert done.returncode == 0
    assert not heavy & set(done.stderr.split())


def test_what_is_imported_is_declared_and_what_is_declared_is_used():
    ours = {"wbdossier", "warmkernels"}
    files = [file for package in ours for file in (LIBRARY.parent / package).rglob("*.py")]
    names = {name.split(".")[0] for file in files for name in imported(file)}
    providers = packages_distributions()
    others = names - sys.stdlib_module_names - ours
    used = {providers[name][0].lower().replace("_", "-") for name in others}
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["corpora"]]
    declared = {d.split(">")[0].split("[")[0] for d in declared}
    assert used == declared


def test_the_kernels_need_nothing_of_the_library():
    files = (LIBRARY.parent / "warmkernels").rglob("*.py")
    assert not [f for f in files if any(n.startswith("wbdossier") for n in imported(f))]
