import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeReport, paragraph, type FigureChanges } from '../../report-factory.js'

const program = join(import.meta.dirname, '..', '..', '..', 'bin', 'nianbao.js')
const folder = mkdtempSync(join(tmpdir(), 'nianbao-across-'))
afterAll(() => rmSync(folder, { recursive: true }))

const words = (start: number) =>
  Array.from({ length: 400 }, (_, index) => String.fromCodePoint(0x4e00 + ((start + index * 37) % 5000))).join('')

function write(name: string, organ: string, year: number, text: string, set: FigureChanges = {}): void {
  const report = makeReport({ set, organ: { value: organ, origin: 'read' }, year: { value: year, origin: 'read' } })
  const sections = report.sections.map((one) => (one.id === 'overview' ? { ...one, blocks: [paragraph(text)] } : one))
  mkdirSync(join(folder, 'archive', String(year)), { recursive: true })
  writeFileSync(
    join(folder, 'archive', String(year), name),
    JSON.stringify({ ...report, sections, title: { value: `${organ}${year}年政府信息公开工作年度报告`, origin: 'read' } }),
  )
}

write('a.json', '青河市水务局', 2023, words(1), { 'applications.carriedOut.total': 5 })
write('a.json', '青河市水务局', 2024, words(2), { 'disclosure.licensing.decisions': 7 })
write('b.json', '青河市教育局', 2024, words(2))
write('c.json', '青河市水务局', 2024, words(3))
write('city.json', '青河市人民政府', 2024, words(4), { 'disclosure.licensing.decisions': 3 })
writeFileSync(
  join(folder, 'archive', 'nianbao.config.json'),
  JSON.stringify({ parts: { 青河市人民政府: ['青河市水务局', '青河市财政局'] } }),
)

function run(...args: string[]): string {
  try {
    return execFileSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

const codesOf = (findings: readonly { file: string; code: string }[], file: string) =>
  findings.filter((one) => one.file === file).map(({ code }) => code)

test('check --across pairs years, finds doubles, copies and sums of parts', { timeout: 120_000 }, () => {
  const findings = JSON.parse(run('check', 'archive', '--across', '--format', 'json')) as { file: string; code: string; message: string }[]
  expect(codesOf(findings, '2024/a.json')).toEqual(
    expect.arrayContaining(['check/carried-in-differs', 'check/reported-twice', 'check/alike-another']),
  )
  expect(codesOf(findings, '2024/b.json')).toContain('check/alike-another')
  expect(codesOf(findings, '2024/c.json')).toContain('check/reported-twice')
  expect(codesOf(findings, '2024/city.json')).toEqual(expect.arrayContaining(['check/parts-missing', 'check/parts-differ']))
  expect(codesOf(findings, '2023/a.json')).not.toContain('check/reported-twice')
  expect(findings.find(({ code }) => code === 'check/alike-another')!.message).toContain('青河市教育局2024年报告（2024/b.json）')
})

test('batch --across writes them into the sheets and the run report, and does nothing anew the second time', { timeout: 240_000 }, () => {
  run('batch', 'archive', '--out', 'out', '--to', 'json', '--across', '--quiet')
  const sheet = readFileSync(join(folder, 'out', '2024', 'a.check.html'), 'utf8')
  for (const code of ['check/carried-in-differs', 'check/reported-twice', 'check/alike-another']) expect(sheet).toContain(code)
  const { totals } = JSON.parse(readFileSync(join(folder, 'out', 'report.json'), 'utf8')) as {
    totals: { findings: { code: string; count: number }[] }
  }
  const counted = (code: string) => totals.findings.find((one) => one.code === code)?.count
  // One of the two that were reported twice is counted.
  expect([counted('check/alike-another'), counted('check/reported-twice'), counted('check/parts-differ')]).toEqual([2, 1, 1])
  const manifest = readFileSync(join(folder, 'out', 'manifest.jsonl'), 'utf8')
  run('batch', 'archive', '--out', 'out', '--to', 'json', '--across', '--quiet')
  expect(readFileSync(join(folder, 'out', 'manifest.jsonl'), 'utf8')).toBe(manifest)
})

test.each([
  ['check', 'archive', '--across'],
  ['batch', 'archive', '--out', 'out2', '--to', 'json', '--quiet'],
])('a superior of the configuration that no report is of is named: %s', { timeout: 120_000 }, (...args) => {
  const config = join(folder, 'archive', 'nianbao.config.json')
  const kept = readFileSync(config, 'utf8')
  const warned = (parts: object): boolean => {
    writeFileSync(config, JSON.stringify({ parts }))
    const { stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })
    return stderr.includes('警告：nianbao.config.json 的 parts 中的“青河市政府”没有报告')
  }
  expect(warned({ 青河市政府: ['青河市水务局'] })).toBe(true)
  expect(warned({ 青河市人民政府: ['青河市水务局'] })).toBe(false)
  writeFileSync(config, kept)
})
