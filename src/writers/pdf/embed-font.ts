import { encodeTrueType } from '../../fonts/encode-truetype.js'
import { thousandths } from '../../fonts/face.js'
import type { Subset } from '../../fonts/subset.js'
import { deflateByFrequency } from '../../platform/compression.js'
import { compress, type Dictionary, type PdfFile, pdfText, type Reference } from './pdfkit-faults.js'

/**
 * Writes a subset as PDF embeds it (ISO 32000-1, 9.7): a Type 0 font whose codes are the glyphs of the subset, over a CIDFontType2. To be
 * called when the whole document is set.
 */
export function embedFont(pdf: PdfFile, subset: Subset, reference: Reference): void {
  const file = encodeTrueType(subset)
  const name = `${subsetTag(subset)}+${subset.face.name}`
  // Outlines hardly repeat themselves: looking for repetitions makes the file of a whole report 9 % smaller (136 KB instead of 150 KB) and
  // takes nearly four times as long (6.3 ms instead of 1.7 ms).
  const FontFile2 = add({ Length1: file.length, Filter: 'FlateDecode' }, deflateByFrequency(file))
  const descendant = add({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: pdfText('Adobe'), Ordering: pdfText('Identity'), Supplement: 0 },
    FontDescriptor: add({ ...describe(subset), FontName: name, FontFile2 }),
    DW: emWidth,
    W: listWidths(subset),
    CIDToGIDMap: 'Identity',
  })
  const ToUnicode = add({ Filter: 'FlateDecode' }, compress(writeToUnicode(subset)))
  const entries = { Type: 'Font', Subtype: 'Type0', BaseFont: name, Encoding: 'Identity-H', DescendantFonts: [descendant], ToUnicode }
  Object.assign(reference.data, entries)
  reference.end()

  function add(data: Dictionary, stream?: Uint8Array): Reference {
    const added = pdf.ref(data)
    added.end(stream)
    return added
  }
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
function describe({ face }: Subset): Dictionary {
  return {
    Type: 'FontDescriptor',
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
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks}endcmap CMapName currentdict /CMap defineresource pop end end`
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
