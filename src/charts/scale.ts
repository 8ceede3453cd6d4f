import { largestOf } from '../arithmetic/numbers.js'

export interface Scale {
  readonly least: number
  readonly most: number
  /** From the least to the most, at equal steps. */
  readonly ticks: readonly number[]
}

/** Steps people count in. */
const steps = [1, 2, 5, 10]
const mostTicks = 5

/** A scale that holds all values and 0, by whole steps; for counts no step is less than 1. */
export function scaleFor(values: readonly number[]): Scale {
  const [low, high] = [-largestOf(values.map((value) => -value)), largestOf(values)]
  const isWhole = values.every(Number.isInteger)
  const rough = Math.max((high - low) / mostTicks, isWhole ? 1 : 0) || 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * steps.find((one) => one * power >= rough * (1 - 1e-9))!
  const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step), 1)]
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => round((first + at) * step))
  return { least: ticks[0]!, most: ticks.at(-1)!, ticks }
}

/** A product of decimals drifts in the last places. */
function round(value: number): number {
  return Number(value.toPrecision(12))
}
