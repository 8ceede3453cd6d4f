import { findGaps, type GapRow, type Gaps, type ReportRow } from '../../archive/gaps.js'
import { openArchive } from '../../archive/store.js'
import { gapNames } from '../../diagnostics/catalogue/archive-words.js'
import { printable } from '../../language/printable.js'
import { chooseOption, numberOption, UsageError, type ParsedArguments } from '../options.js'
import { formatTable, tableFormats } from './print-table.js'

/** Exit code 1 where a report is missing, twice or faulty. */
export async function runGaps({ inputs, values }: ParsedArguments): Promise<number> {
  if (inputs.length !== 1) throw new UsageError('写法：nianbao archive gaps 库')
  const format = chooseOption('format', values['format'], tableFormats, 'text')
  const year = numberOption('year', values['year'], 2008, 2100)
  const archive = await openArchive(inputs[0]!)
  try {
    const reports = await archive.rows<ReportRow>(
      `SELECT organ, organId, year, source, errors, figuresRead FROM reports WHERE kind = 'annual' ORDER BY source`,
    )
    const failed = await archive.rows<{ input: string; reason: string }>(
      `SELECT input, reason FROM inputs WHERE status = 'failed' ORDER BY input`,
    )
    const found = onlyYear(findGaps(reports, archive.register), year)
    if (format === 'text') process.stdout.write(asText(found, failed))
    else process.stdout.write(formatTable(['organId', 'organ', 'year', 'state', 'sources'], [...cellsOf(found)], format))
    const isWhole = found.rows.every(({ cells }) => cells.every(({ state }) => state === 'there' || state === 'none'))
    return isWhole && found.unplaced.length + failed.length === 0 ? 0 : 1
  } finally {
    archive.close()
  }
}

function onlyYear({ years, rows, unplaced }: Gaps, year: number | undefined): Gaps {
  if (year === undefined) return { years, rows, unplaced }
  const kept = rows.map((row) => ({ ...row, cells: row.cells.filter((cell) => cell.year === year) }))
  return { years: [year], rows: kept.filter(({ cells }) => cells.some(({ state }) => state !== 'none')), unplaced }
}

function* cellsOf({ rows }: Gaps) {
  for (const { organId, name, cells } of rows)
    for (const { year, state, sources } of cells) if (state !== 'none') yield [organId, name, year, state, sources.join(' | ')]
}

function asText({ years, rows, unplaced }: Gaps, failed: readonly { input: string; reason: string }[]): string {
  const table = formatTable(
    ['机关', ...years.map(String)],
    rows.map(({ name, cells }) => [name, ...cells.map(({ state }) => gapNames[state])]),
    'text',
  )
  const count = (wanted: string) => rows.reduce((sum, { cells }) => sum + cells.filter(({ state }) => state === wanted).length, 0)
  const lines = [
    `缺${count('missing')}份，重${count('twice')}处，有错误的${count('errors')}份。`,
    ...rows.flatMap((row) => twiceOf(row)),
    ...unplaced.map(({ source, organ }) => `没有写明${organ === null ? '机关' : '年份'}：${source}`),
    ...failed.map(({ input, reason }) => `没有读出：${input}：${reason}`),
  ]
  return `${table}${lines.map((line) => `${printable(line)}\n`).join('')}`
}

function twiceOf({ name, cells }: GapRow): string[] {
  return cells.filter(({ state }) => state === 'twice').map(({ year, sources }) => `重：${name}${year}年：${sources.join('、')}`)
}
