import { coverSpans } from '../../arithmetic/spans.js'
import { foldLabel } from '../../language/fold.js'
import { holdsSentence } from '../../language/sentence.js'
import type { Block, SourceCell } from '../../model/block.js'
import type { Text } from '../../model/text.js'
import { textAt, trimText, visibleText } from '../../text/text.js'
import type { Reporter } from '../../diagnostics/diagnostic.js'
import { isSectionTitle } from '../../forms/matching/sections.js'
import { placeBlocks } from '../place-blocks.js'
import type { Content } from '../reader.js'
import { readText } from '../text/read-text.js'
import { labelness } from '../text/words.js'
import { delimiterOf, parseCsv } from './parse-csv.js'
import { isFiguresHead, readFigures } from './read-figures.js'

/** The tables of a sheet and the text between them; or the reports of our own figures.csv. */
export function readCsv(text: string, report: Reporter): Content {
  const rows = parseCsv(text, delimiterOf(text)?.delimiter ?? ',')
  const fields = rows.map((row) => row.map((field) => trimText(visibleText(field))))
  if (isFiguresHead(fields[0]!)) return { reports: readFigures(fields, report) }
  return { text, blocks: readSheet(fields) }
}

function readSheet(rows: readonly (readonly Text[])[]): Block[] {
  const blocks: Block[] = []
  let table: (readonly Text[])[] = []
  const endTable = () => {
    if (table.length > 0) blocks.push(tableOf(table))
    table = []
  }
  for (const row of rows) {
    const filled = row.filter(({ text }) => text !== '')
    const [only] = filled
    if (!only) continue
    if (filled.length > 1 || isRowOfOne(only.text, table.length > 0)) table.push(row)
    else {
      endTable()
      blocks.push(...placeBlocks(readText(only.text), only))
    }
  }
  endTable()
  return blocks
}

/** A label of a form; within a table, whatever is neither a section's title nor a sentence. */
function isRowOfOne(text: string, within: boolean): boolean {
  if (labelness(foldLabel(text)) === 'whole') return true
  return within && text.length <= longestLabel && !isSectionTitle(text) && !holdsSentence(text)
}

const longestLabel = 40

/** Spreadsheets fill every row up to the width of the widest. */
function tableOf(rows: readonly (readonly Text[])[]): Block {
  const width = Math.max(...rows.map((row) => row.findLastIndex(({ text }) => text !== '') + 1))
  const cells = rows.map((row) => row.slice(0, width).map((field): SourceCell => ({ ...field, colSpan: 1, rowSpan: 1 })))
  const at = rows
    .flat()
    .filter(({ text }) => text !== '')
    .map((field) => field.at)
    .reduce(coverSpans, textAt('', rows[0]!.find(({ text }) => text !== '')!.at.start).at)
  return { kind: 'table', rows: cells, style: 'csv', at, evidence: { rowEnds: 'known', spans: 'lost', blanks: 'kept' } }
}
