import { markdown, mixed, text } from '../readers/registry.js'
import { readerOf, type ReadReports } from './read.js'

/** `nianbao/read/text`: reading plain text and Markdown. */
export const readReports: ReadReports = readerOf({ markdown, mixed, text })
