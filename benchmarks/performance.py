"""How long our build takes beside its peers, on the collection's own notebooks, in one run.

``performance.py [--rounds N] [--store FILE | --stored FILE]``, in `.venv-bench`, with `.venv-peers`
beside it. Whole processes by wall clock and by processor time, in turns; each round builds from
nothing, again with nothing changed, and again after an edit, then tests the notebooks. Writes
docs/performance.md, docs/images/performance.svg, and the samples as JSON where it says.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import Any

import contenders
import performance_page
import processes
import setting

COMMAND = "make bench"
ROUNDS = 5
PACKAGES = ("papermill", "nbclient", "nbconvert", "ipykernel", "jupyter-client", "jupyter-cache",
            "nbval", "pytest-xdist", "pandas", "seaborn", "matplotlib")  # fmt: skip

Samples = dict[str, dict[str, list[list[float]]]]  # scenario → who → [clock, processor, memory]


def turned(names: Sequence[str], number: int) -> Iterator[str]:
    """Yield the names from another one on in each round, so that none is always the first."""
    start = number % len(names)
    return chain(names[start:], names[:start])


def measure(shop: contenders.Workshop, number: int, samples: Samples) -> Path:
    """Do one round; return its folder."""
    at = shop.round(number)
    scenarios: dict[str, tuple[Callable[[Path], contenders.Scripts], Any]] = {
        "cold": (shop.cold, nullcontext()),
        "unchanged": (shop.again, nullcontext()),
        "edit": (shop.one_edit, shop.edit(at)),
        "nbval": (shop.nbval, nullcontext()),
    }
    for scenario, (made, change) in scenarios.items():
        scripts = made(at)
        with change:
            for who in turned(list(scripts), number):
                command = ["sh", "-ec", scripts[who]]
                used = processes.run(command, shop.environment, shop.project)
                samples.setdefault(scenario, {}).setdefault(who, []).append(list(used))
                print(f"{number + 1} {scenario}, {who}: {used.clock:.2f} s, of processors "
                      f"{used.processor:.2f} s", flush=True)  # fmt: skip
    return at


def compare(rounds: int, store: Path) -> dict[str, Any]:
    """Return all there is to tell; it is stored after each round."""
    samples: Samples = {}
    found: dict[str, Any] = {"samples": samples, "profiles": [], "own": [], "others": []}
    found |= {"where": setting.line(COMMAND), "versions": versions()}
    with tempfile.TemporaryDirectory(prefix="wb-bench-") as folder:
        shop = contenders.Workshop(Path(folder))
        found["runs"] = len(shop.runs)
        found["notebooks"] = len({run.notebook for run in shop.runs})
        for number in range(rounds):
            before = (setting.worked(), spent(samples), time.perf_counter())
            at = measure(shop, number, samples)
            found["others"].append(others(samples, *before))
            found["same"] = contenders.check(shop, at)
            clock, *_ = samples["cold"][contenders.OURS][-1]
            found["profiles"].append(performance_page.profile(_events(at), clock))
            found["own"].append(float((at / "own.txt").read_text()))
            store.write_text(json.dumps(found, indent=1))
            shutil.rmtree(at)
    return found


def spent(samples: Samples) -> float:
    """Return the seconds of processors in all samples."""
    return sum(s[1] for of in samples.values() for each in of.values() for s in each)


def others(samples: Samples, worked: float | None, before: float, start: float) -> float | None:
    """Return how many processors other work had on average since ``start``, if that is known."""
    now = setting.worked()
    if worked is None or now is None:
        return None
    theirs = now - worked - (spent(samples) - before)
    return max(theirs / (time.perf_counter() - start), 0.0)


def versions() -> dict[str, str]:
    """Return the versions of what is compared; jupyter-book's from its own environment."""
    known = {name: metadata.version(name) for name in PACKAGES}
    (site,) = (setting.ROOT / ".venv-peers").glob("lib/python*/site-packages")
    for each in metadata.distributions(path=[str(site)]):
        if each.name.lower() in ("jupyter-book", "sphinx", "myst-nb"):
            known[each.name.lower()] = each.version
    return known


def _events(at: Path) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = json.loads((at / "trace.json").read_bytes())["traceEvents"]
    return events


def main() -> None:
    """Measure, or take what was measured before, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--store", type=Path, help="where the samples go (JSON)")
    parser.add_argument("--stored", type=Path, help="take these samples, run nothing")
    given = parser.parse_args()
    if given.stored:
        found = json.loads(given.stored.read_bytes())
    else:
        store = given.store or Path(tempfile.mkdtemp(prefix="wb-bench-"), "samples.json")
        found = compare(given.rounds, store)
        print(f"the samples are in {store}")
    performance_page.write(found)


if __name__ == "__main__":
    main()
