import { usesOf } from '../../forms/matching/vocabulary.js'
import { withoutContinued } from '../../language/continued.js'
import { foldLabel } from '../../language/fold.js'
import type { PageCell } from './cells.js'
import type { Line } from './lines.js'
import type { Column, PageItem } from './read-page.js'
import type { Tag } from './tags.js'

/** The document as one stream: what the pages hold, tables whole again that ran over page edges. */
export type FlowItem =
  | { readonly kind: 'line'; readonly page: number; readonly line: Line; readonly column: Column; readonly tag: Tag | null }
  | FlowTable
  /** Rows that a page shows again. */
  | { readonly kind: 'repeated'; readonly page: number; readonly lines: readonly Line[] }

export interface FlowTable {
  readonly kind: 'table'
  readonly columns: readonly number[]
  readonly height: number
  readonly cells: readonly FlowCell[]
  /** The page it ends on and its lower edge there, and whether that page cuts its last row. */
  readonly page: number
  readonly bottom: number
  readonly openBottom: boolean
}

/** Rows and columns as of the lattice. */
export interface FlowCell extends Omit<PageCell, 'lines'> {
  readonly lines: readonly PlacedLine[]
}

export interface PlacedLine {
  readonly page: number
  readonly line: Line
}

/** Lines of two pages this near, in points, are one. */
const near = 4

/** Puts together what page edges part. */
export function joinPages(items: readonly PageItem[]): FlowItem[] {
  const flow: FlowItem[] = []
  for (const item of items) {
    const last = flow.at(-1)
    const own = item.kind === 'table' ? flowTable(item) : item
    if (own.kind === 'table' && last?.kind === 'table' && item.kind === 'table' && goesOnAbove(last, item)) {
      const joined = joinTables(last, own, item.table.lattice.openTop)
      if (joined) {
        flow.splice(-1, 1, joined.table)
        if (joined.repeated.length > 0) flow.splice(-1, 0, { kind: 'repeated', page: own.page, lines: joined.repeated })
        continue
      }
    }
    flow.push(own)
  }
  return flow
}

/** On the next page, or at the head of the next column. */
function goesOnAbove(last: FlowTable, next: Pick<PlacedTable, 'page' | 'top'>): boolean {
  return next.page === last.page ? next.top < last.bottom : next.page === last.page + 1
}

type PlacedTable = Extract<PageItem, { kind: 'table' }>

function flowTable({ table: { lattice, cells }, page, bottom }: PlacedTable): FlowTable {
  const [left] = lattice.columns
  return {
    kind: 'table',
    columns: lattice.columns.map((at) => at - left!),
    height: lattice.rows.length - 1,
    cells: cells.map((cell) => ({ ...cell, lines: cell.lines.map((line) => ({ page, line })) })),
    page,
    bottom,
    openBottom: lattice.openBottom,
  }
}

interface Joined {
  readonly table: FlowTable
  readonly repeated: readonly Line[]
}

/** Null where the second does not go on with the columns of the first; it may show fewer. */
function joinTables(first: FlowTable, second: FlowTable, openTop: boolean): Joined | null {
  const columns = commonColumns(first.columns, second.columns)
  if (!columns) return null
  const above = onColumns(first, columns)
  const below = onColumns(second, columns)
  const head = repeatedRows(above, below)
  const repeated = below.filter((cell) => cell.bottom < head).flatMap(linesOfCell)
  const cut = first.openBottom && (openTop || head > 0) ? 1 : 0
  const offset = first.height - head - cut
  const moved = below.filter((cell) => cell.top >= head).map((cell) => ({ ...cell, top: cell.top + offset, bottom: cell.bottom + offset }))
  const merged = mergeAtEdge(above, moved, first.height, cut === 1)
  return { table: { ...second, columns, height: second.height + offset, cells: merged.cells }, repeated: [...repeated, ...merged.repeated] }
}

function commonColumns(one: readonly number[], other: readonly number[]): readonly number[] | null {
  const [more, fewer] = one.length >= other.length ? [one, other] : [other, one]
  const isWithin = fewer.every((at) => more.some((line) => Math.abs(line - at) <= near))
  return isWithin && Math.abs(more.at(-1)! - fewer.at(-1)!) <= near ? more : null
}

function onColumns(table: FlowTable, columns: readonly number[]): readonly FlowCell[] {
  if (table.columns.length === columns.length) return table.cells
  const places = table.columns.map((at) => columns.findIndex((line) => Math.abs(line - at) <= near))
  return table.cells.map((cell) => ({ ...cell, left: places[cell.left]!, right: places[cell.right + 1]! - 1 }))
}

/** How many of the second's first rows are the first's head shown again. Rows of figures are no head. */
function repeatedRows(above: readonly FlowCell[], below: readonly FlowCell[]): number {
  let rows = 0
  while (rows < longestHead && isSameRow(above, below, rows)) rows++
  while (rows > 0 && below.some(({ top, bottom }) => top < rows && bottom >= rows)) rows--
  return rows
}

const longestHead = 6

function isSameRow(above: readonly FlowCell[], below: readonly FlowCell[], row: number): boolean {
  const own = below.filter(({ top }) => top === row)
  const words = own.map(textOf).filter((text) => text !== '')
  if (own.length === 0 || words.length === 0 || words.some((text) => /^[\d.,%+-]+$/.test(text))) return false
  const shown = (cells: readonly FlowCell[]) => cells.map((cell) => `${cell.left}-${cell.right} ${textOf(cell)}`).join('|')
  return shown(own) === shown(above.filter(({ top }) => top === row))
}

function textOf({ lines }: FlowCell): string {
  return lines.map(({ line }) => line.text.replace(/\s+/g, '')).join('')
}

function linesOfCell({ lines }: FlowCell): Line[] {
  return lines.map(({ line }) => line)
}

/** `edge`: the first row below the page edge; where the page cuts a row, the row before it has both halves. */
function mergeAtEdge(above: readonly FlowCell[], below: readonly FlowCell[], edge: number, cut: boolean) {
  const merged = new Map<FlowCell, FlowCell>()
  const repeated: Line[] = []
  const last = edge - 1
  const first = cut ? last : edge
  const rest = below.filter((cell) => {
    const upper = cell.top === first && above.find((one) => one.bottom === last && one.left === cell.left && one.right === cell.right)
    if (!upper || !(cut || goesOn(upper, cell))) return true
    const again = isShownAgain(upper, cell)
    if (again) repeated.push(...linesOfCell(cell))
    merged.set(upper, { ...upper, bottom: cell.bottom, lines: again ? upper.lines : [...upper.lines, ...cell.lines] })
    return false
  })
  return { cells: [...above.map((cell) => merged.get(cell) ?? cell), ...rest], repeated }
}

/** A label beside several rows, cut by the page: below it is blank, shown again, or its other half. */
function goesOn(upper: FlowCell, lower: FlowCell): boolean {
  if (upper.bottom === upper.top && lower.bottom === lower.top) return false
  return textOf(lower) === '' || isShownAgain(upper, lower) || usesOf(foldLabel(textOf(upper) + textOf(lower))).length > 0
}

/** A label, never a figure. */
function isShownAgain(upper: FlowCell, lower: FlowCell): boolean {
  const [one, other] = [upper, lower].map((cell) => withoutContinued(textOf(cell)))
  return one === other && /\p{L}/u.test(one!)
}
