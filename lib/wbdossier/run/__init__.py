"""From ``notebooks/runs.toml`` to executed notebooks."""

from wbdossier.run.execute import Places, execute, executing, expected, graft
from wbdossier.run.plan import Run, check, load, select

__all__ = ["Places", "Run", "check", "execute", "executing", "expected", "graft", "load", "select"]
