"""What makes a forked process a kernel like any other."""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.util
import io
import json
import os
import select
import socket
import sys
import threading
from dataclasses import dataclass
from typing import Any

# What a kernel imports in its first moments, beyond `ipykernel.kernelapp`.
EARLY = (
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.extensions.storemagic",
    "IPython.utils.wildcard",
    "encodings.ascii",
    "encodings.idna",
    "encodings.latin_1",
    "faulthandler",
    "sqlite3.dbapi2",
    "tornado.platform.asyncio",
)


def load() -> None:
    """Import what every kernel does at once."""
    for name in EARLY:
        with contextlib.suppress(ImportError):  # other versions have other modules
            importlib.import_module(name)


@dataclass
class Launch:
    """What one kernel is started with."""

    channel: socket.socket
    client: int  # a pidfd: the kernel ends with it
    arguments: list[str]
    cwd: str
    env: dict[str, str]

    def begin(self, streams: list[int]) -> Launch:
        """Give this process its own session, streams, folder, environment, random numbers."""
        try:
            os.setsid()
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
            os.chdir(self.cwd)
        except OSError as error:
            self.tell(refused=str(error))
            os._exit(1)
        os.environ.clear()
        os.environ.update(self.env)
        if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal, perhaps, unlike before
            sys.stdout.reconfigure(line_buffering=sys.stdout.isatty())
        if generator := sys.modules.get("numpy.random"):
            generator.seed()  # `random` has done the same after the fork
        importlib.invalidate_caches()
        self.tell(pid=os.getpid())
        return self

    def tell(self, **answer: object) -> None:
        """Send the client a line."""
        with contextlib.suppress(OSError):
            self.channel.sendall(json.dumps(answer).encode() + b"\n")

    def end_with_client(self) -> None:
        """Wait for the client's end, as ipykernel waits for its parent's."""
        poll = select.poll()
        poll.register(self.client, select.POLLIN)
        poll.poll()
        os._exit(1)


def run(launch: Launch) -> None:
    """Be the kernel until it ends."""
    from ipykernel.kernelapp import IPKernelApp

    sys.argv[:] = [_launcher(), *launch.arguments]
    gc.enable()
    # 1: it has a parent and need not watch it, since that is the server.
    app: Any = IPKernelApp.instance(parent_handle=1)
    app.initialize(launch.arguments)
    threading.Thread(target=launch.end_with_client, daemon=True).start()
    launch.tell(ready=True)
    launch.channel.close()
    app.start()


def _launcher() -> str:
    """Return what ``sys.argv`` begins with in a normal kernel."""
    spec = importlib.util.find_spec("ipykernel_launcher")
    return (spec and spec.origin) or ""
