import type { DocumentTable } from '../model/document.js'
import { nominalMeasure } from './measure.js'
import { fitTable, tableDensities, type TableRooms } from './measured-table.js'
import type { TableMeasures } from './table-widths.js'

const FEW_COLUMNS = 6
const [roomy, , dense] = tableDensities

/**
 * Columns, type and sheet of a table that another program sets, by the rule of the PDF; a form of many columns in 小五 from the first, so that it
 * fits its page.
 */
export function nominalFit(table: DocumentTable, rooms: TableRooms): TableMeasures {
  return fitTable(table, rooms, nominalMeasure, table.form !== null && table.columnCount > FEW_COLUMNS ? dense : roomy)
}
