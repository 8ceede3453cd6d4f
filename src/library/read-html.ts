import { html, mhtml } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

/** `nianbao/read/html`: reading a page, also one kept in a single file (.mht). */
export const readReports: ReadReports = readerOf({ html, mhtml })
