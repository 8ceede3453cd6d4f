import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import * as fontkit from 'fontkit'
import { describe, expect, test } from 'vitest'
import { advanceOf, type Face, hasGlyph } from '../../../src/fonts/face.js'
import { type ShippedFace, shippedFontFiles } from '../../../src/fonts/font-set.js'
import { inkOf } from '../../../src/fonts/glyph-record.js'
import { fontsFolder, readShipped, shipped, shippedFaces, shippedSet } from './shipped.js'

interface ManifestFace {
  readonly role: ShippedFace
  readonly family: string
  readonly chineseFamily: string
  readonly postscriptName: string
  readonly file: string
  readonly sha256: string
  readonly licence: string
  readonly licenceFile: string
  readonly origin: Readonly<Record<'name' | 'package' | 'version' | 'path' | 'sha256', string>>
}

const manifest = JSON.parse(readFileSync(new URL('fonts.json', fontsFolder), 'utf8')) as { faces: ManifestFace[] }
const hanzi = [...readFileSync(new URL('build/hanzi-8105.txt', fontsFolder), 'utf8')].filter((character) => character.trim() !== '')
const shared = new URL('../../../../shared/standards/hanzi/', import.meta.url)

/** How many of the 8,105 each text face must have; 仿宋 is the only one without them all. */
const coverage = { fang: 6638, hei: 8105, kai: 8105, title: 8105 } as const

const reservedNames = /source|noto|fandol|lxgw|霞鹜|klee/i

test('fonts.json lists every face', () => {
  expect(manifest.faces.map((face) => face.role)).toEqual(shippedFaces)
  expect(Object.fromEntries(manifest.faces.map((face) => [face.role, face.file]))).toEqual(shippedFontFiles)
})

test.skipIf(!existsSync(shared))('the list of 8,105 characters is that of 通用规范汉字表', () => {
  const levels = [1, 2, 3].map((level) => readFileSync(new URL(`level-${level}.txt`, shared), 'utf8')).join('')
  expect(hanzi.join('')).toBe(levels.replace(/\s/g, ''))
})

describe.each(manifest.faces)('$file', ({ role, ...entry }) => {
  const bytes = readShipped(role)
  const face = shipped[role]
  const font = fontkit.create(bytes) as fontkit.Font
  const advances = (text: string): number[] => [...text].map((character) => advanceOf(face, character.codePointAt(0)!))

  test('is the file that fonts.json names', () => {
    expect(createHash('sha256').update(readFileSync(new URL(entry.file, fontsFolder))).digest('hex')).toBe(entry.sha256)
    expect(font.postscriptName).toBe(entry.postscriptName)
    expect(face.name).toBe(entry.postscriptName)
    expect(font.familyName).toBe(entry.family)
  })

  test('does not use a name that is reserved, keeps the copyright, permits embedding', () => {
    expect(`${entry.family} ${entry.chineseFamily} ${font.fullName}`).not.toMatch(reservedNames)
    expect(font.copyright).toMatch(/Fandol|Adobe|LXGW/)
    expect(Object.values(font['OS/2'].fsType)).not.toContain(true)
    expect(face.embeddable).toBe(true)
  })

  test('comes with its licence', () => {
    const licence = readFileSync(new URL(entry.licenceFile, fontsFolder), 'utf8')
    const firstCopyright = font.copyright.split(/\r?\n/)[0]!.replace(/[.,].*$/, '')
    expect(licence).toContain(firstCopyright)
    expect(licence).toContain(entry.licence.startsWith('OFL') ? 'SIL OPEN FONT LICENSE Version 1.1' : 'GNU GENERAL PUBLIC LICENSE')
    if (entry.licence.startsWith('GPL')) {
      expect(licence).toContain('The exception is extended to this modified version')
      expect(licence).toContain(entry.origin.sha256.toLowerCase())
    }
  })

  if (role !== 'rare') test('has Latin and digits', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => 0x20 + index)
    expect(ascii.filter((codePoint) => !hasGlyph(face, codePoint))).toEqual([])
    expect(advances('/')).toEqual([500])
  })

  if (role !== 'rare') test('has digits of one width wherever figures are set', () => {
    const digits = new Set(advances('0123456789'))
    if (role === 'title') expect(Math.max(...digits)).toBeLessThan(620)
    else expect(digits.size).toBe(1)
    if (role === 'fang' || role === 'song' || role === 'latin') expect([...digits]).toEqual([500])
  })

  test('has one em box', () => {
    expect([face.unitsPerEm, face.ascent, face.descent]).toEqual([1000, 880, -120])
  })
})

describe.each(['fang', 'hei', 'kai', 'title', 'song'] as const)('%s, for Chinese', (role) => {
  const face = shipped[role]
  const advances = (text: string): number[] => [...text].map((character) => advanceOf(face, character.codePointAt(0)!))
  const inkOfCharacter = (codePoint: number) => inkOf(face.record(face.glyph(codePoint)))!

  if (role !== 'song') test('has GB/T 2312 and its share of the 8,105', () => {
    expect(lackedBy([face], gb2312Hanzi())).toEqual([])
    expect(hanzi.length - lackedBy([face], hanzi).length).toBe(coverage[role as keyof typeof coverage])
  })

  test('sets the marks of Chinese text as wide as GB/T 15834 says', () => {
    const full = '“”‘’…—，。、；：？！（）《》〈〉【】「」『』〔〕～－　一国'
    expect(advances(full)).toEqual([...full].map(() => 1000))
    expect(advances('·–')).toEqual([500, 500])
  })

  test('joins two dashes and spaces six dots evenly', () => {
    const dash = inkOfCharacter(0x2014)
    expect(dash.left).toBeLessThanOrEqual(0)
    expect(dash.right).toBeGreaterThanOrEqual(1000)
    const { left, right } = inkOfCharacter(0x2026)
    expect(Math.abs(left + right - 1000)).toBeLessThanOrEqual(2)
    const dot = (right - left - 2000 / 3) / 2
    expect(dot).toBeGreaterThan(20)
    expect(dot).toBeLessThan(100)
  })
})

test('the fallback faces have the rest of Han that reports may need', () => {
  const range = (first: number, last: number): string[] =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
  expect(lackedBy(shippedSet.fallbacks, [...hanzi, ...range(0x4e00, 0x9fa5)])).toEqual([])
  expect(lackedBy(shippedSet.fallbacks, range(0x3400, 0x4db5)).length).toBeLessThan(30)
  expect(lackedBy(shippedSet.fallbacks, [...'䶮㙍𠮷𬱟鄌鄠塬垚旸𬒈𬭎'])).toEqual([])
})

test('common Han are not there twice', () => {
  expect(lackedBy([shipped.rare], gb2312Hanzi())).toHaveLength(6763)
  expect(hanzi.filter((character) => hasGlyph(shipped.song, character.codePointAt(0)!))).toEqual([])
})

test('宋体 has signs, superscripts and subscripts, letters with diacritics, Greek, Cyrillic', () => {
  const wanted = 'ⅠⅡⅰ①②㎡℃→←√□■☑☒☐￥™₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ‱‰✔✓●○℃㎡㎥①⑳ǎěǐǒǔǚñçößČḂŘŁșțàÁΑωπμέДЯёўї'
  expect(lackedBy([shipped.song], [...wanted])).toEqual([])
  const [two, subscript, superscript] = [...'2₂⁴'].map((character) => inkOf(shipped.song.record(shipped.song.glyph(character.codePointAt(0)!)))!)
  expect(subscript!.bottom).toBeLessThan(two!.bottom - 100)
  expect(superscript!.top).toBeGreaterThan(two!.top + 100)
  for (const ink of [subscript!, superscript!]) expect(ink.top - ink.bottom).toBeLessThan(0.8 * (two!.top - two!.bottom))
})

test('仿宋 leaves out what its original draws wrongly', () => {
  // ￥ drawn as $; 幹, 餘, 鬱 drawn as 干, 余, 郁.
  expect([...'￥￣™幹餘捨鬱醜癥鬆'].filter((character) => hasGlyph(shipped.fang, character.codePointAt(0)!))).toEqual([])
})

function lackedBy(faces: readonly Face[], characters: readonly string[]): string[] {
  return characters.filter((character) => !faces.some((face) => hasGlyph(face, character.codePointAt(0)!)))
}

function gb2312Hanzi(): string[] {
  const decoder = new TextDecoder('gb18030')
  const found: string[] = []
  for (let row = 0xb0; row <= 0xf7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe
    for (let cell = 0xa1; cell <= last; cell++) found.push(decoder.decode(Uint8Array.of(row, cell)))
  }
  return found
}
