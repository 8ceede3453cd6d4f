import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import { isOwnPage, readOwnPage } from './own-page.js'
import { parseHtml } from './parse-html.js'
import { readSavedPage } from './saved-page.js'

/** A page's headings, paragraphs and tables, and its furniture; null where it was refused, which has been reported. */
export function readHtml(text: string, report: Reporter): Block[] | null {
  const cleaned = blankControls(text, report)
  const document = parseHtml(cleaned, report)
  if (!document) return null
  return isOwnPage(document) ? readOwnPage(document, cleaned) : readSavedPage(document, cleaned, report)
}

/** References to control characters, which no output can hold. */
const controlReference = /&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01]|127)|x0*(?:[1-8bcef]|1[\da-f]|7f))(?:;|(?![\da-f]))/gi

function blankControls(text: string, report: Reporter): string {
  const found = [...text.matchAll(controlReference)]
  if (found.length === 0) return text
  const examples = [...new Set(found.map(([reference]) => reference))].slice(0, 3).join('、')
  const start = found[0]!.index
  report('read/control-characters', { count: found.length, examples }, { at: { start, end: start + found[0]![0].length } })
  return text.replace(controlReference, (reference) => ' '.repeat(reference.length))
}
