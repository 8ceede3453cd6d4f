import { expect, test } from 'vitest'
import { describeFinding } from '../../../src/diagnostics/render.js'
import { paragraph } from '../../report-factory.js'
import { findingsOf, soundReport } from './check-helpers.js'

const saidOf = (...lines: readonly string[]) => {
  const closing = lines.map((line) => ({ ...paragraph(line), role: 'attachment' as const }))
  return findingsOf({ ...soundReport(), closing })
    .filter(({ code }) => code === 'check/numbering')
    .map((one) => describeFinding(one).message)
}

test('the list of attachments is counted from the number behind 附件：', () => {
  expect(saidOf('附件：1.主动公开目录', '2.申请表')).toEqual([])
  expect(saidOf('附件：1.主动公开目录', '3.申请表')).toEqual(['序号不连续：“3.申请表”处应为“2.”'])
})
