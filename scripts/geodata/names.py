"""The name table: what people call each country, in about forty languages and in the country's own.

Rows are (iso3, language, name); the language is a BCP 47 tag. A name that two countries share, once case,
accents and punctuation are gone, is worse than no name: both lose it.
"""
import csv
import unicodedata
from collections import defaultdict
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

import layers

HERE = Path(__file__).parent
LANGUAGES = (
    "ar bn cs da de el en es et fa fi fr he hi hr hu id it ja km ko lo ms my nl no pl pt ro ru sk sl sr sv sw ta th tr "
    "uk ur uz vi zh-Hans zh-Hant").split()
NATURAL_EARTH_LANGUAGES = "ar bn de el en es fa fr he hi hu id it ja ko nl pl pt ru sv tr uk ur vi zh zht".split()
NATURAL_EARTH_ENGLISH = ("name", "name_long", "admin", "formal_en", "brk_name")
TAG_OF = {"zh": "zh-Hans", "zht": "zh-Hant"}
# Natural Earth's translations for this area name another place (Wake Island).
WRONG_TRANSLATIONS = {"PGA"}
# Names that mean several countries, a country that is gone, or a part of one: never in the table.
NEVER = (
    "Congo", "Kongo", "Конго", "Κονγκό", "الكونغو", "کنگو", "কঙ্গো", "कांगो", "コンゴ", "콩고", "刚果", "剛果", "คองโก",
    "קונגו", "ကွန်ဂို", "Korea", "Corea", "Corée", "Coreia", "Корея", "Virgin Islands", "Saint Martin", "St. Martin",
    "Netherlands Antilles", "Yugoslavia", "USSR", "Soviet Union", "Czechoslovakia", "Channel Islands", "Crimea",
    "America", "England")


def fold(name: str) -> str:
    """One key for all spellings of a name that differ by case, accents, punctuation and spaces.

    Marks go only after Latin, Greek and Cyrillic letters: in Indic, Khmer or Burmese script they are vowels.
    """
    kept, plain = [], False
    for character in unicodedata.normalize("NFKD", name.casefold()):
        category = unicodedata.category(character)
        if category[0] == "M" and not plain:
            kept.append(character)
        elif category[0] in "LN":
            plain = unicodedata.name(character, "").split(" ")[0] in ("LATIN", "GREEK", "CYRILLIC")
            kept.append(character)
        elif character == "&":
            kept.append("and")
    return unicodedata.normalize("NFC", "".join(kept))


def table(attributes: dict, areas: dict) -> tuple:
    """The rows, sorted by bytes, and the names left out because two countries share them: {key: countries}."""
    rows = set()
    for iso3, properties in attributes.items():
        rows.add((iso3, "en", properties["name"]))
    rows |= natural_earth_rows(attributes, areas) | cldr_rows(attributes) | alias_rows()
    rows = {(iso3, language, clean(name)) for iso3, language, name in rows}
    return without_shared(rows, attributes)


def clean(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def natural_earth_rows(attributes: dict, areas: dict) -> set:
    rows = set()
    for iso3, area in layers.main_areas(areas).items():
        if iso3 not in attributes:
            continue
        values = [("en", area.attributes[column]) for column in NATURAL_EARTH_ENGLISH]
        if area.code not in WRONG_TRANSLATIONS:
            values += [(TAG_OF.get(x, x), area.attributes[f"name_{x}"]) for x in NATURAL_EARTH_LANGUAGES]
        rows |= {(iso3, language, name) for language, name in values if name}
    return rows


def cldr_rows(attributes: dict) -> set:
    rows = set()
    for iso3, properties in attributes.items():
        iso2 = properties["iso_a2"]
        if iso2 is None:
            continue
        for language in sorted({*LANGUAGES, *official_languages(iso2)}):
            name = locale_of(language).territories.get(iso2) if locale_of(language) else None
            if name and name != iso2:
                rows.add((iso3, language, name))
    return rows


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


def alias_rows() -> set:
    with open(HERE / "aliases.csv", encoding="utf-8", newline="") as file:
        return {(row["iso3"], row["language"], row["name"]) for row in csv.DictReader(file)}


def without_shared(rows: set, attributes: dict) -> tuple:
    """Drops names of NEVER, names that two countries share (a display name stays with its country), and names
    that read like the code of another country: "Nga" is Russia in Vietnamese, and NGA is Nigeria."""
    countries, spellings = defaultdict(set), defaultdict(set)
    for iso3, _, name in rows:
        countries[fold(name)].add(iso3)
        spellings[fold(name)].add(name)
    for iso3, properties in attributes.items():
        for code in filter(None, (iso3, properties["iso_a2"])):
            if fold(code) in countries:
                countries[fold(code)].add(iso3)
    shared = {key for key, found in countries.items() if len(found) > 1}
    owner = {fold(properties["name"]): iso3 for iso3, properties in attributes.items()}
    never = set(map(fold, NEVER))
    kept = [row for row in rows if (key := fold(row[2])) not in never
            and (key not in shared or owner.get(key) == row[0])]
    dropped = {min(spellings[key]): sorted(countries[key]) for key in shared | (never & set(countries))}
    return sorted(kept, key=lambda row: tuple(text.encode() for text in row)), dict(sorted(dropped.items()))


def write(path: Path, rows: list):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("iso3", "language", "name"))
        writer.writerows(rows)
