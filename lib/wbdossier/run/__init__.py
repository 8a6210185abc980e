"""From ``notebooks/runs.toml`` to executed notebooks."""

from wbdossier.run.execute import execute
from wbdossier.run.plan import Run, check, load, select

__all__ = ["Run", "check", "execute", "load", "select"]
