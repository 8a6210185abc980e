#!/bin/sh
# Open JupyterLab on the notebooks. They are the repository's own, so they are trusted: their
# stored figures show at once. Arguments go to JupyterLab.
set -eu
cd "$(dirname "$0")/../notebooks"
bin=../.venv-lab/bin
"$bin/jupyter" trust ./*.ipynb >/dev/null
[ "$(id -u)" != 0 ] || set -- --allow-root "$@"
exec "$bin/jupyter" lab "$@"
