import { isDigit } from '../../language/characters.js'
import { columnsOf } from '../../language/width.js'
import { placeNames } from '../../diagnostics/catalogue/wordings.js'
import type { Block, SourceCell } from '../../model/block.js'
import type { Spot } from '../../model/source.js'
import type { Span } from '../../model/span.js'
import type { Text } from '../../model/text.js'
import { coverSpans } from '../../arithmetic/spans.js'
import { TextBuilder } from '../../text/text-builder.js'
import { joinTexts, sliceText, textAt, trimText, visibleText } from '../../text/text.js'
import { BlockWriter } from '../block-writer.js'
import { blocksOfTable } from '../table-sections.js'
import { laidRows, type LaidCell } from './laid-rows.js'
import type { FlowCell, FlowTable, PlacedLine } from './flow.js'
import type { Line } from './lines.js'
import type { Glyph } from './marks.js'
import type { ColumnLine, Passage } from './paragraphs.js'
import { headingRank } from './tags.js'

/** Writes the document out as text, a line for each line of a page, with the blocks that stand in them and their boxes. */
export class PdfWriter {
  private text = ''
  private readonly spots: Spot[] = []
  /** What is no text: marks of lists, and what a page says again of another. */
  private readonly unread: Span[] = []
  private readonly blocks = new BlockWriter()
  /** Waits for its table. */
  private caption: Text | null = null

  addPassage({ kind, lines }: Passage): void {
    this.endCaption()
    if (kind === 'laid') return this.blocks.addParagraph(this.layOut(lines), true)
    const texts = lines.map((line) => this.write(line))
    const isInferred = lines[0]!.line.pieces[0]!.glyphs[0]!.inferred
    if (isInferred) this.blocks.addBlock({ kind: 'chrome', added: true, ...joinTexts(texts, glueWords) })
    else if (kind === 'heading') this.blocks.addHeading(joinTexts(texts, glueWords), headingRank(lines[0]!.tag) ?? 1)
    else if (kind === 'caption') this.caption = joinTexts(texts, glueWords)
    else if (kind === 'item') this.addItem(lines[0]!, joinTexts(texts, glueWords))
    else this.blocks.addParagraph(joinTexts(texts, glueWords), false)
  }

  /** Its mark is none of its text, its ordinal is. */
  private addItem({ line, tag }: ColumnLine, text: Text): void {
    const label = labelOf(line, text.text)
    const ordered = ordinalMark.test(label)
    if (!ordered) this.unread.push(sliceText(text, 0, label.length).at)
    this.blocks.addItem(ordered ? text : trimText(sliceText(text, label.length)), { depth: tag!.item!.depth, ordered }, false)
  }

  /** Of the foot of a page. */
  addNote(lines: readonly PlacedLine[]): void {
    const text = joinTexts(
      lines.map((line) => this.write(line)),
      glueWords,
    )
    this.blocks.addBlock({ kind: 'paragraph', role: 'note', ...text })
  }

  addTable({ cells, height }: FlowTable): void {
    const rows: SourceCell[][] = Array.from({ length: height }, () => [])
    for (const cell of cells.toSorted((one, other) => one.top - other.top || one.left - other.left))
      rows[cell.top]!.push(this.writeCell(cell))
    const at = rows
      .flat()
      .map((cell) => cell.at)
      .reduce(coverSpans)
    const caption = this.caption && { caption: this.caption }
    this.caption = null
    const evidence = { rowEnds: 'known', spans: 'kept', blanks: 'kept' } as const
    for (const block of blocksOfTable({ kind: 'table', style: 'pdf', rows, at, evidence, ...caption })) this.blocks.addBlock(block)
  }

  /** Furniture and what is never seen. */
  addChrome(lines: readonly PlacedLine[]): Text[] {
    const texts = lines.map((line) => this.write(line))
    for (const text of texts) this.blocks.addChrome(text)
    return texts
  }

  /** Nothing of it is left out. */
  addRepeated(lines: readonly PlacedLine[]): void {
    for (const line of lines) this.unread.push(this.write(line).at)
  }

  /** A caption without a table is a paragraph. */
  private endCaption(): void {
    if (this.caption) this.blocks.addParagraph(this.caption, false)
    this.caption = null
  }

  finish(): { text: string; blocks: Block[]; spots: Spot[]; markup: Span[] } {
    this.endCaption()
    return { text: this.text, blocks: this.blocks.finish(), spots: this.spots, markup: this.unread }
  }

  private write({ page, line }: PlacedLine): Text {
    const start = this.text.length
    this.spots.push({ start, name: placeNames.page(page), box: boxOf(page, line) })
    this.text += `${line.text}\n`
    return visibleText(textAt(line.text, start))
  }

  private writeCell({ lines, width, top, bottom, left, right }: FlowCell): SourceCell {
    const start = this.text.length
    const texts = lines.map((line) => this.write(line))
    const ends = texts.map((text, index) => glueOf(lines[index]!.line, text.text, lines[index + 1]?.line, width))
    let index = 0
    const whole = texts.length === 0 ? { text: '', at: { start, end: start } } : joinTexts(texts, () => ends[index++]!)
    const glyph = lines[0]?.line.pieces[0]!.glyphs[0]
    const header = glyph?.tag?.cell?.isHeader && !glyph.inferred && { header: true }
    const state = glyph?.inferred && !glyph.tag?.cell?.isHeader && { state: 'inferred' as const }
    return { ...whole, colSpan: right - left + 1, rowSpan: bottom - top + 1, ...header, ...state }
  }

  /** The lines as a typewriter would set them, so that what stands one above the other on the page does so in the text. */
  private layOut(lines: readonly ColumnLine[]): Text {
    const left = Math.min(...lines.map(({ line }) => line.left))
    const unit = Math.min(...lines.map(({ line }) => line.size)) / 2
    const texts = laidRows(lines).map((row) => {
      const built = new TextBuilder()
      for (const cell of row) {
        const column = Math.round((cell.left - left) / unit)
        const text = this.writeLaid(cell)
        const gap = Math.max(built.text === '' ? 0 : 2, column - columnsOf(built.text))
        built.addFor(' '.repeat(gap), { start: text.at.start, end: text.at.start })
        built.append(text)
      }
      return built.finish()
    })
    return joinTexts(texts, () => '\n')
  }

  private writeLaid({ pieces, isLine }: LaidCell): Text {
    const texts = pieces.map(({ piece, page, y, size }) => this.write({ page, line: { ...piece, pieces: [piece], y, size } }))
    return joinTexts(texts, isLine ? () => ' ' : glueWords)
  }
}

/** Letters alone are bullets: Word's `o`, and Wingdings as programs name them that do not know it. */
const ordinalMark = /[\p{N}\p{Script=Han}]|[A-Za-z][.．)）、]/u
/** How items begin whose marks have no tag of their own; programs draw bullets from private characters too. */
const untaggedMark = /^(?:[●■◆○•·▪\ue000-\uf8ff]|-(?=\s)|[（(]?(?:\d{1,2}|[a-z])[.．)）、])/u

/** An item's mark or ordinal as its text has it. */
function labelOf({ pieces }: Line, text: string): string {
  const glyphs = pieces.flatMap((piece) => piece.glyphs)
  const end = glyphs.findIndex(({ tag }) => !tag?.item?.isLabel)
  if (end === 0) return untaggedMark.exec(text)?.[0] ?? ''
  return text.slice(0, lengthOf(glyphs.slice(0, end < 0 ? undefined : end), text))
}

/** How much of a text some characters at its beginning take; blanks are none of them. */
function lengthOf(glyphs: readonly Glyph[], text: string): number {
  let end = 0
  for (const glyph of glyphs) {
    const start = text.indexOf(glyph.text, end)
    if (start >= 0) end = start + glyph.text.length
  }
  return end
}

function boxOf(page: number, { left, right, y, size }: Line): NonNullable<Spot['box']> {
  return { page, x: round(left), y: round(y - size), width: round(right - left), height: round(1.2 * size) }
}

function round(points: number): number {
  return Math.round(points * 10) / 10
}

/** A line break parts no Chinese words; two numbers or two words stay two. */
function glueWords(last: string, next: string): string {
  return /[A-Za-z0-9]/.test(last) && /^[A-Za-z0-9]/.test(next) ? ' ' : ''
}

/** Room that rules and their padding take of a cell's width, in points. */
const padding = 14

/** What stands between two lines of a cell: nothing where the cell's width broke the line. Figures one above the other stay apart. */
function glueOf(line: Line, text: string, next: Line | undefined, width: number): string {
  if (!next || text === '') return ''
  if (isDigit(text.charCodeAt(text.length - 1)) && isDigit(next.text.charCodeAt(0))) return '\n'
  const room = width - (line.right - line.left) - padding
  return room < next.size || text.length === 1 ? glueWords(text.at(-1)!, next.text) : '\n'
}
