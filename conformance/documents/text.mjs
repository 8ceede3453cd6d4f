const CONTEXT = 12

/** White space is the layout's business: lines are broken anew in every output. */
export function squeeze(text) {
  return text.normalize('NFC').replace(/\s+/gu, '')
}

/** Empty where both hold the same characters in the same order; else the first place where they part. */
export function textProblems(found, expected) {
  const [one, other] = [squeeze(found), squeeze(expected)]
  if (one === other) return []
  let at = 0
  while (one[at] === other[at]) at++
  const from = Math.max(0, at - CONTEXT)
  return [`at ${at} of ${other.length}: found “${one.slice(from, at + CONTEXT)}”, expected “${other.slice(from, at + CONTEXT)}”`]
}

/** As `textProblems`, for readers that may change the order: the characters lost and those too many. */
export function characterProblems(found, expected) {
  const balance = new Map()
  for (const character of squeeze(expected)) balance.set(character, (balance.get(character) ?? 0) + 1)
  for (const character of squeeze(found)) balance.set(character, (balance.get(character) ?? 0) - 1)
  const differing = [...balance].filter(([, count]) => count !== 0)
  return differing.map(([character, count]) => `“${character}” ${count > 0 ? 'lost' : 'too often'}: ${Math.abs(count)}`)
}
