import type { Reporter } from '../diagnostics/diagnostic.js'
import { closedReferenceAt } from '../language/entity.js'
import type { Block } from '../model/block.js'
import type { Span } from '../model/span.js'
import type { Text } from '../model/text.js'
import { TextBuilder } from '../text/text-builder.js'
import { respell, spanOf } from '../text/text.js'
import { keepRaisedApart, type Raised } from './raised-digits.js'
import { placeBlocks } from './place-blocks.js'

/** Reads the tables of a text in which all but these is blank; null where it was refused. */
export type TableReader = (text: string, report: Reporter) => Block[] | null

/** What stands in a text, and the markup in it that only reading could tell. */
export interface MixedContent {
  readonly blocks: readonly Block[]
  readonly markup: readonly Span[]
}

/** Reads what is left of the text. */
export type RestReader = (text: string, report: Reporter) => MixedContent

/**
 * Plain text or Markdown with HTML in it, as converters write what Markdown has no words for: tables with merged cells, breaks inside a
 * cell, no-break spaces. Each reader sees the other's stretches as blank, so that all places stay as they are.
 */
export function readMixed(text: string, report: Reporter, readTables: TableReader, readRest: RestReader): MixedContent | null {
  const pieces = cutTables(text)
  const inside = pieces.map((piece) => (piece.isTable ? piece.text : blank(piece.text))).join('')
  const tables = pieces.some(({ isTable }) => isTable) ? readTables(inside, report) : []
  if (!tables) return null
  const outside = resolveInline(pieces.map((piece) => (piece.isTable ? blank(piece.text) : piece.text)).join(''))
  const { blocks, markup } = readRest(outside.text, report)
  return {
    blocks: [...placeBlocks(blocks, outside), ...tables].sort((one, other) => one.at.start - other.at.start),
    markup: markup.map(({ start, end }) => spanOf(outside, start, end)),
  }
}

/** The text cut at the outermost tables; one that is never closed reaches to the end. */
function cutTables(text: string): { readonly text: string; readonly isTable: boolean }[] {
  const pieces: { text: string; isTable: boolean }[] = []
  let from = 0
  let depth = 0
  for (const { 0: tag, 1: slash, index } of text.matchAll(/<(\/?)table(?:>|(?=\s))/gi)) {
    if (!slash && depth++ === 0) {
      pieces.push({ text: text.slice(from, index), isTable: false })
      from = index
    } else if (slash && depth > 0 && --depth === 0) {
      const end = tag.endsWith('>') ? index + tag.length : text.indexOf('>', index) + 1 || text.length
      pieces.push({ text: text.slice(from, end), isTable: true })
      from = end
    }
  }
  return [...pieces, { text: text.slice(from), isTable: depth > 0 }]
}

/** The same length, the same lines. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

/** HTML that stands in a line of text: tags of a few elements, and character references. */
const inline = /<(\/?)(br|p|div|center|hr|b|strong|i|em|u|s|span|font|sup|sub|small|big|a|img)(?:\s[^<>]*)?\/?>|&[#\w]{2,33};/gi

/** Whether there is anything for this reader in a text. */
export function holdsMarkup(text: string): boolean {
  return text.search(inline) >= 0 || (/<table[\s>]/i.test(text) && /<\/table[\s>]/i.test(text))
}

/** Tags go, references become what they stand for. A line break starts a line, but within a row of cells only parts words. */
function resolveInline(text: string): Text {
  const resolved = new TextBuilder()
  const raised: Raised[] = []
  let open: number | null = null
  let from = 0
  for (const match of text.matchAll(inline)) {
    const span = { start: match.index, end: match.index + match[0].length }
    const stands = standsFor(match, () => isRow(text, match.index))
    if (stands === null) continue
    resolved.add(text.slice(from, span.start), from)
    if (match[2] === undefined) resolved.addFor(stands, span)
    else resolved.addFor(stands, { start: span.start, end: span.start })
    from = span.end
    const place = places.get(match[2]?.toLowerCase() ?? '')
    if (place && match[1] && open !== null) raised.push({ start: open, end: resolved.text.length, place })
    if (place) open = match[1] ? null : resolved.text.length
  }
  resolved.add(text.slice(from), from)
  const whole = resolved.finish()
  return respell(whole, keepRaisedApart(whole.text, raised))
}

const places = new Map<string, Raised['place']>([
  ['sup', 'above'],
  ['sub', 'below'],
])

/** Null for what only looks like a reference, or is one to a character no text holds. */
function standsFor([written, , element]: RegExpMatchArray, inRow: () => boolean): string | null {
  if (element !== undefined) return /^(?:br|p|div|center|hr)$/i.test(element) ? (inRow() ? ' ' : '\n') : ''
  const text = closedReferenceAt(written, 0)?.text ?? ''
  return text === '' || /^[\0-\x1f\x7f-\x9f]/.test(text) ? null : text
}

/** Whether cells are divided near by in the line. Looking no further keeps the work in step with the text. */
function isRow(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 300), at)
  const after = text.slice(at, at + 300)
  return /[|｜]/.test(before.slice(before.lastIndexOf('\n') + 1)) || /^[^\n]*[|｜]/.test(after)
}
