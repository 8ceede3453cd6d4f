import type { Block, SourceCell } from '../model/block.js'
import type { Span } from '../model/span.js'
import type { MappedText } from './mapped-text.js'

/** Blocks read from a text put together, with their places in the source it came from. */
export function relocateBlocks(blocks: readonly Block[], text: MappedText): Block[] {
  return blocks.map((block): Block => {
    if (block.kind !== 'table') return relocate(block, text)
    const rows = block.rows.map((row) => row.map((cell): SourceCell => relocate(cell, text)))
    return { ...relocate(block, text), rows, ...(block.captionAt ? { captionAt: relocateSpan(block.captionAt, text) } : {}) }
  })
}

interface Placed {
  readonly at: Span
  readonly parts?: readonly Span[]
}

function relocate<T extends Placed>(one: T, text: MappedText): T {
  const { parts, ...rest } = one
  const found = (parts ?? [one.at]).flatMap((part) => text.partsOf(part.start, part.end))
  const at = relocateSpan(one.at, text)
  const isWhole = found.length === 0 || (found.length === 1 && found[0]!.start === at.start && found[0]!.end === at.end)
  return { ...rest, at, ...(isWhole ? {} : { parts: found }) } as unknown as T
}

function relocateSpan(span: Span, text: MappedText): Span {
  return text.spanOf(span.start, span.end)
}
