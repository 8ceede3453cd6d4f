import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block, SourceCell, TableBlock } from '../../model/block.js'
import { coverSpans } from '../../model/span.js'
import { BlockWriter } from '../block-writer.js'
import { PlacedText } from '../placed-text.js'
import { cutAtSections } from '../table-sections.js'
import { paragraphsOf, type DocxBlock, type DocxCell, type DocxParagraph, type DocxTable } from './body.js'
import { isLayoutTable } from './layout-table.js'

/** Writes the document out as lines of text, one a paragraph or cell, with the blocks that stand in them. */
export class DocxWriter {
  private text = ''
  private readonly blocks: BlockWriter
  private readonly pictures: string[] = []
  private hidden: { readonly text: string; readonly at: number } | null = null

  constructor(
    private readonly notes: ReadonlyMap<string, string>,
    private readonly report: Reporter,
  ) {
    this.blocks = new BlockWriter(report)
  }

  addBlocks(blocks: readonly DocxBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.addParagraph(block)
      else if (isLayoutTable(block)) this.addLayout(block)
      else this.addTable(block)
    }
  }

  addChrome(texts: readonly string[]): void {
    for (const text of texts) this.blocks.addChrome(this.write(text))
  }

  finish(): { text: string; blocks: Block[] } {
    if (this.pictures.length > 0) this.report('read/image-left-out', { count: this.pictures.length, names: this.pictures.filter((name) => name !== '') })
    if (this.hidden) this.report('read/hidden-text', { text: this.hidden.text.slice(0, 30) }, { at: { start: this.hidden.at, end: this.hidden.at + this.hidden.text.length } })
    return { text: this.text, blocks: this.blocks.finish() }
  }

  private addParagraph(paragraph: DocxParagraph): void {
    const { text, outline, style, inContents } = paragraph
    if (text.trim() !== '') {
      const line = this.write(text)
      if (inContents) this.blocks.addChrome(line)
      else if (style && /^(?:title|标题)$/i.test(style.name)) this.blocks.addHeading(line, 1)
      else if (outline !== undefined) this.blocks.addHeading(line, outline + 2)
      else this.blocks.addParagraph(line, false)
    }
    this.addAttached(paragraph)
    for (const box of paragraph.boxes) this.addBlocks(box)
  }

  /** What hangs on a paragraph: its notes, its hidden text, its pictures. */
  private addAttached({ runs }: DocxParagraph): void {
    for (const note of runs.notes) this.addNote(note)
    if (runs.hidden.trim() !== '') this.addHidden(runs.hidden)
    this.pictures.push(...runs.pictures)
  }

  private addNote(id: string): void {
    const text = this.notes.get(id)
    if (text === undefined) return
    const line = this.write(text)
    this.blocks.addBlock({ kind: 'paragraph', role: 'note', text: line.text, at: line.at })
  }

  private addHidden(text: string): void {
    const line = this.write(text)
    this.hidden ??= { text: line.text, at: line.at.start }
    this.blocks.addChrome(line)
  }

  private addLayout(table: DocxTable): void {
    for (const row of table.rows) for (const cell of row.cells) this.addBlocks(cell.blocks)
  }

  private addTable(table: DocxTable): void {
    const rows = table.rows.map((row) => row.cells.map((cell) => this.writeCell(cell, row.header)))
    const cells = rows.flat()
    const block: TableBlock = {
      kind: 'table',
      style: 'docx',
      rows,
      at: cells.map((cell) => cell.at).reduce(coverSpans),
      evidence: { rowEnds: 'known', spans: 'kept', blanks: 'kept' },
    }
    for (const piece of cutAtSections(block)) this.blocks.addBlock(piece)
    for (const cell of table.rows.flatMap((row) => row.cells)) {
      for (const paragraph of paragraphsOf(cell.blocks)) this.addAttached(paragraph)
      if (cell.hidden !== '') this.addHidden(cell.hidden)
    }
  }

  private writeCell(cell: DocxCell, header: boolean): SourceCell {
    const paragraphs = paragraphsOf(cell.blocks)
    const lines = paragraphs.map(({ text }) => text.trim()).filter((text) => text !== '')
    const start = this.text.length
    const line = this.write(lines.join('\n'))
    const inferred = paragraphs.some(({ runs }) => runs.styles.has('InferredFigure'))
    return {
      text: line.text,
      at: line.text === '' ? { start, end: start } : line.at,
      colSpan: cell.colSpan,
      rowSpan: cell.rowSpan,
      ...(header ? { header: true } : {}),
      ...(inferred ? { state: 'inferred' } : line.text === '〔缺〕' ? { state: 'lost' } : {}),
    }
  }

  /** Adds a line to the text. */
  private write(text: string): PlacedText {
    const start = this.text.length
    const placed = new PlacedText()
    placed.addFor(text.trim(), { start, end: start + text.trim().length })
    this.text += `${text.trim()}\n`
    return placed
  }
}
