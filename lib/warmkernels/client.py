"""A client that takes a kernel for ready as soon as it is.

jupyter_client's own listens for another 200 ms, in case the kernel has more to say. When it has
said that it is idle again, it has not.
"""

from __future__ import annotations

import asyncio
import contextlib
from queue import Empty

from jupyter_client.asynchronous.client import AsyncKernelClient

REPLY_SECONDS = 1.0
IDLE_SECONDS = 0.2


class PromptClient(AsyncKernelClient):
    """Used by name: ``KernelManager.client_class = "warmkernels.client.PromptClient"``."""

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        """Return when the kernel answers on both channels. Raises RuntimeError, as usual."""
        try:
            async with asyncio.timeout(timeout):
                while not await self._answers():
                    if not await self.is_alive():
                        raise RuntimeError("Kernel died before replying to kernel_info")
        except TimeoutError:
            raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds") from None

    wait_for_ready = _async_wait_for_ready

    async def _answers(self) -> bool:
        """Ask who it is; return whether the reply and its being idle again have come."""
        asked = self.kernel_info()
        with contextlib.suppress(Empty):
            reply = await self.get_shell_msg(timeout=REPLY_SECONDS)
            while reply["parent_header"].get("msg_id") != asked:
                reply = await self.get_shell_msg(timeout=REPLY_SECONDS)
            self._handle_kernel_info_reply(reply)
            while True:
                said = await self.get_iopub_msg(timeout=IDLE_SECONDS)
                of_it = said["parent_header"].get("msg_id") == asked
                if of_it and said["content"].get("execution_state") == "idle":
                    return True
        return False
