import { elsewhere, kindsOfNumber } from '../diagnostics/catalogue/wordings.js'
import type { Reporter } from '../diagnostics/diagnostic.js'
import { forms } from '../forms/index.js'
import { cellLabelOf, formatCellLabel } from '../forms/labels.js'
import { figureRows } from '../forms/layout.js'
import { isBelowCity } from '../language/organ-name.js'
import type { FigureKind } from '../model/form.js'
import type { Figure } from '../model/report.js'
import { numberInUnit } from './amounts.js'
import type { CheckContext, PresentTable } from './context.js'
import type { Organ } from './organ.js'
import { isBlank } from './sums/values.js'

/** AR-T01, T04, T06, T08, T11, T12: the tables cell by cell. */
export function checkFigures(context: CheckContext, report: Reporter): void {
  checkTablesPresent(context, report)
  for (const table of context.tables) {
    checkBlankCells(table, context, report)
    checkKinds(table, context, report)
  }
  checkFee(context, report)
  checkRules(context, report)
  checkStock(context, report)
}

/** The newest form's tables; a report on another form has the same three. Where a table's section is missing, that is said already. */
function checkTablesPresent({ tables, report: checked }: CheckContext, report: Reporter): void {
  const section = new Map(checked.sections.map(({ id, at }) => [id, at]))
  for (const { id, name } of forms[0]!.tables) {
    if (section.has(id) && !tables.some(({ table }) => table.id === id))
      report('check/table-missing', { table: name }, { cell: id, at: section.get(id) })
  }
}

function checkBlankCells({ table }: PresentTable, { figures, profile }: CheckContext, report: Reporter): void {
  const cells = figureRows(table).flatMap((row) => row.figures.map(({ path }) => figures.get(path)))
  const empty = cells.filter((figure): figure is Figure => figure?.state === 'blank' || figure?.state === 'notApplicable')
  if (empty.length === 0) return
  if (cells.every((figure) => figure?.state === 'blank'))
    return report('check/blank-table', { table: table.name, cells: cells.length }, { cell: table.id, at: empty[0]!.at })
  const marked = empty.filter((figure) => figure.state === 'notApplicable')
  const marks = [...new Set(marked.map((figure) => figure.written.trim()))].slice(0, 3)
  const [first, ...rest] = empty
  report(
    'check/blank-cells',
    { table: table.name, blank: empty.length - marked.length, marked: marked.length, marks },
    {
      cell: first!.path,
      at: first!.at,
      related: rest.map((figure) => ({
        cell: figure.path,
        at: figure.at,
        text: elsewhere.cell(figure.state === 'blank' ? null : figure.written.trim()),
      })),
      severity: empty.length > profile.limits.blankCells ? 'error' : undefined,
    },
  )
}

const kinds: Readonly<Record<FigureKind, { readonly pattern: RegExp; readonly expected: string }>> = {
  count: { pattern: /^\d+$/, expected: kindsOfNumber.count },
  change: { pattern: /^-?\d+$/, expected: kindsOfNumber.change },
  amount: { pattern: /^\d+(?:\.\d+)?$/, expected: kindsOfNumber.amount },
}

function checkKinds({ table }: PresentTable, { figures }: CheckContext, report: Reporter): void {
  for (const { path, column } of figureRows(table).flatMap((row) => row.figures)) {
    const figure = figures.get(path)
    if (!figure || figure.value === null || figure.state === 'lost') continue
    const { pattern, expected } = kinds[column.kind]
    if (!pattern.test(String(figure.value)))
      report('check/not-a-count', { written: writtenOf(figure), expected }, { cell: path, at: figure.at })
  }
}

/** Data may have been edited, so that the value is no longer what is written. */
function writtenOf({ written, value }: Figure): string {
  return written.includes(String(value).replace(/^-/, '')) ? written.trim() : String(value)
}

function checkFee({ figures, organ, profile }: CheckContext, report: Reporter): void {
  const fee = figures.get('disclosure.fees.amount')
  if (!fee || (organ.kind !== 'department' && organ.kind !== 'township')) return
  const amount = numberInUnit(fee, '万元')
  const limit = organ.kind === 'township' ? profile.limits.townshipFee : profile.limits.departmentFee
  if (amount !== null && amount >= limit)
    report('check/fee-magnitude', { amount: `${fee.value}${fee.unit ?? '万元'}` }, { cell: fee.path, at: fee.at })
}

/** Neither a township, a county, a district of a city nor a local department makes 规章; a department of the State Council does. */
function checkRules({ figures, organ }: CheckContext, report: Reporter): void {
  if (organ.isCentral || (organ.kind !== 'department' && organ.kind !== 'township' && !isLowerGovernment(organ))) return
  const filled = [...figures.values()].filter(
    ({ path, value }) => path.startsWith('disclosure.rules.') && typeof value === 'number' && value > 0,
  )
  const [first] = filled
  if (first)
    report(
      'check/rules-unlikely',
      { figures: filled.map(({ path, value }) => `${cellLabelOf(path)?.column}${value}`) },
      { cell: first.path, at: first.at },
    )
}

function isLowerGovernment({ name, kind }: Organ): boolean {
  return kind === 'government' && name !== null && isBelowCity(name)
}

/** What was made this year and not repealed is in force at its end. */
const stocks = [
  { smaller: 'inForce', larger: 'issued', less: 'repealed' },
  { smaller: 'total', larger: 'disclosed', less: null },
] as const

function checkStock({ figures }: CheckContext, report: Reporter): void {
  for (const row of ['disclosure.rules', 'disclosure.normativeDocuments']) {
    for (const { smaller, larger, less } of stocks) {
      const [stock, flow] = [figures.get(`${row}.${smaller}`), figures.get(`${row}.${larger}`)]
      const gone = less ? goneOf(figures.get(`${row}.${less}`)) : 0
      const [small, large] = [numberOf(stock), numberOf(flow)]
      if (small === null || large === null || gone === null || small >= large - gone) continue
      const names = [stock!, flow!].map(({ path }) => cellLabelOf(path)!.column)
      report(
        'check/in-force-too-small',
        { row: formatCellLabel(row), smaller: names[0]!, small, larger: names[1]!, large },
        { cell: stock!.path, at: stock!.at },
      )
    }
  }
}

/** An empty cell says that none is gone; of a lost one nobody knows. */
function goneOf(figure: Figure | undefined): number | null {
  return isBlank(figure) ? 0 : numberOf(figure)
}

function numberOf(figure: Figure | undefined): number | null {
  return typeof figure?.value === 'number' ? figure.value : null
}
