"""Which files of the library some code can reach, by what it imports, wherever in the code."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path


def reached(code: Iterable[str], library: Path) -> list[Path]:
    """Return the files that code and what it imports of the library can run or read, sorted.

    ``library`` is the package's folder. A module runs the ``__init__`` of each package around it,
    and may read the files that lie beside it. Code that cannot be parsed may reach everything.
    """
    try:
        wanted = [name for part in code for name in _imports(ast.parse(part), library.name)]
    except SyntaxError:  # a line for IPython
        return sorted(p for p in library.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    found: set[Path] = set()
    while wanted:
        for module in _modules(wanted.pop(), library):
            if module not in found:
                found.add(module)
                wanted += _imported(module, module.stat().st_mtime_ns, library.name)
    beside = (p for folder in {m.parent for m in found} for p in folder.iterdir())
    return sorted(found.union(p for p in beside if p.is_file() and p.suffix != ".py"))


@cache
def _imported(module: Path, _changed: int, package: str) -> tuple[str, ...]:
    return tuple(_imports(ast.parse(module.read_bytes()), package))


def _imports(tree: ast.AST, package: str) -> Iterator[str]:
    """Yield what is imported of a package; of ``from a import b`` both: ``b`` may be a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (n for n in names if n == package or n.startswith(f"{package}."))


def _modules(name: str, library: Path) -> Iterator[Path]:
    """Yield the file of a module and of every package around it; nothing for another name."""
    path = library
    yield from filter(Path.is_file, [path / "__init__.py"])
    for part in name.split(".")[1:]:
        path /= part
        yield from filter(Path.is_file, [path / "__init__.py", path.with_suffix(".py")])
