"""Makes the shipped faces and fonts.json from the originals that fetch.sh put into a folder.

    python build.py ORIGINALS [ROLE…] [--check]

Makes the faces of the roles named, or all. With --check nothing is written: they are compared with those shipped.
"""

import hashlib
import json
import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

from charset import is_private, kept_characters
from chinese import add_ballot_boxes, set_chinese_marks, use_half_width_digits
from faces import FACES, Face, Origin
from outlines import align_bearings, convert_to_truetype, decompose_composites
from small_figures import add_small_figures, borrow

FONTS = Path(__file__).parent.parent
VERSION = "1.000"
MODIFIED = "2026-12-01"
COMMAND = "fonts/build/fetch.sh ORIGINALS && python fonts/build/build.py ORIGINALS"

KEPT_TABLES = {"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}
# Copyright, trademark, manufacturer, designer, vendor and designer addresses stay as their authors wrote them.
KEPT_NAMES = {0, 7, 8, 9, 11, 12, 14}


def main(arguments: list[str]) -> int:
    originals = Path(arguments[0])
    roles = [argument for argument in arguments[1:] if argument != "--check"]
    made = {
        face.file: build_face(face, originals) if not roles or face.role in roles else (FONTS / face.file).read_bytes()
        for face in FACES
    }
    manifest = manifest_text(made)
    if "--check" in arguments:
        return report_differences(made, manifest)
    for file, data in made.items():
        (FONTS / file).write_bytes(data)
    (FONTS / "fonts.json").write_text(manifest, encoding="utf-8")
    return 0


def build_face(face: Face, originals: Path) -> bytes:
    font = open_original(originals, face.origin)
    for characters, origin in face.borrows:
        borrow(font, open_original(originals, origin), characters)
    draw_face(font, face)
    subset(font, face)
    write_names(font, face)
    font["head"].fontRevision = float(VERSION)
    font["OS/2"].fsType = 0
    font["OS/2"].achVendID = "NONE"
    output = BytesIO()
    font.flavor = "woff2"
    font.save(output, reorderTables=False)
    print(f"{face.file}: {len(output.getvalue()):,} bytes, {len(font.getGlyphOrder()):,} glyphs", flush=True)
    return output.getvalue()


def open_original(originals: Path, origin: Origin) -> TTFont:
    path = originals / origin.path
    if sha256(path.read_bytes()) != origin.sha256:
        raise SystemExit(f"{path}: not the file that faces.py names")
    return TTFont(path, recalcTimestamp=False)


def draw_face(font: TTFont, face: Face) -> None:
    if "CFF " in font:
        convert_to_truetype(font, face.raise_by)
    decompose_composites(font)
    set_chinese_marks(font)
    if face.half_width_digits:
        use_half_width_digits(font)
    if face.ballot_boxes:
        add_ballot_boxes(font)
    if face.small_figures:
        add_small_figures(font)
    align_bearings(font)


def subset(font: TTFont, face: Face) -> None:
    for tag in [tag for tag in font.keys() if tag not in KEPT_TABLES and tag != "GlyphOrder"]:
        del font[tag]
    covered = {code for code in font.getBestCmap() if not is_private(code) and chr(code) not in face.left_out}
    options = Options()
    options.hinting = False
    options.notdef_outline = True
    options.recalc_bounds = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=kept_characters(covered, face.keeps))
    subsetter.subset(font)


def write_names(font: TTFont, face: Face) -> None:
    kept = {}
    for record in font["name"].names:
        if record.nameID in KEPT_NAMES and record.platformID == 3 and record.langID == 0x409:
            kept[record.nameID] = record.toUnicode()
    name = font["name"] = newTable("name")
    for name_id, text in sorted((kept | new_names(face)).items()):
        name.setName(text, name_id, 3, 1, 0x409)
    name.setName(face.chinese_family, 1, 3, 1, 0x804)
    name.setName(f"{face.chinese_family} {face.style}", 4, 3, 1, 0x804)


def new_names(face: Face) -> dict[int, str]:
    return {
        1: face.family,
        2: "Bold" if face.style == "Bold" else "Regular",
        3: f"{VERSION};{face.postscript_name}",
        4: f"{face.family} {face.style}",
        5: f"Version {VERSION}; made from {face.origin.name}",
        6: face.postscript_name,
        10: f"A modified version of {face.origin.name}, made on {MODIFIED} for nianbao. "
        "It has fewer characters, no layout tables and no hints, and Chinese widths for the marks Chinese shares with Latin.",
        13: face.licence_note,
    }


def manifest_text(made: dict[str, bytes]) -> str:
    faces = [manifest_entry(face, made[face.file]) for face in FACES]
    return json.dumps({"command": COMMAND, "faces": faces}, ensure_ascii=False, indent=2) + "\n"


def manifest_entry(face: Face, data: bytes) -> dict:
    borrowed = [origin_entry(origin) for _, origin in face.borrows]
    return {
        "role": face.role,
        "purpose": face.purpose,
        "family": face.family,
        "chineseFamily": face.chinese_family,
        "postscriptName": face.postscript_name,
        "file": face.file,
        "sha256": sha256(data),
        "licence": face.licence,
        "licenceFile": face.licence_file,
        "origin": origin_entry(face.origin),
        **({"borrowedFrom": borrowed} if borrowed else {}),
    }


def origin_entry(origin: Origin) -> dict:
    return {
        "name": origin.name,
        "package": origin.package,
        "version": origin.version,
        "path": origin.path,
        "sha256": origin.sha256,
    }


def report_differences(made: dict[str, bytes], manifest: str) -> int:
    different = [file for file, data in made.items() if (FONTS / file).read_bytes() != data]
    if (FONTS / "fonts.json").read_text(encoding="utf-8") != manifest:
        different.append("fonts.json")
    for file in different:
        print(f"differs from what is shipped: {file}")
    return 1 if different else 0


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
