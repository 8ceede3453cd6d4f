import { doc } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

/** `nianbao/read/doc`: reading a Word or WPS file (.doc, .wps). */
export const readReports: ReadReports = readerOf({ doc })
