import { placeFigure } from './figure-flow.js'
import type { FlowBlock, ImprintFlow, TableFlow, TextFlow, TitleFlow } from './flow-blocks.js'
import { galleyOf, TITLE_PITCH, titleLines, type Step } from './galley.js'
import { placeImprint } from './imprint-placing.js'
import type { Measure } from './measure.js'
import type { OutlineEntry } from './page.js'
import { PageBuilder, TABLE_GAP, TEXT_GAP, TEXT_GAP_BELOW } from './page-builder.js'
import { planOnFewestPages, type Plan } from './page-economy.js'
import { stretchesOf, type Stretch } from './stretches.js'
import { StructureBuilder } from './structure.js'
import { placeSegment } from './table-placing.js'
import { mayBegin, TableCutter, tightened, type TableSegment } from './table-segments.js'
import { tagTable, type TableTags } from './table-structure.js'
import { placeLines, type MeasuredLine } from './text-block.js'
import { baselineIn, bodySize, linePitch, titleSize, typeArea } from './type-area.js'

/** The document on its pages; page numbers are still to be set. */
export interface Paginated {
  readonly structure: StructureBuilder
  readonly outline: readonly OutlineEntry[]
  readonly pages: PageBuilder
}

/** Shares the blocks out among pages. */
export function paginate(blocks: readonly FlowBlock[], measure: Measure): Paginated {
  const paginator = new Paginator(measure, blocks.at(-1))
  for (const stretch of stretchesOf(blocks)) paginator.placeStretch(stretch)
  return { structure: paginator.structure, outline: paginator.outline, pages: paginator.pages }
}

/** A table that is being set. */
interface OpenTable {
  readonly block: TableFlow
  readonly tags: TableTags
  readonly cutter: TableCutter
}

class Paginator {
  readonly pages = new PageBuilder()
  readonly structure = new StructureBuilder()
  readonly outline: OutlineEntry[] = []
  private followsTable = false
  /** Of the paragraph that is being set. */
  private node = -1
  private table: OpenTable | null = null

  constructor(
    private readonly measure: Measure,
    private readonly last: FlowBlock | undefined,
  ) {}

  placeStretch({ blocks, direction, beginsPart, isIrregular }: Stretch): void {
    if (beginsPart && !this.pages.isFresh) this.pages.turnPage(direction)
    else this.pages.turnTo(direction)
    if (beginsPart) this.structure.beginPart()
    if (isIrregular) this.placeIrregular(blocks)
    else this.placePlanned(blocks)
  }

  private placePlanned(blocks: readonly FlowBlock[]): void {
    const plan = this.planOf(blocks)
    plan.pages.forEach(({ from, to, tighten }, index) => {
      if (index > 0) this.pages.turnPage(this.pages.direction)
      for (const [first, last] of runsOfBlocks(plan.steps.slice(from, to)))
        this.placeBlock(plan.blocks[first.block]!, first.part, last.part + 1, tighten)
    })
  }

  private planOf(blocks: readonly FlowBlock[]): Plan {
    const start = { height: this.pages.area.height, filled: this.pages.filled, followsTable: this.followsTable }
    const plan = planOnFewestPages(blocks, start, this.measure)
    if (plan) return plan
    this.pages.turnPage(this.pages.direction)
    return this.planOf(blocks)
  }

  private placeBlock(block: FlowBlock, from: number, to: number, tighten: number): void {
    switch (block.kind) {
      case 'title':
        return this.placeTitle(block)
      case 'text':
        return this.placeText(block, from, to)
      case 'figure':
        this.structure.endLists()
        this.followsTable = false
        return placeFigure(block, this.pages, this.structure)
      case 'imprint':
        return this.placeImprint(block)
      case 'table':
        if (from === 0) this.beginTable(block)
        return this.placeRows(tightened(this.table!.cutter.cut(this.pages.area.height, to), tighten))
    }
  }

  private placeTitle(block: TitleFlow): void {
    if (block.heading && !this.pages.isFresh) this.pages.skipLines(1)
    this.noteHeading(block)
    this.structure.endLists()
    const node = this.structure.add(this.structure.top, block.heading ? 'partTitle' : 'title', block.inferred ? { inferred: true } : {})
    const top = this.pages.lineTop
    const left = this.pages.area.left + (this.pages.area.width - typeArea.width) / 2
    const lines = placeLines(block.lines, left, (index) => top + index * TITLE_PITCH + baselineIn(TITLE_PITCH, titleSize))
    this.pages.add([{ kind: 'text', meaning: node.id, lines }], top + titleLines(block) * linePitch)
    this.followsTable = false
  }

  /** The lines of a paragraph that stand on this page. */
  private placeText(block: TextFlow, from: number, to: number): void {
    if (from === 0) this.beginText(block)
    this.placeTextLines(block.lines.slice(from, to), this.node)
    this.followsTable = false
  }

  private beginText(block: TextFlow): void {
    const item = block.item && this.structure.addItem(block.item, block.item.label !== null)
    if (!item) this.structure.endLists()
    this.node = (item?.body ?? this.structure.add(this.structure.top, block.role)).id
    if (!this.pages.isFresh) this.pages.skipLines(block.blankBefore)
    this.noteHeading(block)
    if (item?.label) this.placeLabel(block.item!.label!, item.label.id)
  }

  private noteHeading({ heading }: TextFlow | TitleFlow): void {
    const level = heading && heading.level + (heading.annex === 'inner' ? 1 : 0)
    if (level) this.outline.push({ level, text: heading.text, page: this.pages.number, y: this.pages.lineTop })
  }

  /** On the line on which the item's text begins. */
  private placeLabel(line: MeasuredLine, node: number): void {
    const raised = CENTRE * (bodySize - line.style.size)
    const baseline = this.pages.lineTop + baselineIn(linePitch, bodySize) - raised
    this.pages.add([{ kind: 'text', meaning: node, lines: placeLines([line], this.pages.area.left, () => baseline) }], this.pages.top)
  }

  private placeTextLines(lines: readonly MeasuredLine[], node: number): void {
    const top = this.pages.lineTop
    const placed = placeLines(lines, this.pages.area.left, (index) => top + index * linePitch + baselineIn(linePitch, bodySize))
    this.pages.add([{ kind: 'text', meaning: node, lines: placed }], top + lines.length * linePitch)
  }

  private placeImprint(block: ImprintFlow): void {
    placeImprint(block, this.pages, block === this.last, () => this.structure.add(this.structure.top, 'paragraph').id)
    this.followsTable = false
  }

  /** On as many pages as it takes, each as full as its rows allow. */
  private placeIrregular(blocks: readonly FlowBlock[]): void {
    const table = blocks.at(-1) as TableFlow
    const headings = galleyOf(blocks.slice(0, -1), this.pages.area.height, this.measure)
    const lines = headings.reduce((sum, { blank, lines }) => sum + blank + lines, 0) + table.caption.length
    const left = this.pages.area.height - (this.pages.nextLine + lines) * linePitch - TEXT_GAP
    const isSafe = this.pages.isFresh || mayBegin(table.table, left, this.pages.area.height)
    if (!isSafe) this.pages.turnPage(this.pages.direction)
    if (headings.length > 0) this.placePlanned(blocks.slice(0, -1))
    const cutter = this.beginTable(table)
    for (let isFirst = true; !cutter.isDone; isFirst = false) {
      if (!isFirst) this.pages.turnPage(this.pages.direction)
      this.placeRows(cutter.cut(this.pages.area.top + this.pages.area.height - this.tableTop()))
    }
  }

  private beginTable(block: TableFlow): TableCutter {
    this.structure.endLists()
    const tags = tagTable(this.structure, block)
    if (block.caption.length > 0) {
      this.placeTextLines(block.caption, tags.caption)
      this.followsTable = false
    }
    const cutter = new TableCutter(block.table, this.pages.area.height, this.measure)
    this.table = { block, tags, cutter }
    return cutter
  }

  private placeRows(segment: TableSegment): void {
    const { block, tags, cutter } = this.table!
    const top = this.tableTop()
    this.pages.add(placeSegment(block.table, segment, { left: this.pages.area.left, top }, tags.nodeOf), top + segment.height)
    if (!cutter.isDone) return
    this.pages.add([], this.pages.top + TEXT_GAP_BELOW)
    this.followsTable = true
  }

  /** A little below what stands over it. */
  private tableTop(): number {
    if (this.pages.isFresh) return this.pages.top
    return this.pages.top + (this.followsTable ? TABLE_GAP : TEXT_GAP)
  }
}

/** Above the baseline, in ems, stands the middle of Han and of bullets. */
const CENTRE = 0.38

/** The first and the last step of each block. */
function runsOfBlocks(steps: readonly Step[]): [Step, Step][] {
  const runs: [Step, Step][] = []
  for (const step of steps) {
    const run = runs.at(-1)
    if (run?.[0].block === step.block) run[1] = step
    else runs.push([step, step])
  }
  return runs
}
