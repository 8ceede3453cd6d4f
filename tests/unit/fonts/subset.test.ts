import * as fontkit from 'fontkit'
import { describe, expect, test } from 'vitest'
import { encodeTrueType } from '../../../src/fonts/encode-truetype.js'
import { type Face, hasGlyph } from '../../../src/fonts/face.js'
import { addCharacter, startSubset } from '../../../src/fonts/subset.js'
import { readShipped, shipped } from './shipped.js'

const sample = '依法申请公开政府信息“——”…·0123456789（一）《条例》第二十条〔2021〕30号 %Aa，。啰龍𠮷䶮㙍'

function subsetOf(face: Face, text: string): { font: fontkit.Font; bytes: Uint8Array; glyphs: number[] } {
  const subset = startSubset(face)
  const glyphs = [...text].map((character) => addCharacter(subset, character.codePointAt(0)!))
  const bytes = encodeTrueType(subset)
  return { font: fontkit.create(Buffer.from(bytes)) as fontkit.Font, bytes, glyphs }
}

describe.each(['fang', 'hei', 'song', 'latin', 'rare'] as const)('a subset of %s', (name) => {
  const original = fontkit.create(readShipped(name)) as fontkit.Font
  const text = [...sample].filter((character) => hasGlyph(shipped[name], character.codePointAt(0)!))
  const { font, glyphs, bytes } = subsetOf(shipped[name], text.join(''))

  test('draws every character as fontkit draws the face', () => {
    expect(text.length).toBeGreaterThan(3)
    for (const [index, character] of text.entries()) {
      const expected = original.glyphForCodePoint(character.codePointAt(0)!)
      const drawn = font.getGlyph(glyphs[index]!)
      expect(drawn.path.toSVG(), character).toBe(expected.path.toSVG())
      expect(drawn.advanceWidth, character).toBe(expected.advanceWidth)
    }
  })

  test('is a sound file: tables in order, checksums right', () => {
    const view = new DataView(bytes.buffer)
    let sum = 0
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
    expect(Object.keys((font as unknown as { directory: { tables: object } }).directory.tables)).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'])
  })
})

test('two characters drawn alike have a glyph each', () => {
  const { glyphs, font } = subsetOf(shipped.rare, '來\u{f92d}')
  expect(shipped.rare.glyph(0x4f86)).toBe(shipped.rare.glyph(0xf92d))
  expect(glyphs).toEqual([1, 2])
  expect(font.getGlyph(2).path.toSVG()).toBe(font.getGlyph(1).path.toSVG())
})

test('a character used twice is added once, and two documents do not know each other', () => {
  expect(subsetOf(shipped.fang, '政政务').glyphs).toEqual([1, 1, 2])
  expect(subsetOf(shipped.fang, '务').glyphs).toEqual([1])
  expect(subsetOf(shipped.fang, '政务').bytes).toEqual(subsetOf(shipped.fang, '政务').bytes)
})

test('a missing character is drawn as its code point in a box', () => {
  const { font, glyphs } = subsetOf(shipped.song, '\u{e123}\u{2a6a5}')
  for (const [index, digits] of [4, 6].entries()) {
    const glyph = font.getGlyph(glyphs[index]!)
    expect(glyph.advanceWidth).toBe(1000)
    const contours = glyph.path.commands.filter(({ command }) => command === 'moveTo').length
    expect(contours).toBeGreaterThanOrEqual(2 + digits)
    const { minX, minY, maxX, maxY } = glyph.bbox
    expect([minX, minY, maxX, maxY]).toEqual([40, -80, 960, 840])
  }
})

test('what is never seen has a glyph without ink', () => {
  const { font, glyphs } = subsetOf(shipped.fang, '\u200b\u00ad')
  for (const glyph of glyphs) {
    expect(font.getGlyph(glyph).path.commands).toEqual([])
    expect(font.getGlyph(glyph).advanceWidth).toBe(0)
  }
})
