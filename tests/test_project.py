"""The project as committed: articles, corrections, tables, notebooks and documents fit together."""

from __future__ import annotations

from wbdossier import checks, paths


def test_everything_is_consistent_and_current() -> None:
    problems = [str(problem) for problem in checks.findings(paths.SEEDS)]
    assert not problems, "\n".join(problems)  # in full: each says what to do
