"""Which characters a face keeps."""

from pathlib import Path

HERE = Path(__file__).parent

# Latin, punctuation, currency, letterlike, number forms, arrows, operators, enclosed, box drawing, shapes,
# CJK symbols, enclosed CJK and units, full-width forms: all that office text takes from outside the ideographs.
SYMBOL_RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F),
    (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2600, 0x266F), (0x2713, 0x2718),
    (0x2E3A, 0x2E3B), (0x3000, 0x303F), (0x3200, 0x33FF), (0xFF00, 0xFFEF),
]  # fmt: skip

# CJK Unified Ideographs with their extensions, CJK Compatibility Ideographs.
HANZI_RANGES = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)]


def kept_characters(covered: set[int], keeps: str) -> set[int]:
    """What stays of the characters a face covers."""
    match keeps:
        case "marks":
            return {code for code in covered if not is_hanzi(code)}
        case "rare":
            return {code for code in covered - gb2312() if is_hanzi(code)}
        case "slim":
            return covered & (gb2312() | common_hanzi() | symbols())
        case "latin":
            return covered & LATIN
    raise ValueError(keeps)


# Basic Latin and the letters of Latin-1 and Latin Extended-A; the marks of Latin-1 are set as Chinese ones.
LATIN = {*range(0x20, 0x7F), *range(0xC0, 0x180)} - {0xD7, 0xF7}


def gb2312() -> set[int]:
    characters = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                characters.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return characters


def common_hanzi() -> set[int]:
    """The 8,105 characters of 通用规范汉字表 (State Council, 2013), one level a line."""
    text = (HERE / "hanzi-8105.txt").read_text(encoding="utf-8")
    return {ord(character) for character in text if not character.isspace()}


def symbols() -> set[int]:
    return {code for first, last in SYMBOL_RANGES for code in range(first, last + 1)}


def is_hanzi(code: int) -> bool:
    return any(first <= code <= last for first, last in HANZI_RANGES)


def is_private(code: int) -> bool:
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000
