import { sum } from '../arithmetic/numbers.js'
import { figureLines } from './figure-flow.js'
import type { FlowBlock, TextFlow, TitleFlow } from './flow-blocks.js'
import type { Measure } from './measure.js'
import type { MeasuredTable } from './measured-table.js'
import { RowHeights } from './row-heights.js'
import { linePitch } from './type-area.js'

/** What no page end parts: a line of text, a title, a row of a table with the caption over it, 版记. */
export interface Step {
  /** Index of its block, and which of the block's lines or rows it is; 0 for what is whole. */
  readonly block: number
  readonly part: number
  /** Lines of the grid that it takes; of a row, those of the caption over it. */
  readonly lines: number
  /** Lines left empty over it, but not at the head of a page. */
  readonly blank: number
  /** Those of the table whose row it is. */
  readonly rows: RowHeights | null
  /** What it costs to end a page before it. */
  readonly breakCost: number
}

/** No page ends here unless there is no other way. */
export const FORBIDDEN = 1e7
/**
 * In the measure of `page-economy.ts`, where a page a fifth empty costs 40: parting a table of more than half a page is better than that, most
 * of all between parts that have heads of their own; a smaller one is parted only if more stayed empty.
 */
const INSIDE_PARAGRAPH = 3
const rowCosts = { part: 10, loose: 16, wished: 45 } as const
const SMALL_TABLE = 0.5
const smallTableCosts = { part: 40, loose: 100, wished: 200 } as const

/** No page begins or ends with fewer lines of a paragraph that goes on (孤行不成页). */
const FEWEST_LINES = 2

/** Everything in the order in which it is set; `pageRoom` is the height of a page. */
export function galleyOf(blocks: readonly FlowBlock[], pageRoom: number, measure: Measure): Step[] {
  return blocks.flatMap((block, index) => {
    const isHeld = index > 0 && (leadsOn(blocks[index - 1]) || (block.kind === 'text' && block.keepsWithPrevious))
    const steps = stepsOf(block, index, pageRoom, measure)
    return isHeld ? steps.map((step) => (step.part === 0 ? { ...step, breakCost: FORBIDDEN } : step)) : steps
  })
}

function stepsOf(block: FlowBlock, index: number, pageRoom: number, measure: Measure): Step[] {
  const step = (part: number, lines: number, blank: number, breakCost: number, rows: RowHeights | null = null): Step => {
    return { block: index, part, lines, blank, rows, breakCost }
  }
  switch (block.kind) {
    case 'title':
      return [step(0, titleLines(block), block.heading ? 1 : 0, 0)]
    case 'figure':
      return [step(0, figureLines(block), 0, 0)]
    case 'imprint':
      return [step(0, sum(block.entries.map((lines) => lines.length)), 1, 0)]
    case 'text':
      return block.lines.map((_, part) => (part === 0 ? step(0, 1, block.blankBefore, 0) : step(part, 1, 0, lineCost(block, part))))
    case 'table': {
      const rows = new RowHeights(block.table, pageRoom, measure)
      return rowCostsOf(block.table, pageRoom).map((cost, part) => step(part, part === 0 ? block.caption.length : 0, 0, cost, rows))
    }
  }
}

function lineCost({ lines, heading, keepsWithPrevious }: TextFlow, part: number): number {
  const isWhole = heading !== null || keepsWithPrevious || part < FEWEST_LINES || lines.length - part < FEWEST_LINES
  return isWhole ? FORBIDDEN : INSIDE_PARAGRAPH
}

function rowCostsOf({ heights, sticky, grid }: MeasuredTable, pageRoom: number): number[] {
  const costs = sum(heights) > SMALL_TABLE * pageRoom ? rowCosts : smallTableCosts
  return heights.map((_, row) => {
    if (row === 0) return 0
    if (sticky[row] === 'firm') return FORBIDDEN
    if (grid.rows[row]!.part !== grid.rows[row - 1]!.part) return costs.part
    return sticky[row] === 'wished' ? costs.wished : costs.loose
  })
}

/** Line pitch of the title, in points. */
export const TITLE_PITCH = 36
/** Least room between title and text. */
const TITLE_GAP = 20

/** Lines of the grid that the title takes, with the room below it. */
export function titleLines(block: TitleFlow): number {
  return Math.ceil((block.lines.length * TITLE_PITCH + TITLE_GAP) / linePitch)
}

/** A chart stands with the table that says the same. */
function leadsOn(block: FlowBlock | undefined): boolean {
  return isHeading(block) || block?.kind === 'figure'
}

/** What stands with the block after it. */
export function isHeading(block: FlowBlock | undefined): block is TextFlow | TitleFlow {
  return (block?.kind === 'text' && block.keepsWithNext) || (block?.kind === 'title' && block.heading !== null)
}
