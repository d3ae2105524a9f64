"""Writes geodata/SOURCES.md from its template: the digests and counts of what was just built."""
from pathlib import Path

import babel
from babel.core import get_global

import names
import places
import scales
from packages import MEMBER_SHA256, PACKAGES, sha256

CLDR_NOTICE = "LICENSE-CLDR.txt"
# The notice of the release that cldr-alternatives.csv is from.
ALTERNATIVES_NOTICE = Path(__file__).parent / "LICENSE-CLDR-41.txt"


def write(out: Path, facts: dict):
    notice = (Path(babel.__file__).parent / "locale-data" / "LICENSE.unicode").read_bytes()
    (out / CLDR_NOTICE).write_bytes(notice + b"\n" + ALTERNATIVES_NOTICE.read_bytes())
    rows = {name: (out / name).read_bytes().count(b"\n") - 1 for name in (places.PLACES, places.NAMES)}
    template = (Path(__file__).parent / "SOURCES.template.md").read_text("utf-8")
    page = template.format(
        files=files_table(out), packages=packages_table(), cldr=get_global("cldr")["version"],
        members="\n".join(f"| `{path}` | `{digest}` |" for path, digest in MEMBER_SHA256.items()),
        tolerance_50m=scales.TOLERANCE_50M, islands=scales.MOST_ISLANDS_110M, languages=len(names.LANGUAGES),
        places=rows[places.PLACES], place_names=rows[places.NAMES], **facts)
    (out / "SOURCES.md").write_text(page, "utf-8")


def files_table(out: Path) -> str:
    lines = ["| File | Features or rows | Bytes | SHA-256 |", "|---|---|---|---|"]
    tables = [out / "names.csv", out / "de-facto" / "names.csv", out / "unclear-names.csv",
              out / "country-names.csv", out / places.PLACES, out / places.NAMES]
    for path in [*sorted(out.glob("*/countries-*.geojson")), *tables, out / CLDR_NOTICE]:
        data = path.read_bytes()
        count = {".geojson": data.count(b'"type":"Feature",'), ".csv": data.count(b"\n") - 1}.get(path.suffix, "")
        lines.append(f"| `{path.relative_to(out).as_posix()}` | {count} | {len(data)} | `{sha256(data)}` |")
    return "\n".join(lines)


def packages_table() -> str:
    lines = ["| Package (PyPI) | Wheel | SHA-256 |", "|---|---|---|"]
    lines += [f"| `{p.requirement}` | `{p.wheel}` | `{p.sha256}` |" for p in PACKAGES]
    return "\n".join(lines)
