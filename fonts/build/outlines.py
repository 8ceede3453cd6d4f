"""Outlines: PostScript curves to TrueType, composites to simple glyphs, new glyphs."""

from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

from simplify import simplify_contour

# Farthest a converted curve may lie from the original, in font units, which are 1/1000 em: 0.016 pt at 16 pt.
MAX_ERROR = 1.0

POSTSCRIPT_TABLES = ["CFF ", "VORG"]


def convert_to_truetype(font: TTFont, raise_by: int) -> None:
    """Replaces cubic outlines by quadratic ones, `raise_by` units higher."""
    glyph_set = font.getGlyphSet()
    order = font.getGlyphOrder()
    glyphs = {name: _quadratic(glyph_set, name, raise_by) for name in order}
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder = order
    table.glyphs = glyphs
    for tag in POSTSCRIPT_TABLES:
        if tag in font:
            del font[tag]
    _reset_maxp(font)
    font["post"].formatType = 3.0
    font["post"].extraNames = []
    font["post"].mapping = {}
    font.sfntVersion = "\0\1\0\0"


def _quadratic(glyph_set, name: str, raise_by: int):
    pen = TTGlyphPen(None)
    shifted = TransformPen(pen, Transform().translate(0, raise_by))
    # PostScript fills to the left of a contour, TrueType to the right.
    reversed_pen = ReverseContourPen(shifted)
    for contour in _contours_of(glyph_set, name):
        _draw_contour(reversed_pen, simplify_contour(contour, MAX_ERROR))
    return pen.glyph(dropImpliedOnCurves=True)


def _contours_of(glyph_set, name: str) -> list[list[tuple]]:
    """Each contour as segments; those without length are left out."""
    recording = RecordingPen()
    glyph_set[name].draw(recording)
    contours: list[list[tuple]] = []
    start = current = (0, 0)
    for operator, points in recording.value:
        if operator == "moveTo":
            contours.append([])
            start = points[0]
        elif operator == "closePath":
            points = (start,)
        if operator != "moveTo" and (len(points) == 3 or points[-1] != current):
            contours[-1].append((current, *points))
        current = points[-1]
    return [contour for contour in contours if contour]


def _draw_contour(pen, segments: list[tuple]) -> None:
    pen.moveTo(segments[0][0])
    for segment in segments:
        if len(segment) == 2:
            pen.lineTo(segment[1])
        else:
            pen.qCurveTo(*segment[1:])
    pen.closePath()


def _reset_maxp(font: TTFont) -> None:
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for field in [
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
        "maxCompositeContours", "maxComponentDepth",
    ]:  # fmt: skip
        setattr(maxp, field, 0)


def decompose_composites(font: TTFont) -> None:
    """Leaves simple glyphs only, so that a subsetter can copy each glyph without looking inside."""
    glyf = font["glyf"]
    glyph_set = font.getGlyphSet()
    for name in font.getGlyphOrder():
        if glyf[name].isComposite():
            glyf[name] = draw_glyph(glyph_set, [(name, Transform())])


def draw_glyph(glyph_set, parts):
    """A simple glyph from (glyph name, transform) parts."""
    pen = TTGlyphPen(None)
    for name, transform in parts:
        recording = DecomposingRecordingPen(glyph_set)
        glyph_set[name].draw(recording)
        recording.replay(TransformPen(pen, transform))
    return pen.glyph()


def add_glyph(font: TTFont, code: int, glyph, advance: int) -> None:
    """Gives `code` a glyph of its own; other characters keep the glyph it had."""
    name = f"zh{code:04X}"
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"].metrics[name] = (advance, 0)
    map_character(font, code, name)


def map_character(font: TTFont, code: int, name: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12) and (code <= 0xFFFF or table.format == 12):
            table.cmap[code] = name


def align_bearings(font: TTFont) -> None:
    """The left side bearing must equal xMin, else renderers shift the glyph."""
    glyf = font["glyf"]
    metrics = font["hmtx"].metrics
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        metrics[name] = (metrics[name][0], glyph.xMin if glyph.numberOfContours else 0)
