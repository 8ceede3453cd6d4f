import { docx } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

/** `nianbao/read/docx`: reading a Word file (.docx). */
export const readReports: ReadReports = readerOf({ docx })
