import type { FormPart, FormTable } from '../model/form.js'
import type { Band } from './bands.js'
import type { Mark } from './marks.js'
import { parseFigure } from './numbers.js'

/** The cells of a row by column id; null where the source does not tell which value stands in which column. */
export type Placement = ReadonlyMap<string, Mark> | null

/**
 * Gives each column of the part its cell. Values are placed only where their number equals that of the columns, or where the empty cells
 * between them are there to be counted; never by guess.
 */
export function placeBand(band: Band, part: FormPart, table: FormTable): Placement {
  const columns = part.columns.map((column) => column.id)
  const values = band.cells.filter((mark) => mark.kind !== 'blank')
  if (values.length === columns.length) return zip(columns, values)
  if (values.length > columns.length || band.cells.length < columns.length) return null
  if (band.cells.length === columns.length || values.length === 0) return zip(columns, band.cells.slice(0, columns.length))
  const placements = [band.cells.slice(0, columns.length), band.cells.slice(-columns.length)]
    .filter((cells) => cells.filter((mark) => mark.kind !== 'blank').length === values.length)
    .map((cells) => zip(columns, cells))
  const adding = placements.filter((placement) => addsUp(placement, table))
  return adding.length === 1 || sameFigures(adding) ? (adding[0] ?? null) : null
}

function zip(columns: readonly string[], cells: readonly Mark[]): Map<string, Mark> {
  return new Map(columns.map((column, index) => [column, cells[index]!]))
}

/** All sums the form states within a row hold, an empty cell counting nothing. */
function addsUp(placement: ReadonlyMap<string, Mark>, table: FormTable): boolean {
  const total = (columns: readonly string[]) => columns.reduce((sum, column) => sum + numberIn(placement.get(column)), 0)
  const sums = table.sums.filter((sum) => sum.axis === 'row' && [...sum.left, ...sum.right].every((column) => placement.has(column)))
  return sums.every((sum) => total(sum.left) === total(sum.right))
}

function numberIn(mark: Mark | undefined): number {
  const value = mark && parseFigure(mark.cell.text, 'count')?.value
  return typeof value === 'number' ? value : 0
}

function sameFigures(placements: readonly ReadonlyMap<string, Mark>[]): boolean {
  const texts = placements.map((placement) => [...placement.values()].map((mark) => mark.cell.text).join('|'))
  return new Set(texts).size === 1
}
