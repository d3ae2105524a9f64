#!/bin/sh
# Runs the tests in a real browser: the page and the pictures, and the examples of docs/. What they need from PyPI goes to
# .cache/, whose stamp tells when that has changed.
set -eu
cd "$(dirname "$0")/.."
environment=.cache/browser
needed=$(cat Tests/Browser/requirements.txt Tests/Browser/libraries.txt)
if [ "$needed" != "$(cat "$environment/needed" 2>/dev/null || true)" ]; then
    rm -rf "$environment"
    "${PYTHON:-python3}" -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
    "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps -r Tests/Browser/libraries.txt
    echo "$needed" > "$environment/needed"
fi
exports=$(mktemp -d)
trap 'rm -rf "$exports"' EXIT
.build/release/caseatlas export -o "$exports/out" --quiet 2>/dev/null
packages=$("$environment/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
status=0
"$environment/bin/python" Tests/Browser/page_test.py .build/release/caseatlas geodata || status=1
"$environment/bin/python" Tests/Browser/examples.py "$exports/out" \
    maplibre-gl.js="$packages/maplibre/srcjs/maplibre-gl.js" maplibre-gl.css="$packages/maplibre/srcjs/maplibre-gl.css" \
    ol.js="$packages/mapproxy/service/templates/demo/static/ol.js" \
    ol.css="$packages/mapproxy/service/templates/demo/static/ol.css" || status=1
exit $status
