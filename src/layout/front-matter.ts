import type { Document } from '../model/document.js'
import { bodyStyle, layTitle } from './flow-blocks.js'
import type { Measure } from './measure.js'
import { PageBuilder } from './page-builder.js'
import type { Layout, NodeRole, OutlineEntry, Page, StructureNode } from './page.js'
import type { StructureBuilder } from './structure.js'
import { measuredWhole, placeLines, setParagraph, widthOfText, type MeasuredLine } from './text-block.js'
import { baselineIn, bodySize, characterPitch, linePitch, paragraphIndent, typeArea } from './type-area.js'

/** What may stand before the report itself; off where nothing is asked for. */
export interface FrontMatter {
  readonly cover?: boolean
  readonly contents?: boolean
}

/** Headings of so many ranks are listed, as the page's navigation does. */
export const LISTED_RANKS = 2

/** Cover and contents as pages before those of the layout; they bear no number, and the report's own begin with 1. */
export function withFrontMatter(
  layout: Layout,
  document: Document,
  wanted: FrontMatter,
  structure: StructureBuilder,
  measure: Measure,
): Layout {
  const own = structure.root.children.length
  const front = new FrontPages(structure, measure)
  if (wanted.cover) front.addCover(document)
  if (wanted.contents) front.addContents(layout.outline)
  structure.putFirst(own)
  const pages = front.finish()
  const outline = layout.outline.map((entry) => ({ ...entry, page: entry.page + pages.length }))
  return { ...layout, pages: [...pages, ...layout.pages], outline }
}

/** On the cover, lines of the grid over the title and over organ and month; 一号, in its pitch. */
const coverLines = { title: 5, closing: 18 }
const COVER_SIZE = 26
const COVER_PITCH = 1.6 * COVER_SIZE
/** Characters at the right of a listed heading that leaders and the number of its page take at least. */
const NUMBER_ROOM = 4

class FrontPages {
  private readonly pages = new PageBuilder()

  constructor(
    private readonly structure: StructureBuilder,
    private readonly measure: Measure,
  ) {}

  /** The title in the upper half, organ and month at the foot. */
  addCover({ title, organ, date }: Document): void {
    const { root } = this.structure
    this.placeCentred(layTitle(title, this.measure, COVER_SIZE), { line: coverLines.title, pitch: COVER_PITCH }, root, 'paragraph')
    const closing = [organ, monthOf(date)].flatMap((text) => (text === null ? [] : layTitle(text, this.measure, bodySize, 'kai')))
    if (closing.length > 0) this.placeCentred(closing, { line: coverLines.closing, pitch: linePitch }, root, 'paragraph')
  }

  /** 目录, and a line for each heading: leaders, and the number of its page. */
  addContents(outline: readonly OutlineEntry[]): void {
    if (!this.pages.isFresh) this.pages.turnPage()
    const contents = this.structure.add(this.structure.root, 'contents')
    this.placeCentred(layTitle('目　录', this.measure), { line: 0, pitch: 2 * linePitch }, contents, 'caption')
    outline.forEach((entry, link) => {
      if (entry.level > LISTED_RANKS) return
      const lines = layEntry(entry, this.measure)
      if (lines.length > this.pages.freeLines) this.pages.turnPage()
      const item = this.structure.add(this.structure.add(contents, 'contentsEntry'), 'reference')
      const node = this.structure.add(item, 'link', { inferred: true })
      this.place(lines, { top: this.pages.lineTop, pitch: linePitch, link }, node)
    })
  }

  finish(): Page[] {
    return this.pages.finish(() => [])
  }

  private placeCentred(
    lines: readonly MeasuredLine[],
    { line, pitch }: { line: number; pitch: number },
    parent: StructureNode,
    role: NodeRole,
  ): void {
    const node = this.structure.add(parent, role, { inferred: true })
    this.place(lines, { top: this.pages.area.top + line * linePitch, pitch }, node)
  }

  private place(
    lines: readonly MeasuredLine[],
    { top, pitch, link }: { top: number; pitch: number; link?: number },
    node: StructureNode,
  ): void {
    const placed = placeLines(lines, this.pages.area.left, (index) => top + index * pitch + baselineIn(pitch, lines[index]!.style.size))
    this.pages.add([{ kind: 'text', meaning: node.id, lines: placed, ...(link !== undefined && { link }) }], top + lines.length * pitch)
  }
}

/** A heading over as many lines as it takes, two characters in for the second rank; behind the last, leaders that stand one under the other. */
function layEntry({ level, text, page }: OutlineEntry, measure: Measure): MeasuredLine[] {
  const style = bodyStyle('fang')
  const indent = (level - 1) * paragraphIndent
  const shape = { width: typeArea.width - NUMBER_ROOM * characterPitch, indent, hanging: indent + paragraphIndent }
  const lines = setParagraph(text.replaceAll('\n', ''), style, shape, measure)
  const last = lines.at(-1)!
  const number = measuredWhole(`${page}`, style, measure)
  const leader = widthOfText('…', style, measure)
  const end = typeArea.width - NUMBER_ROOM * characterPitch * 0.5
  const leaders = measuredWhole('…'.repeat(Math.max(1, Math.floor((end - last.x - last.width) / leader - 0.5))), style, measure)
  const moved = (line: MeasuredLine, right: number): MeasuredLine['runs'] =>
    line.runs.map((run) => ({ ...run, x: run.x - last.x + right - line.width }))
  return [...lines.slice(0, -1), { ...last, runs: [...last.runs, ...moved(leaders, end), ...moved(number, typeArea.width)] }]
}

/** `2025年1月` of an ISO date. */
export function monthOf(date: string | null): string | null {
  const [year, month] = date?.split('-') ?? []
  return month === undefined ? null : `${year}年${Number(month)}月`
}
