import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import { BlockWriter } from '../block-writer.js'
import { reportHidden } from '../hidden-text.js'
import type { Text } from '../../model/text.js'
import { placeCaption } from '../table-caption.js'
import { blocksOfTable } from '../table-sections.js'
import type { Span } from '../../model/span.js'
import { textAt } from '../../text/text.js'
import { placeBlocks } from '../place-blocks.js'
import { paragraphsOf, type DocxBlock, type DocxChunk, type DocxParagraph, type DocxTable } from './body.js'
import type { ChunkText } from './chunk.js'
import { writeTable } from './docx-table.js'
import { isLayoutTable } from './layout-table.js'
import { LinearText } from './linear-text.js'
import { isOwnFile, ownParagraph } from './own-styles.js'
import type { Styles } from './styles.js'

/** Writes the document out as lines of text, one a paragraph or cell, with the blocks that stand in them. */
export class DocxWriter {
  private readonly linear = new LinearText()
  private readonly blocks = new BlockWriter()
  private readonly own: boolean
  private readonly pictures: string[] = []
  private readonly hidden: Text[] = []
  private readonly markup: Span[] = []
  private readonly unreadNotes: Map<string, string>
  private unreadChunks = 0
  /** Waits for its table. */
  private caption: Text | null = null

  constructor(
    private readonly styles: Styles,
    private readonly notes: ReadonlyMap<string, string>,
    private readonly report: Reporter,
    /** A file put into the document; null where it cannot be read. */
    private readonly readChunk: (id: string) => ChunkText | null,
  ) {
    this.unreadNotes = new Map(notes)
    this.own = isOwnFile(styles)
  }

  addBlocks(blocks: readonly DocxBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.addParagraph(block)
      else if (block.kind === 'chunk') this.addChunk(block)
      else if (!this.own && isLayoutTable(block)) this.addLayout(block)
      else this.addTable(block)
    }
  }

  /** Headers and footers; our own page numbers are no text of the file. */
  addChrome(texts: readonly string[]): void {
    this.endCaption()
    for (const text of texts) if (!this.own || !/^— ?\d* ?—$/.test(text)) this.blocks.addChrome(this.linear.add(text))
  }

  /** Text that no block has: it stands in what was read, so that the ledger finds it. */
  addLost(texts: readonly string[]): void {
    for (const text of [...texts, ...this.unreadNotes.values()]) this.linear.add(text)
  }

  finish(): { text: string; blocks: Block[]; markup: Span[] } {
    const { pictures, hidden, markup } = this
    if (this.unreadChunks > 0) this.report('read/embedded-document', { count: this.unreadChunks })
    if (pictures.length > 0) this.report('read/image-left-out', { count: pictures.length, names: pictures.filter((name) => name !== '') })
    reportHidden(hidden, this.report)
    return { text: this.linear.text, blocks: this.blocks.finish(), markup }
  }

  private addParagraph(paragraph: DocxParagraph): void {
    this.endCaption()
    if (paragraph.text.trim() !== '') {
      if (this.own) this.addOwn(paragraph)
      else this.addForeign(paragraph)
    }
    this.addAttached(paragraph)
    for (const box of paragraph.boxes) this.addBlocks(box)
  }

  private addForeign({ text, outline, style, inContents, list }: DocxParagraph): void {
    const line = this.linear.add(text)
    // A sentence is no entry of a list of contents, whatever its style.
    if (inContents && !/[。！？]$/.test(line.text)) this.blocks.addChrome(line)
    else if (style && /^(?:title|标题)$/i.test(style.name)) this.blocks.addHeading(line, 1)
    else if (outline !== undefined) this.blocks.addHeading(line, outline + 2)
    else this.blocks.addItem(line, list, false)
  }

  private addOwn({ text, style, list }: DocxParagraph): void {
    const own = ownParagraph(style)
    if (own.kind === 'addition') return
    // The writer breaks a title by sense; the breaks are not in it.
    const isTitle = own.kind === 'heading' && own.level === 0
    const line = this.linear.add(isTitle ? text.replaceAll('\n', '') : text)
    if (own.kind === 'caption') this.caption = line
    else this.blocks.addBlock({ ...own, ...(own.kind === 'paragraph' && list && { list }), text: line.text, at: line.at })
  }

  /** A caption without a table is a paragraph. */
  private endCaption(): void {
    const { caption } = this
    this.caption = null
    if (caption) this.blocks.addBlock({ kind: 'paragraph', text: caption.text, at: caption.at })
  }

  /** What hangs on a paragraph: its notes, its hidden text, its pictures. */
  private addAttached({ runs }: DocxParagraph): void {
    for (const note of runs.notes) this.addNote(note)
    if (runs.hidden.trim() !== '') this.addHidden(runs.hidden)
    for (const picture of runs.pictures) this.pictures.push(picture)
  }

  private addNote(id: string): void {
    const text = this.notes.get(id)
    this.unreadNotes.delete(id)
    if (text === undefined) return
    const line = this.linear.add(text)
    this.blocks.addBlock({ kind: 'paragraph', role: 'note', text: line.text, at: line.at })
  }

  private addHidden(text: string): void {
    const line = this.linear.add(text)
    this.hidden.push(line)
    this.blocks.addChrome(line)
  }

  private addChunk({ id }: DocxChunk): void {
    this.endCaption()
    const read = this.readChunk(id)
    if (!read) this.unreadChunks++
    const start = read ? this.linear.addWhole(read.text) : 0
    for (const { start: from, end } of read?.markup ?? []) this.markup.push({ start: start + from, end: start + end })
    for (const block of read ? placeBlocks(read.blocks, textAt(read.text, start)) : []) this.blocks.addBlock(block)
  }

  private addLayout(table: DocxTable): void {
    for (const row of table.rows) for (const cell of row.cells) this.addBlocks(cell.blocks)
  }

  private addTable(table: DocxTable): void {
    const { caption } = this
    this.caption = null
    const found = writeTable(table, this.linear, this.styles, this.own)
    const block = caption ? { ...found, caption } : found
    for (const piece of this.own ? placeCaption(block) : blocksOfTable(block)) this.blocks.addBlock(piece)
    for (const text of table.hidden) this.addHidden(text)
    for (const cell of table.rows.flatMap((row) => row.cells)) {
      for (const paragraph of paragraphsOf(cell.blocks)) this.addAttached(paragraph)
      if (cell.hidden !== '') this.addHidden(cell.hidden)
      for (const block of cell.blocks) if (block.kind === 'chunk') this.addChunk(block)
    }
  }
}
