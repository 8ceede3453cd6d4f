const run = 5

/** Jaccard similarity of two texts by their five-character runs, digits and spaces left out: 1 is the same text. */
export function similarity(first: string, second: string): number {
  const [a, b] = [runsOf(first), runsOf(second)]
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const one of a) if (b.has(one)) common += 1
  return common / (a.size + b.size - common)
}

function runsOf(text: string): Set<string> {
  const masked = text.replace(/[\d\s.,，。、；：%]+/g, '')
  const runs = new Set<string>()
  for (let index = 0; index + run <= masked.length; index += 1) runs.add(masked.slice(index, index + run))
  return runs
}
