import type { FlowBlock, ImprintFlow, TableFlow, TextFlow, TitleFlow } from './flow-blocks.js'
import type { Measure } from './measure.js'
import { longTableDensity, relayTable, tableDensities, type MeasuredTable } from './measured-table.js'
import type { OutlineEntry, StructureNode } from './page.js'
import { PageBuilder } from './page-builder.js'
import { placeImprint } from './imprint-placing.js'
import { StructureBuilder } from './structure.js'
import { cutTable, mayBegin, type SegmentRooms, type TableSegment } from './table-segments.js'
import { placeSegment } from './table-placing.js'
import type { TableDensity } from './table-widths.js'
import { tagTable } from './table-structure.js'
import { placeLines, type MeasuredLine } from './text-block.js'
import { baselineIn, bodySize, linePitch, titleSize, typeArea } from './type-area.js'

/** The document on its pages; page numbers are still to be set. */
export interface Paginated {
  readonly structure: StructureNode
  readonly outline: readonly OutlineEntry[]
  readonly pages: PageBuilder
}

/** Shares the blocks out among pages. */
export function paginate(blocks: readonly FlowBlock[], measure: Measure): Paginated {
  const paginator = new Paginator(measure)
  for (let index = 0; index < blocks.length;) index = paginator.placeNext(blocks, index)
  return { structure: paginator.structure.root, outline: paginator.outline, pages: paginator.pages }
}

/** No page begins or ends with fewer lines of a paragraph that goes on (孤行不成页). */
const FEWEST_LINES = 2
/** Room under the text over a table, under the table, and over a table that follows another one, in points. */
const TEXT_GAP = 4
const TEXT_GAP_BELOW = 9
const TABLE_GAP = 3
/** Tables of more pages are set close, in full size. */
const MOST_DENSE_PAGES = 4

class Paginator {
  readonly pages = new PageBuilder()
  readonly structure = new StructureBuilder()
  readonly outline: OutlineEntry[] = []
  private followsTable = false

  constructor(private readonly measure: Measure) {}

  /** Places a block, with the headings that stay with it, and returns the index of the next. */
  placeNext(blocks: readonly FlowBlock[], index: number): number {
    let at = index
    while (isHeading(blocks[at]) && (at === index || !beginsPart(blocks[at]))) at++
    const headings = blocks.slice(index, at) as (TextFlow | TitleFlow)[]
    const block = beginsPart(blocks[at]) ? undefined : blocks[at]
    const closing = closingAfter(blocks, at + 1)
    this.pages.turnTo(this.directionOf(block))
    const mustTurn = beginsPart(headings[0]) || !this.fits(headings, block, closing)
    if (!this.pages.isFresh && mustTurn) this.pages.turnPage(this.directionOf(block))
    if (beginsPart(headings[0])) this.structure.beginPart()
    for (const heading of headings) this.placeHeading(heading)
    if (block?.kind === 'title') this.placeTitle(block)
    else if (block?.kind === 'text') this.placeText(block, linesOf(closing))
    else if (block?.kind === 'table') this.placeTable(block)
    else if (block) this.placeImprint(block, at === blocks.length - 1)
    return block === undefined ? at : at + 1
  }

  private placeHeading(heading: TextFlow | TitleFlow): void {
    if (heading.kind === 'text') return this.placeText(heading, 0)
    if (!this.pages.isFresh) this.pages.skipLines(1)
    this.noteHeading(heading)
    this.placeTitle(heading)
  }

  private directionOf(block: FlowBlock | undefined): 'portrait' | 'landscape' {
    return block?.kind === 'table' && block.table.measures.landscape ? 'landscape' : 'portrait'
  }

  /** Whether headings and the least that must stand with them have room on the page. */
  private fits(headings: readonly (TextFlow | TitleFlow)[], block: FlowBlock | undefined, closing: readonly TextFlow[]): boolean {
    const before = linesOf(headings)
    if (block === undefined) return before <= this.pages.freeLines
    if (block.kind === 'text') return before + firstLines(block, linesOf(closing)) <= this.pages.freeLines
    if (block.kind === 'imprint') return true
    if (block.kind === 'title') return before + titleLines(block) <= this.pages.freeLines
    const lines = before + block.caption.length
    const start = lines > 0 ? (this.pages.nextLine + lines) * linePitch + TEXT_GAP : this.tableTop() - this.pages.area.top
    return mayBegin(block.table, this.pages.area.height - start, this.pages.area.height)
  }

  private placeTitle(block: TitleFlow): void {
    this.structure.endLists()
    const node = this.structure.add(this.structure.top, block.heading ? 'partTitle' : 'title', block.inferred ? { inferred: true } : {})
    const top = this.pages.lineTop
    const left = this.pages.area.left + (this.pages.area.width - typeArea.width) / 2
    const lines = placeLines(block.lines, left, (index) => top + index * TITLE_PITCH + baselineIn(TITLE_PITCH, titleSize))
    this.pages.add([{ kind: 'text', meaning: node.id, lines }], top + titleLines(block) * linePitch)
    this.followsTable = false
  }

  /** Sets a paragraph on as many pages as it takes; `tail` lines must find room under its end. */
  private placeText(block: TextFlow, tail: number): void {
    const item = block.item && this.structure.addItem(block.item, block.item.label !== null)
    if (!item) this.structure.endLists()
    const node = item?.body ?? this.structure.add(this.structure.top, block.role)
    let lines = block.lines
    if (!this.pages.isFresh && lines.length > 0) this.pages.skipLines(block.blankBefore)
    for (let isFirst = true; lines.length > 0; isFirst = false) {
      const count = this.linesHere(lines.length, tail, block.keepsWithPrevious || block.heading !== null)
      if (isFirst && count > 0) this.noteHeading(block)
      if (isFirst && count > 0 && item?.label) this.placeLabel(block.item!.label!, item.label.id)
      if (count > 0) this.placeTextLines(lines.slice(0, count), node.id)
      lines = lines.slice(count)
      if (lines.length > 0) this.pages.turnPage()
    }
    this.followsTable = false
  }

  /** How many of a paragraph's lines stand on this page. */
  private linesHere(count: number, tail: number, isWhole: boolean): number {
    const free = this.pages.freeLines
    if (count + tail <= free) return count
    const most = this.pages.isFresh ? Math.min(count, free) : 0
    if (isWhole) return most
    const left = Math.max(FEWEST_LINES, count - free)
    const here = count - left
    return here >= FEWEST_LINES ? here : most
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

  private placeImprint(block: ImprintFlow, isLast: boolean): void {
    placeImprint(block, this.pages, isLast, () => this.structure.add(this.structure.top, 'paragraph').id)
    this.followsTable = false
  }

  private placeTable(block: TableFlow): void {
    this.structure.endLists()
    const tags = tagTable(this.structure, block)
    if (block.caption.length > 0) this.placeTextLines(block.caption, tags.caption)
    const rooms = { first: this.pages.area.top + this.pages.area.height - this.tableTop(), next: this.pages.area.height }
    const { table, segments } = this.cutOnFewestPages(block.table, rooms)
    segments.forEach((segment, index) => {
      if (index > 0) this.pages.turnPage(this.directionOf(block))
      const top = index === 0 ? this.tableTop() : this.pages.top
      this.pages.add(placeSegment(table, segment, { left: this.pages.area.left, top }, tags.nodeOf), top + segment.height)
    })
    this.pages.add([], this.pages.top + TEXT_GAP_BELOW)
    this.followsTable = true
  }

  /** A table that comes to few pages is set more densely where that saves one. */
  private cutOnFewestPages(table: MeasuredTable, rooms: SegmentRooms): { table: MeasuredTable; segments: readonly TableSegment[] } {
    const roomy = { table, segments: cutTable(table, rooms, this.measure) }
    if (roomy.segments.length === 1) return roomy
    const cut = (density: TableDensity): typeof roomy => {
      const denser = relayTable(table, density)
      return { table: denser, segments: cutTable(denser, rooms, this.measure) }
    }
    if (roomy.segments.length > MOST_DENSE_PAGES) return roomy.table.source.form === null ? cut(longTableDensity) : roomy
    const densest = cut(tableDensities.at(-1)!)
    if (densest.segments.length >= roomy.segments.length) return roomy
    for (const density of tableDensities.slice(1, -1)) {
      const denser = cut(density)
      if (denser.segments.length === densest.segments.length) return denser
    }
    return densest
  }

  /** A little below what stands over it. */
  private tableTop(): number {
    if (this.pages.isFresh) return this.pages.top
    return this.pages.top + (this.followsTable ? TABLE_GAP : TEXT_GAP)
  }
}

/** Above the baseline, in ems, stands the middle of Han and of bullets. */
const CENTRE = 0.38

/** Line pitch of the title, in points. */
const TITLE_PITCH = 36
/** Least room between title and text. */
const TITLE_GAP = 20

/** Lines of the grid that the title takes, with the room below it. */
function titleLines(block: TitleFlow): number {
  return Math.ceil((block.lines.length * TITLE_PITCH + TITLE_GAP) / linePitch)
}

function isHeading(block: FlowBlock | undefined): block is TextFlow | TitleFlow {
  return (block?.kind === 'text' && block.keepsWithNext) || (block?.kind === 'title' && block.heading !== null)
}

function beginsPart(block: FlowBlock | undefined): boolean {
  return block?.kind === 'text' && block.beginsPart
}

/** Signature and date that must stay with what stands before them. */
function closingAfter(blocks: readonly FlowBlock[], from: number): TextFlow[] {
  const closing: TextFlow[] = []
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]!
    if (block.kind !== 'text' || !block.keepsWithPrevious) break
    closing.push(block)
  }
  return closing
}

function linesOf(blocks: readonly (TextFlow | TitleFlow)[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'title' ? 1 + titleLines(block) : block.blankBefore + block.lines.length), 0)
}

/** The least number of lines a paragraph may begin with on a page, blank lines before it and all that must follow included. */
function firstLines(block: TextFlow, tail: number): number {
  const isShort = block.lines.length < 2 * FEWEST_LINES || block.keepsWithPrevious
  return block.blankBefore + (isShort ? block.lines.length + tail : FEWEST_LINES)
}
