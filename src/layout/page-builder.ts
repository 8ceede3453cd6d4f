import type { Page, PageItem } from './page.js'
import { linePitch, paper, typeArea } from './type-area.js'

/** Where text may stand on a sheet. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export type Direction = 'portrait' | 'landscape'

/** GB/T 9704-2012, 8: a landscape table is turned so that its head is at the left edge of the upright sheet. */
export const areas: Readonly<Record<Direction, Area>> = {
  portrait: typeArea,
  landscape: { left: paper.height - typeArea.top - typeArea.height, top: typeArea.left, width: typeArea.height, height: typeArea.width },
}

interface GrowingPage {
  readonly direction: Direction
  readonly items: PageItem[]
}

/** Room under the text over a table, under the table, and over a table that follows another one, in points. */
export const TEXT_GAP = 4
export const TEXT_GAP_BELOW = 9
export const TABLE_GAP = 3

/** Whole lines of the grid in such a height. */
export function linesIn(height: number): number {
  return Math.floor((height + TOLERANCE) / linePitch)
}

/** The first free line of a page filled so far. */
export function nextLineAt(filled: number): number {
  return Math.ceil((filled - TOLERANCE) / linePitch)
}

/** The sheets begun so far, and how far down the last one is filled. */
export class PageBuilder {
  private readonly sheets: GrowingPage[] = [{ direction: 'portrait', items: [] }]
  /** How far down from the top of the type area. */
  filled = 0

  get area(): Area {
    return areas[this.sheet.direction]
  }

  get direction(): Direction {
    return this.sheet.direction
  }

  get number(): number {
    return this.sheets.length
  }

  /** Rooms in whole lines are counted from here. */
  get isFresh(): boolean {
    return this.filled === 0
  }

  /** Lines of text left. */
  get freeLines(): number {
    return linesIn(this.area.height) - this.nextLine
  }

  /** The first free line of the grid. */
  get nextLine(): number {
    return nextLineAt(this.filled)
  }

  /** Distance of the next line from the top of the sheet. */
  get lineTop(): number {
    return this.area.top + this.nextLine * linePitch
  }

  /** Distance of the first free place from the top of the sheet. */
  get top(): number {
    return this.area.top + this.filled
  }

  /** Text or rules have been set on lines or down to a place. */
  add(items: readonly PageItem[], filledTo: number): void {
    for (const item of items) this.sheet.items.push(item)
    this.filled = filledTo - this.area.top
  }

  /** Leaves lines empty. */
  skipLines(count: number): void {
    this.filled = (this.nextLine + count) * linePitch
  }

  turnPage(direction: Direction = 'portrait'): void {
    if (this.isFresh && this.sheet.items.length === 0) this.sheets.pop()
    this.sheets.push({ direction, items: [] })
    this.filled = 0
  }

  /** Goes on in this direction, on a new page if need be. */
  turnTo(direction: Direction): void {
    if (this.sheet.direction !== direction) this.turnPage(direction)
  }

  finish(furniture: (number: number, direction: Direction) => PageItem[]): Page[] {
    return this.sheets.map(({ direction, items }, index) => {
      const { width, height } = direction === 'portrait' ? paper : { width: paper.height, height: paper.width }
      return { number: index + 1, width, height, items: [...items, ...furniture(index + 1, direction)] }
    })
  }

  private get sheet(): GrowingPage {
    return this.sheets.at(-1)!
  }
}

/** Sums of line heights are a little off in binary. */
const TOLERANCE = 0.01
