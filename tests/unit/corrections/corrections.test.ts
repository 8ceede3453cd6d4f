import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReports, readReports, writeReport, type OpenedFile } from '../../../src/convert.js'
import { differencesOf, tablesNotCompared } from '../../../src/corrections/differences.js'
import { addWishes, rebindCorrections } from '../../../src/corrections/edit.js'
import { parseCorrections, printCorrections } from '../../../src/corrections/parse.js'
import { parseWish } from '../../../src/corrections/wish.js'
import { fontLoader } from '../../../src/fonts/load-fonts.js'
import { composeDocument } from '../../../src/compose/compose.js'
import type { Correction, Corrections } from '../../../src/model/correction.js'
import type { Report } from '../../../src/model/report.js'
import { hashOf } from '../../../src/platform/hash.js'

const name = 'pipe-2024.txt'
const bytes = readFileSync(join(import.meta.dirname, '..', '..', '..', 'samples', name))
const cell = 'applications.unavailable.notHeld.naturalPerson'
const none: Corrections = { version: 1, source: { name, sha256: hashOf(bytes) }, corrections: [] }

function correct(corrections: readonly Correction[], sha256 = hashOf(bytes), from: Uint8Array = bytes) {
  const text = printCorrections({ version: 1, source: { name, sha256 }, corrections: [...corrections] })
  return readReports(from, name, { corrections: { file: { name: `${name}.更正.json`, text } } })
}

const nine: Correction = { path: cell, before: '6', after: '9', reason: '台账', by: '王某', at: '2025-01-20T08:00:00Z' }
const codesOf = ({ diagnostics }: { diagnostics: readonly { code: string }[] }) => diagnostics.map(({ code }) => code)

test('a corrected figure satisfies the sums, is a repair with reason, and reads so in every output', async () => {
  const plain = await readReports(bytes, name)
  expect(codesOf(plain)).toContain('check/total-mismatch')
  const outcome = await correct([nine])
  const { report } = outcome.reports[0]!
  expect(report.figures.find(({ path }) => path === cell)).toMatchObject({ value: 9, written: '9', state: 'corrected' })
  expect(report.repairs.filter(({ kind }) => kind === 'manual')).toMatchObject([
    { before: '6', after: '9', cell, reason: '台账', by: '王某', when: '2025-01-20T08:00:00Z' },
  ])
  expect(codesOf(outcome)).not.toContain('check/total-mismatch')
  expect(codesOf(outcome)).toContain('correction/applied')
  const outputs = await writeReport(outcome.reports[0]!, ['docx', 'html', 'json', 'csv'], {
    name: 'a',
    fonts: fontLoader([]),
    attach: false,
  })
  for (const { format, bytes: made } of outputs) {
    const [again] = (await readReports(made, format === 'csv' ? 'figures.csv' : `a.${format}`)).reports
    expect(again!.report.figures.find(({ path }) => path === cell)).toMatchObject({ value: 9, state: 'corrected' })
  }
})

test.each<[string, Correction[], string, Record<string, unknown>]>([
  ['before is another', [{ ...nine, before: '5' }], 'correction/before-differs', { now: '6' }],
  ['a slip in the path', [{ ...nine, path: `${cell}s` }], 'correction/unknown-path', { nearest: cell }],
  ['two for one place', [nine, { ...nine, after: '8' }], 'correction/twice', { others: 1 }],
  ['no whole number', [{ ...nine, after: '9.5' }], 'correction/invalid', {}],
  ['below nought', [{ ...nine, after: '-9' }], 'correction/invalid', {}],
  ['no date', [{ path: 'date', before: '2025年1月16日', after: '2025年2月30日' }], 'correction/invalid', {}],
  ['no year', [{ path: 'year', before: '2024', after: '24' }], 'correction/invalid', {}],
  ['another report of the file', [{ ...nine, part: 2 }], 'correction/no-part', { part: 2, parts: 1 }],
  [
    'nothing at the place',
    [{ place: { start: 9999, end: 9999 }, what: 'text', before: '', after: '文' }],
    'correction/before-differs',
    { now: null },
  ],
])('not applied, and said to be: %s', async (_, corrections, code, facts) => {
  const outcome = await correct(corrections)
  expect(outcome.diagnostics.filter((one) => one.code.startsWith('correction/'))).toMatchObject(
    corrections.map(() => ({ code, severity: 'error', facts })),
  )
  expect(outcome.reports[0]!.report.figures.find(({ path }) => path === cell)).toMatchObject({ value: 6, state: 'read' })
})

test('of a source that changed no correction is applied, and each is named', async () => {
  const outcome = await correct([nine, { path: 'year', before: '2024', after: '2023' }], hashOf('other'))
  expect(codesOf(outcome).filter((code) => code === 'correction/source-changed')).toHaveLength(2)
  expect(outcome.reports[0]!.report.year?.value).toBe(2024)
})

test('a file of corrections that is broken is an error, not nothing', async () => {
  const outcome = await readReports(bytes, name, { corrections: { file: { name: 'x.更正.json', text: '{"version":1,' } } })
  expect(outcome.diagnostics.find(({ code }) => code === 'correction/file')).toMatchObject({
    severity: 'error',
    facts: { name: 'x.更正.json' },
  })
  expect(parseCorrections('{"version":1,"source":{"name":"a","sha256":"0"},"corrections":[]}')).toHaveProperty('problem')
})

const opened = (): Promise<OpenedFile> => openReports(bytes, name)
const mended = ({ source, read }: OpenedFile, hash = hashOf(bytes)) => ({ source: source!, read, hash })

async function wish(...texts: string[]) {
  const file = await opened()
  const edited = addWishes(
    none,
    texts.map((text) => parseWish(text)!),
    mended(file),
  )
  if ('refused' in edited) return { refused: edited.refused.map(({ code }) => code), outcome: undefined }
  return { ...edited, outcome: await correct(edited.corrections.corrections) }
}

test('texts are corrected by the line they stand in: a sentence, a level, what is dropped, kept and put in', async () => {
  const { outcome } = await wish('@9:3=今年收到49件。', '@8.level=3', '@4.drop', '@15.insert=补的一段。', 'date=2025年1月20日')
  const { report } = outcome!.reports[0]!
  const blocks = report.sections[0]!.blocks
  expect(blocks[3]).toMatchObject({ kind: 'paragraph', text: expect.stringMatching(/^今年收到49件。全年办结49件/) })
  expect(blocks[2]).toMatchObject({ kind: 'heading', level: 3, text: '（二）依申请公开情况' })
  expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: '补的一段。' })
  expect(report.preamble.some((one) => one.kind === 'paragraph' && one.text.startsWith('联系地址'))).toBe(false)
  expect(report.dropped.map(({ text }) => text)).toContain('联系地址：岚溪区河源路18号')
  expect(report.closing.at(-1)).toMatchObject({ role: 'date', text: '2025年1月20日' })
  expect(codesOf(outcome!)).not.toContain('report/unaccounted')
})

test('what was dropped is kept at its place', async () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'samples', 'page-2022.html'))
  const { source, read } = await openReports(page, 'page-2022.html')
  const piece = read[0]!.dropped.find(({ text }) => text.trim().length > 2)!
  const wishes = [{ target: '', after: piece.text, placed: { place: piece.at, what: 'keep' as const, before: piece.text } }]
  const source2 = { name: 'p', sha256: hashOf(page) }
  const edited = addWishes({ ...none, source: source2 }, wishes, { source: source!, read, hash: hashOf(page) })
  if ('refused' in edited) throw new Error(JSON.stringify(edited.refused))
  const { report } = (await correct(edited.corrections.corrections, hashOf(page), page)).reports[0]!
  expect(report.dropped).toHaveLength(read[0]!.dropped.length - 1)
  expect(JSON.stringify([report.preamble, report.sections, report.closing])).toContain(JSON.stringify(piece.text).slice(1, -1))
})

test('a heading made a section’s divides the report anew, and one made a paragraph joins it again', async () => {
  const { outcome } = await wish('@8.level=1', '@57.level=0')
  const { sections } = outcome!.reports[0]!.report
  expect(sections.map(({ heading }) => heading).slice(0, 3)).toEqual(['一、总体情况', '（二）依申请公开情况', '二、主动公开政府信息情况'])
  expect(sections[2]!.blocks.some((one) => one.kind === 'paragraph' && one.text.startsWith('三、'))).toBe(true)
})

test('a title says whose report it is; figures that were lost are lost no more once they are filled', async () => {
  const { outcome } = await wish('title=青河市水务局2023年政府信息公开工作年度报告')
  expect(outcome!.reports[0]!.report).toMatchObject({ title: { origin: 'given' }, year: { value: 2023 }, organ: { value: '青河市水务局' } })
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/38\n7\n/, '三十八\n7\n')
  const lost = Buffer.from(text)
  const before = await readReports(lost, name)
  const paths = before.reports[0]!.report.figures.filter(({ state }) => state === 'lost').map(({ path }) => path)
  if (paths.length === 0) return
  const filled = paths.map((path): Correction => ({ path, before: null, after: '38' }))
  const after = await correct(filled, hashOf(lost), lost)
  expect(codesOf(after).filter((code) => code === 'table/unreadable')).toEqual([])
})

test('what is set again takes the old one’s place, and set to what the source says it is taken back', async () => {
  const file = await opened()
  const first = addWishes(none, [{ target: cell, after: '8' }], mended(file))
  const second = 'corrections' in first ? addWishes(first.corrections, [{ target: cell, after: '9' }], mended(file)) : first
  expect(second).toMatchObject({ corrections: { corrections: [{ before: '6', after: '9' }] } })
  const third = 'corrections' in second ? addWishes(second.corrections, [{ target: cell, after: '6' }], mended(file)) : second
  expect(third).toMatchObject({ corrections: { corrections: [] } })
  expect((await wish(`${cell}=6`)).refused).toEqual(['correction/invalid'])
  expect((await wish('@9999=文')).refused).toEqual(['correction/unknown-path'])
})

test('a source that changed takes no correction until the old ones are bound to it', async () => {
  const file = await opened()
  const stale = { ...none, source: { name, sha256: hashOf('before') }, corrections: [nine] }
  expect(addWishes(stale, [{ target: 'year', after: '2023' }], mended(file))).toMatchObject({
    refused: [{ code: 'correction/source-changed' }],
  })
  const { corrections, unfit } = rebindCorrections(
    { ...stale, corrections: [nine, { ...nine, path: 'year', before: '2020' }] },
    mended(file),
  )
  expect(unfit.map(({ code }) => code)).toEqual(['correction/before-differs'])
  expect(corrections.source.sha256).toBe(hashOf(bytes))
})

test('an edited document gives the corrections that make the source say the same', async () => {
  const { outcome } = await wish(`${cell}=9`, '@9:3=今年收到49件。', '@4.drop', '@15.insert=补的一段。')
  const [docx] = await writeReport(outcome!.reports[0]!, ['docx'], { name: 'a', fonts: fontLoader([]), attach: false })
  const edited = (await readReports(docx!.bytes, 'a.docx')).reports[0]!.report
  const file = await opened()
  const found = addWishes(none, differencesOf(file.read[0]!, edited), mended(file))
  if ('refused' in found) throw new Error(JSON.stringify(found.refused))
  const again = (await correct(found.corrections.corrections)).reports[0]!.report
  expect(differencesOf(again, edited)).toEqual([])
  expect(found.corrections.corrections).toHaveLength(4)
})

test('what is wished for one run goes before the file’s', async () => {
  const text = printCorrections({ ...none, corrections: [{ ...nine, after: '8' }] })
  const corrections = { file: { name: 'a', text }, wishes: [{ target: cell, after: '9' }] }
  const outcome = await readReports(bytes, name, { corrections })
  expect(codesOf(outcome).filter((code) => code.startsWith('correction/'))).toEqual(['correction/applied'])
  expect(outcome.reports[0]!.report.figures.find(({ path }) => path === cell)?.value).toBe(9)
})

const withTable = readFileSync(join(import.meta.dirname, '..', '..', '..', 'samples', 'extra-table-2024.txt'))
const tableCells = (report: Report) =>
  report.sections.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'table' ? one.rows.flat().map(({ text }) => text) : [])))

test('tables of an edited document with other cells are counted as not compared', async () => {
  const { report } = (await readReports(withTable, 'a.txt')).reports[0]!
  const sections = report.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.slice(1) } : block)),
  }))
  expect(tablesNotCompared(report, report)).toBe(0)
  expect(tablesNotCompared(report, { ...report, sections })).toBe(1)
  expect(tablesNotCompared(report, { ...report, sections: [] })).toBe(1)
})

test('a cell of a table of no known form is corrected by its place, emptied too, and no neighbour with it', async () => {
  const { source, read } = await openReports(withTable, 'a.txt')
  const hash = hashOf(withTable)
  const line = source!.text.split('\n').findIndex((one) => one.startsWith('门户网站')) + 1
  const column = source!.text.split('\n')[line - 1]!.indexOf('214') + 1
  const wishes = [`@${line}:${column}=241`, `@${line}:1=局门户网站`, `@${line + 1}:${column + 10}=`].map((one) => parseWish(one)!)
  const kept = { ...none, source: { name: 'a.txt', sha256: hash } }
  const edited = addWishes(kept, wishes, { source: source!, read, hash })
  if ('refused' in edited) throw new Error(JSON.stringify(edited.refused))
  const { report } = (await correct(edited.corrections.corrections, hash, withTable)).reports[0]!
  const before = tableCells(read[0]!)
  expect(tableCells(report).flatMap((text, index) => (text === before[index] ? [] : [`${before[index]}→${text}`]))).toEqual([
    '门户网站→局门户网站',
    '214→241',
    expect.stringMatching(/^(?:97|12)→$/),
  ])
  expect(report.repairs.filter(({ kind }) => kind === 'manual')).toHaveLength(3)
  const stale = await correct([{ ...edited.corrections.corrections[0]!, before: '215' }], hash, withTable)
  expect(codesOf(stale)).toContain('correction/before-differs')
})

test.each(['docx', 'html', 'json'] as const)(
  'cells edited in a written %s are corrections, and those left alone are none',
  async (format) => {
    const plain = (await readReports(withTable, 'a.txt')).reports[0]!
    const document = (one: typeof plain) => writeReport(one, [format], { name: 'a', fonts: fontLoader([]), attach: false })
    const wishesOf = async (bytes: Uint8Array) => differencesOf(plain.report, (await readReports(bytes, `b.${format}`)).reports[0]!.report)
    expect(await wishesOf((await document(plain))[0]!.bytes)).toEqual([])
    const sections = plain.report.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((one) =>
        one.kind === 'table'
          ? { ...one, rows: one.rows.map((row) => row.map((own) => (own.text === '214' ? { ...own, text: '241' } : own))) }
          : one,
      ),
    }))
    const report = { ...plain.report, sections }
    const [made] = await document({ ...plain, report, document: composeDocument(report) })
    expect(await wishesOf(made!.bytes)).toMatchObject([{ after: '241', placed: { what: 'text', before: '214' } }])
  },
)
