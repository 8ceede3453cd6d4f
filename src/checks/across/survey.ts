import type { Report } from '../../model/report.js'
import { indexFigures } from '../context.js'
import type { Numbers } from './facts.js'
import { similarPairs, type Signature } from './min-hash.js'

/** What is kept of each report of an archive, to find those that belong together. */
export interface Surveyed {
  /** The file and which of its reports, for whoever reads it again. */
  readonly file: string
  readonly part: number
  /** Tells whether the file is still the same; empty where nobody asks. */
  readonly version: string
  /** How the report is called in findings. */
  readonly name: string
  readonly organ: string
  readonly year: number
  readonly signature: Signature | null
  readonly figures: Numbers
}

/** Which reports have to do with one, by their place in the list. */
export interface Relations {
  readonly previous: number | null
  /** Other reports of the same organ and year. */
  readonly twice: readonly number[]
  /** Reports of other organs in the same year with much the same text. */
  readonly alike: readonly number[]
  readonly parts: { readonly missing: readonly string[]; readonly present: readonly number[] } | null
}

/** Each superior's name, with those of the organs whose figures make up its own. */
export type PartsConfig = Readonly<Record<string, readonly string[]>>

/** An estimate is 0.05 off at most times; the texts themselves decide. */
const estimateMargin = 0.1

/** The relations of every report to the others; the work grows with their number alone. */
export function relate(surveyed: readonly Surveyed[], parts: PartsConfig, likeness: number): Relations[] {
  const byOrgan = new Map<string, number[]>()
  surveyed.forEach((one, index) => {
    const key = keyOf(one.organ, one.year)
    byOrgan.set(key, [...(byOrgan.get(key) ?? []), index])
  })
  const find = (organ: string, year: number) => byOrgan.get(keyOf(organ, year)) ?? []
  const alike = alikeOf(surveyed, likeness)
  return surveyed.map(({ organ, year }, index) => ({
    previous: find(organ, year - 1)[0] ?? null,
    twice: find(organ, year).filter((other) => other !== index),
    alike: alike[index]!,
    parts: partsOf(organ, year, parts, find),
  }))
}

function keyOf(organ: string, year: number): string {
  return `${year} ${organ.replace(/\s+/g, '')}`
}

function alikeOf(surveyed: readonly Surveyed[], likeness: number): number[][] {
  const alike = surveyed.map((): number[] => [])
  for (const year of new Set(surveyed.map((one) => one.year))) {
    const own = surveyed.flatMap((one, index) => (one.year === year ? [index] : []))
    const pairs = similarPairs(
      own.map((index) => surveyed[index]!.signature),
      likeness - estimateMargin,
    )
    for (const [a, b] of pairs.map(([first, second]) => [own[first]!, own[second]!] as const)) {
      if (surveyed[a]!.organ === surveyed[b]!.organ) continue
      alike[a]!.push(b)
      alike[b]!.push(a)
    }
  }
  return alike
}

function partsOf(
  organ: string,
  year: number,
  config: PartsConfig,
  find: (organ: string, year: number) => readonly number[],
): Relations['parts'] {
  const named = Object.hasOwn(config, organ) ? config[organ]! : null
  if (!named) return null
  const present = named.flatMap((name) => find(name, year)[0] ?? [])
  return { missing: named.filter((name) => find(name, year).length === 0), present }
}

/** Superiors of a configuration of which there is no report at all: their names may be slips, and then nothing is added up for them. */
export function superiorsNotFound(parts: PartsConfig, organs: readonly (string | null)[]): string[] {
  const found = new Set(organs.map((organ) => organ?.replace(/\s+/g, '')))
  return Object.keys(parts).filter((name) => !found.has(name.replace(/\s+/g, '')))
}

/** What a report says in its own words, without its organ's name: a copy has another in its place. */
export function ownText({ organ, sections }: Pick<Report, 'organ' | 'sections'>): string {
  const text = sections.flatMap(({ blocks }) => blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).join('\n')
  return organ ? text.replaceAll(organ.value, '') : text
}

/** The whole numbers of a report. */
export function numbersIn(report: Report): Numbers {
  return new Map([...indexFigures(report)].flatMap(([path, { value }]) => (typeof value === 'number' ? [[path, value] as const] : [])))
}
