import type { FlowBlock, TableFlow } from './flow-blocks.js'
import { isHeading } from './galley.js'
import { areas, type Direction } from './page-builder.js'
import { isRegular } from './row-heights.js'

/** Blocks whose page ends are chosen together, or an irregular table, which is cut page by page, with the headings over it. */
export interface Stretch {
  readonly blocks: FlowBlock[]
  readonly direction: Direction
  /** Of an attachment, which begins a page. */
  readonly beginsPart: boolean
  readonly isIrregular: boolean
}

/** An attachment begins a new one, and a table on its side, and what stands upright after it. */
export function stretchesOf(blocks: readonly FlowBlock[]): Stretch[] {
  const stretches: Stretch[] = []
  for (let index = 0; index < blocks.length;) {
    const group = groupAt(blocks, index)
    const [open, next] = [stretches.at(-1), stretchOf(group)]
    const goesOn = open?.direction === next.direction && !open.isIrregular && !next.isIrregular && !next.beginsPart
    if (goesOn) open.blocks.push(...group)
    else stretches.push(next)
    index += group.length
  }
  return stretches
}

/** A block with the headings over it. */
function groupAt(blocks: readonly FlowBlock[], index: number): FlowBlock[] {
  let end = index
  while (isHeading(blocks[end]) && (end === index || !beginsPart(blocks[end]))) end++
  return blocks.slice(index, beginsPart(blocks[end]) ? end : end + 1)
}

function stretchOf(blocks: FlowBlock[]): Stretch {
  const table = blocks.find((block): block is TableFlow => block.kind === 'table')?.table
  const direction = table?.measures.landscape ? 'landscape' : 'portrait'
  const isIrregular = table !== undefined && !isRegular(table, areas[direction].height)
  return { blocks, direction, beginsPart: beginsPart(blocks[0]), isIrregular }
}

function beginsPart(block: FlowBlock | undefined): boolean {
  return block?.kind === 'text' && block.beginsPart
}
