import type { Run, Text } from '../model/text.js'

/** A text's runs; one, where the value says nothing of them. */
export function runsOf({ text, at, runs }: Text): readonly Run[] {
  return runs ?? (text === '' ? [] : [[0, at.start, at.end]])
}

/** Index of the last run that begins at or before the character. */
export function runAt(runs: readonly Run[], index: number): number {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runs[middle]![0] <= index) low = middle
    else high = middle - 1
  }
  return low
}
