import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import { BlockWriter } from '../block-writer.js'
import type { MappedText } from '../mapped-text.js'
import { isReportTitle } from '../report-title.js'
import { blocksOfTable } from '../table-sections.js'
import { cellText, hiddenInside, readDataTable } from './data-table.js'
import { findElement, type HtmlElement } from './dom.js'
import { collectFlow, type FlowItem, type ImageItem, type TextItem } from './flow.js'
import { findContent } from './main-content.js'

/** A page saved from a site, or made by Word, WPS or a converter: its content as blocks, the rest as chrome. */
export function readSavedPage(document: HtmlElement, source: string, report: Reporter): Block[] {
  const items = collectFlow(document, source)
  const content = findContent(items)
  const writer = new BlockWriter()
  items.forEach((item, index) => (content[index] ? addContent : addChrome)(item, source, writer))
  const blocks = writer.finish()
  reportLeftOut(
    items.filter((_, index) => content[index]),
    items,
    report,
  )
  return [...readPageTitle(document, source, blocks), ...blocks]
}

function addContent(item: FlowItem, source: string, writer: BlockWriter): void {
  if (item.kind === 'text') {
    if (item.heading === undefined) writer.addParagraph(item.text, item.verbatim)
    else writer.addHeading(item.text, item.heading)
  } else if (item.kind === 'table') {
    const table = readDataTable(item.element, source)
    if (table) for (const block of blocksOfTable(table)) writer.addBlock(block)
    for (const hidden of hiddenInside(item.element)) writer.addChrome(cellText(hidden, source))
  }
}

function addChrome(item: FlowItem, source: string, writer: BlockWriter): void {
  if (item.kind === 'text') writer.addChrome(item.text)
  else if (item.kind === 'table') writer.addChrome(cellText(item.element, source))
}

/** The title of the window: the report's title where the page shows none, else furniture unless it only repeats that. */
function readPageTitle(document: HtmlElement, source: string, blocks: readonly Block[]): Block[] {
  const head = findElement(document, 'head')
  const element = head && findElement(head, 'title')
  const title = element && cellText(element, source)
  if (!title?.text) return []
  const shown = blocks.filter((block) => block.kind === 'heading' || block.kind === 'paragraph').slice(0, 40)
  if (shown.some((block) => bare(block.text) === bare(title.text))) return []
  const name = shown.some((block) => isReportTitle(block.text)) ? undefined : reportNameIn(title)
  if (name) return [{ kind: 'heading', level: 0, text: name.text, at: name.at, ...name.parts }]
  return [{ kind: 'chrome', text: title.text, at: title.at, ...title.parts }]
}

/** `某县2024年…年度报告_某县人民政府`: the part that names the report. */
function reportNameIn(title: MappedText): MappedText | undefined {
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
  if (images.length > 0)
    report('read/image-left-out', { count: images.length, names: images.flatMap(({ alt }) => (alt ? [alt] : [])) }, { at: images[0]!.at })
  const hidden = items.find(
    (item): item is TextItem => item.hidden !== null && item.kind === 'text' && item.text.text.length > 20 && !content.includes(item),
  )
  if (hidden) report('read/hidden-text', { text: hidden.text.text }, { at: hidden.text.at })
}

function isDecoration({ source, alt, tiny }: ImageItem): boolean {
  return (
    tiny ||
    source === '' ||
    /icon|logo|qr-?code|ewm|erweima|share|print|spacer|blank|dot\.|line\.|filetype/i.test(source) ||
    /二维码|扫一扫|logo/i.test(alt)
  )
}
