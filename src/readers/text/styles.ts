import { readBoxed } from './boxed.js'
import { readCellPerLine } from './cell-per-line.js'
import { readIndentedCells } from './indented-cells.js'
import { readLabelled } from './labelled.js'
import type { Style } from './reading.js'
import { readRowPerLine } from './row-per-line.js'
import { readRuled } from './ruled.js'
import { readTabbed } from './tabbed.js'

/**
 * Every way of writing a table as text, by the numbers of the catalogue of styles (M1 … M25) or the exporter's name. A table is read in
 * the first style that fits both what shows it and what it holds.
 */
export const styles: readonly Style[] = [
  { id: 'boxed', covers: 'M25, pandoc grid, rst, w3m, links', shownBy: 'boxed', read: readBoxed },
  { id: 'ruled', covers: 'pandoc plain, rst', shownBy: 'ruled', read: readRuled },
  { id: 'indented-cells', covers: 'M14', shownBy: 'piped', read: readIndentedCells },
  { id: 'row-per-line', covers: 'M9–M13, M24, M25', shownBy: 'piped', read: readRowPerLine },
  { id: 'cell-per-line', covers: 'M1–M8, M25', shownBy: 'piped', read: readCellPerLine },
  { id: 'tabbed', covers: 'browser, spreadsheet', shownBy: 'tabbed', read: readTabbed },
  { id: 'labelled', covers: 'M15–M21, lynx, LibreOffice, pdftotext', shownBy: 'labelled', read: readLabelled },
]
