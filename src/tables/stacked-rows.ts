import type { Reporter } from '../diagnostics/diagnostic.js'
import { usesOf } from '../forms/matching/vocabulary.js'
import { foldLabel } from '../language/fold.js'
import { isFigureWord } from '../language/numeral.js'
import type { Block, SourceCell, TableBlock } from '../model/block.js'
import { sliceText } from '../text/text.js'

/** Rows of a form that share their cells, label over label and figure over figure, are rows of their own again; which they were is said. */
export function partStackedRows(blocks: readonly Block[], report: Reporter): Block[] {
  return blocks.map((block) => (block.kind === 'table' && block.evidence.rowEnds === 'known' ? partTable(block, report) : block))
}

function partTable(block: TableBlock, report: Reporter): TableBlock {
  const rows: SourceCell[][] = []
  let parted = false
  for (const row of block.rows) {
    const stack = stackOf(row)
    if (!stack) {
      rows.push([...row])
      continue
    }
    parted = true
    report('table/stacked-rows', { rows: stack.labels }, { at: stack.at })
    stretchOver(rows, stack.rows.length - 1)
    rows.push(...stack.rows)
  }
  return parted ? { ...block, rows } : block
}

/** Cells from above that reach into the row reach over all that it becomes. */
function stretchOver(above: SourceCell[][], more: number): void {
  above.forEach((cells, index) =>
    cells.forEach((cell, place) => {
      if (index + cell.rowSpan > above.length) cells[place] = { ...cell, rowSpan: cell.rowSpan + more }
    }),
  )
}

interface Stack {
  readonly labels: string[]
  readonly at: SourceCell['at']
  readonly rows: SourceCell[][]
}

/** Null unless one cell holds several labels of rows, whole, and every cell behind it as many figures. */
function stackOf(row: readonly SourceCell[]): Stack | null {
  const place = row.findIndex(({ text }) => /\S\s+\S/.test(text) && partsOf(text).every(({ part }) => isRowLabel(part)))
  const label = row[place]
  if (!label) return null
  const labels = partsOf(label.text).map(({ part }) => part)
  const values = row.slice(place + 1)
  const areStacked = values.every(({ text }) => text.trim() === '' || holdsFigures(text, labels.length))
  if (!areStacked || values.every(({ text }) => text.trim() === '')) return null
  const rows = labels.map((_, index) => [label, ...values].map((cell) => partOfCell(cell, index)))
  rows[0]!.unshift(...row.slice(0, place).map((cell) => ({ ...cell, rowSpan: cell.rowSpan + labels.length - 1 })))
  return { labels, at: label.at, rows }
}

/** Lines, or words where it has one line. */
function partsOf(text: string): { part: string; start: number }[] {
  const pattern = text.includes('\n') ? /[^\n]*\S[^\n]*/g : /\S+/g
  return Array.from(text.matchAll(pattern), ({ 0: part, index }) => ({
    part: part.trim(),
    start: index + part.length - part.trimStart().length,
  }))
}

function isRowLabel(text: string): boolean {
  return usesOf(foldLabel(text)).some(({ role }) => role === 'row')
}

function holdsFigures(text: string, count: number): boolean {
  const parts = partsOf(text)
  return parts.length === count && parts.every(({ part }) => isFigureWord(part))
}

function partOfCell(cell: SourceCell, index: number): SourceCell {
  const found = partsOf(cell.text)[index]
  const { runs: _, ...rest } = cell
  if (!found) return { ...rest, text: '', at: { start: cell.at.end, end: cell.at.end } }
  return { ...rest, ...sliceText(cell, found.start, found.start + found.part.length) }
}
