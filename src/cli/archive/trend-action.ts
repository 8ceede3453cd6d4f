import { readChains, TrendReader } from '../../archive/read-trends.js'
import { ArchiveError } from '../../archive/duckdb.js'
import { openArchive, type Archive } from '../../archive/store.js'
import { filledRows, tellBreak, tellJump } from '../../archive/tell-trend.js'
import { breaksOf, type Trend } from '../../archive/trend.js'
import { trendPage } from '../../archive/pages/trend-page.js'
import { trendWords } from '../../diagnostics/catalogue/trend-words.js'
import { printable } from '../../language/printable.js'
import { Writing } from '../../work/written.js'
import { chooseOption, UsageError, type ParsedArguments } from '../options.js'
import { formatTable, tableFormats, type Cell, type TableFormat } from './print-table.js'

/** Exit code 1 where years do not go on from each other. */
export async function runTrend({ inputs, values }: ParsedArguments): Promise<number> {
  if (inputs.length !== 1) throw new UsageError('写法：nianbao archive trend 库 [--organ 机关]')
  const format = chooseOption('format', values['format'], tableFormats, 'text')
  const archive = await openArchive(inputs[0]!)
  try {
    const organ = values['organ'] as string | undefined
    if (organ === undefined) return await tellAll(archive, format)
    const organId = archive.register.find(organ)
    const trend = await new TrendReader(archive).read(organId)
    if (trend.years.length === 0) throw new ArchiveError(`库中没有${organ}的报告`)
    const name = archive.register.nameOf(organId)
    process.stdout.write(format === 'text' ? asText(name, trend) : asTable(trend, format))
    if (typeof values['out'] === 'string') {
      const written = await new Writing(values['force'] === true).write(values['out'], Buffer.from(trendPage(name, trend)))
      process.stderr.write(`已写出 ${printable(written)}\n`)
    }
    return trend.breaks.some(({ kind }) => kind !== 'gap') ? 1 : 0
  } finally {
    archive.close()
  }
}

/** Of all organs only where something does not go on, a line each. */
async function tellAll(archive: Archive, format: TableFormat): Promise<number> {
  const rows: Cell[][] = []
  for (const [organId, own] of await readChains(archive)) {
    for (const one of breaksOf(own))
      rows.push([
        organId,
        archive.register.nameOf(organId, one.year),
        one.year,
        one.kind,
        one.path,
        one.expected,
        one.found,
        tellBreak(one),
      ])
  }
  if (format === 'text') {
    const lines = rows.map((row) => `${row[1]}：${row[7]}`)
    process.stdout.write([...lines, `不衔接的共${rows.length}处。`].map((line) => `${printable(line)}\n`).join(''))
  } else process.stdout.write(formatTable(['organId', 'organ', 'year', 'kind', 'path', 'expected', 'found', 'message'], rows, format))
  return rows.length > 0 ? 1 : 0
}

function asText(name: string, trend: Trend): string {
  const table = formatTable(
    [trendWords.measure, ...trend.years.map(String)],
    filledRows(trend).map(({ measure, values, growth, shares }) => [
      measure.label,
      ...values.map((value, at) =>
        value === null
          ? ''
          : [value, shares?.[at] == null ? null : trendWords.share(shares[at]), growth[at] == null ? null : trendWords.growth(growth[at])]
              .filter((one) => one !== null)
              .join(' '),
      ),
    ]),
    'text',
  )
  const lines = [
    trend.breaks.length > 0 ? `${trendWords.breaks}：` : trendWords.noBreaks,
    ...trend.breaks.map((one) => `  ${tellBreak(one)}`),
    trend.jumps.length > 0 ? `${trendWords.jumps}：` : trendWords.noJumps,
    ...trend.jumps.map((one) => `  ${tellJump(one)}`),
  ]
  return `${trendWords.title(name, trend.years)}\n${table}${lines.map((line) => `${printable(line)}\n`).join('')}`
}

function asTable(trend: Trend, format: 'csv' | 'json'): string {
  const rows = trend.rows.flatMap(({ measure, values, growth, shares }) =>
    trend.years.map((year, at) => [
      measure.paths.join(' '),
      measure.label,
      measure.unit,
      year,
      values[at] ?? null,
      growth[at] ?? null,
      shares?.[at] ?? null,
    ]),
  )
  return formatTable(['paths', 'label', 'unit', 'year', 'value', 'growth', 'share'], rows, format)
}
