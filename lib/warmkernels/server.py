"""The process that imports once and forks a kernel whenever it is asked to. Linux only.

Its client passes it, over the control socket, a channel and the three standard streams of each
kernel. The request is a line of JSON on the channel; so are the answers: ``pid``, then ``ready``
(both written by the kernel itself), ``exit`` when the kernel has ended; or ``changed`` or
``refused`` instead of a kernel. The control socket's end means no more kernels; the client's end,
the end of all of them.
"""

from __future__ import annotations

import builtins
import contextlib
import gc
import importlib
import io
import json
import os
import selectors
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from warmkernels import kernel
from warmkernels.sources import Sources

INLINE = "module://matplotlib_inline.backend_inline"  # ipykernel's default
REQUEST_SECONDS = 10.0
# Threads that libraries in C stop or start again themselves when a process forks.
MIND_FORKS = {"jemalloc_bg_thd"}


def main(control: int, client: int, preload: Sequence[str]) -> None:
    """Serve until the client needs no more kernels, or is one of the kernels from here on."""
    watched = os.pidfd_open(client)
    if os.getppid() != client:
        return  # it has ended already
    server = Server(socket.socket(fileno=control), watched)
    server.preload(preload)
    if launch := server.serve():
        kernel.run(launch)
    else:
        os._exit(0)  # nothing that libraries leave for the end concerns a server


@dataclass
class Child:
    """A kernel that was forked and has not been reaped."""

    pid: int
    pidfd: int
    channel: socket.socket


class Server:
    """The kernels of one client, and what they start with."""

    def __init__(self, control: socket.socket, client: int) -> None:
        """Take the control socket and a pidfd of the client."""
        self.pid, self.control, self.client = os.getpid(), control, client
        self.children: dict[int, Child] = {}
        self.sources = Sources()
        self.refusal = ""
        self.own: list[str] = []  # top-level modules that only the preload has brought
        self.ended = False
        self.selector = selectors.PollSelector()  # without a file of its own, which forks share
        self.selector.register(control, selectors.EVENT_READ, self._asked)
        self.selector.register(client, selectors.EVENT_READ, self._client_gone)

    def preload(self, names: Sequence[str]) -> None:
        """Import the modules; what goes wrong is kept as the reason to refuse kernels."""
        gc.disable()
        os.environ.setdefault("MPLBACKEND", INLINE)
        self.sources.before(names)
        self.refusal = _import("ipykernel.kernelapp")
        if not self.refusal:
            kernel.load()
            before = set(sys.modules)
            self.refusal = next(filter(None, map(_import, names)), "") or _unsafe()
            new = {name.partition(".")[0] for name in sys.modules}
            self.own = sorted(new - before - sys.stdlib_module_names)
        self.sources.after()
        gc.freeze()  # what is shared is not written to by collections
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())

    def serve(self) -> kernel.Launch | None:
        """Fork kernels; return in each of them with its launch, and at the end with None."""
        try:
            while not self.ended or self.children:
                for key, _ in self.selector.select():
                    handle: Callable[[Any], kernel.Launch | None] = key.data
                    if launch := handle(key.fileobj):
                        return launch
        except SystemExit:
            self._kill_all()
        return None

    def _asked(self, control: socket.socket) -> kernel.Launch | None:
        data, fds, _, _ = socket.recv_fds(control, 1, 4)
        if not data:
            self.selector.unregister(control)
            self.ended = True
            return None
        channel, *streams = fds
        with contextlib.ExitStack() as stack:
            for fd in streams:
                stack.callback(os.close, fd)
            talk = socket.socket(fileno=channel)
            try:
                return self._answer(talk, streams)
            except OSError:  # the client has given up
                talk.close()
                return None

    def _answer(self, channel: socket.socket, streams: list[int]) -> kernel.Launch | None:
        channel.settimeout(REQUEST_SECONDS)
        with channel.makefile("rb") as file:
            request = json.loads(file.readline() or "null")
        if request is None:
            raise ConnectionError
        if answer := self._no(request["cwd"]):
            channel.sendall(json.dumps(answer).encode() + b"\n")
            channel.close()
            return None
        if (pid := os.fork()) == 0:
            return self._forked(request, channel, streams)
        child = self.children[pid] = Child(pid, os.pidfd_open(pid), channel)
        self.selector.register(child.pidfd, selectors.EVENT_READ, lambda _: self._exited(child))
        return None

    def _no(self, folder: str) -> dict[str, str] | None:
        if path := self.sources.changed():
            return {"changed": path}
        if reason := self.refusal or self.sources.hidden_by(folder, self.own):
            return {"refused": reason}
        return None

    def _forked(
        self, request: dict[str, Any], channel: socket.socket, streams: list[int]
    ) -> kernel.Launch:
        """Leave everything of the server and of other kernels behind."""
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        self.selector.close()
        self.control.close()
        for child in self.children.values():
            child.channel.close()
            with contextlib.suppress(OSError):
                os.close(child.pidfd)
        self.children.clear()
        return kernel.Launch(channel, self.client, **request).begin(streams)

    def _exited(self, child: Child) -> None:
        """Tell how a kernel has ended; its number stays taken until the client knows."""
        self.selector.unregister(child.pidfd)
        end = os.waitid(os.P_PIDFD, child.pidfd, os.WEXITED | os.WNOWAIT)
        os.close(child.pidfd)
        assert end is not None
        code = end.si_status if end.si_code == os.CLD_EXITED else -end.si_status
        with contextlib.suppress(OSError):
            child.channel.sendall(json.dumps({"exit": code}).encode() + b"\n")
        self.selector.register(child.channel, selectors.EVENT_READ, lambda _: self._reap(child))

    def _reap(self, child: Child) -> None:
        self.selector.unregister(child.channel)
        child.channel.close()
        os.waitpid(child.pid, 0)
        del self.children[child.pid]

    def _client_gone(self, _: int) -> None:
        self._kill_all()
        os._exit(0)

    def _kill_all(self) -> None:
        """End all kernels; when this returns there are none, not even as zombies."""
        if os.getpid() == self.pid:
            for pid in self.children:
                with contextlib.suppress(OSError):
                    os.killpg(pid, signal.SIGKILL)
                with contextlib.suppress(OSError):
                    os.waitpid(pid, 0)


def _import(name: str) -> str:
    """Import a module as if in a kernel; return what speaks against forking then."""
    try:
        with _as_in_a_kernel() as asked:
            importlib.import_module(name)
    except BaseException as error:  # also SystemExit, which is the module's own
        first = next(iter(str(error).strip().splitlines()), "no message")
        return f"importing {name} failed ({type(error).__name__}: {first})"
    return f"{name} asks for the running IPython when it is imported" if asked else ""


class _Shell:
    """What pandas, for one, looks for to know that it is in a kernel. There is nothing more."""

    kernel = None

    def __init__(self, asked: list[str]) -> None:
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        self._asked.append(name)
        raise AttributeError(name)


@contextlib.contextmanager
def _as_in_a_kernel() -> Iterator[list[str]]:
    """Look like a kernel to modules; notice those that would do something with the shell.

    They would find none, and stay without for good.
    """
    shell: Any = importlib.import_module("IPython.core.interactiveshell").InteractiveShell
    asked: list[str] = []

    def initialized(cls: type) -> bool:
        asked.append("initialized")
        return False

    streams = [file for file in (sys.stdout, sys.stderr) if isinstance(file, io.TextIOWrapper)]
    encodings = [file.encoding for file in streams]
    shell.initialized = classmethod(initialized)
    builtins.get_ipython = lambda: _Shell(asked)  # type: ignore[attr-defined]
    try:
        for file in streams:
            file.reconfigure(encoding="UTF-8")
        yield asked
    finally:
        for file, encoding in zip(streams, encodings, strict=True):
            file.reconfigure(encoding=encoding)
        del shell.initialized
        del builtins.get_ipython  # type: ignore[attr-defined]


def _unsafe() -> str:
    """Return why this process should not fork: threads that a fork would cut off."""
    pid = os.fork()  # OpenBLAS, for one, ends its threads before a fork and starts them at need
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    others = [name for task in os.listdir("/proc/self/task") if (name := _other(task))]
    return f"the preloaded modules keep threads running ({', '.join(others)})" if others else ""


def _other(task: str) -> str | None:
    with contextlib.suppress(OSError), open(f"/proc/self/task/{task}/comm") as file:
        name = file.read().strip()
        return name if int(task) != os.getpid() and name not in MIND_FORKS else None
    return None
