import { ofd } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

/** `nianbao/read/ofd`: reading an OFD file. */
export const readReports: ReadReports = readerOf({ ofd })
