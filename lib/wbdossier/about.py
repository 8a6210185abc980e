"""What the project says of itself to machines; CITATION.cff and pyproject.toml say the same."""

from importlib.metadata import version

NAME = "wbdossier"
VERSION = version(NAME)
AUTHORS = "The wbdossier authors"
LICENCE = "https://spdx.org/licenses/MIT"
MEDIA_TYPES = {  # of the results' files; those the system knows differ from machine to machine
    ".csv": "text/csv",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".lock": "text/plain",
    ".toml": "application/toml",
}
