"""Kernelspecs made for a test, kernels to talk to, processes to wait for."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager

ARGV = ["python", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
SECONDS = 60  # for anything that a test waits for


class Kernel:
    """A running kernel that answers in words."""

    def __init__(self, manager: KernelManager) -> None:
        self.manager = manager
        self.connect()

    def connect(self) -> None:
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=SECONDS)

    @property
    def process(self) -> Any:
        return self.manager.provisioner.process

    @property
    def pid(self) -> int:
        return self.process.pid

    def run(self, code: str, on_text: Callable[[str], None] | None = None) -> str:
        """Return what the code prints, or the error's name and value."""
        said: list[str] = []

        def hear(message: dict[str, Any]) -> None:
            content = message["content"]
            if message["msg_type"] == "stream" and content["name"] == "stdout":
                said.append(content["text"])
                if on_text:
                    on_text(content["text"])
            elif message["msg_type"] == "error":
                said.append(f"{content['ename']}: {content['evalue']}")

        self.client.execute_interactive(code, output_hook=hear, timeout=SECONDS)
        return "".join(said).strip()

    def evaluate(self, expression: str) -> Any:
        return json.loads(self.run(f"import json; print(json.dumps({expression}))"))


class Specs:
    """A folder of kernelspecs, and a manager's kernels."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, preload: list[str], argv: list[str] = ARGV) -> str:
        folder = self.folder / "kernels" / name
        folder.mkdir(parents=True, exist_ok=True)
        stanza = {"provisioner_name": "warm", "config": {"preload": preload}}
        spec = {"argv": argv, "display_name": name, "language": "python"}
        spec["metadata"] = {"kernel_provisioner": stanza}
        (folder / "kernel.json").write_text(json.dumps(spec))
        return name

    @contextlib.contextmanager
    def kernel(self, name: str = "plain", **kwargs: Any) -> Iterator[Kernel]:
        manager = KernelManager(kernel_name=name)
        manager.transport = kwargs.pop("transport", "ipc")
        if manager.transport == "ipc":
            manager.ip = str(self.folder / f"socket-{time.monotonic_ns()}")
        manager.start_kernel(**kwargs)
        kernel = None
        try:
            kernel = Kernel(manager)
            yield kernel
        finally:
            if kernel:
                kernel.client.stop_channels()
            manager.shutdown_kernel(now=True)


def until(condition: Callable[[], object]) -> None:
    """Wait for a condition; fail if it does not come true."""
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def gone(pid: int) -> bool:
    """Whether a process has ended, also if nobody has asked how."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
