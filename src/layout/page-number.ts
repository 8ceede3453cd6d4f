import type { Measure } from './measure.js'
import type { Direction } from './page-builder.js'
import type { PageItem, PlacedLine } from './page.js'
import { prepareText } from './prepared-text.js'
import { setRagged } from './set-line.js'
import { measuredLine, placeLines, type TypeStyle } from './text-block.js'
import { pageNumberDrop, pageNumberSize, paper, typeArea } from './type-area.js'

const style: TypeStyle = { role: 'song', size: pageNumberSize, tracking: 0 }
const EM_DASH = 0x2014

/**
 * GB/T 9704-2012, 7.5: 四号 half-width digits between two 一字线 whose upper edge is 7 mm below the type area; odd pages right, even pages
 * left, one character from the edge.
 */
export function pageNumber(number: number, direction: Direction, measure: Measure): PageItem[] {
  const prepared = prepareText(`— ${number} —`, style.role, measure)
  const line = measuredLine(setRagged(prepared, { from: 0, to: prepared.count }), style, 0)
  const left = number % 2 === 1 ? typeArea.left + typeArea.width - pageNumberSize - line.width : typeArea.left + pageNumberSize
  const dashTop = (measure.ink(EM_DASH, style.role)?.top ?? 0) * pageNumberSize
  const baseline = typeArea.top + typeArea.height + pageNumberDrop + dashTop
  const lines = placeLines([line], left, () => baseline)
  return [{ kind: 'text', meaning: 'footer', lines: direction === 'portrait' ? lines : lines.map(turn) }]
}

/** 8: on a landscape page the number keeps its place on the upright sheet, whose foot is then at the left. */
function turn(line: PlacedLine): PlacedLine {
  return { ...line, turned: true, baseline: paper.height - line.baseline }
}
