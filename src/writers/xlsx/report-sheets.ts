import { workbookWords } from '../../diagnostics/catalogue/wordings.js'
import { findFormTable } from '../../forms/index.js'
import { gridOf } from '../../layout/table-grid.js'
import type { Document, DocumentBlock, DocumentTable } from '../../model/document.js'
import { paragraphRows, tableRows } from './block-rows.js'
import { Sheet } from './sheet.js'

/** Where a figure stands. */
export interface FigurePlace {
  readonly sheet: Sheet
  readonly row: number
  readonly column: number
}

export interface ReportSheets {
  readonly sheets: readonly Sheet[]
  readonly figures: ReadonlyMap<string, FigurePlace>
}

/** Digits of the standard type over the width of a sheet: what A4 takes upright. */
const SHEET_WIDTH = 92
const NARROWEST = 5

/** The report in its own order: a sheet for each section with a statutory table, one for all that stands between two of them. */
export function reportSheets({ blocks }: Document): ReportSheets {
  const names = new SheetNames()
  const figures = new Map<string, FigurePlace>()
  const sheets = stretchesOf(blocks).map((stretch) => {
    const sheet = new Sheet({ name: names.claim(nameOf(stretch)), widths: widthsOf(stretch) })
    for (const block of stretch) addBlock(sheet, block, figures)
    return sheet
  })
  return { sheets, figures }
}

class SheetNames {
  private readonly taken = new Set<string>()

  claim(wanted: string): string {
    let name = wanted
    for (let copy = 2; this.taken.has(name); copy++) name = `${wanted}（${copy}）`
    this.taken.add(name)
    return name
  }
}

/** Cut before sections and attachments; neighbours without a statutory table stay together. */
function stretchesOf(blocks: readonly DocumentBlock[]): DocumentBlock[][] {
  const parts: DocumentBlock[][] = [[]]
  for (const block of blocks) {
    if (beginsPart(block) && parts.at(-1)!.length > 0) parts.push([])
    parts.at(-1)!.push(block)
  }
  const stretches: DocumentBlock[][] = []
  for (const part of parts) {
    const last = stretches.at(-1)
    if (last && !formTableIn(last) && !formTableIn(part)) last.push(...part)
    else stretches.push(part)
  }
  return stretches
}

function beginsPart(block: DocumentBlock): boolean {
  if (block.kind === 'heading') return block.level === 1 && block.annex === undefined
  return block.kind === 'paragraph' && block.role === 'annex'
}

function formTableIn(blocks: readonly DocumentBlock[]): (DocumentTable & { readonly form: string }) | undefined {
  return blocks.find((block): block is DocumentTable & { readonly form: string } => block.kind === 'table' && block.form !== null)
}

function nameOf(blocks: readonly DocumentBlock[]): string {
  const table = formTableIn(blocks)
  return table ? findFormTable(table.form, table.id.replace(/-\d+$/, '')).name : workbookWords.text
}

/** Each column as wide as the widest of its tables asks. */
function widthsOf(blocks: readonly DocumentBlock[]): number[] {
  const tables = blocks.filter((block) => block.kind === 'table')
  const widths: number[] = []
  for (const table of tables) {
    const whole = table.widths.reduce((sum, width) => sum + width, 0)
    for (let column = 0; column < gridOf(table).columnCount; column++) {
      const width = whole > 0 ? ((table.widths[column] ?? 0) / whole) * SHEET_WIDTH : 0
      widths[column] = Math.max(widths[column] ?? NARROWEST, width)
    }
  }
  return widths.length > 0 ? widths : [SHEET_WIDTH]
}

function addBlock(sheet: Sheet, block: DocumentBlock, figures: Map<string, FigurePlace>): void {
  if (block.kind !== 'table') {
    for (const { cells, height } of paragraphRows(block, sheet.widths)) sheet.addRow(cells, height)
    return
  }
  if (block.captionShown)
    for (const { cells, height } of paragraphRows({ kind: 'caption', text: block.caption }, sheet.widths)) sheet.addRow(cells, height)
  for (const { cells, height, paths } of tableRows(block, sheet.widths)) {
    const row = sheet.addRow(cells, height)
    for (const [path, column] of paths) if (!figures.has(path)) figures.set(path, { sheet, row, column })
  }
  // Keeps the table off what follows it.
  sheet.addRow([], 0)
}
