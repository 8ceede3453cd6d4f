import type { FormPart, FormRow, FormTable } from '../../../../../src/model/form.js'
import { figurePath } from '../../../../../src/forms/layout.js'

/** A cell of a statutory table as printed. */
export interface SheetCell {
  readonly text: string
  readonly colSpan: number
  readonly rowSpan: number
  readonly isValue: boolean
}

export type SheetRow = readonly SheetCell[]

/** A statutory table as printed: rows of cells with their spans, merged cells once. */
export interface Sheet {
  readonly id: string
  readonly width: number
  readonly rows: readonly SheetRow[]
}

/** The table of the form with the given texts in its value cells. */
export function makeSheet(table: FormTable, textOf: (path: string) => string): Sheet {
  return { id: table.id, width: table.width, rows: table.parts.flatMap((part) => partRows(table, part, textOf)) }
}

function partRows(table: FormTable, part: FormPart, textOf: (path: string) => string): SheetCell[][] {
  const caption = part.caption ? [[cell(part.caption.label, table.width)]] : []
  const head = part.head.map((cells) => cells.map((entry) => cell(entry.label, entry.colSpan ?? 1, entry.rowSpan ?? 1)))
  return [...caption, ...head, ...part.rows.flatMap((row) => bodyRows(table, part, row, table.stub, textOf))]
}

/** The rows of a group, its own label in the first of them. */
function bodyRows(table: FormTable, part: FormPart, row: FormRow, stub: number, textOf: (path: string) => string): SheetCell[][] {
  if (!row.rows) {
    const label = row.label === '' ? [] : [cell(row.label, stub)]
    const spans = valueSpans(part)
    return [
      [
        ...label,
        ...part.columns.map((column, index) => ({
          ...cell(textOf(figurePath(table.id, row.id, column.id)), spans[index]!),
          isValue: true,
        })),
      ],
    ]
  }
  const rows = row.rows.flatMap((child) => bodyRows(table, part, child, stub - 1, textOf))
  return rows.map((cells, index) => (index === 0 ? [cell(row.label, 1, rows.length), ...cells] : cells))
}

/** Value cells are as wide as the headers over them. */
function valueSpans(part: FormPart): number[] {
  if (part.head.length > 1) return part.columns.map(() => 1)
  const spans = part.head[0]!.filter((entry) => entry.column !== undefined).map((entry) => entry.colSpan ?? 1)
  return spans.length === part.columns.length ? spans : part.columns.map(() => 1)
}

function cell(text: string, colSpan = 1, rowSpan = 1): SheetCell {
  return { text, colSpan, rowSpan, isValue: false }
}

/** Every grid place filled: merged cells repeat as empty ones. */
export function fullGrid(sheet: Sheet): string[][] {
  const grid = sheet.rows.map(() => Array.from({ length: sheet.width }, () => ''))
  const taken = sheet.rows.map(() => Array.from({ length: sheet.width }, () => false))
  sheet.rows.forEach((row, line) => {
    let column = 0
    for (const entry of row) {
      while (taken[line]![column]) column++
      grid[line]![column] = entry.text
      for (let down = 0; down < entry.rowSpan; down++)
        for (let right = 0; right < entry.colSpan; right++) if (taken[line + down]) taken[line + down]![column + right] = true
      column += entry.colSpan
    }
  })
  return grid
}

/** How many grid columns cells from above cover at the start of each row. */
export function coveredBefore(sheet: Sheet): number[] {
  const covered: number[] = []
  const open: { columns: number; rows: number }[] = []
  for (const row of sheet.rows) {
    const live = open.filter((entry) => entry.rows > 0)
    covered.push(live.length)
    for (const entry of live) entry.rows--
    for (const entry of row) if (entry.rowSpan > 1 && !entry.isValue) open.push({ columns: entry.colSpan, rows: entry.rowSpan - 1 })
  }
  return covered
}
