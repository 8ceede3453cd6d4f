import { cellLabelOf } from '../../forms/labels.js'
import type { Relation } from './relations.js'
import type { CellValues } from './values.js'

/** The relation written out with its numbers: `17＋4＋1＝22≠23`, `第一项6＋第二项0＝6≠（七）总计5＋第四项0＝5`. */
export function writeFormula(relation: Relation, values: CellValues): string {
  const named = relation.coefficients.size <= 4
  return `${writeSide(relation.left, values, named)}≠${writeSide(relation.right, values, named)}`
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
  const ordinal = /^([一二三四五六七八九十]+)、/.exec(row)?.[1]
  return ordinal ? `第${ordinal}项` : row.replace(/^.* /, '')
}
