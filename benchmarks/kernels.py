"""How long until a kernel has the notebooks' imports: forked from a warm server, and stock.

    .venv/bin/python benchmarks/kernels.py [ROUNDS]

In turns, so that both see the same machine. Prints a table, medians with the fastest and the
slowest; decision 11 keeps one.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from typing import Any

import setting
from jupyter_client.manager import AsyncKernelManager

from warmkernels.provisioner import warm

IMPORTS = """\
import pandas, seaborn, matplotlib.pyplot
from wbdossier import charts, columns, findings, themes
from wbdossier.cite import say, table
import json, os
print(json.dumps(sum(os.times()[:2])))
"""
KINDS = {
    "stock": ("python3", "jupyter_client.asynchronous.AsyncKernelClient"),
    "warm": ("wbdossier", "jupyter_client.asynchronous.AsyncKernelClient"),
    "warm, prompt client": ("wbdossier", "warmkernels.client.PromptClient"),
}
HEAD = ("kernel", "listens and answers", "imports done", "processor time", "killed")


async def measure(name: str, client_class: str, folder: str) -> tuple[float, ...]:
    """Return seconds: ready, ready with the imports, of processor in the kernel, to end it."""
    manager = AsyncKernelManager(kernel_name=name, transport="ipc", client_class=client_class)
    manager.ip = f"{folder}/{time.monotonic_ns()}"
    began = time.perf_counter()
    await manager.start_kernel(extra_arguments=["--HistoryManager.hist_file=:memory:"])
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=60)
    ready = time.perf_counter() - began
    said: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        said.append(message["content"].get("text", ""))

    reply = await client.execute_interactive(IMPORTS, output_hook=hear, timeout=60)
    imported = time.perf_counter() - began
    if reply["content"]["status"] != "ok":
        raise SystemExit(f"The imports fail: {reply['content']['evalue']}.")
    client.stop_channels()
    began = time.perf_counter()
    await manager.shutdown_kernel(now=True)
    return ready, imported, json.loads("".join(said)), time.perf_counter() - began


def shown(values: Iterable[float]) -> str:
    """Return the median and the range, in seconds."""
    values = sorted(values)
    return f"{statistics.median(values):.2f} ({values[0]:.2f}–{values[-1]:.2f})"


async def main(rounds: int) -> None:
    """Measure in turns and print."""
    found: dict[str, list[tuple[float, ...]]] = {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory(prefix="wb-") as folder:
        os.environ["IPYTHONDIR"] = folder
        with warm("wbdossier"):
            began = time.perf_counter()
            await measure(*KINDS["warm"], folder)
            first = time.perf_counter() - began
            for _ in range(rounds):
                for kind, (name, client) in KINDS.items():
                    found[kind].append(await measure(name, client, folder))
    rows = [(kind, *map(shown, zip(*times, strict=True))) for kind, times in found.items()]
    print(setting.line(f"benchmarks/kernels.py {rounds}"), "\n")
    print(setting.table(HEAD, rows))
    print(f"\nSeconds. The first warm kernel, its server included: {first:.2f}.")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
