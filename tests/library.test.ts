import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as library from '../src/index.js'

/* The examples of docs/library.md, run as they stand against the built package; and what the library refuses. */

const root = resolve(import.meta.dirname, '..')
const guide = readFileSync(join(root, 'docs/library.md'), 'utf8')
const examples = [...guide.matchAll(/## \d ([^\n]+)\n[\s\S]*?```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)].map(
  ([, title, code, printed]) => ({ title: title!, code: code!, printed: printed! }),
)

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-library-'))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/nianbao'), 'junction')
  cpSync(join(root, 'samples/pipe-2024.txt'), join(folder, 'pipe-2024.txt'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(code: string): string {
  writeFileSync(join(folder, 'example.mjs'), code)
  return execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' })
}

test('the guide has five examples', () => expect(examples).toHaveLength(5))

test.each(examples)('$title', ({ code, printed }) => {
  expect(run(code)).toBe(printed)
})

test('each writer can be had alone', () => {
  const formats = ['docx', 'pdf', 'html', 'ofd', 'xlsx', 'json', 'csv']
  const code = `import { readFile } from 'node:fs/promises'
import { readReports } from 'nianbao/read'
${formats.map((format) => `import { write as ${format} } from 'nianbao/write/${format}'`).join('\n')}
const { reports } = await readReports(await readFile('pipe-2024.txt'), 'pipe-2024.txt')
for (const write of [${formats.join()}]) console.log((await write(reports[0])).length > 1000)`
  expect(run(code)).toBe('true\n'.repeat(formats.length))
})

const bytes = new TextEncoder().encode('青屿市水务局2024年政府信息公开工作年度报告\n一、总体情况\n公开信息5条。\n')
const refused = async (call: () => unknown): Promise<string> => {
  try {
    await call()
  } catch (error) {
    if (!(error instanceof library.ArgumentError)) throw error
    return `${error.name} ${error.call} ${error.argument}`
  }
  return 'taken'
}

test('wrong arguments are named', async () => {
  const { readReports, writeReport, checkReport, renderSarif } = library
  const report = (await readReports(bytes, 'a.txt')).reports[0]!
  const wrong = <T>(value: unknown) => value as T
  expect(await refused(() => readReports(wrong('text'), 'a.txt'))).toBe('ArgumentError readReports bytes')
  expect(await refused(() => readReports(bytes, wrong(undefined)))).toBe('ArgumentError readReports name')
  expect(await refused(() => readReports(bytes, 'a', wrong({ oragn: 'x' })))).toBe('ArgumentError readReports options.oragn')
  expect(await refused(() => writeReport(wrong(undefined), ['docx']))).toBe('ArgumentError writeReport report')
  expect(await refused(() => writeReport(wrong({ report: { kind: 'annual' } }), ['docx']))).toBe('ArgumentError writeReport report')
  expect(await refused(() => writeReport(report, wrong(['doc'])))).toBe('ArgumentError writeReport formats')
  expect(await refused(() => writeReport(report, wrong('docx')))).toBe('ArgumentError writeReport formats')
  expect(await refused(() => writeReport(report, ['json'], wrong({ fnots: [] })))).toBe('ArgumentError writeReport options.fnots')
  expect(await refused(() => checkReport(report, wrong(null)))).toBe('ArgumentError checkReport options')
  expect(await refused(() => renderSarif(wrong(7)))).toBe('ArgumentError renderSarif report')
  expect(await refused(() => writeReport(report, ['json']))).toBe('taken')
})

test('a report as data is written as the one that was read', async () => {
  const read = (await library.readReports(bytes, 'a.txt')).reports[0]!
  const [whole] = await library.writeReport(read, ['html'])
  const [data] = await library.writeReport(read.report, ['html'])
  expect(Buffer.compare(whole!.bytes, data!.bytes)).toBe(0)
})
