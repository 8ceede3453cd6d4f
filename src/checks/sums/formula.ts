import { sumNames } from '../../diagnostics/catalogue/wordings.js'
import { parseOrdinal } from '../../language/ordinal.js'
import { toHan } from '../../language/han-numerals.js'
import { cellLabelOf } from '../../forms/labels.js'
import type { Relation } from './relations.js'
import type { CellValues } from './values.js'

/** The relation written out with its numbers: `17＋4＋1＝22≠23`, `第一项6＋第二项0＝6≠（七）总计5＋第四项0＝5`. */
export function writeFormula(relation: Relation, values: CellValues): string {
  const named = relation.coefficients.size <= 4
  return `${writeSide(relation.left, values, named)}≠${writeSide(relation.right, values, named)}`
}

/** The same with the name of every number: `自然人6＋商业企业2＋法律服务机构1＝9≠总计12`. */
export function spellFormula(relation: Relation, values: CellValues): string {
  const [left, right] = [relation.left, relation.right].map((cells) => {
    const shown = cells.filter((cell) => values.get(cell) !== 0)
    if (shown.length === 0) return cells.length === 1 ? `${nameOf(cells[0]!, relation)}0` : '0'
    const terms = shown.map((cell) => `${nameOf(cell, relation)}${values.get(cell)}`).join('＋')
    return shown.length === 1 ? terms : `${terms}＝${sumOf(cells, values)}`
  })
  return `${left}≠${right}`
}

/** What tells the cell from the others of its line: its row in a column, its column in a row. */
function nameOf(cell: string, { axis }: Relation): string {
  const label = cellLabelOf(cell)
  if (!label) return cell
  return axis === 'column' ? withoutOrdinal(label.row.replace(/^.* (?=\d)/, '')) : label.column.replace(/^.* /, '')
}

export function sumOf(cells: readonly string[], values: CellValues): number {
  return cells.reduce((sum, cell) => sum + (values.get(cell) ?? 0), 0)
}

/** Zeros are left out of long sums; a sum of one number is that number. */
function writeSide(cells: readonly string[], values: CellValues, named: boolean): string {
  const sum = sumOf(cells, values)
  const shown = named ? cells : cells.filter((cell) => values.get(cell) !== 0)
  if (shown.length === 0) return '0'
  const terms = shown.map((cell) => (named ? `${ordinalOf(cell)}${values.get(cell)}` : String(values.get(cell)))).join('＋')
  return shown.length === 1 ? terms : `${terms}＝${sum}`
}

/** As the form's own note calls its rows: 一、 is 第一项. */
function ordinalOf(cell: string): string {
  const row = cellLabelOf(cell)?.row ?? ''
  const ordinal = parseOrdinal(row)
  return ordinal?.level === 1 ? sumNames.item(toHan(ordinal.number!)) : row.replace(/^.* /, '')
}

/** Groups keep theirs, （一）, by which the form's notes call them. */
function withoutOrdinal(label: string): string {
  const ordinal = parseOrdinal(label)
  return ordinal && ordinal.level !== 2 ? label.slice(ordinal.written.length) : label
}
