"""Superscripts and subscripts, which no open Chinese face has, drawn from what it has; letters of other faces of its family."""

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from outlines import add_glyph, draw_glyph, map_character

# ⁰ ⁴–⁹ ⁺ ⁻ ⁼ ⁽ ⁾ ⁿ; ¹ ² ³ are the face's own.
SUPERSCRIPTS = {0x2070: "0", **{0x2070 + digit: str(digit) for digit in range(4, 10)},
                0x207A: "+", 0x207B: "−", 0x207C: "=", 0x207D: "(", 0x207E: ")", 0x207F: "n"}  # fmt: skip
# ₀–₉ ₊ ₋ ₌ ₍ ₎
SUBSCRIPTS = {**{0x2080 + digit: str(digit) for digit in range(10)},
              0x208A: "+", 0x208B: "−", 0x208C: "=", 0x208D: "(", 0x208E: ")"}  # fmt: skip
SUBSCRIPT_SCALE = 0.65
SUBSCRIPT_DROP = -140
HEAVY_CHECK, CHECK = 0x2714, 0x2713


def add_small_figures(font: TTFont) -> None:
    """Superscripts as large and as high as the face's own ²."""
    two, small_two = _bounds(font, ord("2")), _bounds(font, ord("²"))
    scale = (small_two[3] - small_two[1]) / (two[3] - two[1])
    for code, character in SUPERSCRIPTS.items():
        _add_scaled(font, code, ord(character), scale, small_two[1] - scale * two[1])
    for code, character in SUBSCRIPTS.items():
        _add_scaled(font, code, ord(character), SUBSCRIPT_SCALE, SUBSCRIPT_DROP)
    if HEAVY_CHECK not in font.getBestCmap():
        map_character(font, HEAVY_CHECK, font.getBestCmap()[CHECK])


def borrow(font: TTFont, other: TTFont, characters: str) -> None:
    """Takes over the glyphs that `font` lacks."""
    cmap, own = other.getBestCmap(), font.getBestCmap()
    for code in map(ord, characters):
        if code in cmap and code not in own:
            glyph = draw_glyph(other.getGlyphSet(), [(cmap[code], Transform())])
            add_glyph(font, code, glyph, other["hmtx"].metrics[cmap[code]][0])


def _add_scaled(font: TTFont, code: int, origin: int, scale: float, rise: float) -> None:
    if code in font.getBestCmap():
        return
    name = font.getBestCmap()[origin]
    glyph = draw_glyph(font.getGlyphSet(), [(name, Transform(scale, 0, 0, scale, 0, rise))])
    add_glyph(font, code, glyph, round(scale * font["hmtx"].metrics[name][0]))


def _bounds(font: TTFont, code: int):
    glyph_set = font.getGlyphSet()
    pen = BoundsPen(glyph_set)
    glyph_set[font.getBestCmap()[code]].draw(pen)
    return pen.bounds
