"""What jupyter_client asks for a kernel: a local provisioner that forks what it can."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_core.utils import run_sync
from traitlets import Float, Unicode
from traitlets import List as ListOf

from warmkernels.servers import ForkedKernel, Setting, Unavailable, logger, servers

PLATFORM = sys.platform
LAUNCHERS = (["ipykernel_launcher"], ["ipykernel"])
# Of no concern to an import, and different from one kernel to the next.
OF_A_KERNEL = {
    "IPYTHONDIR",
    "JPY_PARENT_PID",
    "JPY_SESSION_NAME",
    "OLDPWD",
    "PYTEST_CURRENT_TEST",
    "SHLVL",
    "_",
}
# What `Popen` is given, less what is of no concern to it.
KNOWN = {"cwd", "env", "stdin", "stdout", "stderr", "independent", "extra_arguments", "kernel_id"}


class WarmProvisioner(LocalProvisioner):
    """Kernels from a process that has imported ``preload``; normal ones where that cannot be.

    In a kernelspec: ``"metadata": {"kernel_provisioner": {"provisioner_name": "warm", "config":
    {"preload": ["pandas"]}}}``.
    """

    process: Any  # a ForkedKernel, or a Popen as everywhere
    preload = ListOf(Unicode(), help="Modules to import once for all kernels.").tag(config=True)
    late_environment = ListOf(
        Unicode(),
        help="Environment variables that no preloaded module reads while it is imported: "
        "kernels that differ in nothing else share a server.",
    ).tag(config=True)
    start_seconds = Float(
        60.0, help="How long a kernel may take to be forked, imports included."
    ).tag(config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel; if that fails for any reason, say it and start a normal one."""
        thread = ThreadPoolExecutor(1)  # of its own: the loop's are lost where it was forked
        forking = asyncio.get_running_loop().run_in_executor(thread, self._fork, cmd, kwargs)
        thread.shutdown(wait=False)
        try:
            kernel = await asyncio.shield(forking)
        except asyncio.CancelledError:
            forking.add_done_callback(_kill)
            raise
        except Exception as error:  # whatever it is, a normal kernel may do
            _say(self, str(error))
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.pid, self.pgid = kernel, kernel.pid, kernel.pid
        self.cwd = kwargs.get("cwd") or os.getcwd()
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel and wait a little: else jupyter_client looks after 100 ms only."""
        await super().kill(restart)
        for _ in range(100):
            if await self.poll() is not None:
                break
            await asyncio.sleep(0.005)

    def _fork(self, cmd: list[str], kwargs: dict[str, Any]) -> ForkedKernel:
        if others := {name for name in kwargs.keys() - KNOWN if kwargs[name] is not None}:
            raise Unavailable(f"{', '.join(sorted(others))} is asked for")
        if kwargs.get("independent"):
            raise Unavailable("it is to outlive this process")
        setting, arguments = self.setting(cmd, kwargs["env"], kwargs.get("cwd"))
        environment = kwargs["env"] | {"JPY_PARENT_PID": str(os.getpid())}
        request = {"arguments": arguments, "cwd": setting.cwd, "env": environment}
        with open(os.devnull, "r+b") as null:
            streams = [
                _number(kwargs.get(name), default, null.fileno())
                for name, default in (("stdin", null.fileno()), ("stdout", 1), ("stderr", 2))
            ]
            return servers.launch(setting, request, streams, self.start_seconds)

    def setting(
        self, cmd: list[str], env: Mapping[str, str], cwd: str | None
    ) -> tuple[Setting, list[str]]:
        """Return what a kernel's imports depend on, and its arguments. Raises Unavailable."""
        if PLATFORM != "linux":
            raise Unavailable("kernels are forked on Linux only")
        words = [os.path.expanduser(word) for word in cmd]
        at = words.index("-m") if "-m" in words else 0
        if not at or words[at + 1 : at + 2] not in LAUNCHERS:
            raise Unavailable(f"{' '.join(cmd)} is not a command that starts ipykernel")
        late = OF_A_KERNEL.union(self.late_environment)
        setting = Setting(
            interpreter=tuple(words[:at]),
            preload=tuple(self.preload),
            cwd=os.path.abspath(cwd or os.curdir),
            environment=frozenset(item for item in env.items() if item[0] not in late),
        )
        return setting, words[at + 2 :]


@contextlib.contextmanager
def warm(
    kernel_name: str, *, env: Mapping[str, str] | None = None, cwd: str | None = None
) -> Iterator[None]:
    """Let the server for a kernelspec import from now on, in the background; end it afterwards.

    ``env`` and ``cwd`` are those that the kernels will be started with. Does nothing if the
    kernelspec is of no warm kernel, or none can be had here. Raises NoSuchKernel.
    """
    manager = KernelManager(kernel_name=kernel_name)
    provisioner = KernelProvisionerFactory.instance().create_provisioner_instance(
        "", manager.kernel_spec, None
    )
    if not isinstance(provisioner, WarmProvisioner):
        yield
        return
    setting = None
    with contextlib.suppress(Unavailable, OSError):  # said when a kernel is asked for
        given = run_sync(provisioner.pre_launch)(env=dict(os.environ if env is None else env))
        setting, _ = provisioner.setting(manager.format_kernel_cmd(), given["env"], cwd)
        servers.get(setting)
    try:
        yield
    finally:
        if setting:
            servers.end(setting)


def _number(given: Any, default: int, null: int) -> int:
    """Return the file descriptor that ``Popen`` would use."""
    given = default if given is None else null if given == subprocess.DEVNULL else given
    number = given if isinstance(given, int) else given.fileno()
    if number < 0:
        raise Unavailable("a pipe from the kernel is asked for")
    os.fstat(number)  # raises OSError if it is closed
    return int(number)


def _say(provisioner: WarmProvisioner, reason: str) -> None:
    """Warn, once for each reason."""
    muted = provisioner.log.name == "traitlets"  # as it is where no application has made it
    log = logger if muted else provisioner.log
    level = logging.DEBUG if reason in _said else logging.WARNING
    _said.add(reason)
    log.log(level, "A normal kernel instead of a warm one: %s.", reason)


_said: set[str] = set()


def _kill(forking: asyncio.Future[ForkedKernel]) -> None:
    """End a kernel that nobody waits for any more."""
    if not forking.cancelled() and not forking.exception():
        forking.result().kill()
