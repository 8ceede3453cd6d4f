import type { FormPart } from '../model/form.js'

/** A column of a form's part with the headers over it, from the top. */
export interface HeadedColumn {
  readonly id: string
  readonly label: string
  readonly above: readonly string[]
}

/** A header cell of a form in the order in which a row-by-row reading meets it. */
export interface HeadEntry {
  readonly label: string
  /** The column it heads, if it is the lowest header of one. */
  readonly column?: string
  /** The header it stands under; empty for the top row. */
  readonly parent: string
}

interface PlacedHead extends HeadEntry {
  readonly line: number
  readonly until: number
  readonly from: number
  readonly to: number
  readonly above: readonly string[]
}

/** The columns of a part in printed order. */
export function headedColumns(part: FormPart): readonly HeadedColumn[] {
  const known = columnsOfParts.get(part)
  if (known) return known
  const columns = layColumns(part)
  columnsOfParts.set(part, columns)
  return columns
}

/** The forms never change; their columns are laid out once. */
const columnsOfParts = new WeakMap<FormPart, readonly HeadedColumn[]>()

function layColumns(part: FormPart): HeadedColumn[] {
  return layHead(part)
    .filter((cell) => cell.column !== undefined)
    .sort((a, b) => a.from - b.from)
    .map(({ column, label, above }) => ({ id: column!, label, above }))
}

/** The header cells of a part row by row. */
export function headEntries(part: FormPart): HeadEntry[] {
  return layHead(part)
}

function layHead(part: FormPart): PlacedHead[] {
  const placed: PlacedHead[] = []
  part.head.forEach((cells, line) => {
    let from = 0
    for (const cell of cells) {
      for (let over = coverOf(placed, line, from); over; over = coverOf(placed, line, from)) from = over.to
      const above = placed.filter((head) => head.until <= line && head.from <= from && from < head.to).sort((a, b) => a.line - b.line)
      const to = from + (cell.colSpan ?? 1)
      placed.push({
        label: cell.label,
        ...(cell.column !== undefined && { column: cell.column }),
        parent: above.at(-1)?.label ?? '',
        line,
        until: line + (cell.rowSpan ?? 1),
        from,
        to,
        above: above.map((head) => head.label),
      })
      from = to
    }
  })
  return placed
}

function coverOf(placed: readonly PlacedHead[], line: number, column: number): PlacedHead | undefined {
  return placed.find((head) => head.until > line && head.from <= column && column < head.to)
}
