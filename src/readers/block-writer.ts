import type { Block, HeadingBlock, ListItem } from '../model/block.js'
import type { Text } from '../model/text.js'
import { TextBuilder } from '../text/text-builder.js'
import { joinTexts, sliceText, trimText, writtenOf } from '../text/text.js'
import { itemOf } from './list-items.js'
import { breakLines } from './paragraph-lines.js'
import { placeBlocks } from './place-blocks.js'
import { settleLists } from './settle-lists.js'
import { isReportTitle } from './report-title.js'
import { headingOf } from './text/headings.js'
import { readText } from './text/read-text.js'

/**
 * Gathers the blocks of a page or a Word file. Paragraphs that follow one another are handed together to the reader of plain text, which
 * knows headings by their ordinals and tables that were pasted as text.
 */
export class BlockWriter {
  private readonly blocks: Block[] = []
  private lines = new TextBuilder()
  private chrome: Text[] = []

  /** `verbatim`: its line breaks are the source's lines. */
  addParagraph(text: Text, verbatim: boolean): void {
    this.endChrome()
    for (const line of breakLines(text, verbatim)) {
      if (line.kind === 'line') this.addLine(line.text, line.end)
      else this.addBlock({ kind: 'paragraph', ...line.text })
    }
  }

  /** An item of a list, or what else its words make of it. */
  addItem(text: Text, list: ListItem | undefined, verbatim: boolean): void {
    const item = itemOf(text, list)
    if (item) this.addBlock(item)
    else this.addParagraph(text, verbatim)
  }

  /**
   * What the source marks as a heading, of rank 1 (a title) to 6. Running text in a heading's clothes is none, and where text follows the
   * heading in its line the reader of text divides them.
   */
  addHeading(text: Text, rank: number): void {
    const heading = readHeading(text, rank)
    if (heading) this.addBlock(heading)
    else this.addParagraph(text, false)
  }

  addBlock(block: Block): void {
    this.endChrome()
    this.endLines()
    this.blocks.push(block)
  }

  /** Furniture; pieces that follow one another become one block. */
  addChrome(text: Text): void {
    this.endLines()
    if (text.text !== '') this.chrome.push(writtenOf(text))
  }

  finish(): Block[] {
    this.endLines()
    this.endChrome()
    return settleLists(this.blocks)
  }

  private addLine(text: Text, end: string): void {
    this.lines.append(text)
    const { end: at } = text.at
    this.lines.addFor(end, { start: at, end: at })
  }

  private endLines(): void {
    const lines = this.lines.finish()
    this.lines = new TextBuilder()
    if (lines.text.trim() === '') return
    for (const block of placeBlocks(readText(lines.text), lines)) this.blocks.push(block)
  }

  private endChrome(): void {
    const { chrome } = this
    this.chrome = []
    if (chrome.length === 0) return
    this.blocks.push({ kind: 'chrome', ...joinTexts(chrome, () => '\n') })
  }
}

function readHeading(placed: Text, rank: number): HeadingBlock | null {
  const first = placed.text.split('\n')[0]!.trim()
  if (first.length < placed.text.length && headingOf(first)?.length === first.length) return null
  const heading = joinLines(placed)
  const { text } = heading
  const known = headingOf(text)
  if (known && known.length < text.length) return null
  if (!known && (text.length > 80 || /。./.test(text))) return null
  const level = isReportTitle(text) ? 0 : (known?.level ?? levels[Math.min(rank, 6)]!)
  return { kind: 'heading', level, ...heading }
}

/** A break inside a heading only lays it out. */
function joinLines(text: Text): Text {
  const lines = [...text.text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => trimText(sliceText(text, index, index + line.length)))
  const written = lines.filter((line) => line.text !== '')
  return joinTexts(written, (last, line) => (/[\w.]/.test(last) && /^\w/.test(line) ? ' ' : ''))
}

/** A heading without ordinal goes by its rank. */
const levels: readonly HeadingBlock['level'][] = [0, 0, 1, 2, 3, 4, 4]
