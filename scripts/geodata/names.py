"""The name table: what people call each country, in about a hundred languages and in the country's own.

Rows are (iso3, language, name); the language is a BCP 47 tag, `und` for codes. A name that two countries share once
it is folded is worse than no name: it leaves the table, and the list of unclear names has it with both.
"""
import csv
import unicodedata
from collections import defaultdict
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

import layers
import views
from folding import fold, fold_keeping_accents

HERE = Path(__file__).parent
# Those whose country names CLDR counts as complete, and a few that cases are told in: Tibetan, Uyghur, Kurdish.
LANGUAGES = (
    "af am ar as az be bg bn bo bs ca ckb cs cy da de dz el en es et eu fa fi fil fo fr ga gd gl gu ha he hi hr hu "
    "hy id ig is it ja jv ka kk km kn ko kok ku ky lb lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no om or pa pl "
    "ps pt ro ru sd si sk sl so sq sr sv sw ta te tg th ti tk to tr tt ug uk ur uz vi wo xh yo yue zh-Hans zh-Hant "
    "zu").split()
# Where one language has different names: only those that differ become rows.
VARIANTS = "en-GB fr-CA de-AT de-CH es-419 es-MX pt-PT sr-Latn uz-Cyrl zh-Hant-HK".split()
NATURAL_EARTH_LANGUAGES = "ar bn de el en es fa fr he hi hu id it ja ko nl pl pt ru sv tr uk ur vi zh zht".split()
NATURAL_EARTH_ENGLISH = ("name", "name_long", "admin", "formal_en", "brk_name", "name_ciawf")
TAG_OF = {"zh": "zh-Hans", "zht": "zh-Hant"}
# Natural Earth's translations for this area name another place (Wake Island).
WRONG_TRANSLATIONS = {"PGA"}
CODE = "und"
# The languages of pictures and pages besides English, whose names stand in `countries.csv`.
SHOWN_IN = ["fr", "es", "zh", "ru", "ar"]
FORMAL_NAMES = {
    "Republic": {"de": "Republik {}", "id": "Republik {}", "ja": "{}共和国", "ko": "{} 공화국", "nl": "Republiek {}",
                 "ru": "Республика {}", "tr": "{} Cumhuriyeti", "vi": "Cộng hòa {}", "zh-Hans": "{}共和国",
                 "zh-Hant": "{}共和國"},
    "Kingdom": {"de": "Königreich {}", "id": "Kerajaan {}", "ja": "{}王国", "ko": "{} 왕국", "nl": "Koninkrijk {}",
                "ru": "Королевство {}", "tr": "{} Krallığı", "vi": "Vương quốc {}", "zh-Hans": "{}王国",
                "zh-Hant": "{}王國"}}
WITHOUT_FORMAL_NAMES = {"COD", "COG", "KOR", "PRK", "TWN"}

# Areas that the view `iso` counts to a country, and parts with an ISO code that `de-facto` leaves in theirs.
COUNTED_TO = {
    "iso": {views.UNASSIGNED_DE_FACTO[code]: owner for code, owner in views.COUNTED_TO.items()
            if code in views.UNASSIGNED_DE_FACTO},
    "de-facto": {"GUF": "FRA", "GLP": "FRA", "MTQ": "FRA", "REU": "FRA", "MYT": "FRA", "SJM": "NOR", "BVT": "NOR",
                 "BES": "NLD", "TKL": "NZL", "CXR": "AUS", "CCK": "AUS"}}


def tables(attributes: dict, areas: dict) -> tuple:
    """The rows of names.csv, which are those of the view `iso`; what `de-facto` says otherwise; the unclear names."""
    rows = {(iso3, "en", properties["name"]) for iso3, properties in attributes.items()}
    rows |= natural_earth_rows(attributes, areas) | cldr_rows(attributes) | formal_rows(attributes, areas)
    rows |= own_rows("aliases.csv")
    rows = {(iso3, language, clean(name)) for iso3, language, name in rows}
    in_iso = {(COUNTED_TO["iso"].get(iso3, iso3), language, name) for iso3, language, name in rows}
    kept, shared = without_shared(in_iso, attributes)
    spellings = {(language, name) for _, language, name in kept}
    differing = {(iso3, language, name) for iso3, language, name in rows
                 if iso3 in COUNTED_TO["iso"] and (language, name) in spellings}
    differing |= {(holder, language, name) for iso3, language, name in kept
                  if (holder := COUNTED_TO["de-facto"].get(iso3))}
    differing |= {(holder, CODE, code) for iso3, holder in COUNTED_TO["de-facto"].items()
                  for code in (iso3, attributes[iso3]["iso_a2"])}
    return in_order(kept), in_order(differing), in_order(unclear(shared))


def in_order(rows) -> list:
    return sorted(rows, key=lambda row: tuple(text.encode() for text in row))


def clean(name: str) -> str:
    """Without zero width spaces, which CLDR uses here and there, and in composed form."""
    return " ".join(unicodedata.normalize("NFC", name).replace("\u200b", "").split())


def natural_earth_rows(attributes: dict, areas: dict) -> set:
    rows = set()
    for iso3, area in layers.main_areas(areas).items():
        if iso3 not in attributes and iso3 not in COUNTED_TO["iso"]:
            continue
        values = [("en", area.attributes[column]) for column in NATURAL_EARTH_ENGLISH]
        if area.code not in WRONG_TRANSLATIONS:
            values += [(TAG_OF.get(x, x), area.attributes[f"name_{x}"]) for x in NATURAL_EARTH_LANGUAGES]
        rows |= {(iso3, language, name) for language, name in values if name}
    return rows


def cldr_rows(attributes: dict) -> set:
    rows, key_of = set(), {p["iso_a2"]: iso3 for iso3, p in attributes.items() if p["iso_a2"]}
    for iso2, iso3 in key_of.items():
        for language in sorted({*LANGUAGES, *official_languages(iso2)}):
            rows |= cldr_row(iso2, iso3, language)
        for language in VARIANTS:
            base = {name for _, _, name in cldr_row(iso2, iso3, parent_of(language))}
            rows |= {row for row in cldr_row(iso2, iso3, language) if row[2] not in base}
    with open(HERE / "cldr-alternatives.csv", encoding="utf-8", newline="") as file:
        return rows | {(key_of[row["iso2"]], row["language"], row["name"]) for row in csv.DictReader(file)}


def parent_of(language: str) -> str:
    return "zh-Hant" if language == "zh-Hant-HK" else language.split("-")[0]


def cldr_row(iso2: str, iso3: str, language: str) -> set:
    locale = locale_of(language)
    name = locale.territories.get(iso2) if locale else None
    return {(iso3, language, name)} if name and name != iso2 else set()


def official_languages(iso2: str) -> list:
    return [tag.replace("_", "-") for tag in get_official_languages(iso2, regional=True, de_facto=True)]


_locales = {}


def locale_of(language: str):
    if language not in _locales:
        try:
            _locales[language] = Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            _locales[language] = None
    return _locales[language]


def formal_rows(attributes: dict, areas: dict) -> set:
    """Formal names in the languages that make them of the short name alone, for those that do so in English."""
    rows = set()
    for iso3, area in layers.main_areas(areas).items():
        formal, short = area.attributes["formal_en"], area.attributes["name_long"]
        kind = next((kind for kind in FORMAL_NAMES if formal == f"{kind} of {short}"), None)
        if kind and iso3 in attributes and iso3 not in WITHOUT_FORMAL_NAMES:
            for language, pattern in FORMAL_NAMES[kind].items():
                rows |= {(iso3, language, pattern.format(name))
                         for _, _, name in cldr_row(attributes[iso3]["iso_a2"], iso3, language)}
    return rows


def own_rows(name: str) -> set:
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return {(row["iso3"], row["language"], row["name"]) for row in csv.DictReader(file)}


def unclear_rows() -> list:
    """(language, name, scope, candidates, reason), as they are written by hand."""
    with open(HERE / "unclear.csv", encoding="utf-8", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


def unclear(shared: set) -> list:
    """The unclear names: those written by hand and those that two countries share, each key once."""
    rows = {}
    for row in [*unclear_rows(), *in_order(shared)]:
        rows.setdefault((row[2], fold(row[1])), row)
    return list(rows.values())


def without_shared(rows: set, attributes: dict) -> tuple:
    """The rows without unclear names, and those that are unclear because two countries share them.

    A display name stays with its country. A name that reads like the code of another country is shared with it:
    "Nga" is Russia in Vietnamese, and NGA is Nigeria; but "Áo", Austria, is told from AO by its accent.
    """
    countries = keys_of(rows, attributes, fold)
    accented = keys_of(rows, attributes, fold_keeping_accents)
    owner = {fold(properties["name"]): iso3 for iso3, properties in attributes.items()}
    unclear_keys = {fold(row[1]) for row in unclear_rows() if row[2] == "name"}
    kept, shared = set(), set()
    for iso3, language, name in rows:
        key, with_accents = fold(name), fold_keeping_accents(name)
        if key in unclear_keys:
            continue
        if len(countries[key]) == 1 or owner.get(key) == iso3:
            kept.add((iso3, language, name))
        elif with_accents != key and len(accented[with_accents]) == 1:
            kept.add((iso3, language, name))
        if len(countries[key]) > 1 and key not in owner and with_accents == key:
            shared.add((language, name, "name", " ".join(sorted(countries[key])), ""))
    return kept, shared


def keys_of(rows: set, attributes: dict, folding) -> dict:
    """The countries that bear a name, by its key; codes are names as well."""
    countries = defaultdict(set)
    for iso3, _, name in rows:
        countries[folding(name)].add(iso3)
    for iso3, properties in attributes.items():
        for code in filter(None, (iso3, properties["iso_a2"])):
            countries[folding(code)].add(iso3)
    return countries


def shown(attributes: dict) -> list:
    """What CLDR calls each country in the languages of pictures; nothing where it has no name."""
    key_of = {properties["iso_a2"]: iso3 for iso3, properties in attributes.items() if properties["iso_a2"]}
    rows = [(iso3, *(clean(locale_of(language).territories.get(iso2, "")) for language in SHOWN_IN))
            for iso2, iso3 in key_of.items()]
    return in_order(row for row in rows if any(row[1:]))


def write_all(out: Path, attributes: dict, areas: dict) -> dict:
    """Writes the tables; what the page SOURCES.md tells about them."""
    in_iso, in_de_facto, unclear_names = tables(attributes, areas)
    write(out / "names.csv", "iso3,language,name", in_iso)
    write(out / "de-facto" / "names.csv", "iso3,language,name", in_de_facto)
    write(out / "unclear-names.csv", "language,name,scope,candidates,reason", unclear_names)
    write(out / "country-names.csv", ",".join(["iso_a3", *SHOWN_IN]), shown(attributes))
    return {"names": len(in_iso), "all_languages": len({language for _, language, _ in in_iso} - {CODE}),
            "unclear": len(unclear_names)}


def write(path: Path, header: str, rows: list):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
