"""The command line, called in this process."""

from __future__ import annotations

import sys

import pytest

from wbdossier import cli


def call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object
) -> tuple[int, str, str]:
    """Run `wbdossier` with the arguments; return exit code, stdout and stderr."""
    monkeypatch.setattr(sys, "argv", ["wbdossier", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    shown = capsys.readouterr()
    return int(ended.value.code or 0), shown.out, shown.err
