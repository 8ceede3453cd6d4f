import { leavesEmpty, keepsSpans, stands } from './evidence.js'
import type { Judge } from '../solve/reading.js'

/** The headings over the row. */
export const headings: Judge = {
  id: 'headings',
  row: ({ columns }) => (columns.doubtful ? { says: 'forbids', reason: 'columns-doubtful' } : null),
  reading: (reading, row) =>
    row.columns.incomplete && leavesEmpty(reading) && !keepsSpans(row) && !stands(reading, row)
      ? { says: 'forbids', reason: 'columns-incomplete' }
      : null,
}
