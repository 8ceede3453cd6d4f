export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The largest of however many values, and at least `floor`: a call takes no more than some hundred thousand arguments. */
export function largestOf(values: readonly number[], floor = 0): number {
  return values.reduce((largest, value) => Math.max(largest, value), floor)
}

/** Whole numbers in the proportion of the shares that add up to the total. */
export function roundTo(total: number, shares: readonly number[]): number[] {
  const scale = total / sum(shares)
  const rounded = shares.map((share) => Math.floor(share * scale))
  const rest = total - sum(rounded)
  return rounded.map((share, index) => share + (index < rest ? 1 : 0))
}
