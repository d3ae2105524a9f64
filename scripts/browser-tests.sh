#!/bin/sh
# Runs the tests in a real browser. What they need from PyPI goes to .cache/, whose stamp tells when that has changed.
set -eu
cd "$(dirname "$0")/.."
needed=Tests/Browser/requirements.txt
environment=.cache/browser
if ! cmp -s "$needed" "$environment/requirements.txt"; then
    rm -rf "$environment"
    "${PYTHON:-python3}" -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$needed"
    cp "$needed" "$environment/requirements.txt"
fi
"$environment/bin/python" Tests/Browser/page_test.py .build/release/caseatlas geodata
