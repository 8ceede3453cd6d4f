import type { Block, HeadingBlock, ListItem } from '../../model/block.js'
import { itemOf } from '../list-items.js'
import type { Span } from '../../model/span.js'
import type { Text } from '../../model/text.js'
import { editText, plainText, trimText } from '../../text/text.js'

/** A text with its marks hidden from the readers of lines and tables, otherwise unchanged, place for place. */
export interface Masked {
  readonly text: string
  /** Where a line marked as a heading begins → its rank, from 1. */
  readonly headings: ReadonlyMap<number, number>
  /** Where a line begins that begins an item of a list. */
  readonly items?: ReadonlyMap<number, ListItem>
}

/** Noncharacters, which no text holds: one stands for a mark that vanishes, one for a hard line break. */
export const hiddenMark = '\ufdd0'
export const hardBreak = '\ufdd1'

/** The block as it stands without its marks; a line marked as a heading is one, whatever its wording. */
export function unmaskBlock(block: Block, masked: Masked): Block {
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map((cell) => unmaskText(cell))) }
  const plain = unmaskText(block)
  const [rank, list] = [markedRank(block.at, masked), masked.items?.get(lineStart(block.at, masked))]
  const item = plain.kind === 'chrome' || rank !== undefined ? null : itemOf(plain, list)
  if (item) return item
  return plain.kind === 'paragraph' && rank !== undefined
    ? { ...plain, kind: 'heading', level: Math.min(rank - 1, 4) as HeadingBlock['level'] }
    : plain
}

function markedRank(at: Span, masked: Masked): number | undefined {
  return masked.headings.get(lineStart(at, masked))
}

function lineStart({ start }: Span, { text }: Masked): number {
  return text.lastIndexOf('\n', start - 1) + 1
}

/** The text without hidden marks. */
function unmaskText<T extends Text>(masked: T): T {
  const marks = [...masked.text.matchAll(/\ufdd0+|\ufdd1/g)]
  if (marks.length === 0) return masked
  const { text: _, at: __, runs: ___, ...rest } = masked
  const edits = marks.map(({ 0: mark, index }) => ({ start: index, end: index + mark.length, after: mark === hardBreak ? '\n' : '' }))
  return { ...rest, ...trimText(editText(plainText(masked), edits)) } as unknown as T
}
