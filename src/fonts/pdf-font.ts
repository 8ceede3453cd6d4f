import { deflateFont } from './deflate-font.js'
import { encodeTrueType } from './encode-truetype.js'
import { thousandths } from './face.js'
import type { Subset } from './subset.js'

/**
 * A subset as PDF embeds it (ISO 32000-1, 9.7): a Type 0 font with encoding Identity-H over a CIDFontType2 with CIDToGIDMap Identity.
 * The writer makes the objects; every value in them comes from here.
 */
export interface PdfFont {
  /** BaseFont and FontName: the subset's tag and the face's PostScript name. */
  readonly name: string
  /** FontFile2, compressed for FlateDecode, and its Length1. */
  readonly fontFile: { readonly data: Uint8Array; readonly length: number }
  readonly descriptor: PdfFontDescriptor
  /** DW and W. */
  readonly defaultWidth: number
  readonly widths: readonly (number | readonly number[])[]
  /** The ToUnicode CMap, not compressed. */
  readonly toUnicode: string
}

interface PdfFontDescriptor {
  readonly Flags: number
  readonly FontBBox: readonly number[]
  readonly ItalicAngle: number
  readonly Ascent: number
  readonly Descent: number
  readonly CapHeight: number
  readonly StemV: number
}

/** All that embedding needs. To be called when the whole document is set. */
export function finishPdfFont(subset: Subset): PdfFont {
  const file = encodeTrueType(subset)
  return {
    name: `${subsetTag(subset)}+${subset.face.name}`,
    fontFile: { data: deflateFont(file), length: file.length },
    descriptor: describe(subset),
    defaultWidth: emWidth,
    widths: listWidths(subset),
    toUnicode: writeToUnicode(subset),
  }
}

/** PDF/A-2a asks for ActualText with characters of the private use areas (ISO 19005-2, 6.2.11.7.3). */
export function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000
}

const emWidth = 1000

/** Six letters that tell subsets of one face apart, made from the characters: FNV-1a, then base 26. */
function subsetTag(subset: Subset): string {
  let hash = 0x811c9dc5
  for (const { codePoint } of subset.glyphs) hash = Math.imul(hash ^ (codePoint ?? -1), 0x01000193) >>> 0
  let tag = ''
  for (let letter = 0; letter < 6; letter++) {
    tag += String.fromCharCode(65 + (hash % 26))
    hash = Math.floor(hash / 26)
  }
  return tag
}

/** Flags 4: symbolic, since the subset has characters outside the Standard Latin set. */
function describe({ face }: Subset): PdfFontDescriptor {
  return {
    Flags: 4,
    FontBBox: [...face.bounds],
    ItalicAngle: face.italicAngle,
    Ascent: face.ascent,
    Descent: face.descent,
    CapHeight: face.capHeight,
    // TrueType does not tell the stem width; this is what weights of text faces come to.
    StemV: Math.round(50 + (face.weight / 65) ** 2),
  }
}

/** W: for each stretch of glyphs that are not one em wide, the first one and the list of widths. */
function listWidths({ face, glyphs }: Subset): (number | number[])[] {
  const widths: (number | number[])[] = []
  let stretch: number[] | undefined
  for (const [glyph, { advance }] of glyphs.entries()) {
    const width = thousandths(face, advance)
    if (width === emWidth) stretch = undefined
    else if (stretch) stretch.push(width)
    else widths.push(glyph, (stretch = [width]))
  }
  return widths
}

const bfcharLimit = 100

function writeToUnicode({ glyphs }: Subset): string {
  const lines = glyphs.flatMap(({ codePoint }, glyph) => (codePoint === undefined ? [] : `<${hex4(glyph)}> <${utf16(codePoint)}>`))
  let blocks = ''
  for (let first = 0; first < lines.length; first += bfcharLimit) {
    const block = lines.slice(first, first + bfcharLimit)
    blocks += `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

/** UTF-16 digits. What ISO 19005-2, 6.2.11.7.2 forbids in ToUnicode becomes U+FFFD: zero, byte order marks, half a surrogate pair. */
function utf16(codePoint: number): string {
  if (codePoint > 0xffff) return hex4(0xd800 + ((codePoint - 0x10000) >> 10)) + hex4(0xdc00 + ((codePoint - 0x10000) & 0x3ff))
  const forbidden = codePoint === 0 || codePoint >= 0xfffe || codePoint === 0xfeff || (codePoint >= 0xd800 && codePoint <= 0xdfff)
  return hex4(forbidden ? 0xfffd : codePoint)
}

/** Sixteen bits as four hexadecimal digits. */
export function hex4(value: number): string {
  return byteDigits[value >> 8]! + byteDigits[value & 0xff]!
}

/** By byte; glyphs of text are written one by one. */
const byteDigits: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'))
