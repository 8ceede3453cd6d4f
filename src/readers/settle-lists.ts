import type { Block } from '../model/block.js'
import { placeBlocks } from './place-blocks.js'
import { readText } from './text/read-text.js'

/** A numbered line that no other item stands beside is the heading of what follows it, or a paragraph: it is read as any line. */
export function settleLists(blocks: readonly Block[]): Block[] {
  const isItem = (block: Block | undefined): boolean => block?.kind === 'paragraph' && block.list !== undefined
  return blocks.flatMap((block, index): Block[] => {
    if (block.kind !== 'paragraph' || !block.list?.ordered || block.list.depth > 1) return [block]
    return isItem(blocks[index - 1]) || isItem(blocks[index + 1]) ? [block] : placeBlocks(readText(block.text), block)
  })
}
