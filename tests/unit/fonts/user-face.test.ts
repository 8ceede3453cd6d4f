import * as fc from 'fast-check'
import * as fontkit from 'fontkit'
import { describe, expect, test } from 'vitest'
import { encodeTrueType } from '../../../src/fonts/encode-truetype.js'
import type { Face } from '../../../src/fonts/face.js'
import { openUserFace } from '../../../src/fonts/open-face.js'
import { addCharacter, collectGlyphs, startSubset } from '../../../src/fonts/subset.js'
import { readFixture } from './fixtures.js'
import { readShipped } from './shipped.js'

describe('opening', () => {
  test('TTF, OTF, and each font of a TTC', async () => {
    expect((await openOrFail(readFixture('composite.ttf'))).name).toBe('Composite-Regular')
    expect((await openOrFail(readFixture('curves.otf'))).name).toBe('Curves-Regular')
    const [first, second] = [await openOrFail(readFixture('pair.ttc'), 0), await openOrFail(readFixture('pair.ttc'), 1)]
    expect([first.name, first.outlines.kind]).toEqual(['First-Regular', 'quadratic'])
    expect([second.name, second.outlines.kind]).toEqual(['Second-Regular', 'cubic'])
  })

  test('metrics in thousandths of an em; the height of capitals measured where the font does not say', async () => {
    const face = await openOrFail(readFixture('composite.ttf'))
    expect([face.ascent, face.descent, face.capHeight, face.weight]).toEqual([879.883, -120.117, 683.594, 700])
  })

  test('a font whose maker forbids embedding says so', async () => {
    expect((await openOrFail(readFixture('restricted.ttf'))).embeddable).toBe(false)
    expect((await openOrFail(readFixture('composite.ttf'))).embeddable).toBe(true)
  })

  test('no font, a missing number of a collection, a font cut short', async () => {
    expect(await openUserFace(Buffer.from('%PDF-1.7 is no font'))).toBe('not-a-font')
    expect(await openUserFace(new Uint8Array(0))).toBe('not-a-font')
    expect(await openUserFace(readFixture('pair.ttc'), 2)).toBe('not-a-font')
    expect(await openUserFace(readFixture('curves.otf').subarray(0, 400))).toBe('damaged')
    expect(await openUserFace(readShipped('hei').subarray(0, 2_900_000))).toBe('damaged')
  })

  test('never throws whatever the bytes', async () => {
    const font = readFixture('pair.ttc')
    const mutation = fc.array(fc.tuple(fc.nat(font.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(mutation, fc.nat(1), async (changes, index) => {
        const bytes = Buffer.from(font)
        for (const [at, value] of changes) bytes[at] = value
        await openUserFace(bytes, index)
      }),
      { numRuns: 120, seed: 1 },
    )
  })
})

describe('a subset', () => {
  test('of PostScript outlines keeps within half a thousandth of an em of them', async () => {
    const face = await openOrFail(readFixture('curves.otf'))
    const ring = subsetFont(face, '一A').getGlyph(1)
    expect(ring.advanceWidth).toBe(2048)
    expect([ring.bbox.minX, ring.bbox.minY, ring.bbox.maxX, ring.bbox.maxY]).toEqual([148, -96, 1900, 1656])
    const radii = pointsOn(ring).map(([x, y]) => Math.hypot(x - 1024, y - 780))
    // Four cubic arcs are themselves up to 0.03 % off a circle of radius 876.
    expect(Math.min(...radii)).toBeGreaterThan(874.5)
    expect(Math.max(...radii)).toBeLessThan(877.5)
    expect(radii.length).toBeGreaterThan(60)
  })

  test('of composite glyphs brings their parts along', async () => {
    const face = await openOrFail(readFixture('composite.ttf'))
    const original = fontkit.create(readFixture('composite.ttf')) as fontkit.Font
    const font = subsetFont(face, '一')
    expect(font.numGlyphs).toBe(3)
    expect(font.getGlyph(1).path.toSVG()).toBe(original.glyphForCodePoint(0x4e00).path.toSVG())
  })

  test('of every kind is the same whatever was made before', async () => {
    const face = await openOrFail(readFixture('curves.otf'))
    const first = bytesOf(face, '一A')
    bytesOf(face, 'A')
    expect(bytesOf(face, '一A')).toEqual(first)
    expect(bytesOf(await openOrFail(readFixture('curves.otf')), '一A')).toEqual(first)
  })
})

async function openOrFail(bytes: Uint8Array, index = 0): Promise<Face> {
  const face = await openUserFace(bytes, index)
  if (typeof face === 'string') throw new Error(face)
  return face
}

function bytesOf(face: Face, text: string): Uint8Array {
  const subset = startSubset(face)
  for (const character of text) addCharacter(subset, character.codePointAt(0)!)
  return encodeTrueType(face, collectGlyphs(subset))
}

function subsetFont(face: Face, text: string): fontkit.Font {
  return fontkit.create(Buffer.from(bytesOf(face, text))) as fontkit.Font
}

/** Points along a path of quadratic curves. */
function pointsOn(glyph: fontkit.Glyph): [number, number][] {
  const points: [number, number][] = []
  let [x0, y0] = [0, 0]
  for (const { command, args } of glyph.path.commands) {
    const [x1, y1, x2, y2] = args as [number, number, number, number]
    if (command === 'quadraticCurveTo') {
      for (let t = 0; t < 1; t += 0.1) {
        const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t]
        points.push([a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2])
      }
    }
    if (args.length >= 2) [x0, y0] = [args.at(-2)!, args.at(-1)!]
  }
  return points
}
