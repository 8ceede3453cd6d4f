import { json } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

/** `nianbao/read/json`: reading nianbao's own JSON. */
export const readReports: ReadReports = readerOf({ json })
