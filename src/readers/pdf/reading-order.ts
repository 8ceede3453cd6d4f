/** Something that takes a rectangle of the page. */
export interface Placed {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** It is as wide as its column allows, like a table; a line of text shows that by its length alone. */
  readonly fills: boolean
  /** What it says; empty for a table. */
  readonly text: string
  /** Its place in the order in which the page is drawn. */
  readonly order: number
}

/** White space this wide, in points, may divide columns: an em of small print. */
const leastGutter = 8
/** Columns of text are no narrower. Marks of lists and short labels are. */
const leastColumn = 50

/** What is read from top to bottom, and the room that the gutters beside it leave. */
export interface Group<T> {
  readonly items: readonly T[]
  readonly room: Room
}

export interface Room {
  readonly left: number
  readonly right: number
}

const wholePage: Room = { left: -Infinity, right: Infinity }

/**
 * The columns of a page, and what stands over, under and between them, in reading order. Pieces of text that stand side by side and may be
 * read either way are handed to `onUnclear`; they are read line by line.
 */
export function groupInReadingOrder<T extends Placed>(items: readonly T[], onUnclear: (items: readonly T[]) => void): Group<T>[] {
  const divideInto = (part: readonly T[], room: Room): Group<T>[] => {
    const sorted = part.toSorted((one, other) => one.top - other.top)
    if (sorted.length === 0) return []
    const { columns, unclear } = findRegions(sorted)
    if (!columns && unclear) onUnclear([...unclear.left, ...unclear.right])
    if (!columns) return [{ items: sorted, room }]
    return [
      ...divideInto(columns.above, room),
      ...divideInto(columns.left, { ...room, right: columns.gutter }),
      ...divideInto(columns.right, { ...room, left: columns.gutter }),
      ...divideInto(columns.below, room),
    ]
  }
  return divideInto(items, wholePage)
}

/** Two sides of white space, and what stands above and below both. */
interface Region<T> {
  readonly gutter: number
  readonly above: readonly T[]
  readonly left: readonly T[]
  readonly right: readonly T[]
  readonly below: readonly T[]
}

interface Regions<T> {
  readonly columns: Region<T> | null
  readonly unclear: Region<T> | null
}

/** The largest columns, and the largest text of which it is not certain whether it stands in columns. Of several gutters the leftmost. */
function findRegions<T extends Placed>(sorted: readonly T[]): Regions<T> {
  const found: { columns: Region<T> | null; unclear: Region<T> | null } = { columns: null, unclear: null }
  const places = new Set(sorted.map(({ right }) => Math.round(right + leastGutter / 2)))
  for (const at of [...places].sort((one, other) => one - other))
    for (const { stretch, before, after } of bandsOf(sorted, at).flatMap((band) => stretchesOf(band, at))) {
      const side = judge(stretch)
      if (side === 'rows') continue
      const region = { gutter: at, above: before, left: stretch.left, right: stretch.right, below: after }
      if (sizeOf(region) > sizeOf(found[side])) found[side] = region
    }
  return found
}

function sizeOf(region: Region<unknown> | null): number {
  return region ? region.left.length + region.right.length : 0
}

function crosses({ left, right }: Placed, at: number): boolean {
  return left < at + leastGutter / 2 - 1 && right > at - leastGutter / 2 + 1
}

interface Band<T> {
  readonly items: readonly T[]
  readonly before: readonly T[]
  readonly after: readonly T[]
}

/** What follows one another from top to bottom without reaching over a gutter. */
function bandsOf<T extends Placed>(sorted: readonly T[], gutter: number): Band<T>[] {
  const bands: Band<T>[] = []
  for (let start = 0; start < sorted.length;) {
    let end = start
    while (end < sorted.length && !crosses(sorted[end]!, gutter)) end++
    const items = sorted.slice(start, end)
    if (items.some(({ right }) => right <= gutter) && items.some(({ left }) => left >= gutter))
      bands.push({ items, before: sorted.slice(0, start), after: sorted.slice(end) })
    start = Math.max(end, start) + 1
  }
  return bands
}

/** Part of a band, with how it is drawn: `turns` counts the changes from one side to the other. */
interface Stretch<T> {
  readonly left: T[]
  readonly right: T[]
  turns: number
  /** Figures stand in the band as in a table. */
  readonly tabular: boolean
}

/**
 * A band, parted where what is drawn goes back to the left side below all that has been drawn: rows of cells, columns under columns, text
 * below columns. Rows of single lines that follow one another stay together.
 */
function stretchesOf<T extends Placed>({ items, before, after }: Band<T>, gutter: number) {
  const tabular = isTabular(items, gutter)
  const stretches: Stretch<T>[] = []
  let last: T | null = null
  for (const item of items.toSorted((one, other) => one.order - other.order)) {
    const own = stretches.at(-1)
    const isLeft = item.right <= gutter
    const isBelow = own && isLeft && own.right.length > 0 && item.top >= bottomOf([...own.left, ...own.right]) - slack(item)
    if (!own || isBelow) stretches.push({ left: [], right: [], turns: 0, tabular })
    else if (last && last.right <= gutter !== isLeft) own.turns++
    stretches.at(-1)![isLeft ? 'left' : 'right'].push(item)
    last = item
  }
  const joined = joinRows(stretches.map(withoutHead)).map((stretch) => ({ stretch, own: new Set([...stretch.left, ...stretch.right]) }))
  return joined.map(({ stretch, own }) => {
    const top = topOf([...own])
    const [above, below] = divide(
      items.filter((item) => !own.has(item)),
      (item) => item.bottom <= top + slack(item),
    )
    return { stretch, before: [...before, ...above], after: [...below, ...after] }
  })
}

/** Without what stands over both sides, on the left: a heading, or a paragraph's last line. */
function withoutHead<T extends Placed>(stretch: Stretch<T>): Stretch<T> {
  const top = topOf(stretch.right)
  const left = stretch.left.filter((item) => item.bottom > top + slack(item))
  return left.length > 0 ? { ...stretch, left } : stretch
}

/** Boxes of lines set solid overlap by so much. */
function slack({ top, bottom }: Placed): number {
  return 0.4 * (bottom - top)
}

function joinRows<T extends Placed>(stretches: readonly Stretch<T>[]): Stretch<T>[] {
  const joined: Stretch<T>[] = []
  for (const stretch of stretches.toSorted((one, other) => topOf([...one.left, ...one.right]) - topOf([...other.left, ...other.right]))) {
    const last = joined.at(-1)
    if (last && isRow(stretch) && last.turns !== 1) {
      last.left.push(...stretch.left)
      last.right.push(...stretch.right)
    } else joined.push(isRow(stretch) ? { ...stretch, turns: rowByRow } : stretch)
  }
  return joined
}

const rowByRow = -1

function isRow<T extends Placed>({ left, right }: Stretch<T>): boolean {
  return rowsOf(left) <= 1 && rowsOf(right) === 1
}

function rowsOf(items: readonly Placed[]): number {
  let [rows, bottom] = [0, -Infinity]
  for (const item of items.toSorted((one, other) => one.top - other.top)) {
    if (item.fills) return 2
    if (item.top < bottom - slack(item)) continue
    rows++
    bottom = item.bottom
  }
  return rows
}

/** Share of the pieces on one side that are figures. */
const tabularShare = 1 / 3

/** Labels and figures without rules stand side by side row by row, whatever order they are drawn in. */
function isTabular(items: readonly Placed[], gutter: number): boolean {
  return divide(items, ({ right }) => right <= gutter).some((side) => {
    const figures = side.filter(({ text }) => /^[\d.,%+\-—–－/／]+$/.test(text)).length
    return figures > 0 && figures >= tabularShare * side.filter(({ fills }) => !fills).length
  })
}

/** The sides of a stretch are columns where they are drawn one after the other, or where their lines fill them. */
function judge<T extends Placed>({ left, right, turns, tabular }: Stretch<T>): 'columns' | 'unclear' | 'rows' {
  if (left.length === 0 || right.length === 0 || !standSideBySide(left, right)) return 'rows'
  if (widthOf(left) < leastColumn || widthOf(right) < leastColumn) return 'rows'
  if (isColumn(left) && (isColumn(right) || areColumns(right))) return 'columns'
  if (tabular) return 'rows'
  if (turns === 1 && Math.max(rowsOf(left), rowsOf(right)) >= 2 && isProse([...left, ...right])) return 'columns'
  return rowsOf(left) >= 2 && rowsOf(right) >= 2 && isProse(left) && isProse(right) ? 'unclear' : 'rows'
}

function areColumns(items: readonly Placed[]): boolean {
  return findRegions(items.toSorted((one, other) => one.top - other.top)).columns !== null
}

/** Where lines alone tell, it takes so many of them. */
const fewestLines = 3
/** Lines of running text reach over so much of their column, on the average of the longer half. */
const filled = 0.75

/** Labels and figures without rules stand in columns too: those of text hold lines that fill them. */
function isColumn(items: readonly Placed[]): boolean {
  if (items.some(({ fills }) => fills)) return true
  const longer = items.map(({ left, right }) => right - left).sort((a, b) => b - a)
  const half = longer.slice(0, Math.ceil(longer.length / 2))
  return items.length >= fewestLines && half.reduce((sum, length) => sum + length, 0) >= filled * widthOf(items) * half.length
}

/** In characters; half of the pieces of running text are no shorter. */
const shortest = 8

/** What may be running text: no short labels, and no names with values behind them. */
function isProse(items: readonly Placed[]): boolean {
  const long = items.filter(({ text }) => text.length >= shortest)
  const named = items.filter(({ text }) => /^[^，。；]{1,8}[：:]/.test(text))
  return long.length >= items.length / 2 && named.length < items.length / 2
}

function standSideBySide(left: readonly Placed[], right: readonly Placed[]): boolean {
  const top = Math.max(topOf(left), topOf(right))
  const bottom = Math.min(bottomOf(left), bottomOf(right))
  const height = Math.min(bottomOf(left) - topOf(left), bottomOf(right) - topOf(right))
  return bottom - top > 0.5 * height
}

function divide<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}

function widthOf(items: readonly Placed[]): number {
  return Math.max(...items.map(({ right }) => right)) - Math.min(...items.map(({ left }) => left))
}

function topOf(items: readonly Placed[]): number {
  return Math.min(...items.map(({ top }) => top))
}

function bottomOf(items: readonly Placed[]): number {
  return Math.max(...items.map(({ bottom }) => bottom))
}
