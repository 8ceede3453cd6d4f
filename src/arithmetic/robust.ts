/** Scores that one strange value does not move (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993, 3.3). */

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * How far a value lies from the median of the values, in what would be standard deviations were they normal: by the median absolute deviation,
 * or, where more than half are alike, by the mean one; 0 where all are alike.
 */
export function robustScore(value: number, values: readonly number[]): number {
  const centre = median(values)
  const deviations = values.map((one) => Math.abs(one - centre))
  const spread = median(deviations) / 0.6745 || (deviations.reduce((sum, one) => sum + one, 0) / deviations.length) * 1.253314
  return spread === 0 ? 0 : (value - centre) / spread
}
