import { roundTo, sum } from '../../arithmetic/numbers.js'
import { nominalFit } from '../../layout/nominal-fit.js'
import type { DocumentTable } from '../../model/document.js'
import { sidewaysWidth, uprightHeight, uprightWidth } from './measures.js'
import { tableSizes, type TableSize } from './table-styles.js'

export interface TableFit {
  readonly type: TableSize
  /** On a sheet on its side. */
  readonly sideways: boolean
  /** Of the grid's columns, in twips; they fill the type area. */
  readonly widths: readonly number[]
  /** Of the sheet's type area, in twips. */
  readonly height: number
  /** Rows are no lower than this, in twips; 0 where their text says how high they are. */
  readonly leastRow: number
}

const rooms = { portrait: uprightWidth / 20, landscape: sidewaysWidth / 20 }
/** Twice 五号, as in the PDF. A form's rows are as high as their text: so it fits its page; so are those of a table of many pages. */
const ROOMY_ROW = 420
const MANY_ROWS = (4 * uprightHeight) / ROOMY_ROW
const [five] = tableSizes

export function wordFit(table: DocumentTable): TableFit {
  const isForm = table.form !== null
  const { size, landscape, columns } = nominalFit(table, rooms)
  const type = tableSizes.find((candidate) => candidate.size <= 2 * size) ?? tableSizes.at(-1)!
  const [width, height] = landscape ? [sidewaysWidth, uprightWidth] : [uprightWidth, uprightHeight]
  const isRoomy = !isForm && type === five && sum(table.parts.map((part) => part.body.length)) < MANY_ROWS
  return { type, sideways: landscape, widths: roundTo(width, columns), height, leastRow: isRoomy ? ROOMY_ROW : 0 }
}
