"""The server's life: shared, replaced, given up, and never left behind."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jupyter_client.kernelspec import NoSuchKernel
from warming import Specs, gone, until

from warmkernels import provisioner
from warmkernels.provisioner import warm
from warmkernels.servers import ForkedKernel, servers

Said = Callable[[], str]


def parent(kernel: object) -> int:
    return kernel.evaluate("__import__('os').getppid()")  # type: ignore[attr-defined]


def test_threads_share_a_server(specs: Specs) -> None:
    servers.end_all()
    parents: list[int] = []

    def work() -> None:
        with specs.kernel() as kernel:
            parents.append(parent(kernel))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(parents) == 3
    assert len(set(parents)) == 1
    assert len(servers.current) == 1


def test_another_environment_is_another_server(specs: Specs) -> None:
    with specs.kernel() as kernel:
        one = parent(kernel)
    for name, shared in (("PYTHONHASHSEED", False), ("TZ", False), ("JPY_SESSION_NAME", True)):
        with specs.kernel(env=os.environ | {name: "1"}) as kernel:
            assert (parent(kernel) == one) is shared


def test_few_servers_are_kept(
    specs: Specs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers.end_all()
    monkeypatch.setattr("warmkernels.servers.MOST", 2)
    processes = []
    for number in range(3):
        (folder := tmp_path / str(number)).mkdir()
        with specs.kernel(cwd=str(folder)) as kernel:
            assert kernel.run("print(1)") == "1"
        processes.append(list(servers.current.values())[-1].process)
    assert len(servers.current) == 2
    until(lambda: processes[0].poll() is not None)
    assert not [process for process in processes[1:] if process.poll() is not None]


def test_a_server_killed_between_kernels_is_replaced(specs: Specs, said: Said) -> None:
    with specs.kernel() as kernel:
        server = parent(kernel)
    os.kill(server, signal.SIGKILL)
    with specs.kernel() as kernel:
        assert isinstance(kernel.process, ForkedKernel)
        assert parent(kernel) != server
    assert not said()


def test_a_kernel_outlives_a_server_that_is_killed(specs: Specs) -> None:
    with specs.kernel() as kernel:
        process = kernel.process
        kernel.run("x = 1")
        os.kill(parent(kernel), signal.SIGKILL)
        assert kernel.run("print(x)") == "1"
        assert process.poll() is None
        kernel.manager.shutdown_kernel(now=True)
        assert process.poll() is not None
        assert gone(process.pid)


def test_an_import_that_fails_means_a_normal_kernel(
    specs: Specs, library: Path, said: Said
) -> None:
    module = library / "broken.py"
    module.write_text("raise ValueError('not today')")
    specs.write("broken", ["broken"])
    for _ in range(2):
        with specs.kernel("broken") as kernel:
            assert isinstance(kernel.process, subprocess.Popen)
            assert kernel.run("print(1)") == "1"
    (line,) = said().splitlines()  # once
    assert "importing broken failed (ValueError: not today)" in line
    module.write_text("value = 1")
    with specs.kernel("broken") as kernel:
        assert isinstance(kernel.process, ForkedKernel)


@pytest.mark.parametrize(
    ("name", "code", "why"),
    [
        ("exits", "import sys; sys.exit()", "importing exits failed (SystemExit: no message)"),
        ("crashes", "import os; os._exit(7)", "the server died twice; it ended with status 7"),
        (
            "threads",
            "import threading as t; t.Thread(target=t.Event().wait, daemon=True).start()",
            "the preloaded modules keep threads running",
        ),
        ("asks", "from IPython import get_ipython; ip = get_ipython()", "asks for the running"),
    ],
)
def test_a_module_that_cannot_be_preloaded_means_a_normal_kernel(
    specs: Specs, library: Path, said: Said, name: str, code: str, why: str
) -> None:
    (library / f"{name}.py").write_text(code)
    specs.write(name, [name])
    for _ in range(2):
        with specs.kernel(name) as kernel:
            assert isinstance(kernel.process, subprocess.Popen)
            assert kernel.run("print(1)") == "1"
    assert why in said()
    assert len(said().splitlines()) == 1


def test_matplotlibs_backend_would_stay_mute(specs: Specs, said: Said) -> None:
    specs.write("mute", ["matplotlib_inline.backend_inline"])
    with specs.kernel("mute") as kernel:
        assert isinstance(kernel.process, subprocess.Popen)
    assert "asks for the running IPython" in said()


def test_elsewhere_than_on_linux_kernels_are_normal(
    specs: Specs, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provisioner, "PLATFORM", "darwin")
    with specs.kernel() as kernel:
        assert isinstance(kernel.process, subprocess.Popen)
        assert kernel.run("print(1)") == "1"
    assert said() == "A normal kernel instead of a warm one: kernels are forked on Linux only."


def test_without_fork_kernels_are_normal(specs: Specs, said: Said, library: Path) -> None:
    (library / "unable.py").write_text("import os\ndef no(): raise OSError('no')\nos.fork = no")
    specs.write("unable", ["unable"])
    with specs.kernel("unable") as kernel:
        assert isinstance(kernel.process, subprocess.Popen)
        assert kernel.run("print(1)") == "1"
    assert "the server died twice" in said()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"independent": True}, "it is to outlive this process"),
        ({"stdout": subprocess.PIPE}, "a pipe from the kernel is asked for"),
        ({"umask": 0o77}, "umask is asked for"),
    ],
)
def test_what_a_fork_cannot_be_given_means_a_normal_kernel(
    specs: Specs, said: Said, given: dict[str, object], why: str
) -> None:
    with specs.kernel(**given) as kernel:
        assert isinstance(kernel.process, subprocess.Popen)
        assert kernel.run("print(1)") == "1"
    assert why in said()


def test_a_folder_that_is_not_there_is_the_same_error(specs: Specs, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), specs.kernel(cwd=str(tmp_path / "no")):
        pass


def test_another_command_is_started_as_it_is(specs: Specs, said: Said) -> None:
    code = "from ipykernel import kernelapp; kernelapp.launch_new_instance()"
    specs.write("other", [], [sys.executable, "-c", code, "-f", "{connection_file}"])
    with specs.kernel("other") as kernel:
        assert isinstance(kernel.process, subprocess.Popen)
        assert kernel.run("print(1)") == "1"
    assert "is not a command that starts ipykernel" in said()


def test_a_module_of_the_folders_own_is_not_hidden(specs: Specs, library: Path, said: Said) -> None:
    (library / "shared.py").write_text("value = 'preloaded'")
    specs.write("shared", ["shared"])
    (notebooks := library / "notebooks").mkdir()
    with specs.kernel("shared", cwd=str(notebooks)) as kernel:
        assert kernel.run("import shared; print(shared.value)") == "preloaded"
    (notebooks / "shared.py").write_text("value = 'own'")
    with specs.kernel("shared", cwd=str(notebooks)) as kernel:
        value = kernel.run("import shared; print(shared.value)")
    with specs.kernel("python3", cwd=str(notebooks)) as kernel:
        assert value == kernel.run("import shared; print(shared.value)")


def change_content(package: Path) -> None:
    (package / "__init__.py").write_text("value = 'new'; data = ''")


def change_data(package: Path) -> None:
    (package / "words.txt").write_text("new")


def change_names(package: Path) -> None:
    (package / "added.py").write_text("")


def touch(package: Path) -> None:
    os.utime(package / "__init__.py")
    (package / "__pycache__").mkdir(exist_ok=True)


@pytest.mark.parametrize(
    ("change", "renewed"),
    [(change_content, True), (change_data, True), (change_names, True), (touch, False)],
)
def test_what_changes_on_disk_is_read_again(
    specs: Specs, library: Path, said: Said, change: Callable[[Path], None], renewed: bool
) -> None:
    (package := library / "edited").mkdir()
    (package / "words.txt").write_text("old")
    (package / "__init__.py").write_text(
        "from pathlib import Path\n"
        "value = 'old'; data = (Path(__file__).parent / 'words.txt').read_text()"
    )
    specs.write("edited", ["edited"])
    look = "import edited; print(edited.value, edited.data)"
    with specs.kernel("edited") as before:
        assert before.run(look) == "old old"
        change(package)
        with specs.kernel("edited") as after:
            assert (parent(after) != parent(before)) is renewed
            assert isinstance(after.process, ForkedKernel)
            with specs.kernel("python3") as normal:
                assert after.run(look) == normal.run(look)
        assert before.run(look) == "old old"  # a kernel is not taken away
        retired = parent(before)
    assert not said()
    if renewed:
        until(lambda: gone(retired))


CLIENT = """
import json, sys, time
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="plain")
code = "import os, subprocess, json; p = subprocess.Popen(['sleep', '600']);"
code += "print(json.dumps([os.getpid(), os.getppid(), p.pid]), flush=True)"
client.execute_interactive(code, output_hook=lambda m: print(m["content"].get("text", ""), end=""))
{end}
"""


@contextlib.contextmanager
def started(end: str) -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A client with a kernel and that kernel's child; all their numbers."""
    code = CLIENT.format(end=textwrap.dedent(end))
    client = subprocess.Popen([sys.executable, "-uc", code], stdout=subprocess.PIPE, text=True)
    assert client.stdout
    with client:
        try:
            yield client, json.loads(client.stdout.readline())
        finally:
            client.kill()


@pytest.mark.usefixtures("specs")
def test_nothing_is_left_of_a_client_that_is_killed() -> None:
    with started("time.sleep(600)") as (client, others):
        assert not any(map(gone, others))
        client.kill()
        until(lambda: all(map(gone, others)))


@pytest.mark.usefixtures("specs")
def test_nothing_is_left_of_a_client_and_its_server_killed() -> None:
    with started("time.sleep(600)") as (client, (kernel, server, child)):
        os.kill(server, signal.SIGKILL)
        client.kill()
        until(lambda: gone(kernel) and gone(server))
        os.kill(child, signal.SIGKILL)  # as with a normal kernel, whose children stay


@pytest.mark.usefixtures("specs")
@pytest.mark.parametrize("end", ["", "raise SystemExit(3)", "import os; os._exit(0)"])
def test_nothing_is_left_of_a_client_that_ends(end: str) -> None:
    with started(end) as (client, others):
        client.wait()
        until(lambda: all(map(gone, others)))


def test_a_fork_of_the_client_has_servers_of_its_own(specs: Specs) -> None:
    with specs.kernel() as kernel:
        mine = parent(kernel)
    context = multiprocessing.get_context("fork")
    queue = context.Queue()

    def work() -> None:
        with specs.kernel() as kernel:
            queue.put(parent(kernel))

    process = context.Process(target=work)
    process.start()
    theirs = queue.get(timeout=60)
    process.join()
    assert theirs != mine
    until(lambda: gone(theirs))
    assert not gone(mine)


def test_a_server_can_be_started_early_and_ended(specs: Specs, tmp_path: Path) -> None:
    servers.end_all()
    with warm("plain", cwd=str(tmp_path), env=os.environ | {"IPYTHONDIR": "elsewhere"}):
        (server,) = servers.current.values()
        with specs.kernel(cwd=str(tmp_path)) as kernel:
            assert parent(kernel) == server.process.pid
    assert server.process.returncode is not None
    assert not servers.current


def test_nothing_is_started_early_for_a_normal_kernel(
    specs: Specs, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers.end_all()
    with warm("python3"):
        assert not servers.current
    monkeypatch.setattr(provisioner, "PLATFORM", "win32")
    with warm("plain"):
        assert not servers.current
    with pytest.raises(NoSuchKernel), warm("nowhere"):
        pass
