import type { Block } from '../../model/block.js'
import { headingOf } from './headings.js'
import { sliceText, trimText } from '../../text/text.js'
import { ItemDepths, itemOf } from '../list-items.js'
import { isPageMark } from '../../language/page-mark.js'
import { columnsOf } from '../../language/width.js'
import { isBlank, textOfLine, type Line } from './lines.js'

/** Headings and paragraphs of lines that belong to no table: one line, one paragraph. */
export function readProse(lines: readonly Line[]): Block[] {
  const depths = new ItemDepths()
  return lines.filter((line) => !isBlank(line)).flatMap((line) => readItem(line, depths) ?? readLine(line))
}

/** `- 登记环节`, `●登记环节`; and indented under such an item `1. 分办`, which elsewhere is a heading of the third rank. */
function readItem(line: Line, depths: ItemDepths): Block[] | null {
  const [lead, indent, mark] =
    /^([ \t\u3000]*)(?:([-+*•·](?=[ \t\u3000])|[●■◆])[ \t\u3000]*|(?=(?:\d{1,2}|[a-z])[.．)、]))(?=\S)/.exec(line.text) ?? []
  const isBullet = mark !== undefined && /^\D.*\p{L}/u.test(line.text.slice(lead!.length)) && !isPageMark(line.text)
  const isNested = indent !== undefined && mark === undefined && depths.isOpen && indent !== ''
  if (!isBullet && !isNested) {
    depths.end()
    return null
  }
  const item = itemOf(textOfLine(line, lead!.length), { depth: depths.depthOf(columnsOf(indent!)), ordered: !isBullet })
  return item && [item]
}

function readLine(line: Line): Block[] {
  const text = textOfLine(line)
  const heading = headingOf(text.text)
  if (!heading) return [{ kind: 'paragraph', ...text }]
  const head: Block = { kind: 'heading', level: heading.level, ...trimText(sliceText(text, 0, heading.length)) }
  const rest = trimText(sliceText(text, heading.length))
  return rest.text === '' ? [head] : [head, { kind: 'paragraph', ...rest }]
}
