import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
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
  const formats = ['docx', 'pdf', 'html', 'fragment', 'ofd', 'xlsx', 'json', 'csv']
  const code = `import { readFile } from 'node:fs/promises'
import { readReports } from 'nianbao/read'
${formats.map((format) => `import { write as ${format} } from 'nianbao/write/${format}'`).join('\n')}
const { reports } = await readReports(await readFile('pipe-2024.txt'), 'pipe-2024.txt')
for (const write of [${formats.join()}]) console.log((await write(reports[0])).length > 1000)`
  expect(run(code)).toBe('true\n'.repeat(formats.length))
})

test('each reader can be had alone, and refuses what is not its own', () => {
  const code = `import { readFile } from 'node:fs/promises'
import { writeReport } from 'nianbao'
import { readReports } from 'nianbao/read/text'
const kinds = ['docx', 'html', 'pdf', 'ofd', 'xlsx', 'csv', 'json']
const { reports } = await readReports(await readFile('pipe-2024.txt'), 'pipe-2024.txt')
for (const { format, bytes } of await writeReport(reports[0], kinds)) {
  const { readReports: readOwn } = await import('nianbao/read/' + format)
  const own = await readOwn(bytes, 'a.' + format)
  const foreign = await readReports(bytes, 'a.' + format)
  console.log(format, own.reports.length, foreign.reports.length, foreign.diagnostics[0].code)
}`
  expect(run(code)).toBe(['docx', 'html', 'pdf', 'ofd', 'xlsx', 'csv', 'json'].map((format) => `${format} 1 0 read/no-reader\n`).join(''))
})

/**
 * Kilobytes of a bundle of one entry with all that it may load, a fifth above what was measured (2026-12): a reader, a writer or the other
 * languages of zod that crept into one that does not need them would be more.
 */
const bundleSizes = {
  'read/docx': 2000,
  'read/csv': 750,
  schema: 130,
  'write/docx': 580,
  'write/json': 190,
}

test.each(Object.entries(bundleSizes))('a bundle of nianbao/%s takes only what it needs: at most %i kB', async (entry, most) => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from 'nianbao/${entry}'`, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  expect(outputFiles[0]!.contents.length / 1000).toBeLessThan(most)
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

test.each(['html', 'json', 'xlsx', 'docx', 'csv', 'fragment', 'ofd', 'pdf'])(
  'nianbao/write/%s takes its own options and no others',
  async (format) => {
    const { write } = (await import(`../src/library/write-${format}.ts`)) as {
      write: (report: unknown, options?: unknown) => Promise<Uint8Array>
    }
    const report = (await library.readReports(bytes, 'a.txt')).reports[0]!
    expect(await refused(() => write(report, { oragn: 'x' }))).toBe('ArgumentError write options.oragn')
    expect(await refused(() => write(report, 'x'))).toBe('ArgumentError write options')
    expect(await refused(() => write({}))).toBe('ArgumentError write report')
  },
)

test('values that cannot be meant are named, however deep they stand', async () => {
  const { readReports, writeReport, checkReport, renderSarif, renderReviewSheet, parseProfile, parseCorrections, formatDiagnostic } =
    library
  const read = (await readReports(bytes, 'a.txt')).reports[0]!
  const wrong = <T>(value: unknown) => value as T
  const reading = (options: unknown) => refused(() => readReports(bytes, 'a.txt', wrong(options)))
  const writing = (options: unknown) => refused(() => writeReport(read, ['json'], wrong(options)))
  expect(await reading({ year: '2024' })).toBe('ArgumentError readReports options.year')
  expect(await reading({ organ: 3 })).toBe('ArgumentError readReports options.organ')
  expect(await reading({ office: 'soffice' })).toBe('ArgumentError readReports options.office')
  expect(await reading({ check: { profil: {} } })).toBe('ArgumentError readReports options.check.profil')
  expect(await reading({ check: { profile: '{}' } })).toBe('ArgumentError readReports options.check.profile')
  expect(await reading({ check: { published: '2025-02-30' } })).toBe('ArgumentError readReports options.check.published')
  expect(await reading({ check: { previous: {} } })).toBe('ArgumentError readReports options.check.previous')
  expect(await reading({ corrections: 3 })).toBe('ArgumentError readReports options.corrections')
  expect(await reading({ corrections: { wishes: [{}] } })).toBe('ArgumentError readReports options.corrections.wishes[0].target')
  expect(await reading({ corrections: { file: { name: 'a' } } })).toBe('ArgumentError readReports options.corrections.file.text')
  expect(await writing({ digits: 'hei' })).toBe('ArgumentError writeReport options.digits')
  expect(await writing({ attach: 1 })).toBe('ArgumentError writeReport options.attach')
  expect(await writing({ fonts: library.parseFont('fang=a.ttf') })).toBe('ArgumentError writeReport options.fonts')
  expect(await writing({ fonts: ['fang=a.ttf'] })).toBe('ArgumentError writeReport options.fonts[0]')
  expect(await writing({ reporter: [] })).toBe('ArgumentError writeReport options.reporter')
  expect(await refused(() => checkReport(read, wrong({ published: 20250128 })))).toBe('ArgumentError checkReport options.published')
  expect(await refused(() => renderSarif(read, wrong({ level: 'all' })))).toBe('ArgumentError renderSarif options.level')
  expect(await refused(() => renderReviewSheet(read, wrong({ file: 1 })))).toBe('ArgumentError renderReviewSheet options.file')
  expect(await refused(() => parseProfile(wrong({})))).toBe('ArgumentError parseProfile text')
  expect(await refused(() => parseCorrections(wrong(undefined)))).toBe('ArgumentError parseCorrections text')
  expect(await refused(() => formatDiagnostic(wrong(undefined)))).toBe('ArgumentError formatDiagnostic finding')
  const profile = (await parseProfile('{}')).profile!
  const correct = { wishes: [{ target: 'organ', after: '青屿市水利局' }] }
  const good = {
    organ: '青屿市水务局',
    year: undefined,
    check: { profile, previous: read.report, published: '2025-01-28' },
    corrections: correct,
  }
  expect(await reading(good)).toBe('taken')
  expect(await writing({ cover: true, digits: 'fang', fonts: [], headingLevel: 2 })).toBe('taken')
})

test('what an argument should be is said in Chinese', () => {
  const report = { ...library, schemaVersion: 'x' } as unknown as library.Report
  expect(() => library.checkReport(report)).toThrow(
    /^checkReport：report 不是报告（[a-zA-Z.]+ [^a-zA-Z]*），应为 readReports 读出的报告或 JSON 输出$/,
  )
})

test('a font that is not there is named', async () => {
  const read = (await library.readReports(bytes, 'a.txt')).reports[0]!
  const fonts = [library.parseFont('fang=没有这个.ttf')!]
  await expect(library.writeReport(read, ['pdf'], { fonts })).rejects.toThrow(library.FontError)
})

test('a report as data is written as the one that was read', async () => {
  const read = (await library.readReports(bytes, 'a.txt')).reports[0]!
  const [whole] = await library.writeReport(read, ['html'])
  const [data] = await library.writeReport(read.report, ['html'])
  expect(Buffer.compare(whole!.bytes, data!.bytes)).toBe(0)
})
