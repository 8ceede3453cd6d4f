import type { Block, SourceCell } from '../model/block.js'
import type { Text } from '../model/text.js'
import { spanOf, through } from '../text/text.js'

/** Blocks read from a text put together, with their places in the source it came from. */
export function placeBlocks(blocks: readonly Block[], text: Text): Block[] {
  return blocks.map((block): Block => {
    if (block.kind !== 'table') return through(block, text)
    const rows = block.rows.map((row) => row.map((cell): SourceCell => through(cell, text)))
    const at = spanOf(text, block.at.start, block.at.end)
    return { ...block, at, rows, ...(block.caption ? { caption: through(block.caption, text) } : {}) }
  })
}
