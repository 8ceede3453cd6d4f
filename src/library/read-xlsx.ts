import { xlsx } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

/** `nianbao/read/xlsx`: reading a workbook. */
export const readReports: ReadReports = readerOf({ xlsx })
