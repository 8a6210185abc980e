"""How a command ends: exit code 0, or one clear sentence on stderr and another code."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import signal
import sys

import click

from wbdossier.errors import Problem

DEBUG = "WBDOSSIER_DEBUG"
INTERRUPTED, TERMINATED = 130, 143  # as shells report them
REMEDIES = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EACCES: "change its permissions",
    errno.EPERM: "change its permissions",
    errno.EROFS: "choose a place that can be written to",
}


def prepare() -> None:
    """End in order when told to end, and print to terminals that lack a letter."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def explained(error: Exception) -> tuple[int, str]:
    """Return the exit code and the sentence for what went wrong."""
    match error:
        case Problem():
            return 1, str(error)
        case click.Abort():
            return INTERRUPTED, "stopped"
        case click.ClickException():
            context = getattr(error, "ctx", None)
            command = context.command_path if context else "wbdossier"
            return error.exit_code, f"{command}: {error.format_message()} See {command} --help."
        case BrokenPipeError():
            return 1, ""  # nobody reads any more
        case OSError():
            remedy = REMEDIES.get(error.errno or 0, "look into it")
            where = error.filename or "reading or writing"
            return 1, f"{where}: {error.strerror or error}; {remedy} and try again"
        case MemoryError():
            return 1, "there is not enough memory; give fewer files, or fewer --jobs"
    what = " ".join(str(error).split()) or "no message"
    hint = f"set {DEBUG}=1 for the traceback and report it"
    return 1, f"this is a bug in wbdossier ({type(error).__name__}: {what}); {hint}"


def abandon_stdout() -> None:
    """Keep Python from flushing to a full disk or a closed pipe once more at its end."""
    with contextlib.suppress(OSError, ValueError):  # stdout may be no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Complaints:
    """Says at once what is wrong with one of several things, and at the end that there was."""

    def __init__(self) -> None:
        """Nothing is wrong yet."""
        self.count = 0

    def __call__(self, problem: Problem) -> None:
        """Print a problem; the rest goes on."""
        self.count += 1
        click.echo(str(problem), err=True)

    def settle(self) -> None:
        """End with exit code 1 if there was any problem."""
        sys.stdout.flush()
        if self.count:
            raise SystemExit(1)
