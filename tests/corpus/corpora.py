"""Small corpora in every form, and what is asked of them."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from wbdossier import cli
from wbdossier.corpus import engine, sources
from wbdossier.corpus.source import Item, Source
from wbdossier.corpus.work import Result, Task, work
from wbdossier.schema import KINDS

TEXT = "The EU has given €{n}m in grants to Albania. KFOR has {n},500 troops in Kosovo.\n"
PAGE = (
    "<html><head><title>Roads</title></head><body><article><h1>Roads</h1>{}</article></body></html>"
)
JSONL = Task(KINDS, "jsonl")
DEADLY = "This text kills whoever reads it."


def record(n: int, **fields: Any) -> dict[str, Any]:
    return {"id": f"a{n}", "text": TEXT.format(n=n)} | fields


def write_jsonl(path: Path, count: int, **fields: Any) -> Path:
    lines = (json.dumps(record(n, **fields), ensure_ascii=False) for n in range(1, count + 1))
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def page(n: int) -> bytes:
    paragraphs = f"<p>{TEXT.format(n=n)}</p>" * 3
    return PAGE.format(paragraphs).encode()


def write_warc(
    path: Path, pages: Sequence[tuple[str, bytes]], gzip: bool = False, status: str = "200 OK"
) -> Path:
    """Write a web archive of (media type, content)."""
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=gzip)
    for n, (media_type, content) in enumerate(pages):
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"http://example.org/{n}",
                "response",
                payload=io.BytesIO(content),
                http_headers=headers,
            )
        )
    path.write_bytes(made.getvalue())
    return path


def read(*paths: Path, task: Task = JSONL) -> Result:
    """Read paths in this process."""
    return work(task, list(sources.items(paths)))


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for part in result.rows for line in part.splitlines()]


def docs(result: Result) -> list[str]:
    return list(dict.fromkeys(row["doc"] for row in rows(result)))


def told(result: Result) -> list[str]:
    return [str(skipped.problem) for skipped in result.skipped]


def command(
    *arguments: object, cwd: Path, before: Callable[[], None] = lambda: None
) -> tuple[int, bytes, str]:
    """Run `wbdossier` in a process of its own, ``before`` first; return code, stdout, stderr.

    The process is a fork of this one, which has everything imported already.
    """
    out, err = cwd / ".stdout", cwd / ".stderr"
    pid = os.fork()
    if not pid:
        code = 99
        try:
            os.chdir(cwd)
            for number, path in ((1, out), (2, err)):
                os.dup2(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY), number)
            before()
            sys.stdout, sys.stderr = (os.fdopen(n, "w", closefd=False) for n in (1, 2))
            sys.argv = ["wbdossier", *map(str, arguments)]
            cli.main()
        except SystemExit as end:
            code = int(end.code or 0)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status), out.read_bytes(), err.read_text("utf-8")


def deadly(task: Task, batch: Sequence[Item]) -> Result:
    """Read a batch, in a process that dies of one text."""
    for item in batch:
        if isinstance(item, Source) and DEADLY.encode() in item.data:
            os.kill(os.getpid(), signal.SIGKILL)
    return work(task, batch)


def batches(path: Path, size: int = 1000) -> list[engine.Batch]:
    """Cut what is in a path into batches of ``size`` characters."""
    before, engine.CHARACTERS = engine.CHARACTERS, size
    try:
        return list(engine.batches(sources.items([path])))
    finally:
        engine.CHARACTERS = before
