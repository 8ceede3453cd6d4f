import { referenceAt } from '../../language/entity.js'
import { isWideInChinese } from '../../language/width.js'
import { MappedText } from '../mapped-text.js'
import { keepRaisedApart, type Raised } from '../raised-digits.js'
import { raisedBy, type HtmlNode } from './dom.js'

/** Gathers the text of one line box: white space collapsed as a browser does it, entities resolved, every character with its place. */
export class InlineText {
  readonly placed = new MappedText()
  private readonly raised: Raised[] = []
  private space: { readonly start: number; end: number; newline: boolean } | null = null
  private apart: number | null = null

  /** `gap`: what stands between digits that touch each other in the source and are set apart on the page. */
  constructor(
    private readonly source: string,
    private readonly gap: ' ' | '\n',
  ) {}

  get isEmpty(): boolean {
    return this.placed.lastCharacter === ''
  }

  addText(node: HtmlNode, keepsSpace: boolean): void {
    const place = node.sourceCodeLocation
    const data = node.data ?? ''
    if (!place || data === '') return
    this.keepApart(data)
    const offsets = offsetsOf(this.source, place.startOffset, place.endOffset, data)
    const before = this.placed.text.length
    if (keepsSpace) this.addStretch(data, offsets, 0, data.length)
    else this.addCollapsed(data, offsets)
    const raised = raisedBy(node)
    if (raised) this.raised.push({ start: before, end: this.placed.text.length, place: raised })
  }

  /** All of it that can be seen, white space at its ends taken off. */
  finish(): MappedText {
    this.placed.text = keepRaisedApart(this.placed.text, this.raised)
    return this.placed.visible().slice(0)
  }

  /** A line break of the page; it stands for no text of the source. */
  addBreak(at: number): void {
    this.space = null
    this.placed.addFor('\n', { start: at, end: at })
  }

  /** What follows does not carry on what stands before it, though they touch. */
  setApart(at: number): void {
    this.apart = at
  }

  private keepApart(next: string): void {
    const { apart } = this
    if (apart === null || next.trim() === '') return
    this.apart = null
    if (!/[0-9０-９.．,，]/.test(this.placed.lastCharacter) || !/^\s*[0-9０-９]/.test(next)) return
    this.space = null
    this.placed.addFor(this.gap, { start: apart, end: apart })
  }

  /** Text that the page shows and the source only implies: the ordinal of a list's item. */
  addImplied(text: string, at: number): void {
    this.keepApart(text)
    this.placed.addFor(text, { start: at, end: at })
  }

  /** `1.` and `2024年` would run together; an ordinal of Han stands close. */
  addSpaceAfterOrdinal(at: number): void {
    if (/[\w.)]/.test(this.placed.lastCharacter)) this.placed.addFor(' ', { start: at, end: at })
  }

  private addCollapsed(data: string, offsets: Offsets): void {
    for (let index = 0; index < data.length;) {
      const white = whiteEnd(data, index)
      if (white > index) this.addSpace(offsets(index), offsets(white), data.slice(index, white).includes('\n'))
      const end = textEnd(data, white)
      if (end > white) {
        this.settleSpace(data[white]!)
        this.addStretch(data, offsets, white, end)
      }
      index = end
    }
  }

  private addSpace(start: number, end: number, newline: boolean): void {
    this.space = { start: this.space?.start ?? start, end, newline: newline || this.space?.newline === true }
  }

  /** A line end of the markup between two Han characters is no space (CSS Text 3, 4.1.3); any other white space is one. */
  private settleSpace(next: string): void {
    const { space } = this
    this.space = null
    const before = this.placed.lastCharacter
    if (!space || before === '' || before === '\n') return
    if (space.newline && isWideInChinese(before.codePointAt(0)!) && isWideInChinese(next.codePointAt(0)!)) return
    this.placed.addFor(' ', space)
  }

  private addStretch(data: string, offsets: Offsets, from: number, to: number): void {
    for (let start = from; start < to;) {
      const end = straightEnd(offsets, start, to)
      if (end - start > 1 || offsets(end) - offsets(start) === 1) this.placed.add(data.slice(start, end), offsets(start))
      else this.placed.addFor(data.slice(start, end), { start: offsets(start), end: offsets(end) })
      start = end
    }
  }
}

/** Where in the source the character with this index begins. */
type Offsets = (index: number) => number

/** Characters stand one for one unless there are references (or line ends of two characters) among them. */
function offsetsOf(source: string, start: number, end: number, data: string): Offsets {
  if (end - start === data.length) return (index) => start + index
  const table = alignReferences(source.slice(start, end), data)
  return (index) => start + table[index]!
}

/**
 * For every character of the text, where it begins in the markup it was decoded from; one entry more for the end. The parser puts text
 * together over tags it ignores, and moves text out of tables: where the two part ways, they meet again further on.
 */
function alignReferences(raw: string, data: string): number[] {
  const table: number[] = []
  let at = 0
  for (let index = 0; index < data.length; index++) {
    if (at < raw.length && !agrees(raw, at, data[index]!)) at = meetAgain(raw, at, data, index)
    table.push(at)
    const next = at + lengthAt(raw, at, data[index]!)
    // A character beyond the basic plane takes two units, both of the one reference.
    if (next - at > 2 && /[\uD800-\uDBFF]/.test(data[index]!)) {
      table.push(next)
      index++
    }
    at = Math.min(next, raw.length)
  }
  return [...table, at]
}

function agrees(raw: string, at: number, char: string): boolean {
  return raw[at] === char || raw[at] === '&' || (raw[at] === '\r' && char === '\n')
}

/** How much of the markup stands for the character. */
function lengthAt(raw: string, at: number, char: string): number {
  if (raw[at] === '\r' && raw[at + 1] === '\n') return 2
  const reference = referenceAt(raw, at)
  return reference?.text.startsWith(char) ? reference.length : 1
}

/** Where the coming characters stand next; the end where they do not. */
function meetAgain(raw: string, at: number, data: string, index: number): number {
  for (const length of [8, 3, 1]) {
    const found = raw.indexOf(data.slice(index, index + length), at)
    if (found >= 0) return found
  }
  return raw.length
}

/** End of the characters from `start` that stand one for one. */
function straightEnd(offsets: Offsets, start: number, to: number): number {
  let end = start + 1
  if (offsets(end) - offsets(start) !== 1) return end
  while (end < to && offsets(end + 1) - offsets(end) === 1) end++
  return end
}

function whiteEnd(data: string, from: number): number {
  let end = from
  while (end < data.length && isMarkupSpace(data.charCodeAt(end))) end++
  return end
}

function textEnd(data: string, from: number): number {
  let end = from
  while (end < data.length && !isMarkupSpace(data.charCodeAt(end))) end++
  return end
}

/** White space that HTML collapses; no-break and ideographic spaces are text. */
function isMarkupSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c
}
