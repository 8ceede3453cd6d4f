import type { Box, Place, Source, Spot } from '../model/source.js'
import type { Span } from '../model/span.js'

/** Where an offset of the source stands; null where the source's text is not what spans point into, or ends before it. */
export function placeOf(source: Source, offset: number): Place | null {
  if (!source.placeName || offset > source.text.length) return null
  const starts = lineStartsOf(source)
  const line = lastNotAfter(starts, (start) => start, offset)
  return { offset, line: line + 1, column: offset - starts[line]! + 1 }
}

/** As the source's reader words it: `第12行第3列`, `第3页`; empty where it has no place. */
export function nameOfPlace(source: Source, offset: number): string {
  const place = placeOf(source, offset)
  if (!place) return ''
  return source.spots?.length ? spotAt(source.spots, offset).name : source.placeName!(place)
}

/** The named places a stretch of the source stands in, with the least box round it in each; none where places are lines of text. */
export function spotsOf({ spots = [] }: Source, { start, end }: Span): Omit<Spot, 'start'>[] {
  const found = new Map<string, Box | undefined>()
  if (spots.length === 0) return []
  for (let index = spots.indexOf(spotAt(spots, start)); index < spots.length; index++) {
    const { start: from, name, box } = spots[index]!
    if (from >= Math.max(end, start + 1)) break
    const known = found.get(name)
    found.set(name, known && box ? unite(known, box) : (known ?? box))
  }
  return Array.from(found, ([name, box]) => (box ? { name, box } : { name }))
}

function spotAt(spots: readonly Spot[], offset: number): Spot {
  return spots[lastNotAfter(spots, ({ start }) => start, offset)]!
}

function unite(one: Box, other: Box): Box {
  const x = Math.min(one.x, other.x)
  const y = Math.min(one.y, other.y)
  const right = Math.max(one.x + one.width, other.x + other.width)
  const bottom = Math.max(one.y + one.height, other.y + other.height)
  return { page: one.page, x, y, width: right - x, height: bottom - y }
}

const startsBySource = new WeakMap<Source, readonly number[]>()

function lineStartsOf(source: Source): readonly number[] {
  const known = startsBySource.get(source)
  if (known) return known
  const starts = [0]
  for (const end of source.text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length)
  startsBySource.set(source, starts)
  return starts
}

/** Index of the last that starts at or before the offset; the first starts at 0. */
function lastNotAfter<T>(list: readonly T[], startOf: (one: T) => number, offset: number): number {
  let low = 0
  let high = list.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (startOf(list[middle]!) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
