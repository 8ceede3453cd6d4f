import { allReaders } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

export const readReports: ReadReports = readerOf(allReaders)
