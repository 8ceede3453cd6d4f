import type { Reporter } from '../../diagnostics/diagnostic.js'
import type { Block } from '../../model/block.js'
import { BlockWriter } from '../block-writer.js'
import { reportHidden } from '../hidden-text.js'
import type { Text } from '../../model/text.js'
import { sliceText, trimText } from '../../text/text.js'
import { isReportTitle } from '../report-title.js'
import { blocksOfTable } from '../table-sections.js'
import { allText, cellText, hiddenInside, readDataTable } from './data-table.js'
import { findElement, isElement, isHidden, isStruckOut, type HtmlElement, type HtmlNode } from './dom.js'
import { collectFlow, type FlowItem, type ImageItem } from './flow.js'
import { findContent } from './main-content.js'

/** A page saved from a site, or made by Word, WPS or a converter: its content as blocks, the rest as chrome. */
export function readSavedPage(document: HtmlElement, source: string, report: Reporter): Block[] {
  const items = collectFlow(document, source)
  const content = findContent(items)
  const writer = new BlockWriter()
  items.forEach((item, index) => (content[index] ? addContent : addChrome)(item, source, writer))
  const blocks = writer.finish()
  reportImages(
    items.filter((_, index) => content[index]),
    report,
  )
  reportHidden(hiddenTexts(items, content, source), report)
  return [...readPageTitle(document, source, blocks), ...blocks]
}

function addContent(item: FlowItem, source: string, writer: BlockWriter): void {
  if (item.kind === 'text') {
    if (item.heading === undefined) writer.addItem(item.text, item.list, item.verbatim)
    else writer.addHeading(item.text, item.heading)
  } else if (item.kind === 'table') {
    const table = readDataTable(item.element, source)
    if (table) for (const block of blocksOfTable(table)) writer.addBlock(block)
    for (const hidden of hiddenInside(item.element)) writer.addChrome(allText(hidden, source))
  }
}

function addChrome(item: FlowItem, source: string, writer: BlockWriter): void {
  if (item.kind === 'text') writer.addChrome(item.text)
  else if (item.kind === 'table') writer.addChrome(allText(item.element, source))
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
  if (name) return [{ kind: 'heading', level: 0, ...name }]
  return [{ kind: 'chrome', ...title }]
}

/** `某县2024年…年度报告_某县人民政府`: the part that names the report. */
function reportNameIn(title: Text): Text | undefined {
  for (const match of title.text.matchAll(/[^_|\-–—>＞]+/g)) {
    if (isReportTitle(match[0].trim())) return trimText(sliceText(title, match.index, match.index + match[0].length))
  }
  return undefined
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

/** What the page shows and this reader cannot. */
function reportImages(content: readonly FlowItem[], report: Reporter): void {
  const images = content.filter((item): item is ImageItem => item.kind === 'image' && !item.hidden && !isDecoration(item))
  if (images.length > 0)
    report('read/image-left-out', { count: images.length, names: images.flatMap(({ alt }) => (alt ? [alt] : [])) }, { at: images[0]!.at })
}

/** What the page hides among its content and does not say elsewhere; outside it, where menus wait to be opened, only what is too long for an entry of one. */
function hiddenTexts(items: readonly FlowItem[], content: readonly boolean[], source: string): Text[] {
  const [first, last] = [content.indexOf(true), content.lastIndexOf(true)]
  const shown = new Set(items.flatMap((item, index) => (item.kind === 'text' && content[index] ? [bare(item.text.text)] : [])))
  return items.flatMap((item, index) => {
    if (item.kind === 'table' && content[index])
      return hiddenInside(item.element)
        .filter(isConcealed)
        .map((node) => allText(node, source))
    if (item.kind === 'image' || !item.hidden || content[index]) return []
    const text = item.kind === 'text' ? item.text : allText(item.element, source)
    const counts = (index > first && index < last) || text.text.length > longestEntry
    return counts && !shown.has(bare(text.text)) ? [text] : []
  })
}

/** Characters of a menu's entry. */
const longestEntry = 20

/** Hidden or crossed out; not what is shown elsewhere, as a reading over its character or a choice when it is taken. */
function isConcealed(node: HtmlNode): boolean {
  return isHidden(node) || (isElement(node) && isStruckOut(node))
}

function isDecoration({ source, alt, tiny }: ImageItem): boolean {
  return (
    tiny ||
    source === '' ||
    /icon|logo|qr-?code|ewm|erweima|share|print|spacer|blank|dot\.|line\.|filetype/i.test(source) ||
    /二维码|扫一扫|logo/i.test(alt)
  )
}
