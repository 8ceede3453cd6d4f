import { expect, test } from 'vitest'
import { wordsAt, type Passage } from '../../../src/checks/passages.js'
import { readReports } from '../../../src/convert.js'

/** The words of the source that the finding of a kind points at. */
async function markedBy(code: string, source: string): Promise<string | undefined> {
  const { diagnostics } = await readReports(new TextEncoder().encode(source), 'x.html')
  const at = diagnostics.find((finding) => finding.code === code)?.at
  return at && source.slice(at.start, at.end)
}

const head = '<h1>青禾县水务局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p>'

test('a finding marks the words it means, whatever stands unseen before them', async () => {
  const unseen = '\u200b&#8203;\u2060&shy;\ufeff\u200d\u200b'
  expect(await markedBy('check/placeholder', `${head}<p>今年${unseen}本局 ,共公开<b>信 息</b>&nbsp;××××条，情况良好。</p>`)).toBe('××××')
})

test('a lone & or < is text, references and tags are none', async () => {
  expect(await markedBy('check/placeholder', `${head}<p>甲 & 乙 < 丙；丁&ensp;;<b class="××">乙</b>××××条。</p>`)).toBe('××××')
})

test('the text of a report of an older version, which does not say where its characters stood, is marked as a whole', () => {
  const passage: Passage = {
    kind: 'paragraph',
    text: '甲乙',
    at: { start: 4, end: 9 },
    runs: undefined,
    level: 0,
    role: undefined,
    section: null,
  }
  expect(wordsAt(passage, 1, 1)).toEqual({ start: 4, end: 9 })
})
