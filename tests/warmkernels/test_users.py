"""Through what people use: papermill, nbclient, nbval, and what JupyterLab is made of."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from nbclient import NotebookClient
from warming import Specs, gone, until

from warmkernels.client import PromptClient
from warmkernels.servers import ForkedKernel, servers

ROOT = Path(__file__).parents[2]
STACK = ["pandas", "seaborn", "matplotlib.pyplot"]
PLOT = """\
%config InlineBackend.figure_formats = ["svg"]
%config InlineBackend.print_figure_kwargs = {"metadata": {"Date": None}}
import matplotlib, matplotlib.pyplot as plt, numpy, pandas, seaborn
matplotlib.rcParams["svg.hashsalt"] = "0"
matplotlib.rcParams["svg.fonttype"] = "none"
seaborn.set_theme()
matplotlib.get_backend()"""
TABLE = """\
generator = numpy.random.default_rng(1)
table = pandas.DataFrame(generator.normal(size=(40, 3)), columns=[*"abc"])
table["kind"] = numpy.where(table.a > 0, "up", "down")
table.groupby("kind").describe().round(3)"""
OPTIONS = """\
import json, logging
filters = sorted(map(str, warnings.filters))
shown = {n: pandas.get_option(n) for n in pandas._config.config._registered_options}
print(shown, dict(matplotlib.rcParams), filters, logging.root.handlers, sep="\\n")"""
CELLS = [
    PLOT,
    TABLE,
    "seaborn.scatterplot(table, x='a', y='b', hue='kind')\nplt.show()",
    "table.plot(kind='hist', bins=10)",
    "print(table.to_string()); import sys; print('words', file=sys.stderr)",
    "float((table[['a', 'b']].to_numpy().T @ table[['a', 'b']].to_numpy()).sum())",
    "import warnings; warnings.warn('careful')",
    "sorted(name for name in dir() if not name.startswith('_'))",
    OPTIONS,
    "1 / 0",
]
PROCESS = "import os; print(os.getpid(), os.getppid())"


def notebook(*cells: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


def outputs(kernel: str, cells: list[str], folder: Path) -> str:
    """What the cells show, as it is stored."""
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(
        notebook(*cells), kernel_name=kernel, allow_errors=True, resources=resources
    )
    client.execute(env=os.environ | {"PYTHONHASHSEED": "0"})
    shown = [cell.outputs for cell in client.nb.cells]
    return json.dumps(shown, indent=1, sort_keys=True)


def without_addresses(text: str) -> str:
    """Leave out the process number in the path of the cell that warns."""
    return "\n".join(line for line in text.splitlines() if "ipykernel_" not in line)


def test_outputs_are_those_of_a_normal_kernel_to_the_byte(specs: Specs, tmp_path: Path) -> None:
    specs.write("stack", STACK)
    normal = outputs("python3", CELLS, tmp_path)
    assert "<svg" in normal
    assert "ZeroDivisionError" in normal
    for _ in range(2):
        assert without_addresses(outputs("stack", CELLS, tmp_path)) == without_addresses(normal)
    assert any(setting.preload == tuple(STACK) for setting in servers.current)


def test_papermill_names_it(specs: Specs, tmp_path: Path) -> None:
    source = notebook("x = 1", f"{PROCESS}; print(x)")
    source.cells[0].metadata["tags"] = ["parameters"]
    source.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "x"}
    done = papermill.execute_notebook(
        source, tmp_path / "done.ipynb", {"x": 5}, kernel_name="plain", progress_bar=False
    )
    _, parent, x = done.cells[-1].outputs[0].text.split()
    assert x == "5"
    assert int(parent) in {server.process.pid for server in servers.current.values()}


def test_nbclient_and_the_prompt_client(specs: Specs) -> None:
    client = NotebookClient(notebook(PROCESS), kernel_name="plain")
    client.config.KernelManager.client_class = "warmkernels.client.PromptClient"
    (cell,) = client.execute().cells
    _, parent = cell.outputs[0].text.split()
    assert int(parent) in {server.process.pid for server in servers.current.values()}


@pytest.mark.usefixtures("specs")
def test_the_prompt_client_says_when_there_is_no_kernel() -> None:
    async def ask() -> None:
        manager = AsyncKernelManager(kernel_name="plain")
        manager.client_class = "warmkernels.client.PromptClient"
        await manager.start_kernel()
        client = manager.client()
        assert isinstance(client, PromptClient)
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        await manager.shutdown_kernel(now=True)
        with pytest.raises(RuntimeError, match="Kernel died"):
            await client.wait_for_ready(timeout=60)
        client.stop_channels()

    asyncio.run(ask())


def test_nbval_compares_with_what_is_stored(specs: Specs, tmp_path: Path) -> None:
    specs.write("stack", STACK)
    cells = [cell for cell in CELLS if cell.startswith(("%config", "generator", "seaborn.sc"))]
    nbformat.write(notebook(*cells), tmp_path / "kept.ipynb")
    kept = nbformat.read(tmp_path / "kept.ipynb", as_version=4)
    nbformat.write(NotebookClient(kept, kernel_name="python3").execute(), tmp_path / "kept.ipynb")
    forked = notebook("import sys; 'seaborn' in sys.modules")
    data = {"text/plain": "True"}
    (cell,) = forked.cells
    cell.execution_count = 1
    cell.outputs = [nbformat.v4.new_output("execute_result", data, execution_count=1)]
    nbformat.write(forked, tmp_path / "forked.ipynb")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--nbval", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "--nbval-kernel-name", "stack", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


def test_what_jupyterlab_starts_kernels_with(specs: Specs, tmp_path: Path) -> None:
    async def several() -> list[tuple[int, Any]]:
        managers = AsyncMultiKernelManager()
        ids = await asyncio.gather(
            *(
                managers.start_kernel(
                    kernel_name="plain",
                    cwd=str(tmp_path),
                    env=os.environ | {"JPY_SESSION_NAME": f"{tmp_path}/{number}.ipynb"},
                )
                for number in range(3)
            )
        )
        kernels = [managers.get_kernel(each) for each in ids]
        assert all(isinstance(each.provisioner.process, ForkedKernel) for each in kernels)
        before = [each.provisioner.pid for each in kernels]
        client = kernels[0].client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        await managers.restart_kernel(ids[0], now=True)
        await client.wait_for_ready(timeout=60)
        await managers.interrupt_kernel(ids[0])
        reply = await client.execute("1 + 1", reply=True, timeout=60)
        assert reply["content"]["status"] == "ok"
        client.stop_channels()
        after = [each.provisioner.pid for each in kernels]
        assert len({*before, *after}) == 4
        assert await managers.is_alive(ids[1])
        await managers.shutdown_all(now=True)
        return [*before, *after]

    pids = asyncio.run(several())
    until(lambda: all(map(gone, pids)))


def test_the_package_brings_the_provisioner_and_a_kernelspec() -> None:
    (point,) = entry_points(group="jupyter_client.kernel_provisioners", name="warm")
    assert point.load().__module__ == "warmkernels.provisioner"
    folder = ROOT / "lib" / "data" / "share" / "jupyter" / "kernels" / "wbdossier"
    installed = Path(KernelSpecManager().get_kernel_spec("wbdossier").resource_dir)
    assert (installed / "kernel.json").read_bytes() == (folder / "kernel.json").read_bytes()
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]["build-backend"]
    assert build["module-name"] == ["wbdossier", "warmkernels"]


def test_it_stands_alone() -> None:
    for file in (ROOT / "lib" / "warmkernels").glob("*.py"):
        assert "wbdossier" not in file.read_text()


@pytest.mark.usefixtures("specs")
def test_what_the_kernelspec_preloads_is_what_the_notebooks_import(tmp_path: Path) -> None:
    """A kernel of ours is warm, and the notebooks' import cells find everything there."""
    cells = ["import sys; before = set(sys.modules)"]
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells.append(nbformat.read(path, as_version=4).cells[2].source)
    cells.append("print({name for name in sys.modules.keys() - before if 'wbdossier' in name})")
    client = NotebookClient(notebook(*cells), kernel_name="wbdossier")
    assert client.execute().cells[-1].outputs[0].text == "set()\n"
