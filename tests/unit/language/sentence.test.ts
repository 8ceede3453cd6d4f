import { expect, test } from 'vitest'
import { endsInPhrase, endsSentence, hasOpenBracket, holdsSentence } from '../../../src/language/sentence.js'

test.each([
  ['全年公开12件。', true, false],
  ['他说：“好。”', true, false],
  ['情况如下：', true, false],
  ['（此件公开发布）', true, false],
  ['全年公开12', false, true],
  ['占50%', false, true],
  ['包括行政许可、', false, false],
])('%s ends a sentence: %s; ends within a phrase: %s', (text, sentence, phrase) => {
  expect([endsSentence(text), endsInPhrase(text)]).toEqual([sentence, phrase])
})

test('a semicolon shows running text, a comma does not', () => {
  expect(['一是公开；', '公开。', '青屿市，', '青屿市'].map(holdsSentence)).toEqual([true, true, false, false])
})

test.each([
  ['根据《条例', true],
  ['（详见“目录”', true],
  ['根据《条例》', false],
])('%s: open %s', (text, open) => expect(hasOpenBracket(text)).toBe(open))
