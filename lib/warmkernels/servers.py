"""The servers of this process: started when first needed, ended with it at the latest.

One for each Setting, shared by threads; nothing of them outlives this process.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import logging
import os
import select
import signal
import socket
import subprocess
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SERVE = str(Path(__file__).with_name("serve.py"))
MOST = 4  # servers kept without a kernel to be forked; each takes some 150 MB
READY_SECONDS = 1.0  # to wait until a kernel listens, so that nobody knocks too early
TOLD_SECONDS = 1.0  # to wait for the exit code of a kernel that has ended
ATTEMPTS = 3  # at starting a kernel, if servers die or what they have loaded changes

logger = logging.getLogger("warmkernels")


class Unavailable(Exception):
    """No kernel can be forked; the message says why."""


class _Changed(Exception):
    """What the server has loaded is no longer what is on disk."""


class _Died(Exception):
    """The server has ended without an answer."""


@dataclass(frozen=True)
class Setting:
    """All that an import can depend on. Kernels of one setting can come from one server."""

    interpreter: tuple[str, ...]
    preload: tuple[str, ...]
    cwd: str
    environment: frozenset[tuple[str, str]]


class ForkedKernel:
    """A running kernel, with what jupyter_client uses of a ``Popen``."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, channel: socket.socket) -> None:
        """Take the process number, which the server keeps taken until the channel is closed."""
        self.pid, self.channel = pid, channel
        self.pidfd = os.pidfd_open(pid)
        self.returncode: int | None = None

    def __del__(self) -> None:
        """Let go of the process; it is not stopped."""
        self.channel.close()
        with contextlib.suppress(OSError, AttributeError):
            os.close(self.pidfd)

    def poll(self) -> int | None:
        """Return the exit code, or None while it runs; whether the server does is no matter."""
        return self.returncode if self.returncode is not None else self._look(0)

    def wait(self) -> int:
        """Return the exit code as soon as there is one."""
        if self.returncode is None:
            self._look(None)
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _look(self, milliseconds: int | None) -> int | None:
        poll = select.poll()
        poll.register(self.pidfd, select.POLLIN)
        if poll.poll(milliseconds):
            self.returncode = self._exit_code()
            self.channel.close()
        return self.returncode

    def _exit_code(self) -> int:
        """Return what the server tells; if it has ended before, that the kernel was killed."""
        self.channel.settimeout(TOLD_SECONDS)
        with contextlib.suppress(OSError, ValueError):
            while answer := _read(self.channel):
                if "exit" in answer:
                    return int(answer["exit"])
        return -signal.SIGKILL


class Server:
    """A server's process, from its start to the end of its last kernel."""

    def __init__(self, setting: Setting) -> None:
        """Start it; it begins to import and the caller goes on."""
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [SERVE, str(theirs.fileno()), str(os.getpid()), *setting.preload]
        try:
            with theirs:
                self.process = subprocess.Popen(
                    [*setting.interpreter, *command],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd=setting.cwd,
                    env=dict(setting.environment),
                    pass_fds=[theirs.fileno()],
                    start_new_session=True,  # Ctrl-C in a terminal is not meant for it
                )
        except OSError:
            self.control.close()
            raise

    def launch(
        self, request: Mapping[str, Any], streams: Iterable[int], seconds: float
    ) -> ForkedKernel:
        """Return a new kernel. Raises Unavailable, _Changed or _Died."""
        ours, theirs = socket.socketpair()
        ours.settimeout(seconds)
        try:
            with theirs:
                socket.send_fds(self.control, [b"k"], [theirs.fileno(), *streams])
            ours.sendall(json.dumps(request).encode() + b"\n")
            answer = _read(ours)
        except TimeoutError:
            ours.close()
            self.process.kill()
            raise _Died(f"there was no answer in {seconds:g} seconds") from None
        except OSError:
            answer = None
        if answer and "pid" in answer:
            kernel = ForkedKernel(answer["pid"], ours)
            _await_ready(ours)
            return kernel
        ours.close()
        match answer:
            case {"changed": path}:
                raise _Changed(path)
            case {"refused": reason}:
                raise Unavailable(reason)
        raise _Died(f"it ended with status {self._status()}")

    def _status(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.process.wait(TOLD_SECONDS)
        return None

    def retire(self) -> None:
        """Need no more kernels of it: it ends after its last."""
        self.control.close()

    def end(self) -> None:
        """End it and all its kernels."""
        self.retire()
        self.process.terminate()
        try:
            self.process.wait(TOLD_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Servers:
    """The servers there are, by setting, the one used last at the end."""

    def __init__(self) -> None:
        """Begin with none."""
        self.lock = threading.Lock()
        self.current: dict[Setting, Server] = {}
        self.retired: list[Server] = []
        self.hopeless: dict[Setting, str] = {}

    def get(self, setting: Setting) -> Server:
        """Return the server of a setting, started if there is none."""
        with self.lock:
            server = self.current.pop(setting, None) or Server(setting)
            self.current[setting] = server
            for old in list(self.current)[:-MOST]:
                self._retire(self.current.pop(old))
            return server

    def drop(self, setting: Setting, server: Server) -> None:
        """Take no more kernels from a server."""
        with self.lock:
            if self.current.get(setting) is server:
                del self.current[setting]
                self._retire(server)

    def launch(
        self, setting: Setting, request: Mapping[str, Any], streams: Sequence[int], seconds: float
    ) -> ForkedKernel:
        """Return a new kernel of the setting. Raises Unavailable or OSError, as ``Popen`` does."""
        if reason := self.hopeless.get(setting):
            raise Unavailable(reason)
        deaths = 0
        for _ in range(ATTEMPTS):
            server = self.get(setting)
            try:
                return server.launch(request, streams, seconds)
            except _Changed as change:
                logger.debug("%s has changed: another server.", change)
                why = f"{change} keeps changing"
            except _Died as death:
                deaths, why = deaths + 1, f"the server died twice; {death}"
            self.drop(setting, server)
            if deaths == 2:
                self.hopeless[setting] = why
                break
        raise Unavailable(why)

    def end(self, setting: Setting) -> None:
        """End the server of a setting and its kernels."""
        with self.lock:
            server = self.current.pop(setting, None)
        if server:
            server.end()

    def end_all(self) -> None:
        """End all there are, as at the end of this process."""
        with self.lock:
            servers, self.current = [*self.current.values(), *self.retired], {}
            self.retired = []
        for server in servers:
            server.end()

    def _retire(self, server: Server) -> None:
        server.retire()
        self.retired = [each for each in (*self.retired, server) if each.process.poll() is None]


def _read(channel: socket.socket) -> dict[str, Any] | None:
    """Return the next answer, or None at the end. Raises OSError if it takes too long."""
    line = b""
    while not line.endswith(b"\n"):
        if not (byte := channel.recv(1)):
            return None
        line += byte
    answer: dict[str, Any] = json.loads(line)
    return answer


def _await_ready(channel: socket.socket) -> None:
    channel.settimeout(READY_SECONDS)
    with contextlib.suppress(OSError, ValueError):
        _read(channel)


def _forget() -> None:
    """In a fork of this process: the servers are the parent's."""
    servers.__init__()  # type: ignore[misc]


servers = Servers()
atexit.register(servers.end_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
