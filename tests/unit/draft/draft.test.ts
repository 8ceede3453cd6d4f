import { expect, test } from 'vitest'
import { readReports, writeReport } from '../../../src/convert.js'
import { draftNext, type Draft } from '../../../src/draft/draft.js'
import { fontLoader } from '../../../src/fonts/load-fonts.js'
import type { Report } from '../../../src/model/report.js'
import { makeReport } from '../../report-factory.js'

const last = makeReport({
  set: {
    'applications.received.total': 40,
    'applications.carriedIn.total': 9,
    'applications.carriedOut.total': 3,
    'applications.carriedOut.naturalPerson': 3,
    'disclosure.normativeDocuments.inForce': 26,
  },
})

function draftOf(report: Report, options = {}): Draft {
  const draft = draftNext(report, options)
  if (typeof draft === 'string') throw new Error(draft)
  return draft
}

test('nothing of last year stands in the draft but what it hands on, the organ and how to reach it', () => {
  const { report } = draftOf(last)
  const filled = report.figures.filter(({ state }) => state !== 'blank')
  expect(filled.map(({ path, value }) => `${path} ${value}`)).toEqual([
    'applications.carriedIn.naturalPerson 3',
    'applications.carriedIn.commercial 0',
    'applications.carriedIn.research 0',
    'applications.carriedIn.publicWelfare 0',
    'applications.carriedIn.legalService 0',
    'applications.carriedIn.other 0',
    'applications.carriedIn.total 3',
  ])
  expect(report.title?.value).toBe('青河市水务局2025年政府信息公开工作年度报告')
  expect(report.preamble.map((content) => ('text' in content ? content.text : ''))).toEqual([
    '根据《中华人民共和国政府信息公开条例》编制本报告，所列数据的统计期限为2025年1月1日至2025年12月31日。',
    '联系电话：0000-1234567',
  ])
  expect(report.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== 'form'))).toEqual([])
})

test('each heading has the guidance of the form, with the start of what is in force', () => {
  const hints = draftOf(last).document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.hint ?? ''] : []))
  expect(hints).toHaveLength(6)
  expect(hints.every((hint) => hint.includes('〔2021〕30号') || hint.includes('《条例》'))).toBe(true)
  expect(hints[1]).toContain('行政规范性文件26')
})

test('a report of the old form is gone on with in the new one; what it does not count so has no start', () => {
  const old = makeReport({ form: 'annual-2019', year: { value: 2020, origin: 'read' }, set: { 'applications.carriedOut.total': 8 } })
  const { report, document } = draftOf(old)
  expect(report.figures.find(({ path }) => path === 'applications.carriedIn.total')?.value).toBe(8)
  expect(report.figures.some(({ path }) => path === 'disclosure.normativeDocuments.inForce')).toBe(true)
  expect(JSON.stringify(document)).not.toContain('上年度报告的现行有效件数')
})

test('what is not known has to be said', () => {
  expect(draftNext({ ...last, organ: null })).toBe('organ')
  expect(draftNext({ ...last, year: null })).toBe('year')
  expect(draftNext({ ...last, kind: 'legacy' })).toBe('kind')
  expect(draftOf({ ...last, organ: null, year: null }, { organ: '青河市水务局', year: 2026 }).report.year?.value).toBe(2026)
})

/** What the checks may say of a draft that nobody has filled in. */
const blanks = ['check/blank-table', 'check/blank-cells', 'check/section-empty']

test.each(['docx', 'html'] as const)(
  'an untouched draft in %s reads back with its hints left out, and only blanks are found',
  async (format) => {
    for (const organ of ['青河市水务局', '青河县人民政府']) {
      const { report, document } = draftOf(last, { organ })
      const [file] = await writeReport({ report, document, blocks: [], items: [] }, [format], {
        name: 'x',
        fonts: fontLoader([]),
        attach: false,
      })
      const { reports } = await readReports(file!.bytes, `x.${format}`)
      const read = reports[0]!.report
      expect(read.figures.map(({ path, value, state }) => [path, value, state])).toEqual(
        report.figures.map(({ path, value, state }) => [path, value, state]),
      )
      expect(read.sections.map(({ heading, blocks }) => [heading, blocks.map(({ kind }) => kind)])).toEqual(
        report.sections.map(({ heading, blocks }) => [heading, blocks.map(({ kind }) => kind)]),
      )
      expect([read.organ?.value, read.year?.value]).toEqual([organ, 2025])
      const found = new Set(read.diagnostics.map(({ code }) => code).filter((code) => code !== 'report/dropped'))
      expect([...found].filter((code) => !blanks.includes(code))).toEqual([])
    }
  },
)
