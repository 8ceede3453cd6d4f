import type { FormSection } from '../model/form.js'
import { foldLabel, foldUnit } from './fold.js'
import { parseLooseOrdinal, parseOrdinal, type Ordinal } from './ordinal.js'

/** A line that opens one of the statutory sections. */
export interface SectionHeading {
  readonly section: FormSection
  readonly ordinal: Ordinal | null
  /** How sure the match is: the official wording, a wording known to mean it, or one that only resembles it. */
  readonly match: 'official' | 'alias' | 'similar'
  /** Index in the line where the heading ends; what follows is text of the section. */
  readonly end: number
}

export interface SectionTitles {
  /** Reads a line as the title of a section, word for word or in a known wording, with or without its ordinal, alone or with text after it. */
  readonly exact: (text: string) => SectionHeading | null
  /** The same, or a short title that only resembles one, at the place its ordinal says. */
  readonly near: (text: string) => SectionHeading | null
}

/** Reads the titles of these sections, those of the newest edition first; several editions may have one section. */
export function readSectionTitles(sections: readonly FormSection[]): SectionTitles {
  const wordings = describeWordings(sections)
  const byKey = new Map([...wordings].reverse().map((wording) => [wording.key, wording]))
  const lastCharacters = new Set(wordings.map((wording) => wording.key.at(-1)))
  const exact = (text: string) => {
    const line = readLine(text, lastCharacters)
    return line && (matchWhole(line, byKey) ?? matchHead(line, wordings))
  }
  const near = (text: string) => {
    const line = readLine(text, lastCharacters)
    return line && (matchWhole(line, byKey) ?? matchHead(line, wordings) ?? matchSimilar(line, wordings))
  }
  return { exact, near }
}

interface Line {
  readonly text: string
  readonly ordinal: Ordinal | null
  /** The characters behind the ordinal that count in comparing labels, each with its index in the text. */
  readonly key: string
  readonly indices: readonly number[]
}

/** No heading that stands alone is longer, and only one with its ordinal is looked for at the head of a paragraph. */
const longestAlone = 60

/** Null where the line can hold no title: a cheap look that spares most lines the comparison. */
function readLine(text: string, lastCharacters: ReadonlySet<string | undefined>): Line | null {
  const ordinal = parseOrdinal(text) ?? parseLooseOrdinal(text)
  if (!opensWithTitle(ordinal) && (text.length > longestAlone || !lastCharacters.has(lastLetter(text)))) return null
  return { text, ordinal, ...keyed(text, ordinal?.written.length ?? text.length - text.trimStart().length) }
}

/** 一、 and, where a site numbers so, 1. stand before a section's title with its text behind it. */
function opensWithTitle(ordinal: Ordinal | null): boolean {
  return ordinal?.level === 1 || ordinal?.level === 3
}

function lastLetter(text: string): string | undefined {
  for (let index = text.length - 1; index >= 0; index--) {
    const folded = foldUnit(text.charCodeAt(index))
    if (folded !== '') return folded
  }
  return undefined
}

function keyed(text: string, start: number): Pick<Line, 'key' | 'indices'> {
  let key = ''
  const indices: number[] = []
  for (let index = start; index < Math.min(text.length, start + longestAlone); index++) {
    const folded = foldUnit(text.charCodeAt(index))
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

/** Longest first, so that a wording is not taken for a shorter one it begins with. Sections keep the shape of the newest edition. */
function describeWordings(sections: readonly FormSection[]): Wording[] {
  return sections
    .flatMap((section) =>
      [section.label, ...(section.aliases ?? [])].map((label, index): Wording => {
        const key = foldLabel(label)
        return { section, key, official: index === 0, pairs: pairsOf(key) }
      }),
    )
    .sort((a, b) => b.key.length - a.key.length || Number(b.official) - Number(a.official))
}

/** The line is the title and nothing else. Without an ordinal only wordings too long to mean anything else will do. */
function matchWhole({ text, ordinal, key }: Line, byKey: ReadonlyMap<string, Wording>): SectionHeading | null {
  const wording = byKey.get(key)
  if (!wording || text.length > longestAlone) return null
  if (!ordinal && !wording.official && key.length < 8) return null
  return { section: wording.section, ordinal, match: wording.official ? 'official' : 'alias', end: text.length }
}

/** The title, then text in the same line. */
function matchHead({ text, ordinal, key, indices }: Line, wordings: readonly Wording[]): SectionHeading | null {
  if (!opensWithTitle(ordinal)) return null
  for (const wording of wordings) {
    if (!key.startsWith(wording.key) || key.length === wording.key.length) continue
    const end = indices[wording.key.length - 1]! + 1
    if (!startsNewText(text, end, ordinal!)) continue
    return { section: wording.section, ordinal, match: wording.official ? 'official' : 'alias', end: skipMarks(text, end) }
  }
  return null
}

/** What follows a title in its line is set off by a mark or space, or, behind 一、, is so long that it must be a sentence. */
function startsNewText(text: string, end: number, { level }: Ordinal): boolean {
  const mark = text.slice(end, end + 1)
  return level === 1 ? /^[\s。：:，,；;、（(\d“《]/.test(mark) || text.length - end >= 12 : /^[\s。：:]/.test(mark)
}

/** The mark between title and text belongs to the title, unless it opens a bracket. */
function skipMarks(text: string, end: number): number {
  return end + /^[\s。：:，,；;、]*/.exec(text.slice(end, end + 8))![0].length
}

/** A short title that resembles one wording and no other. */
function matchSimilar({ text, ordinal, key }: Line, wordings: readonly Wording[]): SectionHeading | null {
  if (ordinal?.level !== 1 || key.length < 4 || text.length > 45 || /[。；！？]./.test(text)) return null
  const pairs = pairsOf(key)
  const likeness = new Map<string, { section: FormSection; likeness: number }>()
  for (const wording of wordings) {
    const inPlace = ordinal.proper === `${wording.section.ordinal}、` ? 0.12 : 0
    const own = likenessOf(wording, key, pairs) + inPlace
    const known = likeness.get(wording.section.id)
    if (!known || own > known.likeness) likeness.set(wording.section.id, { section: wording.section, likeness: own })
  }
  const [best, next] = [...likeness.values()].sort((a, b) => b.likeness - a.likeness)
  if (!best || best.likeness < leastLikeness || (next && best.likeness - next.likeness < leastLead)) return null
  return { section: best.section, ordinal, match: 'similar', end: text.length }
}

/** Below it two short phrases about disclosure are alike by chance. */
const leastLikeness = 0.62
const leastLead = 0.1

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
