import { expect, test } from 'vitest'
import { checkReport } from '../../../src/checks/index.js'
import { composeDocument } from '../../../src/compose/compose.js'
import { collectInto, type Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { locateFinding, placeBlocks } from '../../../src/review/html/locate.js'
import type { Report } from '../../../src/model/report.js'
import { readWhole } from '../report/read-whole.js'

/** The words a finding's first spot marks in the printed report. */
async function marked(body: string, code: string, preamble: Report['preamble'] = []): Promise<string | undefined> {
  const page = `<!doctype html><html><body><h1>青河市水务局2024年政府信息公开工作年度报告</h1>${body}</body></html>`
  const whole = await readWhole(new TextEncoder().encode(page), '年报.html')
  const report = { ...whole!.reports[0]!, preamble }
  const document = composeDocument(report)
  const found: Diagnostic[] = []
  checkReport(report, {}, collectInto(found))
  const finding = found.find((one) => one.code === code)
  const spot = finding && locateFinding(finding, placeBlocks(report, document), document).own[0]
  const block = spot?.kind === 'words' ? document.blocks[spot.block] : undefined
  return spot?.kind === 'words' && block && block.kind !== 'table' ? block.text.slice(spot.start, spot.end) : undefined
}

const hidden = '\u200b\u200c\u2060\ufeff\u202a\u2066'

test('what stands unseen before the words does not move the mark', async () => {
  const body = `<h2>一、总体情况</h2><p>全${hidden}年公开信息12条，收到乡乡镇镇来信[单位名称]&nbsp;3&nbsp;封。</p>`
  expect(await marked(body, 'check/placeholder')).toContain('[单位名称]')
})

test('of words that stand there twice those meant are marked', async () => {
  const body = `<h2>一、总体情况</h2><p>本年${hidden}工作，会议XX次，培训2次，会议XX次。</p>`
  expect(await marked(body, 'check/placeholder')).toContain('XX')
})

test('a table without a cell, which is not printed, moves no mark', async () => {
  const body = '<h2>一、总体情况</h2><p>由[单位名称]负责。</p>'
  const empty: Report['preamble'][number] = { kind: 'table', rows: [] }
  expect(await marked(body, 'check/placeholder', [empty])).toContain('[单位名称]')
})
