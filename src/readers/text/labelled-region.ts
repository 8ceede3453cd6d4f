import { foldLabel } from '../../language/fold.js'
import { recogniseLabel } from '../../forms/matching/recognise.js'
import { usesOf } from '../../forms/matching/vocabulary.js'
import type { TableId } from '../../model/form.js'
import { isPageMark } from '../../language/page-mark.js'
import { headingOf } from './headings.js'
import { isBlank, type Line } from './lines.js'
import { hasPipe } from './pipes.js'
import { labelness, wordsOf, type Word } from './words.js'

/** Lines of unknown text a table may hold between lines that are certain: rows the forms do not have. */
const longestUnknown = 3
const longestUnknownLine = 40
/** Labels and values that make a table. */
const leastFound = 2

/** Past the last line of the statutory table without pipes that begins at `start`; `start` where none does. */
export function endOfLabelled(lines: readonly Line[], start: number): number {
  if (!beginsTable(lines, start)) return start
  let end = start
  let unknown = 0
  let found = 0
  for (let index = start; index < lines.length; index++) {
    const line = lines[index]!
    if (isBlank(line) || isPageMark(line.text)) continue
    const kind = isBrokenLabel(lines, index) ? 'label' : lineKind(line)
    if (kind === 'prose' || (kind === 'unknown' && ++unknown > longestUnknown)) break
    if (kind === 'unknown') continue
    end = index + 1
    unknown = 0
    found += wordsOf(line).filter((word) => word.isValue || labelness(word.folded) === 'whole').length
  }
  return found >= leastFound ? end : start
}

/** Looks like the title of a section, and is a label with a slip in it that runs on in the next line. */
function isBrokenLabel(lines: readonly Line[], index: number): boolean {
  const text = lines[index]!.text.trim()
  if (text.length > longestBroken || !isSectionTitle(lines[index]!)) return false
  const next = nextLine(lines, index)?.text.trim() ?? ''
  return next.length <= longestBroken && tables.some((table) => recogniseLabel(text + next, table).length > 0)
}

const longestBroken = 12
const tables: readonly TableId[] = ['disclosure', 'applications', 'disputes']

type LineKind = 'label' | 'values' | 'unknown' | 'prose'

/** label: labels or pieces of them, with values or without. values: nothing but values. unknown: short text that may be a row's label. */
function lineKind(line: Line): LineKind {
  const text = line.text.trim()
  if (hasPipe(text) || isSectionTitle(line)) return 'prose'
  const words = wordsOf(line)
  const texts = words.filter((word) => !word.isValue)
  if (texts.length === 0) return 'values'
  const known = texts.filter((word) => labelness(word.folded) !== 'none').length
  const joined = labelness(texts.map((word) => word.folded).join(''))
  if (joined === 'whole' || known * 2 > texts.length || (joined !== 'none' && texts.length <= 4)) return 'label'
  if (text.length > longestUnknownLine || /[。；;！？]/.test(text)) return 'prose'
  return 'unknown'
}

/** A heading of the first rank that is no row of a form (一、本年新收… is one). */
function isSectionTitle(line: Line): boolean {
  const text = line.text.trim()
  const heading = headingOf(text)
  return (
    heading?.level === 1 &&
    labelness(foldLabel(text)) === 'none' &&
    !wordsOf(line).some((word) => labelness(word.folded) === 'whole') &&
    !beginsWithLabel(text)
  )
}

/** Its first words make a label of several words: 二、 上年结转… before its values. */
function beginsWithLabel(text: string): boolean {
  let joined = ''
  return text.split(/\s+/, longestInWords).some((word) => labelness((joined += foldLabel(word))) === 'whole')
}

const longestInWords = 6

/** The line shows a statutory table: a caption, the note over the row labels, the first header, or a row with its values. */
function beginsTable(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!
  const first = /\S+/.exec(line.text)?.[0] ?? ''
  if (isFlatTable(line)) return true
  if (first.length > 60) return false
  const words = wordsOf(line)
  if (labelness(words[0]?.folded ?? '') === 'none' && !isValueRow(line)) return false
  if (isValueRow(line) || standsUpright(lines, index)) return true
  if (lineKind(line) !== 'label') return false
  const whole = foldLabel(line.text)
  const roles = new Set([...rolesOf(whole), ...words.flatMap((word) => rolesOf(word.folded))])
  const next = nextKind(lines, index)
  if (whole.length >= 12 && labelness(whole) === 'start' && (next === 'label' || next === 'values')) return true
  if (next === 'prose' && hasPipe(nextLine(lines, index)!.text)) return false
  if (words.filter((word) => rolesOf(word.folded).length > 0).length >= 3) return true
  if (roles.has('caption') || roles.has('corner')) return next !== 'prose'
  if (roles.has('row') && words.some((word) => word.isValue)) return true
  return (roles.has('row') || roles.has('head') || roles.has('group')) && (next === 'values' || next === 'label')
}

/** Headers set one character a line (M20): a few lines of single characters, then values. */
function standsUpright(lines: readonly Line[], index: number): boolean {
  if (!isUpright(lines[index]!)) return false
  const next = lines.slice(index, index + 40).filter((line) => !isBlank(line))
  const end = next.findIndex((line) => !isUpright(line))
  if (end < 3 || !isValueRow(next[end]!, 4)) return false
  return next.slice(0, end).every((line) => wordsOf(line).every((word) => !word.isValue && labelness(word.folded) !== 'none'))
}

/** Single characters with space between them, two at least. */
function isUpright(line: Line): boolean {
  return line.text.length < 400 && /^\s*[^\s\d](?:\s+[^\s\d])+\s*$/.test(line.text)
}

/** A whole table in one line, whatever it begins with: many labels and values, parted by spaces. */
function isFlatTable(line: Line): boolean {
  if (line.text.length < 60 || !/\s\S+\s+\S+\s+\S+\s/.test(line.text.slice(0, 200))) return false
  const words = wordsOf(line)
  const labels = words.filter((word) => word.folded.length > 2 && labelness(word.folded) === 'whole').length
  return labels >= 4 && words.some((word) => word.isValue) && (labels + words.filter((word) => word.isValue).length) * 2 > words.length
}

/** A long row of values on its own, the one row of a table without row labels whose header is lost. */
function isValueRow(line: Line, least = 10): boolean {
  const words = wordsOf(line)
  return words.length >= least && words.every((word: Word) => word.isValue)
}

function nextKind(lines: readonly Line[], index: number): LineKind | undefined {
  const next = nextLine(lines, index)
  return next && lineKind(next)
}

function nextLine(lines: readonly Line[], index: number): Line | undefined {
  return lines.slice(index + 1, index + 8).find((line) => !isBlank(line))
}

function rolesOf(folded: string): string[] {
  return usesOf(folded).map((use) => use.role)
}
