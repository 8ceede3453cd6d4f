/** The largest of however many values, and at least `floor`: a call takes no more than some hundred thousand arguments. */
export function largestOf(values: readonly number[], floor = 0): number {
  return values.reduce((largest, value) => Math.max(largest, value), floor)
}
