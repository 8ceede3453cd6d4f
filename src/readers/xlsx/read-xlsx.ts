import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block, SourceCell, TableBlock } from '../../model/block.js'
import type { Spot } from '../../model/source.js'
import { coverSpans } from '../../arithmetic/spans.js'
import { BlockWriter } from '../block-writer.js'
import { LinearText } from '../docx/linear-text.js'
import { PackageFault } from '../docx/package-fault.js'
import { isElement, type XmlElement } from '../docx/xml.js'
import { placeCaption } from '../table-caption.js'
import { blocksOfTable } from '../table-sections.js'
import { isOwnWorkbook, OwnLines, ownTableCell, withoutAdditions } from './own-workbook.js'
import { hiddenCells, regionsOf, type GridCell } from './regions.js'
import { furnitureOf } from './furniture.js'
import { nameOfCell, readSheet, type Sheet } from './sheet.js'
import { openWorkbook, textOfString, type SheetPart, type Workbook } from './workbook.js'

export interface SheetText {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly spots: readonly Spot[]
}

/** A workbook's text, one cell a line, and its blocks, sheet by sheet; null where it is refused, which has been reported. */
export function readXlsx(bytes: Uint8Array, report: Reporter): SheetText | null {
  try {
    return readWorkbook(openWorkbook(bytes), report)
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error
    report('read/xlsx-broken', {})
    return null
  }
}

function readWorkbook(workbook: Workbook, report: Reporter): SheetText {
  const isOwn = isOwnWorkbook(workbook)
  const writer = new SheetWriter(isOwn)
  const sheets = workbook.sheets.map((part, index) => {
    const sheet = readSheet(part.element, workbook)
    return { part, number: index + 1, sheet: isOwn ? withoutAdditions(sheet) : sheet }
  })
  const shown = sheets.filter(({ part }) => !part.isHidden)
  for (const { part, number, sheet } of shown) {
    writer.addSheet(number, sheet, part)
    for (const { name, text } of furnitureOf(part.element)) writer.addHidden(number, name, text)
  }
  const hidden = sheets.filter(({ part, sheet }) => part.isHidden && textsIn(sheet).length > 0)
  for (const { number, sheet } of hidden) for (const { name, text } of textsIn(sheet)) writer.addHidden(number, name, text)
  reportHidden(hidden, shown, report)
  const unknown = shown.flatMap(({ number, sheet }) => sheet.unknown.map((name) => placeName(number, name)))
  if (unknown.length > 0) report('read/formula-without-value', { cells: unknown })
  reportAttached(shown, report)
  return writer.finish()
}

type Numbered = { readonly part: SheetPart; readonly number: number; readonly sheet: Sheet }

function textsIn(sheet: Sheet): { name: string; text: string }[] {
  const cells = [...sheet.rows.values()].flatMap((row) => [...row.values()])
  return cells.filter(({ text }) => text !== '').map((cell) => ({ name: nameOfCell(cell), text: cell.text }))
}

function reportHidden(hidden: readonly Numbered[], shown: readonly Numbered[], report: Reporter): void {
  const cells = shown.flatMap(({ number, sheet }) => hiddenCells(sheet).map(({ name, text }) => `${placeName(number, name)} ${text}`))
  if (hidden.length + cells.length > 0) report('read/hidden-cells', { sheets: hidden.map(({ part }) => part.name), cells })
}

/** Comments and pictures are no text of the cells. */
function reportAttached(shown: readonly Numbered[], report: Reporter): void {
  const comments = shown.flatMap(({ part }) =>
    elementsIn(part.attached.comments, 's:comment').map((one) => textOfString(elementsIn(one, 's:text')[0])),
  )
  if (comments.length > 0) report('read/comments', { count: comments.length, texts: comments })
  const pictures = shown.flatMap(({ part }) => elementsIn(part.attached.drawing, 'a:blip'))
  if (pictures.length > 0) report('read/image-left-out', { count: pictures.length, names: [] })
  const charts = shown.flatMap(({ part }) => part.attached.charts)
  const words = charts.map((chart) =>
    elementsIn(chart, 'a:t')
      .map((run) => run.children.join(''))
      .join(''),
  )
  if (charts.length > 0) report('read/charts-left-out', { count: charts.length, texts: words.filter((text) => text.trim() !== '') })
}

function elementsIn(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(isElement).flatMap((node) => (node.name === name ? [node] : elementsIn(node, name)))
}

function placeName(sheet: number, cell: string): string {
  return `第${sheet}个工作表${cell}`
}

/** Writes the cells out line by line, with the blocks that stand in them. */
class SheetWriter {
  private readonly linear = new LinearText()
  private readonly blocks = new BlockWriter()
  private readonly spots: Spot[] = []
  private readonly ownLines = new OwnLines((block) => this.blocks.addBlock(block))

  constructor(private readonly isOwn: boolean) {}

  addSheet(number: number, sheet: Sheet, { attached }: SheetPart): void {
    for (const region of regionsOf(sheet)) {
      if (region.kind === 'table') for (const block of this.tableBlocks(number, region.rows)) this.blocks.addBlock(block)
      else if (this.isOwn) this.ownLines.add(region.cell, (text) => this.add(number, nameOfCell(region.cell), text))
      else this.blocks.addParagraph(this.add(number, nameOfCell(region.cell), region.cell.text), false)
    }
    this.ownLines.end()
    for (const text of boxTexts(attached.drawing)) this.blocks.addParagraph(this.add(number, '', text), false)
    for (const { name, text } of hiddenCells(sheet)) this.addHidden(number, name, text)
  }

  addHidden(number: number, name: string, text: string): void {
    this.blocks.addChrome(this.add(number, name, text))
  }

  finish(): SheetText {
    return { text: this.linear.text, blocks: this.blocks.finish(), spots: this.spots }
  }

  private add(number: number, name: string, text: string) {
    this.spots.push({ start: this.linear.text.length, name: placeName(number, name) })
    return this.linear.add(text)
  }

  private tableBlocks(number: number, rows: readonly (readonly GridCell[])[]): Block[] {
    const caption = this.ownLines.takeCaption()
    const table = this.tableOf(number, rows)
    return this.isOwn ? placeCaption(caption ? { ...table, caption } : table) : blocksOfTable(table)
  }

  private tableOf(number: number, rows: readonly (readonly GridCell[])[]): TableBlock {
    const cells = rows.map((row) =>
      row.flatMap(({ cell, colSpan, rowSpan }): SourceCell[] => {
        const own = this.isOwn ? ownTableCell(cell) : {}
        return own ? [{ ...this.add(number, nameOfCell(cell), cell.text), colSpan, rowSpan, ...own }] : []
      }),
    )
    const at = cells
      .flat()
      .map((cell) => cell.at)
      .reduce(coverSpans)
    return { kind: 'table', style: 'xlsx', rows: cells, at, evidence: { rowEnds: 'known', spans: 'kept', blanks: 'kept' } }
  }
}

/** The words of text boxes, by paragraph. */
function boxTexts(drawing: XmlElement | undefined): string[] {
  return elementsIn(drawing, 'a:p')
    .map((paragraph) =>
      elementsIn(paragraph, 'a:t')
        .map((run) => run.children.join(''))
        .join(''),
    )
    .filter((text) => text.trim() !== '')
}
