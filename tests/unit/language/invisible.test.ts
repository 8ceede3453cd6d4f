import { expect, test } from 'vitest'
import { isInvisible, withoutInvisible } from '../../../src/language/invisible.js'

test('the ranges are those of Unicode, white space and line ends left out', () => {
  const ignorable = /\p{Default_Ignorable_Code_Point}/u
  const control = /\p{Cc}/u
  const wrong: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const character = String.fromCodePoint(code)
    const isWhite = (code >= 0x09 && code <= 0x0d) || code === 0x85
    const isOther = (code >= 0xfff9 && code <= 0xfffb) || code === 0xfffe || code === 0xffff
    const expected = ignorable.test(character) || (control.test(character) && !isWhite) || isOther
    if (isInvisible(code) !== expected) wrong.push(code.toString(16))
  }
  expect(wrong).toEqual([])
})

test.each([
  ['1\u202a2\u202c', '12'],
  ['\u206612\u2069', '12'],
  ['\ufeff12\u200b', '12'],
  ['政\u00ad府', '政府'],
  ['12\ufe0f', '12'],
  ['一\u{e0041}、', '一、'],
  ['行1\n行2\t\u3000', '行1\n行2\t\u3000'],
])('%j is read as %j', (text, seen) => expect(withoutInvisible(text)).toBe(seen))

test.each(['葛\u{e0100}县', '侮\ufe00', '☎\ufe0f', '\u1820\u180b'])('a variation selector stays with the base it belongs to: %j', (text) =>
  expect(withoutInvisible(text)).toBe(text),
)

test.each([
  ['\u{e0100}县', '县'],
  ['12\u{e0100}', '12'],
  ['葛\u{e0100}\u{e0101}县', '葛\u{e0100}县'],
  ['葛\u200b\u{e0100}', '葛'],
])('one without a base goes: %j', (text, seen) => expect(withoutInvisible(text)).toBe(seen))
