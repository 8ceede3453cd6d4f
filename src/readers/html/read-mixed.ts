import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import { cutAtSections } from '../table-sections.js'
import { readText } from '../text/read-text.js'
import { readDataTable } from './data-table.js'
import { outermost, parseHtml } from './dom.js'
import { isUnreasonable } from './page-size.js'

/**
 * Plain text or Markdown that holds HTML tables, as converters write tables with merged cells. Each reader sees the other's stretches as
 * blank, so that all places stay as they are.
 */
export function readMixed(text: string, report: Reporter): Block[] | null {
  if (isUnreasonable(text)) {
    report('read/html-too-big', {})
    return null
  }
  const pieces = cutTables(text)
  const outside = pieces.map(({ text, isTable }) => (isTable ? blank(text) : text)).join('')
  const inside = pieces.map(({ text, isTable }) => (isTable ? text : blank(text))).join('')
  const tables = [...outermost(parseHtml(inside), new Set(['table']))].flatMap((table) => readDataTable(table, inside) ?? [])
  return [...readText(outside, report), ...tables.flatMap(cutAtSections)].sort((one, other) => one.at.start - other.at.start)
}

/** The text cut at the outermost tables; one that is never closed reaches to the end. */
function cutTables(text: string): { readonly text: string; readonly isTable: boolean }[] {
  const pieces: { text: string; isTable: boolean }[] = []
  let from = 0
  let depth = 0
  for (const { 0: tag, 1: slash, index } of text.matchAll(/<(\/?)table(?:>|(?=\s))/gi)) {
    if (!slash && depth++ === 0) {
      pieces.push({ text: text.slice(from, index), isTable: false })
      from = index
    } else if (slash && depth > 0 && --depth === 0) {
      const end = tag.endsWith('>') ? index + tag.length : text.indexOf('>', index) + 1 || text.length
      pieces.push({ text: text.slice(from, end), isTable: true })
      from = end
    }
  }
  return [...pieces, { text: text.slice(from), isTable: depth > 0 }]
}

/** The same length, the same lines. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
