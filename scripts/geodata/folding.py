"""The form in which names are compared. Sources/Geodata/NameFolding.swift does the same, and a test holds it to
the keys that are made here.

Case, accents of Latin, Greek and Cyrillic letters, punctuation, the word "the", marks of footnotes and the Unicode form
of a text do not count; "&" is "and", and "St" is "Saint". Marks of other scripts stay: in Indic, Khmer or Burmese script
they are vowels. What is left are words with a space between two, but for scripts that are written without.
"""
import re
import unicodedata

# "[1]", "[a]", "[note 2]", "(1)": what a table puts behind a name.
FOOTNOTE = re.compile(r"\[(?:[0-9]{1,3}|[A-Za-z]|(?:note|nb|n) ?[0-9]{1,3})\]|\([0-9]{1,2}\)")
SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
# Latin letters that no decomposition takes apart.
PLAIN_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i"}
ACCENTED_RANGES = ((0x41, 0x24F), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2C60, 0x2C7F), (0xA640, 0xA69F),
                   (0xA720, 0xA7FF))
# Thai, Lao, Tibetan, Burmese; Korean, whose spaces nobody agrees on; Khmer; Chinese and Japanese.
UNSPACED_RANGES = ((0xE00, 0xFFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x9FFF),
                   (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
JOINERS = "'’‘ʼʻ`´′׳՚"
VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def fold(name: str) -> str:
    """One key for all spellings of a name."""
    return joined(words(name, keeping_accents=False))


def fold_keeping_accents(name: str) -> str:
    """The key of a name whose folded form would be taken for another country's."""
    return joined(words(name, keeping_accents=True))


def joined(found: list) -> str:
    text = ""
    for word in found:
        is_spaced = text and not (is_within(UNSPACED_RANGES, text[-1]) or is_within(UNSPACED_RANGES, word[0]))
        text += " " + word if is_spaced else word
    return text


def words(name: str, keeping_accents: bool) -> list:
    found = []
    for word, after in zip(raw := raw_words(name, keeping_accents), [None, *raw]):
        # "U.K." and "U. K." are "uk".
        if after is not None and len(after) == len(word) == 1:
            found[-1] += word
        else:
            found.append(word)
    significant = [word for word in found if word != "the"] or found
    return ["saint" if word == "st" else word for word in significant]


def raw_words(name: str, keeping_accents: bool) -> list:
    text = "".join(c for c in FOOTNOTE.sub(" ", name) if c not in SUPERSCRIPTS + JOINERS)
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower().replace("ς", "σ"))
    found, word, takes_accents = [], "", False
    for character in text:
        category = unicodedata.category(character)
        if category[0] == "M":
            if ord(character) not in VARIATION_SELECTORS and (keeping_accents or not takes_accents):
                word += character
        elif category[0] == "L" or category[0] == "N":
            takes_accents = is_within(ACCENTED_RANGES, character)
            word += character if keeping_accents else PLAIN_LETTERS.get(character, character)
        elif category != "Cf" and character not in JOINERS:
            takes_accents = False
            found += [word, "and"] if character == "&" else [word]
            word = ""
    return [word for word in (*found, word) if word]


def is_within(ranges: tuple, character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)
