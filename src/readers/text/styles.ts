import { readCellPerLine } from './cell-per-line.js'
import type { Style } from './reading.js'
import { readRowPerLine } from './row-per-line.js'

/** Every way of writing a table as text, tried in this order: the first that fits the region reads it. */
export const styles: readonly Style[] = [
  { id: 'row-per-line', read: readRowPerLine },
  { id: 'cell-per-line', read: readCellPerLine },
]
