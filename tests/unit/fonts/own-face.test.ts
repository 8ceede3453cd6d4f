import * as fontkit from 'fontkit'
import { describe, expect, test } from 'vitest'
import { encodeTrueType } from '../../../src/fonts/encode-truetype.js'
import type { Face } from '../../../src/fonts/face.js'
import { FontError } from '../../../src/fonts/font-error.js'
import { inkOf } from '../../../src/fonts/glyph-record.js'
import { openOwnFace } from '../../../src/fonts/own-face.js'
import { addCharacter, startSubset } from '../../../src/fonts/subset.js'
import { readFixture } from './fixtures.js'
import { joinFont, patch, tablesOf, withSums } from './font-surgery.js'

describe('opening', () => {
  test('TTF, OTF, WOFF2, and each font of a TTC', () => {
    expect(open(readFixture('composite.ttf')).name).toBe('Composite-Regular')
    expect(open(readFixture('curves.otf')).name).toBe('Curves-Regular')
    expect(open(readFixture('round.woff2')).name).toBe('Round-Regular')
    expect(open(readFixture('pair.ttc'), 0).name).toBe('First-Regular')
    expect(open(readFixture('pair.ttc'), 1).name).toBe('Second-Regular')
  })

  test('metrics in thousandths of an em; the height of capitals measured where the font does not say', () => {
    const face = open(readFixture('composite.ttf'))
    expect([face.ascent, face.descent, face.capHeight, face.weight]).toEqual([879.883, -120.117, 683.594, 700])
  })

  test('what cannot serve is refused by name', () => {
    expect(() => open(readFixture('restricted.ttf'))).toThrow('字体的许可设置不允许嵌入文件：字体.ttf')
    expect(() => open(Buffer.from('%PDF-1.7 is no font'))).toThrow('不是字体文件（应为 TTF、OTF、TTC 或 WOFF2）：字体.ttf')
    expect(() => open(new Uint8Array(0))).toThrow('不是字体文件')
    expect(() => open(readFixture('pair.ttc'), 2)).toThrow('不是字体文件')
    expect(() => open(readFixture('curves.otf').subarray(0, 400))).toThrow('字体文件已损坏：字体.ttf')
  })

  test('a character whose glyph is empty is one that the face lacks, unless it is a space', () => {
    const face = open(readFixture('composite.ttf'))
    expect([0x20, 0x41, 0x42].map((codePoint) => face.glyph(codePoint) > 0)).toEqual([true, true, false])
    const emptied = withSums(patch(readFixture('composite.ttf'), 'glyf', (table) => table.fill(0)))
    expect(() => open(emptied)).toThrow('字体中没有可用的轮廓')
  })
})

describe('a subset', () => {
  test('of PostScript outlines keeps within half a thousandth of an em of them', () => {
    expect(roundness(subsetFont(open(readFixture('curves.otf')), '一A').getGlyph(1))).toBeLessThan(1.5)
  })

  test('of contours without a point on the curve is as round as they are', () => {
    const face = open(readFixture('round.woff2'))
    const record = Buffer.from(face.record(face.glyph(0x4e00)))
    // The eight corners around the circle, and no other point: fontkit 2.0.4 draws a line between two of them.
    expect([record.readInt16BE(0), record.readUInt16BE(10)]).toEqual([1, 7])
    expect(inkOf(record)).toEqual({ left: 148, bottom: -96, right: 1900, top: 1656 })
  })

  test('of composite glyphs draws them as the font does', () => {
    const original = fontkit.create(readFixture('composite.ttf')) as fontkit.Font
    const drawn = subsetFont(open(readFixture('composite.ttf')), '一').getGlyph(1)
    expect(drawn.path.toSVG()).toBe(original.glyphForCodePoint(0x4e00).path.toSVG())
  })

  test('puts a glyph where the bearing of hmtx puts it', () => {
    const moved = withSums(patch(readFixture('composite.ttf'), 'hmtx', (table) => table.writeInt16BE(180, 6)))
    expect(inkOf(open(moved).record(1))).toEqual({ left: 180, bottom: 0, right: 980, top: 1400 })
  })

  test('of every kind is the same whatever was made before', () => {
    for (const name of ['curves.otf', 'round.woff2', 'composite.ttf'] as const) {
      const face = open(readFixture(name))
      const first = bytesOf(face, '一A')
      bytesOf(face, 'A')
      expect(bytesOf(face, '一A')).toEqual(first)
      expect(bytesOf(open(readFixture(name)), '一A')).toEqual(first)
    }
  })
})

describe('a damaged font is named as such', () => {
  const files = [
    { name: 'composite.ttf', index: 0 },
    { name: 'curves.otf', index: 0 },
    { name: 'pair.ttc', index: 0 },
    { name: 'pair.ttc', index: 1 },
  ] as const

  test.each(files)('$name, font $index: whichever table is cut, emptied, changed, or said to lie beyond the file', ({ name, index }) => {
    const font = readFixture(name)
    for (const { tag, entry, offset, length } of tablesOf(font, index)) {
      expect(faultOf(font.subarray(0, offset + length - 1), index), `${tag} cut`).toBe('damaged')
      expect(faultOf(patch(font, tag, (table) => table.fill(0), index), index), `${tag} zeroed`).toBe('damaged')
      expect(faultOf(patch(font, tag, (table) => table.fill(0xff), index), index), `${tag} filled`).toBe('damaged')
      for (const field of [8, 12]) {
        const elsewhere = Buffer.from(font)
        elsewhere.writeUInt32BE(0x7fff_ffff, entry + field)
        expect(faultOf(elsewhere, index), `${tag} beyond the file`).toBe('damaged')
      }
      if (tag === 'head' || tag === 'name') continue
      for (let at = 0; at < length; at += 7)
        expect(faultOf(patch(font, tag, (table) => (table[at]! ^= 0x10), index), index), `${tag}, byte ${at}`).toBe('damaged')
    }
  })

  test('round.woff2: cut anywhere, or with any part of what is packed zeroed', () => {
    const font = readFixture('round.woff2')
    for (let at = 4; at < font.length - 4; at += 5) {
      expect(faultOf(font.subarray(0, at)), `cut at ${at}`).toBe('damaged')
    }
    const packed = font.length - font.readUInt32BE(20)
    for (let at = packed; at < font.length - 24; at += 8) {
      expect(faultOf(Buffer.from(font).fill(0, at, at + 16)), `zeroed at ${at}`).toBe('damaged')
    }
    // The first table's length, a number of seven bits a byte, is now 2 GB.
    const directory = 48
    const end = font.findIndex((byte, at) => at > directory && byte < 0x80) + 1
    expect(faultOf(Buffer.concat([font.subarray(0, directory + 1), Buffer.of(0x87, 0xff, 0xff, 0xff, 0x7f), font.subarray(end)]))).toBe('damaged')
  })

  test.each([
    ['contains itself', (part: Buffer) => part.writeUInt16BE(2, 2)],
    ['has a part that the font lacks', (part: Buffer) => part.writeUInt16BE(999, 2)],
    ['never ends', (part: Buffer) => part.fill(0xff)],
  ])('a glyph that %s, in a file whose sums are right', (_, change) => {
    const font = patch(readFixture('composite.ttf'), 'glyf', (table) => change(table.subarray(startOf('composite.ttf', 2) + 10)))
    expect(faultOf(withSums(font))).toBe('damaged')
  })

  test('outlines said to lie beyond glyf, in a file whose sums are right', () => {
    const font = patch(readFixture('composite.ttf'), 'loca', (table) => table.writeUInt16BE(0x7fff, 4))
    expect(faultOf(withSums(font))).toBe('damaged')
  })

  test('parts that ask for each other over and over come to an end', () => {
    expect(faultOf(doublingFont(40))).toBe('damaged')
  })

  test('so do PostScript subroutines, and those that call themselves', () => {
    expect(faultOf(readFixture('doubling.otf'))).toBe('damaged')
    // The first one, whose operands are its own number now: 32 stands for the first of fewer than 1,240.
    const font = patch(readFixture('doubling.otf'), 'CFF ', (table) => {
      const first = table.indexOf(Buffer.of(33, 29, 33, 29, 11))
      table.set([32, 29, 32, 29, 11], first)
    })
    expect(faultOf(withSums(font))).toBe('damaged')
  })

  test.each([
    ['an operator that turns the stack over as often as it is told', [28, 8, 0, 28, 7, 108, 249, 160, 21], [139, 139, 12, 30, 249, 160, 249, 160, 21], 'damaged'],
    ['but not its bytes where the first is half a number', [248, 120, 30, 14], [248, 12, 30, 14], 'none'],
  ])('%s ends it', (_, bytes, others, fault) => {
    const font = patch(readFixture('curves.otf'), 'CFF ', (table) => table.set(others, table.indexOf(Buffer.from(bytes))))
    expect(faultOf(withSums(font))).toBe(fault)
  })

  test('any change elsewhere is named or does no harm', () => {
    for (const { name, index } of [...files, { name: 'round.woff2', index: 0 } as const]) {
      const font = readFixture(name)
      for (let at = 0; at < font.length; at += 3) {
        const changed = Buffer.from(font)
        changed[at]! ^= 1 << (at % 8)
        expect(['damaged', 'not-a-font', 'no-outlines', 'restricted', 'none']).toContain(faultOf(changed, index))
      }
    }
  })
})

function open(bytes: Uint8Array, index = 0): Face {
  return openOwnFace(bytes, index, '字体.ttf')
}

/** What is said of a font when it is opened and every character of it drawn; any other error fails the test. */
function faultOf(bytes: Uint8Array, index = 0): string {
  try {
    bytesOf(open(bytes, index), '一A 0')
    return 'none'
  } catch (error) {
    if (error instanceof FontError) return error.fault
    throw error
  }
}

function bytesOf(face: Face, text: string): Uint8Array {
  const subset = startSubset(face)
  for (const character of text) addCharacter(subset, character.codePointAt(0)!)
  return encodeTrueType(subset)
}

function subsetFont(face: Face, text: string): fontkit.Font {
  return fontkit.create(Buffer.from(bytesOf(face, text))) as fontkit.Font
}

/** How far the outline of the ring lies from a circle at most, in units of which the em has 2,048. */
function roundness(ring: fontkit.Glyph): number {
  expect(ring.advanceWidth).toBe(2048)
  const off = pointsOn(ring).map(([x, y]) => Math.abs(Math.hypot(x - 1024, y - 780) - 876))
  expect(off.length).toBeGreaterThan(60)
  return Math.max(...off)
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

/** Where a glyph's outline begins in `glyf`. */
function startOf(name: 'composite.ttf', glyph: number): number {
  const font = readFixture(name)
  const { offset } = tablesOf(font).find(({ tag }) => tag === 'loca')!
  return font.readUInt16BE(offset + glyph * 2) * 2
}

/** A font in which each glyph is made of the next one twice. */
function doublingFont(count: number): Buffer {
  const record = Buffer.alloc(10 + 2 * 8)
  record.writeInt16BE(-1)
  const glyphs = Array.from({ length: count }, (_, glyph) => {
    const next = Buffer.from(record)
    const part = Math.min(glyph + 1, count - 1)
    next.set([0, 0x22, part >> 8, part, 0, 0], 10)
    next.set([0, 0x02, part >> 8, part, 0, 0], 16)
    return glyph === count - 1 ? Buffer.alloc(0) : next
  })
  const loca = Buffer.alloc((count + 1) * 2)
  glyphs.forEach((glyph, index) => loca.writeUInt16BE(loca.readUInt16BE(index * 2) + glyph.length / 2, (index + 1) * 2))
  const font = readFixture('composite.ttf')
  const kept = tablesOf(font).map(({ tag, offset, length }) => [tag, Buffer.from(font.subarray(offset, offset + length))] as const)
  const changed = kept.map(([tag, bytes]) => {
    if (tag === 'maxp') bytes.writeUInt16BE(count, 4)
    return [tag, tag === 'glyf' ? Buffer.concat(glyphs) : tag === 'loca' ? loca : tag === 'hmtx' ? Buffer.alloc(count * 4) : bytes] as const
  })
  return joinFont(changed)
}
