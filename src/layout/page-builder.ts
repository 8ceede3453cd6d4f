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

/** The sheets begun so far, and how far down the last one is filled. */
export class PageBuilder {
  private readonly sheets: GrowingPage[] = [{ direction: 'portrait', items: [] }]
  /** From the top of the type area. */
  private filled = 0

  get area(): Area {
    return areas[this.sheet.direction]
  }

  get number(): number {
    return this.sheets.length
  }

  /** Rooms in whole lines are counted from here. */
  get isFresh(): boolean {
    return this.filled === 0
  }

  /** Height left under what stands on the page; text begins on the next line of the grid. */
  get room(): number {
    return this.area.height - this.filled
  }

  /** Lines of text left. */
  get freeLines(): number {
    return Math.floor((this.area.height + TOLERANCE) / linePitch) - this.nextLine
  }

  /** The first free line of the grid. */
  get nextLine(): number {
    return Math.ceil((this.filled - TOLERANCE) / linePitch)
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
