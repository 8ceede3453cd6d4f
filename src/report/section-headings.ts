import { foldChar, foldLabel } from '../language/fold.js'
import { forms } from '../forms/index.js'
import type { FormSection, SectionId } from '../model/form.js'
import { parseOrdinal, type Ordinal } from '../language/ordinal.js'

/** A line that opens one of the statutory sections. */
export interface SectionHeading {
  readonly section: FormSection
  readonly ordinal: Ordinal | null
  /** How sure the match is: the official wording, a wording known to mean it, or one that only resembles it. */
  readonly match: 'official' | 'alias' | 'similar'
  /** Index in the line where the heading ends; what follows is text of the section. */
  readonly end: number
}

/** Reads a line as the heading of a statutory section, with or without its ordinal, alone or with text after it. */
export function matchSectionHeading(text: string): SectionHeading | null {
  const ordinal = parseOrdinal(text) ?? parseLooseOrdinal(text)
  if (ordinal?.level !== 1 && (text.length > longestAlone || !endsLikeWording(text))) return null
  const start = ordinal?.written.length ?? text.length - text.trimStart().length
  const wording = keyed(text, start)
  return (
    matchWhole(wording, ordinal, text) ??
    (ordinal?.level === 1 ? (matchHead(wording, ordinal, text) ?? matchSimilar(wording, ordinal, text)) : null)
  )
}

/** No heading that stands alone is longer, and only one with its ordinal is looked for at the head of a paragraph. */
const longestAlone = 60

/** Sections by id, as the newest edition has them. */
const statutorySections: readonly FormSection[] = forms[0]!.sections

export function findSection(id: SectionId): FormSection {
  return statutorySections.find((section) => section.id === id)!
}

/** Heading as the form prints it: 一、总体情况. */
export function officialHeading(section: FormSection): string {
  return `${section.ordinal}、${section.label}`
}

/** `三是收到和处理…` or `三 收到和处理…` where 三、 is meant. */
function parseLooseOrdinal(text: string): Ordinal | null {
  const match = /^\s*([一二三四五六七八九])(?:是\s*|[\s\u3000]+)/.exec(text)
  if (!match) return null
  return { ...parseOrdinal(`${match[1]}、`)!, written: match[0] }
}

/** The characters that count in comparing labels, each with its index in the text. */
interface Keyed {
  readonly key: string
  readonly indices: readonly number[]
}

function keyed(text: string, start: number): Keyed {
  let key = ''
  const indices: number[] = []
  for (let index = start; index < Math.min(text.length, start + 60); index++) {
    const folded = foldChar(text[index]!.normalize('NFKC'))
    key += folded
    for (let count = folded.length; count > 0; count--) indices.push(index)
  }
  return { key, indices }
}

interface Wording {
  readonly section: FormSection
  readonly key: string
  readonly official: boolean
  readonly pairs: ReadonlySet<string>
}

/** Longest first, so that a wording is not taken for a shorter one it begins with. */
const wordings: readonly Wording[] = forms
  .flatMap((form) => form.sections)
  .flatMap((section) =>
    [section.label, ...(section.aliases ?? [])].map((label, index) => describeWording(section, foldLabel(label), index === 0)),
  )
  .sort((a, b) => b.key.length - a.key.length || Number(b.official) - Number(a.official))

function describeWording(section: FormSection, key: string, official: boolean): Wording {
  return { section, key, official, pairs: pairsOf(key) }
}

const wordingByKey = new Map([...wordings].reverse().map((wording) => [wording.key, wording]))

const lastCharacters = new Set(wordings.map((wording) => wording.key.at(-1)))

/** Its last word could be a heading's; a cheap look that spares most lines the comparison. */
function endsLikeWording(text: string): boolean {
  for (let index = text.length - 1; index >= 0; index--) {
    const folded = foldChar(text[index]!)
    if (folded !== '') return lastCharacters.has(folded)
  }
  return false
}

/** The line is the heading and nothing else. Without an ordinal only wordings too long to mean anything else will do. */
function matchWhole({ key }: Keyed, ordinal: Ordinal | null, text: string): SectionHeading | null {
  const wording = wordingByKey.get(key)
  if (!wording || text.length > longestAlone) return null
  if (!ordinal && !wording.official && key.length < 8) return null
  return { section: wording.section, ordinal, match: wording.official ? 'official' : 'alias', end: text.length }
}

/** The heading, then text in the same line. */
function matchHead({ key, indices }: Keyed, ordinal: Ordinal, text: string): SectionHeading | null {
  for (const wording of wordings) {
    if (!key.startsWith(wording.key) || key.length === wording.key.length) continue
    const end = indices[wording.key.length - 1]! + 1
    if (!startsNewText(text, end)) continue
    return { section: wording.section, ordinal, match: wording.official ? 'official' : 'alias', end: skipMarks(text, end) }
  }
  return null
}

/** What follows a heading in its line is set off by a mark or space, or is so long that it must be a sentence. */
function startsNewText(text: string, end: number): boolean {
  return /^[\s。：:，,；;、（(\d“《]/.test(text.slice(end, end + 1)) || text.length - end >= 12
}

/** The mark between heading and text belongs to the heading, unless it opens a bracket. */
function skipMarks(text: string, end: number): number {
  return end + /^[\s。：:，,；;、]*/.exec(text.slice(end, end + 8))![0].length
}

/** A short heading that resembles one wording and no other, at the place its ordinal says. */
function matchSimilar({ key }: Keyed, ordinal: Ordinal, text: string): SectionHeading | null {
  if (key.length < 4 || text.length > 45 || /[。；！？]./.test(text)) return null
  const ranked = statutorySections
    .map((section) => ({ section, likeness: likenessTo(section, key, ordinal) }))
    .sort((a, b) => b.likeness - a.likeness)
  const [best, next] = ranked
  if (!best || best.likeness < 0.62 || (next && best.likeness - next.likeness < 0.1)) return null
  return { section: best.section, ordinal, match: 'similar', end: text.length }
}

function likenessTo(section: FormSection, key: string, ordinal: Ordinal): number {
  const pairs = pairsOf(key)
  const own = wordings.filter((wording) => wording.section.id === section.id)
  const inPlace = ordinal.proper === `${section.ordinal}、` ? 0.12 : 0
  return Math.max(...own.map((wording) => likenessOf(wording, key, pairs))) + inPlace
}

/** Share of character pairs the two have in common (Dice); no wording holds a pair twice. */
function likenessOf(wording: Wording, key: string, pairs: ReadonlySet<string>): number {
  let common = 0
  for (const pair of wording.pairs) if (pairs.has(pair)) common++
  return (2 * common) / Math.max(1, wording.key.length + key.length - 2)
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let index = 0; index + 1 < text.length; index++) pairs.add(text.slice(index, index + 2))
  return pairs
}
