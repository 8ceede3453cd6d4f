/** Something that takes a rectangle of the page. */
export interface Placed {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** It is as wide as its column allows, like a table; a line of text shows that by its length alone. */
  readonly fills: boolean
}

/** White space this wide, in points, may divide columns. */
const leastGutter = 12
/** Columns of text are no narrower, and hold no fewer lines. */
const leastColumn = 90
const fewestLines = 3
/** Lines of running text reach over so much of their column, on the average of the longer half. */
const filled = 0.75

/** Groups of what is read from top to bottom: the columns of a page, and what stands over, under and between them, in reading order. */
export function groupInReadingOrder<T extends Placed>(items: readonly T[]): T[][] {
  if (items.length === 0) return []
  const gutter = findGutter(items)
  if (gutter === null) return [items.toSorted((one, other) => one.top - other.top)]
  return bandsOf(items, gutter).flatMap((band) => {
    if (crosses(band[0]!, gutter)) return groupInReadingOrder(band)
    const [left, right] = divide(band, (item) => item.right <= gutter)
    return [...groupInReadingOrder(left), ...groupInReadingOrder(right)]
  })
}

/** Share of the items that may reach over a gutter: heads, titles, tables over both columns. */
const mostCrossing = 0.25

/** Where white space divides two columns of text, as few items as may be reaching over it; null where it does not. */
function findGutter(items: readonly Placed[]): number | null {
  const places = [...new Set(items.map(({ right }) => Math.round(right + leastGutter / 2)))]
  const candidates = places
    .map((at) => ({ at, crossing: items.filter((item) => crosses(item, at)).length }))
    .filter(({ crossing }) => crossing <= mostCrossing * items.length)
    .sort((one, other) => one.crossing - other.crossing || one.at - other.at)
  const found = candidates.find(({ at }) => {
    const aside = items.filter((item) => !crosses(item, at))
    const [left, right] = divide(aside, (item) => item.right <= at)
    return left.length > 0 && right.length > 0 && isColumn(left) && isColumn(right) && standSideBySide(left, right)
  })
  return found?.at ?? null
}

function crosses({ left, right }: Placed, at: number): boolean {
  return left < at + leastGutter / 2 - 1 && right > at - leastGutter / 2 + 1
}

/** The items from top to bottom, parted above and below what reaches over the gutter. */
function bandsOf<T extends Placed>(items: readonly T[], gutter: number): T[][] {
  const bands: T[][] = []
  for (const item of items.toSorted((one, other) => one.top - other.top)) {
    const last = bands.at(-1)
    if (last && crosses(last[0]!, gutter) === crosses(item, gutter)) last.push(item)
    else bands.push([item])
  }
  return bands
}

/** Labels and figures without rules stand in columns too: those of text hold lines that fill them. */
function isColumn(items: readonly Placed[]): boolean {
  const width = Math.max(...items.map(({ right }) => right)) - Math.min(...items.map(({ left }) => left))
  if (width < leastColumn) return false
  if (items.some(({ fills }) => fills)) return true
  const longer = items.map(({ left, right }) => right - left).sort((a, b) => b - a)
  const half = longer.slice(0, Math.ceil(longer.length / 2))
  return items.length >= fewestLines && half.reduce((sum, length) => sum + length, 0) >= filled * width * half.length
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

function topOf(items: readonly Placed[]): number {
  return Math.min(...items.map(({ top }) => top))
}

function bottomOf(items: readonly Placed[]): number {
  return Math.max(...items.map(({ bottom }) => bottom))
}
