"""A forked kernel: its own, and otherwise like a normal one."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from warming import Specs, gone, until

from warmkernels.servers import ForkedKernel


@pytest.mark.parametrize("transport", ["tcp", "ipc"])
def test_it_is_forked_with_the_imports_done(specs: Specs, transport: str) -> None:
    with specs.kernel(transport=transport) as kernel:
        assert isinstance(kernel.process, ForkedKernel)
        assert kernel.evaluate("'numpy.random' in __import__('sys').modules")
        assert kernel.evaluate("__import__('os').getpid()") == kernel.pid
        assert kernel.evaluate("__import__('os').getppid()") != os.getpid()


def test_kernels_are_processes_sessions_and_random_numbers_of_their_own(specs: Specs) -> None:
    values = (
        "[os.getpid(), os.getpgid(0), os.getsid(0), random.random(), float(numpy.random.rand()),"
        " str(uuid.uuid4()), tempfile.mktemp()]"
    )
    with specs.kernel() as one, specs.kernel() as other:
        for kernel in (one, other):
            kernel.run("import os, random, numpy, tempfile, uuid")
        first, second = one.evaluate(values), other.evaluate(values)
        assert first[:3] == [one.pid] * 3
        assert one.manager.provisioner.pgid == one.pid
        assert one.evaluate("os.getppid()") == other.evaluate("os.getppid()")  # one server
        assert not set(first) & set(second)


def test_what_one_kernel_changes_no_other_sees(specs: Specs, tmp_path: Path) -> None:
    change = "import os, numpy; numpy.mine = 1; os.environ['MINE'] = '1'; os.chdir('/')"
    look = "[hasattr(numpy, 'mine'), os.environ.get('MINE'), os.getcwd()]"
    with specs.kernel(cwd=str(tmp_path)) as before:
        with specs.kernel(cwd=str(tmp_path)) as one:
            one.run(change)
            assert one.evaluate(look) == [True, "1", "/"]
        with specs.kernel(cwd=str(tmp_path)) as after:
            for kernel in (before, after):
                kernel.run("import os, numpy")
                assert kernel.evaluate(look) == [False, None, str(tmp_path)]


def test_it_has_the_environment_and_folder_it_is_given(specs: Specs, tmp_path: Path) -> None:
    env = dict(os.environ, COLOUR="green")
    del env["HOME"]
    with specs.kernel(env=env, cwd=str(tmp_path)) as kernel:
        assert kernel.evaluate("__import__('os').getcwd()") == str(tmp_path)
        seen = kernel.evaluate("dict(__import__('os').environ)")
        assert "HOME" not in seen
        assert seen.items() >= {"COLOUR": "green", "JPY_PARENT_PID": str(os.getpid())}.items()
        asked = "[subprocess.check_output('echo $COLOUR', shell=True, text=True), sys.stdin.read()]"
        kernel.run("import subprocess, sys")
        assert kernel.evaluate(asked) == ["green\n", ""]


def test_arguments_paths_and_modules_are_those_of_a_normal_kernel(
    specs: Specs, tmp_path: Path
) -> None:
    seen = "[sys.argv[0], sys.argv[1], sys.path, __name__, sys.executable, gc.isenabled(),"
    seen += " gc.get_threshold(), os.nice(0), [str(signal.getsignal(n)) for n in range(1, 32)]]"
    threads = "[type(t).__name__ for t in threading.enumerate()]"
    found = []
    for name in ("python3", "plain"):
        with specs.kernel(name, cwd=str(tmp_path)) as kernel:
            kernel.run("import gc, os, signal, sys, threading")
            found.append((kernel.evaluate(seen), len(kernel.evaluate(threads))))
    assert found[0] == found[1]


def test_its_streams_are_those_it_is_given(specs: Specs, tmp_path: Path) -> None:
    with (tmp_path / "out").open("w") as out, (tmp_path / "err").open("w") as err:  # noqa: SIM117
        with specs.kernel(stdout=out, stderr=err) as kernel:
            assert isinstance(kernel.process, ForkedKernel)
            kernel.run("import os; os.write(1, b'to stdout'); os.write(2, b'to stderr')")
    assert "to stdout" in (tmp_path / "out").read_text()
    assert "to stderr" in (tmp_path / "err").read_text()


def test_an_interrupt_stops_the_cell_and_not_the_kernel(specs: Specs) -> None:
    code = "import time\nprint('go', flush=True)\nfor _ in range(6000): time.sleep(0.01)"
    with specs.kernel() as kernel, specs.kernel() as other:
        answer = kernel.run(code, on_text=lambda _: kernel.manager.interrupt_kernel())
        assert "KeyboardInterrupt" in answer
        assert kernel.run("print(1)") == other.run("print(1)") == "1"


def test_a_restart_is_another_process(specs: Specs) -> None:
    with specs.kernel() as kernel:
        before = kernel.pid
        kernel.run("x = 1")
        kernel.client.stop_channels()
        kernel.manager.restart_kernel(now=True)
        kernel.connect()
        assert isinstance(kernel.process, ForkedKernel)
        assert kernel.pid != before
        assert gone(before)
        assert kernel.run("x").startswith("NameError")


def test_a_shutdown_asked_for_ends_it_well(specs: Specs) -> None:
    with specs.kernel() as kernel:
        process = kernel.process
        kernel.run("import atexit, os; atexit.register(os.write, 2, b'')")
        kernel.manager.shutdown_kernel()
        assert process.wait() == 0
        assert not kernel.manager.has_kernel


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("import os; os._exit(3)", 3),
        ("import os; os.kill(os.getpid(), 11)", -signal.SIGSEGV),
        ("import os; os.kill(os.getpid(), 15)", -signal.SIGTERM),
    ],
)
def test_how_it_ended_is_known(specs: Specs, code: str, status: int) -> None:
    with specs.kernel() as kernel:
        assert kernel.process.poll() is None
        kernel.client.execute(code)
        assert kernel.process.wait() == kernel.process.poll() == status
        assert not kernel.manager.is_alive()


def test_killed_it_takes_along_what_it_started(specs: Specs) -> None:
    with specs.kernel() as kernel:
        kernel.run("import subprocess; p = subprocess.Popen(['sleep', '600'])")
        child, process = kernel.evaluate("p.pid"), kernel.process
        kernel.manager.shutdown_kernel(now=True)
        assert process.wait() == -signal.SIGKILL
        until(lambda: gone(child))
        process.kill()  # has no effect any more, and no error


def notebook(*cells: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


@pytest.mark.usefixtures("specs")
def test_a_cell_that_takes_too_long_is_stopped() -> None:
    slow = notebook("import time; time.sleep(600)")
    with pytest.raises(CellTimeoutError):
        NotebookClient(slow, kernel_name="plain", timeout=1).execute()
    both = notebook("import time; time.sleep(600)", "print('on')")
    client = NotebookClient(both, kernel_name="plain", timeout=2, interrupt_on_timeout=True)
    client.allow_errors = True
    assert client.execute().cells[1].outputs[0].text == "on\n"


@pytest.mark.usefixtures("specs")
def test_a_kernel_that_dies_is_reported_as_usual() -> None:
    dying = notebook("import os; os._exit(1)")
    with pytest.raises(DeadKernelError):
        NotebookClient(dying, kernel_name="plain").execute()


def test_a_cell_can_use_processes_threads_and_linear_algebra(specs: Specs) -> None:
    code = (
        "import concurrent.futures as f, multiprocessing as m, numpy, warnings\n"
        "warnings.simplefilter('ignore')\n"
        "a = numpy.ones((300, 300))\n"
        "with f.ProcessPoolExecutor(2, m.get_context('fork')) as p: x = [*p.map(abs, [-1, -2])]\n"
        "with f.ThreadPoolExecutor(2) as p: y = [*p.map(lambda b: float((a @ a)[0, 0]), [1, 2])]\n"
        "print(x, y)"
    )
    with specs.kernel() as kernel:
        assert kernel.run(code) == "[1, 2] [300.0, 300.0]"


def test_the_debugger_listens(specs: Specs) -> None:
    with specs.kernel() as kernel:
        client = kernel.client
        content = {"type": "request", "seq": 1, "command": "initialize", "arguments": {}}
        message = client.session.msg("debug_request", content)
        client.control_channel.send(message)
        reply = client.get_control_msg(timeout=60)
        assert reply["content"]["success"]
