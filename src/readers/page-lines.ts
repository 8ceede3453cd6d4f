import { isPageMark } from '../language/page-mark.js'
import type { Block, HeadingBlock, ParagraphBlock } from '../model/block.js'

/**
 * Bare page numbers and running heads that a page-wise export has left between the lines. Where a sentence runs on over the page they
 * are no part of it. They stay content: what repeats may be meant.
 */
export function findPageLines(text: string, blocks: readonly Block[]): ReadonlySet<Block> {
  const gaps = blocks.map((block, index) => isPageEnd(text, blocks[index - 1], block))
  const numbers = findPageNumbers(blocks, (index) => gaps[index] === true || gaps[index + 1] === true)
  const marks = (index: number) => {
    const block = blocks[index]
    return block !== undefined && (numbers.has(block) || isMark(block))
  }
  const atPageEnd = (index: number) => gaps[index] || gaps[index + 1] || marks(index - 1) || marks(index + 1)
  return new Set([...numbers, ...findHeads(blocks, atPageEnd)])
}

export type LineBlock = HeadingBlock | ParagraphBlock

/** Text, as far as the line itself can tell. */
export function isLine(block: Block): block is LineBlock {
  return block.kind === 'heading' || (block.kind === 'paragraph' && !isPageMark(block.text))
}

function isMark(block: Block): boolean {
  return (block.kind === 'chrome' || block.kind === 'paragraph') && isPageMark(block.text)
}

/** A form feed stands between them. */
function isPageEnd(text: string, before: Block | undefined, block: Block): boolean {
  return before !== undefined && isLine(before) && isLine(block) && text.slice(before.at.end, block.at.start).includes('\f')
}

/** Lines of nothing but a number, each one more than the last: three of them, or two where pages end. */
function findPageNumbers(blocks: readonly Block[], endsPage: (index: number) => boolean): ReadonlySet<Block> {
  const numbers = blocks.flatMap((block, index) =>
    isLine(block) && /^\d{1,3}$/.test(block.text.trim()) ? [{ block, index, number: Number(block.text) }] : [],
  )
  const found = new Set<Block>()
  for (let start = 0; start < numbers.length;) {
    let end = start + 1
    while (numbers[end]?.number === numbers[end - 1]!.number + 1) end++
    const run = numbers.slice(start, end)
    if (run.length >= 3 || (run.length === 2 && run.every(({ index }) => endsPage(index)))) for (const { block } of run) found.add(block)
    start = end
  }
  return found
}

/** One short text, no sentence, wherever a page ends. */
function findHeads(blocks: readonly Block[], atPageEnd: (index: number) => boolean | undefined): Block[] {
  const places = new Map<string, number[]>()
  blocks.forEach((block, index) => {
    if (!isLine(block) || block.text.length > 40 || /[。；，！？]/.test(block.text)) return
    const text = block.text.trim()
    places.set(text, [...(places.get(text) ?? []), index])
  })
  const heads = [...places.values()].filter((indices) => indices.length >= 2 && indices.every(atPageEnd))
  return heads.flatMap((indices) => indices.map((index) => blocks[index]!))
}
