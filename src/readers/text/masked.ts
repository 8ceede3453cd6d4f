import type { Block, HeadingBlock } from '../../model/block.js'
import type { Span } from '../../model/span.js'
import type { Text } from '../../model/text.js'
import { editText, plainText, trimText } from '../../text/text.js'

/** A text with its marks hidden from the readers of lines and tables, otherwise unchanged, place for place. */
export interface Masked {
  readonly text: string
  /** Where a line marked as a heading begins → its rank, from 1. */
  readonly headings: ReadonlyMap<number, number>
}

/** Noncharacters, which no text holds: one stands for a mark that vanishes, one for a hard line break. */
export const hiddenMark = '\ufdd0'
export const hardBreak = '\ufdd1'

/** The block as it stands without its marks; a line marked as a heading is one, whatever its wording. */
export function unmaskBlock(block: Block, masked: Masked): Block {
  if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map((cell) => unmaskText(cell))) }
  const plain = unmaskText(block)
  const rank = markedRank(block.at, masked)
  return plain.kind === 'paragraph' && rank !== undefined
    ? { ...plain, kind: 'heading', level: Math.min(rank - 1, 4) as HeadingBlock['level'] }
    : plain
}

function markedRank(at: Span, { text, headings }: Masked): number | undefined {
  return headings.get(text.lastIndexOf('\n', at.start - 1) + 1)
}

/** The text without hidden marks. */
function unmaskText<T extends Text>(masked: T): T {
  const marks = [...masked.text.matchAll(/\ufdd0+|\ufdd1/g)]
  if (marks.length === 0) return masked
  const { text: _, at: __, runs: ___, ...rest } = masked
  const edits = marks.map(({ 0: mark, index }) => ({ start: index, end: index + mark.length, after: mark === hardBreak ? '\n' : '' }))
  return { ...rest, ...trimText(editText(plainText(masked), edits)) } as unknown as T
}
