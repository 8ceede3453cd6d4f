import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import { parseHtml } from './dom.js'
import { nestsTooDeep } from './nesting.js'
import { isOwnPage, readOwnPage } from './own-page.js'
import { readSavedPage } from './saved-page.js'

/** A page's headings, paragraphs and tables, and its furniture; null where it was refused, which has been reported. */
export function readHtml(text: string, report: Reporter): Block[] | null {
  if (nestsTooDeep(text)) {
    report('read/html-too-deep', {})
    return null
  }
  const document = parseHtml(text)
  return isOwnPage(document) ? readOwnPage(document, text) : readSavedPage(document, text, report)
}
