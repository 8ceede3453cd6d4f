import { csv } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

/** `nianbao/read/csv`: reading a CSV or TSV file. */
export const readReports: ReadReports = readerOf({ csv })
