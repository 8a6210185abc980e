#!/bin/sh
# Write the locks anew from pyproject.toml: names, versions and hashes, no addresses.
# What stands in them already stays as it is; `make lock UPGRADE=1` takes newer versions.
set -eu
cd "$(dirname "$0")/.."
sh tools/environment.sh lock

compile() { # compile LOCK ARGUMENT...
    lock=$1; shift
    echo "$lock"
    .uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-emit-index-url --no-annotate ${UPGRADE:+--upgrade} -o "$lock" "$@"
}

compile requirements-uv.lock --group installer
compile requirements.lock pyproject.toml
compile requirements-corpora.lock pyproject.toml --extra corpora -c requirements.lock
compile requirements-test.lock pyproject.toml --extra corpora --extra test -c requirements-corpora.lock
compile requirements-lab.lock pyproject.toml --extra lab -c requirements-test.lock
compile requirements-bench.lock pyproject.toml --extra corpora --extra bench -c requirements-test.lock
# jupyter-book's own limits come first. Where they allow it the versions are ours: uv keeps to what
# a lock holds already.
[ -z "${UPGRADE:-}" ] || cp requirements-bench.lock requirements-peers.lock
UPGRADE= compile requirements-peers.lock pyproject.toml --extra peers
