import { pdf } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

/** `nianbao/read/pdf`: reading a PDF. */
export const readReports: ReadReports = readerOf({ pdf })
