"""Sets the marks that Chinese and Latin text share to the widths of GB/T 15834-2011, 5.1.

The slim faces carry no layout tables, so what `locl` or `fwid` would choose is chosen here.
"""

from statistics import mean

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from charset import common_hanzi
from outlines import add_glyph, draw_glyph, map_character

EM = 1000
# Long dashes reach beyond their box by this much on either side, so that no renderer shows a seam in ——.
OVERLAP = 10
# Room between a full-width quotation mark and the edge of its box on the closed side, as in Noto Serif SC.
QUOTE_MARGIN = 75

LONG_DASHES = [(0x2014, EM), (0x2015, EM), (0x2E3A, 2 * EM)]
SHORT_DASH = 0x2013
OPENING_QUOTES = [0x2018, 0x201C]
CLOSING_QUOTES = [0x2019, 0x201D]


def set_chinese_marks(font: TTFont) -> None:
    """Dash, quotes and ellipsis take one em; interpunct, short dash and solidus half an em.

    Dash, ellipsis and interpunct stand at the middle height of the ideographs.
    """
    middle = _middle_of_hanzi(font)
    for code, advance in LONG_DASHES:
        _stretch_bar(font, code, advance, OVERLAP, middle)
    _stretch_bar(font, SHORT_DASH, EM // 2, -OVERLAP, None)
    for code in OPENING_QUOTES:
        _widen_quote(font, code, opening=True)
    for code in CLOSING_QUOTES:
        _widen_quote(font, code, opening=False)
    _space_dots(font, middle)
    _centre(font, 0x00B7, EM // 2, middle)
    _centre(font, 0x002F, EM // 2, None)


def use_half_width_digits(font: TTFont) -> None:
    """GB/T 9704-2012, 7.5 asks for 半角 digits in the page number; the face has them under `hwid`."""
    half = _single_substitutions(font, "hwid")
    cmap = font.getBestCmap()
    for code in range(0x30, 0x3A):
        map_character(font, code, half[cmap[code]])


def add_ballot_boxes(font: TTFont) -> None:
    """☐ ☑ ☒ are in no open Chinese face; they are drawn from □, ✓ and ×."""
    _add_ballot_box(font, 0x2610, None)
    _add_ballot_box(font, 0x2611, 0x2713)
    _add_ballot_box(font, 0x2612, 0x00D7)


def _middle_of_hanzi(font: TTFont) -> float:
    sample = sorted(common_hanzi())[::40]
    bounds = [_bounds(font, code) for code in sample if code in font.getBestCmap()]
    return mean((bottom + top) / 2 for _, bottom, _, top in bounds)


def _stretch_bar(font: TTFont, code: int, advance: int, overlap: int, middle: float | None) -> None:
    if code not in font.getBestCmap():
        return
    left, bottom, right, top = _bounds(font, code)
    scale = (advance + 2 * overlap) / (right - left)
    rise = 0 if middle is None else middle - (bottom + top) / 2
    _redraw(font, code, advance, Transform(scale, 0, 0, 1, -overlap - left * scale, rise))


def _widen_quote(font: TTFont, code: int, opening: bool) -> None:
    left, _, right, _ = _bounds(font, code)
    advance = font["hmtx"].metrics[font.getBestCmap()[code]][0]
    if advance == EM:
        return
    target = EM - QUOTE_MARGIN - right if opening else QUOTE_MARGIN - left
    _redraw(font, code, EM, Transform().translate(target, 0))


def _space_dots(font: TTFont, middle: float) -> None:
    """Six dots of …… must stand at equal distances, which takes dots at 1/6, 3/6 and 5/6 em."""
    name = font.getBestCmap()[0x2026]
    glyph_set = font.getGlyphSet()
    dots = _contours(glyph_set, name)
    if len(dots) != 3:
        raise ValueError(f"ellipsis drawn with {len(dots)} contours")
    pen = TTGlyphPen(None)
    for position, (dot, (left, bottom, right, top)) in enumerate(sorted(dots, key=lambda each: each[1])):
        target = EM * (2 * position + 1) / 6
        shift = Transform().translate(target - (left + right) / 2, middle - (bottom + top) / 2)
        dot.replay(TransformPen(pen, shift))
    add_glyph(font, 0x2026, pen.glyph(), EM)


def _contours(glyph_set, name: str):
    whole = DecomposingRecordingPen(glyph_set)
    glyph_set[name].draw(whole)
    contours = []
    for operator, operands in whole.value:
        if operator == "moveTo" or (operator == "qCurveTo" and operands[-1] is None):
            contours.append(DecomposingRecordingPen(glyph_set))
        contours[-1].value.append((operator, operands))
    return [(contour, _recorded_bounds(glyph_set, contour)) for contour in contours]


def _recorded_bounds(glyph_set, recording):
    pen = BoundsPen(glyph_set)
    recording.replay(pen)
    return pen.bounds


def _centre(font: TTFont, code: int, advance: int, middle: float | None) -> None:
    left, bottom, right, top = _bounds(font, code)
    rise = 0 if middle is None else middle - (bottom + top) / 2
    _redraw(font, code, advance, Transform().translate(advance / 2 - (left + right) / 2, rise))


def _add_ballot_box(font: TTFont, code: int, mark: int | None) -> None:
    if code in font.getBestCmap():
        return
    cmap = font.getBestCmap()
    parts = [(cmap[0x25A1], Transform())]
    if mark is not None:
        parts.append((cmap[mark], _fit(_bounds(font, mark), _bounds(font, 0x25A1), 0.7)))
    add_glyph(font, code, draw_glyph(font.getGlyphSet(), parts), EM)


def _fit(inner, outer, share: float) -> Transform:
    """Scales `inner` to a share of `outer` and puts it in the middle."""
    scale = share * min((outer[2] - outer[0]) / (inner[2] - inner[0]), (outer[3] - outer[1]) / (inner[3] - inner[1]))
    across = (outer[0] + outer[2]) / 2 - scale * (inner[0] + inner[2]) / 2
    up = (outer[1] + outer[3]) / 2 - scale * (inner[1] + inner[3]) / 2
    return Transform(scale, 0, 0, scale, across, up)


def _redraw(font: TTFont, code: int, advance: int, transform: Transform) -> None:
    name = font.getBestCmap()[code]
    add_glyph(font, code, draw_glyph(font.getGlyphSet(), [(name, transform)]), advance)


def _bounds(font: TTFont, code: int):
    glyph_set = font.getGlyphSet()
    pen = BoundsPen(glyph_set)
    glyph_set[font.getBestCmap()[code]].draw(pen)
    return pen.bounds


def _single_substitutions(font: TTFont, feature: str) -> dict[str, str]:
    table = font["GSUB"].table
    found: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature:
            for index in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[index].SubTable:
                    found.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return found
