import type { Source } from '../model/source.js'

/** A place as people count: both from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Where an offset of the source stands; null where the source's text is not what spans point into, or ends before it. */
export function placeOf(source: Source, offset: number): Place | null {
  // A report read back from our own JSON keeps the places of the file it was first read from.
  if (source.kind === 'json' || offset > source.text.length) return null
  const starts = lineStartsOf(source)
  const line = lastNotAfter(starts, offset)
  return { line: line + 1, column: offset - starts[line]! + 1 }
}

/** `第12行第3列`; a Word file's places are its paragraphs. */
export function formatPlace(source: Source, place: Place): string {
  return source.kind === 'docx' ? `第${place.line}段第${place.column}字` : `第${place.line}行第${place.column}列`
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
