import type { Measure } from './measure.js'
import type { Direction } from './page-builder.js'
import type { PageItem, PlacedLine } from './page.js'
import { prepareText } from './prepared-text.js'
import { setJustified } from './set-line.js'
import { widthOf } from './line-breaking.js'
import { measuredLine, placeLines, type TypeStyle } from './text-block.js'
import { pageNumberDrop, pageNumberSize, paper, typeArea } from './type-area.js'

const style: TypeStyle = { role: 'song', size: pageNumberSize, tracking: 0 }
const EM_DASH = 0x2014
const SPACE = 0x20
/** In a face of half-width figures the space is half an em as well; many faces have a narrower one. */
const HALF_WIDTH_SPACE = 0.5

/**
 * GB/T 9704-2012, 7.5: 四号 half-width digits between two 一字线 whose upper edge is 7 mm below the type area; odd pages right, even pages
 * left, one character from the edge.
 */
export function pageNumber(number: number, direction: Direction, measure: Measure): PageItem[] {
  const prepared = prepareText(`— ${number} —`, style.role, measure)
  const whole = { from: 0, to: prepared.count }
  const room = widthOf(prepared, 0, prepared.count) + 2 * (HALF_WIDTH_SPACE - measure.advance(SPACE, style.role))
  const line = measuredLine(setJustified(prepared, whole, room), style, 0)
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
