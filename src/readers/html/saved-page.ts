import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block, ChromeBlock, HeadingBlock } from '../../model/block.js'
import { coverSpans, type Span } from '../../model/span.js'
import { PlacedText } from '../placed-text.js'
import { relocateBlocks, relocateReporter } from '../relocate.js'
import { cutAtSections } from '../table-sections.js'
import { headingOf } from '../text/headings.js'
import { readText } from '../text/read-text.js'
import { cellText, readDataTable } from './data-table.js'
import { findElement, type HtmlElement } from './dom.js'
import { collectFlow, type FlowItem, type ImageItem, type TextItem } from './flow.js'
import { isWide } from './inline.js'
import { findContent, isReportTitle } from './main-content.js'
import { breakLines } from './paragraph-lines.js'

/** A page saved from a site, or made by Word, WPS or a converter: its content as blocks, the rest as chrome. */
export function readSavedPage(document: HtmlElement, source: string, report: Reporter): Block[] {
  const items = collectFlow(document, source)
  const content = findContent(items)
  const writer = new BlockWriter(source, report)
  items.forEach((item, index) => (content[index] ? writer.addContent(item) : writer.addChrome(item)))
  const blocks = writer.finish()
  reportLeftOut(items.filter((_, index) => content[index]), items, report)
  return [...readPageTitle(document, source, blocks), ...blocks]
}

/** Turns items into blocks; lines that follow one another are read together, as the text reader would read them from a file. */
class BlockWriter {
  private readonly blocks: Block[] = []
  private lines = new PlacedText()
  private chrome: { readonly text: string; readonly at: Span; readonly parts: readonly Span[] }[] = []

  constructor(
    private readonly source: string,
    private readonly report: Reporter,
  ) {}

  addContent(item: FlowItem): void {
    if (item.kind === 'image') return
    this.endChrome()
    if (item.kind === 'text') this.addText(item)
    else this.addTable(item.element)
  }

  addChrome(item: FlowItem): void {
    if (item.kind === 'image') return
    this.endLines()
    const text = item.kind === 'text' ? item.text : cellText(item.element, this.source)
    if (text.text !== '') this.chrome.push({ text: text.text, at: text.at, parts: text.partsOf(0, text.text.length) })
  }

  finish(): Block[] {
    this.endLines()
    this.endChrome()
    return this.blocks
  }

  private addText(item: TextItem): void {
    const heading = item.heading === undefined ? null : readHeading(item.text, item.heading)
    if (heading) {
      this.endLines()
      this.blocks.push(heading)
      return
    }
    for (const line of breakLines(item)) {
      if (line.kind === 'line') this.addLine(line.text, line.end)
      else {
        this.endLines()
        this.blocks.push({ kind: 'paragraph', text: line.text.text, at: line.text.at, ...line.text.parts })
      }
    }
  }

  private addLine(text: PlacedText, end: string): void {
    this.lines.append(text)
    const { end: at } = text.at
    this.lines.addFor(end, { start: at, end: at })
  }

  private addTable(table: HtmlElement): void {
    this.endLines()
    const block = readDataTable(table, this.source)
    if (block) this.blocks.push(...cutAtSections(block))
  }

  private endLines(): void {
    const lines = this.lines
    this.lines = new PlacedText()
    if (lines.text.trim() !== '') this.blocks.push(...relocateBlocks(readText(lines.text, relocateReporter(this.report, lines)), lines))
  }

  /** Pieces of furniture that follow one another are one block. */
  private endChrome(): void {
    if (this.chrome.length > 0) {
      const block: ChromeBlock = {
        kind: 'chrome',
        text: this.chrome.map(({ text }) => text).join('\n'),
        at: this.chrome.map(({ at }) => at).reduce(coverSpans),
        parts: this.chrome.flatMap(({ parts }) => parts),
      }
      this.blocks.push(block)
    }
    this.chrome = []
  }
}

/** What the page marks as a heading; running text in a heading's clothes is none, and a run-in heading is left to the text reader. */
function readHeading(placed: PlacedText, rank: number): HeadingBlock | null {
  const text = placed.text.replace(/(.)\n+\s*(.)/g, (_, before: string, after: string) => (isWide(before) && isWide(after) ? before + after : `${before} ${after}`))
  const known = headingOf(text)
  if (known && known.length < text.length) return null
  if (!known && (text.length > 80 || /。./.test(text))) return null
  const level = isReportTitle(text) ? 0 : (known?.level ?? levels[rank]!)
  return { kind: 'heading', level, text, at: placed.at, ...placed.parts }
}

/** A heading without ordinal goes by its element. */
const levels: readonly HeadingBlock['level'][] = [0, 0, 1, 2, 3, 4, 4]

/** The title of the window: the report's title where the page shows none, else furniture unless it only repeats that. */
function readPageTitle(document: HtmlElement, source: string, blocks: readonly Block[]): Block[] {
  const element = findElement(document, 'title')
  const title = element && cellText(element, source)
  if (!title?.text) return []
  const shown = blocks.filter((block) => block.kind === 'heading' || block.kind === 'paragraph').slice(0, 40)
  if (shown.some((block) => bare(block.text) === bare(title.text))) return []
  const name = shown.some((block) => isReportTitle(block.text)) ? undefined : reportNameIn(title)
  if (name) return [{ kind: 'heading', level: 0, text: name.text, at: name.at, ...name.parts }]
  return [{ kind: 'chrome', text: title.text, at: title.at, ...title.parts }]
}

/** `某县2024年…年度报告_某县人民政府`: the part that names the report. */
function reportNameIn(title: PlacedText): PlacedText | undefined {
  for (const match of title.text.matchAll(/[^_|\-–—>＞]+/g)) {
    if (isReportTitle(match[0].trim())) return title.slice(match.index, match.index + match[0].length)
  }
  return undefined
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

/** What the page shows and this reader cannot: pictures, and text that is there but hidden. */
function reportLeftOut(content: readonly FlowItem[], items: readonly FlowItem[], report: Reporter): void {
  const images = content.filter((item): item is ImageItem => item.kind === 'image' && !item.hidden && !isDecoration(item))
  if (images.length > 0) report('read/image-left-out', { count: images.length, names: images.flatMap(({ alt }) => (alt ? [alt] : [])) }, { at: images[0]!.at })
  const hidden = items.find((item): item is TextItem => item.hidden && item.kind === 'text' && item.text.text.length > 20 && !content.includes(item))
  if (hidden) report('read/hidden-text', { text: hidden.text.text.slice(0, 30) }, { at: hidden.text.at })
}

function isDecoration({ source, alt }: ImageItem): boolean {
  return source === '' || /icon|logo|qr-?code|ewm|erweima|share|print|spacer|blank|dot\.|line\.|filetype/i.test(source) || /二维码|扫一扫|logo/i.test(alt)
}
