import type { FormPart, FormTable } from '../model/form.js'
import { forms } from './index.js'
import { figureRows, type FigureRow } from './layout.js'

/** What the forms call a figure, for messages: the table's name, the row and the column. */
export interface CellLabel {
  readonly table: string
  /** Empty where the row has no label or the path names only a table. */
  readonly row: string
  /** Empty where the path names a row or a table. */
  readonly column: string
}

/** The labels of `table.row.column`, `table.row` or `table`; null for a path no edition has. */
export function cellLabelOf(path: string): CellLabel | null {
  labels ??= collectLabels()
  return labels.get(path) ?? null
}

/** `申请表“一、本年新收政府信息公开申请数量”总计`; the path itself where no edition has it. */
export function formatCellLabel(path: string): string {
  const label = cellLabelOf(path)
  if (!label) return path
  return label.table + (label.row ? quoteLabel(label.row) : '') + label.column
}

/** In quotation marks, with single ones for those of the label itself. */
export function quoteLabel(label: string): string {
  return `“${label.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** A label without its bracketed note and without the tail of a long clause, for running text. */
export function shortLabel(label: string): string {
  const bare = label.replace(/(?!^)（[^（）]*）$/, '')
  return bare.length > 20 && bare.includes('、', 8) ? bare.slice(0, bare.indexOf('、', 8)) : bare
}

let labels: Map<string, CellLabel> | undefined

/** The newest edition's wording wins where several have the path. */
function collectLabels(): Map<string, CellLabel> {
  const found = new Map<string, CellLabel>()
  for (const table of forms.flatMap((form) => form.tables)) {
    for (const [path, label] of tableLabels(table)) if (!found.has(path)) found.set(path, label)
  }
  return found
}

function* tableLabels(table: FormTable): Generator<[string, CellLabel]> {
  yield [table.id, { table: table.name, row: '', column: '' }]
  for (const entry of figureRows(table)) {
    const row = rowLabel(entry)
    if (entry.row.id) yield [`${table.id}.${entry.row.id}`, { table: table.name, row, column: '' }]
    const columns = columnLabels(entry.part)
    for (const { path, column } of entry.figures) yield [path, { table: table.name, row, column: columns.get(column.id) ?? '' }]
  }
}

/** A row two groups deep is known by its inner group: （三）不予公开 1.属于国家秘密. */
function rowLabel({ row, groups }: FigureRow): string {
  const inner = groups.length > 1 ? `${groups.at(-1)!.group.label} ` : ''
  return inner + shortLabel(row.label)
}

/** The lowest header of each column, with the headers over it where several columns share its wording. */
function columnLabels(part: FormPart): Map<string, string> {
  const chains = new Map<string, string[]>()
  walkHead(part, (column, chain) => chains.set(column, chain))
  const lowest = [...chains.values()].map((chain) => chain.at(-1))
  const shared = (label: string | undefined) => lowest.filter((other) => other === label).length > 1
  return new Map([...chains].map(([column, chain]) => [column, shared(chain.at(-1)) ? chain.join(' ') : chain.at(-1)!]))
}

interface PlacedHead {
  readonly label: string
  readonly from: number
  readonly to: number
  /** First head row it no longer covers. */
  readonly until: number
}

/** Calls back with each column's headers from the top, laying the head out on its grid. */
function walkHead(part: FormPart, visit: (column: string, chain: string[]) => void): void {
  const placed: PlacedHead[] = []
  part.head.forEach((cells, line) => {
    let from = 0
    for (const cell of cells) {
      for (let over = coverOf(placed, line, from); over; over = coverOf(placed, line, from)) from = over.to
      const chain = placed.filter((head) => head.until <= line && head.from <= from && from < head.to).map((head) => head.label)
      if (cell.column !== undefined) visit(cell.column, [...chain, cell.label])
      const to = from + (cell.colSpan ?? 1)
      placed.push({ label: cell.label, from, to, until: line + (cell.rowSpan ?? 1) })
      from = to
    }
  })
}

function coverOf(placed: readonly PlacedHead[], line: number, column: number): PlacedHead | undefined {
  return placed.find((head) => head.until > line && head.from <= column && column < head.to)
}
