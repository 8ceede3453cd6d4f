import { expect, test } from 'vitest'
import { locateWords, type Passage } from '../../../src/checks/passages.js'

/** Where the words of a passage stand in a source that writes it otherwise. */
function placeOf(words: string, text: string, source: string): string | undefined {
  const passage: Passage = { kind: 'paragraph', text, at: { start: 0, end: source.length }, level: 0, role: undefined, section: null }
  const start = text.indexOf(words)
  const at = locateWords(passage, start, start + words.length, { repairs: [], sourceText: source })
  return at && source.slice(at.start, at.end)
}

test('a lone & is text: nothing up to the next ; is passed over', () => {
  expect(placeOf('乙', '甲乙。乙', '甲 & 乙。丙；丁;乙')).toBe('乙')
  expect(placeOf('甲乙', '甲乙。乙', '甲 & 乙。丙；丁;乙')).toBe('甲 & 乙')
})

test('so is a lone <', () => expect(placeOf('甲乙', '甲乙。乙', '甲 < 乙。丙 > 乙')).toBe('甲 < 乙'))

test('references and tags are passed over', () => {
  expect(placeOf('甲乙', '甲乙丙', '甲&ensp;<b class="x">乙</b>&#8203;丙')).toBe('甲&ensp;<b class="x">乙')
})
