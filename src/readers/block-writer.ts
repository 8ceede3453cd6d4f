import { coverSpans } from '../arithmetic/spans.js'
import type { Block, HeadingBlock } from '../model/block.js'
import type { Span } from '../model/span.js'
import { breakLines } from './paragraph-lines.js'
import { MappedText } from './mapped-text.js'
import { relocateBlocks } from './relocate.js'
import { isReportTitle } from './report-title.js'
import { headingOf } from './text/headings.js'
import { readText } from './text/read-text.js'

/**
 * Gathers the blocks of a page or a Word file. Paragraphs that follow one another are handed together to the reader of plain text, which
 * knows headings by their ordinals and tables that were pasted as text.
 */
export class BlockWriter {
  private readonly blocks: Block[] = []
  private lines = new MappedText()
  private chrome: { readonly text: string; readonly at: Span; readonly parts: readonly Span[] }[] = []

  /** `verbatim`: its line breaks are the source's lines. */
  addParagraph(text: MappedText, verbatim: boolean): void {
    this.endChrome()
    for (const line of breakLines(text, verbatim)) {
      if (line.kind === 'line') this.addLine(line.text, line.end)
      else this.addBlock({ kind: 'paragraph', text: line.text.text, at: line.text.at, ...line.text.parts })
    }
  }

  /**
   * What the source marks as a heading, of rank 1 (a title) to 6. Running text in a heading's clothes is none, and where text follows the
   * heading in its line the reader of text divides them.
   */
  addHeading(text: MappedText, rank: number): void {
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
  addChrome(text: MappedText): void {
    this.endLines()
    if (text.text !== '') this.chrome.push({ text: text.written, at: text.at, parts: text.partsOf(0, text.text.length) })
  }

  finish(): Block[] {
    this.endLines()
    this.endChrome()
    return this.blocks
  }

  private addLine(text: MappedText, end: string): void {
    this.lines.append(text)
    const { end: at } = text.at
    this.lines.addFor(end, { start: at, end: at })
  }

  private endLines(): void {
    const { lines } = this
    this.lines = new MappedText()
    if (lines.text.trim() === '') return
    for (const block of relocateBlocks(readText(lines.text), lines)) this.blocks.push(block)
  }

  private endChrome(): void {
    const { chrome } = this
    this.chrome = []
    if (chrome.length === 0) return
    const at = chrome.map((piece) => piece.at).reduce(coverSpans)
    this.blocks.push({ kind: 'chrome', text: chrome.map(({ text }) => text).join('\n'), at, parts: chrome.flatMap(({ parts }) => parts) })
  }
}

function readHeading(placed: MappedText, rank: number): HeadingBlock | null {
  const first = placed.text.split('\n')[0]!.trim()
  if (first.length < placed.text.length && headingOf(first)?.length === first.length) return null
  const text = joinLines(placed.text)
  const known = headingOf(text)
  if (known && known.length < text.length) return null
  if (!known && (text.length > 80 || /。./.test(text))) return null
  const level = isReportTitle(text) ? 0 : (known?.level ?? levels[Math.min(rank, 6)]!)
  return { kind: 'heading', level, text, at: placed.at, ...placed.parts }
}

/** A break inside a heading only lays it out. */
function joinLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((joined, line) => joined + (/[\w.]$/.test(joined) && /^\w/.test(line) ? ' ' : '') + line, '')
}

/** A heading without ordinal goes by its rank. */
const levels: readonly HeadingBlock['level'][] = [0, 0, 1, 2, 3, 4, 4]
