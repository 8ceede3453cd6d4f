import { sum } from '../arithmetic/numbers.js'
import type { FlowBlock } from './flow-blocks.js'
import { FORBIDDEN, galleyOf, type Step } from './galley.js'
import type { Measure } from './measure.js'
import { denserTable, tableDensities } from './measured-table.js'
import type { TableDensity } from './table-widths.js'
import type { RowHeights } from './row-heights.js'
import { linesIn, nextLineAt, TABLE_GAP, TEXT_GAP, TEXT_GAP_BELOW } from './page-builder.js'
import { linePitch } from './type-area.js'

/** The steps `from` up to `to` stand on one page, each row of a table lower by `tighten` points than it would like to be. */
interface PlannedPage {
  readonly from: number
  readonly to: number
  readonly tighten: number
}

/** The page on which the steps begin: its height, how far it is filled, and whether by a table last. Lengths in points. */
export interface StartingPage {
  readonly height: number
  readonly filled: number
  readonly followsTable: boolean
}

/** A row gives up at most 0.4 mm, first half of it. */
const tightenings = [0, 0.5, 1].map((share) => ({ points: (share * 0.4 * 72) / 25.4, cost: 12 * share }))
/** Fewer pages are better than any other plan that breaks no rule. */
const PAGE = 1e4
/** A page that is emptier looks unfinished. */
const MOST_EMPTY = 0.25
const TOO_EMPTY = 400
/** Of the square of the share that stays empty: 2.5 for a twentieth, 10 for a tenth, 40 for a fifth. */
const EMPTINESS = 1000
/** A page less filled is only thought of where no fuller one ends as it should. */
const LEAST_FILLED = 0.6

/** Blocks, their tables as densely set as it takes, in steps, and the pages on which those stand. */
export interface Plan {
  readonly blocks: readonly FlowBlock[]
  readonly steps: readonly Step[]
  readonly pages: readonly PlannedPage[]
}

/** The plan of fewest pages: with tables in full size, or else in the largest that saves a page. Nothing where the first step has no room. */
export function planOnFewestPages(blocks: readonly FlowBlock[], start: StartingPage, measure: Measure): Plan | null {
  const { blocks: set, steps } = savesMost(blocks, start, measure)
  const pages = planPages(steps, start)
  return pages && { blocks: set, steps, pages }
}

interface Galley extends Pick<Plan, 'blocks' | 'steps'> {
  /** The fewest pages it can stand on. */
  readonly fewest: number
}

/** Which density it is is told by counting pages alone: to plan them takes several times as long. */
function savesMost(blocks: readonly FlowBlock[], start: StartingPage, measure: Measure): Galley {
  const at = (density: TableDensity): Galley =>
    setGalley(
      blocks.map((block) => denserBlock(block, density)),
      start,
      measure,
    )
  const roomy = setGalley(blocks, start, measure)
  let best = roomy
  for (const density of tableDensities.slice(1)) {
    if (!couldSaveAPage(best, start)) break
    const denser = at(density)
    if (denser.fewest < best.fewest) best = denser
  }
  return best
}

function setGalley(blocks: readonly FlowBlock[], start: StartingPage, measure: Measure): Galley {
  const steps = galleyOf(blocks, start.height, measure)
  return { blocks, steps, fewest: countPages(steps, start) }
}

/** Pages if each ends as late as it may. */
function countPages(steps: readonly Step[], first: StartingPage): number {
  let pages = 0
  let start = first
  for (let from = 0; from < steps.length; pages++) {
    from = latestEnd(steps, from, start)
    start = freshPage(first)
  }
  return pages
}

function latestEnd(steps: readonly Step[], from: number, start: StartingPage): number {
  const page = new PageHeight(start, tightenings.at(-1)!.points)
  let [at, latest] = [from, 0]
  while (at < steps.length && page.take(steps[at]!)) {
    at++
    if ((steps[at]?.breakCost ?? 0) < FORBIDDEN) latest = at
  }
  if (latest > 0 || start.filled > 0) return Math.max(latest, from)
  return Math.max(at, from + 1)
}

function freshPage(page: StartingPage): StartingPage {
  return { ...page, filled: 0, followsTable: false }
}

function denserBlock(block: FlowBlock, density: TableDensity): FlowBlock {
  return block.kind === 'table' ? { ...block, table: denserTable(block.table, density) } : block
}

/** Whether everything stood on a page less if each row took no more than a line, and gave up what it may. */
function couldSaveAPage({ blocks, steps, fewest }: Galley, { height, filled }: StartingPage): boolean {
  const { leastRow, largest } = tableDensities.at(-1)!
  const rows = sum(blocks.map((block) => (block.kind === 'table' ? block.table.heights.length : 0)))
  const lines = sum(steps.map((step) => step.lines)) * linePitch
  return rows > 0 && lines + rows * (leastRow * largest - tightenings.at(-1)!.points) <= (fewest - 1) * height - filled
}

interface PageEnd extends PlannedPage {
  /** Share of the page. */
  readonly filled: number
  readonly cost: number
}

/**
 * The page ends that cost least over all pages together, as Knuth and Plass choose the ends of a paragraph's lines: what stays empty, tables
 * and paragraphs that are parted, rows that are tightened; of the last page none of it. Nothing where the first step has no room on the page.
 */
function planPages(steps: readonly Step[], first: StartingPage): PlannedPage[] | null {
  const best: (PageEnd | undefined)[] = []
  for (let from = 0; from < steps.length; from++) {
    const before = from === 0 ? 0 : best[from]?.cost
    if (before === undefined) continue
    const start = from === 0 ? first : freshPage(first)
    const ends = endsFrom(steps, from, start)
    if (ends.length === 0) return null
    for (const end of ends) {
      const cost = before + end.cost
      if (cost < (best[end.to]?.cost ?? Infinity)) best[end.to] = { ...end, cost }
    }
  }
  const pages: PlannedPage[] = []
  for (let to = steps.length; to > 0; to = pages[0]!.from) pages.unshift(best[to]!)
  return pages
}

/** Where a page that begins with a step may end; on a fresh one something always stands. */
function endsFrom(steps: readonly Step[], from: number, start: StartingPage): PageEnd[] {
  const ends: PageEnd[] = []
  let reached = from
  for (const { points, cost } of tightenings) {
    const page = new PageHeight(start, points)
    for (let at = from; at < steps.length && page.take(steps[at]!); at++) {
      if (at < reached) continue
      reached = at + 1
      const filled = page.filled / start.height
      ends.push({ from, to: reached, tighten: points, filled, cost: PAGE + cost + endCost(steps[reached], filled) })
    }
    if (reached === steps.length || !page.hasRows) break
  }
  const good = ends.filter(({ cost }) => cost < FORBIDDEN)
  if (good.length > 0) return good.filter((end) => end.filled >= LEAST_FILLED || end === good.at(-1))
  if (start.filled > 0) return []
  return ends.length > 0 ? ends.slice(-1) : [{ from, to: from + 1, tighten: 0, filled: 1, cost: PAGE + FORBIDDEN }]
}

function endCost(next: Step | undefined, filled: number): number {
  if (next === undefined) return 0
  const empty = Math.max(0, 1 - filled)
  return next.breakCost + EMPTINESS * empty * empty + (empty > MOST_EMPTY ? TOO_EMPTY : 0)
}

/** How far a page is filled, step by step, as `Paginator` fills it. */
class PageHeight {
  filled: number
  hasRows = false
  private followsTable: boolean
  /** The rows of the table that is being set: the first on this page, and where it stands. */
  private firstRow = 0
  private tableTop = 0

  constructor(
    private readonly page: StartingPage,
    private readonly tighten: number,
  ) {
    this.filled = page.filled
    this.followsTable = page.followsTable
  }

  /** Whether the step had room. */
  take(step: Step): boolean {
    return step.rows ? this.takeRow(step, step.rows) : this.takeLines(step)
  }

  private takeLines({ lines, blank }: Step): boolean {
    const end = nextLineAt(this.filled) + (this.filled > 0 ? blank : 0) + lines
    if (end > linesIn(this.page.height)) return false
    this.filled = end * linePitch
    this.followsTable = false
    return true
  }

  private takeRow({ part, lines }: Step, rows: RowHeights): boolean {
    if (part === 0 || this.filled === 0) this.beginTable(part, lines)
    const end = this.tableTop + rows.height(this.firstRow, part + 1) - rows.count(this.firstRow, part + 1) * this.tighten
    if (end > this.page.height + 0.01) return false
    const isLast = part + 1 === rows.rows
    this.filled = isLast ? end + TEXT_GAP_BELOW : end
    this.followsTable = isLast
    this.hasRows = true
    return true
  }

  private beginTable(row: number, captionLines: number): void {
    const over = captionLines > 0 ? (nextLineAt(this.filled) + captionLines) * linePitch : this.filled
    this.firstRow = row
    this.tableTop = over === 0 ? 0 : over + (this.followsTable && captionLines === 0 ? TABLE_GAP : TEXT_GAP)
  }
}
