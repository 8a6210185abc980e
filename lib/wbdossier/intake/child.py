"""Reading a file nobody vouches for: in a child process, with limits of time and memory.

The parent sends the bytes on stdin and gets one JSON object on stdout: the document, or the cause
and remedy of a Problem. A child that dies says so by its exit code alone. Run as
``python -m wbdossier.intake.child FORM``.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from wbdossier.errors import Problem
from wbdossier.intake.document import Document


@dataclass(frozen=True)
class Limits:
    """What the child may use before it is stopped."""

    seconds: int = 30
    bytes: int = 1_500_000_000


ASIDE = "make a smaller file, or save the article's text as .txt"
STOPPED = {-signal.SIGXCPU, -signal.SIGKILL}
OUT_OF_MEMORY = 3  # the child's exit code


def convert(data: bytes, form: str, where: str | Path, limits: Limits | None = None) -> Document:
    """Return what a child process makes of ``data``; raise the Problem it met, naming ``where``."""
    limits = limits or Limits()
    command = [sys.executable, "-P", "-m", __name__, form, f"{limits.seconds}", f"{limits.bytes}"]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=limits.seconds * 2, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Problem(where, _too_long(limits), ASIDE) from error
    if done.returncode:
        raise Problem(where, _death(done.returncode, limits), ASIDE)
    answer = msgspec.json.decode(done.stdout)
    if "cause" in answer:
        raise Problem(where, answer["cause"], answer["remedy"], answer["place"])
    return msgspec.convert(answer, Document)


def _too_long(limits: Limits) -> str:
    return f"reading it took more than {limits.seconds} seconds"


def _death(code: int, limits: Limits) -> str:
    if code in STOPPED:
        return _too_long(limits)
    if code == OUT_OF_MEMORY:
        return f"reading it took more than {limits.bytes / 1e9:g} GB of memory"
    return "the file is damaged in a way that ends the program reading it"


def main(form: str, seconds: str, memory: str) -> None:
    """Read stdin within the limits and answer on stdout."""
    _limit(Limits(int(seconds), int(memory)))
    from wbdossier import intake

    try:
        answer: object = intake.read_in_process(sys.stdin.buffer.read(), form, "")
    except Problem as problem:
        answer = {"cause": problem.cause, "remedy": problem.remedy, "place": problem.place}
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.buffer.write(msgspec.json.encode(answer))


def _limit(limits: Limits) -> None:
    """Bind this process, as far as the system can; the parent's clock holds everywhere."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (limits.bytes, limits.bytes))


if __name__ == "__main__":
    main(*sys.argv[1:])
