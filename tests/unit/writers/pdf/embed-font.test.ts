import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { hasGlyph, isPrivateUse } from '../../../../src/fonts/face.js'
import { addCharacter, startSubset } from '../../../../src/fonts/subset.js'
import { embedFont, hex4 } from '../../../../src/writers/pdf/embed-font.js'
import { type Dictionary, PdfFile, type Reference } from '../../../../src/writers/pdf/pdfkit-faults.js'
import { shipped } from '../../fonts/shipped.js'

/** Keeps what objects are ended with. */
class Recorder extends PdfFile {
  declare streams: Map<Reference, Uint8Array> | undefined

  override ref(data?: Dictionary): Reference {
    const reference = super.ref(data)
    const end = reference.end.bind(reference)
    reference.end = (stream?: Uint8Array) => {
      if (stream) (this.streams ??= new Map()).set(reference, stream)
      end(stream)
    }
    return reference
  }
}

interface Type0 {
  readonly BaseFont: string
  readonly DescendantFonts: readonly [{ readonly data: { readonly DW: number; readonly W: unknown; readonly FontDescriptor: Descriptor } }]
  readonly ToUnicode: Reference
}
interface Descriptor {
  readonly data: Readonly<Record<string, number>> & { readonly FontFile2: Reference & { readonly data: { readonly Length1: number } } }
}

function fontOf(text: string, role: keyof typeof shipped = 'song') {
  const subset = startSubset(shipped[role])
  const shown = [...text].map((character) => addCharacter(subset, character.codePointAt(0)!))
  const pdf = new Recorder({ autoFirstPage: false, font: '' })
  const font = pdf.ref()
  embedFont(pdf, subset, font)
  const { BaseFont: name, DescendantFonts, ToUnicode } = font.data as unknown as Type0
  const { DW: defaultWidth, W: widths, FontDescriptor } = DescendantFonts[0].data
  const { FontFile2 } = FontDescriptor.data
  return {
    shown,
    name,
    widths,
    defaultWidth,
    descriptor: FontDescriptor.data,
    toUnicode: inflateSync(pdf.streams!.get(ToUnicode)!).toString('latin1'),
    fontFile: { data: pdf.streams!.get(FontFile2)!, length: FontFile2.data.Length1 },
  }
}

describe('ToUnicode', () => {
  test('gives each character itself, even where two share a glyph of the face', () => {
    const { shown, toUnicode } = fontOf('來\uf92d來𬭎', 'rare')
    expect(shown).toEqual([1, 2, 1, 3])
    expect(mappings(toUnicode)).toEqual({ '0001': '4F86', '0002': 'F92D', '0003': 'D872DF4E' })
  })

  test('gives a missing character itself too', () => {
    expect(copied('\u{2a6a5}\ue123')).toEqual(['D869DEA5', 'E123'])
  })

  test('has nothing that PDF/A forbids', () => {
    expect(copied('\0\ufeff\ufffe\ud800')).toEqual(['FFFD', 'FFFD', 'FFFD', 'FFFD'])
  })

  test('writes at most a hundred mappings a block', () => {
    const han = Array.from({ length: 500 }, (_, index) => 0x3400 + index).filter((codePoint) => hasGlyph(shipped.rare, codePoint))
    const { toUnicode } = fontOf(String.fromCodePoint(...han.slice(0, 250)), 'rare')
    expect([...toUnicode.matchAll(/(\d+) beginbfchar/g)].map((match) => match[1])).toEqual(['100', '100', '50'])
    expect(Object.keys(mappings(toUnicode))).toHaveLength(250)
  })
})

test('W lists what is not one em wide', () => {
  // .notdef is one em wide, 宋体 has digits of half an em.
  expect(fontOf('，1。2·3').widths).toEqual([2, [500], 4, [500, 500, 500]])
  expect(fontOf('，1').defaultWidth).toBe(1000)
})

test('the font file inflates to the length given, the same bytes every time', () => {
  const { fontFile } = fontOf('政府信息公开')
  expect(inflateSync(fontFile.data)).toHaveLength(fontFile.length)
  fontOf('别的文件')
  expect(fontOf('政府信息公开').fontFile.data).toEqual(fontFile.data)
})

test('the name tells subsets of one face apart', () => {
  const [one, other] = [fontOf('政府').name, fontOf('政务').name]
  expect(one).toMatch(/^[A-Z]{6}\+NianbaoSong-Regular$/)
  expect(other).not.toBe(one)
  expect(fontOf('政府').name).toBe(one)
})

test('the descriptor is in thousandths of an em', () => {
  expect(fontOf('政', 'title').descriptor).toMatchObject({
    Flags: 4,
    ItalicAngle: 0,
    Ascent: 880,
    Descent: -120,
    CapHeight: 729,
    StemV: 166,
  })
  expect(fontOf('政', 'fang').descriptor['CapHeight']).toBeGreaterThan(600)
})

test('private use is what needs ActualText', () => {
  expect([0xe000, 0xf8ff, 0xf0000, 0x10fffd].every(isPrivateUse)).toBe(true)
  expect([0x4e00, 0xf900, 0xdfff, 0x2a6a5].some(isPrivateUse)).toBe(false)
})

/** What each glyph shown is copied as. */
function copied(text: string): (string | undefined)[] {
  const { shown, toUnicode } = fontOf(text)
  return shown.map((glyph) => mappings(toUnicode)[hex4(glyph)])
}

function mappings(toUnicode: string): Record<string, string> {
  return Object.fromEntries([...toUnicode.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)].slice(1).map((match) => [match[1], match[2]]))
}
