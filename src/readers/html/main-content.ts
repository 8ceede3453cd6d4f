import { isDate } from '../../language/date.js'
import { endsLikeOrgan, isOrganName } from '../../language/organ.js'
import { foldLabel } from '../../language/fold.js'
import { usesOf } from '../../forms/matching/vocabulary.js'
import { isReportTitle } from '../report-title.js'
import { isSectionTitle } from '../../forms/matching/sections.js'
import { headingOf } from '../text/headings.js'
import { ancestors, type HtmlElement } from './dom.js'
import type { FlowItem, TextItem } from './flow.js'
import { rowCells, tableRows, textOf } from './layout-table.js'

/**
 * Which items are the document's content, by evidence: what is certainly the report's (section headings, the statutory tables, the
 * preamble) marks the element that holds it. Inside that element everything is content but navigation; outside it, running text is.
 */
export function findContent(items: readonly FlowItem[]): boolean[] {
  const { core, revealed } = coreOf(items)
  const page: Page = {
    root: commonAncestor(core.map((item) => item.element)),
    first: items.indexOf(core[0]!),
    last: items.indexOf(core.at(-1)!),
    furniture: furnitureTest(core, items),
    revealed,
  }
  const content = items.map((item, index) => isContent(item, index, page))
  return keepSignature(items, content, page)
}

interface Page {
  /** The innermost element that holds all the core; undefined where there is none. */
  readonly root: HtmlElement | undefined
  readonly first: number
  readonly last: number
  readonly furniture: (element: HtmlElement) => boolean
  /** Elements hidden until a script shows them, in which parts of the report stand that stand nowhere else: tabs, pages of a pager. */
  readonly revealed: ReadonlySet<HtmlElement>
}

/** The surest evidence there is on the page; what is hidden counts where nothing shown says the same. */
function coreOf(items: readonly FlowItem[]): { readonly core: readonly FlowItem[]; readonly revealed: ReadonlySet<HtmlElement> } {
  for (const keyOf of [statutoryKey, rankedKey, proseKey]) {
    const keys = new Map(items.map((item) => [item, keyOf(item)]))
    const shown = new Set(items.flatMap((item) => (item.hidden ? [] : [keys.get(item)])))
    const core = items.filter((item) => keys.get(item) !== null && !(item.hidden && shown.has(keys.get(item))))
    if (core.length > 0) return { core, revealed: new Set(core.flatMap(({ hidden }) => hidden ?? [])) }
  }
  return { core: [], revealed: new Set() }
}

/** What of the report an item certainly is: one of its sections, tables, or its preamble. */
function statutoryKey(item: FlowItem): string | null {
  if (item.kind === 'table') return statutoryTable(item.element)
  if (item.kind === 'image' || isLink(item)) return null
  const title = item.text.text.slice(0, 60).replace(/[\n。：:][^]*/, '')
  if (isSectionTitle(title)) return foldLabel(title)
  return isPreamble(item.text.text) ? '前言' : null
}

function statutoryTable(table: HtmlElement): string | null {
  let known = 0
  for (const cell of tableRows(table).flatMap(rowCells)) {
    const text = textOf(cell, 80)
    const use = text.length > 3 ? usesOf(foldLabel(text))[0] : undefined
    if (use && ++known >= 3) return use.table
  }
  return null
}

function isPreamble(text: string): boolean {
  return text.length > 30 && /(?:根据|按照|依据).{0,60}政府信息公开条例/.test(text.slice(0, 200))
}

/** Headings 一、 of reports before 2019 and of other documents. */
function rankedKey(item: FlowItem): string | null {
  return item.kind === 'text' && !isLink(item) && headingOf(item.text.text)?.level === 1 ? item.text.text.slice(0, 40) : null
}

function proseKey(item: FlowItem): string | null {
  return isProse(item) && item.kind === 'text' ? item.text.text : null
}

function isProse(item: FlowItem): boolean {
  return item.kind === 'text' && !isLink(item) && item.text.text.length >= 40 && item.text.text.includes('。')
}

function isTitle(item: FlowItem): boolean {
  return item.kind === 'text' && !isLink(item) && isReportTitle(item.text.text)
}

/** Mostly a link: an entry of a menu or a list of other pages. */
function isLink({ linked, text: { text } }: TextItem): boolean {
  return linked > text.replace(/\s+/g, '').length * 0.6
}

/** A line of the page's own table of contents. A mark that leads to a note is a link too, but not the whole line; a heading is no sentence. */
function isContentsEntry({ linkedWithin, text: { text } }: TextItem): boolean {
  return linkedWithin > text.replace(/\s+/g, '').length * 0.6 && !/[。！？]$/.test(text)
}

function isContent(item: FlowItem, index: number, page: Page): boolean {
  if ((item.hidden && !page.revealed.has(item.hidden)) || page.furniture(item.element)) return false
  if (item.kind === 'table' && isMetadata(item.element)) return false
  if (item.kind === 'text' && isContentsEntry(item)) return false
  if (!page.root || (index >= page.first && index <= page.last) || isTitle(item) || isProse(item)) return true
  if (item.element !== page.root && !ancestors(item.element).includes(page.root)) return false
  const wholePage = page.root.name === 'body' || page.root.name === 'html'
  return !(wholePage && item.kind === 'text' && isLink(item))
}

/** The organ, the date and the attachments under the last line, where they stand outside the element of the text. */
function keepSignature(items: readonly FlowItem[], content: readonly boolean[], { root, furniture }: Page): boolean[] {
  const after = content.lastIndexOf(true) + 1
  if (!root || after === 0) return [...content]
  const belongs = (item: FlowItem) => item.kind === 'text' && !item.hidden && !furniture(item.element) && isClosing(item.text.text)
  const stop = items.findIndex((item, index) => index >= after && !belongs(item))
  return content.map((known, index) => known || (index >= after && (stop < 0 || index < stop)))
}

function isClosing(text: string): boolean {
  return (text.length <= 30 && isOrganName(text) && endsLikeOrgan(text)) || isDate(text) || /^附件\s*\d*\s*[：:]/.test(text)
}

/** 索引号, 发布机构 and the like in a table of their own: the site's data about the page. */
function isMetadata(table: HtmlElement): boolean {
  const cells = tableRows(table).flatMap(rowCells)
  return cells.length <= 40 && cells.filter((cell) => metadata.test(foldLabel(textOf(cell, 40)))).length >= 3
}

const metadata =
  /^(?:索引号|信息索引号|索取号|文号|发文字号|发布机构|发文机关|公开机构|成文日期|发布日期|发文日期|生成日期|公开日期|有效性|效力状态|主题分类|体裁分类|组配分类|信息分类|公开方式|公开时限|公开范围|公开程序|关键词|主题词|信息名称|名称|标题)/

/** Elements that are navigation or a frame by what they are or are called, unless the core or the title stands in them. */
function furnitureTest(core: readonly FlowItem[], items: readonly FlowItem[]): (element: HtmlElement) => boolean {
  const kept = new Set([...core, ...items.filter(isTitle)].flatMap((item) => [item.element, ...ancestors(item.element)]))
  const known = new Map<HtmlElement, boolean>()
  const test = (element: HtmlElement): boolean => {
    const found = known.get(element)
    if (found !== undefined) return found
    const parent = element.parent as HtmlElement | null
    const result = (!kept.has(element) && isFrame(element)) || (parent?.attribs !== undefined && test(parent))
    known.set(element, result)
    return result
  }
  return test
}

const frameElements = new Set(['nav', 'header', 'footer', 'aside', 'menu', 'form', 'select', 'button', 'dialog'])
const frameRoles = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'menu', 'menubar', 'toolbar', 'dialog'])
const frameNames =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|crumbs?|breadcrumbs?|foot|footer|copyright|topbar|top-?nav|toolbar|sidebar|share|bdsharebuttonbox|bdshare|social|pagination|pager|search|login|friend-?links?|yqlj|qr-?code|ewm|erweima|weizhi|dqwz|location|position|mbx|related|recommend|xgxx|xgyd|prevnext|prev-next|print|dayin|skip|advert|logo)(?:$|[\s_-])/i

function isFrame({ name, attribs }: HtmlElement): boolean {
  if (frameElements.has(name) || frameRoles.has(attribs['role'] ?? '')) return true
  return frameNames.test(attribs['class'] ?? '') || frameNames.test(attribs['id'] ?? '')
}

function commonAncestor(elements: readonly HtmlElement[]): HtmlElement | undefined {
  const [first, ...others] = elements
  if (!first) return undefined
  // A lone piece of evidence says nothing of how far the text reaches.
  if (others.length === 0) return ancestors(first).find(({ name }) => name === 'body') ?? first
  const chains = others.map((element) => new Set([element, ...ancestors(element)]))
  return [first, ...ancestors(first)].find((element) => chains.every((chain) => chain.has(element)))
}
