import type { ImprintFlow } from './flow-blocks.js'
import type { PageBuilder } from './page-builder.js'
import type { PageItem } from './page.js'
import { placeLines } from './text-block.js'
import { baselineIn, linePitch, pageNumberSize, typeArea } from './type-area.js'

/** GB/T 9704-2012, 7.4.1: the rules are as wide as the type area, the first and the last 0.35 mm, those between 0.25 mm. */
const THICK = (0.35 * 72) / 25.4
const THIN = (0.25 * 72) / 25.4

/** Sets 版记 on the page: at its foot where nothing follows (7.4), else under the text; `node` gives each entry its place in the structure. */
export function placeImprint({ entries }: ImprintFlow, pages: PageBuilder, isLast: boolean, node: () => number): void {
  const count = entries.reduce((sum, lines) => sum + lines.length, 0)
  if (!pages.isFresh && count + 1 > pages.freeLines) pages.turnPage()
  const { top, height } = pages.area
  const start = isLast ? top + height - count * linePitch : pages.lineTop + (pages.isFresh ? 0 : linePitch)
  const items: PageItem[] = []
  let y = start
  for (const [index, lines] of entries.entries()) {
    const from = y
    items.push(ruleAt(from, index === 0 ? THICK : THIN))
    const placed = placeLines(lines, typeArea.left, (line) => from + line * linePitch + baselineIn(linePitch, pageNumberSize))
    items.push({ kind: 'text', meaning: node(), lines: placed })
    y += lines.length * linePitch
  }
  pages.add([...items, ruleAt(y, THICK)], y)
}

function ruleAt(y: number, width: number): PageItem {
  return { kind: 'rules', width, rules: [{ x: typeArea.left, y, length: typeArea.width, direction: 'across' }] }
}
