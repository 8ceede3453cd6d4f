import { referenceAt } from '../../language/entity.js'
import { isWideInChinese } from '../../language/width.js'
import type { Text } from '../../model/text.js'
import { TextBuilder } from '../../text/text-builder.js'
import { respell, trimText, visibleText } from '../../text/text.js'
import { keepRaisedApart, type Raised } from '../raised-digits.js'
import { raisedBy, type HtmlNode } from './dom.js'

/** Gathers the text of one line box: white space collapsed as a browser does it, entities resolved, every character with its place. */
export class InlineText {
  readonly placed = new TextBuilder()
  private readonly raised: Raised[] = []
  private space: { readonly start: number; end: number; count: number; newline: boolean } | null = null
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
  finish(): Text {
    const whole = this.placed.finish()
    return trimText(visibleText(respell(whole, keepRaisedApart(whole.text, this.raised))))
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
      if (white > index) this.addSpace(offsets.start(index), offsets.end(white - 1), data.slice(index, white))
      const end = textEnd(data, white)
      if (end > white) {
        this.settleSpace(data[white]!)
        this.addStretch(data, offsets, white, end)
      }
      index = end
    }
  }

  private addSpace(start: number, end: number, white: string): void {
    const { space } = this
    const count = (space?.count ?? 0) + white.length
    this.space = { start: space?.start ?? start, end, count, newline: white.includes('\n') || space?.newline === true }
  }

  /** A line end of the markup between two Han characters is no space (CSS Text 3, 4.1.3); any other white space is one. */
  private settleSpace(next: string): void {
    const { space } = this
    this.space = null
    const before = this.placed.lastCharacter
    if (!space || before === '' || before === '\n') return
    if (space.newline && isWideInChinese(before.codePointAt(0)!) && isWideInChinese(next.codePointAt(0)!)) return
    this.placed.addFor(areApart(before, space.count, next) ? this.gap : ' ', space)
  }

  private addStretch(data: string, offsets: Offsets, from: number, to: number): void {
    for (let start = from; start < to;) {
      const end = straightEnd(offsets, start, to)
      this.placed.addFor(data.slice(start, end), { start: offsets.start(start), end: offsets.end(end - 1) })
      start = end
    }
  }
}

/** So much white space in the markup stands between two numbers, though the page shows one space. */
const apart = 5

function areApart(before: string, count: number, next: string): boolean {
  return count >= apart && /[0-9０-９]/.test(before) && /[0-9０-９]/.test(next)
}

/** Where in the source the character with this index begins and ends. */
interface Offsets {
  readonly start: (index: number) => number
  readonly end: (index: number) => number
}

/** Characters stand one for one unless there are references (or line ends of two characters) among them. */
function offsetsOf(source: string, start: number, end: number, data: string): Offsets {
  if (end - start === data.length) return { start: (index) => start + index, end: (index) => start + index + 1 }
  const { starts, ends } = alignReferences(source.slice(start, end), data)
  return { start: (index) => start + starts[index]!, end: (index) => start + ends[index]! }
}

/**
 * For every character of the text, where it stands in the markup it was decoded from. The parser puts text together over tags it ignores, and
 * moves text out of tables: where the two part ways, they meet again further on.
 */
function alignReferences(raw: string, data: string): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (let index = 0; index < data.length; index++) {
    if (at < raw.length && !agrees(raw, at, data[index]!)) at = meetAgain(raw, at, data, index)
    const next = Math.min(raw.length, at + lengthAt(raw, at, data[index]!))
    starts.push(at)
    ends.push(next)
    // A character beyond the basic plane takes two units, both of the one reference.
    if (next - at > 2 && /[\uD800-\uDBFF]/.test(data[index]!)) {
      starts.push(next)
      ends.push(next)
      index++
    }
    at = next
  }
  return { starts, ends }
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

/** Where the coming characters stand next: behind the tags here, or further on; the end where they do not. */
function meetAgain(raw: string, at: number, data: string, index: number): number {
  let behind = at
  for (tag.lastIndex = behind; tag.test(raw); tag.lastIndex = behind) behind = tag.lastIndex
  if (behind > at && behind < raw.length && agrees(raw, behind, data[index]!)) return behind
  for (const length of [8, 3, 1]) {
    const found = raw.indexOf(data.slice(index, index + length), at)
    if (found >= 0) return found
  }
  return raw.length
}

const tag = /<[a-z/!?](?:"[^"]*"|'[^']*'|[^"'>])*>/iy

/** End of the characters from `start` that stand one for one. */
function straightEnd({ start: startOf, end: endOf }: Offsets, start: number, to: number): number {
  let end = start + 1
  if (endOf(start) - startOf(start) !== 1) return end
  while (end < to && startOf(end) === endOf(end - 1) && endOf(end) - startOf(end) === 1) end++
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
