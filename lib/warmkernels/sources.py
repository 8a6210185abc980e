"""What a process has loaded from disk, and whether it is still what is there."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.machinery import PathFinder

Signature = tuple[int, int, int] | None

LIBRARY = tuple(os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib"))
FOLDERS = {
    *(sysconfig.get_path(name) for name in ("purelib", "platlib")),
    *site.getsitepackages(),
    site.getusersitepackages(),
}
SITES = tuple(
    {each for path in FOLDERS for each in (os.path.abspath(path), os.path.realpath(path))}
)
LARGEST = 1_000_000  # bytes of a file whose content is compared


class Sources:
    """Files and folders with their state when they were loaded.

    Compared by time, size and inode; where these differ, by content. Of installed packages no
    content is noted (there is much of it): another time is a change. Of packages outside
    ``site-packages``, which somebody may be working on, all files count, also data they may have
    read.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.known: dict[str, tuple[Signature, str]] = {}

    def before(self, names: Iterable[str]) -> None:
        """Note what could change while the modules are being imported."""
        for folder in SITES:
            self._note(folder)
            for name in _names(folder):
                if name.endswith(".pth"):
                    self._note(os.path.join(folder, name))
        for top in {name.partition(".")[0] for name in names}:
            spec = None if top in sys.builtin_module_names else importlib.util.find_spec(top)
            if spec and spec.origin:
                self._note_module(top, spec.origin)

    def after(self) -> None:
        """Note every module that is loaded now, the standard library's apart."""
        for name, module in list(sys.modules.items()):
            if path := getattr(module, "__file__", None):
                self._note_module(name, path)
        self._note(_settings())

    def changed(self) -> str:
        """Return a path that is no longer what it was, or nothing."""
        if (settings := _settings()) not in self.known:
            return settings
        for path, (signature, digest) in self.known.items():
            now = _signature(path)
            if now != signature:
                if not digest or _digest(path) != digest:
                    return path
                self.known[path] = now, digest
        return ""

    def hidden_by(self, folder: str, names: Iterable[str]) -> str:
        """Return why a kernel in the folder would import another module of such a name."""
        for name in names:
            spec = PathFinder.find_spec(name, [folder])
            loaded = getattr(sys.modules.get(name), "__file__", None)
            if spec and spec.origin and loaded and not os.path.samefile(spec.origin, loaded):
                return f"{folder} has a {name} of its own"
        return ""

    def _note_module(self, name: str, path: str) -> None:
        path = os.path.abspath(path)
        if _within(path, SITES):
            self._note(path, content=False)
        elif not _within(path, LIBRARY):
            package = os.path.basename(path).startswith("__init__.") and "." not in name
            for each in _tree(os.path.dirname(path)) if package else (path,):
                self._note(each)

    def _note(self, path: str, content: bool = True) -> None:
        if path not in self.known:
            signature = _signature(path)
            content = content and (signature is None or signature[1] <= LARGEST)
            self.known[path] = signature, _digest(path) if content else ""


def _settings() -> str:
    """Return the file that matplotlib reads its settings from: they are read when it is loaded."""
    matplotlib = sys.modules.get("matplotlib")
    return str(matplotlib.matplotlib_fname()) if matplotlib else ""


def _within(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(folder + os.sep) for folder in folders)


def _tree(folder: str) -> Iterator[str]:
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if _counts(name)]
        yield path
        yield from (os.path.join(path, name) for name in files if _counts(name))


def _counts(name: str) -> bool:
    """Leave out what interpreters and editors put beside sources."""
    return name != "__pycache__" and not name.startswith(".") and not name.endswith("~")


def _names(folder: str) -> list[str]:
    try:
        return sorted(filter(_counts, os.listdir(folder)))
    except OSError:
        return []


def _signature(path: str) -> Signature:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _digest(path: str) -> str:
    """Return a hash of a file, or of the names in a folder."""
    try:
        if os.path.isdir(path):
            content = "\0".join(_names(path)).encode()
        else:
            with open(path, "rb") as file:
                content = file.read()
    except OSError:
        content = b""
    return hashlib.sha256(content).hexdigest()
