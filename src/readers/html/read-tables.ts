import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import { blocksOfTable } from '../table-sections.js'
import { readDataTable } from './data-table.js'
import { outermost, parseHtml } from './dom.js'
import { isUnreasonable } from './page-size.js'

/** The tables of a text that is blank but for them; null where it was refused, which has been reported. */
export function readHtmlTables(text: string, report: Reporter): Block[] | null {
  if (isUnreasonable(text)) {
    report('read/html-too-big', {})
    return null
  }
  const tables = [...outermost(parseHtml(text), new Set(['table']))]
  return tables.flatMap((table) => readDataTable(table, text) ?? []).flatMap(blocksOfTable)
}
