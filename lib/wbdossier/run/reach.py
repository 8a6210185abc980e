"""Which files of the library some code can reach, by what it imports, wherever in the code."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path


class Reach:
    """The imports of a library as it is now; each file is read once."""

    def __init__(self, library: Path) -> None:
        """Take the package's folder."""
        self.library = library
        self._modules, self._direct = cache(self._find_modules), cache(self._find_direct)
        self._whole = cache(self._find_whole)

    def of(self, code: Iterable[str]) -> list[Path]:
        """Return the files that code and what it imports of the library can run or read, sorted.

        A module runs the ``__init__`` of each package around it, and may read the files that lie
        beside it. Code that cannot be parsed may reach everything.
        """
        try:
            return self._whole(frozenset(n for part in code for n in self._imports(part)))
        except SyntaxError:  # a line for IPython
            files = (p for p in self.library.rglob("*") if "__pycache__" not in p.parts)
            return sorted(p for p in files if p.is_file())

    def _find_whole(self, names: frozenset[str]) -> list[Path]:
        found: set[Path] = set()
        wanted = [module for name in names for module in self._modules(name)]
        while wanted:
            module = wanted.pop()
            if module not in found:
                found.add(module)
                wanted += self._direct(module)
        beside = (p for folder in {m.parent for m in found} for p in folder.iterdir())
        return sorted(found.union(p for p in beside if p.is_file() and p.suffix != ".py"))

    def _find_direct(self, module: Path) -> set[Path]:
        names = self._imports(module.read_bytes())
        return {other for name in names for other in self._modules(name)}

    def _find_modules(self, name: str) -> tuple[Path, ...]:
        """Return the file of a module and of every package around it; nothing for other names."""
        path = self.library
        found = [path / "__init__.py"]
        for part in name.split(".")[1:]:
            path /= part
            found += [path / "__init__.py", path.with_suffix(".py")]
        return tuple(filter(Path.is_file, found))

    def _imports(self, code: str | bytes) -> Iterator[str]:
        """Yield what is imported of the library; of ``from a import b`` both, as b may be one."""
        package = self.library.name
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            else:
                continue
            yield from (n for n in names if n == package or n.startswith(f"{package}."))
