#!/bin/sh
# Bring a virtual environment to what its lock says:
# sh tools/environment.sh report|corpora|test|lab|bench|peers
#
# Needs a Python >= 3.11 with venv, and the network only when a lock has changed. `.uv` holds the
# installer; `.venv` the library (report), with what large corpora need (corpora) and its tests
# (test); `.venv-lab` JupyterLab; `.venv-bench` the libraries that ours is compared with,
# `.venv-peers` those that cannot live beside them.
# $PYTHON names another interpreter to start from.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
        if recent "$python"; then command -v "$python"; return; fi
    done
    fail "No Python 3.11 or newer among ${PYTHON:-python3, python3.11 to python3.14}: install one, or name it: make report PYTHON=/path/to/python3."
}

can_make_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# What an environment was made from, byte for byte; it is current while this has not changed.
ingredients() { pwd; cat "$@"; }
current() {
    directory=$1; shift
    "$directory/bin/python" -c '' 2>/dev/null && ingredients "$@" | cmp -s - "$directory/made-from"
}

make_installer() {
    current .uv requirements-uv.lock && return
    python=$(find_python)
    can_make_environments "$python" ||
        fail "$python cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv."
    say "Fetching the installer (uv) with $python"
    rm -rf .uv
    "$python" -m venv .uv
    .uv/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: \
        --require-hashes -r requirements-uv.lock || fail "uv could not be fetched; is there a network?"
    ingredients requirements-uv.lock >.uv/made-from
}

# An environment that can be brought up to date: whole, made here, its Python still there.
usable() {
    "$1/bin/python" -c '' 2>/dev/null && [ "$(head -n 1 "$1/made-from" 2>/dev/null)" = "$(pwd)" ]
}

# install DIRECTORY LOCK
install() {
    make_installer
    say "Installing $2 into $1"
    usable "$1" || rm -rf "$1"
    rm -f "$1/made-from" "$1/pyproject.toml"
    [ -x "$1/bin/python" ] || .uv/bin/uv venv --quiet --python .uv/bin/python "$1"
    .uv/bin/uv pip sync --quiet --require-hashes --compile-bytecode --python "$1/bin/python" "$2"
    ingredients "$2" >"$1/made-from"
}

# The library itself, from this folder: fetches nothing. Compiled here, since a first start that
# compiles takes twice as long, and some machines never store what they compile.
install_library() {
    make_installer
    .uv/bin/uv pip install --quiet --offline --no-deps --python "$1/bin/python" --editable .
    "$1/bin/python" -m compileall -q lib
    cp pyproject.toml "$1/pyproject.toml"
}

# bring DIRECTORY LOCK
bring() {
    current "$1" "$2" || install "$1" "$2"
    cmp -s pyproject.toml "$1/pyproject.toml" && cmp -s "lib/data/$kernelspec" "$1/$kernelspec" ||
        install_library "$1"
}
kernelspec=share/jupyter/kernels/wbdossier/kernel.json

export UV_PYTHON_DOWNLOADS=never UV_NO_CONFIG=1
# The largest that is there: it has all that the smaller ones need.
lock=requirements.lock larger=requirements-corpora.lock
current .venv requirements-corpora.lock && lock=requirements-corpora.lock
current .venv requirements-test.lock && lock=requirements-test.lock larger=$lock

case "${1:-}" in
report) bring .venv "$lock" ;;
corpora) bring .venv "$larger" ;;
test) bring .venv requirements-test.lock ;;
lab) bring .venv-lab requirements-lab.lock ;;
bench) bring .venv-bench requirements-bench.lock ;;
peers) bring .venv-peers requirements-peers.lock ;;
lock) make_installer ;;
*) fail "usage: sh tools/environment.sh report|corpora|test|lab|bench|peers|lock" ;;
esac
