import { describe, expect, test } from 'vitest'
import { advanceOf, isMissing } from '../../../src/fonts/face.js'
import { advanceIn, createFontSet, faceFor } from '../../../src/fonts/font-set.js'
import { openOwnFace } from '../../../src/fonts/own-face.js'
import { readFixture } from './fixtures.js'
import { shipped, shippedSet } from './shipped.js'

describe('choosing a face', () => {
  test('each role has its own face, and others lend what it lacks', () => {
    const names = [...'政啰嗦㎡'].map((character) => faceFor(shippedSet, 'fang', character.codePointAt(0)!).name)
    expect(names).toEqual(['NianbaoFang-Regular', 'NianbaoRare-Regular', 'NianbaoFang-Regular', 'NianbaoSong-Regular'])
    expect(faceFor(shippedSet, 'hei', '龍'.codePointAt(0)!)).toBe(shipped.rare)
    expect(faceFor(shippedSet, 'song', '龙'.codePointAt(0)!)).toBe(shipped.fang)
  })

  test('Latin and digits in 仿宋 have a lighter face, unless the user brings a 仿宋 of his own', () => {
    const names = [...'2a%é×·'].map((character) => faceFor(shippedSet, 'fang', character.codePointAt(0)!).name)
    expect(names).toEqual([...Array<string>(4).fill('NianbaoLatin-Light'), 'NianbaoFang-Regular', 'NianbaoFang-Regular'])
    expect(faceFor(shippedSet, 'hei', 0x32).name).toBe('NianbaoHei-Medium')
    const own = openOwnFace(readFixture('curves.otf'), 0, 'curves.otf')
    expect(faceFor(createFontSet(shipped, { fang: own }), 'fang', 0x41)).toBe(own)
    expect(faceFor(createFontSet(shipped, { latin: own }), 'fang', 0x41)).toBe(own)
    expect(faceFor(createFontSet(shipped, { latin: own }), 'fang', 0x42)).toBe(shipped.fang)
  })

  test('a character in no face is a substitute one em wide', () => {
    const rare = 0x2a6a5
    expect(faceFor(shippedSet, 'fang', rare)).toBe(shipped.song)
    expect([advanceIn(shippedSet, 'fang', rare), isMissing(faceFor(shippedSet, 'fang', rare), rare)]).toEqual([1000, true])
  })

  test('what is never seen takes no room and is no substitute, whatever the face draws for it', () => {
    for (const codePoint of [0x00, 0x09, 0xad, 0x200b, 0xfe0f, 0xfeff]) {
      expect([advanceIn(shippedSet, 'song', codePoint), isMissing(faceFor(shippedSet, 'song', codePoint), codePoint)]).toEqual([0, false])
    }
  })

  test('spaces that a face lacks keep their width', () => {
    expect(advanceIn(shippedSet, 'fang', 0x2003)).toBe(1000)
    expect(advanceIn(shippedSet, 'fang', 0x2002)).toBe(500)
    expect(isMissing(faceFor(shippedSet, 'kai', 0x2009), 0x2009)).toBe(false)
  })
})

describe("a user's own face", () => {
  test('takes the role, and the shipped faces lend the rest', () => {
    const own = openOwnFace(readFixture('curves.otf'), 0, 'curves.otf')
    const fonts = createFontSet(shipped, { song: own })
    expect(faceFor(fonts, 'song', 0x4e00)).toBe(own)
    expect(faceFor(fonts, 'song', 0x653f)).toBe(shipped.fang)
    // 仿宋 lacks 啰 and so does the user's 宋体.
    expect(faceFor(fonts, 'fang', 0x5570)).toBe(shipped.rare)
    expect(faceFor(fonts, 'song', 0x2a6a5)).toBe(shipped.song)
    expect(shippedSet.faces.song).toBe(shipped.song)
  })

  test('is measured in thousandths of an em whatever its units', () => {
    const own = openOwnFace(readFixture('composite.ttf'), 0, 'composite.ttf')
    expect([advanceOf(own, 0x4e00), advanceOf(own, 0x41), advanceOf(own, 0x20)]).toEqual([1000, 634.766, 250])
  })
})
