"""Kernelspecs and modules for the kernels of a test; what was said."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from warming import Specs

from warmkernels import provisioner
from warmkernels.servers import servers


@pytest.fixture(scope="module")
def specs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Specs]:
    """Kernelspecs, with a ``plain`` one that preloads numpy only."""
    specs = Specs(tmp_path_factory.mktemp("jupyter"))
    specs.write("plain", ["numpy.random"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(specs.folder))
        patch.setenv("IPYTHONDIR", str(specs.folder / "ipython"))
        yield specs
        servers.end_all()


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that kernels import from."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """What has been warned of, one line each, since the start of the test."""
    monkeypatch.setattr(provisioner, "_said", set())
    caplog.set_level(logging.WARNING)
    return lambda: "\n".join(r.getMessage() for r in caplog.records if r.name == "warmkernels")
