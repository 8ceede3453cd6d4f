import type { Place, Source } from '../model/source.js'

/** Where an offset of the source stands; null where the source's text is not what spans point into, or ends before it. */
export function placeOf(source: Source, offset: number): Place | null {
  if (!source.placeName || offset > source.text.length) return null
  const starts = lineStartsOf(source)
  const line = lastNotAfter(starts, offset)
  return { offset, line: line + 1, column: offset - starts[line]! + 1 }
}

/** As the source's reader words it: `第12行第3列`; empty where it has no place. */
export function nameOfPlace(source: Source, offset: number): string {
  const place = placeOf(source, offset)
  return place ? source.placeName!(place) : ''
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

/** Index of the last start that is ≤ offset; the first start is 0. */
function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
