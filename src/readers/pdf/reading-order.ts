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
  if (gutter !== null) {
    const [left, right] = divide(items, ({ right }) => right <= gutter)
    return [...groupInReadingOrder(left), ...groupInReadingOrder(right)]
  }
  const bands = bandsOf(items)
  return bands.length > 1 ? bands.flatMap(groupInReadingOrder) : [items.toSorted((one, other) => one.top - other.top)]
}

/** Where white space divides two columns of text; null where it does not. */
function findGutter(items: readonly Placed[]): number | null {
  for (const { from, to } of gapsOf(items)) {
    const middle = (from + to) / 2
    const [left, right] = divide(items, (item) => item.right <= middle)
    if (isColumn(left) && isColumn(right) && standSideBySide(left, right)) return middle
  }
  return null
}

function gapsOf(items: readonly Placed[]): { readonly from: number; readonly to: number }[] {
  const gaps: { from: number; to: number }[] = []
  let reached = Infinity
  for (const { left, right } of items.toSorted((one, other) => one.left - other.left)) {
    if (left - reached >= leastGutter) gaps.push({ from: reached, to: left })
    reached = reached === Infinity ? right : Math.max(reached, right)
  }
  return gaps
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

/** The items parted above and below whatever reaches over what else would be a gutter. */
function bandsOf<T extends Placed>(items: readonly T[]): T[][] {
  const left = Math.min(...items.map((item) => item.left))
  const right = Math.max(...items.map((item) => item.right))
  const narrow = items.filter((item) => item.right - item.left <= 0.6 * (right - left))
  const gutter = gapsOf(narrow)
    .map(({ from, to }) => (from + to) / 2)
    .find((at) => narrow.some((item) => item.right <= at) && narrow.some((item) => item.left >= at))
  if (gutter === undefined) return [[...items]]
  const bands: T[][] = []
  let crossed = true
  for (const item of items.toSorted((one, other) => one.top - other.top)) {
    const crosses = item.left < gutter && item.right > gutter
    if (crosses !== crossed || bands.length === 0) bands.push([])
    bands.at(-1)!.push(item)
    crossed = crosses
  }
  return bands.some((band) => findGutter(band) !== null) ? bands : [[...items]]
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
