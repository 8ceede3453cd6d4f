import { formatDecimal, parseDecimal, scaleDecimal, type Decimal } from '../arithmetic/decimal.js'
import { isComparable, joinedRows } from '../forms/comparable.js'
import { figurePath, figureRows } from '../forms/layout.js'
import { moneyUnits } from '../language/numeral.js'
import type { Form } from '../model/form.js'

/** One cell added up over the reports of one form and unit. */
export interface CellSum {
  readonly form: string
  readonly table: string
  readonly row: string
  readonly column: string
  readonly unit: string | null
  /** A decimal number; null where no report has one. */
  readonly sum: string | null
  /** Reports with a number there, with nothing there, and with one that is lost. */
  readonly numbers: number
  readonly blanks: number
  readonly lost: number
}

export interface TotalCell {
  readonly path: string
  /** Null where no part has a number: blank is not 0. */
  readonly value: string | null
  readonly unit: string | null
  readonly numbers: number
  readonly blanks: number
  readonly lost: number
}

/** What stands on another form, or in a unit nothing says how to convert, and so in none of the cells. */
interface ApartCell extends TotalCell {
  readonly form: string
}

export interface Total {
  readonly form: Form
  /** Every cell of the form that some part has. */
  readonly cells: ReadonlyMap<string, TotalCell>
  readonly apart: readonly ApartCell[]
}

/** Parts on another form are added where the forms' tables say that the figure means the same. */
export function addUp(sums: readonly CellSum[], form: Form): Total {
  const units = new Map(
    form.tables.flatMap(figureRows).flatMap((row) => row.figures.map(({ path, column }) => [path, column.unit ?? null] as const)),
  )
  const gathered = new Map<string, CellSum[]>()
  const apart: ApartCell[] = []
  for (const sum of sums) {
    const path = pathIn(form.id, sum)
    if (path !== null && units.has(path)) gathered.set(path, [...(gathered.get(path) ?? []), sum])
    else apart.push(apartCell(sum))
  }
  const cells = new Map<string, TotalCell>()
  for (const [path, formUnit] of units) {
    const own = gathered.get(path)
    if (!own) continue
    const unit = formUnit ?? commonUnit(own)
    const added = own.filter((one) => one.sum === null || convert(one, unit) !== null)
    apart.push(...own.filter((one) => !added.includes(one)).map(apartCell))
    cells.set(path, { path, unit, value: valueOf(added, unit), ...countsOf(added) })
  }
  return { form, cells, apart: apart.filter(({ numbers, lost }) => numbers + lost > 0) }
}

/** Where a cell of a part stands in the form; null where nothing says that it may. */
function pathIn(form: string, { form: own, table, row, column }: CellSum): string | null {
  const path = figurePath(table, row, column)
  if (isComparable(path, own, form)) return path
  const joined = joinedRows.find((one) => one.table === table && one.edition === own && one.other === form && one.rows.includes(row))
  return joined ? figurePath(table, joined.row, column) : null
}

/** Where the form prints no unit, that of most. */
function commonUnit(sums: readonly CellSum[]): string | null {
  return sums.reduce((best, one) => (one.numbers > best.numbers ? one : best)).unit
}

/** Money by what its unit is worth; anything else only in its own unit. */
function convert({ sum, unit }: CellSum, wanted: string | null): Decimal | null {
  const value = sum === null ? null : parseDecimal(sum)
  if (value === null || unit === wanted) return value
  const [own, other] = [moneyUnits.get(unit ?? ''), moneyUnits.get(wanted ?? '')]
  return own === undefined || other === undefined ? null : scaleDecimal(value, own, other)
}

function valueOf(sums: readonly CellSum[], unit: string | null): string | null {
  const values = sums.flatMap((one) => convert(one, unit) ?? [])
  return values.length === 0 ? null : formatDecimal(values.reduce((total, value) => total + value, 0n))
}

function countsOf(sums: readonly CellSum[]): Pick<TotalCell, 'numbers' | 'blanks' | 'lost'> {
  const add = (key: 'numbers' | 'blanks' | 'lost') => sums.reduce((total, one) => total + one[key], 0)
  return { numbers: add('numbers'), blanks: add('blanks'), lost: add('lost') }
}

function apartCell(sum: CellSum): ApartCell {
  const { form, table, row, column, unit } = sum
  const value = sum.sum === null ? null : parseDecimal(sum.sum)
  return { form, path: figurePath(table, row, column), unit, value: value === null ? null : formatDecimal(value), ...countsOf([sum]) }
}

/** A cell in which the published report and its parts differ. */
export interface Difference {
  readonly path: string
  /** Null for a blank. */
  readonly published: string | null
  readonly sum: string | null
  /** Published less the sum of the parts, blanks as nothing. */
  readonly difference: string
}

/** The published report's cells beside the sum of its parts, each in the sum's form; lost ones say nothing. */
export function compareWithPublished(total: Total, published: Total['cells']): Difference[] {
  return [...total.cells].flatMap(([path, { value: sum, lost }]): Difference[] => {
    const cell = published.get(path)
    if (!cell || cell.lost > 0 || (lost > 0 && sum === null)) return []
    const difference = (parseDecimal(cell.value ?? '0') ?? 0n) - (parseDecimal(sum ?? '0') ?? 0n)
    return difference === 0n ? [] : [{ path, published: cell.value, sum, difference: formatDecimal(difference) }]
  })
}
