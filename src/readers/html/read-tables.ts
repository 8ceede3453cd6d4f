import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import { blocksOfTable } from '../table-sections.js'
import { readDataTable } from './data-table.js'
import { outermost } from './dom.js'
import { parseHtml } from './parse-html.js'

/** The tables of a text that is blank but for them; null where it was refused, which has been reported. */
export function readHtmlTables(text: string, report: Reporter): Block[] | null {
  const document = parseHtml(text, report)
  if (!document) return null
  const tables = [...outermost(document, new Set(['table']))]
  return tables.flatMap((table) => readDataTable(table, text) ?? []).flatMap(blocksOfTable)
}
