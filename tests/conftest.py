"""What tests in several folders share; because of this file they find the modules beside it."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the sample, made once."""
    import sample_site  # here, for the tests that read no page

    from wbdossier.site import render

    folder = tmp_path_factory.mktemp("report")
    render(sample_site.site_input(folder), folder / "site")
    return folder / "site"
