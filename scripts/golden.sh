#!/bin/sh
# Writes what the golden tests expect anew: the exports of the shipped cases and of the small cases of the tests.
set -eu
cd "$(dirname "$0")/.."
caseatlas=.build/release/caseatlas
"$caseatlas" export -o exports --quiet
"$caseatlas" export Tests/Goldens/squares/cases.csv --countries Tests/Goldens/squares/countries.geojson \
    -o Tests/Goldens/squares/expected --quiet
git --no-pager diff --stat -- exports Tests/Goldens
