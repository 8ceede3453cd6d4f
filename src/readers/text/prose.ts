import type { Block, ParagraphBlock } from '../../model/block.js'
import { headingOf } from './headings.js'
import { joinTexts, sliceText, trimText } from '../../text/text.js'
import { ItemDepths, itemOf } from '../list-items.js'
import { isPageMark } from '../../language/page-mark.js'
import { endsSentence } from '../../language/sentence.js'
import { columnsOf } from '../../language/width.js'
import { isBlank, textOfLine, type Line } from './lines.js'

/** Headings and paragraphs of lines that belong to no table: one line, one paragraph; an item's lines that hang under its text are one. */
export function readProse(lines: readonly Line[]): Block[] {
  const depths = new ItemDepths()
  const blocks: Block[] = []
  let open: HangingItem | null = null
  lines.forEach((line, index) => {
    if (isBlank(line)) return
    if (open && !isBlank(lines[index - 1]!) && hangsUnder(open, line)) {
      open = { ...open, block: carryOn(open.block, line) }
      blocks[blocks.length - 1] = open.block
      return
    }
    const item = readItem(line, depths)
    open = item && { block: item, column: columnsOf(line.text.slice(0, item.at.start - line.start)) }
    blocks.push(...(item ? [item] : readLine(line)))
  })
  return blocks
}

/** The item that stands last, and the column in which its text begins. */
interface HangingItem {
  readonly block: ParagraphBlock
  readonly column: number
}

/** `- 登记环节`, `●登记环节`; and indented under such an item `1. 分办`, which elsewhere is a heading of the third rank. */
function readItem(line: Line, depths: ItemDepths): ParagraphBlock | null {
  const [lead, indent, mark] = leadOf(line.text)
  const isBullet = mark !== undefined && /^\D.*\p{L}/u.test(line.text.slice(lead!.length)) && !isPageMark(line.text)
  const isNested = indent !== undefined && mark === undefined && depths.isOpen && indent !== ''
  if (!isBullet && !isNested) {
    depths.end()
    return null
  }
  return itemOf(textOfLine(line, lead!.length), { depth: depths.depthOf(columnsOf(indent!)), ordered: !isBullet })
}

/** What stands before an item's text, its indent and its bullet; nothing where the line is no item. */
function leadOf(text: string): (string | undefined)[] {
  return /^([ \t\u3000]*)(?:([-+*•·](?=[ \t\u3000])|[●■◆])[ \t\u3000]*|(?=(?:\d{1,2}|[a-z])[.．)、]))(?=\S)/.exec(text) ?? []
}

/** Columns of an item's line from which on the page may have broken it: lines of a page, and of mails, take twice as many. */
const leastBroken = 36

/** The item's sentence has not ended, and the line begins under its text, not under its mark. */
function hangsUnder({ block, column }: HangingItem, line: Line): boolean {
  if (columnsOf(block.text) < leastBroken) return false
  const indent = columnsOf(/^[ \t\u3000]*/.exec(line.text)![0])
  if (indent === 0 || Math.abs(indent - column) > 1 || leadOf(line.text).length > 0) return false
  const bothFigures = /[A-Za-z0-9]$/.test(block.text) && /^\s*[A-Za-z0-9]/.test(line.text)
  return !endsSentence(block.text) && !bothFigures && !isPageMark(line.text) && headingOf(line.text.trim()) === undefined
}

function carryOn(item: ParagraphBlock, line: Line): ParagraphBlock {
  const text = textOfLine(line)
  const broken = { start: item.at.end, end: text.at.start }
  return { ...item, ...joinTexts([item, text]), breaks: [...(item.breaks ?? []), broken] }
}

function readLine(line: Line): Block[] {
  const text = textOfLine(line)
  const heading = headingOf(text.text)
  if (!heading) return [{ kind: 'paragraph', ...text }]
  const head: Block = { kind: 'heading', level: heading.level, ...trimText(sliceText(text, 0, heading.length)) }
  const rest = trimText(sliceText(text, heading.length))
  return rest.text === '' ? [head] : [head, { kind: 'paragraph', ...rest }]
}
