import { join } from 'node:path'
import { openArchive } from '../../archive/store.js'
import { sumUp, type Summed } from '../../archive/sum-up.js'
import { sayWho, totalReport } from '../../archive/total-report.js'
import type { Total, TotalCell } from '../../archive/totals.js'
import { composeDocument } from '../../compose/compose.js'
import { writeReport } from '../../convert.js'
import { totalWords } from '../../diagnostics/catalogue/total-words.js'
import { fontLoader } from '../../fonts/load-fonts.js'
import { cellLabelOf, formatCellLabel } from '../../forms/labels.js'
import { figurePaths } from '../../forms/layout.js'
import { forms } from '../../forms/index.js'
import { printable } from '../../language/printable.js'
import { Writing } from '../../work/written.js'
import { fileName } from '../../writers/registry.js'
import { formatList } from '../formats.js'
import { chooseOption, numberOption, suggest, UsageError, type ParsedArguments } from '../options.js'
import { explainCell } from './explain-cell.js'
import { formatTable, tableFormats } from './print-table.js'

/** Exit code 1 where the published report differs from its parts, or a part is missing. */
export async function runTotal({ inputs, values }: ParsedArguments): Promise<number> {
  const year = numberOption('year', values['year'], 2008, 2100)
  if (inputs.length !== 1 || year === undefined) throw new UsageError('写法：nianbao archive total 库 --year 2024 [--organ 某县人民政府]')
  const format = chooseOption('format', values['format'], tableFormats, 'text')
  const archive = await openArchive(inputs[0]!)
  try {
    const summed = await sumUp(archive, values['organ'] as string | undefined, year)
    const path = values['explain'] as string | undefined
    if (path !== undefined) process.stdout.write(await explainCell(archive, summed, checkedPath(path), format))
    else process.stdout.write(format === 'text' ? asText(summed) : asTable(summed, format))
    if (typeof values['out'] === 'string') await writeTotal(summed, values['out'], values)
    return summed.differences.length + summed.facts.missing.length > 0 ? 1 : 0
  } finally {
    archive.close()
  }
}

function checkedPath(path: string): string {
  if (cellLabelOf(path)?.column) return path
  const known = forms.flatMap(({ tables }) => tables.flatMap(figurePaths))
  throw new UsageError(`没有“${path}”这一格${suggest(path, known)}；全部编号见 docs/forms.md`)
}

/** Differences that are told on a screen. */
const mostTold = 30

function asText({ total, differences, published, facts }: Summed): string {
  const told = differences.slice(0, mostTold)
  const lines = [
    totalWords.title(facts.organ, facts.year),
    ...sayWho(facts, [...total.cells.values()]),
    facts.organ === null
      ? ''
      : !published
        ? `${facts.organ}没有${facts.year}年的报告，无从核对。`
        : differences.length === 0
          ? `与${facts.organ}公布的报告（${published.source}）逐格一致。`
          : `与${facts.organ}公布的报告（${published.source}）有${differences.length}格不一致：`,
    ...told.map((one) => `  ${formatCellLabel(one.path)}：公布${one.published ?? '空白'}，合计${one.sum ?? '空白'}，相差${one.difference}`),
    ...(told.length < differences.length ? [`  其余${differences.length - told.length}格见 --format csv`] : []),
    ...(total.apart.length > 0
      ? [`另有${total.apart.length}格用别的表式或单位，不能相加，已另列（--out 写出的文件，或 --format csv）。`]
      : []),
    ...headline(total),
  ]
  return lines
    .filter(Boolean)
    .map((line) => `${printable(line)}\n`)
    .join('')
}

/** What was received and done, in a line each. */
function headline({ cells }: Total): string[] {
  return ['received', 'carriedIn', 'concluded', 'carriedOut'].flatMap((row) => {
    const cell = cells.get(`applications.${row}.total`)
    return cell?.value === undefined ? [] : [`${formatCellLabel(cell.path)}：${cell.value ?? '空白'}`]
  })
}

function asTable({ total, publishedCells, differences }: Summed, format: 'csv' | 'json'): string {
  const columns = ['form', 'path', 'label', 'sum', 'unit', 'numbers', 'blanks', 'lost', 'published', 'difference'] as const
  const row = (form: string, { path, value, unit, numbers, blanks, lost }: TotalCell) => {
    return [form, path, formatCellLabel(path), value, unit, numbers, blanks, lost]
  }
  const differing = new Map(differences.map(({ path, difference }) => [path, difference]))
  const rows = [...total.cells.values()].map((cell) => {
    const published = publishedCells.get(cell.path)
    const isKnown = published !== undefined && published.lost === 0
    return [...row(total.form.id, cell), isKnown ? published.value : null, isKnown ? (differing.get(cell.path) ?? '0') : null]
  })
  return formatTable(columns, [...rows, ...total.apart.map((cell) => [...row(cell.form, cell), null, null])], format)
}

async function writeTotal({ total, facts }: Summed, out: string, values: ParsedArguments['values']): Promise<void> {
  const report = totalReport(total, facts)
  const document = composeDocument(report)
  const name = `${facts.organ ?? '全部机关'}${facts.year}年汇总`
  const context = { name, fonts: fontLoader([]), attach: false }
  const writing = new Writing(values['force'] === true)
  for (const { format, bytes } of await writeReport({ report, document, blocks: [], items: [] }, formatList(values['to']), context))
    process.stdout.write(`已写出 ${printable(await writing.write(join(out, fileName(name, format)), bytes))}\n`)
}
