import { acrossCodes } from './catalogue/check/across.js'
import { figureCodes } from './catalogue/check/figures.js'
import { previousCodes } from './catalogue/check/previous.js'
import { proseCodes } from './catalogue/check/prose.js'
import { sumCodes } from './catalogue/check/sums.js'
import { wordingCodes } from './catalogue/check/wording.js'
import { tableCodes } from './catalogue/table.js'

/** What a finding puts in doubt, the weightiest first: the published figures, what is said of them, the report as a whole, its words. */
const concerns = [
  { ...tableCodes, ...figureCodes, ...sumCodes },
  { ...proseCodes, ...previousCodes, ...acrossCodes },
  null,
  wordingCodes,
] as const
const whole = concerns.indexOf(null)

/** Words that show the text to be another report's, or unfinished, concern the whole. */
const ofWhole = new Set<string>([
  'check/other-organ',
  'check/self-differs',
  'check/mixed-self-reference',
  'check/stale-year',
  'check/placeholder',
] satisfies (keyof typeof wordingCodes)[])

const ranks: ReadonlyMap<string, number> = new Map(
  concerns.flatMap((codes, rank) => Object.keys(codes ?? {}).map((code) => [code, ofWhole.has(code) ? whole : rank] as const)),
)

/** The rank of a finding's concern; 0 comes first. */
export function importanceOf(code: string): number {
  return ranks.get(code) ?? whole
}
