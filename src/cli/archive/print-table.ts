import { emsOf } from '../../language/width.js'
import { printable } from '../../language/printable.js'
import { byteOrderMark } from '../../language/invisible.js'
import { csvLine } from '../../writers/csv.js'

export const tableFormats = ['text', 'csv', 'json'] as const
export type TableFormat = (typeof tableFormats)[number]

export type Cell = string | number | boolean | null

/** Columns and rows as text in columns, as CSV or as JSON; a cell without a value is empty, in JSON null. */
export function formatTable(columns: readonly string[], rows: readonly (readonly Cell[])[], format: TableFormat): string {
  if (format === 'json')
    return `${JSON.stringify(
      rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))),
      null,
      1,
    )}\n`
  const texts = rows.map((row) => row.map((cell) => String(cell ?? '')))
  if (format === 'csv') return byteOrderMark + [columns, ...texts].map(csvLine).join('')
  const shown = [columns, ...texts].map((row) => row.map((text) => printable(text.replace(/\s+/g, ' '))))
  const widths = columns.map((_, at) => shown.reduce((most, row) => Math.max(most, columnsOf(row[at]!)), 0))
  const isNumber = columns.map((_, at) => texts.length > 0 && texts.every((row) => /^-?[\d.]*$/.test(row[at]!)))
  return shown
    .map(
      (row) =>
        `${row
          .map((text, at) => pad(text, widths[at]!, isNumber[at]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** Columns of a terminal. */
function columnsOf(text: string): number {
  return Math.round(emsOf(text) * 2)
}

function pad(text: string, width: number, toRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)))
  return toRight ? space + text : text + space
}
