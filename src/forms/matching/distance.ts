/** Number of characters to add, drop or change to make one text the other; `limit + 1` where it takes more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const changed = before[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1)
      const cost = Math.min(changed, before[column]! + 1, current[column - 1]! + 1)
      current.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    before = current
  }
  return Math.min(before[b.length]!, limit + 1)
}

/** The characters of `part` stand in `whole` in the same order. */
export function isSubsequence(part: string, whole: string): boolean {
  let found = 0
  for (const char of whole) if (char === part[found]) found++
  return found === part.length
}
